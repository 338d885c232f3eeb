import { CELL, type ReadSink } from '../../row.ts'
import { CellText } from '../cell-text.ts'
import { GridRows } from '../grid-rows.ts'
import { readLoose } from '../loose.ts'
import { Notes } from '../notes.ts'
import { Repeats } from '../ods/repeats.ts'
import { countOf, XmlEvents, type TagAttributes } from '../xml-events.ts'
import { attributeOf, nameOf, type UofName as Name } from './names.ts'

const MOST_SHEETS = 10_000
const LAST_ROW = 1_048_576
/** Of a paragraph of a comment no more is read. */
const LONGEST_NOTE = 1 << 20
const BROKEN = 'XML 损坏或被截断 / the XML is broken or cut short'
const HIDDEN = '隐藏工作表（已读） / hidden sheet, read'
const HIDDEN_ROWS = '有隐藏的行或列（已读） / hidden rows or columns, read'
const REPEATED = '重复的行过多，只读一次 / rows repeated too often, read once'

/** Reads the sheets of a spreadsheet with their comments; what else the file holds is for {@link UofText}. */
export class UofBook extends XmlEvents {
  sheets = 0
  readonly #sink: ReadSink
  readonly #repeats = new Repeats()
  readonly #text = new CellText()
  readonly #notes = new Notes()
  #sheet = ''
  #rows: GridRows | null = null
  #hiddenRows = false
  #inRow = false
  #times = 1
  #next = 0
  /** Column of the cell at hand; -1 outside cells. */
  #column = -1
  #merged = 0
  #type = ''
  #value: string | null = null
  #note: string | null = null
  /** Text of the comment at hand is left out; comments of which some was. */
  #noteCut = false
  #cutNotes = 0

  constructor(sink: ReadSink) {
    super()
    this.#sink = sink
  }

  protected override opened(tag: string, attributes: TagAttributes): void {
    const name = nameOf(tag)
    if (name === '工作表') this.#beginSheet(attributes)
    else if (name === undefined || this.#rows === null) return
    else if (this.#column >= 0) this.#inCell(name, attributes)
    else if (name === '行') this.#beginRow(this.#rows, attributes)
    else if (name === '列') this.#noteHidden(attributes)
    else if (name === '单元格' && this.#inRow) this.#beginCell(attributes)
  }

  #beginSheet(attributes: TagAttributes): void {
    this.#endSheet()
    if (this.sheets++ >= MOST_SHEETS) return
    const sheet = (this.#sheet = attributeOf(attributes, 'name') ?? '')
    const hidden = attributeOf(attributes, 'hidden') === 'true'
    if (hidden) this.#sink.issue({ code: 'HIDDEN_SHEET', sheet, message: HIDDEN })
    this.#rows = new GridRows(this.#sink, sheet, hidden)
    this.#hiddenRows = false
  }

  #noteHidden(attributes: TagAttributes): void {
    if (attributeOf(attributes, 'hidden') === 'true') this.#hiddenRows = true
  }

  #beginRow(rows: GridRows, attributes: TagAttributes): void {
    this.#noteHidden(attributes)
    const row = attributeOf(attributes, 'row')
    rows.begin(row === null || countOf(row) > LAST_ROW ? rows.next : countOf(row))
    this.#times = Math.min(LAST_ROW, countOf(attributeOf(attributes, 'times')))
    this.#inRow = true
    this.#next = 0
  }

  #beginCell(attributes: TagAttributes): void {
    const column = attributeOf(attributes, 'column')
    this.#column = column === null ? this.#next : Math.max(this.#next, countOf(column) - 1)
    const merged = attributeOf(attributes, 'merged') ?? ''
    this.#merged = /^\d{1,5}$/.test(merged) ? Number(merged) : 0
    this.#type = ''
    this.#value = null
    this.#text.clear()
  }

  #inCell(name: Name, attributes: TagAttributes): void {
    if (name === '批注') this.#note = ''
    else if (name === '数据' && this.#note === null) {
      this.#type = attributeOf(attributes, 'type') ?? ''
      this.#value = attributeOf(attributes, 'value')
    } else if (name === '文本串') this.wantsText = true
    else if (name === '空格符') this.characters(' ')
    else if (name === '换行符') this.characters('\n')
    else if (name === '段落' && this.#note === null && !this.#text.empty) this.characters('\n')
  }

  protected override characters(text: string): void {
    if (this.#note === null) this.#text.add(text)
    else if (this.#note.length < LONGEST_NOTE) this.#note += text
    else this.#noteCut = true
  }

  protected override closed(tag: string): void {
    const name = nameOf(tag)
    if (name === '文本串') this.wantsText = false
    else if (name === '批注' || (name === '段落' && this.#note !== null)) this.#endNote(name)
    else if (name === '单元格') this.#endCell()
    else if (name === '行') this.#endRow()
    else if (name === '工作表') this.#endSheet()
  }

  #endNote(name: Name): void {
    if (this.#note !== null && this.#note !== '') this.#notes.add(this.#note)
    if (this.#noteCut) this.#cutNotes++
    this.#noteCut = false
    this.#note = name === '批注' ? null : ''
  }

  #endCell(): void {
    const { text, overflow } = this.#text
    const stored = this.#value ?? text
    const isNumber = this.#type === 'number' && stored !== ''
    const type = isNumber ? CELL.NUMBER : this.#type === 'boolean' ? CELL.BOOLEAN : CELL.TEXT
    if (this.#column >= 0 && stored !== '')
      this.#rows?.cell(this.#column, stored, type, text === '' ? null : text)
    if (overflow)
      this.#tell('LIMIT', '单元格过长，只读开头 / a cell too long, only its beginning was read')
    this.#next = this.#column + 1 + this.#merged
    this.#column = -1
    this.#note = null
  }

  #endRow(): void {
    const rows = this.#rows
    if (rows === null || !this.#inRow) return
    this.#inRow = false
    const { row, width, bytes } = rows
    const times = width === 0 ? this.#times : this.#repeats.granted(this.#times, width, bytes)
    rows.end(times)
    if (times < this.#times) rows.unread('LIMIT', row + times, this.#times - times, REPEATED)
  }

  #tell(code: 'LIMIT' | 'HIDDEN_ROWS', message: string): void {
    this.#sink.issue({ code, sheet: this.#sheet, message })
  }

  #endSheet(broken?: string): void {
    const rows = this.#rows
    if (rows === null) return
    if (broken !== undefined) rows.unread('CORRUPT', rows.next, null, broken)
    if (this.#hiddenRows) this.#tell('HIDDEN_ROWS', HIDDEN_ROWS)
    rows.finish(true)
    this.#rows = null
    this.#inRow = false
    this.#column = -1
  }

  /** The file is at its end, or was broken off there. */
  end(cut = false): void {
    const whole = this.finish() && !this.broken && !cut
    if (!whole && this.#rows === null) this.#sink.issue({ code: 'CORRUPT', message: BROKEN })
    this.#endSheet(whole ? undefined : BROKEN)
    if (this.sheets > MOST_SHEETS) {
      const message = `工作表超过 ${MOST_SHEETS} 个，其余未读 / more than ${MOST_SHEETS} sheets, the others are not read`
      this.#sink.issue({ code: 'LIMIT', message })
    }
    this.#readNotes()
  }

  #readNotes(): void {
    readLoose(this.#notes.text, this.#sink, '批注')
    const lost = this.#notes.lost + this.#cutNotes
    if (lost === 0) return
    const message = `批注 ${lost} 个未读 / ${lost} comments, not read`
    this.#sink.issue({ code: 'NOT_A_TABLE', message })
  }
}
