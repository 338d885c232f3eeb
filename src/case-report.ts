/**
 * The part of `report.json` that the facts of a case add: persons, deals, figures, the law of each date. Vocabulary that
 * all stages and papers share, as `report.ts`. Money is in fen, counts are integers, ids are those of the case file.
 */
import type { Finding, Reason, Sure, TierCounts } from './report.ts'
import type { OverlapReport } from './report/chain.ts'
import type { StatementReport } from './report/statements.ts'
import type { GainsReport } from './report/gains.ts'
import type { PrecedentsReport } from './report/precedents.ts'
import type { ClockReport, ProcedureReport } from './report/procedure.ts'
import type { LiabilityReport } from './report/liability.ts'
import type { OriginReport } from './report/origin.ts'
import type { PeopleReport } from './report/people.ts'
import type { StatedFacts } from './report/stated.ts'

export type TierId = 'A' | 'B' | 'C'

/** The words that sources use of stated numbers that are told in one: 约 of any, 以上 of any. */
export type DeclaredBound = 'exactly' | 'about' | 'at-least' | 'about-at-least'

/** A number of records with the words that belong to it (promise 7: a missing fact is never zero). */
export interface Quantity {
  /** Known at the least, under the reading in use. */
  readonly 'at-least': number
  /** The number itself; null while only a lower bound is known. */
  readonly exactly: number | null
  /** 约: the number at the least rests on a figure that its source calls approximate. */
  readonly about: boolean
  /**
   * 另有: what batches without files are stated to hold, and the number at the least if they overlap with nothing;
   * null when no such batch matters.
   */
  readonly declared: number | null
  /** The words of what is stated beside (约, 以上); null when nothing is. */
  readonly 'declared-bound': DeclaredBound | null
  readonly apart: number | null
  /** Selection of `shuzheng rows` that lists the rows, e.g. `--person fei --item 5`; absent where there are none. */
  readonly rows?: string
}

/** |S_t,b|: what one buyer got, of one tier. */
export interface BuyerCount extends Quantity {
  /** Party, account, `unknown` (all unidentified buyers), or `publish:…` (a group or the web). */
  readonly buyer: string
  readonly label: string
  readonly transfers: readonly string[]
}

/** count_t(X) = Σ_b |S_t,b| + |A_t ∖ ∪_(b,t′) S_t′,b| (法释〔2017〕10号 art. 11; inference). */
export interface PartyTierCount extends Quantity {
  readonly 'by-buyer': readonly BuyerCount[]
  /** Obtained and not passed on. */
  readonly unsold: Quantity
  /** |A_t|: illegally obtained, by the same rules. */
  readonly obtained: Quantity
  /** Σ_b |S_t,b|: provided, added over buyers (accumulate). */
  readonly provided: Quantity
  /** Provided out of what came to the party in duty or service (解释 5(1)(8)). */
  readonly 'in-duty': Quantity
}

export type PartyTiers = Readonly<Record<TierId, PartyTierCount>>

/** A party's count under one option of a reading, all else as used. */
export interface PartyReading {
  readonly id: string
  readonly title: string
  readonly option: string
  readonly used: boolean
  /** The option that civil proof takes (民诉法解释 108). */
  readonly civil: boolean
  readonly tiers: TierCounts
  readonly ground: string
  readonly sure: Sure
}

/** A sum in fen with how it was had. */
export interface Money {
  readonly fen: number
  /** stated: in the case file; computed: units × price (推算); at-least: some deals have no price. */
  readonly basis: 'stated' | 'computed'
  readonly bound: 'exactly' | 'at-least' | 'about'
}

/** What would move an outcome: so many records, another reading, a fact that is missing. */
export interface Change {
  /** Rule of the finding that would move. */
  readonly rule: string
  readonly by: 'records' | 'reading' | 'fact' | 'money'
  /** Which way the number would have to go; null: it is not a number that would change. */
  readonly way: 'fewer' | 'more' | null
  readonly text: string
}

/** One person: what the law counts for him, never added to anybody else's. */
export interface PartyReport {
  readonly id: string
  readonly name: string
  readonly state: string | null
  /** 未到案: nobody has brought the person in. */
  readonly absent: boolean
  readonly standing: string | null
  /** Roles derived from transfers: upstream, downstream, middleman, end-user. */
  readonly roles: readonly string[]
  readonly evidence: string | null
  readonly tiers: PartyTiers
  /** The count under the civil defaults of all readings together. */
  readonly civil: TierCounts
  /** 查获: distinct records on the exhibits of this holder; evidence of obtaining, not itself an act. */
  readonly held: readonly { readonly exhibit: string; readonly records: number }[]
  /** The formula with its parts, down to rows where there are any. */
  readonly formula: Reason
  readonly readings: readonly PartyReading[]
  readonly robust: { readonly holds: boolean; readonly sentence: string }
  /** Working paper under the sentence: least and most over all readings together. */
  readonly range: { readonly least: TierCounts; readonly most: TierCounts }
  /** 出售收入, 购入支出, 差价获利; null: not known. */
  readonly gross: Money | null
  readonly cost: Money | null
  readonly margin: Money | null
  readonly findings: readonly Finding[]
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
}

