import { expect, test } from 'vitest'
import { Records } from './records.ts'
import { putWide } from './strings-part.ts'

/** A record of a binary part: its number in one byte or two, its length in as many as it takes, its bytes. */
function record(type: number, length: number): Buffer {
  const number = type < 0x80 ? [type] : [(type & 0x7f) | 0x80, type >> 7]
  const digits = []
  for (let left = length; ; left >>= 7) {
    digits.push(left < 0x80 ? left : (left & 0x7f) | 0x80)
    if (left < 0x80) break
  }
  return Buffer.concat([
    Buffer.from([...number, ...digits]),
    Buffer.from(Array.from({ length }, (_, i) => (type + i) & 0xff)),
  ])
}

/** What is taken of the stream when it comes cut at these places: number, length and sum of the bytes of each record. */
function taken(stream: Buffer, cuts: readonly number[]) {
  const seen: string[] = []
  const records = new Records((type, bytes, from, end) => {
    const sum = bytes.subarray(from, end).reduce((all, byte) => all + byte, 0)
    seen.push(`${String(type)} ${String(end - from)} ${String(sum)}`)
  })
  const places = [0, ...cuts, stream.length]
  places.slice(1).forEach((to, i) => {
    // Each piece lies in memory of its own that is written over afterwards: what was taken of it must be a copy.
    const piece = Buffer.from(stream.subarray(places[i], to))
    records.push(piece)
    piece.fill(0xff)
  })
  records.end()
  return { seen, broken: records.broken }
}

const LENGTHS = [0, 1, 127, 128, 300, 5000, 0, 20_000, 3]
const STREAM = Buffer.concat(LENGTHS.map((length, i) => record(i % 2 === 0 ? 7 : 637, length)))
const WHOLE = taken(STREAM, [])

test('records are those that were written', () => {
  expect(WHOLE.seen.map((each) => Number(each.split(' ')[1]))).toEqual(LENGTHS)
  expect(WHOLE.broken).toBe(false)
})

test('they are the same wherever the stream is cut in two', () => {
  const edges = LENGTHS.map((_, i) => LENGTHS.slice(0, i + 1).reduce((at, n) => at + n + 3, 0))
  const near = edges.flatMap((edge) => Array.from({ length: 24 }, (_, i) => edge - 12 + i))
  const spread = Array.from({ length: 200 }, (_, i) => Math.floor((STREAM.length * i) / 200))
  for (const at of [...near, ...spread].filter((at) => at > 0 && at < STREAM.length))
    expect(taken(STREAM, [at]), `cut at ${String(at)}`).toEqual(WHOLE)
})

test.each([1, 2, 3, 100, 4095, 4096, 4097, 9000])('they are the same in pieces of %i', (size) => {
  const cuts = Array.from(
    { length: Math.floor((STREAM.length - 1) / size) },
    (_, i) => (i + 1) * size,
  )
  expect(taken(STREAM, cuts)).toEqual(WHOLE)
})

test('a stream that ends within a record is broken, and what stood before it was taken', () => {
  const { seen, broken } = taken(STREAM.subarray(0, -1), [700])
  expect([seen, broken]).toEqual([WHOLE.seen.slice(0, -1), true])
})

test('behind a record that cannot be so long nothing more is taken, wherever the stream is cut', () => {
  const lie = Buffer.from([7, 0xff, 0xff, 0xff, 0x7f])
  const stream = Buffer.concat([
    record(7, 3),
    lie,
    ...Array.from({ length: 3000 }, () => record(9, 3)),
  ])
  const whole = taken(stream, [])
  expect([whole.seen.length, whole.broken]).toEqual([1, true])
  for (let at = 1; at < 20; at++) expect(taken(stream, [at]), `cut at ${String(at)}`).toEqual(whole)
})

test.each([
  ['ASCII', 'abc 138'],
  ['two bytes', 'é\u07ff'],
  ['three bytes', '张三\u0800\uffff'],
  ['pairs', '𠮷野家 😀'],
  ['half pairs', 'a\ud800b\udc00'],
  ['a half pair at the end', '张\ud842'],
  ['nothing', ''],
])('UTF-16 becomes what Node makes of it: %s', (_, text) => {
  const wide = Buffer.from(text, 'utf16le')
  const into = Buffer.alloc(100)
  const length = putWide(wide, 0, wide.length, into, 5)
  expect(into.subarray(5, 5 + length)).toEqual(Buffer.from(text, 'utf8'))
})
