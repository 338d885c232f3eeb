import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
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

/** A binary workbook of one sheet `名单`: records of its sheet, and of the workbook behind the list of sheets. */
function workbook(sheet: readonly Buffer[], behind: readonly Buffer[] = [], without = ''): Buffer {
  const relations = (items: string) => `<Relationships>${items}</Relationships>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`
  const listed = record(156, long(0), long(1), wide('rId1'), wide('名单'))
  return zipOf(
    [
      { name: '_rels/.rels', data: relations(relation('r', 'officeDocument', 'xl/workbook.bin')) },
      { name: 'xl/workbook.bin', data: Buffer.concat([listed, ...behind]) },
      {
        name: 'xl/_rels/workbook.bin.rels',
        data: relations(relation('rId1', 'worksheet', 'worksheets/sheet1.bin')),
      },
      {
        name: 'xl/worksheets/sheet1.bin',
        data: Buffer.concat([record(145), record(146), ...sheet]),
      },
    ].filter(({ name }) => name !== without),
  )
}

test('without relations a sheet is found by its number', async () => {
  const { grids, codes } = await collect(workbook([], [], 'xl/_rels/workbook.bin.rels'))
  expect([grids.map((grid) => [grid.sheet, grid.hidden]), codes]).toEqual([[['名单', false]], []])
})

/** Rows of the grids behind the sheet, and what is told. */
async function beside(bytes: Buffer) {
  const { grids, issues } = await collect(bytes)
  return {
    lines: grids.slice(1).map((g) => [g.sheet, ...g.rows.map((r) => r.cells.join(' '))]),
    told: issues.filter(({ code }) => code !== 'TEXT_SHAPE').map(({ message }) => message),
  }
}

test('headers and footers that say more than the page are read, rules for input told', async () => {
  const none = long(0xffff_ffff)
  const headings = record(
    479,
    Buffer.from([0, 0]),
    wide('&L张三 13800138000&R&P'),
    wide('&C第 &P 页'),
    ...[none, none, none, none],
  )
  expect(await beside(workbook([record(64, Buffer.alloc(60)), headings]))).toEqual({
    lines: [['页眉页脚', '张三 13800138000']],
    told: [
      '输入限制（可含选项清单） 1 个，未读 / 1 rules for input, which may hold lists, not read',
    ],
  })
})

describe('names that hold something themselves', () => {
  const short = (text: string) =>
    Buffer.concat([Buffer.from([text.length, 0]), Buffer.from(text, 'utf16le')])
  const real = (value: number) => Buffer.from(new Float64Array([value]).buffer)
  const body = (name: string, tokens: Buffer, more = Buffer.alloc(0)) =>
    Buffer.concat([
      ...[long(1), Buffer.alloc(5, 255), wide(name)],
      ...[long(tokens.length), tokens, long(more.length), more, long(0xffff_ffff)],
    ])
  const array = Buffer.concat([Buffer.from([0x60]), Buffer.alloc(14)])
  const list = Buffer.concat([
    ...[long(2), long(2)],
    ...[Buffer.from([1]), short('张三'), Buffer.from([0]), real(13800138000)],
    ...[Buffer.from([1]), short('李四'), Buffer.from([4, 0x2a, 0, 0, 0])],
  ])
  const text = Buffer.concat([Buffer.from([0x17]), short('王五 13700137000')])
  const unread =
    '定义的名称 1 个为公式或过长，未读 / 1 names that stand for a formula or too much, not read'

  test('are a grid of names and values, hidden ones too', async () => {
    const area = Buffer.from([0x3b, ...Buffer.alloc(14)])
    const names = [body('区域', area), body('藏', array, list), body('词', text)]
    const { lines, told } = await beside(
      workbook(
        [],
        names.map((each) => record(39, each)),
      ),
    )
    expect(lines).toEqual([
      ['定义的名称', '藏 张三 13800138000', '藏 李四 #N/A', '词 王五 13700137000'],
    ])
    expect(told).toEqual([])
  })

  test('a formula, and a list that lies, are told', async () => {
    const lie = Buffer.concat([long(0xffff_ffff), long(0)])
    const formula = Buffer.concat([text, text, Buffer.from([0x08])])
    for (const each of [body('多', array, lie), body('式', formula)])
      expect(await beside(workbook([], [record(39, each)]))).toEqual({ lines: [], told: [unread] })
  })

  test('one that is cut is told', async () => {
    const whole = body('藏', array, list).subarray(0, -4)
    for (let at = 0; at < whole.length; at += 7)
      expect(await beside(workbook([], [record(39, whole.subarray(0, at))]))).toEqual({
        lines: [],
        told: [unread],
      })
  })
})

test('names of the parts of comments', () => {
  const names = ['xl/comments1.bin', 'xl/comments.bin', 'xl/comments1.xml', 'xl/theme.bin']
  expect(names.filter((name) => BINARY_NOTES.test(name))).toEqual(names.slice(0, 2))
})

describe('records among the rows', () => {
  const rowOf = (number: number, text: string) => [
    record(0, long(number), long(0), Buffer.alloc(5)),
    record(6, long(0), long(0), wide(text)),
  ]
  const sheetOf = (...records: readonly Buffer[]) =>
    collect(workbook([record(145), ...records, record(146)]))

  test.each([
    ['a record that is none of a sheet', [record(99, long(0), long(0), wide('乙'))]],
    ['a row without its number', [record(0)]],
    ['rows behind their end', [record(146), ...rowOf(2, '丙')]],
  ])('%s is told', async (_, records) => {
    const { grids } = await sheetOf(...rowOf(0, '甲'), ...records)
    expect(grids[0]?.rows.map((row) => row.cells)).toEqual([['甲']])
    expect(grids[0]?.unread.map(([code]) => code)).toEqual(['CORRUPT'])
  })

  test('what later programs brought in is none of them', async () => {
    const later = [record(37, long(0)), record(1024, long(0)), record(38)]
    const more = [record(35, long(0)), record(3000, long(0)), record(36), record(49, long(0))]
    const { grids } = await sheetOf(...later, ...rowOf(0, '甲'), ...more, ...rowOf(1, '乙'))
    expect(grids[0]?.rows.map((row) => row.cells)).toEqual([['甲'], ['乙']])
    expect(grids[0]?.unread).toEqual([])
  })
})
