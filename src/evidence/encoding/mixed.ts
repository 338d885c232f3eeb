import { isUtf8 } from 'node:buffer'
import { restart, fresh, transcoder, type Done, type Transcoder } from './decode.ts'
import { isDoubleByte, pairsIn, sequencesIn } from './counts.ts'
import { doubleByte } from './double-byte.ts'
import { isCommonHan, isHan } from './han.ts'
import { Pieces } from './pieces.ts'
import { cutTail, utf8Step } from './utf8.ts'

/** A line that stands in the other encoding, by the place of its first byte in what was decoded. */
export interface OtherLine {
  readonly at: number
  /** No line of the file's own encoding (but plain ASCII) stands between it and the one before. */
  readonly goesOn: boolean
  /** Some of its cells stand in the one, some in the other encoding. */
  readonly inPieces: boolean
}

/** What a line is in: the file's own encoding, the other one, or both, piece by piece. */
type Judged = 'own' | 'other' | 'pieces'

/** A longer piece of a line is not waited for. */
const LONGEST_PIECE = 4096
/** A longer line is judged by its beginning. */
const LONGEST_LOOK = 64 * 1024
const LF = 10
const CR = 13

/** Which encoding may turn up in a file of this one: a GBK list appended to a UTF-8 one, or the other way round. */
export function otherThan(encoding: string): string | null {
  if (encoding === 'utf-8') return 'gb18030'
  return encoding === 'gb18030' || encoding === 'big5' ? 'utf-8' : null
}

/**
 * Decodes a text that changes its encoding, line by line: each line by itself decides, so that it matters neither where
 * a read ends nor where a range of the file begins. A line of UTF-8 and the other encoding is decoded by its pieces. What fits
 * neither is read in the file's own encoding, and counted.
 *
 * `ahead` gives the bytes of the file behind those handed to `decode`: a line that is cut there is judged whole.
 */
export class MixedLines implements Transcoder {
  readonly growth = 3
  ahead: (length: number) => Uint8Array = () => NONE
  /** Lines in the other encoding that the last call met. */
  others: OtherLine[] = []
  readonly #own: Transcoder
  /** Made when a line needs it: hardly any file holds one. */
  #other: Transcoder | null = null
  readonly #otherName: string
  readonly #judgeOf: (line: Uint8Array) => Judged
  readonly #pieces: Pieces
  readonly #passes: boolean
  readonly #done: Done = fresh()
  /** Encoding of the line that the last call ended in; null at the start of a line. */
  #open: Judged | null = null
  #inOther = false

