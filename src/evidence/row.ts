import type { IssueCode, NonDataCode, UnreadCode } from './codes.ts'

/**
 * What a reader hands on: grids (sheets, text files) of rows of cells, as bytes.
 *
 * A reader never interprets. It says which bytes stand in which cell of which physical row; what the row is
 * (header, title, data …) is decided in `tables/`, what a column holds in `records/`.
 */

/** What the file itself says a cell is. Text formats know only TEXT. */
export const CELL = {
  ABSENT: 0,
  TEXT: 1,
  NUMBER: 2,
  DATE: 3,
  BOOLEAN: 4,
  ERROR: 5,
  /** Never a reader's: the examiner has had the text mended; the text of the file stands in the *shown* range. */
  MENDED: 6,
} as const
export type CellType = (typeof CELL)[keyof typeof CELL]

/**
 * One row, as byte ranges of one UTF-8 buffer. **Reused between calls**: copy what you keep.
 *
 * Cell `i` (0-based column) is `buf[start[i] … end[i])`, its *stored* text (promise 2), valid UTF-8.
 * `type[i] = ABSENT` means that the row has no such cell (`null`); an empty range means present and empty (`""`).
 * `shownStart[i] >= 0` gives the range of the text that the cell's number format shows, only where it differs
 * (dates, percent, thousands …).
 */
export interface RowView {
  /** 1-based physical sheet row; in text, the physical line on which the record begins. */
  row: number
  /** Cells up to the last one present. */
  count: number
  buf: Uint8Array
  start: Int32Array
  end: Int32Array
  type: Uint8Array
  shownStart: Int32Array
  shownEnd: Int32Array
  /**
   * Text only: the whole record is `buf[lineStart … lineEnd)`, holds no quote, no CR, no control character below
   * 0x20 other than `delimiter`, so that it may be copied as it stands; -1 when that is not known.
   */
  lineStart: number
  lineEnd: number
}

/** A row without a cell, to be given a number: `{ ...EMPTY_ROW, row }`. */
export const EMPTY_ROW: Readonly<RowView> = {
  row: 0,
  count: 0,
  buf: new Uint8Array(0),
  start: new Int32Array(0),
  end: new Int32Array(0),
  type: new Uint8Array(0),
  shownStart: new Int32Array(0),
  shownEnd: new Int32Array(0),
  lineStart: -1,
  lineEnd: -1,
}

/** What is known of a grid before its rows. */
export interface GridInfo {
  /** Sheet name; null for a text file, which has one grid. */
  readonly sheet: string | null
  readonly hidden: boolean
  /** Text only: the delimiter found, null when a line is one cell. */
  readonly delimiter: string | null
  /** Text only: the single byte of `delimiter`, or -1. */
  readonly delimiterByte: number
  /**
   * Optional: names of the columns that the reader knows by the format itself (labels before values, keys, columns of a
   * database). No row of the grid is the header then; every row is data but blank ones and those of `GridSink.other`.
   */
  readonly header?: readonly (string | null)[]
  /** Optional: what the grid holds is settled, so that nobody need hold its first rows back to look at them. */
  readonly settled?: true
}

export interface GridSink {
  row(view: RowView): void
  /**
   * Optional: the physical rows `from … to`, both included, hold nothing. Readers call it for long gaps (a sheet
   * may jump to row 1,048,576); without it each of the rows comes as a `row` with `count` 0.
   */
  blankRows?(from: number, to: number): void
  /** Optional, in grids with a `header`: a row that the format itself says is no data (a rule between blocks, a title). */
  other?(code: NonDataCode, view: RowView): void
  /** A physical row that could not be read; it is counted as unread under `code`. `rows` known to be lost, or null when not known. */
  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void
  /** No more rows. */
  end(): void
}

/** Where a reader sends what it finds. */
export interface ReadSink {
  grid(info: GridInfo): GridSink
  issue(issue: ReaderIssue): void
}

/** Something worth telling, that lost nothing, or that names what was lost. */
export interface ReaderIssue {
  readonly code: IssueCode
  /** Sheet and row where it is known. */
  readonly sheet?: string | null
  readonly row?: number | null
  /** Plain Chinese, then English, without any cell's text in it. */
  readonly message: string
}
