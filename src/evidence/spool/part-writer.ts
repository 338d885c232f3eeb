import { createHash } from 'node:crypto'
import { giveBuffer, type LineFile, PAGE, takeBuffer } from '../jobs/line-file.ts'
import type { LookedCells } from './looked-cells.ts'
import type { Page, Part } from '../outcome.ts'
import { hasExponent, showsLess } from './less-shown.ts'
import { CELL, type RowView } from '../row.ts'
import {
  BIG_NUMBER,
  ESCAPE,
  LONGEST_CELL,
  LONGEST_LINE,
  NULL_CELL,
  SPOOL_DELIMITER,
  STORED_AFTER,
  writeNumber,
} from './spool.ts'
import type { SpoolWriter } from './spool-writer.ts'

const TAB = 0x09
const NEWLINE = 0x0a

/** A file delimited by one of these has its lines taken apart: the mark would stand for a delimiter and for what it says. */
const OWN_MARKS: readonly number[] = [BIG_NUMBER, NULL_CELL, ESCAPE, STORED_AFTER]

/** Writes the rows of one part of one table. */
export class PartWriter {
  readonly p: number
  readonly pages: Page[] = []
  readonly escaped = new Set<number>()
  readonly shown = new Set<number>()
  width = 0
  readonly #spool: SpoolWriter
  readonly #prefix: Uint8Array
  readonly #plainFile: LineFile
  readonly #copies: boolean
  #file: LineFile
  #cap = LONGEST_CELL
  #other: Buffer | null = null
  #otherAt = 0
  #otherFirst = 0
  #otherLast = 0

  constructor(spool: SpoolWriter, p: number, width: number, ownDelimiter: number) {
    this.#spool = spool
    this.p = p
    this.#prefix = Buffer.from(String(p))
    this.#file = spool.file(width, SPOOL_DELIMITER)
    // Where nothing delimits, a whole line is one cell.
    this.#copies = !OWN_MARKS.includes(ownDelimiter)
    this.#plainFile =
      ownDelimiter >= 0 && this.#copies ? spool.file(width, ownDelimiter) : this.#file
  }

  /** A data row. */
  row(view: RowView): void {
    if (view.count > this.width) this.width = view.count
    const plain = this.#plainFile
    if (this.#copies && view.lineStart >= 0 && view.count <= plain.width && lineFits(view)) {
      this.#copyLine(plain, view)
    } else {
      if (view.count > this.#file.width) this.#widen(view.count)
      this.#writeCells(this.#file, view)
    }
  }

  /** A row of another role: it goes to the sealed rows only. */
  other(role: string, view: RowView): void {
    const buf = (this.#other ??= this.#takeOther())
    if (this.#otherAt > PAGE) this.#closeOther()
    if (this.#otherAt === 0) this.#otherFirst = view.row
    this.#otherLast = view.row
    let at = this.#otherAt
    at += buf.write(role, at, 'latin1')
    buf[at++] = SPOOL_DELIMITER
    at = writeNumber(buf, at, view.row)
    at = this.#cells(buf, at, view, SPOOL_DELIMITER, view.count, null)
    buf[at++] = NEWLINE
    this.#otherAt = at
  }

  /** Seals what a spool file or the other rows hold of this part. */
  keep(
    holds: Page['holds'],
    bytes: Uint8Array,
    firstRow: number,
    lastRow: number,
    delimiter: number,
    column?: number,
  ): void {
    const { sealed } = this.#spool
    if (!sealed || bytes.length === 0) return
    const own = column === undefined ? {} : { column }
    const page = { holds, offset: 0, length: 0, firstRow, lastRow, delimiter, ...own }
    this.pages.push(page)
    sealed.add(bytes, `${String(this.p)}:${String(firstRow)}`, page)
  }

  /** Seals what it holds of other rows; more may come. */
  close(): void {
    if (!this.#other) return
    this.#closeOther()
    giveBuffer(this.#other)
    this.#other = null
    this.#spool.holdsNone(this)
  }

  #takeOther(): Buffer {
    this.#spool.holds(this)
    return takeBuffer()
  }

  /** The part, once the spool has been finished (until then its last pages are open). */
  part(rowBase: number): Part {
    return { p: this.p, rowBase, pages: this.pages }
  }

  #closeOther(): void {
    if (!this.#other || this.#otherAt === 0) return
    const lines = this.#other.subarray(0, this.#otherAt)
    this.keep('other', lines, this.#otherFirst, this.#otherLast, SPOOL_DELIMITER)
    this.#otherAt = 0
  }

  /** Rows wider than the table looked at first: the following go to a wider file, in steps, to keep files few. */
  #widen(count: number): void {
    const step = count <= 64 ? 4 : count <= 1024 ? 64 : 1024
    this.#file = this.#spool.file(Math.ceil(count / step) * step, SPOOL_DELIMITER)
  }

  #begin(file: LineFile, row: number): number {
    file.begin(this, row)
    let at = file.at
    const { buf } = file
    const prefix = this.#prefix
    for (let i = 0; i < prefix.length; i++) buf[at++] = prefix[i] as number
    buf[at++] = file.delimiter
    return writeNumber(buf, at, row)
  }

  #copyLine(file: LineFile, view: RowView): void {
    let at = this.#begin(file, view.row)
    const { buf, delimiter } = file
    const from = view.buf
    buf[at++] = delimiter
    const { lineStart, lineEnd } = view
    if (lineEnd - lineStart > 96) {
      buf.set(from.subarray(lineStart, lineEnd), at)
      at += lineEnd - lineStart
    } else {
      for (let i = lineStart; i < lineEnd; i++) buf[at++] = from[i] as number
    }
    for (let i = view.count; i < file.width; i++) {
      buf[at++] = delimiter
      buf[at++] = NULL_CELL
    }
    buf[at++] = NEWLINE
    file.at = at
    if (file.looked) lookAtLine(file.looked, view)
  }

  #writeCells(file: LineFile, view: RowView): void {
    const from = this.#begin(file, view.row)
    const at = this.#cells(file.buf, from, view, file.delimiter, file.width, file.looked)
    file.buf[at] = NEWLINE
    file.at = at + 1
  }

  #cells(
    buf: Uint8Array,
    from: number,
    view: RowView,
    delimiter: number,
    width: number,
    looked: LookedCells | null,
  ): number {
    let at = from
    this.#cap = cellCap(view)
    for (let i = 0; i < width; i++) {
      buf[at++] = delimiter
      if (i >= view.count || view.type[i] === CELL.ABSENT) buf[at++] = NULL_CELL
      else {
        const start = at
        at = this.#cell(buf, at, view, i)
        if (looked !== null) looked.cell(i, buf, start, at)
      }
    }
    return at
  }

  #cell(buf: Uint8Array, from: number, view: RowView, i: number): number {
    let at = from
    const start = view.start[i] as number
    const end = view.end[i] as number
    const type = view.type[i]
    const shownStart = view.shownStart[i] as number
    if (type === CELL.MENDED) {
      at = this.#text(buf, at, view, i, start, end)
      buf[at++] = STORED_AFTER
      this.shown.add(i)
      return this.#text(buf, at, view, i, shownStart, view.shownEnd[i] as number)
    }
    if (type === CELL.NUMBER && isBig(view.buf, start, end)) buf[at++] = BIG_NUMBER
    if (type !== CELL.TEXT && shownStart >= 0 && !(type === CELL.NUMBER && showsLess(view, i))) {
      at = this.#text(buf, at, view, i, shownStart, view.shownEnd[i] as number)
      buf[at++] = STORED_AFTER
      this.shown.add(i)
    }
    return this.#text(buf, at, view, i, start, end)
  }

