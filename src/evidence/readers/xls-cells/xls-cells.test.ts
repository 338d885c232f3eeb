import { describe, expect, test } from 'vitest'
import { biff5, record, words } from '../../../../test/files/xls/biff5.ts'
import { biff8, counted, long, wide } from '../../../../test/files/xls/biff8.ts'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { readWorkbook } from '../../../../test/files/xls/read.ts'

/** Stored texts of all sheets, a line a row. */
function linesOf(bytes: Uint8Array): (readonly [string | null, string])[] {
  return readWorkbook(bytes).grids.map(({ sheet, cells }) => [
    sheet,
    [...cells].map(([at, { stored, shown }]) => `${at} ${shown ?? stored}`).join(', '),
  ])
}
const codesOf = (bytes: Uint8Array) => readWorkbook(bytes).issues.map(({ code }) => code)

const EOF = record(0x000a)
const narrow = (text: string) => Buffer.from(text, 'latin1')
const double = (value: number) => Buffer.from(new Float64Array([value]).buffer)
const continued = (type: number, ...parts: readonly Buffer[]) =>
  Buffer.concat(parts.map((part, i) => record(i === 0 ? type : 0x003c, part)))
const label = (row: number, text: string) => record(0x0204, words(row, 0, 0), counted(text))
const shared = (row: number, index: number) => record(0x00fd, words(row, 0, 0), long(index))

describe('shared strings that go on in the next record', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')
  const spoken = Buffer.concat([words(1, 14, 0, 1, 3), utf16('ヤマダ'), Buffer.alloc(6)])
  const aloud = Buffer.concat([words(2), Buffer.from([5]), long(spoken.length), utf16('山田')])
  const rich = Buffer.concat([words(2), Buffer.from([9]), words(2), utf16('张三'), words(0, 1)])
  test.each<[about: string, text: string, parts: readonly Buffer[]]>([
    [
      'wide ones in narrow letters',
      '张三ab',
      [Buffer.concat([words(4), wide('张三')]), Buffer.from('\0ab')],
    ],
    [
      'narrow ones in wide letters',
      'ab张三',
      [Buffer.concat([words(4), Buffer.from('\0ab')]), wide('张三')],
    ],
    ['in the runs of their formats', '张三', [rich, words(1, 2)]],
    [
      'in how they are read aloud',
      '山田',
      [Buffer.concat([aloud, spoken.subarray(0, 7)]), spoken.subarray(7)],
    ],
    ['between their length and their letters', '张三', [words(2), wide('张三')]],
  ])('%s', (_, text, parts) => {
    const [first = Buffer.alloc(0), ...rest] = parts
    const last = Buffer.concat([...rest.slice(-1), counted('后')])
    const strings = continued(
      0x00fc,
      Buffer.concat([long(2), long(2), first]),
      ...rest.slice(0, -1),
      last,
    )
    const book = biff8([], [shared(0, 0), shared(1, 1)], [strings])
    expect(linesOf(book)).toEqual([['S', `1:0 ${text}, 2:0 后`]])
  })

  test('are taken as many as there are, whatever their number is said to be; one that is not there is told', () => {
    const strings = record(0x00fc, long(1), long(1), counted('一'), counted('二'))
    const book = biff8(['甲'], [shared(1, 1), shared(2, 9)], [strings])
    expect([linesOf(book), codesOf(book)]).toEqual([[['S', '1:0 甲, 2:0 二']], ['CORRUPT']])
  })
})

test('the text of a formula over several records', () => {
  const formula = record(0x0006, words(0, 0, 0, 0, 0, 0, 0xffff, 0, 0, 0, 0))
  const part = '长'.repeat(4000)
  const text = continued(0x0207, Buffer.concat([words(8000), wide(part)]), wide(part))
  expect(linesOf(biff8([], [formula, text]))).toEqual([['S', `1:0 ${part}${part}`]])
})

test('a formula whose value is to be worked out when the workbook is opened is told; one that gave nothing is not', () => {
  const formula = (row: number, flags: number) =>
    record(0x0006, words(row, 0, 0, 3, 0, 0, 0xffff, flags, 0, 0, 0))
  const issues = (...rows: Buffer[]) =>
    readWorkbook(biff8([], rows)).issues.map(({ code, row }) => [code, row])
  expect(issues(formula(0, 0), formula(1, 1))).toEqual([])
  expect(issues(formula(0, 0), formula(4, 3), formula(5, 3))).toEqual([['FORMULA_NO_VALUE', 5]])
})

