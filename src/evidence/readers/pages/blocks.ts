import { columnFor, type Column } from './columns.ts'
import type { Line, Run } from './lines.ts'
import { columnsOfText, paragraphsOf } from './prose.ts'
import { ruledRows } from './ruled-rows.ts'
import { bandAt, bandsOf, isFull, type Band, type Rule } from './rules.ts'
import { rowsByGap } from './rows-by-gap.ts'

/** Lines of a page that make a table, as rows of cells; or a line of text. */
export type Block =
  | { readonly is: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Cells[] }
  | { readonly is: 'text'; readonly text: string }
export type Cells = readonly (string | null)[]

/** Lines further apart than so many heights do not belong to one table. */
const APART = 6
/** A line nearer to a row than this part of the usual distance of rows goes on with its cells. */
const GOES_ON = 0.75
/** In doubt a line goes on with the row above it: cells begin at the top more often than in the middle. */
const BELOW = 1.25

/**
 * Cuts the lines of a page into tables and text. A table is two or more lines one below the other whose runs stand in
 * columns; a line that belongs to none stays a line. `before` are the columns of the table that the last page ended with: a
 * single line in them goes on with it. Where `rules` part rows and cells, they say what a row is.
 */
export function blocksOf(
  lines: readonly Line[],
  before: readonly Column[] | null,
  rules: readonly Rule[] = [],
): Block[] {
  const blocks: Block[] = []
  for (const group of groups(lines)) blocks.push(...blocksOfGroup(group, before, rules))
  return blocks
}

/** Lines that follow one another closely. */
function groups(lines: readonly Line[]): Line[][] {
  const found: Line[][] = []
  for (const line of lines) {
    const last = found.at(-1)?.at(-1)
    if (last && line.y - last.y <= APART * Math.max(last.size, line.size)) found.at(-1)?.push(line)
    else found.push([line])
  }
  return found
}

function blocksOfGroup(
  group: readonly Line[],
  before: readonly Column[] | null,
  rules: readonly Rule[],
): Block[] {
  let first = group.findIndex((line) => line.runs.length > 1)
  const last = group.findLastIndex((line) => line.runs.length > 1)
  if (first < 0) return textOf(group)
  const bands = rules.length === 0 ? [] : bandsOf(group, rules)
  const usual = usualGap(group.slice(first, last + 1))
  let to = last + 1
  while (goesOn(group, last, to, usual) || isOfBand(group[to], group[last], bands)) to++
  while (isOfBand(group[first - 1], group[first], bands)) first--
  const inner = group.slice(first, to)
  const columns = columnsOf(inner)
  const alone = inner.filter((line) => line.runs.length > 1).length < 2
  if (columns.length < 2 || (alone && !(before && fitsColumns(columns, before))))
    return textOf(group)
  const texts = columnsOfText(group.slice(first), columns)
  if (texts !== null) return [...textOf(group.slice(0, first)), ...texts.flat().map(asBlock)]
  const table: Block = { is: 'table', columns, rows: rowsOf(inner, columns, bands) }
  return [...textOf(group.slice(0, first)), table, ...textOf(group.slice(to))]
}

/** Is this line below the last row, and those between, a part of its cells? */
function goesOn(group: readonly Line[], last: number, at: number, usual: number): boolean {
  const row = group[last]
  const above = group[at - 1]
  const line = group[at]
  if (!row || !above || !line || line.size !== row.size) return false
  if (line.y - above.y >= Math.min(GOES_ON * usual, 1.6 * row.size)) return false
  return line.runs.every((run) => columnFor(run, row.runs) >= 0)
}

function isOfBand(line: Line | undefined, row: Line | undefined, bands: readonly Band[]): boolean {
  const band = line && row ? bandAt(line, bands) : null
  return band !== null && row !== undefined && bandAt(row, bands) === band
}

/** The usual distance of rows. */
function usualGap(lines: readonly Line[]): number {
  const full = lines.filter((line) => line.runs.length > 1)
  const gaps = full.slice(1).map((line, i) => line.y - (full[i]?.y ?? 0))
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0
}

function textOf(lines: readonly Line[]): Block[] {
  return paragraphsOf(lines).map(asBlock)
}

