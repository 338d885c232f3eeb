import { expect, test } from 'vitest'
import { RowBuilder } from '../readers/row-builder.ts'
import type { GridSink } from '../row.ts'
import { givenHeader } from './given.ts'
import type { TableOut, TableStart } from './table.ts'

function given(header: readonly (string | null)[], feed: (grid: GridSink) => void) {
  const said: unknown[] = []
  const starts: TableStart[] = []
  const out: TableOut = {
    table: (start) => starts.push(start),
    data: (view) => said.push(['data', view.row]),
    other: (code, view) => said.push([code, view.row]),
    unread: (code, row) => said.push([code, row]),
    end: () => said.push('end'),
  }
  const grid = givenHeader(header, out)
  feed(grid)
  grid.end()
  return { said, starts }
}

const row = (n: number, ...cells: string[]) => {
  const builder = new RowBuilder().begin(n)
  cells.forEach((text, i) => builder.cell(i, text))
  return builder.view
}

test('the header is no row: the table is certain and has no header row', () => {
  const { starts } = given(['姓名', '电话'], (grid) => grid.row(row(1, '张三', '13800138000')))
  expect(starts).toEqual([
    { index: 0, headerRow: null, headers: ['姓名', '电话'], width: 2, certain: true },
  ])
})

test('every row that holds anything is data, whatever it looks like; roles are the reader’s word', () => {
  const { said } = given(['姓名', '电话'], (grid) => {
    grid.other?.('TITLE', row(1, '客户名单'))
    grid.row(row(2, '姓名', '电话'))
    grid.row(row(3, '合计', '2'))
    grid.row(row(4))
    grid.row(row(5, '', ''))
    grid.blankRows?.(6, 7)
    grid.unread('CORRUPT', 8, 1, '')
  })
  expect(said).toEqual([
    ['TITLE', 1],
    ['data', 2],
    ['data', 3],
    ['BLANK_ROW', 4],
    ['BLANK_ROW', 5],
    ['BLANK_ROW', 6],
    ['BLANK_ROW', 7],
    ['CORRUPT', 8],
    'end',
  ])
})
