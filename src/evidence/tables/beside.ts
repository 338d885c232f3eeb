import { CELL, type GridSink, type RowView } from '../row.ts'
import type { ColumnRange } from './lists.ts'

/**
 * Lists that stand side by side: each gets the rows of the grid in its own columns, as if it stood alone. Cells keep
 * the columns that they have in the sheet.
 */
export function sideBySide(lists: readonly ColumnRange[], sinks: readonly GridSink[]): GridSink {
  return new SideBySide(lists, sinks)
}

class SideBySide implements GridSink {
  readonly #lists: readonly ColumnRange[]
  readonly #sinks: readonly GridSink[]
  #types = new Uint8Array(64)

  constructor(lists: readonly ColumnRange[], sinks: readonly GridSink[]) {
    this.#lists = lists
    this.#sinks = sinks
  }

  row(view: RowView): void {
    this.#lists.forEach((list, i) => this.#sinks[i]?.row(this.#within(view, list)))
  }

  blankRows(from: number, to: number): void {
    for (const sink of this.#sinks) sink.blankRows?.(from, to)
  }

  /** A row that could not be read is one row, and is told once. */
  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#sinks[0]?.unread(...lost)
  }

  end(): void {
    for (const sink of this.#sinks) sink.end()
  }

  /** The row with nothing but the cells of one list. */
  #within(view: RowView, { from, to }: ColumnRange): RowView {
    const count = Math.min(view.count, to)
    if (count <= from) return { ...view, count: 0, lineStart: -1, lineEnd: -1 }
    if (this.#types.length < count) this.#types = new Uint8Array(2 * count)
    this.#types.fill(CELL.ABSENT, 0, from)
    this.#types.set(view.type.subarray(from, count), from)
    return { ...view, count, type: this.#types, lineStart: -1, lineEnd: -1 }
  }
}