  constructor(own: string, other: string) {
    this.#own = transcoder(own)
    this.#otherName = other
    this.#passes = own === 'utf-8'
    this.#pieces = new Pieces(other === 'big5' ? 'big5' : 'gb18030')
    this.#judgeOf = this.#passes
      ? inUtf8(other === 'big5' ? 'big5' : 'gb18030', this.#pieces)
      : utf8In(own === 'big5' ? 'big5' : 'gb18030')
  }

  /** In place (`src` is `out`), UTF-8 is only passed on; where that cannot be, nothing is done and `bad` says so. */
  decode(
    src: Uint8Array,
    from: number,
    to: number,
    last: boolean,
    out: Uint8Array,
    at: number,
  ): Done {
    this.others = []
    const plain = this.#passes && this.#isPlain(src, from, to, last)
    if (plain) return this.#pass(src, from, to, last, out, at)
    restart(this.#done)
    if (src === out) this.#done.bad = 1
    else this.#byLines(src, from, to, last, out, at)
    return this.#done
  }

  /** UTF-8 throughout, and the line that is cut at the end too. */
  #isPlain(src: Uint8Array, from: number, to: number, last: boolean): boolean {
    if (this.#open === 'other' || this.#open === 'pieces') return false
    const end = last ? to : to - cutTail(src, from, to)
    if (!isUtf8(src.subarray(from, end))) return false
    const whole = src.subarray(from, to)
    const tail = Math.max(whole.lastIndexOf(LF), whole.lastIndexOf(CR)) + 1
    if (last || from + tail === to || (tail === 0 && this.#open !== null)) return true
    return this.#judged(src, from + tail, to, false) === 'own'
  }

  #pass(
    src: Uint8Array,
    from: number,
    to: number,
    last: boolean,
    out: Uint8Array,
    at: number,
  ): Done {
    this.#open = endsLine(src[to - 1]) ? null : to > from ? 'own' : this.#open
    if (this.#inOther && src.subarray(from, to).some(isWide)) this.#inOther = false
    restart(this.#done)
    const end = last ? to : to - cutTail(src, from, to)
    if (src !== out || from !== at) out.set(src.subarray(from, end), at)
    this.#done.consumed = this.#done.written = end - from
    return this.#done
  }

  #byLines(
    src: Uint8Array,
    from: number,
    to: number,
    last: boolean,
    out: Uint8Array,
    at: number,
  ): void {
    const done = this.#done
    let q = at
    for (let p = from; p < to;) {
      const { end, inOther, isCut } = this.#part(src, p, this.#run(src, p, to, last, q), last)
      if (end === p) break
      const whole = endsLine(src[end - 1])
      const coder = inOther ? this.#coderOfOther() : this.#own
      const { consumed, written, bad, firstBad } = coder.decode(src, p, end, !isCut, out, q)
      if (bad > 0 && done.firstBad < 0) done.firstBad = firstBad
      done.bad += bad
      p += consumed
      q += written
      done.consumed = p - from
      if (p < end) break
      if (whole) this.#open = null
    }
    done.written = q - at
  }

  /** What of `src[p … to)`, a line or lines, is decoded in one: a piece that is cut is waited for, and nothing is. */
  #part(
    src: Uint8Array,
    p: number,
    to: number,
    last: boolean,
  ): { end: number; inOther: boolean; isCut: boolean } {
    const isCut = !last && !endsLine(src[to - 1])
    if (this.#open !== 'pieces') return { end: to, inOther: this.#open === 'other', isCut }
    const piece = this.#pieces.next(src, p, to)
    if (!isCut || !piece.open) return { end: piece.to, inOther: piece.other, isCut: false }
    return { end: to - p < LONGEST_PIECE ? p : to, inOther: piece.other, isCut: true }
  }

  #coderOfOther(): Transcoder {
    this.#other ??= transcoder(this.#otherName)
    return this.#other
  }

  /** The end of the lines from `p` on that stand in one encoding; a line of the other is one by itself. */
  #run(src: Uint8Array, p: number, to: number, last: boolean, q: number): number {
    let end = lineEnd(src, p, to)
    if (this.#open === null) this.#begin(src, p, end, last, q)
    while (this.#open === 'own' && end < to && endsLine(src[end - 1])) {
      const next = lineEnd(src, end, to)
      if (this.#judged(src, end, next, last) !== 'own') break
      this.#inOther &&= !src.subarray(end, next).some(isWide)
      end = next
    }
    return end
  }

  #begin(src: Uint8Array, p: number, end: number, last: boolean, q: number): void {
    this.#open = this.#judged(src, p, end, last)
    if (this.#open !== 'own') {
      this.others.push({ at: q, goesOn: this.#inOther, inPieces: this.#open === 'pieces' })
      this.#inOther = true
    } else this.#inOther &&= !src.subarray(p, end).some(isWide)
  }

  /** In what does the line stand that begins at `p`? */
  #judged(src: Uint8Array, p: number, end: number, last: boolean): Judged {
    if (!this.#passes && !maybeUtf8(src, p, end)) return 'own'
    if (last || endsLine(src[end - 1]) || end - p >= LONGEST_LOOK)
      return this.#judgeOf(src.subarray(p, Math.min(end, p + LONGEST_LOOK)))
    return this.#judgeOf(this.#wholeLine(src.subarray(p, end)))
  }

  #wholeLine(begun: Uint8Array): Uint8Array {
    for (let length = 1024; ; length *= 8) {
      const more = this.ahead(length)
      const stop = lineEnd(more, 0, more.length)
      const isCut = stop === more.length && !endsLine(more[stop - 1])
      if (isCut && more.length === length && begun.length + length < LONGEST_LOOK) continue
      const line = Buffer.concat([begun, more.subarray(0, stop)])
      return line.subarray(0, LONGEST_LOOK)
    }
  }
}

const NONE = new Uint8Array(0)

/** Behind the line end that comes next; \r\n is one line end and a line of nothing. */
export function lineEnd(src: Uint8Array, p: number, to: number): number {
  while (p < to && !endsLine(src[p])) p++
  return p < to ? p + 1 : to
}

function endsLine(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}

function isWide(byte: number): boolean {
  return byte >= 0x80
}

/** A line is of the double-byte encoding when it is broken as UTF-8 and reads as common Chinese there. */
function inUtf8(other: 'gb18030' | 'big5', pieces: Pieces): (line: Uint8Array) => Judged {
  return (line) => {
    if (isUtf8(line)) return 'own'
    const utf8 = sequencesIn(line)
    if (utf8.wide > 0 && pieces.isMixed(line)) return 'pieces'
    const table = doubleByte(other)
    if (isDoubleByte(line, table)) return 'other'
    if (2 * utf8.wide > utf8.broken) return 'own'
    const pairs = pairsIn(line, table)
    const isPlain = pairs.all >= 3 && 2 * pairs.plain >= pairs.all
    return pairs.han > 0 && pairs.broken === 0 && isPlain ? 'other' : 'own'
  }
}

/** Nearly every line of a double-byte encoding breaks the rules of UTF-8 with its first characters. */
function maybeUtf8(src: Uint8Array, from: number, end: number): boolean {
  let p = from
  while (p < end && (src[p] as number) < 0x80) p++
  if (p >= end) return false
  for (let seen = 0; p < end && seen < 3; seen++) {
    const step = utf8Step(src, p, end)
    if (step < 0) return false
    if (step === 0) return true
    p += step
  }
  return true
}

/** A line is UTF-8 in a file of a double-byte encoding when it is sound UTF-8 with common Chinese in it. */
function utf8In(own: 'gb18030' | 'big5'): (line: Uint8Array) => Judged {
  return (line) => {
    const first = line.findIndex(isWide)
    if (first < 0 || utf8Step(line, first, line.length) < 3) return 'own'
    const end = line.length - cutTail(line, 0, line.length)
    if (!isUtf8(line.subarray(0, end))) return 'own'
    const text = decoder.decode(line.subarray(0, end))
    const han = [...text].filter((c) => isHan(c.charCodeAt(0)))
    const common = han.filter((c) => isCommonHan(c.charCodeAt(0))).length
    if (han.length === 0) return 'own'
    const isOther = 2 * common >= han.length || pairsIn(line, doubleByte(own)).broken > 0
    return isOther ? 'other' : 'own'
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Decodes a whole buffer of such a text to UTF-8 bytes, for samples. */
export function mixedToUtf8(own: string, other: string, bytes: Uint8Array): Uint8Array {
  const coder = new MixedLines(own, other)
  const out = new Uint8Array(bytes.length * coder.growth + 4)
  return out.subarray(0, coder.decode(bytes, 0, bytes.length, true, out, 0).written)
}
