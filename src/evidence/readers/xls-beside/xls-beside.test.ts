import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { biff5, record, words } from '../../../../test/files/xls/biff5.ts'
import { biff8, counted, note, object, shapeText, wide } from '../../../../test/files/xls/biff8.ts'
import { readWorkbook } from '../../../../test/files/xls/read.ts'
import { collected } from '../collected.ts'
import { readPivotStream } from './pivot-cache.ts'

/** Texts of the grids beside the sheet, cells of a row joined by a blank. */
function beside(bytes: Buffer) {
  const { grids, issues } = readWorkbook(bytes)
  const lines = grids.slice(1).map(({ sheet, rows, cells }) => [
    sheet,
    ...rows.map((row) =>
      [...cells]
        .filter(([at]) => at.startsWith(`${row}:`))
        .map(([, cell]) => cell.stored)
        .join(' '),
    ),
  ])
  const told = issues.filter(({ code }) => code !== 'TEXT_SHAPE').map(({ message }) => message)
  return { lines, told, cells: [...(grids[0]?.cells.values() ?? [])].map((cell) => cell.stored) }
}

describe('comments', () => {
  const three = ['张三 13800138000', '李四 13900139000', '王五 13700137000'].map((text, i) =>
    Buffer.concat([object(0x19, i + 1), shapeText(text)]),
  )

  test('of BIFF8 stand in boxes', () => {
    const notes = [1, 2, 3].map((id) => note(id, 0, id))
    const { lines, told, cells } = beside(biff8(['姓名'], [...three, ...notes]))
    expect(cells).toEqual(['姓名'])
    expect(lines).toEqual([['批注', '张三 13800138000', '李四 13900139000', '王五 13700137000']])
    expect(told).toEqual([])
  })

  test('pieces of one byte a character and of two are one text', () => {
    const text = 'abc1张三13800138000'
    const { lines } = beside(biff8(['a'], [object(0x19, 1), shapeText(text, 4), note(0, 0, 1)]))
    expect(lines).toEqual([['批注', text]])
  })

  test('without their text are told with their number; those that are empty are not', () => {
    const empty = Buffer.concat([object(0x19, 9), shapeText('')])
    const four = [1, 2, 3, 4, 9].map((id) => note(id, 0, id))
    const { lines, told } = beside(biff8(['a'], [...three, empty, ...four]))
    expect(lines.length).toBe(1)
    expect(told).toEqual(['批注或文本框 1 个，未读 / 1 comments or text boxes, not read'])
  })

  test('of BIFF5 stand with their cell, in the code page, in several records when they are long', () => {
    const text = Buffer.from('d5c5c8fd3133383030313338303030', 'hex')
    const first = record(0x001c, words(0, 0, text.length), text.subarray(0, 3))
    const more = record(0x001c, words(0xffff, 0, text.length - 3), text.subarray(3))
    const book = biff5([Buffer.from('a')], 936)
    const { lines, told } = beside(
      Buffer.concat([book.subarray(0, -4), first, more, book.subarray(-4)]),
    )
    expect(lines).toEqual([['批注', '张三13800138000']])
    expect(told).toEqual([])
  })
})

test('text boxes are read; pictures and other objects are told', () => {
  const box = [object(6, 1), shapeText('名单\n张三 13800138000'), object(8, 2)]
  const { lines, told } = beside(biff8(['a'], box))
  expect(lines.map(([sheet, ...rows]) => [sheet, rows.join('|')])).toEqual([
    ['文本框', '名单|张三 13800138000'],
  ])
  expect(told).toEqual(['绘图或嵌入对象 1 个，未读 / 1 drawings or embedded objects, not read'])
})

test('a second text of an object does not hide another that has none', () => {
  const box = [object(6, 1), shapeText('张三 13800138000'), shapeText('李四 13900139000')]
  const { told } = beside(biff8(['a'], [...box, object(8, 2)]))
  expect(told).toEqual(['绘图或嵌入对象 1 个，未读 / 1 drawings or embedded objects, not read'])
})

