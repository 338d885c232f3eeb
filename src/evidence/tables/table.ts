import type { NonDataCode, UnreadCode } from '../codes.ts'
import type { RowView } from '../row.ts'
import type { ColumnRange } from './lists.ts'

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
  /** The names of the fields stand down the first column: each column is a person, and is read so unless told otherwise. */
  readonly labelsInColumn?: true
  /** A band of people side by side, one a column, several bands below each other. */
  readonly band?: true
  /** Labels stand beside their values, a form a person. */
  readonly form?: true
  /** People stand in one column, a value a row. */
  readonly stack?: true
  /** What the finder knows of the table; handed on in {@link KnownTable}, later parts are read as the first was. */
  readonly profile?: Profile
}

/** What is remembered of a running table, to tell its rows from notes and repeated headers. Plain data: it is sent. */
export interface Profile {
  /** Columns that the table has for the purpose of calling a row a lone cell. */
  readonly width: number
  /** Texts of the header rows, trimmed; a repeated header equals one of them. */
  readonly headers: readonly (readonly string[])[]
  /** Longest text seen in a column among the first rows, 0 for none; empty when not known. */
  readonly longest: readonly number[]
  /** Columns that held values in nearly all of the first rows. */
  readonly valued: readonly boolean[]
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
  /**
   * A record that was put together from the rows of a form: `made` is the record, `first` the row in which it begins and
   * which is counted as data; the form's other rows come as CONTINUED. Without it forms are read row by row.
   */
  joined?(made: RowView, first: RowView): void
  /** The same of a sheet on its side: the people whose values stand in the columns, and the row that is counted as data. */
  columns?(people: Iterable<RowView>, count: number, first: RowView): void
  /** Blank physical rows `from … to` (both included) of which nothing else is known; without it they come one by one. */
  blank?(from: number, to: number): void
  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void
  /**
   * Lists stand side by side in these columns: gives where the rows of each go, left to right. Every row of the grid
   * then comes once for each list, and is to be counted once. Without it the grid is taken for one table.
   */
  beside?(lists: readonly ColumnRange[]): readonly TableOut[]
  end(): void
}
