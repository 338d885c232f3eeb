import type { ReadSink } from '../../row.ts'
import { carriedBy } from './attributes.ts'
import type { FlowText } from './flow-text.ts'
import { InlineRows } from './inline-rows.ts'
import { PageText } from './page-text.ts'
import { isHidden, TableRows } from './table-rows.ts'
import { DivTables, type DivRole } from './div-tables.ts'
import { HiddenText } from './hidden-text.ts'
import { resolveReferences } from './references.ts'
import { SelectField } from './select-field.ts'
import { attributeOf, type HtmlHandler } from './tokens.ts'

/** Tables inside tables are followed so deep; what is deeper counts as text of its cell. */
const DEEPEST = 32
/** Tables past these go on in one grid, a blank row between two. */
const MOST_GRIDS = 2000
const LONGEST_TITLE = 1 << 16
const CELLS = new Set(['td', 'th'])
const BLOCKS = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 hr section article header footer address blockquote pre center form fieldset caption legend nav aside main figure textarea'.split(
    ' ',
  ),
)
const TERMS = new Set(['dt', 'dd'])
const FILLED_IN = /^(?:text|tel|email|number|search|url|date)?$/i
/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'title', 'xml'])

/** Puts the tables of a page into grids, each in its own, and gathers the text that stands in none. */
export class Page implements HtmlHandler {
  /** Text outside tables, as lines. */
  readonly loose = new PageText()
  images = 0
  /** What the page holds and does not show. */
  readonly hidden = new HiddenText()
  /** The page says where it ends, and has not. */
  unended = false
  readonly #sink: ReadSink
  readonly #open: TableRows[] = []
  #tables = 0
  #tooDeep = 0
  #rest: TableRows | null = null
  #unseen = ''
  #title = ''
  #select: SelectField | null = null
  readonly #divs = new DivTables()
  readonly #inline = new InlineRows()

  constructor(sink: ReadSink) {
    this.#sink = sink
    this.loose.told = (value) => {
      this.hidden.shown(value)
    }
  }

  open(name: string, attributes: string): void {
    if (this.#unseen !== '') return
    if (name === 'html') this.unended = true
    if (name === 'meta') this.hidden.meta(attributeOf(attributes, 'content'))
    const table = this.#open.at(-1)
    this.#carry(table, name, attributes)
    if (ROWS.has(name)) this.#endSelect()
    if (name === 'input') this.#field(attributes)
    if (this.#inSelect(name, attributes)) return
    if (UNSEEN.has(name)) this.#unseen = name
    else if (name === 'table') this.#beginTable(attributes)
    else if (name === 'tr') (table ?? this.#implied()).beginRow(attributes)
    else if (CELLS.has(name)) (table ?? this.#implied()).beginCell(attributes)
    else if (table?.inCell === true && table.hiddenDepth > 0) this.#inHidden(table, name, 1)
    else if (table?.inCell === true && !VOID.has(name) && isHidden(attributes)) hide(table, name)
    else this.#inText(name, attributes)
  }

  /** What the element carries belongs to its row, or to the line that it stands in. */
  #carry(table: TableRows | undefined, name: string, attributes: string): void {
    if (name === 'script') this.hidden.beginScript()
    if (name === 'tr' || CELLS.has(name)) return
    if (table?.inCell === true) {
      table.carry(name, attributes)
      return
    }
    const carried = carriedBy(name, attributes)
    for (const one of carried) this.hidden.carried(one)
    if (table !== undefined) return
    if (this.#inline.open(name, attributes)) this.loose.tab()
    this.loose.opened(name, attributes, carried)
  }

  unseen(kind: 'script' | 'comment' | 'title', text: string): void {
    if (kind !== 'title') this.hidden.add(kind, text)
    else if (this.#title.length < LONGEST_TITLE) this.#title += text
  }

  #endTitle(): void {
    this.hidden.about(resolveReferences(this.#title))
    this.#title = ''
  }

  /** What stands in a field to be filled in is seen as the text around it is. */
  #field(attributes: string): void {
    if (!FILLED_IN.test(attributeOf(attributes, 'type') ?? 'text')) return
    const value = attributeOf(attributes, 'value')
    if (value !== null) this.text(value)
  }

  #inSelect(name: string, attributes: string): boolean {
    if (name === 'select') this.#select = new SelectField()
    else if (name === 'option') this.#select?.option(attributes)
    return this.#select !== null && (name === 'select' || name === 'option')
  }

  #endSelect(): void {
    const select = this.#select
    if (select === null) return
    this.#select = null
    if (select.overflow) this.hidden.overflow = true
    this.text(select.chosen)
    for (const text of select.others) this.hidden.keep(text)
  }

  /** Outside of tables rows and cells may be made of divs. */
  #div(role: DivRole): void {
    if (role === 'cell') this.loose.cells()
    else if (role === 'inside') this.loose.space()
    else this.loose.block()
  }

  #inText(name: string, attributes: string): void {
    if (name === 'br' && this.#isInDivCell) this.loose.space()
    else if (name === 'br') this.#text()?.lineBreak()
    else if (name === 'div' && this.#open.length === 0) this.#div(this.#divs.open(attributes))
    else if (TERMS.has(name) && this.#open.length === 0 && !this.#isInDivCell) this.#term(name)
    else if (this.#isInDivCell && BLOCKS.has(name)) this.loose.space()
    else if (BLOCKS.has(name)) this.#block(name, 1)
    else if (name === 'img') this.images++
    else if (name === 'col' && isHidden(attributes)) this.#noteHidden()
  }

  /** `<dt>姓名<dd>张三`: a label and its value stand in one line, a tab between them. */
  #term(name: string): void {
    if (name === 'dt') this.loose.block()
    this.loose.cell()
  }

  #noteHidden(): void {
    const table = this.#open.at(-1)
    if (table !== undefined) table.hiddenRows = true
  }

  get #isInDivCell(): boolean {
    return this.#open.length === 0 && this.#divs.inCell
  }

  /** Where text goes now: the cell at hand, or, outside tables, the loose text. */
  #text(): FlowText | null {
    const table = this.#open.at(-1)
    if (table === undefined) return this.loose
    return table.inCell ? table.text : this.loose
  }

  #inHidden(table: TableRows, name: string, by: number): void {
    if (name === table.hiddenName) table.hiddenDepth += by
  }

