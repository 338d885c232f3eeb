import { CELL, type ReadSink } from '../../row.ts'
import { GridRows, MOST_COLUMNS } from '../grid-rows.ts'
import { FlowText } from './flow-text.ts'
import { carriedBy } from './attributes.ts'
import { HIDDEN, RowValues } from './row-values.ts'
import { attributeOf } from './tokens.ts'

const MOST_ROWSPAN = 65_534
const MOST_COLSPAN = 1000

/** One table of a page: its cells in their columns, with what spans rows and columns left free. */
export class TableRows {
  readonly text = new FlowText()
  hiddenRows = false
  hiddenText = 0
  /** Cells of which only the beginning was read. */
  tooLong = 0
  /** Name and depth of an element in the cell at hand that is not shown. */
  hiddenName = ''
  hiddenDepth = 0
  inCell = false
  /** What rows carry and do not show. */
  readonly values = new RowValues()
  readonly #grid: GridRows
  readonly #without: (value: string) => void
  #inRow = false
  /** Rows for which a column is still taken by a cell above. */
  #taken: number[] = []
  #column = 0
  #colspan = 1
  #rowspan = 1
  #number: string | null = null

  /** `without` hears of what rows carry and have no room for. */
  constructor(sink: ReadSink, name: string, without: (value: string) => void = () => undefined) {
    this.#grid = new GridRows(sink, name)
    this.#without = without
  }

  get opened(): boolean {
    return this.#grid.opened
  }

  get row(): number {
    return this.#grid.row
  }

  beginRow(attributes: string): void {
    this.endRow()
    this.#grid.begin(this.#grid.next)
    this.#inRow = true
    this.#column = 0
    if (isHidden(attributes)) this.hiddenRows = true
    this.carry('tr', attributes)
  }

  /** What an element of the row at hand carries in its attributes. */
  carry(element: string, attributes: string): void {
    if (!this.#inRow) return
    for (const one of carriedBy(element, attributes)) this.values.add(this.#place, one)
  }

  /** A text within the cell at hand that is not shown. */
  hide(text: string): void {
    if (text.length <= 200) this.values.add(this.#place, { name: HIDDEN, value: text.trim() })
  }

  /** Column of the cell at hand; that of the row itself is none. */
  get #place(): number {
    return this.inCell ? this.#column : -1
  }

  beginCell(attributes: string): void {
    this.endCell()
    if (!this.#inRow) this.beginRow('')
    while ((this.#taken[this.#column] ?? 0) > 0) this.#column++
    this.#colspan = span(attributes, 'colspan', MOST_COLSPAN)
    this.#rowspan = span(attributes, 'rowspan', MOST_ROWSPAN)
    this.#number = attributeOf(attributes, 'x:num')
    if (isHidden(attributes)) this.hiddenRows = true
    this.text.clear()
    this.hiddenName = ''
    this.hiddenDepth = 0
    this.inCell = true
    this.carry('td', attributes)
  }

  endCell(): void {
    if (!this.inCell) return
    this.inCell = false
    const { text, overflow } = this.text
    if (overflow) this.tooLong++
    this.values.shown(text)
    const number = this.#number
    if (number !== null && /^-?\d[\d.eE+-]{0,40}$/.test(number)) {
      this.#grid.cell(this.#column, number, CELL.NUMBER, text)
    } else this.#grid.cell(this.#column, text)
    this.#take()
  }

  /** The columns of the cell are taken in the rows that it spans. */
  #take(): void {
    const to = Math.min(this.#column + this.#colspan, MOST_COLUMNS)
    if (this.#rowspan > 1) {
      while (this.#taken.length < to) this.#taken.push(0)
      for (let c = this.#column; c < to; c++) this.#taken[c] = this.#rowspan
    }
    this.#column = Math.max(to, this.#column + 1)
  }

  endRow(): void {
    this.endCell()
    if (!this.#inRow) return
    this.#inRow = false
    for (const { column, value } of this.values.end(this.#grid.width, this.#without))
      this.#grid.cell(column, value)
    this.#grid.end()
    for (let c = 0; c < this.#taken.length; c++) {
      const left = this.#taken[c] ?? 0
      if (left > 0) this.#taken[c] = left - 1
    }
    while (this.#taken.at(-1) === 0) this.#taken.pop()
  }

  /** Another table goes on in the same grid, after a blank row. */
  goOn(): void {
    this.endRow()
    this.#taken = []
    this.#grid.next++
  }

  finish(): void {
    this.endRow()
    this.#grid.finish()
  }
}

function span(attributes: string, name: string, most: number): number {
  const text = attributeOf(attributes, name)?.trim()
  if (text === undefined || !/^\d{1,9}$/.test(text)) return 1
  const number = Number(text)
  // A rowspan of 0 reaches to the end of its part of the table.
  return number === 0 ? (name === 'rowspan' ? most : 1) : Math.min(number, most)
}

/** Is an element not shown? */
export function isHidden(attributes: string): boolean {
  if (!/hidden|display/i.test(attributes)) return false
  if (/display\s*:\s*none/i.test(attributeOf(attributes, 'style') ?? '')) return true
  return attributeOf(attributes, 'hidden') !== null
}
