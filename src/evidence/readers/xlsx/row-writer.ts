import type { ContactLinks } from '../contact-links.ts'
import { CELL, type CellType } from '../../row.ts'
import { copyBytes } from './cell-bytes.ts'
import type { GridOut, Trouble, Troubles } from './grid-out.ts'
import { MAX_ROW_BYTES, RowBuffer } from './row-buffer.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { Shower } from './shower.ts'
import { SEEN, SEEN_BY_BYTE } from './text-bytes.ts'

/** Cell types by the first letter of `t`; `str` has a letter of its own. */
export const T = {
  NUMBER: 0x6e,
  SHARED: 0x73,
  BOOLEAN: 0x62,
  ERROR: 0x65,
  DATE: 0x64,
  STRING: 0x53,
  INLINE: 0x69,
} as const

/** What the cells of a sheet are read with, and where its rows go. */
export interface SheetParts {
  readonly out: GridOut
  readonly troubles: Troubles
  readonly strings: SharedStrings
  readonly shower: Shower
  /** Hears of links within formulas. */
  readonly links?: ContactLinks
}

/** A cell whose value is known. */
export interface ReadCell {
  readonly column: number
  /** One of {@link T}, or the first letter of a type that we do not know. */
  readonly type: number
  readonly style: number
  readonly formula: boolean
}

const TOO_LONG = '一行超过 256 MB / a row of more than 256 MB'

/** Puts cells into the row that is being read, by what the file says they are. */
export class RowWriter {
  readonly row = new RowBuffer()
  /** The row has a cell, or lost one. */
  holds = false
  /** The row is longer than can be held; it is told as unread. */
  overflow = false
  readonly #parts: SheetParts

  constructor(parts: SheetParts) {
    this.#parts = parts
  }

  begin(): void {
    this.row.clear()
    this.holds = this.overflow = false
  }

  /** The row is whole: hands it on, unless it holds nothing. */
  end(): void {
    if (this.overflow) this.#parts.out.unread('LIMIT', this.row.row, 1, TOO_LONG)
    else if (this.holds) this.#parts.out.row(this.row)
  }

  trouble(kind: Trouble): void {
    this.holds = true
    this.#parts.troubles.note(kind, this.row.row)
  }

  put(column: number, type: CellType, from: number, to: number): void {
    this.holds = true
    if (!this.row.put(column, type, from, to)) this.trouble('TWICE')
  }

  /** Puts beside a cell what its number format shows; `text` is what stands in it, where that is at hand. */
  show(column: number, style: number, text?: string): void {
    this.#parts.shower.show(this.row, column, style, text)
  }

  /** The value of a cell stands at `from … to` of the row's buffer. */
  value(cell: ReadCell, from: number, to: number): void {
    switch (cell.type) {
      case T.SHARED:
        this.#shared(cell, from, to)
        break
      case T.STRING:
      case T.INLINE:
        this.put(cell.column, CELL.TEXT, from, to)
        break
      case T.ERROR:
        this.#unlessEmpty(cell, CELL.ERROR, from, to)
        break
      case T.BOOLEAN:
        this.#unlessEmpty(cell, CELL.BOOLEAN, from, to)
        break
      case T.DATE:
        this.#unlessEmpty(cell, CELL.DATE, from, to)
        break
      default:
        this.#unlessEmpty(cell, this.#numberOrText(from, to), from, to)
    }
  }

  #unlessEmpty(cell: ReadCell, type: CellType, from: number, to: number): void {
    if (to > from) {
      this.put(cell.column, type, from, to)
      if (type !== CELL.TEXT && type !== CELL.ERROR) this.show(cell.column, cell.style)
    } else if (cell.formula) this.trouble('NO_VALUE')
  }

  /** Careless writers put text where only a number may stand. */
  #numberOrText(from: number, to: number): CellType {
    let seen = 0
    for (let i = from; i < to; i++) seen |= SEEN_BY_BYTE[this.row.buf[i] as number] as number
    return (seen & SEEN.NOT_NUMERIC) === 0 ? CELL.NUMBER : CELL.TEXT
  }

  /** The text at `from … to` is the number of a shared string; the string takes its place. */
  #shared(cell: ReadCell, from: number, to: number): void {
    let index = 0
    for (let i = from; i < to && index >= 0; i++) {
      const digit = (this.row.buf[i] as number) - 0x30
      index = digit >= 0 && digit <= 9 && index < 1e9 ? index * 10 + digit : -1
    }
    this.row.length = from
    if (from === to && cell.formula) this.trouble('NO_VALUE')
    else if (from < to && !this.appendShared(index, cell.column)) this.trouble('BAD_INDEX')
  }

  /** Puts a shared string into a cell; false when there is no such string. */
  appendShared(index: number, column: number): boolean {
    const { strings } = this.#parts
    if (index < 0 || index >= strings.count) return false
    const { row } = this
    if (strings.used.length > 0) (strings.used[index >>> 3] as number) |= 1 << (index & 7)
    const start = strings.offsets[index] as number
    const end = strings.offsets[index + 1] as number
    const from = row.length
    if (from + end - start > MAX_ROW_BYTES) this.overflow = true
    if (this.overflow) return true
    row.reserve(end - start)
    if (strings.spilled) strings.copySpilled(start, end, row.buf, from)
    else copyBytes(strings.bytes, start, end, row.buf, from)
    row.length = from + end - start
    this.put(column, CELL.TEXT, from, row.length)
    return true
  }
}
