import { BYTE, delimiterAt, pastBlanks, pastPadding } from './dialect-bytes.ts'
import { afterLineEnd, lineEndFrom, settleStray } from './stray.ts'
import { cutByOwnMark } from './own-marks.ts'
import { joinSpacedName } from './spaced-names.ts'
import { LAST_CELL, LONG, endKind, filledCells, note, stopAt, undoQuotes } from './tokens.ts'
import type { Stop, Tokens } from './tokens.ts'

const LF = 10
const CR = 13

/** A record as the quoted path found it. Reused. */
export interface Found {
  n: number
  /** End of its text, start of the next record, line ends inside. */
  end: number
  next: number
  inside: number
  odd: number
  /** The cell at which reading by the rules failed: its start and number. */
  strayAt: number
  strayCell: number
}

const found: Found = { n: 0, end: 0, next: 0, inside: 0, odd: 0, strayAt: 0, strayCell: 0 }

/** Reads records with quoted cells, until one begins without a quote; of a dialect that is not plain, all records. */
export function quotedRecords(t: Tokens): Stop {
  const { feed, dialect } = t
  const limit = Math.min(feed.limit - feed.base, feed.end)
  while (t.pos < limit) {
    const outcome = byTheRules(t)
    if (outcome === 'more') return 'more'
    if (outcome === 'row') emit(t, ownly(t, whole(t, found)))
    else if (strayCut(t)) emit(t, found)
    else if (settleStray(t, found) === 'more') return 'more'
    if (dialect.isPlain && feed.buf[t.pos] !== dialect.quote) return 'quoted'
  }
  return stopAt(t)
}

/** The record with names of two characters in one cell, where blanks delimit and stand in them too. */
function whole(t: Tokens, record: Found): Found {
  if (t.dialect.spaced >= 0) record.n = joinSpacedName(t, record.n)
  return record
}

/** The record cut by a mark of its own line, where the delimiter of the file does not cut it as others. */
function ownly(t: Tokens, record: Found): Found {
  if (t.usual > 0 && record.n !== t.usual && record.inside === 0 && record.end > t.pos)
    record.n = cutByOwnMark(t, t.pos, record.end, record.n)
  return record
}

/** `"张三";"138…"` where commas delimit: the quotes break no rule of the mark of their own line. */
function strayCut(t: Tokens): boolean {
  const { feed, facts } = t
  if (t.usual <= 0) return false
  const line = lineEndFrom(t, t.pos)
  if (line < 0 || line < found.strayAt) return false
  const before = facts.ownMarks
  const count = cutByOwnMark(t, t.pos, line, 1)
  if (facts.ownMarks === before) return false
  found.n = count
  found.end = line
  found.next = afterLineEnd(feed.buf, line, feed.end)
  found.inside = 0
  return true
}

/** Gives the record to the grid: quotes undone, in place, now that nothing will read these bytes again. */
export function emit(t: Tokens, record: Found): void {
  const { view, feed, undo, facts } = t
  for (let i = 0; i < record.n; i++) if (undo[i] === 1) undoQuotes(t, i)
  undo.fill(0, 0, record.n)
  const isBare = record.n === 1 && feed.buf[t.pos] !== t.dialect.quote
  view.buf = feed.buf
  view.row = t.line
  view.count = isBare || t.dialect.blanks ? filledCells(view, record.n, t.dialect.blanks) : record.n
  view.lineStart = -1
  view.lineEnd = -1
  facts.lineEnds |= endKind(
    feed,
    feed.buf[record.end] === CR,
    record.next - record.end,
    record.next,
  )
  note(t, record.odd, record.end - t.pos, record.end)
  facts.rows++
  t.pos = record.next
  t.grid.row(view)
  t.line += 1 + record.inside
}

/** Where the quoted cell that opens before `p` closes; what it met on the way. */
interface Closing {
  at: number
  inside: number
  undo: boolean
  odd: number
}

const closing: Closing = { at: 0, inside: 0, undo: false, odd: 0 }
const UNCLOSED = -1
const CUT = -2

