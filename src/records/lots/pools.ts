import {
  columnSignature,
  GONE,
  sourcesOf,
  withSources,
  type Layout,
  type LayoutColumn,
} from '../layout.ts'
import type { Alike } from '../alike.ts'

/** From so many rows on, what a statement takes to plan is little beside what they take. */
export const FEW_ROWS = 2000
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
 * Lays small tables together, those with several people in a row apart from others, each layout of its own otherwise a statement of its own: thousands of lists from many hands have
 * thousands of layouts, and a statement takes a tenth of a second to plan. A column that a table does not have is a column of
 * empty cells: its records are the same as without it.
 */
export function pools(all: readonly Alike[]): { alone: Alike[]; pooled: Pool[] } {
  const small = all.filter((a) => a.rows < FEW_ROWS)
  const byPeople = Map.groupBy(small, (a) => a.layout.people != null)
  const several = [...byPeople.values()].filter((group) => group.length > 1)
  const pooled = new Set(several.flat())
  return { alone: all.filter((a) => !pooled.has(a)), pooled: several.flatMap(laidTogether) }
}

function laidTogether(small: readonly Alike[]): Pool[] {
  const open: Open[] = []
  for (const alike of small.toSorted((a, b) => b.layout.columns.length - a.layout.columns.length)) {
    const wanted = wantedOf(alike.layout)
    const into = open.find((pool) => pool.hasRoom(wanted, alike.rows)) ?? new Open()
    if (into.rows === 0) open.push(into)
    into.add(alike, wanted)
  }
  return open.map((pool) => pool.close())
}

/**
 * The columns of a layout that hold anything, by what they hold: the second of a kind apart from the first. `at` is their place in
 * the table, and `sources` names those that they are made of, which stand there too.
 */
type Wanted = ReadonlyMap<string, WantedColumn>

interface WantedColumn {
  readonly column: LayoutColumn
  readonly at: number
  readonly sources: readonly string[]
}

function wantedOf({ columns }: Layout): Wanted {
  const times = new Map<string, number>()
  const wanted = new Map<string, WantedColumn>()
  columns.forEach((column, at) => {
    if (column.kind === 'empty') return
    const sign = columnSignature(withSources({ ...column, escaped: false, shown: false }, () => 0))
    const nth = times.get(sign) ?? 0
    times.set(sign, nth + 1)
    const name = `${String(nth)} ${sign}`
    const from = sourcesOf(column).map((c, k) => [`${String(k)} of ${name}`, c] as const)
    wanted.set(name, { column, at, sources: from.map(([source]) => source) })
    for (const [source, c] of from) wanted.set(source, { column: GONE, at: c, sources: [] })
  })
  return wanted
}

/** A pool that tables are still laid into. */
class Open {
  rows = 0
  readonly #columns = new Map<string, Omit<WantedColumn, 'at'>>()
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
    for (const [name, { column, sources }] of wanted) {
      const { escaped = false, shown = false } = this.#columns.get(name)?.column ?? {}
      const marks = { escaped: escaped || column.escaped, shown: shown || column.shown }
      this.#columns.set(name, { column: { ...column, ...marks }, sources })
    }
  }

  close(): Pool {
    const names = [...this.#columns.keys()]
    const members = this.#members.flatMap(({ alike, wanted }) => {
      const columns = names.map((name) => wanted.get(name)?.at)
      return [...alike.orders.values()].map(({ order, tables }) => ({
        width: alike.width,
        tables,
        places: columns.map((at) => (at === undefined ? null : (order[at] ?? at))),
      }))
    })
    return { layout: { columns: this.#laid(names), people: this.#people(names) }, members }
  }

  /** The columns, made of others where those stand here. */
  #laid(names: readonly string[]): LayoutColumn[] {
    const place = new Map(names.map((name, i) => [name, i]))
    return [...this.#columns.values()].map(({ column, sources }) =>
      withSources(column, (nth) => place.get(sources[nth] ?? '') ?? 0),
    )
  }

  /** The columns that are taken apart in any of the tables; null where no row has several people. */
  #people(names: readonly string[]): number[] | null {
    if (this.#members.every(({ alike }) => alike.layout.people == null)) return null
    const isSplit = (name: string) =>
      this.#members.some(({ alike, wanted }) => {
        const at = wanted.get(name)?.at
        return at !== undefined && alike.layout.people?.includes(at)
      })
    return names.flatMap((name, i) => (isSplit(name) ? [i] : []))
  }
}
