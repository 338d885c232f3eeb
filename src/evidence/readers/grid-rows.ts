import type { UnreadCode } from '../codes.ts'
import { CELL, type CellType, type GridInfo, type GridSink, type ReadSink } from '../row.ts'
import { RowBuilder } from './row-builder.ts'

/** A row may not grow past this while it is put together. */
const MOST_ROW = 1 << 28
/** Excel's own limit, and that of LibreOffice; cells beyond are not read. */
export const MOST_COLUMNS = 16_384

/**
 * Hands on the rows of one grid that a reader puts together from strings. Rows come in rising order; the blank ones
 * between two that hold something are told before the second. The grid is opened with its first row.
 */
export class GridRows {
  /** The row that comes next if nothing else is said. */
  next = 1
  /** Cells that were left out because they stand beyond the last column, and the first row of them. */
  tooWide = 0
  firstTooWide = 0
  readonly #sink: ReadSink
  readonly #info: GridInfo
  readonly #builder = new RowBuilder()
  #grid: GridSink | null = null
  /** Rows up to here are accounted for. */
  #told = 0
  #bytes = 0

  /** `header`: names of the columns that the format itself knows. */
  constructor(
    sink: ReadSink,
    sheet: string,
    hidden = false,
    header: readonly (string | null)[] | null = null,
  ) {
    this.#sink = sink
    this.#info = { sheet, hidden, delimiter: null, delimiterByte: -1, ...(header && { header }) }
  }

  /** Begins row `row`; one that was there already becomes the next one. */
  begin(row: number): void {
    this.#builder.begin(Math.max(row, this.next))
    this.#bytes = 0
  }

  get row(): number {
    return this.#builder.view.row
  }

  /** Cells up to the last one of the row at hand, and its bytes. */
  get width(): number {
    return this.#builder.view.count
  }
  get bytes(): number {
    return this.#bytes
  }

  /** Adds a cell; columns rise. */
  cell(column: number, stored: string, type: CellType = CELL.TEXT, shown: string | null = null) {
    if (column >= MOST_COLUMNS) {
      if (this.tooWide++ === 0) this.firstTooWide = this.row
      return
    }
    this.#bytes += (stored.length + (shown?.length ?? 0)) * 3
    if (this.#bytes <= MOST_ROW) this.#builder.cell(column, stored, type, shown)
  }

  /** The row is whole, and stands so many times one below the other; one without cells is blank. */
  end(times = 1): void {
    const { view } = this.#builder
    const first = view.row
    this.next = first + times
    if (view.count === 0) return
    if (this.#bytes > MOST_ROW) {
      this.unread('LIMIT', first, times, '一行超过 256 MB / a row of more than 256 MB')
      return
    }
    this.#blanks(first - 1)
    const grid = this.#open()
    for (let i = 0; i < times; i++) {
      view.row = first + i
      grid.row(view)
    }
    this.#told = first + times - 1
  }

  /** Rows that are lost, from `row` on; null when it is not known how many. */
  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void {
    if (row !== null) this.#blanks(row - 1)
    this.#open().unread(code, row, rows, message)
    if (row !== null) this.#told = Math.max(this.#told, row + (rows ?? 1) - 1)
    this.next = Math.max(this.next, this.#told + 1)
  }

  /** No more rows; `always` opens a grid even when it held nothing. */
  finish(always = false): void {
    if (always) this.#open()
    if (this.tooWide > 0) {
      const message = `第 16384 列以后的单元格 ${this.tooWide} 个未读 / cells beyond column 16384, not read: ${this.tooWide}`
      const { sheet } = this.#info
      this.#sink.issue({ code: 'LIMIT', sheet, row: this.firstTooWide, message })
    }
    this.#grid?.end()
  }

  /** Has anything been handed on? */
  get opened(): boolean {
    return this.#grid !== null
  }

  #open(): GridSink {
    this.#grid ??= this.#sink.grid(this.#info)
    return this.#grid
  }

  #blanks(to: number): void {
    const from = this.#told + 1
    if (to < from) return
    this.#told = to
    const grid = this.#open()
    if (grid.blankRows) {
      grid.blankRows(from, to)
      return
    }
    const blank = { ...this.#builder.view, count: 0 }
    for (let row = from; row <= to; row++) grid.row({ ...blank, row })
  }
}