test('a text that breaks off is read as far as it goes, and told', () => {
  const cut = Buffer.concat([object(6, 1), shapeText('张三 13800138000 李四', 6).subarray(0, -35)])
  const { lines, told } = beside(biff8(['a'], [cut]))
  expect(lines[0]?.[0]).toBe('文本框')
  expect(told).toEqual(['批注或文本框 1 个，未读 / 1 comments or text boxes, not read'])
})

test('headers and footers that say more than the page are read', () => {
  const heading = (text: string) => record(0x0014, counted(text))
  const { lines, told } = beside(
    biff8(['a'], [heading('&L&"宋体,常规"&10张三 13800138000&R第 &P 页'), heading('&C&P/&N')]),
  )
  expect([lines, told]).toEqual([[['页眉页脚', '张三 13800138000']], []])
})

describe('cells kept of another workbook', () => {
  const text = (value: string) => Buffer.concat([Buffer.from([2]), counted(value)])
  const number = (value: number) => {
    const bytes = Buffer.alloc(9, 1)
    bytes.writeDoubleLE(value, 1)
    return bytes
  }
  const cells = (row: number, first: number, ...values: Buffer[]) =>
    record(0x005a, Buffer.from([first + values.length - 1, first]), words(row), ...values)
  const own = record(0x01ae, words(1, 0x0401))
  const other = record(0x01ae, words(1), counted('\u0001名单.xls'), counted('客户'))

  test('are a grid of their own', () => {
    const table = record(0x0059, words(2, 0))
    const { lines, told } = beside(
      biff8(
        ['a'],
        [],
        [
          own,
          other,
          table,
          cells(1, 0, text('姓名'), text('电话')),
          cells(2, 0, text('张三')),
          cells(2, 1, number(13800138000)),
        ],
      ),
    )
    expect(lines).toEqual([['外部链接1 客户', '姓名 电话', '张三 13800138000']])
    expect(told).toEqual([])
  })

  test('a row that is cut is told', () => {
    const table = record(0x0059, words(1, 0))
    const cut = record(0x005a, Buffer.from([1, 0]), words(1), text('张三'), Buffer.from([2, 9]))
    const { lines, told } = beside(biff8(['a'], [], [other, table, cut]))
    expect(lines).toEqual([['外部链接1 客户', '张三']])
    expect(told).toEqual([
      '外部工作簿的缓存行 1 个，未读 / 1 rows kept of other workbooks, not read',
    ])
  })
})

