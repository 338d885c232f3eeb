import type { FieldId } from './layout/fields.ts'
import { columnsOf, type Column, type Layout } from './layout/layout.ts'
import type { StatementRow } from './table.ts'
import {
  serialTime,
  timeCell,
  withClock,
  type ReadTime,
  type SlashDate,
  type TimeCell,
} from './values/time.ts'

/** When a line was, as far as it tells by itself. */
export interface RowTime {
  readonly time: ReadTime | null
  /** 03/04/2023: the table tells the order of day and month. */
  readonly slash: SlashDate | null
  /** The head of the statement tells the year. */
  readonly yearless: { readonly month: number; readonly day: number; readonly clock: string } | null
  /** Something stands there that is no time. */
  readonly unreadable: boolean
  readonly posted: ReadTime | null
  /** A time of day whose day stands nowhere in the row. */
  readonly clockAlone: string | null
  /** Is the day that of the line above, since its cell is merged? */
  readonly fromAbove: boolean
}

const NONE: RowTime = {
  time: null,
  slash: null,
  yearless: null,
  unreadable: false,
  posted: null,
  clockAlone: null,
  fromAbove: false,
}

/**
 * The time of a row out of its columns: a whole time in one, or a date and a clock in two; a second whole time is the
 * one of booking.
 */
export function timeOfRow(row: StatementRow, layout: Layout): RowTime {
  const times = (['time', 'date', 'clock'] as const).flatMap((f) => cellsOf(row, layout, f))
  const ordered = times.toSorted((a, b) => a.rank - b.rank)
  const main = ordered.find(({ cell }) => isDated(cell))
  const clock =
    main && !hasClock(main.cell) ? ordered.find(({ cell }) => cell.kind === 'clock') : undefined
  const posted = [...ordered.filter((t) => t !== main), ...cellsOf(row, layout, 'posted')]
  const time = main ? withOwnClock(main.cell, clock?.cell) : NONE
  const unreadable =
    !main && times.some(({ cell }) => cell.kind === 'unreadable' || cell.kind === 'clock')
  const alone = main ? undefined : times.find(({ cell }) => cell.kind === 'clock')?.cell
  const clockAlone = alone?.kind === 'clock' ? alone.clock : null
  return { ...time, unreadable, clockAlone, posted: firstTime(posted.map((p) => p.cell)) }
}

function cellsOf(row: StatementRow, layout: Layout, field: FieldId) {
  const besideDate = field === 'clock' || (field === 'time' && layout.columns.has('date'))
  return columnsOf(layout, field).map((column: Column) => ({
    rank: column.rank,
    cell: cellOf(row, column, besideDate),
  }))
}

/** A number of a spreadsheet is read with what it shows. */
function cellOf(row: StatementRow, { index }: Column, besideDate: boolean): TimeCell {
  const stored = timeCell(row.cells[index], besideDate)
  const text = row.shown[index] ?? null
  const shown = text === null ? null : timeCell(text, besideDate)
  if (stored.kind !== 'serial') {
    return shown && (stored.kind === 'unreadable' || stored.kind === 'clock') ? shown : stored
  }
  const time = serialTime(stored.days, stored.seconds, shown)
  return time ? { kind: 'time', time } : stored
}

function isDated(cell: TimeCell): boolean {
  return cell.kind === 'time' || cell.kind === 'slash' || cell.kind === 'yearless'
}

function hasClock(cell: TimeCell): boolean {
  if (cell.kind === 'time') return cell.time.precision !== 'day'
  return (
    (cell.kind === 'slash' ? cell.slash.clock : cell.kind === 'yearless' ? cell.clock : '') !== ''
  )
}

function withOwnClock(cell: TimeCell, beside: TimeCell | undefined): RowTime {
  const clock = beside?.kind === 'clock' ? beside.clock : ''
  if (cell.kind === 'time') {
    const time = clock === '' ? cell.time : withClock(cell.time.text, clock)
    return { ...NONE, time }
  }
  if (cell.kind === 'slash') {
    return { ...NONE, slash: { ...cell.slash, clock: cell.slash.clock || clock } }
  }
  if (cell.kind !== 'yearless') return NONE
  return { ...NONE, yearless: { month: cell.month, day: cell.day, clock: cell.clock || clock } }
}

function firstTime(cells: readonly TimeCell[]): ReadTime | null {
  for (const cell of cells) if (cell.kind === 'time') return cell.time
  return null
}
