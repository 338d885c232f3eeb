import { beginsRecord, NamedBlocks } from '../readers/text/shapes/named-blocks.ts'
import { MOST_LINES } from '../readers/text/shapes/blocks.ts'
import { RowBuilder } from '../readers/row-builder.ts'
import { CELL, type GridSink, type RowView } from '../row.ts'
import { identifies } from './evidence.ts'
import { cellValue, type FormOut } from './form-grid.ts'
import { copyView, type HeldRow, readRow } from './held.ts'
import { giveBlank, loneRole, type Unread } from './pending.ts'

/** Rows of one person and blank ones among them that are kept. */
const MOST_ITEMS = 1024

/**
 * Do people stand in one column, a value a row: 张三, below it 138…, below it 李四? Each begins with his name and has the numbers of one
 * person. `ended`: these are all rows. In doubt they do not.
 */
export function isStack(rows: readonly HeldRow[], ended: boolean): boolean {
  const [first] = rows
  if (first === undefined || !rows.every((row) => row.filled === 1 && row.extent === first.extent))
    return false
  const texts = rows.map((row) => row.cells[row.extent - 1] ?? '')
  const blocks = new NamedBlocks()
  for (const text of texts.slice(isTitled(texts) ? 1 : 0)) blocks.line(text)
  return ended ? blocks.sure : blocks.likely
}

/** 客户名单 over the first name: built like a name itself. */
function isTitled([first = '', second = '']: readonly string[]): boolean {
  return beginsRecord(first) && beginsRecord(second)
}

/** Takes the rows of such a column and hands on a record a person, which has the number of the row of his name. */
export function stackGrid(out: FormOut): GridSink {
  return new StackGrid(out)
}

class StackGrid implements GridSink {
  readonly #out: FormOut
  readonly #made = new RowBuilder()
  /** The rows of the person at hand, and the blank ones among them. */
  #items: (HeldRow | readonly [from: number, to: number])[] = []
  #rows = 0
  #begun = false

  constructor(out: FormOut) {
    this.#out = out
  }

  row(view: RowView): void {
    const row = readRow(copyView(view))
    if (row.filled === 0) {
      this.blankRows(view.row, view.row)
      return
    }
    const isLine = row.filled === 1
    const begins = isLine && beginsRecord(row.cells[row.extent - 1] ?? '')
    if (begins && this.#rows === 1 && !this.#begun) this.#title()
    if (begins || !isLine || this.#rows >= MOST_LINES) this.#close()
    if (begins || (isLine && this.#rows > 0)) this.#keep(row)
    else this.#apart(row)
  }

  blankRows(from: number, to: number): void {
    if (this.#items.length >= MOST_ITEMS) this.#close()
    if (this.#rows === 0) giveBlank(this.#out, from, to)
    else this.#items.push([from, to])
  }

  unread(...lost: Unread): void {
    this.#close()
    this.#out.unread(...lost)
  }

  end(): void {
    this.#close()
  }

  #keep(row: HeldRow): void {
    this.#items.push(row)
    this.#rows++
  }

  /** A row of several cells, or a lone one without a name above it. */
  #apart(row: HeldRow): void {
    if (this.#begun || row.filled > 1 || identifies(row)) this.#out.data(row.view)
    else this.#out.other(loneRole(row, 'TITLE'), row.view)
  }

  /** What stood over the first name was none itself. */
  #title(): void {
    for (const item of this.#items) {
      if ('view' in item) this.#out.other('TITLE', item.view)
      else giveBlank(this.#out, item[0], item[1])
    }
    this.#items = []
    this.#rows = 0
  }

  #close(): void {
    const items = this.#items
    this.#items = []
    this.#rows = 0
    this.#begun ||= items.length > 0
    let isFirst = true
    for (const item of items) {
      if (!('view' in item)) giveBlank(this.#out, item[0], item[1])
      else if (isFirst) this.#out.joined(this.#record(items), item.view)
      else this.#out.other('CONTINUED', item.view)
      isFirst = false
    }
  }

  #record(items: readonly (HeldRow | readonly [number, number])[]): RowView {
    const rows = items.flatMap((item) => ('view' in item ? [item] : []))
    const made = this.#made.begin(rows[0]?.view.row ?? 0)
    rows.forEach(({ view, extent }, i) => {
      const value = cellValue(view, extent - 1)
      made.cell(i, value?.stored ?? '', value?.type ?? CELL.TEXT, value?.shown)
    })
    return made.view
  }
}
