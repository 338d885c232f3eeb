import type { KindId } from '../kinds.ts'
import type { CellClass } from './cell-class.ts'
import { decideColumns, type ColumnDecision, type IntegerProfile } from './decide.ts'
import type { ColumnProfile } from './tally.ts'

/** How many cells of a column are of which class. */
export type Tally = Partial<Record<CellClass, number>>

/** A column by its tally, for tests of what is decided of columns. */
export function column(classes: Tally, integers: IntegerProfile | null = null): ColumnProfile {
  return { classes: new Map(Object.entries(classes) as [CellClass, number][]), integers }
}

/** What is decided of a column that stands alone. */
export function one(header: string | null, profile: ColumnProfile): ColumnDecision {
  const [decision] = decideColumns({ headers: [header], columns: [profile] })
  if (!decision) throw new Error('no decision')
  return decision
}

/** The kinds of the columns of a table, from left to right. */
export function kinds(
  columns: readonly (readonly [string | null, ColumnProfile])[],
  overrides?: ReadonlyMap<number, KindId>,
): KindId[] {
  const table = { headers: columns.map(([h]) => h), columns: columns.map(([, p]) => p) }
  return decideColumns(table, overrides).map((d) => d.kind)
}

export const MOBILES = column({ mobile: 100 })
export const NAMES = column({ name: 100 })
