import { createHash } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'
import { randomFrom, type Random } from '../../../demo/random.ts'
import { openZip } from '../../../src/evidence/containers/zip.ts'
import { dataStart } from '../../../src/evidence/containers/zip-inflate.ts'
import { memorySource } from '../../../src/evidence/source.ts'
import { zipOf } from '../../files/zip/build.ts'

/**
 * A file changed where its format says something: an attribute, a count, a reference, the length of a record, a pointer to a page.
 * Checksums are made right again, so that what is wrong reaches the reader. The same for the same name and round everywhere.
 */
export function changedInside(bytes: Buffer, name: string, round: number): Buffer {
  const seed = createHash('sha256')
    .update(`inside ${name} ${String(round)}`)
    .digest()
  const random = randomFrom(seed.readUInt32LE(0))
  const change = CHANGES.find(([is]) => is(bytes))?.[1] ?? words
  let changed = bytes
  for (let n = 1 + random.int(3); n > 0; n--) changed = change(changed, random)
  return changed
}

type Change = (bytes: Buffer, random: Random) => Buffer
const beginsWith = (hex: string) => (bytes: Buffer) =>
  bytes.toString('hex', 0, hex.length / 2) === hex

const CHANGES: readonly (readonly [(bytes: Buffer) => boolean, Change])[] = [
  [beginsWith('504b0304'), zipped],
  [beginsWith('d0cf11e0'), compound],
  [beginsWith('53514c697465'), sqlite],
  [beginsWith('00010000'), pages],
  [beginsWith('377abcaf271c'), sevenZip],
  [beginsWith('526172211a0701'), rar5],
  [beginsWith('526172211a0700'), rar4],
]

/** Numbers at which something ends, and a few that are none. */
const ODD = [
  '0',
  '-1',
  '1',
  '255',
  '65535',
  '65536',
  '1048576',
  '2147483647',
  '4294967295',
  '4294967296',
  '9007199254740993',
  '1e308',
  '1e9',
  '',
  'x',
  '٣',
  '00',
  '-0',
  '0x10',
  'NaN',
]
const ODD_PLACES = [
  'A0',
  'XFD1048576',
  'XFE1',
  'A1048577',
  'ZZZZZZ1',
  'A1:XFD1048576',
  'B2:A1',
  '1A',
  '$A$1',
  'A1:',
  'R1C1',
  'a1',
]
const ODD_INTEGERS = [
  0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
]

/** Of texts and XML: a number, a place, a reference, a word of a tag, a whole tag. */
function words(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1')
  const change = random.pick(WORDS)
  const found = [...text.matchAll(change.at)]
  if (found.length === 0) return bytes
  const { 0: old, index } = random.pick(found)
  const put = change.put(
    old,
    random,
    found.map((f) => f[0]),
  )
  return Buffer.from(text.slice(0, index) + put + text.slice(index + old.length), 'latin1')
}

type Put = (old: string, random: Random, others: readonly string[]) => string
const odd: Put = (_, random) => random.pick(ODD)
const another: Put = (_, random, others) => random.pick(others)

