import { RowBuilder } from '../readers/row-builder.ts'
import { CELL, type RowView } from '../row.ts'
import { cellValue } from './form-grid.ts'
import { cellText, type HeldRow } from './held.ts'
import { fieldRows } from './orientation.ts'

/** A sheet that lies on its side: names of the fields, and one record for each column that holds anybody. */
export interface Turned {
  readonly headers: readonly string[]
  /** The row that holds the first field: the people stand in it side by side. */
  readonly first: RowView
  /** A row for each person, with the number of his column (A is 1). The view is used again for the next one. */
  people(): Iterable<RowView>
  readonly count: number
}

/** The sheet by its columns, once it is known to lie on its side. */
export function turned(rows: readonly HeldRow[]): Turned {
  const fields = fieldRows(rows)
  const [first] = fields
  if (!first) throw new Error('a sheet on its side has fields')
  const labels = first.cells.findIndex((cell) => cell !== '')
  const most = Math.max(...fields.map((row) => row.view.count))
  const columns = Array.from({ length: most - labels - 1 }, (_, i) => labels + 1 + i)
  const people = columns.filter((c) =>
    fields.some((row) => (cellText(row.view, c)?.trim() ?? '') !== ''),
  )
  return {
    headers: fields.map((row) => row.cells[labels] ?? ''),
    first: first.view,
    people: () => columnsOf(fields, people),
    count: people.length,
  }
}

function* columnsOf(fields: readonly HeldRow[], columns: readonly number[]) {
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