  #text(
    buf: Uint8Array,
    to: number,
    view: RowView,
    column: number,
    start: number,
    end: number,
  ): number {
    if (end - start > this.#cap) return this.#longText(buf, to, view, column, start, end)
    let at = to
    const from = view.buf
    for (let k = start; k < end; k++) {
      const byte = from[k] as number
      if (byte < 0x20 && byte !== TAB) {
        buf[at++] = ESCAPE
        buf[at++] = byte + 0x40
        this.escaped.add(column)
      } else buf[at++] = byte
    }
    return at
  }

  /** Head and digest stand for the cell; its whole text is sealed as a page of its own. */
  #longText(
    buf: Uint8Array,
    to: number,
    view: RowView,
    column: number,
    start: number,
    end: number,
  ): number {
    const whole = view.buf.subarray(start, end)
    this.keep('cell', whole, view.row, view.row, SPOOL_DELIMITER, column)
    let headEnd = start + Math.floor(this.#cap / 2)
    while (headEnd > start && ((view.buf[headEnd] as number) & 0xc0) === 0x80) headEnd--
    const at = this.#text(buf, to, view, column, start, headEnd)
    const digest = Buffer.from(`…${createHash('sha256').update(whole).digest('hex')}`)
    buf.set(digest, at)
    return at + digest.length
  }
}

/** A line that is copied holds its cells as they stand in the view. */
function lookAtLine(looked: LookedCells, { buf, start, end, count }: RowView): void {
  for (let i = 0; i < count; i++) looked.cell(i, buf, start[i] as number, end[i] as number)
}

/** A line with a cell too long for the spool takes the careful way. */
function lineFits(view: RowView): boolean {
  return view.lineEnd - view.lineStart <= LONGEST_CELL
}

/** Cells share the longest line among them. Escapes may double a cell, and a shown text stands beside it. */
function cellCap(view: RowView): number {
  return Math.max(96, Math.min(LONGEST_CELL, Math.floor(LONGEST_LINE / (4 * (view.count + 1)))))
}

/** |value| ≥ 10^15, told from the text without parsing the common short ones. */
function isBig(buf: Uint8Array, start: number, end: number): boolean {
  if (end - start < 16 && !hasExponent(buf, start, end)) return false
  const value = Math.abs(Number(Buffer.from(buf.subarray(start, end)).toString('latin1')))
  return value >= 1e15
}
