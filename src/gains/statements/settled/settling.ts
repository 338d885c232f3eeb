import type { Locator } from '../../../evidence/locator.ts'
import type { StatementUnit } from '../../../report/statements.ts'
import type { StatedHead } from '../head.ts'
import type { Issues } from '../issues.ts'
import type { Layout } from '../layout/layout.ts'
import type { Signs } from './settled-side.ts'
import type { TablePlace } from '../table.ts'
import type { DayOrder } from '../values/time.ts'

/** Whose statement it is, and what its payments are called. */
export interface StatementOwner {
  /** Of `statements:`. */
  readonly id: string
  /** Number of the account in the case file. */
  readonly account: string | null
}

/** What the lines of a block are settled by. */
export interface Settling {
  readonly place: TablePlace
  readonly table: number
  readonly owner: StatementOwner
  readonly issues: Issues
  readonly layout: Layout
  readonly head: StatedHead
  readonly unit: StatementUnit | null
  readonly signs: Signs
  readonly days: DayOrder
  readonly own: string | null
  readonly currency: string
}

/** Where a row of the table stands; the table itself where its number is not known. */
export function whereIn({ place }: Settling, row: number | null): Locator {
  return row === null ? place.at : [...place.at, row]
}
