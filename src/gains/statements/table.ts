import type { Locator } from '../../evidence/locator.ts'

/** A row of a table as it stands in its file. */
export interface StatementRow {
  /** Physical row; null where the format knows none. */
  readonly row: number | null
  /** Stored text of each cell, and what its number format shows where that differs. */
  readonly cells: readonly (string | null)[]
  readonly shown: readonly (string | null)[]
}

/** Where the rows of a sheet, or of a text file, come from. */
export interface TablePlace {
  /** File (with its containers) and sheet. */
  readonly at: Locator
  /** Does the file itself name the columns (labels before values, keys)? They stand in no row. */
  readonly names: readonly (string | null)[] | null
  /** Delimited text: every row has as many cells as its writer gave it, to the last. */
  readonly isText?: boolean
}
