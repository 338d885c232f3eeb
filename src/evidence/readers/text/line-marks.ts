import { isIdentifier } from './cells.ts'
import { delimiterAt, dialectBytes, pastBlanks } from './dialect-bytes.ts'
import type { DialectBytes } from './dialect-bytes.ts'

/** A mark that cuts lines which the delimiter of their file does not cut, and the numbers of cells they then have. */
export interface LineMark {
  /** The mark itself; one blank stands for any run of them. */
  readonly mark: string
  readonly widths: readonly number[]
}

/** Where the cells of a line stand in its bytes. */
export interface Cut {
  readonly start: number[]
  readonly end: number[]
  /** 1: quotes within the cell are doubled. */
  readonly undo: (0 | 1)[]
}

const QUOTE = 0x22
const known = new Map<string, DialectBytes>()
/** Any mark of a hostile file may come. */
const MOST_KNOWN = 64

function bytesOf(mark: string): DialectBytes {
  const found = known.get(mark)
  if (found) return found
  const made = dialectBytes({ delimiter: mark, blanks: mark === ' ', quote: '"', escape: null })
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(mark, made)
  return made
}

/** The cells of a line under a mark, quotes around cells left out; null where they are more than `most`. */
export function cutLine(
  buf: Uint8Array,
  from: number,
  to: number,
  mark: string,
  most: number,
): Cut | null {
  const dialect = bytesOf(mark)
  const cut: Cut = { start: [], end: [], undo: [] }
  const stop = dialect.blanks ? beforeBlanks(buf, from, to) : to
  let p = pastBlanks(dialect, buf, from)
  while (cut.start.length < most) {
    const end = takeCell(cut, dialect, buf, p, stop)
    if (end >= stop) return cut
    p = pastBlanks(dialect, buf, end + delimiterAt(dialect, buf, end))
  }
  return null
}

function beforeBlanks(buf: Uint8Array, from: number, to: number): number {
  while (to > from && (buf[to - 1] === 0x20 || buf[to - 1] === 0x09)) to--
  return to
}

/** Takes the cell at `p`; gives where the mark behind it stands, or the end of the line. */
function takeCell(cut: Cut, mark: DialectBytes, buf: Uint8Array, p: number, to: number): number {
  const close = buf[p] === QUOTE ? closingQuote(buf, p + 1, to) : null
  if (close && (close.at + 1 >= to || delimiterAt(mark, buf, close.at + 1) > 0)) {
    add(cut, p + 1, close.at, close.doubled ? 1 : 0)
    return close.at + 1
  }
  let end = p
  while (end < to && delimiterAt(mark, buf, end) === 0) end++
  add(cut, p, end, 0)
  return end
}

function add(cut: Cut, start: number, end: number, undo: 0 | 1): void {
  cut.start.push(start)
  cut.end.push(end)
  cut.undo.push(undo)
}

function closingQuote(
  buf: Uint8Array,
  from: number,
  to: number,
): { at: number; doubled: boolean } | null {
  let doubled = false
  for (let p = from; p < to; p++) {
    if (buf[p] !== QUOTE) continue
    if (buf[p + 1] !== QUOTE || p + 1 >= to) return { at: p, doubled }
    doubled = true
    p++
  }
  return null
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
/** No identifier is longer, in bytes. */
const LONGEST_NUMBER = 120

/** Are all bytes of some cell digits, as many as numbers of people have? */
export function holdsDigits(
  buf: Uint8Array,
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  count: number,
): boolean {
  for (let i = 0; i < count; i++) {
    const from = start[i] ?? 0
    const to = end[i] ?? 0
    if (to - from < 7 || to - from > 19) continue
    let p = from
    while (p < to && isDigit(buf[p] ?? 0)) p++
    if (p === to) return true
  }
  return false
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/** How many of the cells are a mobile or identity number or an address of mail. */
export function identifiersIn(
  buf: Uint8Array,
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  count: number,
): number {
  let found = 0
  for (let i = 0; i < count; i++) {
    const from = start[i] ?? 0
    const to = end[i] ?? 0
    if (to - from < 6 || to - from > LONGEST_NUMBER || !beginsNumber(buf[from] ?? 0)) continue
    const cell = decoder.decode(buf.subarray(from, to))
    if (isIdentifier(cell) || OTHER_NUMBER.test(cell)) found++
  }
  return found
}

/** Nothing of ASCII but what a number or an address may begin with; wide characters may be labels or digits. */
function beginsNumber(byte: number): boolean {
  return byte > 0x60 || (byte >= 0x30 && byte <= 0x5a) || byte < 0x2c
}

/** Of a landline, a card, an account. */
const OTHER_NUMBER = /^\s*(?:0\d{2,3}-?\d{7,8}|[1-9]\d{6,18})\s*$/

/** A number of a person in a line. */
const NUMBER =
  /(?<![\dA-Za-z]|\*\*)(?:(?:\+?86[- ]?|0086)?1[3-9]\d(?:\d{8}|[*xX]{4}\d{4}|([- ])\d{4}\1\d{4})|[1-9]\d{16}[\dXx]|[1-9]\d{2,13}\*{3,12}\d{0,4}[\dXx]?|0\d{2,3}-\d{7,8}|\d{7,19}|[A-Za-z\d][\w.+-]{0,39}@[\w-]{1,40}(?:\.[A-Za-z]{2,8}){1,3})(?![\dA-Za-z]|\*\*)/g
const BEFORE = /([^\p{L}\p{N}"'()（）【】[\]<>《》{}+@.。]{0,9})["']?$/u
const BEHIND = /^["']?([^\p{L}\p{N}"'()（）【】[\]<>《》{}+@.。]{0,9})/u
const FEW_NUMBERS = 3

/**
 * Marks between which the numbers of people in a line stand: the same on both sides, or at one with the end of the line on the
 * other. `张三|138…|北京` gives `|`; `电话：138…，` gives none.
 */
export function marksAround(line: string): string[] {
  const marks = new Set<string>()
  let seen = 0
  for (const { 0: number, index } of line.matchAll(NUMBER)) {
    if (++seen > FEW_NUMBERS) break
    const before = BEFORE.exec(line.slice(Math.max(0, index - 12), index))?.[1] ?? ''
    const behind = BEHIND.exec(line.slice(index + number.length, index + number.length + 12))
    for (const mark of marksBetween(before, behind?.[1] ?? '', {
      first: index - before.length <= 1,
      last: index + number.length + (behind?.[0].length ?? 0) >= line.length,
    }))
      marks.add(mark)
  }
  return [...marks]
}

/** `||` may be one mark, or an empty cell between two. */
function marksBetween(
  before: string,
  behind: string,
  { first, last }: { first: boolean; last: boolean },
): string[] {
  const left = formsOf(before)
  const right = formsOf(behind)
  if (first && last) return []
  if (first) return right
  if (last && right.length === 0) return left
  return left.filter((mark) => right.includes(mark))
}

function formsOf(gap: string): string[] {
  if (gap === '') return []
  const mark = gap.replace(/^ +| +$/g, '')
  if (mark === '' || /^\s+$/u.test(mark)) return /^\t+$/.test(gap) ? ['\t', ' '] : [' ']
  const [one = ''] = mark
  return [...new Set([mark, one])]
}
