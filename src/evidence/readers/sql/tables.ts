import { CELL, type GridSink, type ReadSink, type RowView } from '../../row.ts'
import { RowNumbers } from '../row-numbers.ts'
import type { TupleRow } from './tuple-row.ts'

/** More tables in one script are not read: each is a grid of its own. */
const MOST_TABLES = 4096

/** A table of a script whose rows are being read; rows of several may come in turn. */
export class SqlTable {
  readonly name: string
  /** Names of the columns when its first row came; null where the script never says them. */
  readonly namesAtFirst: readonly string[] | null
  readonly grid: GridSink
  readonly numbers: RowNumbers
  /** Names of the columns so far; null where the script never says them. */
  readonly names: string[] | null
  rows = 0

  constructor(name: string, names: string[] | null, grid: GridSink, byLine: boolean) {
    this.name = name
    this.names = names
    this.namesAtFirst = names && [...names]
    this.grid = grid
    this.numbers = new RowNumbers(byLine)
  }

  /** Places of the columns of a statement in the table; null where they are the same. New ones are added. */
  places(columns: readonly string[] | null): Int32Array | null {
    const { names } = this
    if (columns === null || names === null) return null
    const taken = new Set<number>()
    const places = Int32Array.from(columns, (column) => {
      const found = names.findIndex((name, i) => name === column && !taken.has(i))
      const at = found < 0 ? names.push(column) - 1 : found
      taken.add(at)
      return at
    })
    return places.every((at, i) => at === i) ? null : places
  }
}

/** What a script has said of its tables before a place in it: columns of those made, and of those with rows. */
export interface KnownTables {
  readonly created: readonly (readonly [name: string, columns: readonly string[]])[]
  readonly open: readonly (readonly [name: string, columns: readonly string[]])[]
}

const NOTHING: KnownTables = { created: [], open: [] }

/** What a script, or a stretch of it, came to in its tables. */
export interface FoundTables {
  /** Tables with rows, in the order in which they came. */
  readonly tables: readonly {
    readonly name: string
    readonly namesAtFirst: readonly string[] | null
    readonly names: readonly string[] | null
    readonly rows: number
    /** Numbers of the first and the last row, and how many were given. */
    readonly first: number
    readonly last: number
    readonly given: number
    readonly left: boolean
  }[]
  /** Tables made, by the last part of their names. */
  readonly created: KnownTables['created']
  /** Rows of tables beyond the limit. */
  readonly beyond: number
}

/** Tables that were made and have no row. */
export function emptyTables({ tables, created }: FoundTables): number {
  const filled = new Set(tables.map((t) => lastPart(t.name)))
  return new Set(created.map(([name]) => name).filter((name) => !filled.has(name))).size
}

/** The tables of a script by name: what CREATE TABLE says of them, and what they hold. */
export class SqlTables {
  readonly #sink: ReadSink
  readonly #byLine: boolean
  readonly #open = new Map<string, SqlTable>()
  readonly #created = new Map<string, readonly string[]>()
  /** Columns of tables that had rows before the stretch that is read. */
  readonly #known: ReadonlyMap<string, readonly string[]>
  readonly #createdHere = new Map<string, readonly string[]>()
  /** Rows of tables beyond the limit. */
  beyond = 0

  constructor(sink: ReadSink, byLine: boolean, known: KnownTables = NOTHING) {
    this.#sink = sink
    this.#byLine = byLine
    this.#known = new Map(known.open)
    for (const [name, columns] of known.created) this.#created.set(name, columns)
  }

  create(name: string, columns: readonly string[]): void {
    if (this.#created.size >= 4 * MOST_TABLES) return
    this.#created.set(lastPart(name), columns)
    this.#createdHere.set(lastPart(name), columns)
  }

  /** The table of a statement; null where there are too many. */
  of(name: string, columns: readonly string[] | null): SqlTable | null {
    const names = this.#known.get(name) ?? this.#created.get(lastPart(name)) ?? columns
    const key = names ? name : `${name}\n`
    const open = this.#open.get(key)
    if (open) return open
    if (this.#open.size >= MOST_TABLES) return null
    const list = names ? [...names] : null
    const info = { sheet: name, hidden: false, delimiter: null, delimiterByte: -1 }
    const grid = this.#sink.grid(list ? { ...info, header: list } : info)
    const table = new SqlTable(name, list, grid, this.#byLine)
    this.#open.set(key, table)
    return table
  }

  /** What is to be told of them, and what a reader of the next stretch is to know. */
  get found(): FoundTables {
    const tables = [...this.#open.values()].map((t) => ({
      name: t.name,
      namesAtFirst: t.namesAtFirst,
      names: t.names,
      rows: t.rows,
      first: t.numbers.first,
      last: t.numbers.last,
      given: t.numbers.given,
      left: t.numbers.left,
    }))
    const { beyond } = this
    return { tables, created: [...this.#createdHere], beyond }
  }

  end(): void {
    for (const table of this.#open.values()) table.grid.end()
  }
}

/** `public.users`, `dbo.users` and `users` are one table where only one says its columns. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

/** A row whose cells stand in another order than the columns of the table. */
export class Placed implements RowView {
  row = 0
  count = 0
  buf: Uint8Array = new Uint8Array(0)
  start = new Int32Array(0)
  end = new Int32Array(0)
  type = new Uint8Array(0)
  shownStart = new Int32Array(0)
  shownEnd = new Int32Array(0)
  readonly lineStart = -1
  readonly lineEnd = -1

  /** The row of `from` with each cell at its place; cells beyond those named stand behind all columns. */
  take(from: TupleRow, places: Int32Array, columns: number): this {
    const extra = Math.max(0, from.count - places.length)
    this.#room(columns + extra)
    this.type.fill(CELL.ABSENT, 0, columns + extra)
    for (let i = 0; i < from.count; i++) {
      const at = places[i] ?? columns + i - places.length
      this.start[at] = from.start[i] as number
      this.end[at] = from.end[i] as number
      this.type[at] = from.type[i] as number
    }
    this.row = from.row
    this.buf = from.buf
    this.count = columns + extra
    return this
  }

  #room(columns: number): void {
    if (columns > this.type.length) {
      const size = columns * 2
      this.start = new Int32Array(size)
      this.end = new Int32Array(size)
      this.type = new Uint8Array(size)
      this.shownStart = new Int32Array(size).fill(-1)
      this.shownEnd = new Int32Array(size)
    }
    this.start.fill(0, 0, columns)
    this.end.fill(0, 0, columns)
  }
}
