import type { ByteSource } from '../source.ts'
import { flatArchive, type FlatEntry, type FlatList } from './flat.ts'
import type { Archive } from './archive.ts'
import { MAX_ENTRIES } from './zip-directory.ts'
import { bytesAt } from './zip-records.ts'

/** What a header says, and where its parts lie; all but the old binary one is written in digits. */
interface Header {
  readonly mode: number
  readonly nameSize: number
  readonly size: number
  /** Length of the header; name and data are filled up to a multiple of `align`. */
  readonly length: number
  readonly align: number
}

const LONGEST_NAME = 1 << 16
/** The next header is looked for so often: marks without a header behind them could stand at every turn. */
const MOST_BROKEN = 1000
const END = 'TRAILER!!!'

/** A cpio archive: new ASCII (with and without sums), old ASCII, and binary of both orders of bytes. */
export function cpioArchive(source: ByteSource): Archive {
  return flatArchive(source, 'cpio 归档', listOf(source))
}

function listOf(source: ByteSource): FlatList {
  const entries: FlatEntry[] = []
  let broken = 0
  for (let at = 0; entries.length < MAX_ENTRIES;) {
    const found = entryAt(source, at)
    if (found === null) {
      const next = broken < MOST_BROKEN ? nextMark(source, at + 1) : null
      if (next === null) return { entries, cut: true, stray: false, broken }
      broken++
      at = next
    } else if (found.entry.raw.toString('latin1') === END) {
      return { entries, cut: false, stray: holdsMore(source, found.next), broken }
    } else {
      entries.push(found.entry)
      at = found.next
    }
  }
  return { entries, cut: false, stray: true, broken }
}

const MARK = 6

/** The next header of those that are written in digits; null without one. */
function nextMark(source: ByteSource, from: number): number | null {
  for (let base = from; base < source.size; base += SLICE - MARK) {
    const window = bytesAt(source, base, SLICE).toString('latin1')
    const found = /07070[127][\da-fA-F]{6}/.exec(window)
    if (found) return base + found.index
  }
  return null
}

function entryAt(source: ByteSource, at: number) {
  const block = bytesAt(source, at, 110)
  const header = headerOf(block)
  if (header === null || header.nameSize === 0 || header.nameSize > LONGEST_NAME) return null
  const { align, length, mode, nameSize, size } = header
  const name = bytesAt(source, at + length, nameSize)
  const end = name.indexOf(0)
  // Filling is counted from the begin of the header.
  const data = at + filled(length + nameSize, align)
  const raw = Buffer.from(end < 0 ? name : name.subarray(0, end))
  return { entry: { raw, size, at: data, mode }, next: data + filled(size, align) }
}

function filled(length: number, align: number): number {
  return Math.ceil(length / align) * align
}

function headerOf(block: Buffer): Header | null {
  const mark = block.toString('latin1', 0, 6)
  if (mark === '070701' || mark === '070702') return newHeader(block)
  if (mark === '070707') return oldHeader(block)
  if (block.length < 26) return null
  if (block.readUInt16LE(0) === 0o070707) return binaryHeader(block, (at) => block.readUInt16LE(at))
  if (block.readUInt16BE(0) === 0o070707) return binaryHeader(block, (at) => block.readUInt16BE(at))
  return null
}

function newHeader(block: Buffer): Header | null {
  const field = (n: number) => digits(block, 6 + 8 * n, 8, 16)
  return made(field(1), field(11), field(6), { length: 110, align: 4 })
}

function oldHeader(block: Buffer): Header | null {
  const field = (at: number, length: number) => digits(block, at, length, 8)
  return made(field(18, 6), field(59, 6), field(65, 11), { length: 76, align: 1 })
}

/** The larger half of a number of four bytes stands first, whatever the order of bytes. */
function binaryHeader(block: Buffer, word: (at: number) => number): Header | null {
  const size = word(22) * 0x10000 + word(24)
  return made(word(6), word(20), size, { length: 26, align: 2 })
}

function made(
  mode: number,
  nameSize: number,
  size: number,
  layout: Pick<Header, 'length' | 'align'>,
): Header | null {
  if ([mode, nameSize, size].some((n) => Number.isNaN(n))) return null
  return { mode, nameSize, size, ...layout }
}

function digits(block: Buffer, at: number, length: number, base: 8 | 16): number {
  const text = block.toString('latin1', at, at + length)
  const ok = base === 8 ? /^[0-7]+$/ : /^[\da-f]+$/i
  return text.length === length && ok.test(text) ? Number.parseInt(text, base) : NaN
}

const SLICE = 1 << 20

/** Is there anything but filling behind the end? */
function holdsMore(source: ByteSource, from: number): boolean {
  for (let at = from; at < source.size; at += SLICE)
    if (bytesAt(source, at, SLICE).some((byte) => byte !== 0)) return true
  return false
}
