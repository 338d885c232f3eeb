import type { GridSink, RowView } from '../../../row.ts'
import { RowNumbers } from '../../row-numbers.ts'
import { giveRole, tellBlank } from './labelled-grid.ts'
import { literalGroups, outsideLiterals } from './literals.ts'
import { lineText, TextRows } from './text-rows.ts'

/** What may be said of somebody: Chinese, or a long number. */
const SAYS = /\p{Script=Han}|\d{7}/u

/** Each bracket of values is a row; other lines of the program are notes, unless they may speak of somebody: those stay rows. */
export function literalGrid(out: GridSink): GridSink {
  const rows = new TextRows()
  const numbers = new RowNumbers(true)
  return {
    row: (view) => {
      const line = lineText(view)
      const found = rowsOf(line)
      if (line.trim() === '') tellBlank(numbers.next(view.row), out)
      else if (found.length === 0) other(view, numbers.next(view.row), line, out)
      else for (const cells of found) out.row(rows.row(numbers.next(view.row), cells))
    },
    unread: (code, row, lines, message) => {
      out.unread(code, row === null ? null : numbers.next(row), lines, message)
    },
    end: () => {
      out.end()
    },
  }
}

function other(view: RowView, row: number, line: string, out: GridSink): void {
  if (SAYS.test(line)) out.row({ ...view, row })
  else giveRole('NOTE', { ...view, row }, out)
}

/** A remark beside the values has a cell behind them. */
function rowsOf(line: string): (string | null)[][] {
  const groups = literalGroups(line)
  const said = outsideLiterals(line, groups)
    .filter((text) => SAYS.test(text))
    .map((text) => text.trim())
  const rows = groups.map(({ cells }) => [...cells])
  if (said.length > 0) rows.at(-1)?.push(said.join('\n'))
  return rows
}
