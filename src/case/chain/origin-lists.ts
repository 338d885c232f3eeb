import type { ListLayout } from '../../chain/fingerprints/layout.ts'
import type { OriginList } from '../../chain/origin/origin.ts'
import { maskIdentifiers } from '../../documents/safe.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { KINDS } from '../../records/kinds.ts'
import type { OrderedFile, OrderedTable } from '../assemble.ts'
import { sortedColumn } from './sorted.ts'

/** A batch as it is to be compared: its tables, each with the file that it stands in. */
export interface ListTables {
  readonly id: string
  readonly tables: readonly { readonly file: OrderedFile; readonly table: OrderedTable }[]
}

/** Rows of a sheet, header included: xls and xlsx. */
const LIMITS = [65_536, 1_048_576]

/**
 * Batches for `originOf`: where their rows are and how their longest table looks. A file that is equal to an earlier one
 * of the same batch is left out: the same list on two media is one list.
 */
export function originLists(batches: readonly ListTables[], sealed: SealedRows): OriginList[] {
  return batches.flatMap(({ id, tables }) => {
    const held = new Set(tables.map(({ file }) => file.outcome))
    const own = tables.filter(({ file }) => file.sameAs === null || !held.has(file.sameAs))
    const [longest] = own
      .map(({ table }) => table)
      .toSorted((x, y) => y.outcome.data - x.outcome.data || x.tab - y.tab)
    if (!longest || longest.outcome.data === 0) return []
    const parts = own.flatMap(({ table }) =>
      table.outcome.parts.map((p) => ({ part: p.p, tab: table.tab, 'row-base': p.rowBase })),
    )
    const limit = LIMITS.find((n) => n === longest.outcome.found) ?? null
    return [{ id, parts, layout: layoutOf(longest, sealed), limit }]
  })
}

function layoutOf(table: OrderedTable, sealed: SealedRows): ListLayout {
  const columns = table.columns.filter(
    (c) => c.kind !== 'empty' && c.index >= (table.outcome.from ?? 0),
  )
  return {
    headers: columns.map(({ index, kind }) => {
      const header = table.outcome.headers?.[index] ?? null
      return header === null ? KINDS[kind] : maskIdentifiers(header.trim())
    }),
    kinds: columns.map((c) => c.kind),
    sortedBy: sortedColumn(sealed, table),
  }
}
