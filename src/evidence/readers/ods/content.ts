import type { ReadSink } from '../../row.ts'
import { readLoose } from '../loose.ts'
import { ContactLinks } from '../contact-links.ts'
import { Notes } from '../notes.ts'
import { GridRows } from '../grid-rows.ts'
import { countOf, XmlEvents, type TagAttributes } from '../xml-events.ts'
import { cellValue, storedCell, type CellValue } from './cell.ts'
import { OdsNames } from './names.ts'
import { Paragraphs } from './paragraph.ts'
import { Repeats } from './repeats.ts'

/** A workbook with more sheets is not followed further. */
const MOST_SHEETS = 10_000
/** Pictures, text boxes and what else is drawn; text of it is none of the cell's. */
const SHAPES = [
  'frame',
  'custom-shape',
  'shapes',
  'g',
  'rect',
  'line',
  'ellipse',
  'circle',
  'caption',
  'connector',
  'polygon',
  'regular-polygon',
  'polyline',
  'path',
  'measure',
  'control',
]
/** Elements in and beside cells whose text is not the cell's. */
const LEFT_OUT = new Set([
  'annotation',
  ...SHAPES,
  'forms',
  'tracked-changes',
  'dde-links',
  'dde-link',
  'note',
  'ruby-text',
  'scenario',
])
/** The second is the older one, of sxc. */
const PROPERTIES = new Set(['table-properties', 'properties'])
const OBJECTS = new Set([...SHAPES, 'tracked-changes'])
/** A sheet that repeats too much in so many places is not read on. */
const MOST_LOST = 100
const TOO_LONG = '单元格过长，只读开头 / a cell too long, only its beginning was read'
const BOMB =
  '重复的行或列过多，只读一次 / rows or columns repeated too often, read once: the copies are not read'

/** Reads the sheets of an OpenDocument spreadsheet from its content part, row by row. */
export class OdsContent extends XmlEvents {
  sheets = 0
  readonly notes = new Notes('p')
  /** Text of what is drawn, and of cells before they were changed. */
  readonly boxes = new Notes('p', 'h')
  readonly changes = new Notes('p', 'h')
  readonly names = new OdsNames()
  readonly #links = new ContactLinks()
  /** Objects without a text. */
  objects = 0
  #hiddenStyles = new Set<string>()
  #tableStyle = ''
  /** Depth inside something that is left out; of tables inside tables. */
  #leftOut = 0
  /** What the text of that goes to, and how much of it there was before. */
  #into: Notes | null = null
  #before = 0
  #nested = 0
  #rows: GridRows | null = null
  #sheet = ''
  #hiddenRows = false
  #rowTimes = 1
  #column = 0
  #cellTimes = 1
  #cell: CellValue | null = null
  #formula = false
  #noValue = 0
  #lost = 0
  /** The rest of the sheet is not read. */
  #stopped = false
  #inParagraph = 0
  readonly #paragraphs = new Paragraphs()
  readonly #repeats = new Repeats()
  readonly #sink: ReadSink

  constructor(sink: ReadSink) {
    super()
    this.#sink = sink
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#leftOut > 0) this.#inside(name)
    else if (LEFT_OUT.has(name)) this.#leave(name)
    else if (this.#cell !== null) this.#inCell(name, attributes)
    else if (this.#rows !== null) this.#inTable(name, attributes)
    else if (name === 'table') this.#beginTable(attributes)
    else this.#inStyles(name, attributes)
  }

  #leave(name: string): void {
    this.#leftOut = 1
    this.wantsText = false
    this.#into = name === 'annotation' ? this.notes : this.#ofObject(name)
    this.#into?.begin()
    this.#before = this.#into?.count ?? 0
  }

  #ofObject(name: string): Notes | null {
    if (!OBJECTS.has(name)) return null
    return name === 'tracked-changes' ? this.changes : this.boxes
  }

