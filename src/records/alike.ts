import { inOneOrder, layoutOf, narrowedTo, signature, type Layout } from './layout.ts'
import type { LotTable } from './lots/ingest.ts'

/** Rows of a table in chunks of one width. */
export interface Present {
  readonly width: number
  readonly t: number
  readonly rows: number
}

/** Tables that have the columns of a layout in the same order. */
export interface Ordered {
  readonly order: readonly number[]
  readonly tables: number[]
}

/** Tables with the same columns, by the order in which they have them; their rows in chunks of one width. */
export interface Alike {
  readonly width: number
  readonly layout: Layout
  readonly orders: Map<string, Ordered>
  rows: number
}

/** Tables that one statement can read, whatever the order of their columns. */
export function alikeOf(present: readonly Present[], tables: readonly LotTable[]): Alike[] {
  const alike = new Map<string, Alike>()
  for (const { t, width, rows } of present) {
    const own = narrowed(tables[t], width)
    const order = inOneOrder(own)
    const layout = { ...own, columns: order.flatMap((i) => own.columns[i] ?? []) }
    const fresh = { width, layout, orders: new Map<string, Ordered>(), rows: 0 }
    const same = put(alike, `${String(width)} ${signature(layout)}`, fresh)
    same.rows += rows
    put(same.orders, order.join(' '), { order, tables: [] }).tables.push(t)
  }
  return [...alike.values()]
}

function put<T>(known: Map<string, T>, key: string, fresh: T): T {
  const value = known.get(key) ?? fresh
  known.set(key, value)
  return value
}

/** The layout of a table as far as rows of this width reach. */
function narrowed(t: LotTable | undefined, width: number): Layout {
  if (!t) throw new Error('rows of an unknown table')
  return narrowedTo(layoutOf(t.decisions, t.table, t.arrangement), width)
}
