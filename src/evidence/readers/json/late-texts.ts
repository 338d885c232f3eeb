import { CELL, type RowView } from '../../row.ts'
import { embedded } from './embedded.ts'

/** So many texts in brackets that are no JSON of anybody, and a column is looked at no more: `[116.3,39.9]`. */
const MOST_TRIES = 64

/** Looks for columns in which texts that are JSON begin behind the first rows, at the cost of one byte a cell. */
export class LateTexts {
  /** Cells of the widest row that was looked at. */
  widest = 0
  /** What is known of columns: how often they were tried; from MOST_TRIES on they are not looked at. */
  readonly #tries: number[] = []

  /** The column is read already. */
  know(column: number): void {
    this.#tries[column] = MOST_TRIES
  }

  /** The first column of which this row is the first to show that its texts are JSON; -1 for none. */
  columnOf(view: RowView): number {
    const { buf, start, end, type, count } = view
    if (count > this.widest) this.widest = count
    for (let i = 0; i < count; i++) {
      const first = buf[start[i] as number]
      if (first !== 0x7b && first !== 0x5b) continue
      if (type[i] !== CELL.TEXT || (end[i] as number) <= (start[i] as number)) continue
      if (this.#isJson(view, i)) return i
    }
    return -1
  }

  #isJson({ buf, start, end }: RowView, i: number): boolean {
    const tries = this.#tries[i] ?? 0
    if (tries >= MOST_TRIES) return false
    this.#tries[i] = tries + 1
    if (embedded(buf, start[i] ?? 0, end[i] ?? 0) === null) return false
    this.know(i)
    return true
  }
}
