import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { biff5, record, words } from '../../../test/files/xls/biff5.ts'
import { describe, expect, test } from 'vitest'
import {
  parseCsv,
  type ReadCell,
  type ReadGrid,
  readWorkbook,
} from '../../../test/files/xls/read.ts'
import { CELL } from '../row.ts'
import { openContainer } from './xls-container.ts'

const shared = join(import.meta.dirname, '../../../../shared/data')
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(shared, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(shared, folder, name))

/** A workbook of one sheet, written by the library. */
function workbook(rows: unknown[][], options: { formats?: Record<string, string> } = {}): Buffer {
  const sheet = utils.aoa_to_sheet(rows)
  for (const [at, format] of Object.entries(options.formats ?? {}))
    Object.assign(sheet[at] as object, { z: format })
  const book = utils.book_new(sheet, '名单')
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
}
const cellsOf = (bytes: Uint8Array): [string, ReadCell][] => [
  ...(readWorkbook(bytes).grids[0]?.cells ?? []),
]
const codes = (bytes: Uint8Array): string[] => readWorkbook(bytes).issues.map((issue) => issue.code)

test('headers that say something are read; pivot tables are named with their number', () => {
  const book = biff5([Buffer.from('a')], 936)
  const heading = (text: string) => record(0x0014, Buffer.from([text.length]), Buffer.from(text))
  const withRecords = (...records: Buffer[]) =>
    readWorkbook(Buffer.concat([book.subarray(0, -4), ...records, book.subarray(-4)]))
  const nothing = withRecords(heading('&C&"Arial"&10Page &P'), record(0x0014))
  expect([nothing.issues, nothing.grids.length]).toEqual([[], 1])
  const told = withRecords(heading('&Lzhangsan 13800138000'), record(0x00b0, words(0, 0)))
  expect(told.grids.map(({ sheet }) => sheet)).toEqual(['S', '页眉页脚'])
  expect(told.issues.map((issue) => [issue.code, issue.message])).toEqual([
    ['NOT_A_TABLE', '数据透视表（缓存） 1 个，未读 / 1 pivot tables with their caches, not read'],
  ])
})

describe('cells', () => {
  test.each<[about: string, value: unknown, format: string, cell: ReadCell]>([
    ['text as it stands', ' 00123 ', '', { stored: ' 00123 ', type: CELL.TEXT, shown: null }],
    [
      'an ID number as text',
      '11010519491231002X',
      '',
      { stored: '11010519491231002X', type: CELL.TEXT, shown: null },
    ],
    [
      'a phone number kept as a number',
      13800000001,
      '',
      { stored: '13800000001', type: CELL.NUMBER, shown: null },
    ],
    [
      'a number past fifteen digits, as Excel left it',
      110105194912310000,
      '',
      { stored: '110105194912310000', type: CELL.NUMBER, shown: null },
    ],
    [
      'a number past twenty-one digits',
      1.1e21,
      '',
      { stored: '1.1e+21', type: CELL.NUMBER, shown: null },
    ],
    ['leading zeros by format', 42, '000000', { stored: '42', type: CELL.NUMBER, shown: '000042' }],
    ['percent', 0.256, '0.0%', { stored: '0.256', type: CELL.NUMBER, shown: '25.6%' }],
    ['a day', 44495, 'yyyy/m/d', { stored: '44495', type: CELL.DATE, shown: '2021-10-26' }],
    [
      'a moment',
      44495.586805555555,
      'yyyy-mm-dd hh:mm:ss',
      { stored: '44495.586805555555', type: CELL.DATE, shown: '2021-10-26 14:05:00' },
    ],
    [
      'a Chinese day',
      44495,
      'yyyy"年"m"月"d"日"',
      { stored: '44495', type: CELL.DATE, shown: '2021-10-26' },
    ],
    ['true', true, '', { stored: 'TRUE', type: CELL.BOOLEAN, shown: null }],
  ])('%s', (_, value, format, cell) => {
    const bytes = workbook([[value]], format === '' ? {} : { formats: { A1: format } })
    expect(cellsOf(bytes)).toEqual([['1:0', cell]])
  })

  test('an error by its name', () => {
    const book = utils.book_new({ '!ref': 'A1', A1: { t: 'e', v: 0x2a } }, 'S')
    const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
    expect(cellsOf(bytes)).toEqual([['1:0', { stored: '#N/A', type: CELL.ERROR, shown: null }]])
  })
  const gbk = [Buffer.from('d0d5c3fb', 'hex'), Buffer.from('d5c5c8fd', 'hex')]
  test.each([
    ['whose code page the file names', 936],
    ['without a code page', null],
    ['under the Western code page', 1252],
    ['under the code page of Taiwan', 950],
    ['under that of DOS', 437],
    ['under that of UTF-16', 1200],
  ])('GBK text of BIFF5 %s', (_, codePage) => {
    expect(cellsOf(biff5(gbk, codePage)).map(([, cell]) => cell.stored)).toEqual(['姓名', '张三'])
    expect(codes(biff5(gbk, codePage))).toEqual(
      [1252, 950, 437, 1200].includes(codePage ?? 0) ? ['RUNNER_UP_ENCODING'] : [],
    )
  })
})

