import { linksIn } from '../link-bytes.ts'
import { MAX_COLUMNS, MAX_ROW_BYTES } from './row-buffer.ts'
import { OpenCell } from './open-cell.ts'
import { RowWriter, T, type SheetParts } from './row-writer.ts'
import { SheetTail } from './beside/sheet-tail.ts'
import { B } from './tag-bytes.ts'
import { XmlScanner } from './xml-scanner.ts'

/** After so many breaks a sheet is given up. */
const MOST_BREAKS = 100
const BROKEN = '工作表 XML 损坏 / the sheet XML is broken'
/** What a part of a sheet begins with; macros, charts and dialogs have sheets of their own. */
const SHEETS = /^(?:worksheet|macrosheet|chartsheet|dialogsheet)$/i
const NO_SHEET =
  '工作表部件的内容不是工作表，其行不知去向 / what stands in the place of the sheet is none: its rows are not there'

/**
 * Reads the cells of a worksheet part tag by tag, whatever they look like. What nearly every cell looks like is taken
 * by the fast loops of `sheet-scanner.ts` before it comes here.
 */
export abstract class SheetTags extends XmlScanner {
  hiddenRows = false
  /** What stands behind the rows. */
  readonly tail = new SheetTail()
  protected readonly parts: SheetParts
  protected readonly writer: RowWriter
  protected inData = false
  #dataClosed = false
  /** The element that holds all others, empty before it came. */
  #root = ''
  protected inRow = false
  /** The row has no number yet; its first cell may give it. */
  protected rowImplied = false
  protected nextColumn = 0
  /** Length of the namespace prefix with its colon, 0 without. */
  protected prefix = 0
  #breaks = 0
  /** Row at which the XML broke, 0 when it is whole. */
  protected brokenAt = 0
  protected inCell = false
  readonly #cell = new OpenCell()

  constructor(parts: SheetParts) {
    super()
    this.parts = parts
    this.writer = new RowWriter(parts)
  }

  /**
   * The end of the part: true when its rows came whole. Rows that did not are told as unread, with what is known of
   * the `cause`.
   */
  end(cause = ''): boolean {
    const whole = this.finish()
    const { out } = this.parts
    const message = cause === '' ? BROKEN : `${BROKEN}；${cause}`
    if (this.brokenAt > 0) out.unread('CORRUPT', this.brokenAt, null, message)
    else if (!this.#dataClosed && (!whole || this.inData)) {
      out.unread('CORRUPT', this.nextRow(), null, message)
    } else if (!this.#dataClosed && !SHEETS.test(this.#root)) {
      out.unread('CORRUPT', this.nextRow(), null, NO_SHEET)
    }
    return this.brokenAt === 0 && (whole || this.#dataClosed)
  }

  /** Stands the scanner between two rows, with nothing lost before? */
  get betweenRows(): boolean {
    return this.atRest && this.inData && !this.inRow && this.brokenAt === 0
  }

  /** The row that is being read or comes next. */
  nextRow(): number {
    return this.inRow
      ? this.writer.row.row
      : Math.max(this.parts.out.highest, this.writer.row.row) + 1
  }

  protected override prepare(bytes: number): void {
    this.writer.row.slack = bytes + 8
    this.writer.row.reserve(0)
  }

  protected override open(from: number, to: number, tagEnd: number): void {
    if (this.inCell) this.#openInCell(from, to, tagEnd)
    else if (this.inData) this.#openInData(from, to, tagEnd)
    else if (this.spells(from, to, 'sheetData')) this.#openData(from)
    else if (!this.#dataClosed && this.spells(from, to, 'row')) this.#openRowAlone(from, to, tagEnd)
    else if (this.#dataClosed) this.wantsText = this.tail.opened(this.localName(from, to))
    else if (this.#root === '') this.#root = this.localName(from, to)
    else if (this.spells(from, to, 'col')) this.#hiddenBy('hidden', to, tagEnd)
    else if (this.spells(from, to, 'sheetFormatPr')) this.#hiddenBy('zeroHeight', to, tagEnd)
  }

  #openData(from: number): void {
    this.inData = true
    let at = from
    while (this.buf[at - 1] !== B.LT) at--
    this.prefix = from - at
  }

  /** A row that nothing holds: what held it was damaged, and its end will be missed. */
  #openRowAlone(from: number, to: number, tagEnd: number): void {
    this.#openData(from)
    this.#openRow(to, tagEnd)
  }

  #hiddenBy(name: string, to: number, tagEnd: number): void {
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) {
      if (this.spells(this.nameFrom, this.nameTo, name) && this.valueIsTrue())
        this.hiddenRows = true
    }
  }