const asBlock = (text: string): Block => ({ is: 'text', text })

/** Do these columns stand where those stand, each in one of its own? */
export function fitsColumns(columns: readonly Column[], others: readonly Column[]): boolean {
  if (columns.length > others.length) return false
  const at = columns.map((column) => columnFor(column, others))
  return at.every((place, i) => place >= 0 && !at.includes(place, i + 1))
}

/** Columns are where the runs of the commonest kind of line stand; runs elsewhere make columns of their own. */
function columnsOf(lines: readonly Line[]): Column[] {
  const counts = new Map<number, number>()
  for (const { runs } of lines)
    if (runs.length > 1) counts.set(runs.length, (counts.get(runs.length) ?? 0) + 1)
  const [usual = 2] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  let columns = merged(
    lines.filter((line) => line.runs.length === usual).flatMap((l) => clipped(l.runs)),
  )
  for (const { runs } of lines) {
    if (runs.length < 2) continue
    const free = clipped(runs).filter((run) => columnFor(run, columns) < 0)
    if (free.length > 0) columns = merged([...columns, ...free])
  }
  return columns
}

/** Text that runs over the next cell ends where that begins. */
function clipped(runs: readonly Run[]): Column[] {
  return runs.map(({ left, right }, i) => ({
    left,
    right: Math.max(left, Math.min(right, runs[i + 1]?.left ?? Infinity)),
  }))
}

function merged(spans: readonly (Run | Column)[]): Column[] {
  const columns: Column[] = []
  for (const { left, right } of [...spans].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

function rowsOf(
  lines: readonly Line[],
  columns: readonly Column[],
  bands: readonly Band[],
): Cells[] {
  if (bands.length > 0)
    return ruledRows(lines, bands).map((row) => cellsOf(row.lines, columns, row.walls))
  const parted = rowsByGap(lines)
  if (parted !== null) return parted.map((row) => cellsOf(row, columns))
  const full = lines.filter((line) => line.runs.length > 1)
  const usual = usualGap(lines)
  const rows: { main: Line; lines: Line[] }[] = full.map((main) => ({ main, lines: [main] }))
  for (const line of lines.filter((each) => each.runs.length === 1)) {
    const row = nearest(rows, line, GOES_ON * usual)
    if (row === null) rows.push({ main: line, lines: [line] })
    else row.lines.push(line)
  }
  rows.sort((a, b) => a.main.y - b.main.y)
  return rows.map((row) =>
    cellsOf(
      row.lines.sort((a, b) => a.y - b.y),
      columns,
    ),
  )
}

function nearest<T extends { main: Line }>(
  rows: readonly T[],
  line: Line,
  within: number,
): T | null {
  let best: T | null = null
  let least = within
  for (const row of rows) {
    const distance = (row.main.y - line.y) * (row.main.y > line.y ? BELOW : -1)
    if (distance >= least) continue
    least = distance
    best = row
  }
  return best
}

function cellsOf(
  lines: readonly Line[],
  columns: readonly Column[],
  walls: readonly number[] = [],
): Cells {
  const cells: (string | null)[] = columns.map(() => null)
  const ends: (Run | undefined)[] = []
  for (const [i, line] of lines.entries()) {
    const seen = new Set<number>()
    const spans = clipped(line.runs)
    for (const [n, run] of line.runs.entries()) {
      const at = Math.max(0, columnFor(spans[n] ?? run, columns))
      const held = cells[at]
      const end = ends[at]
      const isWrapped = end === undefined || goesOnBelow(end, run, walls, line.size)
      const apart = seen.has(at) || i === 0 ? ' ' : isWrapped ? '' : '\n'
      cells[at] = held == null ? run.text : `${held}${apart}${run.text}`
      seen.add(at)
      ends[at] = run
    }
  }
  return cells
}

/** Two telephones one below the other in a cell are two, however narrow it is. */
const MOBILE = /^1[3-9]\d{9}$/

function goesOnBelow(run: Run, below: Run, walls: readonly number[], size: number): boolean {
  if (MOBILE.test(run.text) && MOBILE.test(below.text)) return false
  return isFull(run, below.text, walls, size)
}