/** The quote that closes the cell, CUT when the window ends before, UNCLOSED when the file does or it is far too long. */
function closeOf(t: Tokens, from: number): number {
  const { buf, end, done } = t.feed
  const { inQuotes, quote, escape } = t.dialect
  closing.inside = 0
  closing.undo = false
  closing.odd = 0
  let p = from
  for (;;) {
    while (inQuotes[buf[p] as number] === 0) p++
    if (p >= end) return done ? UNCLOSED : CUT
    const byte = buf[p] as number
    if (byte === escape && (buf[p + 1] === quote || buf[p + 1] === escape)) {
      closing.undo = true
      p += 2
    } else if (byte === quote) {
      if (p + 1 >= end) return done ? UNCLOSED : CUT
      if (buf[p + 1] !== quote) return p
      closing.undo = true
      p += 2
    } else {
      if (byte === 0) closing.odd = BYTE.NUL
      if (byte === LF || (byte === CR && buf[p + 1] !== LF)) {
        closing.inside++
        if (p - from > LONG) return UNCLOSED
      }
      p++
    }
  }
}

/** Reads the record at `t.pos` by the rules of its dialect; `stray` when a quote in it breaks them. */
function byTheRules(t: Tokens): 'row' | 'more' | 'stray' {
  const { feed, view, dialect, undo } = t
  const { kind, quote, blanks } = dialect
  const { buf, end } = feed
  let p = blanks ? pastBlanks(dialect, buf, t.pos) : t.pos
  let n = 0
  let firstLong = -1
  found.inside = 0
  found.odd = BYTE.QUOTE
  for (;;) {
    if (buf[p] === quote && n < LAST_CELL) {
      const close = closeOf(t, p + 1)
      if (close === CUT) return 'more'
      const length = close === UNCLOSED ? 0 : delimiterLength(t, close + 1)
      if (length === 0 && (close === UNCLOSED || !isEnd(buf[close + 1]))) return stray(p, n)
      if (close + 1 >= end) return 'more'
      if (closing.inside > 0 && firstLong < 0) firstLong = n
      found.inside += closing.inside
      found.odd |= closing.odd
      view.start[n] = p + 1
      view.end[n] = close
      undo[n++] = closing.undo ? 1 : 0
      p = close + 1
      if (length === 0) break
    } else {
      view.start[n] = p
      p = plainEnd(t, p, n)
      undo[n] = 0
      view.end[n++] = p
      if ((kind[buf[p] as number] as number) > BYTE.DELIMITER) break
    }
    p = blanks ? pastBlanks(dialect, buf, p) : p + dialect.delimiter.length
    if (dialect.isSpaced) p = pastPadding(dialect, buf, p)
  }
  if (p >= end || (buf[p] === CR && p + 1 >= end && !feed.done)) return 'more'
  found.n = n
  found.end = p
  found.next = buf[p] === CR && buf[p + 1] === LF && p + 1 < end ? p + 2 : p + 1
  if (found.inside > 1 && swallows(t, found)) return stray(cellOpening(t, firstLong), firstLong)
  return 'row'
}

function stray(at: number, cell: number): 'stray' {
  found.strayAt = at
  found.strayCell = cell
  return 'stray'
}

function cellOpening(t: Tokens, cell: number): number {
  return (t.view.start[cell] ?? 1) - 1
}

function isEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}

function delimiterLength(t: Tokens, p: number): number {
  const { single, blanks } = t.dialect
  if (single >= 0 && !blanks) return t.feed.buf[p] === single ? 1 : 0
  return delimiterAt(t.dialect, t.feed.buf, p)
}

/** The delimiter or line end that ends the plain cell at `p`. */
function plainEnd(t: Tokens, from: number, n: number): number {
  const { kind } = t.dialect
  const { buf } = t.feed
  let p = from
  for (;;) {
    const byteKind = kind[buf[p] as number] as number
    if (byteKind > BYTE.DELIMITER) return p
    if (byteKind === BYTE.DELIMITER && delimiterLength(t, p) > 0) {
      if (n < LAST_CELL) return p
      found.odd |= 64
    } else found.odd |= byteKind & BYTE.NUL
    p++
  }
}

/**
 * Has an open quote swallowed records? So it is when every physical line in it, taken by itself, has the number of
 * cells that records of this file have, and there are lines enough that chance is out of the question.
 */
function swallows(t: Tokens, record: Found): boolean {
  const width = t.widths[0] ?? 0
  if (width < 2 || (width === 2 && record.inside < 3)) return false
  const { buf } = t.feed
  let cells = 1
  for (let p = t.pos; p <= record.end; p++) {
    const length = delimiterLength(t, p)
    if (length > 0) {
      cells++
      p += length - 1
    } else if (isEnd(buf[p])) {
      if (cells !== width) return false
      cells = 1
      if (buf[p] === CR && buf[p + 1] === LF) p++
    }
  }
  return true
}
