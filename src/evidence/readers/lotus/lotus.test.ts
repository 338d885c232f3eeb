import { expect, test } from 'vitest'
import { record, words } from '../../../../test/files/xls/biff5.ts'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'

const GENERAL = 0x71
const at = (row: number, column: number, format = GENERAL) =>
  Buffer.concat([Buffer.from([format]), words(column, row)])
const double = (value: number) => Buffer.from(new Float64Array([value]).buffer)
const name = Buffer.from('d5c5c8fd', 'hex')
const cells = [
  record(0x0f, at(0, 0), Buffer.from("'name\0")),
  record(0x0e, at(0, 1), double(13_800_138_000)),
  record(0x0f, at(1, 0), Buffer.from('^'), name, Buffer.from([0])),
  record(0x0d, at(1, 1, 0x72), words(44_495)),
  record(0x10, at(1, 2, 0x31), double(0.256), words(0)),
  record(0x10, at(2, 0), double(NaN), words(0)),
  record(0x33, at(2, 0), name, Buffer.from([0])),
]
const book = (version: number, ...records: readonly Buffer[]) =>
  Buffer.concat([record(0, words(version)), record(6, words(0, 0, 2, 2)), ...records])

test.each([0x0404, 0x0405, 0x0406, 0x5120])(
  'cells of a worksheet of version %i',
  async (version) => {
    const { format, grids, codes } = await collectAny(book(version, ...cells, record(1)), 'a.xls')
    expect([format, grids[0]?.rows.map((row) => row.shown), codes]).toEqual([
      'lotus',
      [['name', '13800138000'], ['张三', '-21041', '25.6%'], ['张三']],
      [],
    ])
  },
)

test('a day; a worksheet that is cut, and a cell that is', async () => {
  const day = record(0x0e, at(0, 0, 0x72), double(44_495))
  const { grids, codes } = await collectAny(book(0x0406, day, record(0x0e, at(1, 0))), 'a.wk1')
  expect([grids[0]?.rows[0]?.shown, grids[0]?.unread, codes]).toEqual([
    ['2021-10-26'],
    [['CORRUPT', 2, null]],
    ['CORRUPT'],
  ])
})

test('later worksheets are named', async () => {
  const later = Buffer.concat([record(0, words(0x1000, 4), Buffer.alloc(22)), record(1)])
  const { format, codes } = await collectAny(later, 'a.wk3')
  expect([format, codes]).toEqual(['old-spreadsheet', ['UNSUPPORTED']])
})