  #beginTable(attributes: string): void {
    this.#open.at(-1)?.text.block()
    this.loose.block()
    if (this.#open.length >= DEEPEST) {
      this.#tooDeep++
      return
    }
    const table = this.#newTable()
    if (isHidden(attributes)) table.hiddenRows = true
    this.#open.push(table)
  }

  #implied(): TableRows {
    const table = this.#newTable()
    this.#open.push(table)
    return table
  }

  readonly #without = (value: string) => {
    this.hidden.keep(value)
  }

  #newTable(): TableRows {
    if (this.#tables < MOST_GRIDS || this.#open.length > 0) {
      return new TableRows(this.#sink, `表格 ${String(++this.#tables)}`, this.#without)
    }
    if (this.#rest === null) this.#rest = new TableRows(this.#sink, '其余表格', this.#without)
    else this.#rest.goOn()
    return this.#rest
  }

  close(name: string): void {
    if (this.#unseen !== '') {
      if (name === this.#unseen) this.#unseen = ''
      if (name === 'title') this.#endTitle()
      return
    }
    if (name === 'html') this.unended = false
    if (name === 'select' || ROWS.has(name)) this.#endSelect()
    const table = this.#open.at(-1)
    if (table !== undefined && this.#closeInTable(table, name)) return
    this.#closeInText(name)
    if (table !== undefined) return
    this.#inline.close(name)
    this.loose.closed(name)
  }

  #closeInText(name: string): void {
    if (name === 'div' && this.#open.length === 0) this.#endDiv()
    else if (this.#isInDivCell && BLOCKS.has(name)) this.loose.space()
    else if (name === 'dt' && this.#open.length === 0) this.loose.space()
    else if (BLOCKS.has(name)) this.#block(name, -1)
  }

  #endDiv(): void {
    const role = this.#divs.close()
    if (role === 'inside') this.loose.space()
    else if (role !== 'cell') this.loose.block()
  }

  #block(name: string, by: number): void {
    const text = this.#text()
    if (text === null) return
    text.block()
    if (name === 'pre' || name === 'textarea') text.kept = Math.max(0, text.kept + by)
  }

  #closeInTable(table: TableRows, name: string): boolean {
    if (name === 'table') this.#endTable(table)
    else if (name === 'tr') table.endRow()
    else if (CELLS.has(name)) table.endCell()
    else if (table.hiddenDepth > 0) this.#inHidden(table, name, -1)
    else return false
    return true
  }

  #endTable(table: TableRows): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    this.#open.pop()
    table.endRow()
    if (table !== this.#rest) this.#finish(table)
    this.#open.at(-1)?.text.block()
  }

  #finish(table: TableRows): void {
    table.finish()
    this.#tables -= table.opened ? 0 : 1
    if (table.hiddenRows && table.opened) {
      const message = '表格中有隐藏的行或列（已读） / hidden rows or columns, read'
      this.#sink.issue({ code: 'HIDDEN_ROWS', message })
    }
    if (table.values.placed > 0) {
      const many = String(table.values.placed)
      const message = `页面不显示或遮盖、而写在标签属性中的值 ${many} 个，列在该行各单元格之后 / values of attributes that the page does not show, put behind the cells of their rows: ${many}`
      this.#sink.issue({ code: 'HIDDEN_ROWS', message })
    }
    const left = table.hiddenText - table.values.unhidden
    if (left > 0) {
      const message = `单元格内不显示的文字 ${String(left)} 处未取 / text in cells that is not shown, left out: ${String(left)}`
      this.#sink.issue({ code: 'NOT_A_TABLE', message })
    }
    if (table.tooLong > 0) {
      const message = `只读出开头的过长单元格 ${table.tooLong} 个 / cells beyond 32 MB of which only the beginning was read: ${table.tooLong}`
      this.#sink.issue({ code: 'LIMIT', message })
    }
  }

  text(text: string): void {
    if (this.#unseen !== '') return
    const table = this.#open.at(-1)
    if (this.#select !== null) this.#select.text(text)
    else if (table?.inCell !== true || table.hiddenDepth === 0) {
      if (table?.inCell === true) this.hidden.shown(text)
      this.#inline.text(text)
      this.#text()?.add(text)
    } else table.hide(text)
  }

  /** The page is at its end: tables that were never closed are whole as far as they go. False when it was cut off. */
  end(): boolean {
    this.#endSelect()
    this.#endTitle()
    const cut = this.unended && (this.#open.length > 0 || this.#tables === 0)
    for (let table = this.#open.pop(); table !== undefined; table = this.#open.pop()) {
      if (table !== this.#rest) this.#finish(table)
    }
    if (this.#rest !== null) this.#finish(this.#rest)
    return !cut
  }
}

/** A field to choose from that has no end goes no further than its cell. */
const ROWS = new Set(['table', 'tr', ...CELLS])

/** Elements without an end. */
const VOID = new Set(['br', 'img', 'hr', 'input', 'col', 'meta', 'link', 'wbr', 'area', 'base'])

function hide(table: TableRows, name: string): void {
  table.hiddenName = name
  table.hiddenDepth = 1
  table.hiddenText++
}
