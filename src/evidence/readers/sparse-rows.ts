import type { GridSink } from '../row.ts'
import type { RowBuilder } from './row-builder.ts'
import type { CellWriter, FoundCell } from './xls-cell.ts'

/** Rows by 0-based number, cells by 0-based column; both leave holes where nothing stands. */
export type SparseRows = readonly (readonly (FoundCell | undefined)[] | undefined)[]

/** Writes the rows that hold something, and tells of the blank ones between them. */
export function writeRows(
  rows: SparseRows,
  writer: CellWriter,
  builder: RowBuilder,
  grid: GridSink,
): void {
  let next = 1
  rows.forEach((cells, index) => {
    if (cells === undefined) return
    builder.begin(index + 1)
    cells.forEach((cell, column) => {
      if (cell !== undefined) writer.put(builder, column, cell)
    })
    if (builder.view.count === 0) return
    skip(next, index, builder, grid)
    builder.view.row = index + 1
    grid.row(builder.view)
    next = index + 2
  })
}

/** Rows between two that hold something. They are told before the row, whose cells stand in another builder's place. */
function skip(from: number, to: number, builder: RowBuilder, grid: GridSink): void {
  if (to < from) return
  if (grid.blankRows) {
    grid.blankRows(from, to)
    return
  }
  const blank = { ...builder.view, count: 0 }
  for (let row = from; row <= to; row++) grid.row({ ...blank, row })
}
