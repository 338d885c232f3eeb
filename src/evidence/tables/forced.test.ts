import { expect, test } from 'vitest'
import { RowBuilder } from '../readers/row-builder.ts'
import { forcedHeader } from './forced.ts'
import type { TableOut, TableStart } from './table.ts'

function withoutHeader(delimiter: string | null, ...rows: readonly (readonly string[])[]) {
  const said: unknown[] = []
  const starts: TableStart[] = []
  const out: TableOut = {
    table: (start) => starts.push(start),
    data: (view) => said.push(['data', view.row]),
    other: (code, view) => said.push([code, view.row]),
    unread: (code, row) => said.push([code, row]),
    end: () => undefined,
  }
  const grid = forcedHeader({ sheet: null, hidden: false, delimiter, delimiterByte: -1 }, out, 0)
  rows.forEach((cells, i) => {
    const builder = new RowBuilder().begin(i + 1)
    cells.forEach((text, k) => builder.cell(k, text))
    grid.row(builder.view)
  })
  grid.end()
  return { said, widths: starts.map((start) => [start.headerRow, start.width]) }
}

test.each([
  [
    'a first row that looks like a header is data, in one table of its width',
    [',', ['姓名', '电话'], ['王小明', '13800138000'], ['李小红', '13900139000']],
    ['data', 'data', 'data'],
  ],
  [
    'blank rows above it are blank',
    [',', ['', ''], ['王小明', '13800138000']],
    ['BLANK_ROW', 'data'],
  ],
  ['in a list of one column too', [null, ['电话'], ['13800138000']], ['data', 'data']],
] as const)('said to have no header: %s', (_, [delimiter, ...rows], roles) => {
  const { said, widths } = withoutHeader(delimiter, ...rows)
  expect(said).toEqual(roles.map((role, i) => [role, i + 1]))
  expect(widths).toEqual([[null, rows[0].length]])
})