describe('pivot caches', () => {
  const field = (name: string, flags: number, shared: number) =>
    record(0x00c7, words(flags, 0, 0, 0, 0, shared, shared), counted(name))
  const text = (value: string) => record(0x00cd, counted(value))
  const number = (value: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    return record(0x00c9, bytes)
  }
  const cache = (rows: number, columns: number, ...records: Buffer[]) =>
    Buffer.concat([
      record(0x00c6, words(rows, 0, 1, 0x21, 0x1fff, columns, columns, 0, 1)),
      ...records,
      record(0x000a),
    ])
  const read = (bytes: Buffer) => {
    const { grids, sink } = collected()
    const whole = readPivotStream(bytes, '缓存', sink)
    return { whole, header: grids[0]?.header, rows: grids[0]?.rows.map((row) => row.cells) }
  }

  test('rows refer to the values of a column by number, or hold them themselves', () => {
    const day = record(0x00ce, words(2021, 10), Buffer.from([26, 0, 0, 0]))
    const bytes = cache(
      2,
      3,
      field('姓名', 0x0001, 2),
      ...[text('张三'), text('李四')],
      field('电话', 0, 0),
      field('日期', 0x0201, 1),
      day,
      ...[record(0x00c8, Buffer.from([1, 0, 0])), number(13800138000)],
      ...[record(0x00c8, Buffer.from([0, 0, 0])), record(0x00cf)],
    )
    expect(read(bytes)).toEqual({
      whole: true,
      header: ['姓名', '电话', '日期'],
      rows: [
        ['李四', '13800138000', '2021-10-26T00:00:00'],
        ['张三', null, '2021-10-26T00:00:00'],
      ],
    })
  })

  test('columns that share nothing', () => {
    const fields = [field('姓名', 0, 0), field('电话', 0, 0)]
    const rows = [text('张三'), number(13800138000), text('李四'), number(13900139000)]
    expect(read(cache(2, 2, ...fields, ...rows))).toEqual({
      whole: true,
      header: ['姓名', '电话'],
      rows: [
        ['张三', '13800138000'],
        ['李四', '13900139000'],
      ],
    })
  })

  test('one that is cut, or refers to what is not there, is read as far as it goes', () => {
    const field1 = [field('姓名', 1, 2), text('张三'), text('李四')]
    const rows = [0, 1].map((item) => record(0x00c8, Buffer.from([item])))
    const whole = cache(2, 1, ...field1, ...rows)
    expect(read(whole.subarray(0, -6))).toMatchObject({ whole: false, rows: [['张三']] })
    expect(read(cache(1, 1, ...field1, record(0x00c8, Buffer.from([7])))).whole).toBe(false)
    for (let at = 0; at < whole.length; at++) expect(read(whole.subarray(0, at)).whole).toBe(false)
  })

  test('rows without values cost nothing for each of very many columns', () => {
    const columns = Array.from({ length: 40_000 }, () => field('a', 1, 1))
    const rows = Array.from({ length: 100_000 }, () => record(0x00c8))
    const bytes = cache(1, columns.length, Buffer.concat([...columns, text('张三'), ...rows]))
    const begun = process.cpuUsage().user
    expect(read(bytes).whole).toBe(false)
    expect(process.cpuUsage().user - begun).toBeLessThan(5e6)
  })

  test('of a workbook that LibreOffice wrote', () => {
    const file = join(import.meta.dirname, '../../../../test/files/xls/libreoffice-pivot.xls')
    const { grids, issues } = readWorkbook(readFileSync(file))
    expect(grids.map((grid) => grid.sheet)).toEqual(['D', 'P', '透视表缓存1'])
    expect([...(grids[2]?.cells.values() ?? [])].map((cell) => cell.stored)).toEqual([
      ...['张三', '13800138000', '1.5'],
      ...['李四', '13900139000', '2.5'],
    ])
    expect(issues).toEqual([])
  })
})

