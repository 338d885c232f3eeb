import type { Sql } from '../db/sql.ts'
import type { KindId } from './kinds.ts'

/**
 * One kind of field: how its values are brought to one form for comparison, checked, and masked.
 * One file a kind under `fields/`; each is proved against a plain TypeScript reading of its standard.
 */
export interface Field {
  readonly id: KindId
  /**
   * SQL: canonical form of a cell, or NULL when the cell does not hold a valid value of this kind.
   * The argument is a VARCHAR expression (a column of the spool), never null-checked by the caller.
   * Deterministic, no regular expression before a cheap test (length, first character) has passed.
   */
  normalise(cell: Sql): Sql
  /**
   * As {@link normalise}, in a column of which the header or the examiner says that such numbers stand in it: takes what
   * would not be told by itself (a local number without area code). Only where there is more to take.
   */
  named?(cell: Sql): Sql
  /** Masked display of a value, valid or not: `张*`, `138****0001`, `3702**********1234`. */
  mask(value: string): string
  /** Header words, lower case, spaces removed; the longest match in a header decides. */
  readonly headers: readonly string[]
}
