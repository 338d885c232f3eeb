import type { GridSink, RowView } from '../../row.ts'
import { CELL } from '../../row.ts'
import { BYTE } from './dialect-bytes.ts'
import type { DialectBytes } from './dialect-bytes.ts'
import type { Feed } from './feed.ts'
import type { LineMark } from './line-marks.ts'
import { cutByOwnMark } from './own-marks.ts'
import type { TextPlan } from './plan.ts'

/** Excel's number of columns; what stands behind stays joined in the last cell. */
const MOST_CELLS = 16_384
/** A cell or record longer than this is noted; a quoted cell of several lines longer than this was never closed. */
export const LONG = 1 << 20

const LF = 10

/** What the reading of one range met, for notes and issues. Rows count from the start of the range. */
export interface Facts {
  rows: number
  /** Physical lines. */
  lines: number
  /** Records whose stray quote was taken as it stands, and those that could not be read; the first rows of either. */
  strays: number
  lost: number
  strayRows: number[]
  /** 1 \n, 2 \r\n, 4 \r. */
  lineEnds: number
  /** First row that shows it, or 0. */
  nulRow: number
  longRow: number
  wideRow: number
  undecodableRow: number
  /** Stretches of rows in the file's other encoding, the first ones of them, and how many such lines there are in all. */
  stretches: Stretch[]
  otherLines: number
  /** Of them: lines with cells in both encodings. */
  piecedLines: number
  /** The same of rows cut by a mark of their own, and not by the delimiter of the file. */
  ownRows: Stretch[]
  ownMarks: number
}

/** Rows from … to, both included. */
export interface Stretch {
  readonly from: number
  to: number
}

/** So many stretches are kept by their place; the one behind them is the latest of all others. */
export const MOST_STRETCHES = 100

/** State of the tokeniser, shared by the plain and the quoted path. */
export interface Tokens {
  readonly feed: Feed
  readonly dialect: DialectBytes
  readonly grid: GridSink
  readonly view: RowView
  readonly facts: Facts
  /** Numbers of cells that records of this file have. */
  readonly widths: readonly number[]
  /** The delimiter of the file. */
  readonly delimiter: string | null
  /** Marks by which lines are cut that the delimiter does not cut. */
  readonly marks: readonly LineMark[]
  /** The usual number of cells, from which on a line that has another is looked at; -1: none is. */
  readonly usual: number
  /** Start of the next record in the window, and its physical line. */
  pos: number
  line: number
  /**
   * Position in the window of the next byte whose row is to be written down: the first that could not be decoded, or
   * the beginning of a line in the other encoding.
   */
  badAt: number
  /** For each cell of the record at hand: 0 as it stands, 1 quotes to undo. */
  readonly undo: Uint8Array
  /** May clean records be copied as they stand? */
  readonly copies: boolean
}

export function newTokens(
  feed: Feed,
  dialect: DialectBytes,
  grid: GridSink,
  plan: Pick<TextPlan, 'widths' | 'marks' | 'delimiter'>,
  bytes = Infinity,
): Tokens {
  const { widths, marks, delimiter } = plan
  const isCut = marks !== undefined && delimiter !== null && (widths[0] ?? 0) > 1
  // A cell takes a byte at least: a short text needs no room for thousands of them.
  const most = Math.min(MOST_CELLS, bytes + 2)
  return {
    feed,
    dialect,
    grid,
    view: newView(feed.buf, most),
    facts: noFacts(),
    widths,
    marks: marks ?? [],
    delimiter,
    usual: isCut ? (widths[0] ?? -1) : -1,
    pos: 0,
    line: 1,
    badAt: Infinity,
    undo: new Uint8Array(most),
    copies: dialect.isPlain,
  }
}

export function noFacts(): Facts {
  return {
    rows: 0,
    lines: 0,
    strays: 0,
    lost: 0,
    strayRows: [],
    lineEnds: 0,
    nulRow: 0,
    longRow: 0,
    wideRow: 0,
    undecodableRow: 0,
    stretches: [],
    otherLines: 0,
    piecedLines: 0,
    ownRows: [],
    ownMarks: 0,
  }
}

function newView(buf: Uint8Array, most: number): RowView {
  return {
    row: 0,
    count: 0,
    buf,
    start: new Int32Array(most),
    end: new Int32Array(most),
    type: new Uint8Array(most).fill(CELL.TEXT),
    shownStart: new Int32Array(most).fill(-1),
    shownEnd: new Int32Array(most).fill(-1),
    lineStart: -1,
    lineEnd: -1,
  }
}

/** Why a path stopped: the range is at its end, more bytes are needed, a quoted cell begins, or a record was read. */
export type Stop = 'end' | 'more' | 'quoted'

/** Not a kind of byte: more delimiters than cells were allowed. */
const WIDE = 64
export const LAST_CELL = MOST_CELLS - 1

/**
 * Reads records without quoted cells, as many as the window holds, of a dialect whose delimiter is one byte or none.
 * The hot loop of the csv path: every byte is looked at once, nothing is allocated and nothing called but the grid,
 * hence its length (with a call in it that other dialects need, it ran at half the speed).
 */
