import { CELL, type CellType } from '../../row.ts'
import { ERROR_VALUES } from '../error-values.ts'
import type { ContactLinks } from '../contact-links.ts'
import { linksIn } from '../link-bytes.ts'
import { MAX_COLUMNS } from '../xlsx/row-buffer.ts'
import { RowWriter, type SheetParts } from '../xlsx/row-writer.ts'
import { Records, rkNumber, wideString } from './records.ts'
import { putWide, roomFor, wideEnd } from './strings-part.ts'

const R = {
  ROW: 0,
  BLANK: 1,
  RK: 2,
  ERROR: 3,
  BOOLEAN: 4,
  REAL: 5,
  TEXT: 6,
  SHARED: 7,
  FORMULA_TEXT: 8,
  FORMULA_REAL: 9,
  FORMULA_BOOLEAN: 10,
  FORMULA_ERROR: 11,
  SHORT_BLANK: 12,
  SHORT_RK: 13,
  SHORT_SHARED: 18,
  RICH: 62,
  COLUMN: 60,
  BEGIN: 145,
  END: 146,
  HEADINGS: 479,
  RULE: 64,
} as const

/** What may stand among rows beside cells: what is known of cells, shared formulas, and what later programs brought in. */
const AMONG_ROWS: ReadonlySet<number> = new Set([49, 50, 426, 427, 428, 1024])
const LATER = { BEGIN: 35, END: 36, CHOICE: 37, CHOICE_END: 38 } as const

/** In place of the length of a string that is none. */
const NO_STRING = 0xffff_ffff

/** Reads the cells of a binary worksheet part, row by row ([MS-XLSB] 2.2.1 and 2.4). */
export class SheetRecords {
  readonly records: Records
  hiddenRows = false
  /** Headers and footers of the pages, with their codes; rules for what may be entered. */
  readonly headings: string[] = []
  rules = 0
  readonly links: ContactLinks | undefined
  /** The sheet's table was ended, and no record in it was another one that was damaged, or behind it. */
  whole = false
  /** Begun parts of later programs, which hold records of any kind. */
  #later = 0
  #strange = false
  readonly #parts: SheetParts
  readonly #writer: RowWriter
  #inData = false
  #inRow = false
  #column = -1

  constructor(parts: SheetParts) {
    this.#parts = parts
    this.links = parts.links
    this.#writer = new RowWriter(parts)
    this.records = new Records((type, bytes, from, end) => {
      if (this.#inRow && (type <= R.SHORT_SHARED || type === R.RICH) && type !== R.ROW)
        this.#cell(type, bytes, from, end)
      else if (this.#inData && type === R.ROW) this.#beginRow(bytes, from, end)
      else this.#other(type, bytes.subarray(from, end))
    })
  }

  #other(type: number, record: Buffer): void {
    if (type === R.BEGIN) this.#inData = true
    else if (type === R.END) this.#endData()
    else if (type === R.COLUMN) this.#columnInfo(record)
    else if (type === R.HEADINGS) this.#headings(record)
    else if (type === R.RULE) this.rules++
    else this.#unknown(type)
  }

  #unknown(type: number): void {
    if (type === LATER.BEGIN || type === LATER.CHOICE) this.#later++
    else if (type === LATER.END || type === LATER.CHOICE_END) this.#later--
    else if (this.#inData ? this.#later === 0 && !AMONG_ROWS.has(type) : type === R.ROW)
      this.#broken()
  }

  #broken(): void {
    this.#strange = true
    this.whole = false
  }

