import { describe, expect, test } from 'vitest'
import { biff5, record, words } from '../../../../test/files/xls/biff5.ts'
import { biff8, counted, note, object, shapeText } from '../../../../test/files/xls/biff8.ts'
import { readWorkbook } from '../../../../test/files/xls/read.ts'

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
