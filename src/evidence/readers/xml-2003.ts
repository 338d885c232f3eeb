import { CELL, type ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'
import { CellText } from './cell-text.ts'
import { GridRows } from './grid-rows.ts'
import { readLoose } from './loose.ts'
import { Notes } from './notes.ts'
import { feedAll } from './ods/ods.ts'
import { AroundTables } from './xml-2003-around.ts'
import { Formats } from './xml-2003-formats.ts'
import { countOf, XmlEvents, type TagAttributes } from './xml-events.ts'
import type { NumberFormat } from './xlsx/number-format.ts'
import { MAX_COLUMNS } from './xlsx/row-buffer.ts'
import { showDate, showIsoDate } from './xlsx/show-date.ts'
import { showNumber } from './xlsx/show-number.ts'
import { showGeneral } from './xlsx/show-general.ts'
import { XmlInput } from './xlsx/xml-input.ts'

const MOST_SHEETS = 10_000
const BROKEN = 'XML 损坏或被截断 / the XML is broken or cut short'

/**
 * Reads an XML Spreadsheet 2003 (SpreadsheetML, one XML file): sheets, `ss:Index`, `ss:MergeAcross`, types and number
 * formats. Read twice: what stands behind a table says whether its sheet is hidden.
 */
export function readXml2003(source: ByteSource, sink: ReadSink): void {
  const around = new AroundTables()
  feedAll(source, new XmlInput(around))
  around.finish()
  const book = new Xml2003(sink, around)
  const input = new XmlInput(book)
  feedAll(source, input)
  book.end()
  around.read(sink)
  if (input.undecodable) {
    const message =
      '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD'
    sink.issue({ code: 'UNDECODABLE', message })
  }
}

class Xml2003 extends XmlEvents {
  readonly #sink: ReadSink
  readonly #hidden: ReadonlySet<number>
  readonly #date1904: boolean
  readonly #formats = new Formats()
  readonly #text = new CellText()
  #style = ''
  #sheets = 0
  #name = ''
  #rows: GridRows | null = null
  #hiddenRows = false
  readonly #notes = new Notes('Data')
  #span = 1
  #inRow = false
  /** Column after the last cell, and of the cell at hand; -1 outside cells. */
  #nextColumn = 0
  #column = -1
  #width = 1
  #cellStyle: string | null = null
  #rowStyle: string | null = null
  /** Styles of columns, and the column after the last that was named. */
  readonly #columnStyles = new Map<number, string>()
  #columns = 0
  #type: string | null = null
  #inComment = false

  constructor(sink: ReadSink, { hidden, date1904 }: AroundTables) {
    super()
    this.#sink = sink
    this.#hidden = hidden
    this.#date1904 = date1904
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#rows === null) this.#outside(name, attributes)
    else if (this.#column >= 0) this.#inCell(name, attributes)
    else if (name === 'Row') this.#beginRow(this.#rows, attributes)
    else if (name === 'Cell' && this.#inRow) this.#beginCell(attributes)
    else if (name === 'Column') this.#styleColumns(attributes)
  }

  #styleColumns(attributes: TagAttributes): void {
    if (attributes.get('Hidden') === '1') this.#hiddenRows = true
    const index = attributes.get('Index')
    const from = index === null ? this.#columns : countOf(index) - 1
    const style = attributes.get('StyleID')
    const span = attributes.get('Span')
    this.#columns = from + 1 + (span === null ? 0 : countOf(span))
    if (style === null) return
    for (let i = from; i < Math.min(this.#columns, MAX_COLUMNS); i++)
      this.#columnStyles.set(i, style)
  }

  #outside(name: string, attributes: TagAttributes): void {
    if (name === 'Style') this.#beginStyle(attributes)
    else if (name === 'NumberFormat') this.#formats.add(this.#style, attributes.get('Format') ?? '')
    else if (name === 'Worksheet') this.#name = attributes.get('Name') ?? ''
    else if (name === 'Table') this.#beginTable()
  }

  #beginStyle(attributes: TagAttributes): void {
    this.#style = attributes.get('ID') ?? ''
    this.#formats.begin(this.#style, attributes.get('Parent'))
  }

  #beginTable(): void {
    const number = this.#sheets++
    if (number >= MOST_SHEETS) return
    const hidden = this.#hidden.has(number)
    const sheet = this.#name
    if (hidden) {
      const message = '隐藏工作表（已读） / hidden sheet, read'
      this.#sink.issue({ code: 'HIDDEN_SHEET', sheet, message })
    }
    this.#rows = new GridRows(this.#sink, sheet, hidden)
    this.#hiddenRows = this.#inRow = false
    this.#columnStyles.clear()
    this.#columns = 0
  }

  #beginRow(rows: GridRows, attributes: TagAttributes): void {
    if (this.#inRow) rows.end()
    const index = attributes.get('Index')
    this.#span = attributes.get('Span') === null ? 1 : countOf(attributes.get('Span')) + 1
    if (attributes.get('Hidden') === '1') this.#hiddenRows = true
    rows.begin(index === null ? rows.next : plausible(countOf(index), rows.next))
    this.#inRow = true
    this.#rowStyle = attributes.get('StyleID')
    this.#nextColumn = 0
  }

  #beginCell(attributes: TagAttributes): void {
    const index = attributes.get('Index')
    const wanted = index === null ? this.#nextColumn : countOf(index) - 1
    this.#column = Math.max(wanted, this.#nextColumn)
    const merged = attributes.get('MergeAcross')
    this.#width = merged === null ? 1 : 1 + Number(/^\d{1,5}$/.test(merged) ? merged : 0)
    this.#cellStyle = attributes.get('StyleID')
    this.#type = null
    this.#inComment = false
    this.#text.clear()
  }

  #inCell(name: string, attributes: TagAttributes): void {
    if (name === 'Comment') {
      this.#inComment = true
      this.#notes.begin()
    } else if (this.#inComment) this.#inNote(name)
    else if (name === 'Data') {
      this.#type = attributes.get('Type') ?? 'String'
      this.wantsText = true
    }
  }

  #inNote(name: string): void {
    this.#notes.opened(name)
    this.wantsText = this.#notes.wantsText
  }

  protected override characters(text: string): void {
    if (this.#inComment) this.#notes.literal(text)
    else this.#text.add(text)
  }

  protected override closed(name: string): void {
    const rows = this.#rows
    if (rows === null) return
    if (this.#inComment) this.#endNote(name)
    else if (name === 'Data') this.wantsText = false
    else if (name === 'Cell' && this.#column >= 0) this.#endCell(rows)
    else if (name === 'Row' && this.#inRow) this.#endRow(rows)
    else if (name === 'Table' || name === 'Worksheet') this.#endTable()
  }

  #endNote(name: string): void {
    this.#notes.closed(name)
    this.wantsText = this.#notes.wantsText
    this.#inComment = name !== 'Comment' && name !== 'Cell'
  }

  #endCell(rows: GridRows): void {
    if (this.#type !== null) this.#write(rows, this.#type, this.#text.text)
    if (this.#text.overflow) {
      const message = '单元格过长，只读开头 / a cell too long, only its beginning was read'
      this.#sink.issue({ code: 'LIMIT', sheet: this.#name, row: rows.row, message })
    }
    this.#nextColumn = this.#column + this.#width
    this.#column = -1
  }

  #write(rows: GridRows, type: string, text: string): void {
    const column = this.#column
    const style = this.#cellStyle ?? this.#rowStyle ?? this.#columnStyles.get(column)
    const format = this.#formats.of(style)
    if (type === 'Number') this.#number(rows, column, text.trim(), format)
    else if (type === 'DateTime') {
      const shown = showIsoDate(text.trim(), format.kind === 'date' ? format : null)
      rows.cell(column, text.trim(), CELL.DATE, shown)
    } else if (type === 'Boolean') {
      const shown = text.trim() === '1' ? 'TRUE' : text.trim() === '0' ? 'FALSE' : null
      rows.cell(column, text.trim(), CELL.BOOLEAN, shown)
    } else rows.cell(column, text, type === 'Error' ? CELL.ERROR : CELL.TEXT)
  }

  #number(rows: GridRows, column: number, text: string, format: NumberFormat): void {
    if (format.kind === 'date') {
      const shown = showDate(Number(text), format, this.#date1904)
      rows.cell(column, text, shown === null ? CELL.NUMBER : CELL.DATE, shown)
    } else {
      const shown = format.kind === 'number' ? showNumber(text, format.sections) : showGeneral(text)
      rows.cell(column, text, CELL.NUMBER, shown)
    }
  }

  /** A row with a span stands for the blank ones below it, too. */
  #endRow(rows: GridRows): void {
    this.#inRow = false
    rows.end()
    if (this.#span > 1) rows.next += Math.min(this.#span, LAST_ROW) - 1
  }

  #endTable(broken?: string): void {
    const rows = this.#rows
    if (rows === null) return
    if (broken === undefined) {
      if (this.#inRow) rows.end()
    } else rows.unread('CORRUPT', rows.next, null, broken)
    if (this.#hiddenRows) {
      const message = '有隐藏的行或列（已读） / hidden rows or columns, read'
      this.#sink.issue({ code: 'HIDDEN_ROWS', sheet: this.#name, message })
    }
    rows.finish(true)
    this.#rows = null
    this.#inRow = false
    this.#column = -1
    this.wantsText = false
  }

  /** The file is at its end. */
  end(): void {
    const whole = this.finish() && !this.broken
    if (!whole && this.#rows === null) this.#sink.issue({ code: 'CORRUPT', message: BROKEN })
    this.#endTable(whole ? undefined : BROKEN)
    if (this.#sheets > MOST_SHEETS) {
      const message = `工作表超过 ${MOST_SHEETS} 个，其余未读 / more than ${MOST_SHEETS} sheets, the others are not read`
      this.#sink.issue({ code: 'LIMIT', message })
    }
    readLoose(this.#notes.text, this.#sink, '批注')
    const { lost } = this.#notes
    if (lost > 0) {
      const message = `批注 ${lost} 个未读 / ${lost} comments, not read`
      this.#sink.issue({ code: 'NOT_A_TABLE', message })
    }
  }
}

const LAST_ROW = 1_048_576

/** Rows beyond the last one that a sheet can have are taken to follow one another. */
function plausible(row: number, next: number): number {
  return row <= LAST_ROW ? row : next
}
