import type { ByteSource } from '../source.ts'
import { bytesAt, FLAG, SIGNATURE, type RawHeader } from './zip-records.ts'

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

function withSizes(source: ByteSource, raw: RawHeader, dataStart: number, budget: Budget) {
  const stated = (raw.flags & FLAG.DESCRIPTOR) === 0 || raw.compressedSize > 0
  if (stated) return { header: raw, sizesKnown: true }
  const descriptor = findDescriptor(source, dataStart, budget)
  if (descriptor !== null) return { header: { ...raw, ...descriptor }, sizesKnown: true }
  const end = nextSignature(source, dataStart) ?? source.size
  return { header: { ...raw, compressedSize: end - dataStart }, sizesKnown: false }
}

/** The descriptor whose stated size is exactly the distance to the data's start. */
function findDescriptor(source: ByteSource, dataStart: number, budget: Budget) {
  for (const at of signatures(source, dataStart, 'PK\x07\x08', budget)) {
    const record = bytesAt(source, at, 24)
    const length = at - dataStart
    if (record.length >= 16 && record.readUInt32LE(8) === length) {
      const size = record.readUInt32LE(12)
      return { crc32: record.readUInt32LE(4), compressedSize: length, size }
    }
    if (record.length >= 24 && record.readBigUInt64LE(8) === BigInt(length)) {
      const size = Number(record.readBigUInt64LE(16))
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
    if (budget && (budget.left -= size) < 0) return
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
    const part: ByteSource = {
      ...source,
      size: to,
      read: (at, into) => readTo(source, at, into, to),
    }
    for (const found of localHeaders(part, from)) {
      const { method, name, compressedSize, headerOffset } = found.header
      const fits = headerOffset + 30 + name.length + compressedSize <= to
      if (fits && METHODS.has(method) && name.every((byte) => byte >= 0x20)) yield found
    }
  }
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
