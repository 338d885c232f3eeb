import type { DuplicateCode, SetAsideCode } from '../../evidence/codes.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { Report } from '../../report.ts'

/** What became of a record: every record has exactly one (promise 1). */
export const TREATMENT = { counted: '计入', duplicate: '重复', 'set-aside': '不计入' } as const
export type Treatment = keyof typeof TREATMENT

/**
 * One record in 核算台账, in the order of the count (canonical locator). Personal values arrive masked: what is
 * written here leaves the machine.
 */
export interface LedgerRow {
  /** Number in the ledger, from 1; the same in every export. */
  readonly number: number
  /** 检材 id. */
  readonly exhibit: string
  /** Containers and file, without sheet and row. */
  readonly file: Locator
  readonly sheet: string | null
  /** Physical row; null prints 未知, never 0. */
  readonly row: number | null
  /** 去重依据 of this record, e.g. `学生姓名＋家长电话`; null when it has none. */
  readonly key: string | null
  /** 主体标识, masked, e.g. `张* 138****0001`. */
  readonly subject: string
  /** Tier as suggested; null for a record that was set aside before tiers. */
  readonly tier: 'A' | 'B' | 'C' | null
  /** 字段概要, masked, e.g. `姓名 张*；家长电话 138****0001`. */
  readonly fields: string
  readonly treatment: Treatment
  readonly code: DuplicateCode | SetAsideCode | null
  /** Why, beyond the label of the code. */
  readonly reason: string | null
  /** 出处 of the row that was counted in its place. */
  readonly sameAs: Locator | null
  /** Number of the table in the order of report.json, from 1. */
  readonly table?: number
  /** Beside an annex that lacks the row: its number stands there under another name. */
  readonly phoneListed?: boolean
  /** Only where the ledger holds several sets of records: exhibits, batches. */
  readonly sets?: RowSets
  /** Only where the rows behind a number of a person or a batch are asked for. */
  readonly counts?: RowCounts
}

/** For which number a row stands: one row for each record counted, the others of the same record beside it. */
export interface RowCounts {
  /** Buyer, part of the person's number, or batch, as people call it. */
  readonly for: string
  /** Tier that the record has in that number. */
  readonly tier: 'A' | 'B' | 'C'
  /** Further rows about the same person in that number. */
  readonly others: number
  /** 出处 of the row that stands for the record; null: this one does. */
  readonly same: Locator | null
}

/**
 * In which sets the line is the one that stands for its person: the same list on two media is counted once in the
 * whole, and held against each holder, so one column 计入 is not enough for a spreadsheet to count both.
 */
export interface RowSets {
  /** The person is counted on this exhibit by this line. */
  readonly exhibit: boolean
  /** Batches that the line's file belongs to. */
  readonly batches: readonly string[]
  /** Batches in which the person is counted by this line. */
  readonly counted: readonly string[]
  /** Parts of persons' numbers in which this line is counted (`person-totals.ts`). */
  readonly persons?: readonly string[]
}

/** Is there more than one set to count, so that the columns are worth their work? */
export function hasSets(report: Pick<Report, 'exhibits' | 'batches'>): boolean {
  return report.exhibits.length > 1 || report.batches.length > 0
}
