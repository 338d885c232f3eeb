import { EMPTY_ROW, type GridSink } from '../../../row.ts'
import { RowNumbers } from '../../row-numbers.ts'

/** Where a line gives several rows: those behind it count on, and numbers only rise. */
export function risingRows(out: GridSink): GridSink {
  const numbers = new RowNumbers(true)
  return {
    row: (view) => {
      out.row({ ...view, row: numbers.next(view.row) })
    },
    blankRows: (from, to) => {
      for (let row = from; row <= to; row++) out.row({ ...EMPTY_ROW, row: numbers.next(row) })
    },
    other: (code, view) => {
      const row = { ...view, row: numbers.next(view.row) }
      if (out.other) out.other(code, row)
      else out.row(row)
    },
    unread: (code, row, rows, message) => {
      out.unread(code, row === null ? null : numbers.next(row), rows, message)
    },
    end: () => {
      out.end()
    },
  }
}
