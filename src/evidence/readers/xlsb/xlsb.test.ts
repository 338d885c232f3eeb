import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { collect } from '../../../../test/files/xlsx/collect.ts'
import { zipOf } from '../../../../test/files/zip/build.ts'
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

/** A record of a binary part: its number, its length, its bytes. */
function record(type: number, ...body: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(body)
  const number = type < 0x80 ? [type] : [(type & 0x7f) | 0x80, type >> 7]
  return Buffer.concat([
    Buffer.from([...number, (bytes.length & 0x7f) | 0x80, bytes.length >> 7]),
    bytes,
  ])
}
const long = (value: number) => Buffer.from(new Uint32Array([value]).buffer)
const wide = (text: string) => Buffer.concat([long(text.length), Buffer.from(text, 'utf16le')])

test('headers and footers that say more than the page are read, rules for input told', async () => {
  const none = long(0xffff_ffff)
  const headings = record(
    479,
    Buffer.from([0, 0]),
    wide('&L张三 13800138000&R&P'),
    wide('&C第 &P 页'),
    ...[none, none, none, none],
  )
  const sheet = Buffer.concat([record(145), record(146), record(64, Buffer.alloc(60)), headings])
  const relations = (items: string) => `<Relationships>${items}</Relationships>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`
  const listed = record(156, long(0), long(1), wide('rId1'), wide('名单'))
  const bytes = zipOf([
    { name: '_rels/.rels', data: relations(relation('r', 'officeDocument', 'xl/workbook.bin')) },
    { name: 'xl/workbook.bin', data: listed },
    {
      name: 'xl/_rels/workbook.bin.rels',
      data: relations(relation('rId1', 'worksheet', 'worksheets/sheet1.bin')),
    },
    { name: 'xl/worksheets/sheet1.bin', data: sheet },
  ])
  const { grids, issues } = await collect(bytes)
  expect(grids.map((g) => [g.sheet, ...g.rows.map((r) => r.cells.join(' '))])).toEqual([
    ['名单'],
    ['页眉页脚', '张三 13800138000'],
  ])
  expect(issues.filter(({ code }) => code !== 'TEXT_SHAPE').map(({ message }) => message)).toEqual([
    '输入限制（可含选项清单） 1 个，未读 / 1 rules for input, which may hold lists, not read',
  ])
})

test('names of the parts of comments', () => {
  const names = ['xl/comments1.bin', 'xl/comments.bin', 'xl/comments1.xml', 'xl/theme.bin']
  expect(names.filter((name) => BINARY_NOTES.test(name))).toEqual(names.slice(0, 2))
})
