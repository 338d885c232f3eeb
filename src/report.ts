/**
 * `report.json`: the record from which every page, paper and table is rendered (design 5.7, 7).
 *
 * It holds no clock, duration, host, thread count, absolute path, key or pseudonym (promise 3); those go to `run.json`.
 * Names with a hyphen are those of design section 7 and are stable.
 */
import type {
  DuplicateCode,
  IssueCode,
  NonDataCode,
  SetAsideCode,
  UnreadCode,
} from './evidence/codes.ts'
import type { Locator } from './evidence/locator.ts'
import type { KindId } from './records/kinds.ts'
import type { CaseReport } from './case-report.ts'

export type Tally<Code extends string> = Partial<Record<Code, number>>

export interface RowLedger {
  readonly found: number
  readonly data: number
  /** Rows that stand side by side with another list and are counted as data there; each gives a record here too. */
  readonly also?: number
  /** Records that rows with several people give beyond one each (一行多人). */
  readonly several?: number
  readonly 'non-data': Tally<NonDataCode>
  readonly unread: Tally<UnreadCode>
}

export interface RecordLedger {
  readonly out: number
  readonly counted: number
  readonly duplicate: Tally<DuplicateCode>
  readonly 'set-aside': Tally<SetAsideCode>
}

export interface Issue {
  readonly code: IssueCode
  readonly at: Locator
  readonly message: string
}

export interface ExhibitReport {
  readonly id: string
  readonly holder: string | null
  /** Relative to the given PATH or the case file. */
  readonly path: string
  readonly 'seized-on': string | null
  readonly list: string | null
  readonly evidence: string | null
}

/** What became of a file: read whole, read in part, not read, listed (not a list of records: our own output, an empty file). */
export type FileStatus = 'read' | 'partial' | 'unread' | 'listed'

export interface FileReport {
  readonly exhibit: string
  readonly at: Locator
  readonly bytes: number
  readonly digests: Partial<Record<'md5' | 'sha1' | 'sha256' | 'sm3', string>>
  /** Set against the police list: 一致 / 不一致 / 清单未载明; null without a list. */
  readonly 'digest-match': 'match' | 'mismatch' | 'not-listed' | null
  readonly format: string
  readonly encoding: string | null
  readonly status: FileStatus
  /** Locator of an earlier file with the same digest, if any. */
  readonly 'same-as': Locator | null
  readonly issues: readonly Issue[]
}

export interface ColumnReport {
  /** 0-based. */
  readonly index: number
  /** Header text, masked where it holds an identifier; null without a header. */
  readonly header: string | null
  readonly kind: KindId
  /** 判定依据, plain Chinese. */
  readonly reason: string
  /** Cells that hold anything, and those that are valid for the kind. */
  readonly filled: number
  readonly valid: number
  /** Other kinds that stand in single cells of this column. */
  readonly also: readonly KindId[]
}

export interface TableReport {
  readonly exhibit: string
  readonly at: Locator
  readonly delimiter: string | null
  /** Physical row of the header, or null. */
  readonly header: number | null
  readonly rows: RowLedger
  readonly records: RecordLedger
  readonly columns: readonly ColumnReport[]
  readonly hidden: boolean
  /** Command that would correct the reading of a doubtful table, or null. */
  readonly correct: string | null
  /** Of a doubtful table with others like it: its shape, and how many tables have it (with `--same-shape` the command is for all). */
  readonly shape?: string
  readonly alike?: number
}

/** How sure a legal value is (shown wherever it is used). */
export type Sure = 'verified' | 'page' | 'from-memory' | 'inference'

/** A number or statement with what it rests on; leaves name the query that lists the rows. */
export interface Reason {
  readonly text: string
  readonly value?: number | string | null
  /** e.g. `fashi-2017-10/5.1.5` */
  readonly cite?: string
  readonly sure?: Sure
  /** Selection that lists the rows, for `shuzheng rows`, e.g. `--code BARE_PHONE`. */
  readonly rows?: string
  readonly because?: readonly Reason[]
}

