import { CELL, type ReadSink } from '../../row.ts'
import { GridRows, MOST_COLUMNS } from '../grid-rows.ts'
import { FlowText } from './flow-text.ts'
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
  readonly #grid: GridRows
  #inRow = false
  /** Rows for which a column is still taken by a cell above. */
  #taken: number[] = []
  #column = 0
  #colspan = 1
  #rowspan = 1
  #number: string | null = null

  constructor(sink: ReadSink, name: string) {
    this.#grid = new GridRows(sink, name)
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
  }

  endCell(): void {
    if (!this.inCell) return
    this.inCell = false
    const { text, overflow } = this.text
    if (overflow) this.tooLong++
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
