import { isUtf8 } from 'node:buffer'
import { areLikely, isDoubleByte, pairsIn, sequencesIn } from './counts.ts'
import { doubleByte, type DoubleByte } from './double-byte.ts'
import { isCommonHan, isHan } from './han.ts'

/** A part of a line that stands in one encoding: up to a mark, a blank or a delimiter, or to the end of the line. */
export interface Piece {
  readonly to: number
  /** In the double-byte encoding, not in UTF-8. */
  readonly other: boolean
  /** It was looked at up to the end: bytes that follow may belong to it. */
  readonly open: boolean
}

/** Bytes of a string that may change its encoding within itself; a longer one is read as it begins. */
const LONGEST_STRING = 512

/** Where a piece may end: at what is no letter and no digit, since both may be halves of characters of two or four bytes. */
const MARK = new Uint8Array(256)
for (let byte = 0; byte < 0x80; byte++)
  MARK[byte] = /[\dA-Za-z]/.test(String.fromCharCode(byte)) ? 0 : 1

/**
 * Lines whose cells stand in two encodings, as a program leaves them that pastes columns of two lists side by side: the pieces
 * of such a line are decoded one by one. A line is one only where UTF-8 and text of the other encoding both stand in it beyond doubt.
 */
export class Pieces {
  readonly #table: DoubleByte

  constructor(other: 'gb18030' | 'big5') {
    this.#table = doubleByte(other)
  }

  isMixed(line: Uint8Array): boolean {
    let utf8 = false
    let other = false
    for (let p = 0; p < line.length && !(utf8 && other);) {
      const piece = this.next(line, p, line.length)
      const bytes = line.subarray(p, piece.to)
      if (piece.other) other = true
      else utf8 ||= this.#isSurelyUtf8(bytes)
      p = piece.to
    }
    return utf8 && other
  }

  /** The pieces of a line that stand in the other encoding. */
  othersIn(line: Uint8Array): Uint8Array[] {
    const others: Uint8Array[] = []
    for (let p = 0; p < line.length;) {
      const { to, other } = this.next(line, p, line.length)
      if (other) others.push(line.subarray(p, to))
      p = to
    }
    return others
  }

  /** The piece that begins at `from`: plain text in front belongs to it. */
  next(line: Uint8Array, from: number, end: number): Piece {
    let p = from
    while (p < end && (line[p] as number) < 0x80) p++
    if (p >= end) return { to: end, other: false, open: false }
    const to = markFrom(line, p, end)
    const bytes = line.subarray(p, to)
    if (isUtf8(bytes)) return { to, other: this.#isByChance(bytes), open: to === end }
    const behind = this.#behindPairs(line, p, end)
    const open = behind === end || to === end
    if (isDoubleByte(line.subarray(p, behind), this.#table))
      return { to: behind, other: true, open }
    return { ...this.#upToDigit(line, p, to), open }
  }

  /** A string that changes its encoding within itself, as parts of an address that a program joined, does so at a number. */
  #upToDigit(line: Uint8Array, from: number, to: number): { to: number; other: boolean } {
    let p = from
    while (p < to && !isDigit(line[p])) p++
    if (p === to || to - from > LONGEST_STRING) return { to, other: false }
    const bytes = line.subarray(from, p)
    if (isUtf8(bytes)) return { to: p, other: this.#isByChance(bytes) }
    const other = isDoubleByte(bytes, this.#table)
    return { to: other ? p : to, other }
  }

  /** A mark that is the half of a character ends nothing. */
  #behindPairs(line: Uint8Array, from: number, end: number): number {
    const { codes, fourBytes } = this.#table
    let p = from
    while (p < end) {
      const byte = line[p] as number
      if (MARK[byte] === 1) break
      if (byte < 0x80) p++
      else if (fourBytes && isDigit(line[p + 1]) && isDigit(line[p + 3])) p += 4
      else p += codes[(byte << 8) | (line[p + 1] ?? 0)] === 0 ? 1 : 2
    }
    return Math.min(p, end)
  }

  /** Sound UTF-8 of Chinese that reads worse in the other encoding: of common characters, or two where that is broken or hardly met. */
  #isSurelyUtf8(bytes: Uint8Array): boolean {
    if (!isUtf8(bytes)) return false
    const text = decoder.decode(bytes)
    const han = [...text].filter((c) => isHan(c.charCodeAt(0)))
    const common = han.filter((c) => isCommonHan(c.charCodeAt(0))).length
    const pairs = pairsIn(bytes, this.#table)
    if (han.length >= 2 && (pairs.broken > 0 || 2 * pairs.plain < pairs.all)) return true
    const worse = pairs.broken > 0 || 2 * pairs.common < pairs.all
    return han.length > 0 && 2 * common >= han.length && worse
  }

  /** Two or three characters of the other encoding that have the form of two-byte UTF-8. */
  #isByChance(bytes: Uint8Array): boolean {
    const { wide } = sequencesIn(bytes)
    if (wide > 0) return false
    const pairs = pairsIn(bytes, this.#table)
    return pairs.all >= 2 && areLikely(pairs)
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function markFrom(line: Uint8Array, from: number, end: number): number {
  let p = from
  while (p < end && MARK[line[p] as number] === 0) p++
  return p
}
