import { isAscii, isUtf8 } from 'node:buffer'
import { narrowText } from '../code-pages.ts'
import type { FoundCell } from '../xls-cell.ts'
import { MAX_COLUMNS } from '../xlsx/row-buffer.ts'
import { rkNumber } from '../xlsb/records.ts'
import { Pieces } from './pieces.ts'
import { R } from './records.ts'
import type { BiffStyles } from './styles.ts'

/** The cells of one sheet: rows and cells by their 0-based numbers, with holes. */
export type Cells = (FoundCell | undefined)[][]

/** What all sheets of a workbook are read with. */
export interface BookMeans {
  readonly version: number
  readonly page: number
  readonly styles: BiffStyles
  readonly strings: readonly string[]
  /** Texts in bytes beyond ASCII: how many there were, and how many of them are UTF-8. */
  readonly seen: { bytes: number; utf8: number }
}

const GBK = 936
/** Whole number of a style in BIFF2 that says: the record before names it. */
const ELSEWHERE = 0x3f

/** In the flags of a formula: its value is to be worked out when the workbook is opened. */
const ON_OPENING = 2

/** Takes the cells of one sheet out of its records. */
export class CellRecords {
  readonly rows: Cells = []
  hiddenRows = false
  /** The first row, from 1, with a formula of which nobody has worked out what it gives; null for none. */
  withoutValue: number | null = null
  /** Cells whose text is none of the workbook's, or that stand beyond the last column. */
  lost = 0
  /** Cells that stand where another one stood: the later one is kept. */
  doubled = 0
  readonly #book: BookMeans
  #styleNext = 0
  /** A formula whose text stands in the next record of text. */
  #waiting: { readonly row: number; readonly column: number } | null = null

  constructor(book: BookMeans) {
    this.#book = book
  }

  /** Takes a record, with the bodies of those that continue it; those that hold no cell, or too little, are passed over. */
  take(type: number, parts: readonly Buffer[]): void {
    const body = parts[0] as Buffer
    if (type === R.STRING || type === R.STRING_2) this.#formulaText(type, parts)
    else if (type === R.STYLE_NEXT && body.length >= 2) this.#styleNext = body.readUInt16LE(0)
    else if (type === R.ROW && body.length >= 14) this.#hiddenBy(body.readUInt16LE(12) & 0x20)
    else if (type === R.COLUMNS && body.length >= 10) this.#hiddenBy(body.readUInt16LE(8) & 1)
    else if (body.length >= 6) this.#cell(type, body, parts)
  }