/** A transfer as the case file tells it, with what follows by arithmetic. */
export interface DealReport {
  readonly id: string
  readonly kind: string
  readonly on: { readonly from: string; readonly to: string } | null
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly batch: string
  readonly priced: number | null
  readonly free: number | null
  /** Millionths of a yuan a line. */
  readonly 'unit-price': number | null
  readonly total: Money | null
  /** 推算: drawn dashed. */
  readonly assumed: boolean
  readonly evidence: string | null
}

/** A figure that somebody states, beside the one computed (stories B5). */
export interface FigureReport {
  readonly what: string
  readonly of: readonly string[]
  readonly deals: readonly string[]
  /** `2000.00元`, `约1400.00元`, `8000条以上`: the words of the source are kept. */
  readonly stated: string
  readonly source: string
  readonly rank: string
  readonly status: string | null
  readonly computed: string | null
  /** 相符 closes, 不符 differs, 不能核对 unchecked. */
  readonly check: 'closes' | 'differs' | 'unchecked'
  readonly sentence: string
  readonly evidence: string | null
}

/** Which law on which date: one rule asked with the dates of the case. */
export interface LawInTime {
  /** `grounds` id, e.g. `pipl-sensitive`. */
  readonly id: string
  readonly title: string
  /** criminal-statute, judicial-interpretation, civil, procedure. */
  readonly time: string
  /** 解释第五条, with the article number of that date. */
  readonly article: string
  readonly cite: string
  /** applies 适用, not-in-force 行为时未施行，不作为行为评价依据, unknown 待查明. */
  readonly status: 'applies' | 'not-in-force' | 'unknown'
  /** The day it was asked for and which of the four dates that is. */
  readonly asked: {
    readonly date: string | null
    readonly which: 'conduct' | 'filed' | 'heard' | 'decided'
  }
  readonly basis: string
  /** Articles by which it reaches conduct before it, e.g. `fashi-2020-15/1.3`. */
  readonly through?: readonly string[]
  /** 说明: what is argued otherwise. */
  readonly note?: string
  /** For 待查明: the fact that would tell; absent where no rule stood on the day. */
  readonly missing?: 'conduct' | 'filed' | 'heard' | 'decided' | 'criminal-decided' | 'harm-until'
  readonly from: string | null
  readonly to: string | null
  readonly sure: Sure
  readonly checked: string | null
}

/** A note on proof or procedure: never a block. */
export interface CaseNote {
  /** e.g. `proof.not-exempt`, `proof.judgment-effective`, `below.administrative`. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly reasons: readonly Reason[]
}

/** Begins the effect of a problem that is only pointed out: nothing was left out or taken instead. */
export const NOTED = '仅提示，不影响计算'

/** Was something left out for it, or taken instead? */
export function isAmiss({ effect }: Pick<CaseProblem, 'effect'>): boolean {
  return !effect.startsWith(NOTED)
}

/** A fact of the case file that could not be used, and what was done without it. */
export interface CaseProblem {
  readonly line: number | null
  /** `transfers.2.batch` */
  readonly field: string
  readonly found: string | null
  readonly problem: string
  readonly remedy: string
  /** What was left out or taken instead. */
  readonly effect: string
}

/** A decision of a person that was in force, as the case file tells it. */
export interface DecisionReport {
  readonly kind: 'tier' | 'reading' | 'set-aside'
  readonly text: string
  readonly by: string
  readonly on: string
  readonly reason: string
  readonly records: number | null
  readonly evidence: string | null
}

/** The end of the journal as it was: kept with the papers, it shows a tail that is cut off later. */
export interface JournalHead {
  readonly number: number
  /** Entries in all. */
  readonly count: number
  /** SHA-256 of the last entry, and by it of all before. */
  readonly hash: string
}

export interface CaseReport {
  /** null: the case has no journal, it was counted by its case file. */
  readonly journal: JournalHead | null
  readonly commission: {
    readonly by: string | null
    readonly 'case-no': string | null
    readonly 'report-no': string | null
    readonly on: string | null
    readonly purpose: string | null
  }
  readonly parties: readonly PartyReport[]
  /** Accounts, display names, roles, and where somebody stood on both sides. */
  readonly people: PeopleReport
  /** Which batch came from which, as far as the lists themselves tell. */
  readonly origin: OriginReport
  readonly deals: readonly DealReport[]
  /** As entered: batches, postings, days; for the pictures. */
  readonly stated: StatedFacts
  readonly figures: readonly FigureReport[]
  /** What each received, paid and kept, with the payments behind it. */
  readonly gains: GainsReport
  /** Groups, claims, orders, damages. */
  readonly liability: LiabilityReport
  readonly law: readonly LawInTime[]
  readonly notes: readonly CaseNote[]
  /** 账户流水: what `statements:` of the case file names. */
  readonly statements: readonly StatementReport[]
  /** Roads, standing, court, filing pack, agreement. */
  readonly procedure: ProcedureReport
  /** 期限 */
  readonly clocks: readonly ClockReport[]
  /** Which batches share people; null: fewer than two batches have files. */
  readonly overlap: OverlapReport | null
  /** Published cases beside this one; not binding. */
  readonly precedents: PrecedentsReport
  readonly decisions: readonly DecisionReport[]
  readonly problems: readonly CaseProblem[]
}
