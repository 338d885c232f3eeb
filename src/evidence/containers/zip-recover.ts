import type { ByteSource } from '../source.ts'
import { bytesAt, entryOf, FLAG, NOTHING_PACKED, SIGNATURE, type RawHeader } from './zip-records.ts'

/** Longer than what may stand behind an entry that holds nothing: its descriptor. */
const DESCRIPTOR = 24
const FIRST_WINDOW = 4 << 10
const LAST_WINDOW = 1 << 20
/** Descriptors are looked for in at most this many times the archive's size, or a crafted one would cost its square. */
const SEARCHES = 4

export interface FoundHeader {
  readonly header: RawHeader
  /** False when neither the header nor a descriptor after the data gives the sizes. */
  readonly sizesKnown: boolean
}

/**
 * Walks an archive that has no (whole) central directory from local header to local header, as far as possible.
 * Where an entry's sizes stand after its data, the data's end is found by its descriptor or by the next header.
 */
export function* localHeaders(source: ByteSource, from = 0): Generator<FoundHeader> {
  const budget = { left: SEARCHES * (source.size - from) }
  let at = nextSignature(source, from)
  while (at !== null) {
    const raw = localHeader(source, at)
    if (raw === null) return
    const dataStart = at + 30 + raw.name.length + raw.extra.length
    const found = withSizes(source, raw, dataStart, budget)
    yield found
    const { compressedSize } = found.header
    at = nextSignature(source, dataStart + (compressedSize === 0xffffffff ? 0 : compressedSize))
  }
}

function localHeader(source: ByteSource, at: number): RawHeader | null {
  const head = bytesAt(source, at, 30)
  if (head.length < 30) return null
  const nameLength = head.readUInt16LE(26)
  const rest = bytesAt(source, at + 30, nameLength + head.readUInt16LE(28))
  return {
    flags: head.readUInt16LE(6),
    method: head.readUInt16LE(8),
    crc32: head.readUInt32LE(14),
    compressedSize: head.readUInt32LE(18),
    size: head.readUInt32LE(22),
    headerOffset: at,
    time: head.readUInt16LE(10),
    mode: 0,
    name: rest.subarray(0, nameLength),
    extra: rest.subarray(nameLength),
  }
}

interface Budget {
  left: number
}

/** What of an entry stands behind a list that states no bytes for it; null when there is nothing. */
export function behindNothing(
  source: ByteSource,
  headerOffset: number,
  until: number,
  budget: Budget,
): FoundHeader | null {
  const part = upTo(source, until)
  const raw = localHeader(part, headerOffset)
  if (raw === null) return null
  const dataStart = headerOffset + 30 + raw.name.length + raw.extra.length
  const found = withSizes(part, raw, dataStart, budget)
  const held = until - dataStart
  if (statedBytes(found.header) > 0) return found
  if (held <= DESCRIPTOR) return null
  return { header: { ...raw, size: 0, compressedSize: held }, sizesKnown: false }
}

function withSizes(source: ByteSource, raw: RawHeader, dataStart: number, budget: Budget) {
  const stated = (raw.flags & FLAG.DESCRIPTOR) === 0 || statedBytes(raw) > 0
  if (stated) return { header: raw, sizesKnown: true }
  const descriptor = findDescriptor(source, dataStart, budget)
  if (descriptor !== null) return { header: { ...raw, ...descriptor }, sizesKnown: true }
  const end = nextSignature(source, dataStart) ?? source.size
  const bare = bareDescriptor(source, dataStart, end)
  if (bare !== null) return { header: { ...raw, ...bare }, sizesKnown: true }
  return { header: { ...raw, size: 0, compressedSize: end - dataStart }, sizesKnown: false }
}

/** Packed bytes as a header states them, in the field of zip64 too. */
function statedBytes(raw: RawHeader): number {
  return entryOf(raw).entry.compressedSize
}

/** A descriptor may stand without its mark, right in front of the next header. */
function bareDescriptor(source: ByteSource, dataStart: number, end: number) {
  for (const wide of [false, true]) {
    const length = wide ? 20 : 12
    const record = bytesAt(source, end - length, length)
    if (end - length < dataStart || record.length < length) continue
    const compressedSize = wide ? Number(record.readBigUInt64LE(4)) : record.readUInt32LE(4)
    const size = wide ? Number(record.readBigUInt64LE(12)) : record.readUInt32LE(8)
    if (compressedSize === end - length - dataStart)
      return { crc32: record.readUInt32LE(0), compressedSize, size }
  }
  return null
}

