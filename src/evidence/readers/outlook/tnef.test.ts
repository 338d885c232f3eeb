import { expect, test } from 'vitest'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { unpackedRtf } from './compressed-rtf.ts'
import { openedLetter } from './testing.ts'
import { tnefArchive } from './tnef.ts'

const u32 = (n: number) => Buffer.from(Uint32Array.of(n).buffer)
const u16 = (n: number) => Buffer.from(Uint16Array.of(n).buffer)
const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le')
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

function record(level: number, id: number, data: Buffer): Buffer {
  const sum = data.reduce((all, byte) => (all + byte) & 0xffff, 0)
  return Buffer.concat([Buffer.from([level]), u16(id), u16(6), u32(data.length), data, u16(sum)])
}
function properties(...all: (readonly [id: number, type: number, data: Buffer])[]): Buffer {
  const each = all.map(([id, type, data]) =>
    Buffer.concat([u16(type), u16(id), u32(1), u32(data.length), padded(data)]),
  )
  return Buffer.concat([u32(all.length), ...each])
}
const stream = (...records: Buffer[]) =>
  Buffer.concat([Buffer.from('789f3e22', 'hex'), u16(1), ...records])

const LIST = '姓名,电话\n张三,13800138000\n'
const GBK_NAME = Buffer.from('c3fbb5a52e637376', 'hex')
const WINMAIL = stream(
  record(1, 0x9007, Buffer.concat([u32(936), u32(0)])),
  record(
    1,
    0x9003,
    properties([0x0037, 0x1f, wide('客户')], [0x1000, 0x1f, wide('赵六 13700137000 广州')]),
  ),
  record(2, 0x9002, Buffer.alloc(14)),
  record(2, 0x8010, GBK_NAME),
  record(2, 0x800f, Buffer.from(LIST)),
  record(2, 0x9002, Buffer.alloc(14)),
  record(
    2,
    0x9005,
    properties(
      [0x3707, 0x1f, wide('转发')],
      [
        0x3701,
        0x0d,
        Buffer.concat([
          Buffer.alloc(16),
          stream(record(1, 0x9003, properties([0x1000, 0x1f, wide('钱七 13600136000')]))),
        ]),
      ],
    ),
  ),
)

const read = (bytes: Buffer) => openedLetter(tnefArchive, bytes)

test('winmail.dat: known by content, its text a mail, its files members, a letter in it a mail', async () => {
  expect(formatOf(memorySource(WINMAIL), 'winmail.dat')).toMatchObject({
    id: 'tnef',
    read: 'container',
  })
  const { grids, files, archive } = await read(WINMAIL)
  expect(archive.issues).toEqual([])
  expect(JSON.stringify(grids)).toContain('赵六 13700137000 广州')
  expect(files.map(([name]) => name)).toEqual(['名单.csv', '转发.eml'])
  expect(files[0]?.[1]).toBe(LIST)
  expect(files[1]?.[1]).toContain(Buffer.from('钱七 13600136000').toString('base64'))
})

test('cut at every place: no crash, and a record that is cut is told', async () => {
  const ends = new Set<number>([6])
  for (let at = 6; at < WINMAIL.length; ends.add(at)) at += 11 + WINMAIL.readUInt32LE(at + 5)
  for (let length = 20; length < WINMAIL.length; length += 5) {
    const { archive } = await read(WINMAIL.subarray(0, length))
    expect([length, archive.issues.length > 0]).toEqual([length, !ends.has(length)])
  }
})

test('a body of rich text alone is unpacked', () => {
  const packed = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af86263682d0bf06c6e2dc0',
    'hex',
  )
  packed.writeUInt32LE(43, 4)
  const told = unpackedRtf(packed)
  expect(told?.toString('latin1')).toMatch(/^\{\\rtf1/)
  const plain = Buffer.concat([u32(0), u32(5), Buffer.from('MELA'), u32(0), Buffer.from('{abc}xx')])
  expect(unpackedRtf(plain)?.toString()).toBe('{abc}')
  expect(unpackedRtf(Buffer.from('none'))).toBeNull()
})

const codesOf = async (...records: Buffer[]) =>
  (await read(stream(...records))).archive.issues.map((issue) => issue.code)

test('what is lost is told: a file without its data, a damaged body, properties that break off', async () => {
  const begins = record(2, 0x9002, Buffer.alloc(14))
  expect(await codesOf(begins, record(2, 0x8010, GBK_NAME))).toEqual(['UNSUPPORTED'])
  const rtf = properties([0x1009, 0x102, Buffer.from('no rich text')])
  expect(await codesOf(record(1, 0x9003, rtf))).toEqual(['CORRUPT'])
  const whole = properties([0x0037, 0x1f, wide('客户')], [0x1000, 0x1f, wide('赵六')])
  expect(await codesOf(record(1, 0x9003, whole))).toEqual([])
  expect(await codesOf(record(1, 0x9003, whole.subarray(0, -8)))).toEqual(['CORRUPT'])
})

test('two files without a beginning between them are two', async () => {
  const file = (name: string) => [
    record(2, 0x8010, Buffer.from(name)),
    record(2, 0x800f, Buffer.from(LIST)),
  ]
  const { files } = await read(stream(...file('a.csv'), ...file('b.csv')))
  expect(files.map(([name]) => name)).toEqual(['a.csv', 'b.csv'])
})
