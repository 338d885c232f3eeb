import { widenRow } from '../row-room.ts'
import { CELL, type CellType, type RowView } from '../row.ts'

/** Texts up to here are written letter by letter. */
const SHORT = 64

/**
 * Builds rows from JavaScript strings into one reused buffer, for readers that stand on a library.
 * `begin`, then `cell` in rising column order, then hand on `view`.
 */
export class RowBuilder {
  readonly view: RowView
  #used = 0
  #bytes: Buffer

  constructor(columns = 64, bytes = 4096) {
    this.#bytes = Buffer.alloc(bytes)
    this.view = {
      row: 0,
      count: 0,
      buf: this.#bytes,
      start: new Int32Array(columns),
      end: new Int32Array(columns),
      type: new Uint8Array(columns),
      shownStart: new Int32Array(columns),
      shownEnd: new Int32Array(columns),
      lineStart: -1,
      lineEnd: -1,
    }
  }

  /** Starts row `row` (1-based), which has no cells yet. */
  begin(row: number): this {
    this.view.row = row
    this.view.count = 0
    this.#used = 0
    return this
  }

  /** Adds the cell of 0-based `column`; columns left out since the last one are absent. `shown` only where it differs. */
  cell(
    column: number,
    stored: string,
    type: CellType = CELL.TEXT,
    shown: string | null = null,
  ): this {
    const view = this.view
    this.#reserveColumns(column + 1)
    for (let c = view.count; c < column; c++) this.#put(c, 0, 0, CELL.ABSENT)
    const from = this.#used
    this.#put(column, from, this.#write(stored), type)
    if (shown !== null && shown !== stored) {
      view.shownStart[column] = this.#used
      view.shownEnd[column] = this.#write(shown)
    }
    view.count = column + 1
    return this
  }

  #put(column: number, start: number, end: number, type: CellType): void {
    this.view.start[column] = start
    this.view.end[column] = end
    this.view.type[column] = type
    this.view.shownStart[column] = -1
    this.view.shownEnd[column] = -1
  }

  /** Writes text behind what is there; lone surrogates become U+FFFD, so that the bytes are valid UTF-8. */
  #write(text: string): number {
    this.#reserveBytes(text.length * 3)
    const { length } = text
    const at = this.#used
    const bytes = this.#bytes
    // Short ASCII, which is nearly all, letter by letter: faster than a call for each.
    let i = length > SHORT ? length + 1 : 0
    for (; i < length; i++) {
      const code = text.charCodeAt(i)
      if (code >= 0x80) break
      bytes[at + i] = code
    }
    this.#used = at + (i === length ? length : bytes.write(text, at, 'utf8'))
    return this.#used
  }

  #reserveBytes(more: number): void {
    const needed = this.#used + more
    if (needed <= this.view.buf.length) return
    const wider = Buffer.alloc(Math.max(needed, this.view.buf.length * 2))
    wider.set(this.view.buf.subarray(0, this.#used))
    this.view.buf = this.#bytes = wider
  }

  #reserveColumns(columns: number): void {
    const { length } = this.view.type
    if (columns > length) widenRow(this.view, Math.max(columns, length * 2))
  }
}