test('two sheets of one name are both read, and a sheet that stands elsewhere than its list says', () => {
  const book = biff8(['一'])
  const at = book.lastIndexOf(record(0x0809, words(0x0600, 0x0010, 0, 0)))
  const bound = record(0x0085, long(0), words(0), Buffer.from([1, 0, 0x53]))
  const globals = book.subarray(0, at - EOF.length)
  globals.writeUInt32LE(at + bound.length, globals.lastIndexOf(bound.subarray(8)) - 4)
  const second = Buffer.concat([
    record(0x0809, words(0x0600, 0x0010, 0, 0)),
    record(0x0204, words(0, 0, 0), counted('二')),
    EOF,
  ])
  const both = Buffer.concat([globals, bound, EOF, book.subarray(at), second])
  expect(linesOf(both)).toEqual([
    ['S', '1:0 一'],
    ['S', '1:0 二'],
  ])
  expect(codesOf(both)).toEqual([])
})

test('a damaged record that looks like the end of its sheet: what stands behind it is read, and the damage told', () => {
  const book = biff8(['甲'], [record(0x000a, words(3, 0, 0)), label(5, '乙')])
  expect(linesOf(book)).toEqual([['S', '1:0 甲, 6:0 乙']])
  expect(codesOf(book)).toEqual(['CORRUPT'])
})

test.each([
  ['an end that has cells behind it', [EOF, label(5, '乙')], '1:0 甲, 6:0 乙'],
  ['much that stands behind an end', [EOF, record(7, Buffer.alloc(99, 1))], '1:0 甲'],
  ['a record of a number that there is not', [record(0x99fd, words(3, 0, 0))], '1:0 甲'],
  [
    'a record of zeros where a cell was',
    [record(0, words(3, 0, 0)), label(5, '乙')],
    '1:0 甲, 6:0 乙',
  ],
  ['a cell that stands where another one stood', [label(0, '乙')], '1:0 乙'],
])('%s is told', (_, records, cells) => {
  const book = biff8(['甲'], records)
  expect([linesOf(book), codesOf(book)]).toEqual([[['S', cells]], ['CORRUPT']])
})

test('a record of a program’s own, which begins with no place of a cell, is no damage', () => {
  const own = [record(0x7262, words(0x4554, 0x5357, 9)), record(0x9001, words(3000, 1, 9))]
  expect(codesOf(biff8(['甲'], own))).toEqual([])
})

test('zeros that an old writer left are no damage', () => {
  expect(codesOf(biff8(['甲'], [Buffer.alloc(8), label(5, '乙')]))).toEqual([])
})

test('a chart that stands in a sheet ends within it', () => {
  const chart = [record(0x0809, words(0x0600, 0x0020, 0, 0)), record(0x1002), EOF]
  const book = biff8(['甲'], [...chart, record(0x023e, words(0, 0, 0, 0, 0, 0, 0, 0, 0))])
  expect([linesOf(book), codesOf(book)]).toEqual([[['S', '1:0 甲']], []])
})

test('two names of a list that lead to one sheet: the other one is read, neither twice', () => {
  const book = biff8(['一'])
  const at = book.lastIndexOf(record(0x0809, words(0x0600, 0x0010, 0, 0)))
  const globals = book.subarray(0, at - EOF.length)
  const bound = (to: number) => record(0x0085, long(to), words(0), Buffer.from([1, 0, 0x54]))
  globals.writeUInt32LE(at + bound(0).length, globals.lastIndexOf(bound(0).subarray(8, 11)) - 4)
  const second = Buffer.concat([record(0x0809, words(0x0600, 0x0010, 0, 0)), label(0, '二'), EOF])
  const both = Buffer.concat([globals, bound(at + bound(0).length), EOF, book.subarray(at), second])
  expect(linesOf(both)).toEqual([
    ['S', '1:0 一'],
    ['T', '1:0 二'],
  ])
})

