import { describe, expect, test } from 'vitest'
import { formatOf, readRows } from '../format/formats.ts'
import { collected } from '../readers/collected.ts'
import { memorySource } from '../source.ts'
import { gbk } from '../../../demo/gbk.ts'
import { seldomOf, seldomText } from './seldom.ts'
import { widePart } from './wide-part.ts'

const LIST =
  '姓名,电话,地址\n张三,13800138000,北京市朝阳区\n李四,13900139000,上海市\n王五,13700137000,广州市\n'

function utf32(text: string, isLittle: boolean): Buffer {
  const units = [0xfeff, ...[...text].map((c) => c.codePointAt(0) ?? 0)]
  const bytes = Buffer.alloc(4 * units.length)
  units.forEach((unit, i) =>
    isLittle ? bytes.writeUInt32LE(unit, 4 * i) : bytes.writeUInt32BE(unit, 4 * i),
  )
  return bytes
}
const utf7 = Buffer.from(
  LIST.replace(/\p{Script=Han}+/gu, (han) => {
    const inner = Buffer.from(han, 'utf16le').swap16().toString('base64').replace(/=+$/, '')
    return `+${inner}-`
  }),
)
/** 姓名,电话 and 张三,138… in GB2312 without its high bits. */
const HZ = Buffer.from('~{PUC{~},~{5g;0~}\n~{UEH}~},13800138000\n')

/** Each character by its number, as pages write it. */
function references(number: (code: number) => string): Buffer {
  return Buffer.from(LIST.replace(/[^\x00-\x7f]/g, (c) => `&#${number(c.charCodeAt(0))};`))
}

async function read(bytes: Buffer) {
  const source = memorySource(bytes)
  const format = formatOf(source, 'a.csv')
  const file = collected()
  const plan = await readRows(source, format, file.sink, {}, { spoolDir: '/nowhere' })
  const rows = file.grids.map((grid) => grid.rows.map(({ cells }) => cells.join()).join('\n'))
  const told = file.issues.map(({ code, row }) => [code, row])
  return { format: format.id, encoding: plan?.encoding, text: `${rows.join('\n')}\n`, told }
}