test('Big5 text of BIFF5 under the code page of the mainland', () => {
  const book = biff5(
    [Buffer.from('c170b5b8b971b8dc', 'hex'), Buffer.from('bb4fc657b0aab6afbfa4', 'hex')],
    936,
  )
  expect(cellsOf(book).map(([, cell]) => cell.stored)).toEqual(['聯絡電話', '臺灣高雄縣'])
  expect(codes(book)).toEqual(['RUNNER_UP_ENCODING'])
})

describe('sheets and rows', () => {
  test('rows keep their numbers; what lies between is told as blank', () => {
    const [grid] = readWorkbook(workbook([['a'], [], [], [null, 'b']])).grids
    expect(grid?.rows).toEqual([1, 4])
    expect(grid?.blank).toEqual([[2, 3]])
    expect(grid?.ended).toBe(true)
  })
  test('hidden sheets are read and flagged', () => {
    const book = utils.book_new(utils.aoa_to_sheet([['a']]), '明')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['b']]), '暗')
    book.Workbook = {
      Sheets: [
        { name: '明', Hidden: 0 },
        { name: '暗', Hidden: 2 },
      ],
    }
    const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
    expect(readWorkbook(bytes).grids.map((g) => [g.sheet, g.hidden])).toEqual([
      ['明', false],
      ['暗', true],
    ])
    expect(codes(bytes)).toEqual(['HIDDEN_SHEET'])
  })
  test('formats of one file do not reach the next', () => {
    cellsOf(workbook([[1]], { formats: { A1: '000"甲"' } }))
    expect(cellsOf(workbook([[1]], { formats: { A1: '000"乙"' } }))[0]?.[1].shown).toBe('001乙')
  })
})

describe('broken and hostile files', () => {
  const whole = workbook([
    ['姓名', '电话'],
    ...Array.from({ length: 200 }, (_, i) => [`甲${i}`, `1380000${1000 + i}`]),
  ])
  const stream = Buffer.from(openContainer(whole).stream ?? [])

  test('a container cut short gives the rows before the cut, and says so', () => {
    const { grids, issues } = readWorkbook(whole.subarray(0, whole.length - 4096))
    expect(issues.map((i) => i.code)).toEqual(['CORRUPT'])
    expect(grids[0]?.rows.length).toBeGreaterThan(50)
  })
  test('the workbook stream may stand alone', () => {
    expect(cellsOf(stream)).toHaveLength(402)
  })
  test('a stream cut short gives what came before the cut, and says so', () => {
    const cut = stream.subarray(0, stream.length - 2000)
    const { grids, issues } = readWorkbook(cut)
    expect(issues.map((i) => i.code)).toEqual(['CORRUPT'])
    expect(grids[0]?.rows.length).toBeGreaterThan(50)
  })
  test('a string record without a string costs nothing, and is reported', () => {
    const end = stream.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]))
    const hostile = Buffer.concat([
      stream.subarray(0, end),
      record(0x0207),
      record(0x0007),
      stream.subarray(end),
    ])
    expect(cellsOf(hostile)).toHaveLength(402)
    expect(codes(hostile)).toEqual(['CORRUPT'])
  })
  test('a hyperlink over every cell there can be costs nothing', () => {
    const link = record(0x01b8, words(0, 0xffff, 0, 0xffff), Buffer.alloc(24))
    const end = stream.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]))
    const hostile = Buffer.concat([stream.subarray(0, end), link, stream.subarray(end)])
    expect(cellsOf(hostile)).toHaveLength(402)
  })
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(4096)],
    ['only the signature', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['an OLE header of noise', Buffer.concat([whole.subarray(0, 512), Buffer.alloc(4096, 0xa5)])],
    ['text', Buffer.from('姓名,电话\n张三,1')],
  ])('%s is CORRUPT', (_, bytes) => {
    expect(codes(bytes)).toEqual(['CORRUPT'])
  })
})

