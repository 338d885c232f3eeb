import { personsIn, type Carried } from './attributes.ts'
import { bare } from './hidden-text.ts'
import { fills, masksIn } from './masks.ts'

/** Columns that values of attributes get, and values of a row that are looked at. */
const MOST_COLUMNS = 32
const MOST_VALUES = 256
/** Of a longer cell only the beginning is looked at. */
const LOOKED_AT = 1024

/** In place of the name of an attribute: a text within a cell that is not shown. */
export const HIDDEN = '-'

/** A value and the column of the table that it gets. */
export interface Placed {
  readonly column: number
  readonly value: string
}

/**
 * What the elements of a row carry in attributes or hide, and its cells do not show: `<td data-phone="13800138001">138****8001`.
 * Such values stand behind the cells of their row, those of one attribute of one column below one another.
 */
export class RowValues {
  /** Values that stand behind the cells of rows. */
  placed = 0
  /** Of them, texts that are not shown. */
  unhidden = 0
  readonly #columns = new Map<string, number>()
  #widest = 0
  #base = -1
  #values: { readonly key: string; readonly value: string }[] = []
  #shown: string[] = []

  /** Something that an element of the row carries; `column` is that of its cell, -1 for the row itself. */
  add(column: number, { name, value }: Carried): void {
    if (this.#values.length < MOST_VALUES)
      this.#values.push({ key: `${String(column)} ${name}`, value })
  }

  /** A cell of the row shows this. */
  shown(text: string): void {
    this.#shown.push(text.slice(0, LOOKED_AT))
  }

  /** The values that the row does not show, behind `width` cells; `without` hears of those for which there is no room. */
  end(width: number, without: (value: string) => void): Placed[] {
    const values = this.#values.length === 0 ? [] : this.#hidden()
    this.#values = []
    this.#shown = []
    this.#widest = Math.max(this.#widest, width)
    if (values.length === 0) return []
    if (this.#base < 0) this.#base = this.#widest
    const free = width <= this.#base
    const placed: Placed[] = []
    const taken = new Map<string, number>()
    for (const { key, value } of values) {
      const times = (taken.get(key) ?? 0) + 1
      taken.set(key, times)
      const column = free ? this.#columnOf(`${key} ${String(times)}`) : null
      if (column === null) without(value)
      else placed.push({ column, value })
      if (key.endsWith(` ${HIDDEN}`)) this.unhidden++
    }
    this.placed += placed.length
    return placed.sort((a, b) => a.column - b.column)
  }

  /** Each value once: a number is often in a link and behind a button. */
  #hidden(): { readonly key: string; readonly value: string }[] {
    const text = this.#shown.join('\n')
    const plain = bare(text)
    const masks = masksIn(text)
    const seen = new Set<string>()
    return this.#values.filter(({ value }) => {
      const persons = personsIn(value)
      const isHidden =
        persons.some((one) => !plain.includes(one)) || masks.some((mask) => fills(mask, value))
      const one = persons.length === 1 ? (persons[0] ?? '') : bare(value)
      if (!isHidden || seen.has(one)) return false
      seen.add(one)
      return true
    })
  }

  #columnOf(key: string): number | null {
    const known = this.#columns.get(key)
    if (known !== undefined) return known
    if (this.#columns.size >= MOST_COLUMNS) return null
    const column = this.#base + this.#columns.size
    this.#columns.set(key, column)
    return column
  }
}
