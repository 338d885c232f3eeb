import { describe, expect, test } from 'vitest'
import { formatOf, readRows } from '../format/formats.ts'
import { collected } from '../readers/collected.ts'
import { memorySource } from '../source.ts'
import { seldomOf } from './seldom.ts'

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

async function read(bytes: Buffer) {
  const source = memorySource(bytes)
  const format = formatOf(source, 'a.csv')
  const file = collected()
  const plan = await readRows(source, format, file.sink, {}, { spoolDir: '/nowhere' })
  const rows = file.grids.map((grid) => grid.rows.map(({ cells }) => cells.join()).join('\n'))
  return { format: format.id, encoding: plan?.encoding, text: `${rows.join('\n')}\n` }
}

describe('encodings that are seldom met', () => {
  test.each([
    ['utf-32le', utf32(LIST, true), LIST],
    ['utf-32be', utf32(LIST, false), LIST],
    ['utf-32le', utf32(LIST, true).subarray(4), LIST],
    ['utf-32be', utf32(LIST, false).subarray(4), LIST],
    ['utf-7', utf7, LIST],
    ['hz-gb-2312', Buffer.from('~{UEH}~},13800138000\n'), '张三,13800138000\n'],
    ['hz-gb-2312', HZ, '姓名,电话\n张三,13800138000\n'],
  ])('%s', async (encoding, bytes, text) => {
    expect(await read(bytes)).toEqual({ format: 'text', encoding, text })
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
      'tel,+8613800138000-1\n+8613900139000-2',
      LIST,
    ])
      expect(seldomOf(memorySource(Buffer.from(text)))).toBeNull()
    const numbers = Buffer.from(Uint32Array.from({ length: 64 }, (_, i) => 40 + 997 * i).buffer)
    expect(seldomOf(memorySource(numbers))).toBeNull()
  })
})