/** The descriptor whose stated size is exactly the distance to the data's start. */
function findDescriptor(source: ByteSource, dataStart: number, budget: Budget) {
  for (const at of signatures(source, dataStart, 'PK\x07\x08', budget)) {
    const record = bytesAt(source, at, 24)
    const length = at - dataStart
    // The narrow one fits the beginning of the wide one, which then states that nothing was packed into more than nothing.
    const wide = record.length >= 24 && record.readBigUInt64LE(8) === BigInt(length)
    if (wide && (length > NOTHING_PACKED || record.readBigUInt64LE(16) === 0n)) {
      const size = Number(record.readBigUInt64LE(16))
      return { crc32: record.readUInt32LE(4), compressedSize: length, size }
    }
    if (record.length >= 16 && record.readUInt32LE(8) === length) {
      const size = record.readUInt32LE(12)
      return { crc32: record.readUInt32LE(4), compressedSize: length, size }
    }
  }
  return null
}

/** The next local header that looks like one: a known version, a name, all within the source. */
function nextSignature(source: ByteSource, from: number): number | null {
  for (const at of signatures(source, from, 'PK\x03\x04')) {
    const head = bytesAt(source, at, 30)
    if (head.length < 30 || head.readUInt32LE(0) !== SIGNATURE.LOCAL) continue
    if (head.readUInt16LE(4) % 256 <= 63 && head.readUInt16LE(26) > 0) return at
  }
  return null
}

function* signatures(source: ByteSource, from: number, mark: string, budget?: Budget) {
  let size = FIRST_WINDOW
  for (let base = from; base < source.size; base += size - 3) {
    if (base > from) size = Math.min(LAST_WINDOW, size * 2)
    if (budget && (budget.left -= Math.min(size, source.size - base)) < 0) return
    const window = bytesAt(source, base, size)
    let at = window.indexOf(mark, 0, 'latin1')
    while (at >= 0) {
      yield base + at
      at = window.indexOf(mark, at + 4, 'latin1')
    }
  }
}

/** Longest name, extra field and descriptor that an honest entry has beside its data; more is looked at. */
const BESIDE = 64
const METHODS = new Set([0, 8, 9, 12, 14, 93, 95, 98, 99])

/** A run of bytes that no entry of the list accounts for. */
interface Gap {
  readonly from: number
  readonly to: number
}

/** Entries whose headers stand where the list knows of none: deleted or hidden ones, an archive in front of another. */
export function* unlistedHeaders(
  source: ByteSource,
  listed: readonly Pick<RawHeader, 'headerOffset' | 'compressedSize'>[],
  until: number,
): Generator<FoundHeader> {
  for (const { from, to } of gapsOf(source, listed, until)) {
    for (const found of localHeaders(upTo(source, to), from)) {
      const { method, name, compressedSize, headerOffset } = found.header
      const fits = headerOffset + 30 + name.length + compressedSize <= to
      if (fits && METHODS.has(method) && name.every((byte) => byte >= 0x20)) yield found
    }
  }
}

/** A source that ends earlier. */
function upTo(source: ByteSource, to: number): ByteSource {
  return { ...source, size: to, read: (at, into) => readTo(source, at, into, to) }
}

function readTo(source: ByteSource, at: number, into: Uint8Array, to: number): number {
  return at >= to ? 0 : source.read(at, into.subarray(0, Math.min(into.length, to - at)))
}

/** Where the data of an entry ends stands in its own header, which is only asked where the next one is far. */
function* gapsOf(
  source: ByteSource,
  listed: readonly Pick<RawHeader, 'headerOffset' | 'compressedSize'>[],
  until: number,
): Generator<Gap> {
  const order = listed.toSorted((a, b) => a.headerOffset - b.headerOffset)
  let from = 0
  for (const [i, { headerOffset, compressedSize }] of order.entries()) {
    if (headerOffset - from >= 30) yield { from, to: headerOffset }
    const next = order[i + 1]?.headerOffset ?? until
    from = Math.max(from, headerOffset + 30 + compressedSize)
    if (next - from < BESIDE) from = Math.max(from, Math.min(next, until))
    else from = Math.max(from, dataEnd(source, headerOffset, compressedSize))
  }
  if (until - from >= 30) yield { from, to: until }
}

function dataEnd(source: ByteSource, headerOffset: number, compressedSize: number): number {
  const head = bytesAt(source, headerOffset, 30)
  const beside = head.length < 30 ? 0 : head.readUInt16LE(26) + head.readUInt16LE(28)
  return headerOffset + 30 + beside + compressedSize
}
