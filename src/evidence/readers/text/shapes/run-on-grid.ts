import type { GridSink } from '../../../row.ts'
import { RowNumbers } from '../../row-numbers.ts'
import { numbersOfLine } from '../bare-lines.ts'
import { numberedPeople } from '../numbered-people.ts'
import { peopleOfLine } from '../run-on.ts'
import { lineText, TextRows } from './text-rows.ts'

/** Bytes below which a line cannot hold so many people, or two numbers. */
const SHORT = 200
const SHORTEST = 23

/** Lines of one cell; of a line that goes on with people, or with their numbers alone, each is a row, and rows behind it count on. */
export function runOnGrid(out: GridSink): GridSink {
  const rows = new TextRows()
  const numbers = new RowNumbers(true)
  return {
    row: (view) => {
      const length = view.count === 0 ? 0 : (view.end[0] ?? 0) - (view.start[0] ?? 0)
      const people = length < SHORTEST ? null : rowsOf(lineText(view), length)
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

function rowsOf(line: string, length: number): string[] | null {
  return (length < SHORT ? null : peopleOfLine(line)) ?? numbersOfLine(line) ?? numberedPeople(line)
}
