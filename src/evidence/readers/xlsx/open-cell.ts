import { CELL } from '../../row.ts'
import { MAX_COLUMNS, type RowBuffer } from './row-buffer.ts'
import { T, type ReadCell, type RowWriter } from './row-writer.ts'
import { decodeText, trimInPlace, unescapeInPlace } from './text-bytes.ts'
import { TextRun } from './text-run.ts'

/** Of a longer formula only the beginning is looked at. */
const LONGEST_FORMULA = 4096

/** The cell of a worksheet that is being read: what its tags have said so far, and where its text stands in the row. */
export class OpenCell implements ReadCell {
  column = 0
  type: number = T.NUMBER
  style = 0
  formula = false
  inInline = false
  inRun = false
  inText = false
  inFormula = false
  /** How deep the scanner stands in readings of characters (furigana), which are no text of the cell. */
  phonetic = 0
  expression = ''
  #from = 0
  #valueFrom = -1
  #valueTo = -1
  #inlineFrom = -1
  #inlineTo = -1
  #plain = false
  readonly #text = new TextRun()

  /** Its text will stand in the row from `at` on. */
  begin(column: number, at: number): void {
    this.column = column
    this.type = T.NUMBER
    this.style = 0
    this.formula = false
    this.#from = at
    this.#valueFrom = this.#inlineFrom = -1
  }

  beginValue(at: number): void {
    this.#valueFrom = this.#valueTo = at
  }

  endValue(row: RowBuffer): void {
    const { buf, length } = row
    const text = this.type === T.STRING || this.type === T.INLINE
    const end = text ? unescapeInPlace : trimInPlace
    row.length = this.#valueTo = end(buf, this.#valueFrom, length)
  }

  beginInline(at: number): void {
    this.inInline = true
    this.inRun = this.#plain = this.inText = false
    this.phonetic = 0
    this.#inlineFrom = this.#inlineTo = at
  }

  /** Does text that comes now belong to the cell? Of texts without a run of their own the first alone. */
  get takesText(): boolean {
    return this.inInline && this.phonetic === 0 && !this.#plain
  }

  beginText(at: number, preserved: boolean): void {
    this.inText = true
    this.#plain = !this.inRun
    this.#text.begin(at, preserved)
  }

  endText(row: RowBuffer): void {
    this.inText = false
    row.length = this.#inlineTo = this.#text.end(row.buf, row.length)
  }

  endPhonetic(): void {
    this.phonetic = Math.max(0, this.phonetic - 1)
  }

  beginFormula(): void {
    this.formula = this.inFormula = true
    this.expression = ''
  }

  express(src: Buffer, from: number, to: number): void {
    if (this.expression.length < LONGEST_FORMULA)
      this.expression += src.toString('latin1', from, to)
  }

  /** Takes characters of its value or of its own text; `literal`: as they stand, without entities. */
  append(src: Buffer, from: number, to: number, literal: boolean, row: RowBuffer): void {
    row.length = this.#appended(src, from, to, literal, row)
  }

  #appended(src: Buffer, from: number, to: number, literal: boolean, row: RowBuffer): number {
    const { buf, length } = row
    if (this.inText) {
      return literal
        ? this.#text.appendLiteral(src, from, to, buf, length)
        : this.#text.append(src, from, to, buf, length)
    }
    return literal
      ? length + src.copy(buf, length, from, to)
      : decodeText(src, from, to, buf, length)
  }

  /** Gives the cell to the row. */
  end(writer: RowWriter): void {
    this.abandon()
    const inline = this.#inlineFrom >= 0 && (this.type === T.INLINE || this.#valueFrom < 0)
    const from = inline ? this.#inlineFrom : this.#valueFrom
    const to = inline ? this.#inlineTo : this.#valueTo
    if (this.column >= MAX_COLUMNS) writer.trouble('TOO_WIDE')
    else if (from < 0) this.#noValue(writer)
    else if (inline) writer.put(this.column, CELL.TEXT, from, to)
    else writer.value(this, from, to)
  }

  #noValue(writer: RowWriter): void {
    if (this.formula) writer.trouble('NO_VALUE')
    else if (this.type === T.INLINE) writer.put(this.column, CELL.TEXT, this.#from, this.#from)
  }

  /** No text belongs to it any more. */
  abandon(): void {
    this.inInline = this.inText = this.inFormula = false
  }
}
