import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { collect } from '../../../../test/files/xlsx/collect.ts'
import { BINARY_NOTES } from './comments-part.ts'

/** A binary workbook as the library writes it, with a comment at each cell. */
function commented(texts: readonly string[]): Buffer {
  const sheet = utils.aoa_to_sheet(texts.map(() => ['甲']))
  texts.forEach((t, row) => {
    Object.assign(sheet[`A${String(row + 1)}`] as object, { c: [{ a: '王五', t }] })
  })
  return write(utils.book_new(sheet, '名单'), { type: 'buffer', bookType: 'xlsb' }) as Buffer
}

test('comments are read beside the sheet, without who wrote them', async () => {
  const { grids, codes } = await collect(commented(['张三 13800138000', '李四 13900139000']))
  expect(grids.map((grid) => grid.sheet)).toEqual(['名单', '批注'])
  expect(grids[0]?.rows.map((row) => row.cells)).toEqual([['甲'], ['甲']])
  expect(grids[1]?.rows.map((row) => row.cells.join(' '))).toEqual([
    '张三 13800138000',
    '李四 13900139000',
  ])
  expect(codes.filter((code) => code !== 'TEXT_SHAPE')).toEqual([])
})

test('names of the parts of comments', () => {
  const names = ['xl/comments1.bin', 'xl/comments.bin', 'xl/comments1.xml', 'xl/theme.bin']
  expect(names.filter((name) => BINARY_NOTES.test(name))).toEqual(names.slice(0, 2))
})
