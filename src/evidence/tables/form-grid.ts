import { RowBuilder } from '../readers/row-builder.ts'
import { CELL, type CellType, type GridSink, type RowView } from '../row.ts'
import { identifies } from './evidence.ts'
import { type FormShape, type Pair, pairsOf } from './forms.ts'
import { cellText, copyView, emptyView, type HeldRow, readRow } from './held.ts'
import type { Unread } from './pending.ts'
import type { TableOut } from './table.ts'

/** A form is not put together from more than this; what comes then begins another record. */
const MOST_ROWS = 256
const MOST_BYTES = 1 << 20

/** A cell of a record: stored text, type, and what its number format shows. */
interface Value {
  readonly stored: string
  readonly type: CellType
  readonly shown: string | null
}

/** Where a record that was put together from several rows goes. */
export type FormOut = TableOut & Required<Pick<TableOut, 'joined'>>

/**
 * Takes the rows of a grid of forms and hands on one record a form, its values below their labels; what has no label, or
 * one that was not known at the beginning, stands in the last column. The record has the number of the row it begins in.
 */
export function formGrid(shape: FormShape, out: FormOut): GridSink {
  return new FormGrid(shape, out)
}

type Item =
  | { readonly row: HeldRow; readonly pairs: readonly Pair[] | null }
  | { readonly blank: readonly [number, number] }

class FormGrid implements GridSink {
  readonly #shape: FormShape
  readonly #out: FormOut
  readonly #columns = new Map<string, number[]>()
  readonly #rows = new RowBuilder()
  #items: Item[] = []
  /** Does the form at hand have a row of labels? */
  #begun = false
  #bytes = 0

  constructor(shape: FormShape, out: FormOut) {
    this.#shape = shape
    this.#out = out
    shape.labels.forEach((label, c) => {
      this.#columns.set(label, [...(this.#columns.get(label) ?? []), c])
    })
  }

  row(view: RowView): void {
    const row = readRow(copyView(view))
    if (row.filled === 0) {
      this.#items.push({ blank: [view.row, view.row] })
      return
    }
    const pairs = pairsOf(row)
    if (this.#begun && (pairs?.[0]?.label === this.#shape.first || this.#isFull()))
      this.#close('TITLE')
    if (pairs) this.#begun = true
    this.#bytes += row.view.buf.length
    this.#items.push({ row, pairs })
  }

  blankRows(from: number, to: number): void {
    this.#items.push({ blank: [from, to] })
  }

  unread(...lost: Unread): void {
    this.#close('NOTE')
    this.#out.unread(...lost)
  }

  end(): void {
    this.#close('NOTE')
  }

  #isFull(): boolean {
    return this.#items.length >= MOST_ROWS || this.#bytes >= MOST_BYTES
  }

  /** Lets the form go, then the lone lines below it: the title of the next one, or remarks. */
  #close(below: 'NOTE' | 'TITLE'): void {
    const items = this.#items
    this.#items = []
    this.#bytes = 0
    this.#begun = false
    const first = items.findIndex(isOfForm)
    const last = items.findLastIndex(isOfForm)
    items.forEach((item, i) => {
      if ('blank' in item) this.#blank(...item.blank)
      else if (i === first) this.#give(item.row.view, items.slice(first, last + 1))
      else this.#out.other(i < first ? 'TITLE' : i <= last ? 'CONTINUED' : below, item.row.view)
    })
  }

  #give(view: RowView, items: readonly Item[]): void {
    this.#out.joined(this.#record(view.row, items), view)
  }

  #blank(from: number, to: number): void {
    if (this.#out.blank) this.#out.blank(from, to)
    else for (let row = from; row <= to; row++) this.#out.other('BLANK_ROW', emptyView(row))
  }

  #record(at: number, items: readonly Item[]): RowView {
    const values = new FormValues(this.#columns)
    for (const item of items) {
      if ('blank' in item) continue
      if (item.pairs === null) values.loose(item.row)
      else for (const pair of item.pairs) values.add(item.row.view, pair)
    }
    return this.#built(at, values.cells, values.rest)
  }

  #built(at: number, cells: readonly (Value | undefined)[], rest: readonly string[]): RowView {
    const builder = this.#rows.begin(at)
    const last = this.#shape.labels.length
    for (let c = 0; c < last; c++) {
      const value = cells[c]
      builder.cell(c, value?.stored ?? '', value?.type, value?.shown)
      if (value === undefined) builder.view.type[c] = CELL.ABSENT
    }
    builder.cell(last, rest.join('\n'))
    if (rest.length === 0) builder.view.type[last] = CELL.ABSENT
    return builder.view
  }
}

/** Does the row belong to a form? A cell by itself that identifies nobody is a title or a remark. */
function isOfForm(item: Item): boolean {
  return 'row' in item && (item.pairs !== null || item.row.filled > 1 || identifies(item.row))
}

/** The values of one form as they are met, and what has no column. */
class FormValues {
  readonly cells: (Value | undefined)[] = []
  readonly rest: string[] = []
  readonly #columns: ReadonlyMap<string, readonly number[]>
  readonly #times = new Map<string, number>()

  constructor(columns: ReadonlyMap<string, readonly number[]>) {
    this.#columns = columns
  }

  add(view: RowView, pair: Pair): void {
    const value = valueOf(view, pair)
    if (value === null) return
    const nth = this.#times.get(pair.label) ?? 0
    this.#times.set(pair.label, nth + 1)
    const column = this.#columns.get(pair.label)?.[nth]
    if (column === undefined) this.rest.push(`${pair.label}：${value.stored}`)
    else this.cells[column] = value
  }

  loose(row: HeldRow): void {
    this.rest.push(row.cells.filter((cell) => cell !== '').join(' '))
  }
}

function valueOf(view: RowView, { at, text }: Pair): Value | null {
  if (text !== null) return { stored: text, type: CELL.TEXT, shown: null }
  return at === null ? null : cellValue(view, at)
}

/** The cell as the reader gave it. */
export function cellValue(view: RowView, at: number): Value | null {
  const stored = cellText(view, at)
  if (stored === null) return null
  const from = view.shownStart[at] ?? -1
  const shown =
    from < 0
      ? null
      : Buffer.from(view.buf.subarray(from, view.shownEnd[at] ?? from)).toString('utf8')
  return { stored, type: (view.type[at] ?? CELL.TEXT) as CellType, shown }
}