  #columnInfo(record: Buffer): void {
    if (record.length >= 18 && (record.readUInt16LE(16) & 1) === 1) this.hiddenRows = true
  }

  /** Six strings, each of which may be none: for odd, even and first pages. */
  #headings(record: Buffer): void {
    for (let at = 2; at + 4 <= record.length;) {
      const found = record.readUInt32LE(at) === NO_STRING ? null : wideString(record, at)
      if (found !== null) this.headings.push(found.text)
      at = found?.end ?? at + 4
    }
  }

  #beginRow(bytes: Buffer, from: number, end: number): void {
    this.endRow()
    if (end - from < 12) {
      this.#broken()
      return
    }
    this.#writer.begin()
    const row = bytes.readUInt32LE(from) + 1
    this.#writer.row.row = this.#parts.out.plausible(row) ? row : this.#parts.out.highest + 1
    if (((bytes[from + 11] as number) & 0x10) !== 0) this.hiddenRows = true
    this.#inRow = true
    this.#column = -1
  }

  endRow(): void {
    if (this.#inRow) this.#writer.end()
    this.#inRow = false
  }

  #endData(): void {
    this.endRow()
    this.#inData = false
    this.whole = !this.#strange
  }

  /** Cells begin with their column and style; short ones stand in the column after the last. */
  #cell(type: number, bytes: Buffer, from: number, end: number): void {
    const short = type >= R.SHORT_BLANK && type <= R.SHORT_SHARED
    const at = from + (short ? 4 : 8)
    if (at > end) return
    this.#column = short ? this.#column + 1 : bytes.readUInt32LE(from)
    if (this.#column >= MAX_COLUMNS) {
      if (type !== R.BLANK && type !== R.SHORT_BLANK) this.#writer.trouble('TOO_WIDE')
      return
    }
    if (type >= R.FORMULA_TEXT && type <= R.FORMULA_ERROR) this.#formula(bytes.subarray(at, end))
    this.#value(short ? type - R.SHORT_BLANK + R.BLANK : type, bytes, at, end)
  }

  #value(type: number, bytes: Buffer, at: number, end: number): void {
    const left = end - at
    if (type === R.SHARED && left >= 4) this.#shared(bytes.readUInt32LE(at))
    else if (type === R.RK && left >= 4) this.#number(rkNumber(bytes.readInt32LE(at)), bytes, at)
    else if ((type === R.REAL || type === R.FORMULA_REAL) && left >= 8)
      this.#number(bytes.readDoubleLE(at), bytes, at)
    else if (type === R.TEXT || type === R.FORMULA_TEXT) this.#text(bytes, at, end)
    else if (type === R.RICH) this.#text(bytes, at + 1, end)
    else if ((type === R.BOOLEAN || type === R.FORMULA_BOOLEAN) && left >= 1)
      this.#word(bytes[at] === 0 ? '0' : '1', CELL.BOOLEAN, styleBefore(bytes, at))
    else if ((type === R.ERROR || type === R.FORMULA_ERROR) && left >= 1)
      this.#word(ERROR_VALUES[bytes[at] as number] ?? '#UNKNOWN!', CELL.ERROR, null)
  }

  /** Links within the expression. */
  #formula(expression: Buffer): void {
    for (const link of linksIn(expression)) this.links?.take(link)
  }

  /** The stored text is the shortest that gives the same double. */
  #number(value: number, bytes: Buffer, at: number): void {
    this.#word(String(value), CELL.NUMBER, styleBefore(bytes, at))
  }

  #word(text: string, type: CellType, style: number | null): void {
    const { row } = this.#writer
    row.reserve(text.length)
    const from = row.length
    for (let i = 0; i < text.length; i++) row.buf[from + i] = text.charCodeAt(i)
    row.length = from + text.length
    this.#writer.put(this.#column, type, from, row.length)
    if (style !== null) this.#writer.show(this.#column, style, text)
  }

  #shared(index: number): void {
    if (!this.#writer.appendShared(index, this.#column)) this.#writer.trouble('BAD_INDEX')
  }

  #text(bytes: Buffer, at: number, end: number): void {
    const start = at + 4
    if (start > end) return
    const until = wideEnd(bytes, start, end)
    const { row } = this.#writer
    row.reserve(roomFor(start, until))
    const from = row.length
    row.length += putWide(bytes, start, until, row.buf, from)
    this.#writer.put(this.#column, CELL.TEXT, from, row.length)
  }
}

/** The number of the style, which stands in three bytes before the value of a cell. */
function styleBefore(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at - 4) & 0xffffff
}
