import { columnFor } from './columns.ts'
import type { Line } from './lines.ts'
import { bandAt, isFull, type Band } from './rules.ts'

/** More lines than this in one band are rows between rules of columns. */
const MOST_LINES = 40
const WHOLE_NUMBER = /(?:^|\D)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/

const NAME = /^\p{Script=Han}{2,4}$/u

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
    if (band === null || !holdsSeveral(held, walls)) return [{ lines: held, walls }]
    return held.map((line) => ({ lines: [line], walls }))
  })
}

/**
 * Two lines that begin in the first column and hold a whole number each are two records, whatever stands between them; so are lines
 * that begin anew in two columns at once, with room in the cells above or with a name or number of their own.
 */
function holdsSeveral(lines: readonly Line[], walls: readonly number[]): boolean {
  if (lines.length > MOST_LINES) return true
  const first = Math.min(...lines.map(({ runs }) => runs[0]?.left ?? Infinity))
  const whole = lines.filter(({ runs: [start], runs, size }) => {
    const begins = start !== undefined && start.left < first + 2 * size
    return begins && runs.length > 1 && runs.some(({ text }) => WHOLE_NUMBER.test(text))
  })
  return whole.length > 1 || lines.some((line, i) => beginsAnew(line, lines[i - 1], walls))
}

function beginsAnew(line: Line, above: Line | undefined, walls: readonly number[]): boolean {
  if (above === undefined || above.runs.length < 2) return false
  const pairs = line.runs.flatMap((run) => {
    const before = above.runs[columnFor(run, above.runs)]
    return before === undefined ? [] : [{ before, run }]
  })
  const anew = pairs.filter(
    ({ before, run }) =>
      areBoth(WHOLE_NUMBER, before.text, run.text) || !isFull(before, run.text, walls, line.size),
  )
  // Words in narrow cells break into what look like names: beside others one column of them tells.
  const named = pairs.some((p) => !anew.includes(p) && areBoth(NAME, p.before.text, p.run.text))
  return anew.length + (named ? 1 : 0) > 1
}

/** A name below a name, or a whole number below another: cells may be no wider than they are. */
function areBoth(what: RegExp, text: string, below: string): boolean {
  return what.test(text) && what.test(below)
}