  #inside(name: string): void {
    this.#leftOut++
    if (this.#into === null) return
    this.#into.opened(name)
    this.wantsText = this.#into.wantsText
  }

  /** Whether a sheet is hidden stands in its style. */
  #inStyles(name: string, attributes: TagAttributes): void {
    if (name === 'style') {
      this.#tableStyle = attributes.get('family') === 'table' ? (attributes.get('name') ?? '') : ''
    } else if (PROPERTIES.has(name) && this.#tableStyle !== '') {
      if (attributes.get('display') === 'false') this.#hiddenStyles.add(this.#tableStyle)
    } else this.names.opened(name, attributes)
  }

  #beginTable(attributes: TagAttributes): void {
    if (this.sheets++ >= MOST_SHEETS) {
      this.#leftOut = 1
      return
    }
    this.#sheet = attributes.get('name') ?? ''
    const hidden = this.#hiddenStyles.has(attributes.get('style-name') ?? '')
    const sheet = this.#sheet
    if (hidden) {
      const message = '隐藏工作表（已读） / hidden sheet, read'
      this.#sink.issue({ code: 'HIDDEN_SHEET', sheet, message })
    }
    this.#rows = new GridRows(this.#sink, sheet, hidden)
    this.#hiddenRows = this.#stopped = false
    this.#noValue = this.#lost = 0
  }

  #inTable(name: string, attributes: TagAttributes): void {
    if (name === 'named-expression') this.names.opened(name, attributes)
    if (this.#stopped) return
    if (name === 'table-row') this.#beginRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#beginCell(attributes)
    else if (name === 'table-column') this.#noteHidden(attributes)
    else if (name === 'table-row-group' || name === 'table-column-group') {
      if (attributes.get('display') === 'false') this.#hiddenRows = true
    }
  }

  #noteHidden(attributes: TagAttributes): void {
    const visibility = attributes.get('visibility')
    if (visibility !== null && visibility !== 'visible') this.#hiddenRows = true
  }

  #beginRow(attributes: TagAttributes): void {
    this.#noteHidden(attributes)
    this.#rowTimes = countOf(attributes.get('number-rows-repeated'))
    this.#column = 0
    this.#rows?.begin(this.#rows.next)
  }

  #beginCell(attributes: TagAttributes): void {
    this.#cellTimes = countOf(attributes.get('number-columns-repeated'))
    this.#cell = cellValue(attributes)
    this.#formula = attributes.get('formula') !== null
    this.#paragraphs.clear()
    this.#inParagraph = this.#nested = 0
    this.wantsText = false
  }

  #inCell(name: string, attributes: TagAttributes): void {
    if (name === 'p' || name === 'h') {
      this.#paragraphs.begin()
      this.#inParagraph++
      this.wantsText = true
    } else if (name === 's') this.#paragraphs.spaces(countOf(attributes.get('c')))
    else if (name === 'tab') this.#paragraphs.literal('\t')
    else if (name === 'line-break') this.#paragraphs.literal('\n')
    else if (name === 'a') this.#links.take(attributes.get('href'))
    else if (name === 'table') this.#nested++
  }

  protected override characters(text: string): void {
    if (this.#leftOut > 0) this.#into?.characters(text)
    else this.#paragraphs.characters(text)
  }

  protected override closed(name: string): void {
    if (this.#leftOut > 0) this.#closeLeftOut(name)
    else if (this.#cell !== null) this.#closeInCell(name)
    else if (this.#rows === null) return
    else if (name === 'table') this.endSheet()
    else if (name === 'table-row' && !this.#stopped) this.#endRow(this.#rows)
  }

  #closeLeftOut(name: string): void {
    this.#into?.closed(name)
    this.wantsText = this.#into?.wantsText ?? false
    if (--this.#leftOut > 0) return
    if (this.#into !== null && this.#into !== this.notes && this.#into.count === this.#before)
      this.objects++
    this.wantsText = this.#inParagraph > 0 && this.#cell !== null
  }

  #closeInCell(name: string): void {
    if (name === 'p' || name === 'h') this.wantsText = --this.#inParagraph > 0
    else if (name === 'table') this.#nested--
    else if (this.#nested > 0) return
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
  }

  #endCell(): void {
    const cell = this.#cell
    const rows = this.#rows
    this.#cell = null
    this.wantsText = false
    if (cell === null || rows === null) return
    const { text, overflow } = this.#paragraphs
    this.#links.shown(text)
    if (overflow) this.#tell('LIMIT', rows.row, TOO_LONG)
    const held = storedCell(cell, text)
    if (held !== null) this.#writeCell(rows, held)
    else if (this.#formula && this.#noValue++ === 0) {
      this.#tell('FORMULA_NO_VALUE', rows.row, '公式没有缓存值 / formulas without cached value')
    }
    this.#column += this.#cellTimes
  }

  #writeCell(rows: GridRows, held: NonNullable<ReturnType<typeof storedCell>>): void {
    const { stored, type, shown } = held
    const times = this.#repeats.granted(this.#cellTimes, 1, stored.length)
    for (let i = 0; i < times; i++) rows.cell(this.#column + i, stored, type, shown)
    if (times < this.#cellTimes) this.#lose()
  }

  #endRow(rows: GridRows): void {
    if (rows.width === 0) {
      rows.end(this.#rowTimes)
      return
    }
    const times = this.#repeats.granted(this.#rowTimes, rows.width, rows.bytes)
    const { row } = rows
    rows.end(times)
    if (times === this.#rowTimes) return
    this.#stopped = ++this.#lost >= MOST_LOST
    const lost = this.#stopped ? null : this.#rowTimes - times
    rows.unread('LIMIT', row + times, lost, BOMB)
  }

  #lose(): void {
    if (this.#lost++ === 0) this.#tell('LIMIT', this.#rows?.row ?? null, BOMB)
  }

  #tell(code: 'LIMIT' | 'FORMULA_NO_VALUE', row: number | null, message: string): void {
    this.#sink.issue({ code, sheet: this.#sheet, row, message })
  }

  /** The sheet at hand ends, with all of it or because the part breaks off. */
  endSheet(broken?: string): void {
    const rows = this.#rows
    if (rows === null) return
    if (broken !== undefined) rows.unread('CORRUPT', rows.next, null, broken)
    if (this.#hiddenRows) {
      const message = '有隐藏的行或列（已读） / hidden rows or columns, read'
      this.#sink.issue({ code: 'HIDDEN_ROWS', sheet: this.#sheet, message })
    }
    rows.finish(true)
    this.#rows = null
    this.#cell = null
  }

  /** The part is at its end; tells what is left to tell. */
  end(broken?: string): void {
    const whole = this.finish() && !this.broken
    const why = broken ?? (whole ? undefined : 'XML 损坏或被截断 / the XML is broken or cut short')
    if (why !== undefined && this.#rows === null) {
      this.#sink.issue({ code: 'CORRUPT', message: why })
    }
    this.endSheet(why)
    if (this.sheets > MOST_SHEETS) {
      const message = `工作表超过 ${MOST_SHEETS} 个，其余未读 / more than ${MOST_SHEETS} sheets, the others are not read`
      this.#sink.issue({ code: 'LIMIT', message })
    }
    readLoose(this.notes.text, this.#sink, '批注')
    readLoose(this.boxes.text, this.#sink, '文本框')
    readLoose(this.changes.text, this.#sink, '修订前内容')
    this.names.read(this.#sink)
    this.#links.read(this.#sink)
    const lost = this.notes.lost + this.boxes.lost + this.changes.lost
    if (lost + this.objects > 0) {
      const message = `批注、文本框或修订 ${lost} 处，绘图、嵌入对象 ${this.objects} 处，未读 / ${lost} comments, text boxes or revisions, ${this.objects} drawings or embedded objects, not read`
      this.#sink.issue({ code: 'NOT_A_TABLE', message })
    }
  }
}