  #openInData(from: number, to: number, tagEnd: number): void {
    if (this.spells(from, to, 'c')) this.#openCellInData(to, tagEnd)
    else if (this.spells(from, to, 'row')) this.#openRow(to, tagEnd)
  }

  /** A cell outside a row was in one whose beginning was damaged. */
  #openCellInData(to: number, tagEnd: number): void {
    if (this.inRow) this.#openCell(to, tagEnd)
    else if (this.brokenAt === 0) this.#break()
  }

  #openRow(to: number, tagEnd: number): void {
    if (this.inRow) this.#break()
    const { out } = this.parts
    let row = -1
    let given = false
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) {
      if (this.spells(this.nameFrom, this.nameTo, 'r')) {
        row = this.valueAsNumber()
        given = true
      } else if (this.spells(this.nameFrom, this.nameTo, 'hidden'))
        this.hiddenRows ||= this.valueIsTrue()
    }
    this.rowImplied = !out.plausible(row)
    this.writer.row.row = this.rowImplied ? Math.max(out.highest, this.writer.row.row) + 1 : row
    if (given && this.rowImplied) out.noteRepeat(this.writer.row.row)
    this.beginRow(this.rowImplied)
    if (this.brokenAt > 0) this.#mended()
  }

  protected beginRow(implied: boolean): void {
    this.writer.begin()
    this.rowImplied = implied
    this.inRow = true
    this.nextColumn = 0
  }

  /** Reading goes on after a break: what lies between is lost, and by the row numbers we know how much. */
  #mended(): void {
    const lost = Math.max(1, this.writer.row.row - this.brokenAt)
    this.parts.out.unread('CORRUPT', this.brokenAt, lost, BROKEN)
    if (this.rowImplied) this.writer.row.row = this.parts.out.highest + 1
    this.brokenAt = 0
  }

  #openCell(to: number, tagEnd: number): void {
    this.inCell = true
    this.#cell.begin(this.nextColumn, this.writer.row.length)
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) this.#cellAttribute()
    this.rowImplied = false
    this.nextColumn = this.#cell.column + 1
  }

  #cellAttribute(): void {
    if (this.nameTo - this.nameFrom !== 1) return
    const name = this.buf[this.nameFrom]
    if (name === 0x72) this.#reference()
    else if (name === 0x73) this.#cell.style = Math.max(0, this.valueAsNumber())
    else if (name === 0x74) this.#cell.type = this.#typeOf(this.valueFrom, this.valueTo)
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
    if (column > 0) this.#cell.column = column - 1
    if (!this.rowImplied) return
    const row = this.valueAsNumber(at)
    if (row > this.parts.out.highest && this.parts.out.plausible(row)) this.writer.row.row = row
  }

  #openInCell(from: number, to: number, tagEnd: number): void {
    if (this.spells(from, to, 'v')) this.#beginValue()
    else if (this.spells(from, to, 't')) this.#beginText(to, tagEnd)
    else if (this.spells(from, to, 'is')) this.#cell.beginInline(this.writer.row.length)
    else if (this.spells(from, to, 'f')) this.#beginFormula()
    else if (this.spells(from, to, 'r')) this.#cell.inRun = true
    else if (this.spells(from, to, 'rPh')) this.#cell.phonetic++
    else if (this.spells(from, to, 'c')) this.#break()
    else if (this.spells(from, to, 'row')) {
      this.#break()
      this.#openRow(to, tagEnd)
    }
  }

  #beginValue(): void {
    this.#cell.beginValue(this.writer.row.length)
    this.wantsText = true
  }

  #beginFormula(): void {
    this.#cell.beginFormula()
    this.wantsText = true
  }

  #endFormula(): void {
    this.#cell.inFormula = this.wantsText = false
    const { links } = this.parts
    const { expression } = this.#cell
    if (!expression.includes('HYPERLINK')) return
    for (const link of linksIn(Buffer.from(expression, 'latin1'))) links?.take(link)
  }

  #beginText(to: number, tagEnd: number): void {
    if (!this.#cell.takesText) return
    this.wantsText = true
    this.#cell.beginText(this.writer.row.length, this.preserves(to, tagEnd))
  }

  protected override close(from: number, to: number): void {
    if (this.inCell) this.#closeInCell(from, to)
    else if (this.inRow && this.spells(from, to, 'row')) this.closeRow()
    else if (this.inData && this.spells(from, to, 'sheetData')) this.#closeData()
    else if (this.wantsText && this.#dataClosed && !this.inData) this.#closeTail()
  }

  #closeTail(): void {
    this.tail.closed()
    this.wantsText = false
  }

  protected localName(from: number, to: number): string {
    return this.buf.toString('latin1', from, to)
  }

  #closeData(): void {
    if (this.inRow) this.#break()
    this.inData = false
    this.#dataClosed = true
  }

  #closeInCell(from: number, to: number): void {
    if (this.spells(from, to, 'c')) this.#closeCell()
    else if (this.spells(from, to, 'v')) this.#endValue()
    else if (this.spells(from, to, 'f')) this.#endFormula()
    else if (this.spells(from, to, 't')) this.#endText()
    else if (this.spells(from, to, 'is')) this.#cell.inInline = false
    else if (this.spells(from, to, 'r')) this.#cell.inRun = false
    else if (this.spells(from, to, 'rPh')) this.#cell.endPhonetic()
    else if (this.spells(from, to, 'row')) this.#break()
    else if (this.spells(from, to, 'sheetData')) {
      this.#break()
      this.#closeData()
    }
  }

  #endValue(): void {
    this.wantsText = false
    this.#cell.endValue(this.writer.row)
  }

  #endText(): void {
    if (!this.#cell.inText) return
    this.wantsText = false
    this.#cell.endText(this.writer.row)
  }

  protected override text(from: number, to: number, literal: boolean): void {
    if (this.#dataClosed && !this.inData) {
      this.tail.characters(this.buf.subarray(from, to), literal)
      return
    }
    if (this.#cell.inFormula) {
      this.#cell.express(this.buf, from, to)
      return
    }
    const row = this.writer.row
    if (row.length > MAX_ROW_BYTES) this.writer.overflow = true
    if (!this.writer.overflow) this.#cell.append(this.buf, from, to, literal, row)
  }

  #closeCell(): void {
    this.inCell = this.wantsText = false
    this.#cell.end(this.writer)
  }

  protected closeRow(): void {
    this.inRow = false
    this.writer.end()
  }

  protected override malformed(): boolean {
    if (!this.inData) return !this.#dataClosed && this.#breaks++ < MOST_BREAKS
    this.#break()
    return this.#breaks <= MOST_BREAKS
  }

  /** The row being read is lost. */
  #break(): void {
    this.#breaks++
    if (this.brokenAt === 0) this.brokenAt = this.nextRow()
    this.inRow = this.inCell = this.wantsText = false
    this.#cell.abandon()
  }

  protected override resumes(at: number): boolean {
    let from = at + 1
    while (this.buf[from] === B.SLASH) from++
    for (let i = from; i < from + 32 && (this.buf[i] as number) > B.SLASH; i++) {
      if (this.buf[i] === B.COLON) from = i + 1
    }
    const data = this.spells(from, from + 9, 'sheetData')
    if (!this.inData || this.buf[at + 1] === B.SLASH) return data
    const after = this.buf[from + 3]
    return this.spells(from, from + 3, 'row') && (after === B.SPACE || after === B.GT)
  }
}
