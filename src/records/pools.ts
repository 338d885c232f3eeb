import { columnSignature, type Layout, type LayoutColumn } from './layout.ts'
import type { Alike } from './alike.ts'

/** From so many rows on, what a statement takes to plan is little beside what they take. */
const FEW_ROWS = 2000
/** Columns of a pool, and rows: a row is looked at in all columns of its pool, also in those that it does not have. */
const MOST_COLUMNS = 160
const MOST_ROWS = 50_000

/** Tables of different columns under one layout that has the columns of all of them. */
export interface Pool {
  readonly layout: Layout
  readonly members: readonly Member[]
}

interface Member {
  readonly width: number
  readonly tables: readonly number[]
  /** For each column of the pool the column of these tables, null where they have none. */
  readonly places: readonly (number | null)[]
}

/**
 * Lays small tables together, each layout of its own otherwise a statement of its own: thousands of lists from many hands have
 * thousands of layouts, and a statement takes a tenth of a second to plan. A column that a table does not have is a column of
 * empty cells: its records are the same as without it.
 */
export function pools(all: readonly Alike[]): { alone: Alike[]; pooled: Pool[] } {
  const small = all.filter(isSmall)
  if (small.length < 2) return { alone: [...all], pooled: [] }
  const open: Open[] = []
  for (const alike of small.toSorted((a, b) => b.layout.columns.length - a.layout.columns.length)) {
    const wanted = wantedOf(alike.layout)
    const into = open.find((pool) => pool.hasRoom(wanted, alike.rows)) ?? new Open()
    if (into.rows === 0) open.push(into)
    into.add(alike, wanted)
  }
  return { alone: all.filter((a) => !isSmall(a)), pooled: open.map((pool) => pool.close()) }
}

/** What is made of several columns, or of people in them, names columns by their place, and is left alone. */
function isSmall({ layout, rows }: Alike): boolean {
  return (
    rows < FEW_ROWS && layout.people == null && layout.columns.every((c) => c.from === undefined)
  )
}

/** The columns of a layout that hold anything, by what they hold: the second of a kind apart from the first. */
type Wanted = ReadonlyMap<string, { readonly column: LayoutColumn; readonly at: number }>

function wantedOf({ columns }: Layout): Wanted {
  const times = new Map<string, number>()
  const wanted = new Map<string, { column: LayoutColumn; at: number }>()
  columns.forEach((column, at) => {
    if (column.kind === 'empty') return
    const name = columnSignature({ ...column, escaped: false, shown: false })
    const nth = times.get(name) ?? 0
    times.set(name, nth + 1)
    wanted.set(`${String(nth)} ${name}`, { column, at })
  })
  return wanted
}

/** A pool that tables are still laid into. */
class Open {
  rows = 0
  readonly #columns = new Map<string, LayoutColumn>()
  readonly #members: { readonly alike: Alike; readonly wanted: Wanted }[] = []

  hasRoom(wanted: Wanted, rows: number): boolean {
    if (this.rows + rows > MOST_ROWS) return false
    let columns = this.#columns.size
    for (const name of wanted.keys()) if (!this.#columns.has(name)) columns++
    return columns <= MOST_COLUMNS
  }

  add(alike: Alike, wanted: Wanted): void {
    this.rows += alike.rows
    this.#members.push({ alike, wanted })
    for (const [name, { column }] of wanted) {
      const { escaped = false, shown = false } = this.#columns.get(name) ?? {}
      const marks = { escaped: escaped || column.escaped, shown: shown || column.shown }
      this.#columns.set(name, { ...column, ...marks })
    }
  }

  close(): Pool {
    const names = [...this.#columns.keys()]
    const members = this.#members.flatMap(({ alike, wanted }) => {
      const columns = names.map((name) => wanted.get(name)?.at)
      return [...alike.orders.values()].map(({ order, tables }) => ({
        width: alike.width,
        tables,
        places: columns.map((at) => (at === undefined ? null : (order[at] ?? null))),
      }))
    })
    return { layout: { columns: [...this.#columns.values()], people: null }, members }
  }
}