export type Outcome = 'met' | 'not-met' | 'unknown' | 'conflict'

export interface Finding {
  /** e.g. `quantity.tier-c.serious` */
  readonly rule: string
  readonly title: string
  readonly outcome: Outcome
  readonly sentence: string
  readonly reasons: readonly Reason[]
  /** Does the outcome hold under every listed reading? */
  readonly robust: boolean
  /** 读取不完整: the finding rests on files of which some were not read. */
  readonly incomplete: boolean
  /** The date on which the law was asked, and whether it is assumed (假定). */
  readonly on: { readonly date: string; readonly assumed: boolean }
}

export interface FunnelStep {
  /** 1–15, glossary section 2. */
  readonly step: number
  readonly title: string
  readonly unit: 'file' | 'row' | 'record'
  readonly in: number
  readonly out: number
  readonly rule: string
  /** Difference by code, e.g. `{ BARE_PHONE: 12 }`. */
  readonly difference: Tally<string>
  /** SQL text of the step, or how it is done in the reader; no key, no path. */
  readonly query: string | null
}

export interface KeyCount {
  /** id | name+phone | phone | name | line */
  readonly key: string
  readonly title: string
  /** Records counted under this key; null when no record has it. */
  readonly counted: number | null
  /** Records that lack the key and were counted by their own. */
  readonly without: number
  readonly used: boolean
}

export interface Reading {
  readonly id: string
  readonly title: string
  readonly option: string
  readonly used: boolean
  /** A person has decided for it: the counts of persons are under it, that of the whole is not. */
  readonly decided?: boolean
  readonly counted: number
  readonly tiers: TierCounts
  readonly ground: string
  readonly sure: Sure
}

export interface TierCounts {
  readonly A: number
  readonly B: number
  readonly C: number
}

export interface BatchReport {
  readonly id: string
  readonly files: readonly Locator[]
  readonly counted: number
  readonly priced: number | null
  readonly free: number | null
  readonly note: string | null
}

export interface HolderReport {
  readonly exhibit: string
  readonly holder: string | null
  /** Distinct records held on this exhibit, each exhibit by itself. */
  readonly held: number
}

export interface Report {
  readonly schema: 'shuzheng.report/1'
  readonly tool: {
    readonly name: '数证 Shuzheng'
    readonly version: string
    readonly rules: string
  }
  readonly title: string | null
  /** 演示数据，人物均为虚构 */
  readonly demo: boolean
  readonly complete: boolean
  readonly exhibits: readonly ExhibitReport[]
  readonly files: readonly FileReport[]
  readonly tables: readonly TableReport[]
  readonly bytes: { readonly total: number; readonly read: number; readonly unread: number }
  readonly rows: RowLedger
  readonly records: RecordLedger
  readonly tiers: TierCounts
  readonly 'tier-reasons': readonly {
    readonly tier: 'A' | 'B' | 'C'
    readonly records: number
    readonly reason: string
    readonly disputes: readonly string[]
  }[]
  readonly persons: {
    readonly distinct: number
    readonly unresolved: number
    readonly lines: readonly {
      readonly label: string
      readonly count: number
      readonly bound: 'exactly' | 'at-most' | 'at-least'
    }[]
  }
  readonly ages: {
    readonly 'under-14': number
    readonly '14-17': number
    readonly adult: number
    readonly unknown: number
    readonly basis: string
  }
  readonly flags: Readonly<Record<string, number>>
  readonly keys: readonly KeyCount[]
  readonly funnel: readonly FunnelStep[]
  readonly readings: readonly Reading[]
  readonly robust: { readonly holds: boolean; readonly sentence: string }
  readonly findings: readonly Finding[]
  readonly batches: readonly BatchReport[]
  readonly holders: readonly HolderReport[]
  /** What the facts of a case add: persons, deals, the law of each date; null for a bare folder. */
  readonly case: CaseReport | null
  readonly questions: readonly string[]
  /** Overrides that were in force, as given. */
  readonly overrides: readonly string[]
}
