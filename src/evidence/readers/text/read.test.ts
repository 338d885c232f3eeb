import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { encode } from '../../../../bench/accuracy/encodings.ts'
import type { TextPlan } from './plan.ts'
import { mergeText, rangesMeet } from './result.ts'
import { collect, planFor } from './testing.ts'

const cells = (text: string | Uint8Array, plan: Partial<TextPlan> = {}) =>
  collect(text, planFor(plan)).rows.map((r) => r.cells)

describe('cells as they stand', () => {
  test.each<[string, string, Partial<TextPlan>, string[][]]>([
    [
      'plain',
      'a,b\nc,d\n',
      {},
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\nc,d',
      {},
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty cells at both ends', ',a,\n', {}, [['', 'a', '']]],
    ['blank lines are rows', 'a\n\n\nb\n', {}, [['a'], [], [], ['b']]],
    ['spaces and zeros stay', ' a , 007\n', {}, [[' a ', ' 007']]],
    ['windows and old mac line ends', 'a\r\nb\rc\n', {}, [['a'], ['b'], ['c']]],
    ['a quoted empty cell is a cell', '""\n', {}, [['']]],
    ['doubled quotes are undone', '"a ""b""",c\n', {}, [['a "b"', 'c']]],
    [
      'a delimiter and a line end in quotes',
      '"a,\nb",c\nd,e',
      {},
      [
        ['a,\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['a quote inside a plain cell', 'a"b,c""d\n', {}, [['a"b', 'c""d']]],
    ['text behind a closing quote', '"p"q,r\n', {}, [['"p"q', 'r']]],
    ['backslash escape', '"a\\"b",c\\d\n', { escape: '\\' }, [['a"b', 'c\\d']]],
    ['other backslashes stay', '"C:\\x\\\'y"\n', { escape: '\\' }, [["C:\\x\\'y"]]],
    ['NUL as escape', '"5\0" nail",b\n', { escape: '\0' }, [['5" nail', 'b']]],
    ['no quotes in the dialect', '"a,b"\n', { quote: null, escape: null }, [['"a', 'b"']]],
    ['single quotes', "'a,b',\"c\n", { quote: "'" }, [['a,b', '"c']]],
    ['no delimiter', 'a,b\n', { delimiter: null }, [['a,b']]],
    ['four hyphens', '张三----138-0013----x\n', { delimiter: '----' }, [['张三', '138-0013', 'x']]],
    ['full-width comma', '张三，李四！，王五\n', { delimiter: '，' }, [['张三', '李四！', '王五']]],
    [
      'blanks of any kind',
      '  张三 \t13800138000　北京  \n \n',
      { delimiter: ' ', blanks: true },
      [['张三', '13800138000', '北京'], []],
    ],
    ['comma and space', 'a, "b, c", \n', { delimiter: ', ' }, [['a', 'b, c', '']]],
  ])('%s', (_, text, plan, expected) => {
    expect(cells(text, plan)).toEqual(expected)
  })

  test('rows are numbered by physical line', () => {
    const { rows, result } = collect('a\n"b\r\nc"\n\nd\r"e\n\nf",g\nh', planFor({ widths: [1] }))
    expect(rows.map((r) => r.row)).toEqual([1, 2, 4, 5, 6, 9])
    expect(result.lines).toBe(9)
  })

  test('an empty file has no rows and says so', () => {
    const { rows, issues } = collect('', planFor())
    expect(rows).toEqual([])
    expect(issues.map((i) => i.code)).toEqual(['EMPTY_FILE'])
  })

  test('clean records may be copied as they stand, others not', () => {
    expect(collect('a,b\r\nc,"d"\ne\tf,g\nh"i,j\nk,l', planFor()).lines).toEqual([
      'a,b',
      null,
      null,
      null,
      'k,l',
    ])
  })

  test('more cells than a sheet has stay joined in the last one', () => {
    const { rows, issues } = collect(`${'x,'.repeat(20_000)}y\nz\n`, planFor())
    expect(rows[0]?.cells.length).toBe(16_384)
    expect(rows[0]?.cells.at(-1)).toBe(`${'x,'.repeat(20_000 - 16_383)}y`)
    expect(rows[1]?.cells).toEqual(['z'])
    expect(issues.map((i) => i.code)).toEqual(['LONG_CELL'])
  })
})

describe('stray quotes', () => {
  test.each<[string, string, number, string[][]]>([
    [
      'opened and never closed',
      '1,a\n2,"b\n3,c\n4,d\n',
      2,
      [
        ['1', 'a'],
        ['2', '"b'],
        ['3', 'c'],
        ['4', 'd'],
      ],
    ],
    [
      'closed by a later stray quote',
      '1,a,x\n2,"b,x\n3,c,x\n4,d",x\n5,e,x\n',
      3,
      [
        ['1', 'a', 'x'],
        ['2', '"b', 'x'],
        ['3', 'c', 'x'],
        ['4', 'd"', 'x'],
        ['5', 'e', 'x'],
      ],
    ],
    [
      'met by the next quoted cell',
      '1,"a\n2,"b"\n3,"c"\n',
      2,
      [
        ['1', '"a'],
        ['2', 'b'],
        ['3', 'c'],
      ],
    ],
    [
      'in the last cell',
      '1,"\n2,"b"\n',
      2,
      [
        ['1', '"'],
        ['2', 'b'],
      ],
    ],
    [
      'doubled at the start',
      '1,""a, b",c\n2,b,c\n',
      3,
      [
        ['1', '"a, b', 'c'],
        ['2', 'b', 'c'],
      ],
    ],
    ['not escaped inside', '1,"say "hi" now",c\n', 3, [['1', 'say "hi" now', 'c']]],
    ['not escaped, over two lines', '1,"say "hi"\nnow",c\n', 3, [['1', 'say "hi"\nnow', 'c']]],
    ['before a quoted cell', '"1,13:30,"a, b",c\n', 4, [['"1', '13:30', 'a, b', 'c']]],
  ])('%s', (_, text, width, expected) => {
    const { rows, unread } = collect(text, planFor({ widths: [width] }))
    expect(rows.map((r) => r.cells)).toEqual(expected)
    expect(unread).toEqual([])
  })

  test('a quote taken literally is told with its row', () => {
    const { issues } = collect('1,a\n2,"b\n3,c\n', planFor({ widths: [2] }))
    expect(issues.map((i) => [i.code, i.row])).toEqual([['UNCLOSED_QUOTE', 2]])
  })

  test('a line whose cells cannot be told is unread, the next one is read', () => {
    const { rows, unread } = collect('1,a,x\n2,"b\n3,c,x\n', planFor({ widths: [3] }))
    expect(rows.map((r) => r.row)).toEqual([1, 3])
    expect(unread).toEqual([{ code: 'UNCLOSED_QUOTE', row: 2 }])
  })

  test('an open quote before more than a megabyte swallows nothing', () => {
    const text = `1,"a\n${'2,b\n'.repeat(400_000)}3,c"\n`
    const { rows, result } = collect(text, planFor({ widths: [2] }))
    expect(rows.length).toBe(400_002)
    expect(result.strays).toBe(1)
  })

  test.each([
    ['one line of quotes', '"'.repeat(1_000_001)],
    ['a quote a line', '"\n'.repeat(300_000)],
    ['an open cell a line', '"a\n'.repeat(300_000)],
    ['broken cells a line', '"a"b"c,"d"e\n'.repeat(100_000)],
    ['pairs behind an open quote', `"a\n${'b""c\n'.repeat(300_000)}`],
  ])('quote bomb: %s', (_, text) => {
    const { result } = collect(text, planFor({ widths: [2] }))
    expect(result.lines).toBe(text.split('\n').length - (text.endsWith('\n') ? 1 : 0))
  })
})

describe('bytes that are not text', () => {
  test('blanks that line up quoted cells are none of their text', () => {
    const { rows } = collect('"a",     "b", "c"\n"x y",  "z",   4\n', planFor({ delimiter: ', ' }))
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b', 'c'],
      ['x y', 'z', '  4'],
    ])
  })
  test('characters that were lost before the file was written are told', () => {
    const { issues, result } = collect('姓\ufffd,电话\n\ufffd\ufffd,138\n', planFor())
    expect(result.replaced).toBe(3)
    expect(issues.map(({ code, message }) => [code, message.includes('3处')])).toEqual([
      ['MOJIBAKE', true],
    ])
  })
  test('invalid UTF-8 is replaced, counted and located; nothing else is lost', () => {
    const bytes = Uint8Array.of(97, 10, 98, 0xff, 44, 0xe5, 0xbc, 10, 99, 10)
    const { rows, issues, result } = collect(bytes, planFor())
    expect(rows.map((r) => r.cells)).toEqual([['a'], ['b�', '�'], ['c']])
    expect(result.undecodable).toBe(2)
    expect(issues.map((i) => [i.code, i.row])).toEqual([['UNDECODABLE', 2]])
  })

  test('a broken GBK character does not swallow the delimiter or the line end behind it', () => {
    const bytes = Uint8Array.of(0xd5, 44, 98, 0xd5, 10, 99)
    expect(cells(bytes, { encoding: 'gb18030' })).toEqual([['�', 'b�'], ['c']])
  })

  test('what is no text at all is unread, not empty', () => {
    const { rows, unread, issues } = collect(
      Uint8Array.of(0, 1, 2, 3),
      planFor({ encoding: 'binary' }),
    )
    expect({ rows, unread, issues }).toEqual({
      rows: [],
      unread: [{ code: 'UNSUPPORTED', row: null }],
      issues: [],
    })
  })

  test('NUL bytes are kept and told', () => {
    const { rows, issues } = collect('a\0b,"c\0"\n', planFor())
    expect(rows[0]?.cells).toEqual(['a\0b', 'c\0'])
    expect(issues.map((i) => i.code)).toEqual(['NUL_BYTES'])
  })

  test('mixed line ends are told once', () => {
    const { issues } = collect('a\nb\r\nc\nd', planFor())
    expect(issues.map((i) => i.code)).toEqual(['MIXED_LINE_ENDS'])
    expect(collect('a\r\n"x\ny"\r\nd', planFor()).issues).toEqual([])
  })
})

/** An independent writer of the dialect: quotes when it must, or when told to. */
function write(rows: string[][], d: Dialect): string {
  const cell = (text: string, always: boolean) => {
    const must = [d.delimiter[0] ?? '', d.quote, '\n', '\r'].some((c) => text.includes(c))
    if (!always && !must && text !== '') return text
    const inner =
      d.escape === 'double'
        ? text.replaceAll(d.quote, d.quote + d.quote)
        : text.replaceAll(d.escape, d.escape + d.escape).replaceAll(d.quote, d.escape + d.quote)
    return d.quote + inner + d.quote
  }
  return (
    rows
      .map((r, i) => r.map((c, j) => cell(c, (i + j) % d.every === 0)).join(d.delimiter))
      .join(d.eol) + d.eol
  )
}

interface Dialect {
  delimiter: string
  quote: string
  escape: string
  eol: string
  every: number
}

const dialect = fc.record({
  delimiter: fc.constantFrom(',', '\t', ';', '|', '----', '||', '，', '\x01', '^', '~'),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom('double', '\\'),
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  every: fc.integer({ min: 1, max: 7 }),
})
const piece = fc.constantFrom(
  '张三',
  '李',
  '13800138000',
  'a',
  ' ',
  ',',
  '"',
  "'",
  '\n',
  '\r\n',
  '\t',
  '-',
  '，',
  '|',
  '😀',
  '北京市朝阳区',
  '0',
)
const cellText = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((n) =>
    fc.array(fc.array(cellText, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 30 }),
  )

const planOf = (d: Dialect, width: number, more: Partial<TextPlan> = {}) =>
  planFor({ delimiter: d.delimiter, quote: d.quote, escape: d.escape, widths: [width], ...more })

describe('whatever the cells and the dialect', () => {
  prop.prop([table, dialect])('what was written comes back', (rows, d) => {
    expect(
      collect(write(rows, d), planOf(d, rows[0]?.length ?? 1)).rows.map((r) => r.cells),
    ).toEqual(rows)
  })

  prop.prop([table, dialect, fc.integer({ min: 16, max: 200 })])(
    'the size of the window does not matter',
    (rows, d, window) => {
      const plan = planOf(d, rows[0]?.length ?? 1)
      const text = write(rows, d)
      expect(collect(text, plan, {}, { window })).toEqual(collect(text, plan))
    },
  )

  prop.prop([
    table,
    dialect,
    fc.constantFrom('gb18030', 'utf-16le', 'utf-16be'),
    fc.integer({ min: 64, max: 200 }),
  ])('the encoding does not matter', (rows, d, encoding, window) => {
    const bare = rows.map((r) => r.map((c) => c.replaceAll('😀', '笑')))
    const bytes = encode(encoding, write(bare, d))
    expect(bytes).not.toBeNull()
    const plan = planOf(d, rows[0]?.length ?? 1, { encoding })
    expect(collect(bytes ?? '', plan, {}, { window }).rows.map((r) => r.cells)).toEqual(bare)
  })

  prop.prop([
    table,
    dialect,
    fc.array(fc.nat(400), { maxLength: 5 }),
    fc.constantFrom('utf-8', 'gb18030', 'utf-16le'),
  ])('ranges that meet give the same as one', (rows, d, cuts, encoding) => {
    const bare = rows.map((r) => r.map((c) => c.replaceAll('😀', '笑')))
    const bytes = encode(encoding, write(bare, d)) ?? new Uint8Array()
    const plan = planOf(d, rows[0]?.length ?? 1, { encoding })
    const whole = collect(bytes, plan)
    const at = [0, ...cuts.map((c) => Math.min(c, bytes.length)), bytes.length].sort(
      (a, b) => a - b,
    )
    const parts = at.slice(1).map((to, i) => collect(bytes, plan, { from: at[i] ?? 0, to }))
    if (!rangesMeet(parts.map((p) => p.result))) return
    expect(parts.flatMap((p) => p.rows.map((r) => r.cells))).toEqual(whole.rows.map((r) => r.cells))
    expect(mergeText(parts.map((p) => p.result))).toEqual(whole.result)
  })

  prop.prop([
    fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', '1,2,3\n', '"x"', '\\'), { maxLength: 60 }),
    fc.integer({ min: 16, max: 64 }),
  ])(
    'every physical line is accounted, whatever the quotes, and windows and ranges agree',
    (parts, window) => {
      const text = parts.join('')
      const plan = planFor({ widths: [3, 2] })
      const whole = collect(text, plan)
      const physical =
        text === ''
          ? 0
          : text.replace(/\r\n/g, '\n').replace(/\r/g, '\n').replace(/\n$/, '').split('\n').length
      expect(whole.result.lines).toBe(physical)
      expect(whole.rows.length + whole.unread.length).toBe(whole.result.rows)
      expect(collect(text, plan, {}, { window })).toEqual(whole)
    },
  )
})
