import { columnFor } from './columns.ts'
import type { Line } from './lines.ts'

/** Distances of lines within a cell, in heights of their letters. */
const TIGHT = [0.9, 2] as const
/** Distances of one kind differ by less than this, those of two kinds by more. */
const SAME = 1.08
const OTHER = 1.2
const LONG_NUMBER = /\d{8}/

/**
 * The lines of each row of a table whose rows stand further apart than the lines of a cell: then a line near the one above goes
 * on with it, in as many cells as it has. Null where distances do not tell, or what goes on would be no rest of cells: wider
 * than its row, elsewhere than its cells, or with a number, which does not break.
 */
export function rowsByGap(lines: readonly Line[]): Line[][] | null {
  const gaps = lines.slice(1).map((line, i) => line.y - (lines[i]?.y ?? 0))
  const tight = Math.min(...gaps)
  const size = lines[0]?.size ?? 0
  if (tight < TIGHT[0] * size || tight > TIGHT[1] * size) return null
  const wide = gaps.filter((gap) => gap > SAME * tight)
  if (wide.length === 0 || Math.min(...wide) < OTHER * tight) return null
  const rows: Line[][] = []
  lines.forEach((line, i) => {
    if (i > 0 && (gaps[i - 1] ?? 0) <= SAME * tight) rows.at(-1)?.push(line)
    else rows.push([line])
  })
  return rows.every(isRow) ? rows : null
}

function isRow([head, ...others]: readonly Line[]): boolean {
  if (head === undefined || (others.length > 0 && head.runs.length < 2)) return false
  return others.every(
    ({ runs }) =>
      runs.length < head.runs.length &&
      runs.every((run) => !LONG_NUMBER.test(run.text) && columnFor(run, head.runs) >= 0),
  )
}
