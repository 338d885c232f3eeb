import type { NonDataCode, UnreadCode } from '../codes.ts'
import type { RowView } from '../row.ts'

/** A table as it is found in a grid: from its header (or first data row) to the next header or the end. */
export interface TableStart {
  /** Number of the table inside its grid, from 0. */
  readonly index: number
  /** Physical row of the header, or null when the table has none. */
  readonly headerRow: number | null
  /** Header texts by column; null without a header. */
  readonly headers: readonly (string | null)[] | null
  /** Columns that hold anything in the rows looked at; later rows may be wider. */
  readonly width: number
  /** Whether the header was found beyond doubt; a doubtful table prints the command that would correct it. */
  readonly certain: boolean
}

/** What is already known when a part of a large file is read by itself. */
export interface KnownTable extends TableStart {
  readonly known: true
}

/**
 * Where rows go once their role is known. Every row of the grid arrives exactly once, in physical order:
 * `data`, or `other` with its code, or `unread`. Non-data rows before the first header belong to the table
 * that follows them; the finder holds them back until it has opened it.
 */
export interface TableOut {
  table(start: TableStart): void
  data(view: RowView): void
  other(code: NonDataCode, view: RowView): void
  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void
  end(): void
}
