import { delimiterAt } from './dialect-bytes.ts'
import type { DialectBytes } from './dialect-bytes.ts'
import { emit } from './quoted.ts'
import type { Found } from './quoted.ts'
import { LAST_CELL } from './tokens.ts'
import type { Tokens } from './tokens.ts'

/**
 * What to make of a record whose quotes break the rules. Its cells are told by trying what each such quote may mean,
 * on its own physical line, and keeping the reading that gives as many cells as the records of this file have:
 *
 * - `inner`: quotes inside a quoted cell were not escaped (`"a "b" c"`): the cell closes where a delimiter follows,
 *   two quotes being one escaped;
 * - `first`: the same, but two quotes before a delimiter close it too (`"12 3/4"",`);
 * - `stands`: text stands behind the closing quote (`"p"q`): all of it is kept as it stands;
 * - `literal`: the opening quote is part of the text (`"p`): the cell ends at the next delimiter.
 */
const INNER = 0
const FIRST = 1
const STANDS = 2
const LITERAL = 3
type Meaning = typeof INNER | typeof FIRST | typeof STANDS | typeof LITERAL

/** Ways to give three quotes each a meaning; the uniform ones first. */
const WAYS: readonly (readonly Meaning[])[] = [
  [INNER],
  [FIRST],
  [STANDS],
  [LITERAL],
  ...everyWay().filter((way) => new Set(way).size > 1),
]

function everyWay(): Meaning[][] {
  const all: Meaning[] = [INNER, FIRST, STANDS, LITERAL]
  return all.flatMap((a) => all.flatMap((b) => all.map((c) => [a, b, c])))
}

/** An unescaped quote in a cell of several lines is looked for no further than this. */
const FEW_LINES = 8
const FEW_BYTES = 16 * 1024

/** Settles the record at `t.pos`: gives it to the grid as a row, or as unread. Reading goes on behind it. */
export function settleStray(t: Tokens, record: Found): 'row' | 'more' {
  const line = lineEndFrom(t, record.strayAt)
  if (line < 0) return 'more'
  const before = linesBetween(t, t.pos, record.strayAt)
  const way = fittingWay(t, record, line)
  if (way) return settle(t, record, line, before)
  const reached = acrossLines(t, record)
  if (reached === 'more') return 'more'
  if (reached === 'row') return give(t, record)
  const told = tryWay(t, record, line, [STANDS])
  if (t.widths.length > 0 && told.literal > 0) return lose(t, record, line, before)
  return settle(t, record, line, before)
}

/** One reading of a line: how many cells, how many stray quotes met, how many of them were taken literally. */
interface Reading {
  n: number
  strays: number
  literal: number
  /** From here to the end of the line no quote stands before a delimiter; spares looking again for each stray. */
  noneFrom: number
}

const reading: Reading = { n: 0, strays: 0, literal: 0, noneFrom: 0 }

/** The way that gives the most usual width; among equals the one that leaves the fewest quotes in cells, then the first. */
function fittingWay(t: Tokens, record: Found, line: number): readonly Meaning[] | null {
  let best: readonly Meaning[] | null = null
  let rank = t.widths.length
  let left = Infinity
  for (const way of WAYS) {
    const { n, strays } = tryWay(t, record, line, way)
    if (way.length > 1 && (strays < 2 || strays > way.length)) break
    const at = t.widths.indexOf(n)
    if (at < 0 || at > rank) continue
    const quotes = quotesLeft(t, record.strayCell, n)
    if (at === rank && quotes >= left) continue
    best = way
    rank = at
    left = quotes
  }
  if (best) tryWay(t, record, line, best)
  return best
}

function quotesLeft(t: Tokens, from: number, to: number): number {
  const { buf } = t.feed
  let left = 0
  for (let cell = from; cell < to; cell++) {
    const end = t.view.end[cell] ?? 0
    for (let p = t.view.start[cell] ?? 0; p < end; p++) {
      if (buf[p] !== t.dialect.quote) continue
      left++
      if (t.undo[cell] === 1 && buf[p + 1] === t.dialect.quote) p++
    }
  }
  return left
}

/** Splits the line from the stray cell on; cells and their undoing are left in the view. */
function tryWay(t: Tokens, record: Found, line: number, way: readonly Meaning[]): Reading {
  const { feed, dialect, view, undo } = t
  let p = record.strayAt
  reading.n = record.strayCell
  reading.strays = 0
  reading.literal = 0
  reading.noneFrom = Infinity
  for (;;) {
    const isQuoted = feed.buf[p] === dialect.quote && reading.n < LAST_CELL
    const end = isQuoted ? quotedCell(t, p, line, way) : rawCell(t, p, p, line)
    if (!isQuoted) undo[reading.n] = 0
    reading.n++
    if (end >= line) break
    p = end + delimiterAt(dialect, feed.buf, end)
  }
  view.buf = feed.buf
  return reading
}

/** A cell as it stands, from `start` to the first delimiter at or after `from`. */
function rawCell(t: Tokens, start: number, from: number, line: number): number {
  const end = reading.n < LAST_CELL ? nextDelimiter(t, from, line) : line
  t.view.start[reading.n] = start
  t.view.end[reading.n] = end
  return end
}

