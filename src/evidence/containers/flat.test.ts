import { describe, expect, test } from 'vitest'
import type { FormatId } from '../format/format.ts'
import { formatOf } from '../format/formats.ts'
import { memorySource } from '../source.ts'
import { openArchive } from './archive.ts'

const LIST = Buffer.from('姓名,电话\n张三,13800138000\n')
const GBK = Buffer.from('c3fbb5a52f612e637376', 'hex')

async function contents(bytes: Buffer) {
  const source = memorySource(bytes)
  const { id } = formatOf(source, 'a')
  const archive = await openArchive(source, id, { name: 'a', passwords: [] })
  const found = []
  for (const [index, { name, directory, special }] of archive.entries.entries()) {
    const parts: Buffer[] = []
    const { status } = await archive.read(index, (chunk) => parts.push(Buffer.from(chunk)))
    const text = Buffer.concat(parts).toString()
    found.push([name, directory ? 'folder' : (special ?? status), text])
  }
  return { id, found, said: archive.issues.map((i) => i.code) }
}

/** A file of a cpio archive: its mode, name and bytes. */
type File = readonly [number, Buffer, Buffer]
const FILES: readonly File[] = [
  [0o040755, Buffer.from('d'), Buffer.alloc(0)],
  [0o100644, Buffer.from('b.csv'), LIST],
  [0o120777, Buffer.from('l'), Buffer.from('b.csv')],
  [0o100644, GBK, LIST],
]
const END: File = [0, Buffer.from('TRAILER!!!'), Buffer.alloc(0)]

const fill = (bytes: Buffer, to: number) =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)])
const packed = (files: readonly File[], file: (file: File) => Buffer) =>
  Buffer.concat([...files, END].map(file))

const ascii =
  (mark: string) =>
  ([mode, name, data]: File) => {
    const fields = [1, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length + 1, 0]
    const head = mark + fields.map((n) => n.toString(16).padStart(8, '0')).join('')
    const named = Buffer.concat([Buffer.from(head), name, Buffer.alloc(1)])
    return Buffer.concat([fill(named, 4), fill(data, 4)])
  }
const octal = ([mode, name, data]: File) => {
  const of = (n: number, length = 6) => n.toString(8).padStart(length, '0')
  const inode = [0, 1, mode, 0, 0, 1, 0].map((n) => of(n)).join('')
  const head = `070707${inode}${of(0, 11)}${of(name.length + 1)}${of(data.length, 11)}`
  return Buffer.concat([Buffer.from(head), name, Buffer.alloc(1), data])
}
const binary =
  (little: boolean) =>
  ([mode, name, data]: File) => {
    const head = Buffer.alloc(26)
    const words = [0o070707, 0, 1, mode, 0, 0, 1, 0, 0, 0, name.length + 1, 0, data.length]
    words.forEach((n, i) => (little ? head.writeUInt16LE(n, 2 * i) : head.writeUInt16BE(n, 2 * i)))
    return Buffer.concat([fill(Buffer.concat([head, name, Buffer.alloc(1)]), 2), fill(data, 2)])
  }

describe('cpio', () => {
  test.each<[string, (file: File) => Buffer]>([
    ['new', ascii('070701')],
    ['new, with sums', ascii('070702')],
    ['old, in digits', octal],
    ['binary', binary(true)],
    ['binary, the other order of bytes', binary(false)],
  ])('%s', async (_, file) => {
    expect(await contents(Buffer.concat([packed(FILES, file), Buffer.alloc(500)]))).toEqual({
      id: 'cpio',
      found: [
        ['d', 'folder', ''],
        ['b.csv', 'ok', LIST.toString()],
        ['l', '符号链接 / symbolic link', 'b.csv'],
        ['名单/a.csv', 'ok', LIST.toString()],
      ],
      said: ['NAME_ENCODING'],
    })
  })
  test('what is damaged, cut off, or behind the end is told', async () => {
    const [first, second] = [FILES.slice(1, 2), FILES.slice(2)]
    const file = ascii('070701')
    const broken = Buffer.concat([packed(first, file).subarray(0, -124), Buffer.from('xxxx')])
    const on = await contents(Buffer.concat([broken, packed(second, file)]))
    expect([on.found.length, on.said]).toEqual([3, ['CORRUPT', 'NAME_ENCODING']])
    expect((await contents(packed(first, file).subarray(0, 120))).said).toEqual(['CORRUPT'])
    const behind = Buffer.concat([packed(first, file), LIST])
    expect((await contents(behind)).said).toEqual(['CORRUPT'])
  })
  test('marks without a header are not followed for ever', async () => {
    const first = packed(FILES.slice(1, 2), ascii('070701')).subarray(0, -124)
    const marks = Buffer.from('070701000000'.repeat(250_000))
    const { found, said } = await contents(Buffer.concat([first, marks]))
    expect([found.length, said]).toEqual([1, ['CORRUPT', 'CORRUPT']])
  })
})

/** A member of an ar archive. */
function member(name: string, data: Buffer, front = Buffer.alloc(0)): Buffer {
  const size = String(front.length + data.length)
  const beyond = Buffer.byteLength(name) - name.length
  const head = `${name.padEnd(16 - beyond)}${'0'.padEnd(12)}${'0'.padEnd(12)}${'100644'.padEnd(8)}${size.padEnd(10)}\`\n`
  const body = Buffer.concat([front, data])
  const odd = body.length % 2 > 0 ? '\n' : ''
  return Buffer.concat([Buffer.from(head), body, Buffer.from(odd)])
}

test.each<[string, readonly Buffer[]]>([
  ['System V', [member('/', Buffer.alloc(4)), member('名单.csv/', LIST)]],
  ['GNU', [member('//', Buffer.from('x.o/\n名单.csv/\n')), member('/5', LIST)]],
  ['BSD', [member('#1/12', LIST, Buffer.from('名单.csv\0\0'))]],
])('ar of %s', async (_, members) => {
  const id: FormatId = 'ar'
  const last = member('b.csv', LIST)
  const bytes = Buffer.concat([Buffer.from('!<arch>\n'), ...members, last])
  const found = ['名单.csv', 'b.csv'].map((name) => [name, 'ok', LIST.toString()])
  expect(await contents(bytes)).toEqual({ id, found, said: [] })
  expect((await contents(bytes.subarray(0, -9))).found.at(-1)?.[1]).toBe('CORRUPT')
  const broken = Buffer.concat([bytes, Buffer.from('rubbish')])
  expect((await contents(broken)).said).toEqual(['CORRUPT'])
})
