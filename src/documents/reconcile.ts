import type { DuplicateCode, SetAsideCode } from '../evidence/codes.ts'
import type { Locator } from '../evidence/locator.ts'
import type { Tally } from '../report.ts'
import type { LedgerRow, Treatment } from './workbooks/ledger-row.ts'

/** Why a line of the annex meets none of ours. */
export const ONLY_THEIRS = {
  absent: '检材中没有',
  repeated: '附表重复列出（检材中的各行已与附表其他行对应）',
  'other-name': '号码在检材中，姓名不同',
  masked: '附表已脱敏，不能核对',
  'no-key': '没有可比对的字段，不能核对',
} as const
export type OnlyTheirs = keyof typeof ONLY_THEIRS

/** By what a line of the annex and one of ours were taken for the same, strongest first. */
export const MATCHED_BY = {
  id: '身份证号',
  'name+phone': '姓名＋手机号',
  document: '护照、通行证号',
  'name+landline': '姓名＋固定电话',
  phone: '手机号（一方无姓名）',
  landline: '固定电话（一方无姓名）',
  other: '其他号码',
  'name+address': '姓名＋地址',
  content: '整行内容、姓名＋学校（不能识别特定自然人的行）',
} as const
export type MatchedBy = keyof typeof MATCHED_BY

/** Our records of one group, by what became of them. */
export interface OurSide {
  readonly rows: number
  readonly counted: number
  readonly duplicate: Tally<DuplicateCode>
  readonly 'set-aside': Tally<SetAsideCode>
}

/** One table of the annex. */
export interface AnnexTable {
  readonly at: Locator
  readonly rows: number
  readonly both: number
  /** Fields that can be compared; none: `remedy` says how to name them. */
  readonly fields: readonly string[]
  readonly columns: readonly string[]
  readonly remedy: string | null
}

/** A line of the annex that says how it was counted, or a total; quoted masked. */
export interface AnnexStatement {
  readonly at: Locator
  readonly text: string
  /** A total that it states, or null. */
  readonly total: number | null
  /** The total less the lines of the annex; less what we count. */
  readonly 'less-rows': number | null
  readonly 'less-counted': number | null
}

/** The annex of an examination report beside our count (与检验报告比对); counts close over both sides. */
export interface Reconciliation {
  readonly schema: 'shuzheng.reconciliation/1'
  /** Every line of the annex meets one that we count, and the other way round. */
  readonly same: boolean
  readonly complete: boolean
  readonly 'report-digest': string
  readonly theirs: {
    readonly files: readonly {
      readonly at: Locator
      readonly bytes: number
      readonly sha256: string | null
    }[]
    readonly rows: number
    /** Lines about somebody who stands in an earlier line of the annex. */
    readonly repeated: number
    readonly tables: readonly AnnexTable[]
    readonly statements: readonly AnnexStatement[]
    readonly unread: readonly { readonly at: Locator; readonly reason: string }[]
  }
  readonly ours: OurSide
  readonly both: OurSide & { readonly by: Readonly<Partial<Record<MatchedBy, number>>> }
  readonly 'only-theirs': {
    readonly rows: number
    readonly why: Readonly<Partial<Record<OnlyTheirs, number>>>
  }
  readonly 'only-ours': OurSide & {
    /** Of those counted, the ones whose number stands in the annex under another name. */
    readonly 'phone-listed': number
  }
  /** Ways of counting that give as many as the annex has lines: a hint, not its method. */
  readonly 'same-number': readonly string[]
  readonly rows: {
    readonly 'only-theirs': readonly TheirRow[]
    readonly 'only-ours': readonly LedgerRow[]
  }
}

/** A line of the annex, masked. */
export interface TheirRow {
  readonly at: Locator
  readonly fields: string
  readonly why: OnlyTheirs
}

/** A line of the annex and the one of ours that it meets. */
export interface BothRow {
  readonly at: Locator
  readonly fields: string
  readonly by: MatchedBy
  /** Number in 核算台账. */
  readonly number: number
  readonly ours: Locator
  readonly treatment: Treatment
  readonly code: DuplicateCode | SetAsideCode | null
}
