import { expect, test, vi } from 'vitest'
import { memorySource } from '../source.ts'
import { lz4Archive } from './lz4.ts'
import { XxHash32 } from './xxhash.ts'

const TEXT = Array.from(
  { length: 3000 },
  (_, i) => `张三,138${String(10_000_000 + i * 7919)}\n`,
).join('')

const word = (number: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}
/** A length in a half byte, and what of it does not fit. */
const longer = (length: number) =>
  length < 15
    ? []
    : [...Array<number>(Math.floor((length - 15) / 255)).fill(255), (length - 15) % 255]

/** Packs a block: what stood before within reach is quoted, as long as it goes on. `whole` holds what was packed before `from`. */
function packed(whole: Buffer, from: number, to: number, reach: number): Buffer {
  const out: number[] = []
  const seen = new Map<string, number>()
  for (let i = Math.max(reach, 0); i < from; i++) seen.set(whole.toString('latin1', i, i + 8), i)
  let literal = from
  for (let at = from; at < to - 12;) {
    const key = whole.toString('latin1', at, at + 8)
    const match = seen.get(key)
    seen.set(key, at)
    if (match === undefined || at - match > 65_535) {
      at++
      continue
    }
    let length = 8
    while (at + length < to - 5 && whole[match + length] === whole[at + length]) length++
    const held = at - literal
    out.push(16 * Math.min(held, 15) + Math.min(length - 4, 15), ...longer(held))
    out.push(...whole.subarray(literal, at), (at - match) % 256, Math.floor((at - match) / 256))
    out.push(...longer(length - 4))
    literal = at += length
  }
  const held = to - literal
  out.push(16 * Math.min(held, 15), ...longer(held), ...whole.subarray(literal, to))
  return Buffer.from(out)
}

const SIZE = 1 << 16
/** A frame of blocks of 64 KB: each quotes those before it, or none, or is left unpacked. */
function framed(text: string, kind: 'linked' | 'alone' | 'plain', checks = false): Buffer {
  const whole = Buffer.from(text)
  const flags = 0x40 | (kind === 'linked' ? 0 : 0x20) | (checks ? 0x1c : 0)
  const parts: Uint8Array[] = [
    word(0x184d2204),
    Buffer.from([flags, 0x40]),
    Buffer.alloc(checks ? 9 : 1),
  ]
  for (let from = 0; from < whole.length; from += SIZE) {
    const to = Math.min(from + SIZE, whole.length)
    const bytes =
      kind === 'plain'
        ? whole.subarray(from, to)
        : packed(whole, from, to, kind === 'linked' ? from - 65_535 : from)
    parts.push(word(kind === 'plain' ? (bytes.length | 0x8000_0000) >>> 0 : bytes.length), bytes)
    if (checks) parts.push(word(0))
  }
  const hash = new XxHash32()
  hash.add(Buffer.from(text))
  return Buffer.concat([...parts, word(0), checks ? word(hash.value) : Buffer.alloc(0)])
}
const legacy = (text: string) => {
  const bytes = packed(Buffer.from(text), 0, Buffer.byteLength(text), 0)
  return Buffer.concat([word(0x184c2102), word(bytes.length), bytes])
}
const passedOver = Buffer.concat([word(0x184d2a51), word(3), Buffer.from('abc')])

async function read(bytes: Uint8Array, maxBytes?: number) {
  const archive = lz4Archive(memorySource(bytes), { name: '名单.csv.lz4', passwords: [] })
  const chunks: Uint8Array[] = []
  const result = await archive.read(0, (chunk) => chunks.push(chunk), { maxBytes })
  return { ...result, name: archive.entries[0]?.name, text: Buffer.concat(chunks).toString() }
}

test.each([
  ['blocks that quote those before them', framed(TEXT, 'linked'), TEXT],
  ['blocks by themselves, with checksums and a size', framed(TEXT, 'alone', true), TEXT],
  ['left unpacked', framed(TEXT, 'plain'), TEXT],
  ['the first version', legacy(TEXT), TEXT],
  [
    'frames of all kinds one after another',
    Buffer.concat([
      legacy('甲'),
      passedOver,
      framed('乙', 'alone'),
      framed('', 'plain'),
      legacy('丙'),
    ]),
    '甲乙丙',
  ],
  ['filled up with zeros', Buffer.concat([framed('乙', 'alone'), Buffer.alloc(600)]), '乙'],
])('%s', async (_, bytes, text) => {
  expect(await read(bytes)).toMatchObject({ status: 'ok', name: '名单.csv', text })
})