function quotedCell(t: Tokens, p: number, line: number, way: readonly Meaning[]): number {
  const { buf } = t.feed
  const close = closeWithin(t.dialect, buf, p + 1, line)
  if (close >= 0 && endsCell(t, close + 1, line)) return unquoted(t, p, close)
  const meaning = way[Math.min(reading.strays++, way.length - 1)]
  const loose = meaning === INNER || meaning === FIRST
  const inner = loose ? innerClose(t, p + 1, line, meaning === FIRST) : -1
  if (inner >= 0) return unquoted(t, p, inner)
  t.undo[reading.n] = 0
  if (meaning !== LITERAL && close >= 0) return rawCell(t, p, close + 1, line)
  reading.literal++
  return rawCell(t, p, p + 1, line)
}

function unquoted(t: Tokens, open: number, close: number): number {
  t.view.start[reading.n] = open + 1
  t.view.end[reading.n] = close
  t.undo[reading.n] = 1
  return close + 1
}

function endsCell(t: Tokens, p: number, line: number): boolean {
  return p >= line || delimiterAt(t.dialect, t.feed.buf, p) > 0
}

function nextDelimiter(t: Tokens, from: number, line: number): number {
  const { buf } = t.feed
  const { kind } = t.dialect
  for (let p = from; p < line; p++)
    if (kind[buf[p] ?? 0] === 8 && delimiterAt(t.dialect, buf, p) > 0) return p
  return line
}

/** The closing quote by the rules, before `until`, or -1. */
function closeWithin(d: DialectBytes, buf: Uint8Array, from: number, until: number): number {
  for (let p = from; p < until; p++) {
    const byte = buf[p]
    const after = p + 1 < until ? buf[p + 1] : -1
    if (byte === d.escape && (after === d.quote || after === d.escape)) p++
    else if (byte === d.quote) {
      if (after !== d.quote) return p
      p++
    }
  }
  return -1
}

/** The first quote that a delimiter or the line end follows; unless `any`, a pair is an escaped quote. */
function innerClose(t: Tokens, from: number, until: number, any: boolean): number {
  const { buf } = t.feed
  const { quote } = t.dialect
  if (from >= reading.noneFrom) return -1
  let even = -1
  let run = 0
  for (let p = from; p < until; p++) {
    run = buf[p] === quote ? run + 1 : 0
    if (run === 0 || buf[p + 1] === quote || !endsCell(t, p + 1, until)) continue
    if (any || run % 2 === 1) return p
    if (even < 0) even = p
  }
  if (even < 0) reading.noneFrom = from
  return even
}

/** A quoted cell of a few lines with unescaped quotes inside, the rest of the record by the rules. */
function acrossLines(t: Tokens, record: Found): 'row' | 'more' | null {
  const { feed } = t
  let until = record.strayAt
  for (let i = 0; i <= FEW_LINES; i++) {
    const line = lineEndFrom(t, until)
    if (line < 0) return 'more'
    if (line - record.strayAt > FEW_BYTES) return null
    if (i > 0 && fitsAcross(t, record, line)) return 'row'
    until = afterLineEnd(feed.buf, line, feed.end)
    if (until >= feed.end) return feed.done ? null : 'more'
  }
  return null
}

function fitsAcross(t: Tokens, record: Found, line: number): boolean {
  const { n, literal, strays } = tryWay(t, record, line, [INNER])
  if (literal > 0 || strays > 1 || !t.widths.includes(n)) return false
  record.n = n
  record.end = line
  record.next = afterLineEnd(t.feed.buf, line, t.feed.end)
  record.inside = linesBetween(t, t.pos, line)
  return true
}

function give(t: Tokens, record: Found): 'row' {
  emit(t, record)
  return 'row'
}

/** The reading left in the view becomes the row; a quote taken literally is told. */
function settle(t: Tokens, record: Found, line: number, before: number): 'row' {
  record.n = reading.n
  record.end = line
  record.next = afterLineEnd(t.feed.buf, line, t.feed.end)
  record.inside = before
  if (reading.literal > 0) tell(t)
  return give(t, record)
}

const FIRST_ROWS = 20

function tell(t: Tokens): void {
  t.facts.strays++
  if (t.facts.strayRows.length < FIRST_ROWS) t.facts.strayRows.push(t.line)
}

function lose(t: Tokens, record: Found, line: number, before: number): 'row' {
  const { facts } = t
  facts.lost++
  facts.rows++
  t.grid.unread(
    'UNCLOSED_QUOTE',
    t.line,
    1,
    '引号未闭合，无法分清各单元格 / a quote is never closed',
  )
  t.undo.fill(0, 0, record.strayCell + 1)
  t.pos = afterLineEnd(t.feed.buf, line, t.feed.end)
  t.line += 1 + before
  return 'row'
}

/** The line end at or after `p` in the window, or -1 when more bytes are needed to tell. */
export function lineEndFrom(t: Tokens, p: number): number {
  const { buf, end, done } = t.feed
  while (buf[p] !== 10 && buf[p] !== 13) p++
  if (p >= end || (buf[p] === 13 && p + 1 >= end && !done)) return -1
  return p
}

export function afterLineEnd(buf: Uint8Array, p: number, end: number): number {
  return buf[p] === 13 && buf[p + 1] === 10 && p + 1 < end ? p + 2 : p + 1
}

function linesBetween(t: Tokens, from: number, to: number): number {
  const { buf } = t.feed
  let lines = 0
  for (let p = from; p < to; p++) if (buf[p] === 10 || (buf[p] === 13 && buf[p + 1] !== 10)) lines++
  return lines
}