describe('files from elsewhere', () => {
  test.each(['xls-poi-sheetjs/special/password.xls', 'xls-calamine/pass_protected.xlsx'])(
    '%s asks for its password',
    (name) => {
      expect(codes(readFileSync(join(shared, name)))).toEqual(['PASSWORD'])
    },
  )
  test('nothing among the special files is thrown', () => {
    const special = filesIn('xls-poi-sheetjs/special', '').map((name) =>
      readWorkbook(readFileSync(name)),
    )
    expect(special.every(({ grids, issues }) => grids.length + issues.length > 0)).toBe(true)
  })
  test('values and sheets of calamine', () => {
    const cell = (name: string, at: string, sheet = 0) =>
      readWorkbook(readFileSync(join(shared, 'xls-calamine', name))).grids[sheet]?.cells.get(at)
    expect(cell('xls_wrong_decimals.xls', '1:0')?.stored).toBe('0.525625')
    expect(cell('xls_formula.xls', '1:0', 1)?.stored).toBe('55')
    expect(cell('date.xls', '1:0')?.shown).toBe('2021-01-01')
    expect(cell('date.xls', '3:0')?.shown).toBe('255:10:10')
    expect(cell('empty-string.xls', '1:0')).toEqual({ stored: '', type: CELL.TEXT, shown: null })
    expect(cell('biff5-rich-text-string.xls', '1:0')?.stored).toContain('FIELD-CÓRNËTCY')
  })

  /** Its csv was computed anew by Excel; the file itself holds other values (compared cell by cell with the library). */
  const RECOMPUTED = 'LookupFunctionsTestCaseData'

  test("at least 99 in 100 cells agree with Excel's own csv", () => {
    const expected = filesIn('xls-poi-sheetjs/with-expected', '.csv').filter(
      (n) => n.includes('.xls.sheet') && !n.includes(RECOMPUTED),
    )
    const scores = expected.map(agreement)
    const compared = scores.reduce((sum, s) => sum + s.compared, 0)
    const equal = scores.reduce((sum, s) => sum + s.equal, 0)
    expect(compared).toBeGreaterThan(8000)
    expect(equal / compared).toBeGreaterThan(0.99)
  })
})

/** How many cells of a csv that Excel wrote stand in the sheet with the same text, or the same number. */
function agreement(csv: string): { compared: number; equal: number } {
  const [, file = '', sheet = ''] = /^(.*\.xls)\.sheet(\d+)\.expected\.csv$/.exec(csv) ?? []
  const grid = readWorkbook(readFileSync(file)).grids[Number(sheet)]
  if (!grid) return { compared: 1, equal: 0 }
  const rows = parseCsv(readFileSync(csv, 'latin1'))
  const [down, right] = shift(grid, rows)
  let compared = 0
  let equal = 0
  rows.forEach((row, r) => {
    row.forEach((wanted, c) => {
      if (wanted === '') return
      compared++
      if (agrees(grid.cells.get(`${r + 1 + down}:${c + right}`), wanted)) equal++
    })
  })
  return { compared, equal }
}

/** Excel's csv begins at the first used row and column. */
function shift(grid: ReadGrid, rows: string[][]): [number, number] {
  const at = [...grid.cells.keys()].map((key) => key.split(':').map(Number))
  const firstRow = Math.min(...at.map(([row = 0]) => row)) - 1
  const firstColumn = Math.min(...at.map(([, column = 0]) => column))
  const csvRow = rows.findIndex((row) => row.some((cell) => cell !== ''))
  const csvColumn = Math.min(
    ...rows.map((row) => row.findIndex((cell) => cell !== '')).filter((c) => c >= 0),
  )
  return [firstRow - csvRow, firstColumn - csvColumn]
}

function agrees(cell: ReadCell | undefined, wanted: string): boolean {
  if (cell === undefined) return false
  if (cell.type === CELL.DATE) return true
  if (cell.type !== CELL.NUMBER)
    return ascii(cell.stored) === ascii(wanted) || /[^\x20-\x7e]/.test(cell.stored)
  const [a, b] = [number(cell.shown ?? cell.stored), number(wanted)]
  return a === b || Math.abs(a - b) <= 0.006 + 1e-6 * Math.abs(b)
}

/** Excel for Mac wrote what is not ASCII as MacRoman or `_`. */
function ascii(text: string): string {
  return text.replace(/[^\x21-\x7e]|_/g, '')
}

function number(text: string): number {
  return Number(text.replace(/[$,()%\s]/g, ''))
}
