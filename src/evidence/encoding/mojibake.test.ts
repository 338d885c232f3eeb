import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { RowBuilder } from '../readers/row-builder.ts'
import { doubleByte } from './double-byte.ts'
import { MisreadCount } from './misread-cells.ts'
import { mended, mendingOf, misreadingOf, MISREADINGS, type Misreading } from './mojibake.ts'

const TEXTS = ['张三', '姓名', '李四', '北京市海淀区', '备注：无', '3单元', '欧阳娜娜']

/** Each misreading done by the platform's decoders. */
const MISREAD = {
  'utf8-as-gbk': (text) => new TextDecoder('gbk').decode(Buffer.from(text)),
  'utf8-as-latin1': (text) => new TextDecoder('windows-1252').decode(Buffer.from(text)),
  'utf8-as-latin1-twice': (text) => misread(misread(text)),
  'gbk-as-latin1': (text) => new TextDecoder('windows-1252').decode(inGbk(text)),
  escapes: (text) => text.replace(/./gsu, (c) => numbered(Buffer.from(c), '%')),
} satisfies Partial<Record<Misreading, (text: string) => string>>

function numbered(bytes: Uint8Array, mark: string): string {
  return [...bytes].map((b) => `${mark}${b.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

function misread(text: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(text))
}

function inGbk(text: string): Uint8Array {
  const { codes } = doubleByte('gb18030')
  return Uint8Array.from(
    [...text].flatMap((c) => {
      const code = c.charCodeAt(0)
      if (code < 0x80) return [code]
      const pair = codes.indexOf(code, 0x8140)
      return [pair >> 8, pair & 0xff]
    }),
  )
}

const KINDS = Object.keys(MISREAD) as (keyof typeof MISREAD)[]

describe('names how a text was misread, and gives it back', () => {
  test.each(KINDS)('%s', (kind) => {
    for (const text of TEXTS) {
      const read = MISREAD[kind](text)
      if (read.includes('\ufffd')) continue
      expect(misreadingOf(read), text).toEqual({ kind, lossy: false })
      expect(mended(read, kind), text).toBe(text)
    }
  })

  test.each([
    ['手机号', '手机\ufffd'],
    ['王小明', '王小\ufffd'],
  ])('%s lost its last byte on the way: named, and the gap is left', (text, left) => {
    const read = MISREAD['utf8-as-gbk'](text)
    expect(misreadingOf(read)).toEqual({ kind: 'utf8-as-gbk', lossy: true })
    expect(mended(read, 'utf8-as-gbk')).toBe(left)
    expect(mended(read.replace('\ufffd', '?'), 'utf8-as-gbk')).toBe(left)
  })

  test('锟斤拷 is named, and nothing is made of it', () => {
    expect(misreadingOf('锟斤拷锟斤拷')).toEqual({ kind: 'utf8-as-gbk', lossy: true })
    expect(mended('锟斤拷锟斤拷', 'utf8-as-gbk')).toBeNull()
  })
})

test.each([
  ['Chinese', '张三'],
  ['an address', '北京市海淀区中关村大街1号院3号楼2单元401室'],
  ['rare characters', '犇羴鱻'],
  ['a rare surname', '寮先生'],
  ['traditional', '臺北市信義區'],
  ['German', 'Müller-Lüdenscheidt'],
  ['French', 'Œuvré à Besançon'],
  ['Spanish', 'José García Ñuñoa'],
  ['Turkish', 'Ölçü Şişli'],
  ['Polish', 'Łódź'],
  ['Japanese', 'カタカナと漢字'],
  ['Korean', '한국어'],
  ['full-width', '１３８００１３８０００'],
  ['a phone', '13800138000'],
  ['signs', '— “x” … 5 € ° ± ·'],
  ['emoji', '😀👍'],
])('leaves %s alone', (_, text) => {
  expect(misreadingOf(text)).toBeNull()
})

property.prop([fc.string({ unit: 'binary', maxLength: 40 })])('takes any text', (text) => {
  misreadingOf(text)
  for (const kind of Object.keys(MISREADINGS) as Misreading[]) mended(text, kind)
})

test.each<[string, (c: string) => string]>([
  ['\\u', (c) => `\\u${c.charCodeAt(0).toString(16)}`],
  ['%u', (c) => `%u${c.charCodeAt(0).toString(16).toUpperCase()}`],
  ['&#', (c) => `&#${String(c.charCodeAt(0))};`],
  ['&#x', (c) => `&#x${c.charCodeAt(0).toString(16)};`],
  ['\\x', (c) => numbered(Buffer.from(c), '\\x')],
  ['=', (c) => numbered(Buffer.from(c), '=')],
  ['% of GBK', (c) => numbered(inGbk(c), '%')],
  ['_x', (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase()}_`],
  ['U+', (c) => `U+${c.charCodeAt(0).toString(16).toUpperCase()} `],
  ['a word of a mail', (c) => `=?UTF-8?B?${Buffer.from(c).toString('base64')}?=`],
  ['octal', (c) => [...Buffer.from(c)].map((b) => `\\${b.toString(8)}`).join('')],
])('characters that are written by their numbers: %s', (_, escaped) => {
  const text = '重庆市渝中区民生路361号'
  const written = text.replace(/[^\x00-\x7f]/g, (c) => escaped(c))
  expect(misreadingOf(written)).toEqual({ kind: 'escapes', lossy: false })
  expect(mended(written, 'escapes')).toBe(text)
})

test.each([
  '%25',
  '%2C138',
  '=A1+B1',
  '=SUM(A1:A3)',
  '&nbsp;',
  '&#65;',
  '\\n',
  '\\\\srv\\x',
  '%u0041',
  'U',
  '_x_',
  'Uncle',
])('%j is no character beyond ASCII', (text) => {
  expect(misreadingOf(text)).toBeNull()
  expect(mended(text, 'escapes')).toBeNull()
})

/** What another program made of them. */
test.each<[Misreading, string, string]>([
  ['gbk-as-latin1-twice', 'Â±Â±Â¾Â©ÃŠÃ\u0090ÂºÂ£ÂµÃ\u00adÃ‡Ã¸', '北京市海淀区'],
  ['big5-as-gbk', '籓\ue665カ獺竡跋', '臺北市信義區'],
  ['gbk-as-big5', '侐捶吽傖飲庈', '四川省成都市'],
  ['big5-as-latin1', '»O¥_¥««H¸q°Ï', '臺北市信義區'],
  ['gbk-as-macroman', '±±æ©\u00a0–∫£µÌ«¯', '北京市海淀区'],
  ['utf8-as-macroman', 'Âåó‰∫¨Â∏ÇÊµ∑Ê∑ÄÂå∫', '北京市海淀区'],
  ['gbk-as-cp437', '▒▒╛⌐╩╨║ú╡φ╟°', '北京市海淀区'],
  ['utf8-as-cp437', 'σîùΣ║¼σ╕éµ╡╖µ╖Çσî║', '北京市海淀区'],
  ['gbk-as-cp850', '▒▒¥®╩ð║úÁÝÃ°', '北京市海淀区'],
  ['utf8-as-cp850', 'Õîùõ║¼Õ©éµÁÀµÀÇÕî║', '北京市海淀区'],
  ['gbk-as-cp1251', '±±ѕ©КРєЈµнЗш', '北京市海淀区'],
  ['utf8-as-cp1251', 'еЊ—дє¬её‚жµ·ж·ЂеЊє', '北京市海淀区'],
])('%s: %s', (kind, read, text) => {
  expect(misreadingOf(read)).toEqual({ kind, lossy: false })
  expect(mended(read, kind)).toBe(text)
  expect(mended(text, kind)).toBeNull()
})

test.each([
  'Ärzte und Äpfel',
  'Привет, Москва',
  'Красная площадь, дом 1',
  'Ωμέγα',
  'カタカナと漢字',
  'ひらがなとカタカナ',
  '喆堃焱',
  '龘靐齉',
  '丂乂㐱',
  'π ≈ 3,14 ± ∞',
  '┌──┐',
])('leaves %s alone, too', (text) => {
  expect(misreadingOf(text)).toBeNull()
})

test.each([
  ['mend:gbk-as-latin1', 'gbk-as-latin1'],
  ['还原:UTF8-as-GBK', 'utf8-as-gbk'],
  ['gb18030', null],
  ['mend:constructor', null],
  ['mend:', null],
])('%s', (written, kind) => {
  expect(mendingOf(written)).toBe(kind)
})

describe('counts cells', () => {
  const count = (rows: readonly (readonly string[])[]) => {
    const misread = new MisreadCount()
    rows.forEach((cells, i) => {
      const builder = new RowBuilder().begin(i + 1)
      cells.forEach((text, c) => builder.cell(c, text))
      misread.look(builder.view)
    })
    return misread.found
  }

  test('by kind, the first row of each named', () => {
    const row = ['张三', '李四', '北京市海淀区'].map(MISREAD['gbk-as-latin1'])
    const other = ['姓名', '王小明'].map(MISREAD['utf8-as-gbk'])
    expect(count([['张三', '13800138000'], row, other, row])).toEqual([
      { kind: 'gbk-as-latin1', cells: 6, lossy: 0, row: 2 },
      { kind: 'utf8-as-gbk', cells: 2, lossy: 1, row: 3 },
    ])
  })

  test('escapes and question marks, whatever else the table holds', () => {
    const escaped = MISREAD.escapes('李四')
    const rows = [
      ['张三', '???'],
      [escaped, '??'],
      ['', '?'],
      ['王五', '?????'],
      ['%', '???x'],
    ]
    expect(count([...rows, [MISREAD['utf8-as-gbk']('张三')]])).toEqual([
      { kind: 'question-marks', cells: 3, lossy: 0, row: 1 },
      { kind: 'escapes', cells: 1, lossy: 0, row: 2 },
      { kind: 'utf8-as-gbk', cells: 1, lossy: 0, row: 6 },
    ])
    expect(count(rows.slice(0, 2))).toEqual([{ kind: 'escapes', cells: 1, lossy: 0, row: 2 }])
  })

  test('Chinese that was taken for other Chinese, in cells that begin with any character', () => {
    const read = ['拷岸岸', '朝癮获', '籓\ue665カ獺竡跋カ┎隔', '穝\ue665カ狾爵跋']
    expect(count([['张三', '犇羴'], ...read.map((cell) => ['138', cell])])).toMatchObject([
      { kind: 'big5-as-gbk' },
    ])
    expect(count([['罗翦钰', '骉骎'], ['瞿嫽', '138'], ['亓官霨']])).toEqual([])
  })

  test('cells in base64 and as digits, which look like any others', () => {
    const coded = ['1cXI/Q==', '5YyX5Lqs5biC5pyd6Ziz5Yy6', 'MTM4MDAxMzgwMDA=']
    const digits = ['d5c5c8fd', '0xE58C97E4BAACE5B882']
    const late = Array.from({ length: 300 }, () => ['a', 'b'])
    expect(count([...coded, ...digits].map((cell) => ['138', cell]))).toEqual([
      { kind: 'base64', cells: 3, lossy: 0, row: 1 },
      { kind: 'hex', cells: 2, lossy: 0, row: 4 },
    ])
    expect(count([...late, ...coded.map((cell) => [cell])])).toEqual([])
    expect(coded.map((cell) => mended(cell, 'base64'))).toEqual([
      '张三',
      '北京市朝阳区',
      '13800138000',
    ])
    expect(digits.map((cell) => mended(cell, 'hex'))).toEqual(['张三', '北京市'])
    const plain = ['password', 'd41d8cd98f00b204e9800998ecf8427e', '110105199001011234', 'zhangsan']
    expect(count([plain, plain, plain])).toEqual([])
    expect(plain.flatMap((cell) => [mended(cell, 'hex'), mended(cell, 'base64')])).toEqual(
      plain.flatMap(() => [null, null]),
    )
  })

  test('one pair of letters that might be Western is no finding', () => {
    expect(count([['ÖÖ', 'Zürich']])).toEqual([])
  })

  test('a table of nothing else is counted by first characters', () => {
    const rows = Array.from({ length: 5000 }, () => [MISREAD['utf8-as-latin1']('张三')])
    expect(count(rows)).toEqual([{ kind: 'utf8-as-latin1', cells: 5000, lossy: 0, row: 1 }])
  })
})
