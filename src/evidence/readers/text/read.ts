import type { ByteSource } from '../../source.ts'
import type { GridInfo, ReadSink } from '../../row.ts'
import { dialectBytes } from './dialect-bytes.ts'
import { Feed, LONGEST } from './feed.ts'
import { afterLineEnds, lineStartFrom, unitsOf } from './lines.ts'
import type { TextPlan } from './plan.ts'
import { quotedRecords } from './quoted.ts'
import { linesOf } from './plan.ts'
import { reportText } from './result.ts'
import type { TextResult } from './result.ts'
import { shaped } from './shapes/read-shaped.ts'
import type { TextShape } from './shapes/shape.ts'
import { newTokens, nextMark, noFacts, plainRecords } from './tokens.ts'
import type { Tokens } from './tokens.ts'

/** Part of a file, in bytes. Records that begin in it are read whole. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

export interface ReadTextOptions {
  readonly signal?: AbortSignal
  /** Bytes of the window at the start; only tests need another. */
  readonly window?: number
}

/**
 * Reads the delimited text in a range of a file: every physical line becomes part of exactly one row or of one
 * unread row. No cell is altered (promise 2); quotes around a cell are undone.
 *
 * A range that begins inside the file takes the first line start for a record start. Whether that was right is
 * proved by the caller: the range before must give the same place as `nextRecordAt`. Issues are raised only for a
 * whole file; parts are put together by `mergeText`, then told by `reportText`.
 */
export function readText(
  source: ByteSource,
  plan: TextPlan,
  range: TextRange,
  sink: ReadSink,
  options: ReadTextOptions = {},
): TextResult {
  if (plan.encoding === 'binary') return refuse(source, plan, range, sink)
  if (plan.shape) return readShape(source, plan, plan.shape, range, sink, options)
  const units = unitsOf(plan.encoding)
  const first = lineStartFrom(source, range.from, plan.bom, units)
  const stop = lineStartFrom(source, range.to, plan.bom, units)
  const feed = new Feed(source, plan.encoding, first, stop, options.window, plan.other)
  const grid = sink.grid(gridInfo(plan))
  const t = newTokens(feed, dialectBytes(plan), grid, plan, source.size)
  if (first < stop) readAll(t, options.signal)
  grid.end()
  const result: TextResult = {
    ...t.facts,
    lines: t.line - 1,
    undecodable: feed.bad,
    replaced: feed.lost,
    firstRecordAt: first,
    nextRecordAt: first < stop ? nextRecord(t, source, stop, plan) : first,
  }
  if (range.from <= plan.bom && range.to >= source.size) reportText(result, plan, sink)
  return result
}

/** A layout over lines: they are read one cell each, and put together to the rows of the layout. */
function readShape(
  source: ByteSource,
  plan: TextPlan,
  shape: TextShape,
  range: TextRange,
  sink: ReadSink,
  options: ReadTextOptions,
): TextResult {
  const rows = shaped(shape, { ...sink, issue: () => undefined, grid: (info) => sink.grid(info) })
  const lines = readText(source, linesOf(plan), range, rows, options)
  const result = { ...lines, rows: rows.rows }
  if (range.from <= plan.bom && range.to >= source.size) reportText(result, plan, sink)
  return result
}

/** Bytes that are no text are unread as a whole, told once however many ranges ask. */
function refuse(source: ByteSource, plan: TextPlan, range: TextRange, sink: ReadSink): TextResult {
  const grid = sink.grid(gridInfo(plan))
  if (range.from <= plan.bom)
    grid.unread('UNSUPPORTED', null, null, '内容不是文本 / the content is not text')
  grid.end()
  return {
    ...noFacts(),
    undecodable: 0,
    replaced: 0,
    firstRecordAt: range.from,
    nextRecordAt: Math.min(range.to, source.size),
  }
}

function gridInfo(plan: TextPlan): GridInfo {
  const delimiter = plan.blanks ? ' ' : plan.delimiter
  const isByte = delimiter !== null && delimiter.length === 1 && delimiter.charCodeAt(0) < 0x80
  return {
    sheet: null,
    hidden: false,
    delimiter,
    delimiterByte: isByte && !plan.blanks ? delimiter.charCodeAt(0) : -1,
  }
}

function readAll(t: Tokens, signal: AbortSignal | undefined): void {
  refill(t)
  for (;;) {
    let stop = t.dialect.isPlain ? plainRecords(t) : 'quoted'
    if (stop === 'quoted') stop = quotedRecords(t)
    if (stop === 'end') return
    if (stop === 'quoted') continue
    signal?.throwIfAborted()
    if (t.feed.end - t.pos > LONGEST - MARGIN) skipLong(t)
    else refill(t)
  }
}

function refill(t: Tokens): void {
  t.feed.more(t.pos)
  t.pos = 0
  t.badAt = nextMark(t)
}

/** The window may stop this short of its size, for characters of several bytes. */
const MARGIN = 1024

/** A record beyond the limit is unread up to its next line end. */
function skipLong(t: Tokens): void {
  t.grid.unread('LIMIT', t.line, 1, '单条记录超过256MB / a record exceeds 256 MB')
  t.facts.rows++
  t.facts.lost++
  t.line++
  const { feed } = t
  for (;;) {
    const p = lineEndIn(feed.buf, t.pos, feed.end)
    const isCut = p >= 0 && feed.buf[p] === 13 && p + 1 >= feed.end && !feed.done
    if (p >= 0 && !isCut) {
      t.pos = feed.buf[p] === 13 && feed.buf[p + 1] === 10 && p + 1 < feed.end ? p + 2 : p + 1
      return
    }
    t.pos = isCut ? p : feed.end
    if (feed.done) return
    refill(t)
  }
}

function lineEndIn(buf: Uint8Array, from: number, end: number): number {
  const ends = [buf.indexOf(10, from), buf.indexOf(13, from)].filter((p) => p >= 0 && p < end)
  return ends.length === 0 ? -1 : Math.min(...ends)
}

/** Equals no place in the file, so that the ranges do not meet and the caller reads on in sequence. */
const UNKNOWN = -1

/** Where in the file the record after the last one begins: so many line ends behind the stop as were read. */
function nextRecord(t: Tokens, source: ByteSource, stop: number, plan: TextPlan): number {
  const { feed } = t
  if (feed.limit === Infinity || stop >= source.size) return source.size
  const from = feed.limit - feed.base
  if (from < 0) return UNKNOWN
  if (t.pos <= from) return stop
  return afterLineEnds(source, stop, lineEndsBetween(feed.buf, from, t.pos), unitsOf(plan.encoding))
}

function lineEndsBetween(buf: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let p = from; p < to; p++) if (buf[p] === 10 || (buf[p] === 13 && buf[p + 1] !== 10)) count++
  return count
}
