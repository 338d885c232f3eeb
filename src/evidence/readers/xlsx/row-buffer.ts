import { widenRow } from '../../row-room.ts'
import { CELL, type CellType, type RowView } from '../../row.ts'

/** Excel's own limit; a cell beyond it is not read (LIMIT). */
export const MAX_COLUMNS = 16384
/** A row may not grow past this: one long shared string can be referred to by every cell. */
export const MAX_ROW_BYTES = 256 << 20

/** A row while it is read, and the {@link RowView} of it. One is used for all rows of a sheet. */
export class RowBuffer implements RowView {
  row = 0
  count = 0
  buf: Buffer = Buffer.alloc(64 << 10)
  start: Int32Array = new Int32Array(64)
  end: Int32Array = new Int32Array(64)
  type: Uint8Array = new Uint8Array(64)
  shownStart: Int32Array = new Int32Array(64).fill(-1)
  shownEnd: Int32Array = new Int32Array(64)
  readonly lineStart = -1
  readonly lineEnd = -1
  /** Bytes of `buf` in use. */
  length = 0
  /** Room that is always kept beyond what {@link reserve} is asked for. */
  slack = 0

  clear(): void {
    this.count = 0
    this.length = 0
  }

  /** Makes room for so many more bytes. */
  reserve(more: number): void {
    const need = this.length + more + this.slack
    if (need <= this.buf.length) return
    const larger = Buffer.allocUnsafe(Math.max(need, this.buf.length * 2))
    this.buf.copy(larger, 0, 0, this.length)
    this.buf = larger
  }

  /** Puts a cell whose text lies at `start … end`; false when the row had that cell already (the later one stays). */
  put(column: number, type: CellType, start: number, end: number): boolean {
    if (column >= this.type.length) this.#widen(column)
    const fresh = column >= this.count || this.type[column] === CELL.ABSENT
    for (let i = this.count; i < column; i++) this.#clearCell(i)
    if (column >= this.count) this.count = column + 1
    this.start[column] = start
    this.end[column] = end
    this.type[column] = type
    this.shownStart[column] = -1
    return fresh
  }

  #clearCell(column: number): void {
    this.type[column] = CELL.ABSENT
    this.start[column] = this.end[column] = 0
    this.shownStart[column] = -1
  }

  /** What the number format shows in the cell. */
  putShown(column: number, shown: string): void {
    this.reserve(shown.length * 3)
    this.shownStart[column] = this.length
    this.length += this.#write(shown)
    this.shownEnd[column] = this.length
  }

  /** Short ASCII, which is nearly all, letter by letter: faster than a call for each. */
  #write(text: string): number {
    const { buf, length } = this
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code >= 0x80) return buf.write(text, length)
      buf[length + i] = code
    }
    return text.length
  }

  #widen(column: number): void {
    widenRow(this, Math.min(MAX_COLUMNS, Math.max(column + 1, this.type.length * 2)))
  }
}