test('hidden rows and columns are read, and told', () => {
  const hidden = [
    record(0x0208, words(0, 0, 1, 0, 0, 0, 0x20, 0)),
    record(0x007d, words(0, 0, 0, 0, 1, 0)),
  ]
  for (const each of hidden) expect(codesOf(biff8(['甲'], [each]))).toEqual(['HIDDEN_ROWS'])
})

test.each([
  [367, 'abc', Buffer.from('abc')],
  [9999, '姓名', Buffer.from('d0d5c3fb', 'hex')],
  [0x8000, 'Müller', Buffer.from('4d9f6c6c6572', 'hex')],
  [950, '姓名', Buffer.from('a96da657', 'hex')],
])('text of code page %i', (page, text, bytes) => {
  expect(linesOf(biff5([bytes], page))).toEqual([['S', `1:0 ${text}`]])
})

describe('sheets as web programs write them: records alone, bytes of no code page', () => {
  const bare = (version: number, ...texts: readonly Buffer[]) =>
    Buffer.concat([
      record(0x0809, words(version, 0x10, 0, 0)),
      ...texts.map((text, row) => record(0x0204, words(row, 0, 0, text.length), text)),
      record(0x0203, words(9, 0, 0), double(13_800_138_000)),
      EOF,
    ])
  const gbk = Buffer.from('d0d5c3fb', 'hex')
  test.each<[about: string, bytes: Buffer]>([
    ['GBK', bare(0, gbk, Buffer.from('d5c5c8fd', 'hex'))],
    ['UTF-8', bare(0, Buffer.from('姓名'), Buffer.from('张三'))],
    ['GBK under the mark of BIFF8', bare(0x0600, gbk, Buffer.from('d5c5c8fd', 'hex'))],
  ])('%s', (_, bytes) => {
    expect(formatOf(memorySource(bytes), 'a.xls').id).toBe('xls')
    expect(linesOf(bytes)[0]?.[1]).toBe('1:0 姓名, 2:0 张三, 10:0 13800138000')
  })

  test('a text that begins with a tab is none', () => {
    const text = Buffer.from('\t\r姓 名 电话\n'.repeat(9), 'utf16le')
    expect(formatOf(memorySource(text), 'a.xls').id).toBe('text')
  })
})

describe('BIFF2–4', () => {
  const name = Buffer.from('d0d5c3fb', 'hex')
  test('cells of BIFF2, their formats, and what formulas gave', () => {
    const formats = ['General', 'yyyy-mm-dd', '0%'].map((code) =>
      record(0x001e, Buffer.from([code.length]), narrow(code)),
    )
    const at = (row: number, column: number, format = 0) =>
      Buffer.concat([words(row, column), Buffer.from([0, format, 0])])
    const gaveText = record(
      0x0006,
      at(1, 0),
      words(0, 0, 0, 0xffff),
      Buffer.from([0, 3, 0x1e, 1, 0]),
    )
    const sheet = Buffer.concat([
      record(0x0009, words(2, 0x10)),
      ...formats,
      record(0x0003, at(0, 0, 1), double(44495)),
      record(0x0003, at(0, 1, 2), double(0.5)),
      record(0x0002, at(0, 2), words(65000)),
      record(0x0004, at(0, 3), Buffer.from([4]), name),
      gaveText,
      record(0x0007, Buffer.from([4]), name),
      EOF,
    ])
    expect(linesOf(sheet)).toEqual([
      ['Sheet1', '1:0 2021-10-26, 1:1 50%, 1:2 65000, 1:3 姓名, 2:0 姓名'],
    ])
  })

  test('a workbook of BIFF4 has several sheets', () => {
    const sheet = (text: Buffer) =>
      Buffer.concat([
        record(0x0409, words(0, 0x10, 0)),
        record(0x0204, words(0, 0, 0, text.length), text),
        EOF,
      ])
    const named = (letter: string, text: Buffer) =>
      Buffer.concat([
        record(0x008f, long(sheet(text).length), Buffer.from([1]), narrow(letter)),
        sheet(text),
      ])
    const book = Buffer.concat([
      record(0x0409, words(0, 0x0100, 0)),
      record(0x0042, words(936)),
      named('A', narrow('one')),
      named('B', name),
      EOF,
    ])
    expect(linesOf(book)).toEqual([
      ['A', '1:0 one'],
      ['B', '1:0 姓名'],
    ])
  })
})
