import { beginsWide, familiarIn, isFamiliar, isLineOfWide } from './utf16.ts'

/**
 * A text of UTF-16 whose bytes fell out of step: its first byte is missing, one was lost or added in the middle, or a copy in text
 * mode made two bytes of each line end. Behind such a byte all characters would be made of halves of two others.
 */
export interface OutOfStep {
  /** A byte that belongs to no character is U+FFFD. */
  readonly text: string
  /** Lines in which the step changes. */
  readonly lines: readonly number[]
}

type Low = 0 | 1

const LF = 10
const CR = 13
const TAB = 9
/** No longer line is brought into step, nor one in which so many line ends of the other step prove to be none. */
const LONGEST_LINE = 64 * 1024
const MOST_TRIES = 64
/** The same of a whole text. */
const MOST_IN_ALL = 1 << 16
/** Bytes of a text that say where it begins, and of a line that say whether it is in step. */
const HEAD = 512
const LOOKED_AT = 128

/** Null for a text that is in step throughout, and for what is no UTF-16. */
export function outOfStep(bytes: Buffer): OutOfStep | null {
  const start = startOf(bytes)
  if (start === null) return null
  const { low } = start
  const parts: Buffer[] = []
  const lines = start.at === 1 ? [1] : []
  const tries = { left: MOST_IN_ALL }
  let from = start.at
  for (let at = from, line = 1; at < bytes.length; line++) {
    const end = lineEnd(bytes, at, low, tries)
    if (end === null) return null
    if (!end.inStep) {
      const halves = brought(bytes.subarray(at, end.to), low)
      if (halves === null) return null
      parts.push(bytes.subarray(from, at), ...halves)
      lines.push(line)
      from = end.to
    }
    at = end.to
  }
  if (lines.length === 0) return null
  parts.push(bytes.subarray(from))
  return { text: (start.isCut ? '\ufffd' : '') + textOf(parts, low), lines }
}

/** Does a text begin so, in step or not? */
export function beginsAsUtf16(head: Buffer): boolean {
  return startOf(head) !== null
}

interface Start {
  readonly at: number
  readonly low: Low
  /** Half of a character stands in front. */
  readonly isCut: boolean
}

/** Where the first whole character stands, behind a mark or the half of one; null for what does not begin as UTF-16. */
function startOf(bytes: Buffer): Start | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { at: 2, low: 0, isCut: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { at: 2, low: 1, isCut: false }
  const familiar = (at: number, low: Low) => familiarIn(bytes.subarray(at, at + HEAD), low)
  const [found] = STARTS.filter(({ at, low }) => beginsInStep(bytes, at, low)).sort(
    (a, b) => familiar(b.at, b.low) - familiar(a.at, a.low),
  )
  if (found === undefined) return null
  // Of a text without its first byte all else must look like one: other files have words in UTF-16, too.
  const units = Math.min(bytes.length, HEAD) / 2
  if (found.at === 1 && familiar(1, found.low) * 10 < units * 7) return null
  const isMark = bytes[0] === (found.low === 0 ? 0xfe : 0xff)
  return { ...found, isCut: found.at === 1 && !isMark }
}

const STARTS = ([0, 1] as const).flatMap((at) => ([0, 1] as const).map((low) => ({ at, low })))

/** A line, or the beginning of a long one, without its end in either step. */
function lineAt(bytes: Buffer, at: number, low: Low): Buffer {
  const line = bytes.subarray(at, at + LOOKED_AT)
  const end = line.indexOf(LINE_END[low])
  return end < 0 ? line : line.subarray(0, end)
}

const LINE_END = [Buffer.from([LF, 0]), Buffer.from([0, LF])] as const

function beginsInStep(bytes: Buffer, at: number, low: Low): boolean {
  const line = lineAt(bytes, at, low)
  return line.includes(0) && isLineOfWide(line, low) && beginsWide(line, low)
}

/** The end of a line, by the step that it begins in or by the other one, in which the next line then stands; null where it is too long. */
function lineEnd(
  bytes: Buffer,
  at: number,
  low: Low,
  all: { left: number },
): { to: number; inStep: boolean } | null {
  let tries = 0
  for (let p = at; p + 1 < bytes.length; p++) {
    if (bytes[p + low] !== LF || bytes[p + 1 - low] !== 0) continue
    const inStep = (p - at) % 2 === 0
    if (inStep) return { to: p + 2, inStep }
    if (beginsOnlyHere(bytes, p + 2, low))
      return p - at > LONGEST_LINE ? null : { to: p + 2, inStep }
    if (++tries > MOST_TRIES || --all.left < 0) return null
  }
  return { to: bytes.length, inStep: true }
}

/** The end of the text, or a line that reads as UTF-16 here and not a byte before. */
function beginsOnlyHere(bytes: Buffer, at: number, low: Low): boolean {
  if (at === bytes.length) return true
  const line = lineAt(bytes, at, low)
  if (!isLineOfWide(line, low) || !beginsWide(line, low)) return false
  return !isLineOfWide(bytes.subarray(at - 1, at + line.length), low)
}

/**
 * The two parts of a line between which the byte stands that is too much, where the fewest characters are strange; null when most
 * of them are all the same. That byte is U+FFFD, but for a carriage return that the line end brought.
 */
function brought(line: Buffer, low: Low): [Buffer, Buffer] | null {
  const strange = (from: number) => (isStrange(unitAt(line, from, low)) ? 1 : 0)
  let behind = 0
  for (let p = 1; p + 1 < line.length; p += 2) behind += strange(p)
  let best = { at: 0, strange: behind }
  for (let p = 0, before = 0; p + 2 < line.length; p += 2) {
    before += strange(p)
    behind -= strange(p + 1)
    if (before + behind < best.strange) best = { at: p + 2, strange: before + behind }
  }
  if (best.strange * 4 > line.length / 2) return null
  const end = line.subarray(best.at + 1)
  if (line[best.at] === CR && end.length === 2) return [line.subarray(0, best.at), end]
  return [Buffer.concat([line.subarray(0, best.at), REPLACEMENT[low]]), end]
}

const REPLACEMENT = [Buffer.from([0xfd, 0xff]), Buffer.from([0xff, 0xfd])] as const

function unitAt(line: Buffer, at: number, low: Low): number {
  return (line[at + low] ?? 0) | ((line[at + 1 - low] ?? 0) << 8)
}

function isStrange(unit: number): boolean {
  return !isFamiliar(unit) || (unit < 0x20 && unit !== LF && unit !== CR && unit !== TAB)
}

/** A byte at the end that is half of a character is U+FFFD, too. */
function textOf(parts: readonly Buffer[], low: Low): string {
  const bytes = Buffer.concat(parts)
  const even = bytes.subarray(0, bytes.length & ~1)
  if (low === 1) even.swap16()
  return even.toString('utf16le') + (even.length < bytes.length ? '\ufffd' : '')
}
