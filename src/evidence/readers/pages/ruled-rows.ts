import type { Line } from './lines.ts'
import { bandAt, type Band } from './rules.ts'

/** More lines than this in one band are rows between rules of columns. */
const MOST_LINES = 40
const WHOLE_NUMBER = /(?:^|\D)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/

/** A row of a table: its lines, and the walls of its cells where rules part them. */
export interface RuledRow {
  readonly lines: readonly Line[]
  readonly walls: readonly number[]
}

/** The rows of a table whose rows are ruled off: what stands in one band is one row, however its cells are wrapped. */
export function ruledRows(lines: readonly Line[], bands: readonly Band[]): RuledRow[] {
  const rows: { band: Band | null; lines: Line[] }[] = []
  for (const line of lines) {
    const band = bandAt(line, bands)
    const last = rows.at(-1)
    if (band !== null && last?.band === band) last.lines.push(line)
    else rows.push({ band, lines: [line] })
  }
  return rows.flatMap(({ band, lines: held }) => {
    const walls = band?.walls ?? []
    if (band === null || !holdsSeveral(held)) return [{ lines: held, walls }]
    return held.map((line) => ({ lines: [line], walls }))
  })
}

/** Two lines that begin in the first column and hold a whole number each are two records, whatever stands between them. */
function holdsSeveral(lines: readonly Line[]): boolean {
  if (lines.length > MOST_LINES) return true
  const first = Math.min(...lines.map(({ runs }) => runs[0]?.left ?? Infinity))
  const whole = lines.filter(({ runs: [start], runs, size }) => {
    const begins = start !== undefined && start.left < first + 2 * size
    return begins && runs.length > 1 && runs.some(({ text }) => WHOLE_NUMBER.test(text))
  })
  return whole.length > 1
}
