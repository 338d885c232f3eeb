import { CELL } from '../../row.ts'
import type { GridOut, Troubles } from './grid-out.ts'
import { MAX_COLUMNS, MAX_ROW_BYTES, RowBuffer } from './row-buffer.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { Shower } from './shower.ts'
import { TextRun } from './text-run.ts'
import { decodeText, SEEN, SEEN_BY_BYTE, trimInPlace, unescapeInPlace } from './text-bytes.ts'
import { B, XmlScanner } from './xml-scanner.ts'

/** Cell types by the first letter of `t`; `str` and `inlineStr` get letters of their own. */
const T = {
  NUMBER: 0x6e,
  SHARED: 0x73,
  BOOLEAN: 0x62,
  ERROR: 0x65,
  DATE: 0x64,
  STRING: 0x53,
  INLINE: 0x69,
} as const

/** After so many breaks a sheet is given up. */
const MOST_BREAKS = 100
const BROKEN = '工作表 XML 损坏 / the sheet XML is broken'
const TOO_LONG = '一行超过 256 MB / a row of more than 256 MB'

export interface SheetParts {
  readonly out: GridOut
  readonly troubles: Troubles
  readonly strings: SharedStrings
  readonly shower: Shower
}

/**
 * Reads the cells of a worksheet part as byte ranges. What nearly every cell looks like is taken by {@link quick}
 * in one tight loop; everything else goes tag by tag.
 */
export class SheetScanner extends XmlScanner {
  hiddenRows = false
  sawData = false
  readonly #parts: SheetParts
  readonly #row = new RowBuffer()
  #inData = false
  #dataClosed = false
  #inRow = false
  /** The row has no number yet; its first cell may give it. */
  #rowImplied = false
  #holds = false
  #overflow = false
  #nextColumn = 0
  /** Length of the namespace prefix with its colon, 0 without. */
  #prefix = 0
  #breaks = 0
  /** Row at which the XML broke, 0 when it is whole. */
  #brokenAt = 0
  // The cell that is being read.
  #inCell = false
  #column = 0
  #type: number = T.NUMBER
  #style = 0
  #formula = false
  #cellFrom = 0
  #valueFrom = -1
  #valueTo = -1
  #inlineFrom = -1
  #inlineTo = -1
  #phonetic = 0
  #inInline = false
  #inRun = false
  #plain = false
  #inText = false
  readonly #text = new TextRun()

  constructor(parts: SheetParts) {
    super()
    this.#parts = parts
  }

  /**
   * The end of the part: true when its rows came whole. Rows that did not are told as unread, with what is known of
   * the `cause`.
   */
  end(cause = ''): boolean {
    const whole = this.finish()
    const { out } = this.#parts
    const message = cause === '' ? BROKEN : `${BROKEN}；${cause}`
    if (this.#brokenAt > 0) out.unread('CORRUPT', this.#brokenAt, null, message)
    else if (!this.#dataClosed && (!whole || this.#inData)) {
      out.unread('CORRUPT', this.nextRow(), null, message)
    }
    return this.#brokenAt === 0 && (whole || this.#dataClosed)
  }

  /** The row that is being read or comes next. */
  nextRow(): number {
    return this.#inRow ? this.#row.row : Math.max(this.#parts.out.highest, this.#row.row) + 1
  }

  protected override prepare(bytes: number): void {
    this.#row.slack = bytes + 8
    this.#row.reserve(0)
  }

  protected override open(from: number, to: number, tagEnd: number): void {
    if (this.#inCell) this.#openInCell(from, to, tagEnd)
    else if (this.#inData) this.#openInData(from, to, tagEnd)
    else if (this.spells(from, to, 'sheetData')) this.#openData(from)
    else if (this.spells(from, to, 'col')) this.#hiddenBy('hidden', to, tagEnd)
    else if (this.spells(from, to, 'sheetFormatPr')) this.#hiddenBy('zeroHeight', to, tagEnd)
  }

  #openData(from: number): void {
    this.#inData = this.sawData = true
    let at = from
    while (this.buf[at - 1] !== B.LT) at--
    this.#prefix = from - at
  }

  #hiddenBy(name: string, to: number, tagEnd: number): void {
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) {
      if (this.spells(this.nameFrom, this.nameTo, name) && this.valueIsTrue())
        this.hiddenRows = true
    }
  }

