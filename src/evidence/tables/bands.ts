import { identifies } from './evidence.ts'
import type { HeldRow } from './held.ts'
import { giveBlank, type Item, loneRole } from './pending.ts'
import { SHAPE } from './shape.ts'
import { columnsOf, peopleIn } from './sideways.ts'
import type { TableOut } from './table.ts'
import { isHeaderWord } from './words.ts'

/** Rows right below each other that hold a person a column: names, below them numbers and what else is said. */
export interface Band {
  readonly rows: readonly HeldRow[]
  /** Names of the rows where they stand to their left (姓名 over 电话). */
  readonly labels: readonly string[] | null
}

const MOST_ROWS = 6
const FEWEST_BANDS = 2
/** Names in a row; a single one is a form. */
const NAMES = 2

/**
 * Do people stand side by side, band below band: names in one row, their numbers in the next, as in seating plans and sheets of
 * cards? Gives the bands; nothing where any other row of several cells stands among them. In doubt there are none.
 */
export function bandsOf(rows: readonly HeldRow[]): Band[] {
  const bands: HeldRow[][] = []
  for (const row of rows) {
    if (row.filled < 2 && !identifies(row)) continue
    const last = bands.at(-1)
    if (areNames(row)) bands.push([row])
    else if (last && row.view.row === (last.at(-1)?.view.row ?? 0) + 1) last.push(row)
    else return []
  }
  const size = bands[0]?.length ?? 0
  if (bands.length < FEWEST_BANDS || size < 2 || size > MOST_ROWS) return []
  const whole = bands.every((band) => band.length === size && isNumbered(band))
  const found = bands.map((band) => ({ rows: band, labels: labelsOf(band) }))
  const labels = found.map((band) => band.labels?.join('|'))
  return whole && new Set(labels).size === 1 ? found : []
}

/** A band is a table of its own: its records are known by the numbers of their columns, each row is told of once. */
export function giveBands(
  out: TableOut,
  index: number,
  bands: readonly Band[],
  items: readonly Item[],
): number {
  let next = 0
  const open = () => openBand(out, index + next, bands[next++])
  open()
  for (const item of items) {
    if ('blank' in item) giveBlank(out, ...item.blank)
    else if ('unread' in item) out.unread(...item.unread)
    else {
      if (item.row.view === bands[next]?.rows[0]?.view) open()
      giveRow(out, item.row, bands[next - 1])
    }
  }
  return next
}

function openBand(out: TableOut, index: number, band: Band | undefined): void {
  const width = band?.rows.length ?? 0
  out.table({
    index,
    headerRow: null,
    headers: band?.labels ?? null,
    width,
    certain: true,
    band: true,
  })
}

function giveRow(out: TableOut, row: HeldRow, band: Band | undefined): void {
  const at = band?.rows.findIndex(({ view }) => view === row.view) ?? -1
  if (band && at === 0) {
    const columns = peopleIn(band.rows, labelColumn(band) + 1)
    out.columns?.(columnsOf(band.rows, columns), columns.length, row.view)
  } else out.other(at > 0 ? 'CONTINUED' : loneRole(row, 'TITLE'), row.view)
}

/** Nothing but names, perhaps behind the word for them. */
function areNames(row: HeldRow): boolean {
  const cells = ownCells(row)
  const surely = cells.filter((c) => row.shapes[c] === SHAPE.NAME).length
  if (cells.length < NAMES || 3 * surely < 2 * cells.length) return false
  return cells.every((c) =>
    /^[\p{Script=Han}·]{2,12}$/u.test((row.cells[c] ?? '').replace(/\s/gu, '')),
  )
}

/** Has one row numbers that identify below names, and nothing else? */
function isNumbered([names, ...rows]: readonly HeldRow[]): boolean {
  if (names === undefined) return false
  const filled = new Set(ownCells(names))
  if (!rows.every((row) => ownCells(row).every((c) => filled.has(c)))) return false
  return rows.some((row) => {
    const cells = ownCells(row)
    return cells.length > 0 && cells.every((c) => row.shapes[c] === SHAPE.IDENTIFIER)
  })
}

function labelsOf(band: readonly HeldRow[]): string[] | null {
  const [names] = band
  const at = names ? leadOf(names) : -1
  const labels = band.map((row) => row.cells[at] ?? '')
  return at >= 0 && labels.every((label) => isHeaderWord(label)) ? labels : null
}

function labelColumn({ rows, labels }: Band): number {
  return labels && rows[0] ? leadOf(rows[0]) : -1
}

/** Columns of filled cells, without the word for them. */
function ownCells(row: HeldRow): number[] {
  const lead = leadOf(row)
  const from = isHeaderWord(row.cells[lead] ?? '') ? lead + 1 : lead
  return row.cells.flatMap((cell, c) => (cell === '' || c < from ? [] : [c]))
}

function leadOf(row: HeldRow): number {
  return row.cells.findIndex((cell) => cell !== '')
}
