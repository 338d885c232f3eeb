import type { KindId } from '../../records/kinds.ts'

/** The shape of a list: of its longest table. */
export interface ListLayout {
  /** Headers as they stand, masked; the kind's name where there is none. */
  readonly headers: readonly string[]
  readonly kinds: readonly KindId[]
  /** Name of the column by which the list is sorted, or null: then its order is its own. */
  readonly sortedBy: { readonly kind: KindId; readonly title: string } | null
}

/** Same headers in the same order; one column alone is no layout. */
export function isSameLayout(a: ListLayout, b: ListLayout): boolean {
  return (
    a.headers.length > 1 &&
    a.headers.length === b.headers.length &&
    a.headers.every((h, i) => h === b.headers[i])
  )
}

/** Title of the column when both are sorted by one kind: two lists of the same people then stand in the same order anyhow. */
export function sortedAlike(a: ListLayout, b: ListLayout): string | null {
  if (a.sortedBy === null || b.sortedBy === null) return null
  return a.sortedBy.kind === b.sortedBy.kind ? a.sortedBy.title : null
}

/** n! as an exact number; lists of more than 200 columns are no wider to it. */
export function orders(n: number): bigint {
  let all = 1n
  for (let i = 2n; i <= BigInt(Math.min(n, 200)); i++) all *= i
  return all
}