test('cut, followed by something else, longer than is wanted: said, and what stands before is read', async () => {
  const whole = framed(TEXT, 'linked')
  const cut = await read(whole.subarray(0, whole.length - 5000))
  expect([cut.status, TEXT.startsWith(cut.text.slice(0, -1)), cut.text.length > 0]).toEqual([
    'CORRUPT',
    true,
    true,
  ])
  expect(await read(Buffer.concat([legacy('甲'), passedOver, Buffer.from('more')]))).toMatchObject({
    ...{ status: 'CORRUPT', text: '甲' },
  })
  expect(await read(whole, 100)).toMatchObject({ status: 'LIMIT', bytes: 100 })
})

test('frames without end share one window, and quote nothing of those before', async () => {
  const made = vi.spyOn(Buffer, 'allocUnsafe')
  const many = Array.from({ length: 2000 }, () => framed('', 'linked'))
  const head = framed('', 'alone').subarray(0, 7)
  // One letter, and four from three places before it, where this frame has nothing.
  const quoting = Buffer.concat([head, word(5), Buffer.of(0x10, 97, 3, 0, 0)])
  const found = await read(Buffer.concat([...many, framed('张三\n', 'plain'), quoting]))
  expect(found).toMatchObject({ status: 'CORRUPT', text: '张三\na' })
  expect(made.mock.calls.filter(([size]) => size > SIZE)).toHaveLength(1)
  made.mockRestore()
})

test('a short piece repeated without end is copied in few steps, whatever its length', async () => {
  const copies = vi.spyOn(Uint8Array.prototype, 'copyWithin')
  for (const piece of ['a', 'ab', '张三\n']) {
    const bytes = Buffer.from(piece)
    const times = Math.floor(60_000 / bytes.length)
    const held = bytes.length * (times - 1) - 4
    const tail = Buffer.of(0x50, ...Buffer.from('12345'))
    const block = [16 * bytes.length + 15, ...bytes, bytes.length, 0, ...longer(held), ...tail]
    const whole = Buffer.concat([word(0x184c2102), word(block.length), Buffer.from(block)])
    copies.mockClear()
    expect((await read(whole)).text).toBe(`${piece.repeat(times)}12345`)
    expect(copies.mock.calls.length).toBeLessThan(40)
  }
  copies.mockRestore()
})

test('any byte may be wrong', async () => {
  const whole = framed(TEXT.slice(0, 400), 'linked')
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    expect(['ok', 'CORRUPT']).toContain((await read(bytes)).status)
  }
  // A length that would go on behind the end of its block.
  const endless = Buffer.concat([word(0x184c2102), word(1), Buffer.of(0xf0)])
  expect(await read(endless)).toMatchObject({ status: 'CORRUPT', text: '' })
})

test.each([
  ['', 0x02cc5d05],
  ['abc', 0x32d153ff],
  ['Nobody inspects the spammish repetition', 0xe2293b2f],
])('the checksum of %j, in pieces of any length', (text, sum) => {
  for (const length of [1, 5, 16, 100]) {
    const hash = new XxHash32()
    for (let at = 0; at < text.length; at += length)
      hash.add(Buffer.from(text.slice(at, at + length)))
    expect(hash.value).toBe(sum)
  }
})

test('a frame whose checksum does not match is told, after its bytes', async () => {
  const body = Buffer.from('abc')
  const head = Buffer.from('04224d18644082', 'hex')
  const read = async (sum: number) => {
    const plain = word(0x8000_0000 + body.length)
    const frame = Buffer.concat([head, plain, body, word(0), word(sum)])
    const archive = lz4Archive(memorySource(frame), { name: 'a.lz4', passwords: [] })
    return archive.read(0, () => undefined)
  }
  expect(await read(0x32d153ff)).toMatchObject({ status: 'ok', bytes: 3 })
  expect(await read(1)).toMatchObject({ status: 'CORRUPT', bytes: 3 })
})
