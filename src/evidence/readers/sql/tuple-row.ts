import { widenRow } from '../../row-room.ts'
import { CELL, type CellType, type RowView } from '../../row.ts'
import { HOW, unescape } from './literal.ts'

/** A row as cells of a window, which are unescaped in place once the row is whole: text never grows by that. */
export class TupleRow implements RowView {
  row = 0
  count = 0
  buf: Uint8Array = new Uint8Array(0)
  start: Int32Array = new Int32Array(64)
  end: Int32Array = new Int32Array(64)
  type: Uint8Array = new Uint8Array(64)
  shownStart: Int32Array = new Int32Array(64).fill(-1)
  shownEnd: Int32Array = new Int32Array(64)
  readonly lineStart = -1
  readonly lineEnd = -1
  #how = new Uint8Array(64)
  #escapes = false
  /** What expressions of constants come to, by their cells. */
  readonly #constants = new Map<number, string>()

  /** A row begins in this window. */
  protected begin(buf: Uint8Array): void {
    this.buf = buf
    this.count = 0
    this.#escapes = false
  }

  /** Adds a cell that needs no unescaping. */
  protected add(start: number, end: number, type: CellType): void {
    this.put(start, end, type, HOW.PLAIN)
  }

  /** Adds a cell, and what is to be done with its bytes. */
  protected put(start: number, end: number, type: CellType, how: number): void {
    const i = this.count++
    if (i >= this.type.length) this.#widen()
    this.start[i] = start
    this.end[i] = end
    this.type[i] = type
    this.#how[i] = how
    if (how !== HOW.PLAIN) this.#escapes = true
  }

  /** Adds a cell that comes to a text of its own. */
  protected putConstant(start: number, end: number, text: string): void {
    this.#constants.set(this.count, text)
    this.put(start, end, CELL.TEXT, HOW.CONSTANT)
  }

  #constant(cell: number): void {
    const at = this.start[cell] as number
    const bytes = Buffer.from(this.#constants.get(cell) ?? '', 'latin1')
    this.buf.set(bytes, at)
    this.end[cell] = at + bytes.length
  }

  #widen(): void {
    const size = this.type.length * 2
    widenRow(this, size)
    const how = new Uint8Array(size)
    how.set(this.#how)
    this.#how = how
  }

  /** Brings the cells to their values, in place, once the row is whole. */
  protected finish(): void {
    if (!this.#escapes) return
    for (let i = 0; i < this.count; i++) {
      const how = this.#how[i] as number
      if (how === HOW.PLAIN) continue
      if (how === HOW.CONSTANT) this.#constant(i)
      else this.end[i] = unescape(this.buf, this.start[i] as number, this.end[i] as number, how)
    }
  }
}
