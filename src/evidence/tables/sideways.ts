import { RowBuilder } from '../readers/row-builder.ts'
import { CELL, type RowView } from '../row.ts'
import { cellValue } from './form-grid.ts'
import { cellText, type HeldRow } from './held.ts'
import { fieldRows } from './orientation.ts'
import { giveBlank, type Item, loneRole } from './pending.ts'
import type { TableOut } from './table.ts'

/** A sheet that lies on its side: names of the fields, and one record for each column that holds anybody. */
interface Turned {
  readonly headers: readonly string[]
  /** The row that holds the first field: the people stand in it side by side. */
  readonly first: RowView
  /** A row for each person, with the number of his column (A is 1). The view is used again for the next one. */
  readonly people: () => Iterable<RowView>
  readonly count: number
}

/** Opens the table of a sheet that is known to lie on its side: each column gives a record, each row is told of once. */
export function giveColumns(
  out: TableOut,
  index: number,
  rows: readonly HeldRow[],
  items: readonly Item[],
): void {
  const { headers, first, people, count } = turned(rows)
  const start = { index, headerRow: null, headers, width: headers.length }
  out.table({ ...start, certain: true, labelsInColumn: true })
  const fields = new Set(fieldRows(rows).map((row) => row.view.row))
  for (const item of items) {
    if ('blank' in item) giveBlank(out, ...item.blank)
    else if ('unread' in item) out.unread(...item.unread)
    else if (item.row.view === first) out.columns?.(people(), count, first)
    else out.other(sideRole(item.row, fields.has(item.row.view.row)), item.row.view)
  }
}

/** What a row of a sheet on its side is, but for the first. */
function sideRole(row: HeldRow, isField: boolean): 'BLANK_ROW' | 'CONTINUED' | 'NOTE' | 'TITLE' {
  if (row.filled === 0) return 'BLANK_ROW'
  return isField ? 'CONTINUED' : loneRole(row, 'TITLE')
}

/** The sheet by its columns, once it is known to lie on its side. */
function turned(rows: readonly HeldRow[]): Turned {
  const fields = fieldRows(rows)
  const [first] = fields
  if (!first) throw new Error('a sheet on its side has fields')
  const labels = first.cells.findIndex((cell) => cell !== '')
  const people = peopleIn(fields, labels + 1)
  return {
    headers: fields.map((row) => row.cells[labels] ?? ''),
    first: first.view,
    people: () => columnsOf(fields, people),
    count: people.length,
  }
}

/** Columns from `from` on that hold anything in these rows. */
export function peopleIn(fields: readonly HeldRow[], from: number): number[] {
  const most = Math.max(...fields.map((row) => row.view.count))
  const columns = Array.from({ length: Math.max(0, most - from) }, (_, i) => from + i)
  return columns.filter((c) => fields.some((row) => (cellText(row.view, c)?.trim() ?? '') !== ''))
}

/** A row for each column, with the number of the column (A is 1); the view is used again for the next one. */
export function* columnsOf(fields: readonly HeldRow[], columns: readonly number[]) {
  const builder = new RowBuilder()
  for (const c of columns) {
    builder.begin(c + 1)
    fields.forEach(({ view }, at) => {
      const value = cellValue(view, c)
      builder.cell(at, value?.stored ?? '', value?.type, value?.shown)
      if (value === null) builder.view.type[at] = CELL.ABSENT
    })
    yield builder.view
  }
}
