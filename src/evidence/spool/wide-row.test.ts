import { expect, test } from 'vitest'
import { ByteRow } from '../readers/json/byte-row.ts'
import { CELL } from '../row.ts'
import { cellText } from '../tables/held.ts'
import { foldedRow } from './wide-row.ts'

function rowOf(cells: readonly (string | null)[]): ByteRow {
  const row = new ByteRow()
  row.begin(7)
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue
    const from = row.length
    row.text(cell)
    row.cell(i, CELL.TEXT, from)
  }
  return row
}
const cellsOf = (cells: readonly (string | null)[], width: number) => {
  const row = foldedRow(rowOf(cells), width)
  return [row.row, ...Array.from({ length: row.count }, (_, i) => cellText(row, i))]
}

test.each([
  ['as wide as may be', ['a', 'b', 'c'], 3, [7, 'a', 'b', 'c']],
  ['wider', ['张三', '1', '2', '3'], 3, [7, '张三', '1', '2\t3']],
  [
    'cells that are blank or missing keep their place',
    ['a', null, '', 'x', null, 'y'],
    3,
    [7, 'a', null, '\tx\t\ty'],
  ],
  ['blank ones at the end are left out', ['a', 'b', 'c', '', ''], 3, [7, 'a', 'b', 'c']],
])('%s', (_, cells, width, expected) => {
  expect(cellsOf(cells, width)).toEqual(expected)
})
