import { toUtf8 } from './decode.ts'
import { detectEncoding } from './detect.ts'
import { beginsWide, isLineOfWide } from './utf16.ts'

/**
 * A text of which only a part is UTF-16: what PowerShell's `>>` appends to a file of another encoding, or `copy /b` puts behind it.
 * Its parts are told by their lines, and each is decoded as what it is.
 */
export interface WidePart {
  readonly text: string
  /** Parts in their order: their encoding, and the line on which they begin. */
  readonly parts: readonly { readonly encoding: string; readonly line: number }[]
}

const LF = 10
const MARK = '\xff\xfe'
/** No line is looked at further. */
const LONGEST_LINE = 64 * 1024
/** Bytes of a line that say what it is, and line ends that may be halves of characters before the first zero byte. */
const LOOKED_AT = 128
const MOST_ENDS = 64
/** So much of the beginning, and of the end, says whether a closer look is worth it. */
const HEAD = 4096
const TAIL = 48

/** Null for a text of one encoding, and for what is no text. */
export function widePart(bytes: Buffer): WidePart | null {
  if (!mayBe(bytes)) return null
  const cuts = cutsOf(bytes)
  if (cuts.length < 2) return null
  const parts: { encoding: string; line: number }[] = []
  const texts: string[] = []
  let line = 1
  for (const { from, to, wide } of cuts) {
    const { encoding, own } = decoded(bytes.subarray(from, to), wide)
    if (encoding === 'binary') return null
    parts.push({ encoding, line })
    // Where a file was put behind another that ends without one, a line ends all the same.
    const text = to < bytes.length && !own.endsWith('\n') ? `${own}\n` : own
    line += linesIn(text)
    texts.push(text)
  }
  return { text: texts.join(''), parts }
}

/** Bytes of one encoding begin as UTF-16 and end otherwise, or hold zero bytes behind a beginning without any. */
function mayBe(bytes: Buffer): boolean {
  const head = bytes.subarray(0, HEAD)
  if (!head.includes(0)) return bytes.includes(0, HEAD) || hasMark(bytes)
  const first = head.subarray(0, TAIL)
  if (!first.includes(0) && !isLineOfWide(first)) return true
  const from = Math.max(0, bytes.length - TAIL) & ~1
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return !isLineOfWide(bytes.subarray(from))
  return !isLineOfWide(head) || !isLineOfWide(bytes.subarray(from))
}

function hasMark(bytes: Buffer): boolean {
  return bytes.indexOf(MARK, 2, 'latin1') > 0
}

interface Cut {
  readonly from: number
  readonly to: number
  readonly wide: boolean
}

function cutsOf(bytes: Buffer): Cut[] {
  const cuts: Cut[] = []
  const signs = { marks: nextOf(bytes, MARK), zeros: nextOf(bytes, '\0') }
  for (let at = 0; at < bytes.length;) {
    const from = wideFrom(bytes, at, signs)
    if (from > at) cuts.push({ from: at, to: from, wide: false })
    if (from >= bytes.length) break
    const to = wideTo(bytes, from)
    cuts.push({ from, to, wide: true })
    at = to
  }
  return cuts
}

/** The first such bytes from a place on, -1 for none; places come in their order, and no byte is looked at twice. */
type Next = (at: number) => number

function nextOf(bytes: Buffer, what: string): Next {
  let next = -2
  return (at) => {
    if (next === -2 || (next >= 0 && next < at)) next = bytes.indexOf(what, at, 'latin1')
    return next
  }
}

interface Signs {
  readonly marks: Next
  readonly zeros: Next
}

/** Where UTF-16 begins: at its mark, or with the line that holds the first zero byte; the end of the text where none does. */
function wideFrom(bytes: Buffer, at: number, { marks, zeros }: Signs): number {
  for (let seek = at; ;) {
    const zero = zeros(seek)
    const mark = marks(seek)
    if (zero < 0 && mark < 0) return bytes.length
    const isMark = mark >= 0 && (zero < 0 || mark < zero)
    const begin = isMark ? mark : beginOf(bytes, at, zero)
    if (begin >= at && wideTo(bytes, begin) > begin) return begin
    seek = isMark ? mark + 2 : behindLine(bytes, zero)
  }
}

/** A line end of one byte, so that the zero byte is the upper half of a character; the lower half of one may look like a line end. */
function beginOf(bytes: Buffer, at: number, zero: number): number {
  const least = Math.max(at, zero - LONGEST_LINE)
  let ends = 0
  for (let p = zero - 2; p >= least && ends < MOST_ENDS; p--) {
    if (bytes[p] !== LF) continue
    if ((zero - p - 1) % 2 === 1) return p + 1
    ends++
  }
  return least === at && ends < MOST_ENDS && (zero - at) % 2 === 1 ? at : -1
}

function behindLine(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(LF, from + 1)
  return end < 0 ? bytes.length : end + 1
}

/** Where lines of UTF-16 end that begin at `from`: the beginning of each says what it is. */
function wideTo(bytes: Buffer, from: number): number {
  for (let at = from; ;) {
    const near = wideLineEnd(bytes, at, LOOKED_AT)
    const line = withoutMark(bytes.subarray(at, near))
    if (near <= at || !isLineOfWide(line) || !beginsWide(line)) return at
    at = wideLineEnd(bytes, at, LONGEST_LINE)
  }
}

function withoutMark(line: Buffer): Buffer {
  return line[0] === 0xff && line[1] === 0xfe ? line.subarray(2) : line
}

function wideLineEnd(bytes: Buffer, from: number, length: number): number {
  const most = Math.min(bytes.length, from + length)
  for (let p = from; p + 1 < most; p += 2) if (bytes[p] === LF && bytes[p + 1] === 0) return p + 2
  return from + ((most - from) & ~1)
}

function decoded(bytes: Buffer, wide: boolean): { encoding: string; own: string } {
  if (wide) return { encoding: 'utf-16le', own: withoutMark(bytes).toString('utf16le') }
  const { encoding, bom } = detectEncoding(bytes, true)
  if (encoding === 'binary') return { encoding, own: '' }
  return { encoding, own: Buffer.from(toUtf8(encoding, bytes.subarray(bom))).toString('utf8') }
}

function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
