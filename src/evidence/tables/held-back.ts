import type { HeldRow } from './held.ts'
import type { Item } from './pending.ts'

/** Rows (not blank) that are kept back until the header is decided; for a header inside a grid fewer do. */
const FIRST_ROWS = 64
const ROWS_INSIDE = 4
/** Bounds of what is kept back, whatever the file: items of any kind, bytes in all. */
const MOST_ITEMS = 2048
const MOST_BYTES = 8 << 20

/** The rows that are kept back until their header is decided. */
export class HeldBack {
  readonly items: Item[] = []
  /** They follow a header inside the grid; this many rows of groups stand above it. */
  readonly groups: number | null
  #rows = 0
  #bytes = 0

  constructor(groups: number | null = null) {
    this.groups = groups
  }

  /** Keeps it back; says whether there is enough now to decide on. */
  keep(item: Item, bytes = 0): boolean {
    this.items.push(item)
    this.#bytes += bytes
    if ('row' in item && item.row.filled > 0) this.#rows++
    const enough = this.#rows >= (this.groups === null ? FIRST_ROWS : ROWS_INSIDE)
    return enough || this.items.length >= MOST_ITEMS || this.#bytes >= MOST_BYTES
  }

  /** The rows that hold anything. */
  get filled(): readonly HeldRow[] {
    return this.items.flatMap((item) => ('row' in item && item.row.filled > 0 ? [item.row] : []))
  }
}