export function plainRecords(t: Tokens): Stop {
  const { feed, view, grid, facts, copies, usual } = t
  const { kind, quote } = t.dialect
  const { buf, end } = feed
  const { start, end: ends } = view
  const limit = Math.min(feed.limit - feed.base, end)
  view.buf = buf
  let pos = t.pos
  while (pos < limit) {
    let p = pos
    let n = 0
    let odd = 0
    let byteKind: number
    for (;;) {
      if (buf[p] === quote) {
        t.pos = pos
        return 'quoted'
      }
      start[n] = p
      for (;;) {
        while ((byteKind = kind[buf[p] as number] as number) === 0) p++
        if (byteKind > DELIMITER) break
        if (byteKind === DELIMITER) {
          if (n < LAST_CELL) break
          odd |= WIDE
        } else odd |= byteKind
        p++
      }
      ends[n++] = p
      if (byteKind > DELIMITER) break
      p++
    }
    const isCr = byteKind === BYTE.CR
    if (p >= end || (isCr && p + 1 >= end && !feed.done)) {
      t.pos = pos
      return 'more'
    }
    const next = isCr && buf[p + 1] === LF && p + 1 < end ? p + 2 : p + 1
    facts.lineEnds |= endKind(feed, isCr, next - p, next)
    view.row = t.line
    view.count = n === 1 && p === pos ? 0 : n
    view.lineStart = copies && odd === 0 ? pos : -1
    view.lineEnd = p
    if (n !== usual && usual > 0 && p > pos) cutAnew(t, pos, p, n)
    if (odd >= BYTE.NUL || p - pos > LONG || p > t.badAt) note(t, odd, p - pos, p)
    facts.rows++
    t.line++
    pos = next
    grid.row(view)
  }
  t.pos = pos
  return stopAt(t)
}

const DELIMITER = BYTE.DELIMITER

/** A line that the delimiter does not cut as others may be cut by a mark of its own. */
function cutAnew(t: Tokens, from: number, to: number, n: number): void {
  const { view, undo } = t
  const before = t.facts.ownMarks
  const count = cutByOwnMark(t, from, to, n)
  if (t.facts.ownMarks === before) return
  view.count = count
  view.lineStart = -1
  for (let i = 0; i < count; i++) if (undo[i] === 1) undoQuotes(t, i)
  undo.fill(0, 0, count)
}

/** The window is read to its end, or the range is. */
export function stopAt(t: Tokens): 'more' | 'end' {
  const { feed, pos } = t
  return pos >= feed.end && !feed.done && pos < feed.limit - feed.base ? 'more' : 'end'
}

/** The line end that the feed adds to a last line without one is none of the file's. */
export function endKind(feed: Feed, isCr: boolean, length: number, next: number): number {
  if (length === 2) return 2
  if (isCr) return 4
  return feed.added && next >= feed.end ? 0 : 1
}

/** A line with nothing in it has no cells; blanks at the end of a line delimit nothing. */
export function filledCells(view: RowView, n: number, blanks: boolean): number {
  const isEmpty = view.start[n - 1] === view.end[n - 1]
  return isEmpty && (blanks || n === 1) ? n - 1 : n
}

/** Undoes the doubled or escaped quotes of a cell of the record at hand, in place. */
export function undoQuotes(t: Tokens, cell: number): void {
  const { buf } = t.feed
  const { quote, escape } = t.dialect
  const end = t.view.end[cell] ?? 0
  let q = t.view.start[cell] ?? 0
  for (let p = q; p < end; p++) {
    const byte = buf[p] ?? 0
    const after = p + 1 < end ? buf[p + 1] : -1
    if ((byte === quote && after === quote) || isEscape(byte, after, quote, escape)) p++
    buf[q++] = buf[p] ?? 0
  }
  t.view.end[cell] = q
}

function isEscape(byte: number, after: number | undefined, quote: number, escape: number): boolean {
  return byte === escape && (after === quote || after === escape)
}

/** Writes down what is worth telling of the record at hand, once a range. */
export function note(t: Tokens, odd: number, length: number, until: number): void {
  const { facts } = t
  if ((odd & BYTE.NUL) !== 0 && facts.nulRow === 0) facts.nulRow = t.line
  if (length > LONG && facts.longRow === 0) facts.longRow = t.line
  if ((odd & WIDE) !== 0 && facts.wideRow === 0) facts.wideRow = t.line
  if (until > t.badAt) noteMarks(t, until)
}

function noteMarks(t: Tokens, until: number): void {
  const { facts, feed } = t
  if (facts.undecodableRow === 0 && until > feed.firstBad - feed.base) facts.undecodableRow = t.line
  let taken = 0
  for (const { at, goesOn, inPieces } of feed.others) {
    if (at - feed.base >= until) break
    facts.otherLines++
    if (inPieces) facts.piecedLines++
    noteRow(facts.stretches, t.line, goesOn)
    taken++
  }
  feed.others.splice(0, taken)
  t.badAt = nextMark(t)
}

/** A row that goes on the stretch before it, or begins one. */
export function noteRow(stretches: Stretch[], row: number, goesOn: boolean): void {
  const last = stretches.at(-1)
  if (last && goesOn) {
    last.to = row
    return
  }
  if (stretches.length > MOST_STRETCHES) stretches.pop()
  stretches.push({ from: row, to: row })
}

/** The nearest place in the window whose row is to be written down, Infinity without one. */
export function nextMark({ facts, feed }: Tokens): number {
  const bad = facts.undecodableRow > 0 ? Infinity : feed.firstBad - feed.base
  return Math.min(bad, (feed.others[0]?.at ?? Infinity) - feed.base)
}
