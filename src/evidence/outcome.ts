import type { IssueCode, NonDataCode, UnreadCode } from './codes.ts'
import type { MisreadCells } from './encoding/misread-cells.ts'
import type { Locator } from './locator.ts'
import type { Met } from './taught.ts'

/** What a child process reports of one file (or one member of a container) when it is through with it. */
export interface FileOutcome {
  /** Path inside the exhibit, containers first: `['硬盘.zip', '名单/客户.xlsx']`. */
  readonly at: Locator
  readonly bytes: number
  readonly digests: Digests
  readonly format: string
  readonly encoding: string | null
  readonly status: 'read' | 'partial' | 'unread' | 'listed'
  readonly issues: readonly OutcomeIssue[]
  readonly tables: readonly TableOutcome[]
  /** Tables that were read otherwise because of their shape (see `taught.ts`); absent: none. */
  readonly taught?: readonly Met[]
}

export type Digests = Partial<Record<'md5' | 'sha1' | 'sha256' | 'sm3', string>>

export interface OutcomeIssue {
  readonly code: IssueCode
  readonly sheet: string | null
  readonly row: number | null
  readonly message: string
}

export interface TableOutcome {
  readonly sheet: string | null
  /** Number of the grid in its file, and of the table in its grid. */
  readonly grid: number
  readonly index: number
  readonly hidden: boolean
  readonly delimiter: string | null
  readonly headerRow: number | null
  readonly headers: readonly (string | null)[] | null
  readonly certain: boolean
  /** Widest data row. */
  readonly width: number
  readonly found: number
  readonly data: number
  /**
   * Data rows that are counted under another table, because two lists stand side by side in them: each gives a record
   * here too, so that records out = data + also. Absent: none.
   */
  readonly also?: number
  /** First column of a list that stands to the right of another; absent: 0. */
  readonly from?: number
  /** Rows in which several people stand (一行多人), as the records of the table were made; absent: none. */
  readonly people?: People
  /** Cells whose text was decoded wrongly before it was stored (乱码); absent: none. */
  readonly misread?: readonly MisreadCells[]
  /** How its columns look, where no sure header tells its shape (see `shape.ts`). */
  readonly looks?: readonly string[]
  readonly nonData: Partial<Record<NonDataCode, number>>
  readonly unread: Partial<Record<UnreadCode, number>>
  /** Columns whose cells hold escapes, or a shown text beside the stored one (see `spool.ts`). */
  readonly escaped: readonly number[]
  readonly shown: readonly number[]
  readonly parts: readonly Part[]
}

/** Rows in which several people stand, each with name and number of his own, and rows that only look like it. */
export interface People {
  /** Rows that were taken apart, and the records that they give beyond one each: records out = data + also + more. */
  readonly rows: number
  readonly more: number
  /** Rows that were left whole, because it is not beyond doubt that each of their people is a record. */
  readonly doubtful: number
  /** By which sign the cells of a column would be taken apart, for the command that does it. */
  readonly signs: readonly { readonly column: number; readonly sign: string }[]
}

/** A run of rows of one table as one process wrote it; `rowBase` is added to the row numbers in the spool. */
export interface Part {
  readonly p: number
  readonly rowBase: number
  readonly pages: readonly Page[]
}

/**
 * One sealed page of `rows.enc`: spool lines of data rows; rows of other roles; or the whole text of one cell too
 * long for the spool. Offsets count from the start of the file.
 */
export interface Page {
  readonly holds: 'data' | 'other' | 'cell'
  readonly offset: number
  readonly length: number
  readonly firstRow: number
  readonly lastRow: number
  /** Byte between cells of the lines. */
  readonly delimiter: number
  /** Column of a long cell. */
  readonly column?: number
}

/** Tells the outcome of a file once the spool is finished: its last pages are open until then. */
export type Later<T> = () => T
export type FilesLater = readonly Later<FileOutcome>[]

/** A finished spool file: the rows of any number of parts, all of one width and delimiter. */
export interface SpoolFile {
  readonly path: string
  readonly width: number
  /** The one byte between cells. */
  readonly delimiter: number
  readonly bytes: number
  readonly rows: number
  /** Null: nobody has looked at its cells yet. */
  readonly looked: Looked | null
}

/** What the cells of a spool file are, told while they were written. */
export interface Looked {
  /** The parts that have rows in the file. */
  readonly parts: Float64Array
  /** Fours of part, column, class and number of cells. */
  readonly cells: Float64Array
  /** Cells left open, as lines `part column count cell`; null: none. */
  readonly open: { readonly path: string; readonly bytes: number } | null
  /** What was told of texts, as lines `… part row column`; null: nothing. */
  readonly told: { readonly path: string; readonly bytes: number } | null
}
