import { widenRow } from '../../row-room.ts'
import { CELL, type CellType, type RowView } from '../../row.ts'

/** A row that is put together cell by cell, in any order of columns, while other rows are read inside it. */
export class ByteRow implements RowView {
  row = 0
  count = 0
  buf: Uint8Array = new Uint8Array(1024)
  start: Int32Array = new Int32Array(32)
  end: Int32Array = new Int32Array(32)
  type: Uint8Array = new Uint8Array(32)
  shownStart: Int32Array = new Int32Array(32).fill(-1)
  shownEnd: Int32Array = new Int32Array(32)
  readonly lineStart = -1
  readonly lineEnd = -1
  /** Bytes of `buf` in use. */
  length = 0

  begin(row: number): void {
    this.row = row
    this.count = 0
    this.length = 0
  }

  has(column: number): boolean {
    return column < this.count && this.type[column] !== CELL.ABSENT
  }

  /** Room for so many more bytes. */
  reserve(more: number): void {
    const needed = this.length + more
    if (needed <= this.buf.length) return
    const wider = new Uint8Array(Math.max(needed, this.buf.length * 2))
    wider.set(this.buf.subarray(0, this.length))
    this.buf = wider
  }

  /** Adds bytes as they stand. */
  copy(src: Uint8Array, from: number, to: number): void {
    this.reserve(to - from)
    const { buf } = this
    if (to - from > 64) buf.set(src.subarray(from, to), this.length)
    else for (let p = from, q = this.length; p < to; p++) buf[q++] = src[p] as number
    this.length += to - from
  }

  text(text: string): void {
    const bytes = Buffer.from(text)
    this.copy(bytes, 0, bytes.length)
  }

  /** A cell that is not to stand there after all. */
  drop(column: number): void {
    this.type[column] = CELL.ABSENT
    while (this.count > 0 && !this.has(this.count - 1)) this.count--
  }

  /** Makes a cell of the bytes added since `from`. */
  cell(column: number, type: CellType, from: number): void {
    if (column >= this.type.length) this.#widen(column + 1)
    for (let i = this.count; i < column; i++) this.#absent(i)
    if (column >= this.count) this.count = column + 1
    this.start[column] = from
    this.end[column] = this.length
    this.type[column] = type
  }

  #absent(column: number): void {
    this.start[column] = 0
    this.end[column] = 0
    this.type[column] = CELL.ABSENT
  }

  #widen(columns: number): void {
    widenRow(this, Math.max(columns, this.type.length * 2))
  }
}