describe('names that hold something themselves', () => {
  const real = (value: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    return bytes
  }
  /** A hidden name, its tokens and what stands behind them. */
  const body = (name: string, tokens: Buffer, more = Buffer.alloc(0)) =>
    Buffer.concat([words(1, name.length << 8, tokens.length, 0, 0, 0, 0), wide(name), tokens, more])
  const named = (...of: Parameters<typeof body>) => record(0x0018, body(...of))
  const token = (text: string) => Buffer.concat([Buffer.from([0x17, text.length]), wide(text)])
  const number = Buffer.concat([Buffer.from([0x1f]), real(13700137000)])
  const text = (value: string) => Buffer.concat([Buffer.from([2]), counted(value)])
  const list = Buffer.concat([
    Buffer.from([1, 1, 0]),
    ...[text('张三'), Buffer.from([1]), real(13800138000)],
    ...[text('李四'), Buffer.from([16, 0x2a, 0, 0, 0, 0, 0, 0, 0])],
  ])
  const array = Buffer.from([0x60, 0, 0, 0, 0, 0, 0, 0])
  const area = Buffer.from([0x3b, 0, 0, 0, 0, 9, 0, 0, 0, 1, 0])
  const unread = (n: number) =>
    `定义的名称 ${n} 个为公式或过长，未读 / ${n} names that stand for a formula or too much, not read`

  test('texts, numbers and lists, hidden ones too; those for cells are none', () => {
    const blank = Buffer.from([0x19, 0x40, 0, 1])
    const { lines, told } = beside(
      biff8(
        ['a'],
        [],
        [
          named('区域', area),
          named('藏', array, list),
          named('词', Buffer.concat([blank, token('王五 13700137000')])),
          named('数', Buffer.concat([number, Buffer.from([0x13])])),
        ],
      ),
    )
    expect(lines).toEqual([
      [
        '定义的名称',
        '藏 张三 13800138000',
        '藏 李四 #N/A',
        '词 王五 13700137000',
        '数 -13700137000',
      ],
    ])
    expect(told).toEqual([])
  })

  test('a list may go on in a second record', () => {
    const whole = body('藏', array, list)
    const two = [record(0x0018, whole.subarray(0, 40)), record(0x003c, whole.subarray(40))]
    expect(beside(biff8(['a'], [], two)).lines).toEqual([
      ['定义的名称', '藏 张三 13800138000', '藏 李四 #N/A'],
    ])
  })

  test('switches say nothing; formulas, what is cut and lists that lie are told', () => {
    const small = named('solver_typ', Buffer.from([0x1e, 1, 0]))
    const joined = named('式', Buffer.concat([token('a'), Buffer.from([0x44, 0, 0, 0, 0, 0x08])]))
    const lie = named('多', array, Buffer.from([255, 255, 255, 2]))
    const cut = record(0x0018, body('短', token('张三')).subarray(0, -2))
    const { lines, told } = beside(biff8(['a'], [], [small, joined, lie, cut]))
    expect([lines, told]).toEqual([[], [unread(3)]])
  })

  test('of BIFF5, in the code page', () => {
    const gbk = (hex: string) => Buffer.from(hex, 'hex')
    const words5 = gbk('d5c5c8fd3133383030313338303030')
    const tokens = Buffer.concat([Buffer.from([0x17, words5.length]), words5])
    const name = record(0x0018, words(1, 2 << 8, tokens.length, 0, 0, 0, 0), gbk('b4ca'), tokens)
    const book = biff5([Buffer.from('a')], 936)
    const { lines, told } = beside(Buffer.concat([book.subarray(0, -4), name, book.subarray(-4)]))
    expect([lines, told]).toEqual([[['定义的名称', '词 张三13800138000']], []])
  })

  test('any cut of a name is read or told', () => {
    const whole = body('藏', array, list)
    for (let at = 0; at < whole.length; at++) {
      const { lines, told } = beside(biff8(['a'], [], [record(0x0018, whole.subarray(0, at))]))
      expect([lines, told]).toEqual([[], [unread(1)]])
    }
  })

  test('of a workbook that LibreOffice wrote', () => {
    const file = join(import.meta.dirname, '../../../../test/files/xls/libreoffice-names.xls')
    const { lines, told } = beside(readFileSync(file))
    expect(lines).toEqual([
      ['定义的名称', '名单 张三 13800138000', '名单 李四 13900139000', '词 王五 13700137000'],
    ])
    expect(told.at(-1)).toBe(unread(1))
  })
})

test.each([
  ['a very hidden sheet is read and said', 2, 0, 0x10, ['HIDDEN_SHEET'], 1],
  ['the cells of a macro sheet are read', 0, 1, 0x40, [], 1],
  ['a chart sheet is told', 0, 2, 0x20, ['NOT_A_TABLE'], 0],
])('%s', (_, state, kind, begins, codes, grids) => {
  const book = biff8(['张三'])
  const listed = book.indexOf(Buffer.from([0x85, 0, 9, 0]))
  book[listed + 8] = state
  book[listed + 9] = kind
  book.writeUInt16LE(begins, book.lastIndexOf(Buffer.from([0x09, 0x08, 8, 0])) + 6)
  const read = readWorkbook(book)
  expect([read.issues.map((issue) => issue.code), read.grids.length]).toEqual([codes, grids])
})
