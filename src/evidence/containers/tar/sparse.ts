import type { ByteSource } from '../../source.ts'
import { bytesAt } from '../zip-records.ts'
import { BLOCK, fieldNumber, MAP, paxRecords } from './header.ts'

/** Where it is told which parts of a file with holes are in the archive; it is read when the file is. */
export interface Holes {
  /** GNU's own header and the blocks behind it; the records of a pax header (0.0, 0.1); lines in front of the bytes (1.0). */
  readonly how: 'header' | 'pax' | 'lines'
  /** Place of that header, of those records, of those lines. */
  readonly at: number
  /** Bytes there, of records and lines. */
  readonly length: number
}

/** A stretch of a file that is not all zeros. */
interface Part {
  readonly offset: number
  readonly size: number
}

/** The filled parts of a file, and where the bytes of the first one lie. */
export interface Filled {
  readonly parts: readonly Part[]
  readonly at: number
}

/** Longest map of lines that is taken in, and how much is read of it at first. */
const LONGEST = 2 ** 24
const FIRST = 2 ** 16
/** More parts than these are nobody's file: blocks that only say that there are more would fill the memory. */
const MOST_PARTS = 2 ** 20
const PAIR = 24
const IN_HEADER = 4
const IN_BLOCK = 21

/** The filled parts of a file of `size` bytes whose own begin at `data`; null where what is told of them makes no sense. */
export function filledParts(
  source: ByteSource,
  holes: Holes,
  size: number,
  data: number,
): Filled | null {
  const found = READERS[holes.how](source, holes, data)
  return found !== null && inOrder(found.parts, size) ? found : null
}

type Reader = (source: ByteSource, holes: Holes, data: number) => Filled | null

const READERS: Readonly<Record<Holes['how'], Reader>> = {
  header: (source, { at }, data) => {
    const parts = headerParts(source, at)
    return parts === null ? null : { parts, at: data }
  },
  pax: (source, { at, length }, data) => {
    const map = paxRecords(bytesAt(source, at, length)).get(MAP)
    const parts = map ? pairs(map.toString('latin1').split(',').map(decimal)) : null
    return parts === null ? null : { parts, at: data }
  },
  lines: (source, holes) => fromLines(source, holes, FIRST) ?? fromLines(source, holes, LONGEST),
}

/** Four pairs in the header of old GNU tar, twenty-one in each block that follows. */
function headerParts(source: ByteSource, at: number): Part[] | null {
  const parts: Part[] = []
  let block = bytesAt(source, at, BLOCK)
  let [pairsAt, most, moreAt] = [386, IN_HEADER, 482]
  for (let next = at + BLOCK; ; next += BLOCK) {
    const some = binaryPairs(block, pairsAt, most)
    if (some === null) return null
    parts.push(...some)
    if (parts.length > MOST_PARTS) return null
    if (block[moreAt] !== 1) return parts
    block = bytesAt(source, next, BLOCK)
    ;[pairsAt, most, moreAt] = [0, IN_BLOCK, 504]
  }
}

function binaryPairs(block: Buffer, from: number, most: number): Part[] | null {
  const parts: Part[] = []
  if (block.length < BLOCK) return null
  for (let i = 0; i < most; i++) {
    const at = from + i * PAIR
    if (block[at] === 0) break
    const offset = fieldNumber(block, at, 12)
    const size = fieldNumber(block, at + 12, 12)
    if (offset === null || size === null) return null
    parts.push({ offset, size })
  }
  return parts
}

/** How many pairs, then the pairs, a number a line; the bytes begin with the next block. */
function fromLines(source: ByteSource, { at, length }: Holes, most: number): Filled | null {
  const lines = bytesAt(source, at, Math.min(length, most))
  const numbers: number[] = []
  let due = 1
  let from = 0
  while (numbers.length < due) {
    const end = lines.indexOf(0x0a, from)
    if (end < 0 || end - from > 20) return null
    numbers.push(decimal(lines.toString('latin1', from, end)))
    due = 1 + 2 * (numbers[0] ?? NaN)
    if (!(due <= LONGEST)) return null
    from = end + 1
  }
  const parts = pairs(numbers.slice(1))
  return parts && { parts, at: at + Math.ceil(from / BLOCK) * BLOCK }
}

function decimal(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN
}

function pairs(numbers: readonly number[]): Part[] | null {
  if (numbers.length % 2 > 0 || numbers.some((n) => Number.isNaN(n))) return null
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    offset: numbers[2 * i] ?? 0,
    size: numbers[2 * i + 1] ?? 0,
  }))
}

/** Parts lie one behind another, within the file. */
function inOrder(parts: readonly Part[], size: number): boolean {
  let end = 0
  return parts.every((part) => {
    const follows = part.offset >= end
    end = part.offset + part.size
    return follows && end <= size
  })
}

const CHUNK = 1 << 20

/** Hands on a file with its holes as zeros; gives how many bytes those were: fewer than `size` where the archive ends before. */
export function expand(
  source: ByteSource,
  { parts, at }: Filled,
  size: number,
  emit: (chunk: Uint8Array) => void,
): number {
  const zeros = new Uint8Array(Math.min(CHUNK, size))
  let bytes = 0
  let from = at
  const fill = (to: number) => {
    for (; bytes < to; bytes += Math.min(CHUNK, to - bytes))
      emit(zeros.subarray(0, Math.min(CHUNK, to - bytes)))
  }
  for (const part of parts) {
    const end = part.offset + part.size
    if (part.size > 0 && from >= source.size) return bytes
    fill(part.offset)
    while (bytes < end) {
      const chunk = bytesAt(source, from, Math.min(CHUNK, end - bytes))
      if (chunk.length === 0) return bytes
      emit(chunk)
      bytes += chunk.length
      from += chunk.length
    }
  }
  fill(size)
  return bytes
}
