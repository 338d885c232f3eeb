import type { GridSink } from '../../../row.ts'
import { RowNumbers } from '../../row-numbers.ts'
import { peopleOfLine } from '../run-on.ts'
import { lineText, TextRows } from './text-rows.ts'

/** Bytes below which a line cannot hold so many people. */
const SHORT = 200

/** Lines of one cell; of a line that goes on with people without end, each is a row, and rows behind it count on. */
export function runOnGrid(out: GridSink): GridSink {
  const rows = new TextRows()
  const numbers = new RowNumbers(true)
  return {
    row: (view) => {
      const length = view.count === 0 ? 0 : (view.end[0] ?? 0) - (view.start[0] ?? 0)
      const people = length < SHORT ? null : peopleOfLine(lineText(view))
      if (people === null) out.row({ ...view, row: numbers.next(view.row) })
      else for (const person of people) out.row(rows.row(numbers.next(view.row), [person]))
    },
    unread: (code, row, lines, message) => {
      out.unread(code, row === null ? null : numbers.next(row), lines, message)
    },
    end: () => {
      out.end()
    },
  }
}
