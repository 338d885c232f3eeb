import type { ByteSource } from '../source.ts'
import { bytesAt, SIGNATURE, type RawHeader } from './zip-records.ts'

/** Where the central directory lies. `prefix` bytes stand in front of the archive. */
export interface DirectoryPlace {
  readonly offset: number
  readonly size: number
  readonly entries: number
  readonly prefix: number
  /** Bytes after the end record that its comment does not account for (may be negative). */
  readonly stray: number
  readonly disks: number
  /** Bytes of the comment behind the directory. */
  readonly comment: number
}

/** End record, the longest comment, and room for what careless tools append. */
const TAIL = 22 + 0xffff + 0x10000

/** Finds the central directory by its end record, or null when there is none that holds. */
export function findDirectory(source: ByteSource): DirectoryPlace | null {
  const start = Math.max(0, source.size - TAIL)
  const tail = bytesAt(source, start, TAIL)
  let loose: DirectoryPlace | null = null
  for (let at = tail.length; at > 0;) {
    at = tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1')
    if (at < 0) break
    const place = placeAt(source, tail, at, start)
    if (place?.stray === 0) return place
    loose ??= place
  }
  return loose
}

function placeAt(source: ByteSource, tail: Buffer, at: number, start: number) {
  if (at + 22 > tail.length) return null
  const narrow = {
    offset: tail.readUInt32LE(at + 16),
    size: tail.readUInt32LE(at + 12),
    entries: tail.readUInt16LE(at + 10),
    disks: tail.readUInt16LE(at + 4),
  }
  const wide = isWide(narrow) ? wideEnd(source, start + at) : null
  if (isWide(narrow) && wide === null && narrow.offset === 0xffffffff) return null
  const stated = wide ?? { ...narrow, end: start + at }
  const prefix = prefixOf(source, stated)
  if (prefix === null) return null
  const comment = tail.readUInt16LE(at + 20)
  const stray = tail.length - (at + 22 + comment)
  const { size, entries, disks } = stated
  return { offset: stated.offset + prefix, size, entries, prefix, stray, disks, comment }
}

function isWide(end: { offset: number; size: number; entries: number }): boolean {
  return end.offset === 0xffffffff || end.size === 0xffffffff || end.entries === 0xffff
}

/** The zip64 end record, by its locator, or where it must stand if bytes were put in front. */
function wideEnd(source: ByteSource, end: number) {
  const locator = bytesAt(source, end - 20, 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== SIGNATURE.LOCATOR64) return null
  for (const at of [Number(locator.readBigUInt64LE(8)), end - 20 - 56, longEnd(source, end - 20)]) {
    const record = bytesAt(source, at, 56)
    if (record.length < 56 || record.readUInt32LE(0) !== SIGNATURE.END64) continue
    return {
      offset: Number(record.readBigUInt64LE(48)),
      size: Number(record.readBigUInt64LE(40)),
      entries: Number(record.readBigUInt64LE(32)),
      disks: record.readUInt32LE(16),
      end: at,
    }
  }
  return null
}

/** Longest field of its own that an end record of zip64 is thought to carry. */
const LONGEST_END = 1 << 16

/** A zip64 end record that is longer than it must be: its length reaches to the locator. -1 without one. */
function longEnd(source: ByteSource, locator: number): number {
  const from = Math.max(0, locator - LONGEST_END)
  const before = bytesAt(source, from, locator - from)
  for (let at = before.length; at > 0;) {
    at = before.lastIndexOf('PK\x06\x06', at - 1, 'latin1')
    if (at < 0) break
    const length = at + 12 <= before.length ? Number(before.readBigUInt64LE(at + 4)) : -1
    if (from + at + 12 + length === locator) return from + at
  }
  return -1
}

/** How far all offsets are shifted: tried by the end record's place first, then as stated. */
function prefixOf(
  source: ByteSource,
  stated: { offset: number; size: number; end: number },
): number | null {
  const { offset, size, end } = stated
  if (size === 0) return 0
  for (const prefix of [end - size - offset, 0]) {
    const head = bytesAt(source, offset + prefix, 4)
    if (prefix >= 0 && head.length === 4 && head.readUInt32LE(0) === SIGNATURE.CENTRAL)
      return prefix
  }
  return null
}

/** More entries than this are not listed (LIMIT): a directory is held in memory. */
export const MAX_ENTRIES = 1_000_000
const WINDOW = 4 << 20
const LONGEST_HEADER = 46 + 3 * 0xffff

/** Reads headers of the central directory one after another; stops at the first that is not one. */
export function* centralHeaders(
  source: ByteSource,
  place: DirectoryPlace,
  starts: readonly number[] = [],
): Generator<RawHeader> {
  let window = bytesAt(source, place.offset, WINDOW)
  let at = 0
  let base = place.offset
  const end = place.offset + Math.max(place.size, 46)
  for (;;) {
    if (at + LONGEST_HEADER > window.length && base + window.length < source.size) {
      base += at
      window = bytesAt(source, base, WINDOW)
      at = 0
    }
    const header = base + at < end ? centralHeader(window, at, place.prefix, starts) : null
    if (header === null) return
    yield header
    at += 46 + header.name.length + header.extra.length + window.readUInt16LE(at + 32)
  }
}

function centralHeader(
  window: Buffer,
  at: number,
  prefix: number,
  starts: readonly number[],
): RawHeader | null {
  if (at + 46 > window.length || window.readUInt32LE(at) !== SIGNATURE.CENTRAL) return null
  const nameEnd = at + 46 + window.readUInt16LE(at + 28)
  const extraEnd = nameEnd + window.readUInt16LE(at + 30)
  if (extraEnd > window.length) return null
  const shift = starts[window.readUInt16LE(at + 34)] ?? prefix
  return {
    flags: window.readUInt16LE(at + 8),
    method: window.readUInt16LE(at + 10),
    crc32: window.readUInt32LE(at + 16),
    compressedSize: window.readUInt32LE(at + 20),
    size: window.readUInt32LE(at + 24),
    time: window.readUInt16LE(at + 12),
    mode: window[at + 5] === 3 ? window.readUInt16LE(at + 40) : 0,
    headerOffset: shifted(window.readUInt32LE(at + 42), shift),
    shift,
    name: window.subarray(at + 46, nameEnd),
    extra: window.subarray(nameEnd, extraEnd),
  }
}

/** All ones means "see the zip64 field" and must stay so until that has been read. */
function shifted(offset: number, prefix: number): number {
  return offset === 0xffffffff ? offset : offset + prefix
}