const WORDS: readonly { readonly at: RegExp; readonly put: Put }[] = [
  { at: /(?<==")-?\d[\d.]*(?=")/g, put: odd },
  { at: /(?<=[>\s(])-?\d+(?=[<\s)])/g, put: odd },
  {
    at: /(?<=")[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?(?=")/g,
    put: (_, random) => random.pick(ODD_PLACES),
  },
  { at: /\b\d+ 0 R\b/g, put: another },
  { at: /(?<=\/(?:Length|Count|Size|Prev|First|N|Columns|Predictor) )\d+/g, put: odd },
  { at: /(?<=")[^"]{1,60}(?=")/g, put: another },
  { at: /<[^<>]{1,200}>/g, put: another },
  { at: /<[^<>]{1,200}>/g, put: () => '' },
  { at: /<[^<>]{1,200}>/g, put: (old, random) => old.repeat(2 + random.int(300)) },
  { at: /(?<=(?:boundary|charset|encoding|type)[=:]\s*)"?[^\r\n;"]+"?/gi, put: another },
  { at: /^[A-Za-z-]+:[^\r\n]*\r?$/gm, put: another },
  { at: /^--[^\r\n]*\r?$/gm, put: another },
]

/** One part of a package, as text or as records; packed again with the checksum that it has now. */
function zipped(bytes: Buffer, random: Random): Buffer {
  const source = memorySource(bytes)
  const parts = openZip(source).entries.map((entry) => {
    const start = dataStart(source, entry) ?? 0
    const packed = bytes.subarray(start, start + entry.compressedSize)
    return {
      name: entry.name,
      data: entry.method === 8 ? inflateRawSync(packed) : packed,
      method: entry.method,
    }
  })
  if (parts.length === 0) return integers(bytes, random, 1)
  const at = random.int(parts.length)
  const isText = (data: Buffer) => data.includes('<') && !data.subarray(0, 64).includes(0)
  const changed = parts.map((part, i) => {
    if (i !== at) return part
    return {
      ...part,
      data: isText(part.data) ? words(part.data, random) : integers(part.data, random, 1),
    }
  })
  if (random.once(12)) return zipOf([...changed, random.pick(changed)])
  return zipOf(random.once(12) ? changed.filter((_, i) => i !== at) : changed)
}

/** An integer of one, two or four bytes at a place that is a multiple of `step`. */
function integers(
  bytes: Buffer,
  random: Random,
  step: number,
  from = 0,
  to = bytes.length,
): Buffer {
  const copy = Buffer.from(bytes)
  const width = random.pick([1, 2, 4])
  const places = Math.floor((to - from - width) / step)
  if (places < 1) return copy
  const at = from + random.int(places) * step
  const value = random.once(3) ? at : random.pick(ODD_INTEGERS)
  for (let i = 0; i < width; i++) copy[at + i] = Math.floor(value / 256 ** i) % 256
  return copy
}

/** Lengths and first fields of the records of a workbook (BIFF), or the tables of the compound file itself. */
function compound(bytes: Buffer, random: Random): Buffer {
  const records = biffRecords(bytes)
  if (records.length === 0 || random.once(4))
    return integers(bytes, random, 4, 0, random.once(2) ? 512 : bytes.length)
  const { at, length } = random.pick(records)
  return random.once(2)
    ? integers(bytes, random, 1, at + 2, at + 4 + 2)
    : integers(bytes, random, 1, at + 4, at + 4 + length + 4)
}

/** Records from the first that begins a stream on, as they stand while sectors follow each other. */
function biffRecords(bytes: Buffer): { at: number; length: number }[] {
  const records: { at: number; length: number }[] = []
  let at = bytes.indexOf(Buffer.from('09081000', 'hex'))
  while (at >= 0 && at + 4 < bytes.length && records.length < 20_000) {
    const length = bytes.readUInt16LE(at + 2)
    if (bytes.readUInt16LE(at) === 0) break
    records.push({ at, length })
    at += 4 + length
  }
  return records
}

/** Head of the file, heads of pages, their pointers to cells and to other pages. */
function sqlite(bytes: Buffer, random: Random): Buffer {
  const size = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16)
  const page =
    random.int(Math.max(1, Math.floor(bytes.length / Math.max(512, size)))) * Math.max(512, size)
  const copy = Buffer.from(bytes)
  const at = page + (page === 0 ? 100 : 0)
  const number = 1 + random.int(Math.ceil(bytes.length / Math.max(512, size)) + 2)
  switch (random.int(6)) {
    case 0:
      return integers(copy, random, 1, 16, 100)
    case 1:
      copy[at] = random.pick([2, 5, 10, 13, 0])
      return copy
    case 2:
      copy.writeUInt16BE(
        random.pick([0, 1, 0xffff, 8, size - 1]),
        Math.min(at + 8 + 2 * random.int(20), copy.length - 2),
      )
      return copy
    case 3:
      copy.writeUInt32BE(number, Math.min(at + 8, copy.length - 4))
      return copy
    case 4:
      copy.writeUInt32BE(
        number,
        Math.min(page + size, copy.length) - 4 - random.int(Math.min(200, size - 8)),
      )
      return copy
    default:
      return words(copy, random)
  }
}

/** Pages of an Access file: pointers, numbers of rows, offsets. */
function pages(bytes: Buffer, random: Random): Buffer {
  const page = random.int(Math.max(1, Math.floor(bytes.length / 4096))) * 4096
  return integers(
    bytes,
    random,
    1,
    page,
    Math.min(bytes.length, page + (random.once(2) ? 64 : 4096)),
  )
}

/** The list at the end of a 7z, with both of its checksums. */
function sevenZip(bytes: Buffer, random: Random): Buffer {
  const at = 32 + Number(bytes.readBigUInt64LE(12))
  const length = Number(bytes.readBigUInt64LE(20))
  if (at + length > bytes.length) return integers(bytes, random, 1)
  const copy = integers(bytes, random, 1, at, at + length)
  copy.writeUInt32LE(crc32(copy.subarray(at, at + length)), 28)
  copy.writeUInt32LE(crc32(copy.subarray(12, 32)), 8)
  return copy
}

/** A header of a RAR 5 with its checksum. */
function rar5(bytes: Buffer, random: Random): Buffer {
  const heads = []
  for (let at = 8; at + 8 < bytes.length;) {
    const [size, sizeBytes] = vint(bytes, at + 4)
    const begin = at + 4 + sizeBytes
    const [, typeBytes] = vint(bytes, begin)
    const [flags, flagBytes] = vint(bytes, begin + typeBytes)
    const [extra, extraBytes] =
      (flags & 1) === 0 ? [0, 0] : vint(bytes, begin + typeBytes + flagBytes)
    const [data] = (flags & 2) === 0 ? [0] : vint(bytes, begin + typeBytes + flagBytes + extraBytes)
    if (size === 0) break
    heads.push({ at, from: begin, to: begin + size, extra })
    at = begin + size + data
  }
  const head = heads.length === 0 ? undefined : random.pick(heads)
  if (head === undefined) return integers(bytes, random, 1)
  const copy = integers(bytes, random, 1, head.from, head.to)
  copy.writeUInt32LE(crc32(copy.subarray(head.at + 4, head.to)), head.at)
  return copy
}

function vint(bytes: Buffer, at: number): readonly [number, number] {
  let value = 0
  for (let n = 0; n < 8; n++) {
    const byte = bytes[at + n] ?? 0
    value += (byte & 0x7f) * 128 ** n
    if (byte < 0x80) return [value, n + 1]
  }
  return [value, 8]
}

/** A header of a RAR 4 with its checksum. */
function rar4(bytes: Buffer, random: Random): Buffer {
  const heads: number[] = []
  for (let at = 7; at + 7 < bytes.length;) {
    const size = bytes.readUInt16LE(at + 5)
    const data =
      (bytes.readUInt16LE(at + 3) & 0x8000) !== 0 && at + 11 < bytes.length
        ? bytes.readUInt32LE(at + 7)
        : 0
    if (size < 7) break
    heads.push(at)
    at += size + data
  }
  if (heads.length === 0) return integers(bytes, random, 1)
  const at = random.pick(heads)
  const to = Math.min(bytes.length, at + bytes.readUInt16LE(at + 5))
  const copy = integers(bytes, random, 1, at + 2, to)
  copy.writeUInt16LE(crc32(copy.subarray(at + 2, to)) & 0xffff, at)
  return copy
}