  #openInData(from: number, to: number, tagEnd: number): void {
    if (this.spells(from, to, 'c') && this.#inRow) this.#openCell(to, tagEnd)
    else if (this.spells(from, to, 'row')) this.#openRow(to, tagEnd)
  }

  #openRow(to: number, tagEnd: number): void {
    if (this.#inRow) this.#break()
    const { out } = this.#parts
    let row = -1
    let given = false
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) {
      if (this.spells(this.nameFrom, this.nameTo, 'r')) {
        row = this.valueAsNumber()
        given = true
      } else if (this.spells(this.nameFrom, this.nameTo, 'hidden'))
        this.hiddenRows ||= this.valueIsTrue()
    }
    this.#rowImplied = !out.plausible(row)
    this.#row.row = this.#rowImplied ? Math.max(out.highest, this.#row.row) + 1 : row
    if (given && this.#rowImplied) out.noteRepeat(this.#row.row)
    this.#beginRow(this.#rowImplied)
    if (this.#brokenAt > 0) this.#mended()
  }

  #beginRow(implied: boolean): void {
    this.#row.clear()
    this.#rowImplied = implied
    this.#inRow = true
    this.#holds = this.#overflow = false
    this.#nextColumn = 0
  }

  /** Reading goes on after a break: what lies between is lost, and by the row numbers we know how much. */
  #mended(): void {
    const lost = Math.max(1, this.#row.row - this.#brokenAt)
    this.#parts.out.unread('CORRUPT', this.#brokenAt, lost, BROKEN)
    if (this.#rowImplied) this.#row.row = this.#parts.out.highest + 1
    this.#brokenAt = 0
  }

  #openCell(to: number, tagEnd: number): void {
    this.#inCell = true
    this.#column = this.#nextColumn
    this.#type = T.NUMBER
    this.#style = 0
    this.#formula = false
    this.#cellFrom = this.#row.length
    this.#valueFrom = this.#inlineFrom = -1
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) this.#cellAttribute()
    this.#rowImplied = false
    this.#nextColumn = this.#column + 1
  }

  #cellAttribute(): void {
    if (this.nameTo - this.nameFrom !== 1) return
    const name = this.buf[this.nameFrom]
    if (name === 0x72) this.#reference()
    else if (name === 0x73) this.#style = Math.max(0, this.valueAsNumber())
    else if (name === 0x74) this.#type = this.#typeOf(this.valueFrom, this.valueTo)
  }

  #typeOf(from: number, to: number): number {
    if (this.spells(from, to, 'str')) return T.STRING
    return to > from ? (this.buf[from] as number) : T.NUMBER
  }

  #reference(): void {
    let at = this.valueFrom
    let column = 0
    for (; at < this.valueTo; at++) {
      const letter = ((this.buf[at] as number) | 0x20) - 0x60
      if (letter < 1 || letter > 26 || column > MAX_COLUMNS) break
      column = column * 26 + letter
    }
    if (column > 0) this.#column = column - 1
    if (!this.#rowImplied) return
    const row = this.valueAsNumber(at)
    if (row > this.#parts.out.highest && this.#parts.out.plausible(row)) this.#row.row = row
  }

  #openInCell(from: number, to: number, tagEnd: number): void {
    if (this.spells(from, to, 'v')) this.#beginValue()
    else if (this.spells(from, to, 't')) this.#beginText(to, tagEnd)
    else if (this.spells(from, to, 'is')) this.#beginInline()
    else if (this.spells(from, to, 'f')) this.#formula = true
    else if (this.spells(from, to, 'r')) this.#inRun = true
    else if (this.spells(from, to, 'rPh')) this.#phonetic++
    else if (this.spells(from, to, 'c')) this.#break()
    else if (this.spells(from, to, 'row')) {
      this.#break()
      this.#openRow(to, tagEnd)
    }
  }

  #beginValue(): void {
    this.#valueFrom = this.#row.length
    this.#valueTo = this.#valueFrom
    this.wantsText = true
  }

  #beginInline(): void {
    this.#inInline = true
    this.#inRun = this.#plain = this.#inText = false
    this.#phonetic = 0
    this.#inlineFrom = this.#inlineTo = this.#row.length
  }

  #beginText(to: number, tagEnd: number): void {
    if (!this.#inInline || this.#phonetic > 0 || this.#plain) return
    this.wantsText = this.#inText = true
    this.#plain = !this.#inRun
    this.#text.begin(this.#row.length, this.preserves(to, tagEnd))
  }

  protected override close(from: number, to: number): void {
    if (this.#inCell) this.#closeInCell(from, to)
    else if (this.#inRow && this.spells(from, to, 'row')) this.#closeRow()
    else if (this.#inData && this.spells(from, to, 'sheetData')) this.#closeData()
  }

  #closeData(): void {
    if (this.#inRow) this.#break()
    this.#inData = false
    this.#dataClosed = true
  }

  #closeInCell(from: number, to: number): void {
    if (this.spells(from, to, 'c')) this.#closeCell()
    else if (this.spells(from, to, 'v')) this.#endValue()
    else if (this.spells(from, to, 't')) this.#endText()
    else if (this.spells(from, to, 'is')) this.#inInline = false
    else if (this.spells(from, to, 'r')) this.#inRun = false
    else if (this.spells(from, to, 'rPh')) this.#phonetic = Math.max(0, this.#phonetic - 1)
    else if (this.spells(from, to, 'row')) this.#break()
    else if (this.spells(from, to, 'sheetData')) {
      this.#break()
      this.#closeData()
    }
  }

  #endValue(): void {
    this.wantsText = false
    const { buf, length } = this.#row
    const from = this.#valueFrom
    const text = this.#type === T.STRING || this.#type === T.INLINE
    this.#valueTo = text ? unescapeInPlace(buf, from, length) : trimInPlace(buf, from, length)
    this.#row.length = this.#valueTo
  }

  #endText(): void {
    if (!this.#inText) return
    this.wantsText = this.#inText = false
    this.#row.length = this.#inlineTo = this.#text.end(this.#row.buf, this.#row.length)
  }

  protected override text(from: number, to: number, literal: boolean): void {
    const row = this.#row
    if (row.length > MAX_ROW_BYTES) this.#overflow = true
    if (this.#overflow) return
    row.length = this.#appended(from, to, literal)
  }

  #appended(from: number, to: number, literal: boolean): number {
    const { buf, length } = this.#row
    if (this.#inText) {
      return literal
        ? this.#text.appendLiteral(this.buf, from, to, buf, length)
        : this.#text.append(this.buf, from, to, buf, length)
    }
    return literal
      ? length + this.buf.copy(buf, length, from, to)
      : decodeText(this.buf, from, to, buf, length)
  }

  #closeCell(): void {
    this.#inCell = this.#inInline = this.#inText = this.wantsText = false
    const inline = this.#inlineFrom >= 0 && (this.#type === T.INLINE || this.#valueFrom < 0)
    const from = inline ? this.#inlineFrom : this.#valueFrom
    const to = inline ? this.#inlineTo : this.#valueTo
    if (this.#column >= MAX_COLUMNS) this.#trouble('TOO_WIDE')
    else if (from < 0) this.#noValue()
    else if (inline) this.#put(CELL.TEXT, from, to)
    else this.#finish(from, to)
  }

  #noValue(): void {
    if (this.#formula) this.#trouble('NO_VALUE')
    else if (this.#type === T.INLINE) this.#put(CELL.TEXT, this.#cellFrom, this.#cellFrom)
  }

  #trouble(kind: 'BAD_INDEX' | 'TWICE' | 'TOO_WIDE' | 'NO_VALUE'): void {
    this.#holds = true
    this.#parts.troubles.note(kind, this.#row.row)
  }

  #put(type: (typeof CELL)[keyof typeof CELL], from: number, to: number): void {
    this.#holds = true
    if (!this.#row.put(this.#column, type, from, to)) this.#trouble('TWICE')
  }

  /** The value of a cell stands at `from … to` of the row's buffer. */
  #finish(from: number, to: number): void {
    switch (this.#type) {
      case T.SHARED:
        this.#putShared(from, to)
        break
      case T.STRING:
      case T.INLINE:
        this.#put(CELL.TEXT, from, to)
        break
      case T.ERROR:
        this.#putUnlessEmpty(CELL.ERROR, from, to)
        break
      case T.BOOLEAN:
        this.#putUnlessEmpty(CELL.BOOLEAN, from, to)
        this.#show()
        break
      case T.DATE:
        this.#putUnlessEmpty(CELL.DATE, from, to)
        this.#show()
        break
      default:
        this.#putNumber(from, to)
    }
  }

  #putUnlessEmpty(type: (typeof CELL)[keyof typeof CELL], from: number, to: number): boolean {
    if (to > from) this.#put(type, from, to)
    else if (this.#formula) this.#trouble('NO_VALUE')
    return to > from
  }

  #putNumber(from: number, to: number): void {
    let seen = 0
    for (let i = from; i < to; i++) seen |= SEEN_BY_BYTE[this.#row.buf[i] as number] as number
    const type = (seen & SEEN.NOT_NUMERIC) === 0 ? CELL.NUMBER : CELL.TEXT
    if (this.#putUnlessEmpty(type, from, to) && type === CELL.NUMBER) this.#show()
  }

  #show(): void {
    if (this.#column < this.#row.count) {
      this.#parts.shower.show(this.#row, this.#column, this.#style)
    }
  }

  #putShared(from: number, to: number): void {
    const row = this.#row
    let index = from < to ? 0 : -1
    for (let i = from; i < to && index >= 0; i++) {
      const digit = (row.buf[i] as number) - 0x30
      index = digit >= 0 && digit <= 9 && index < 1e9 ? index * 10 + digit : -1
    }
    row.length = from
    if (from === to && this.#formula) this.#trouble('NO_VALUE')
    else if (from < to && !this.#appendShared(index, this.#column)) this.#trouble('BAD_INDEX')
  }

  #appendShared(index: number, column: number): boolean {
    const { strings } = this.#parts
    if (index < 0 || index >= strings.count) return false
    const row = this.#row
    const start = strings.offsets[index] as number
    const end = strings.offsets[index + 1] as number
    const from = row.length
    if (from + end - start > MAX_ROW_BYTES) this.#overflow = true
    if (this.#overflow) return true
    row.reserve(end - start)
    if (strings.spilled) strings.copySpilled(start, end, row.buf, from)
    else copyBytes(strings.bytes, start, end, row.buf, from)
    row.length = from + end - start
    this.#holds = true
    if (!row.put(column, CELL.TEXT, from, row.length)) this.#trouble('TWICE')
    return true
  }

  #closeRow(): void {
    this.#inRow = false
    if (this.#overflow) this.#parts.out.unread('LIMIT', this.#row.row, 1, TOO_LONG)
    else if (this.#holds) this.#parts.out.row(this.#row)
  }

  protected override malformed(): boolean {
    if (!this.#inData) return !this.#dataClosed && this.#breaks++ < MOST_BREAKS
    this.#break()
    return this.#breaks <= MOST_BREAKS
  }

  /** The row being read is lost. */
  #break(): void {
    this.#breaks++
    if (this.#brokenAt === 0) this.#brokenAt = this.nextRow()
    this.#inRow = this.#inCell = this.#inInline = this.#inText = this.wantsText = false
  }

  protected override resumes(at: number): boolean {
    let from = at + 1
    while (this.buf[from] === B.SLASH) from++
    for (let i = from; i < from + 32 && (this.buf[i] as number) > B.SLASH; i++) {
      if (this.buf[i] === B.COLON) from = i + 1
    }
    if (this.buf[at + 1] === B.SLASH) return this.spells(from, from + 9, 'sheetData')
    const after = this.buf[from + 3]
    return this.spells(from, from + 3, 'row') && (after === B.SPACE || after === B.GT)
  }

  /** Takes runs of cells, row ends and row starts as nearly every writer writes them. */
  protected override quick(at: number): number {
    for (;;) {
      const after = this.#inRow ? this.#quickRowEnd(this.#quickCells(at)) : this.#quickRow(at)
      if (after === at) return at
      at = after
    }
  }

  #quickRowEnd(at: number): number {
    const b = this.buf
    const k = this.#prefix
    if (this.#inCell || b[at] !== B.LT || b[at + 1] !== B.SLASH || b[at + 2 + k] !== 0x72) return at
    if (b[at + 3 + k] !== 0x6f || b[at + 4 + k] !== 0x77 || b[at + 5 + k] !== B.GT) return at
    this.depth--
    this.#closeRow()
    return at + 6 + k
  }

  /** `<row r="7" spans="1:5" ht="14">`; a hidden, empty or odd one is left to the slow path. */
  #quickRow(at: number): number {
    const b = this.buf
    const k = this.#prefix
    if (!this.#inData || this.#brokenAt > 0 || b[at] !== B.LT || b[at + 1 + k] !== 0x72) return at
    if (b[at + 2 + k] !== 0x6f || b[at + 3 + k] !== 0x77) return at
    if (k > 0 && b[at + k] !== B.COLON) return at
    let row = 0
    let q = at + 4 + k
    while (b[q] === B.SPACE) {
      q++
      if (b[q] === 0x72 && b[q + 1] === B.EQ && b[q + 2] === B.QUOTE) {
        let byte = b[(q += 3)] as number
        while (byte >= 0x30 && byte <= 0x39 && row < 1e8) {
          row = row * 10 + byte - 0x30
          byte = b[++q] as number
        }
        if (byte !== B.QUOTE) return at
        q++
      } else if (b[q] === 0x68 && b[q + 1] === 0x69) return at
      else if ((q = skipAttribute(b, q)) < 0) return at
    }
    if (b[q] !== B.GT || !this.#parts.out.plausible(row)) return at
    this.depth++
    this.elements++
    this.#row.row = row
    this.#beginRow(false)
    return q + 1
  }

  /**
   * Takes a run of cells such as `<c r="B7" s="1" t="s"><v>123</v></c>`, with any order of r, s, t and any prefix.
   * Stops before the first cell that is anything else, and before one that the buffer cuts.
   */
  #quickCells(at: number): number {
    if (this.#inCell || this.#rowImplied || this.#overflow) return at
    const b = this.buf
    const row = this.#row
    const k = this.#prefix
    const mark = k === 0 ? B.LT : B.COLON
    for (;;) {
      if (b[at + k + 1] !== 0x63 || b[at + k + 2] !== B.SPACE || b[at + k] !== mark) return at
      let column = this.#nextColumn
      let type: number = T.NUMBER
      let style = 0
      let q = at + k + 3
      let byte: number
      for (;;) {
        const name = b[q]
        if (b[q + 1] !== B.EQ || b[q + 2] !== B.QUOTE) return at
        q += 3
        byte = b[q] as number
        if (name === 0x72) {
          column = 0
          while (byte >= 0x41 && byte <= 0x5a && column < 0x10000) {
            column = column * 26 + byte - 0x40
            byte = b[++q] as number
          }
          if (--column < 0) return at
          while (byte >= 0x30 && byte <= 0x39) byte = b[++q] as number
        } else if (name === 0x73) {
          while (byte >= 0x30 && byte <= 0x39 && style < 0x100000) {
            style = style * 10 + byte - 0x30
            byte = b[++q] as number
          }
        } else if (name === 0x74) {
          if (b[q + 1] === B.QUOTE) {
            type = byte
            q += 1
          } else if (
            b[q + 3] === B.QUOTE &&
            byte === 0x73 &&
            b[q + 1] === 0x74 &&
            b[q + 2] === 0x72
          ) {
            type = T.STRING
            q += 3
          } else if (b[q + 9] === B.QUOTE && byte === 0x69 && b[q + 6] === 0x53) {
            type = T.INLINE
            q += 9
          } else return at
          byte = b[q] as number
        } else return at
        if (byte !== B.QUOTE) return at
        byte = b[++q] as number
        if (byte !== B.SPACE) break
        q++
      }
      if (column >= MAX_COLUMNS) return at
      if (byte === B.SLASH && b[q + 1] === B.GT && type !== T.INLINE) {
        this.#nextColumn = column + 1
        at = q + 2
        continue
      }
      // The element that holds the text: `<v>`, perhaps after a formula, or `<is><t>`.
      if (byte !== B.GT || b[q + 1] !== B.LT) return at
      q += 2 + k
      let trims = false
      if (type === T.INLINE) {
        if (b[q] !== 0x69 || b[q + 1] !== 0x73 || b[q + 2] !== B.GT || b[q + 3] !== B.LT) return at
        q += 4 + k
        if (b[q] !== 0x74) return at
        trims = b[q + 1] === B.GT
        if (!trims && (q = afterPreserve(b, q)) < 0) return at
      } else {
        if (b[q] === 0x66 && (q = afterFormula(b, q, k)) < 0) return at
        if (b[q] !== 0x76) return at
      }
      if (b[q + 1] !== B.GT) return at
      q += 2
      byte = b[q] as number
      if (type === T.SHARED) {
        let index = 0
        const first = q
        while (byte >= 0x30 && byte <= 0x39 && index < 1e9) {
          index = index * 10 + byte - 0x30
          byte = b[++q] as number
        }
        q = q === first ? -1 : cellEnd(b, q, k, 0x76)
        if (q < 0 || !this.#appendShared(index, column)) return at
      } else {
        const out = row.buf
        const from = row.length
        let to = from
        let seen = 0
        while (byte !== B.LT) {
          out[to++] = byte
          seen |= SEEN_BY_BYTE[byte] as number
          byte = b[++q] as number
        }
        if ((seen & (SEEN.REFERENCE | SEEN.UNDERSCORE)) !== 0) return at
        if (type === T.INLINE) {
          q = inlineEnd(b, q, k)
          if (
            trims &&
            to > from &&
            ((out[from] as number) <= 0x20 || (out[to - 1] as number) <= 0x20)
          )
            return at
        } else if (type === T.STRING) q = cellEnd(b, q, k, 0x76)
        else {
          if (type !== T.NUMBER || (seen & SEEN.NOT_NUMERIC) !== 0 || to === from) return at
          q = cellEnd(b, q, k, 0x76)
        }
        if (q < 0) return at
        row.length = to
        this.#holds = true
        const numeric = type === T.NUMBER
        if (!row.put(column, numeric ? CELL.NUMBER : CELL.TEXT, from, to)) this.#trouble('TWICE')
        if (numeric && (style !== 0 || seen !== 0)) this.#parts.shower.show(row, column, style)
      }
      this.#nextColumn = column + 1
      at = q
    }
  }
}

/** Letters, digits, `:`, `-`, `_` and what is not ASCII. */
function isNameByte(byte: number): boolean {
  return byte > B.GT || (byte > B.SLASH && byte < B.SEMICOLON) || byte === 0x2d
}

/** After an attribute that does not matter, or -1. */
function skipAttribute(b: Uint8Array, q: number): number {
  while (isNameByte(b[q] as number)) q++
  if (b[q] !== B.EQ || b[q + 1] !== B.QUOTE) return -1
  q += 2
  while (b[q] !== B.QUOTE && b[q] !== B.LT) q++
  return b[q] === B.QUOTE ? q + 1 : -1
}

const PRESERVE = Buffer.from(' xml:space="preserve"')

/** The byte before the `>` of `<t xml:space="preserve">`, whose `t` is at `q`; -1 when it is another tag. */
function afterPreserve(b: Uint8Array, q: number): number {
  for (let i = 0; i < PRESERVE.length; i++) if (b[q + 1 + i] !== PRESERVE[i]) return -1
  return q + PRESERVE.length
}

/** The first letter of the element after a formula, whose `f` is at `q`; -1 when it is not of the usual form. */
function afterFormula(b: Uint8Array, q: number, k: number): number {
  q++
  while (b[q] === B.SPACE) if ((q = skipAttribute(b, q + 1)) < 0) return -1
  if (b[q] === B.SLASH && b[q + 1] === B.GT) return b[q + 2] === B.LT ? q + 3 + k : -1
  if (b[q] !== B.GT) return -1
  while (b[++q] !== B.LT);
  if (b[q + 1] !== B.SLASH || b[q + 2 + k] !== 0x66 || b[q + 3 + k] !== B.GT) return -1
  return b[q + 4 + k] === B.LT ? q + 5 + 2 * k : -1
}

/** After `</v></c>` (or another one-letter element), or -1. */
function cellEnd(b: Uint8Array, q: number, k: number, letter: number): number {
  if (b[q] !== B.LT || b[q + 1] !== B.SLASH || b[q + 2 + k] !== letter || b[q + 3 + k] !== B.GT)
    return -1
  const c = q + 4 + k
  if (b[c] !== B.LT || b[c + 1] !== B.SLASH || b[c + 2 + k] !== 0x63 || b[c + 3 + k] !== B.GT)
    return -1
  return c + 4 + k
}

/** After `</t></is></c>`, or -1. */
function inlineEnd(b: Uint8Array, q: number, k: number): number {
  if (b[q] !== B.LT || b[q + 1] !== B.SLASH || b[q + 2 + k] !== 0x74 || b[q + 3 + k] !== B.GT)
    return -1
  const is = q + 4 + k
  if (b[is] !== B.LT || b[is + 1] !== B.SLASH || b[is + 2 + k] !== 0x69) return -1
  if (b[is + 3 + k] !== 0x73 || b[is + 4 + k] !== B.GT) return -1
  const c = is + 5 + k
  if (b[c] !== B.LT || b[c + 1] !== B.SLASH || b[c + 2 + k] !== 0x63 || b[c + 3 + k] !== B.GT)
    return -1
  return c + 4 + k
}

/** Short runs byte by byte: faster than a call for each. */
function copyBytes(from: Buffer, start: number, end: number, into: Buffer, at: number): void {
  if (end - start > 64) {
    from.copy(into, at, start, end)
    return
  }
  for (let i = start; i < end;) into[at++] = from[i++] as number
}