  #hiddenBy(flag: number): void {
    this.hiddenRows ||= flag !== 0
  }

  #cell(type: number, body: Buffer, parts: readonly Buffer[]): void {
    switch (type) {
      case R.NUMBER:
        if (body.length >= 14) this.#number(body, body.readDoubleLE(6))
        break
      case R.RK:
        if (body.length >= 10) this.#number(body, rkNumber(body.readInt32LE(6)))
        break
      case R.NUMBERS:
        this.#numbers(body)
        break
      case R.SHARED:
        if (body.length >= 10) this.#shared(body, body.readUInt32LE(6))
        break
      case R.LABEL:
      case R.RICH_LABEL:
        if (body.length >= 8) this.#put(body, { t: 's', v: this.#text(parts, 6) })
        break
      case R.TRUTH:
        if (body.length >= 8) this.#put(body, truth(body, 6))
        break
      case R.FORMULA:
      case R.FORMULA_3:
      case R.FORMULA_4:
        this.#formula(body, type === R.FORMULA && this.#book.version === 2)
        break
      default:
        this.#old(type, body)
    }
  }

  /** Cells of BIFF2, which have three bytes of attributes in place of the number of a style. */
  #old(type: number, body: Buffer): void {
    if (type === R.INTEGER_2 && body.length >= 9) this.#oldNumber(body, body.readUInt16LE(7))
    else if (type === R.NUMBER_2 && body.length >= 15) this.#oldNumber(body, body.readDoubleLE(7))
    else if (type === R.LABEL_2 && body.length >= 8)
      this.#put(body, { t: 's', v: this.#narrow(body.subarray(8, 8 + (body[7] as number))) })
    else if (type === R.TRUTH_2 && body.length >= 9) this.#put(body, truth(body, 7))
  }

  #number(body: Buffer, value: number): void {
    this.#put(body, { t: 'n', v: value, z: this.#book.styles.ofStyle(body.readUInt16LE(4)) })
  }

  #oldNumber(body: Buffer, value: number): void {
    const { styles } = this.#book
    const format = (body[5] as number) & 0x3f
    const style = (body[4] as number) & 0x3f
    const z =
      format > 0
        ? styles.code(format)
        : styles.ofStyle(style === ELSEWHERE ? this.#styleNext : style)
    this.#put(body, { t: 'n', v: value, z })
  }

  #numbers(body: Buffer): void {
    const row = body.readUInt16LE(0)
    const first = body.readUInt16LE(2)
    for (let i = 0, at = 4; at + 8 <= body.length; i++, at += 6) {
      const z = this.#book.styles.ofStyle(body.readUInt16LE(at))
      this.#set(row, first + i, { t: 'n', v: rkNumber(body.readInt32LE(at + 2)), z })
    }
  }

  #shared(body: Buffer, index: number): void {
    const text = this.#book.strings[index]
    if (text === undefined) this.lost++
    else this.#put(body, { t: 's', v: text })
  }

  /** What a formula gave: eight bytes that are a number, or say of what kind it is and what. */
  #formula(body: Buffer, old: boolean): void {
    const at = old ? 7 : 6
    if (body.length < at + 8) return
    this.#waiting = null
    if (body.readUInt16LE(at + 6) !== 0xffff) {
      if (old) this.#oldNumber(body, body.readDoubleLE(at))
      else this.#number(body, body.readDoubleLE(at))
    } else {
      this.#formulaOther(body, body[at] as number, body[at + 2] as number)
      if (body[at] === 3 && ((body[at + 8] ?? 0) & ON_OPENING) !== 0)
        this.withoutValue ??= body.readUInt16LE(0) + 1
    }
  }

  #formulaOther(body: Buffer, kind: number, value: number): void {
    if (kind === 0) this.#waiting = { row: body.readUInt16LE(0), column: body.readUInt16LE(2) }
    else if (kind === 1) this.#put(body, { t: 'b', v: value !== 0 })
    else if (kind === 2) this.#put(body, { t: 'e', v: value })
    else if (kind === 3) this.#put(body, { t: 's', v: '' })
  }

  #formulaText(type: number, parts: readonly Buffer[]): void {
    const waiting = this.#waiting
    const [body] = parts
    this.#waiting = null
    if (waiting === null || body === undefined || body.length === 0) return
    const short = type === R.STRING_2 && this.#book.version === 2
    const v = short ? this.#narrow(body.subarray(1, 1 + (body[0] as number))) : this.#text(parts, 0)
    this.#set(waiting.row, waiting.column, { t: 's', v })
  }

  /** A text with its length before it, in characters of BIFF8 or in bytes of the code page. */
  #text(parts: readonly Buffer[], at: number): string {
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
    if (all.length < at + 2) return ''
    const end = at + 2 + all.readUInt16LE(at)
    if (this.#book.version < 8) return this.#narrow(all.subarray(at + 2, end))
    // Old programs that write new marks leave no room for the byte of flags.
    if (parts.length === 1 && all.length === end && end > at + 2)
      return narrowText(all.subarray(at + 2, end), GBK)
    if (parts.length === 1 && isPlain(all, at)) return plainText(all, at)
    const pieces = new Pieces(parts, at)
    return pieces.text(pieces.word())
  }

  #narrow(bytes: Buffer): string {
    const { seen, page } = this.#book
    if (!isAscii(bytes)) {
      seen.bytes++
      if (isUtf8(bytes)) seen.utf8++
    }
    return narrowText(bytes, page)
  }

  #put(body: Buffer, cell: FoundCell): void {
    this.#set(body.readUInt16LE(0), body.readUInt16LE(2), cell)
  }

  #set(row: number, column: number, cell: FoundCell): void {
    if (column >= MAX_COLUMNS) {
      this.lost++
      return
    }
    const cells = (this.rows[row] ??= [])
    if (cells[column] !== undefined) this.doubled++
    cells[column] = cell
  }
}

/** A text of BIFF8 that is whole in its record, and nothing said of how it looks or sounds: as nearly all are. */
function isPlain(body: Buffer, at: number): boolean {
  const flags = body[at + 2] ?? 0xff
  return flags <= 1 && at + 3 + (body.readUInt16LE(at) << flags) <= body.length
}

function plainText(body: Buffer, at: number): string {
  const wide = body[at + 2] === 1
  const from = at + 3
  return wide
    ? body.toString('utf16le', from, from + 2 * body.readUInt16LE(at))
    : body.toString('latin1', from, from + body.readUInt16LE(at))
}

/** A byte, and a second that says whether it is an error or a truth. */
function truth(body: Buffer, at: number): FoundCell {
  const value = body[at] as number
  return body[at + 1] === 0 ? { t: 'b', v: value !== 0 } : { t: 'e', v: value }
}