describe('encodings that are seldom met', () => {
  test.each<[string, Buffer, string]>([
    ['utf-32le', utf32(LIST, true), LIST],
    ['utf-32be', utf32(LIST, false), LIST],
    ['utf-32le', utf32(LIST, true).subarray(4), LIST],
    ['utf-32be', utf32(LIST, false).subarray(4), LIST],
    ['utf-7', utf7, LIST],
    ['hz-gb-2312', Buffer.from('~{UEH}~},13800138000\n'), '张三,13800138000\n'],
    ['hz-gb-2312', HZ, '姓名,电话\n张三,13800138000\n'],
    ['html-references', references((code) => String(code)), LIST],
    ['utf-8-other-line-ends', Buffer.from(LIST.replaceAll('\n', '\u0085')), LIST],
    ['utf-8-other-line-ends', Buffer.from(LIST.replaceAll('\n', '\u2028')), LIST],
    ['utf-8-other-line-ends', Buffer.from(LIST.replaceAll('\n', '\u001e')), LIST],
    ['html-references', references((code) => `x${code.toString(16)}`), LIST],
  ])('%s', async (encoding, bytes, text) => {
    expect(await read(bytes)).toMatchObject({ format: 'text', encoding, text })
  })
  const PEOPLE = ['赵明华', '上官婉', '孙立军', '李上海', '周芳'].map(
    (n, i) => `${n},1380013800${String(i)},上海市青浦区`,
  )
  const ROWS = `${PEOPLE.join('\r\n')}\r\n`
  const WIDE = Buffer.from(ROWS, 'utf16le')
  const MARK = Buffer.from([0xff, 0xfe])
  test.each([
    ['appended to UTF-8 by >>', [Buffer.from(ROWS), WIDE]],
    ['appended to GBK, with its mark', [gbk(ROWS), MARK, WIDE]],
    ['behind a line without an end', [gbk(ROWS.trimEnd()), MARK, WIDE]],
    ['before GBK', [MARK, WIDE, gbk(ROWS)]],
    ['before UTF-8, without a mark', [WIDE, Buffer.from(ROWS)]],
    ['between others', [gbk(ROWS), MARK, WIDE, gbk(ROWS)]],
  ])('UTF-16 in a part alone: %s', async (_, parts) => {
    const { encoding, text, told } = await read(Buffer.concat(parts))
    const lines = ROWS.replaceAll('\r', '')
    const times = parts.filter((part) => part !== MARK).length
    expect({ encoding, text }).toEqual({ encoding: 'utf-16le-in-part', text: lines.repeat(times) })
    expect(told).toContainEqual(['MIXED_ENCODING', 6])
  })
  test('lines of GBK and of UTF-16 by turns', () => {
    const lines = PEOPLE.map((line) => `${line.slice(0, 15)}\r\n`)
    const turns = lines.map((line, i) => (i % 2 ? Buffer.from(line, 'utf16le') : gbk(line)))
    expect(widePart(Buffer.concat(turns))?.text).toBe(lines.join(''))
    const signs = Buffer.from('😊😊😊😊 赵明华,13800138000,上海\r\n'.repeat(3), 'utf16le')
    expect(widePart(Buffer.concat([gbk(ROWS), signs]))?.parts).toHaveLength(2)
    const long = Buffer.concat(Array.from({ length: 20 }, () => WIDE))
    for (const first of [ROWS, `1${ROWS}`])
      expect(widePart(Buffer.concat([gbk(first), long]))?.parts).toHaveLength(2)
  })
  test.each([
    ['fields filled up with zero bytes', Buffer.from('张三\0\0,138\0\n李四\0,139\0\0\n')],
    ['a text recovered from a disk', Buffer.concat([Buffer.from(ROWS), Buffer.alloc(4096)])],
    ['UTF-16 alone', Buffer.concat([MARK, WIDE])],
    ['UTF-16 alone, without a mark', WIDE],
    ['numbers', Buffer.from(Uint32Array.from({ length: 999 }, (_, i) => i * 7919).buffer)],
  ])('no part of UTF-16 in %s', (_, bytes) => {
    expect(seldomOf(memorySource(bytes))).toBeNull()
  })
  test('very many parts, and what only looks like them', () => {
    const part = Buffer.concat([gbk('李四,1\n'), Buffer.from('上海\n', 'utf16le')])
    const bytes = Buffer.concat(Array.from({ length: 2000 }, () => part))
    expect(widePart(bytes)?.parts).toHaveLength(4000)
    for (const hostile of ['a\0', 'a\0b\n', 'ab\0\n', 'a\n', '\n\0', '\xff\xfe\n', 'ab\n\0\n'])
      widePart(Buffer.from(`x${hostile.repeat(20_000)}\0b`, 'latin1'))
  })
  test.each([
    ['iso-2022-cn', '\x1b$)A\x0eUEH}\x0f,13800138000\n', '张三,13800138000\n'],
    ['iso-2022-jp', '\x1b$BEl5~\x1b(B,13800138000\n', '東京,13800138000\n'],
  ])('%s', async (encoding, bytes, text) => {
    expect(await read(Buffer.from(bytes, 'latin1'))).toMatchObject({ encoding, text })
    expect(seldomText(Buffer.from(bytes, 'latin1'), encoding.toUpperCase())).toBe(text)
    expect(seldomText(Buffer.from(text), encoding)).toBeNull()
  })
  test('UTF-32 that is no character, or is cut, is told by its replacement', async () => {
    const bytes = utf32('张三,1\n', true)
    bytes.writeUInt32LE(0xd800, 4)
    expect((await read(bytes.subarray(0, -2))).text).toContain('\ufffd三,1\ufffd')
  })
  test('ordinary text is left alone', () => {
    for (const text of [
      'a+b-c,d+e-f\n',
      '~{not~},~{these~}',
      '张三\u001e13800138000\u001e北京市\n李四\u001e13900139000\u001e上海市\n',
      '张三,13800138000\u2028',
      'tel,+8613800138000-1\n+8613900139000-2',
      LIST,
    ])
      expect(seldomOf(memorySource(Buffer.from(text)))).toBeNull()
    const numbers = Buffer.from(Uint32Array.from({ length: 64 }, (_, i) => 40 + 997 * i).buffer)
    expect(seldomOf(memorySource(numbers))).toBeNull()
  })
})
