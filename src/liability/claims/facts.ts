import type { Money } from '../../case-report.ts'
import type { AskedDates } from '../../law/asked.ts'
import type { StatedClaim } from '../../report/liability.ts'

/** Facts of a suit as far as they tell who is asked for what. Persons by id; accounts are resolved to their users. */

export interface GroupFact {
  readonly id: string
  readonly kind: string
  readonly members: readonly string[]
  /** Null: in all transfers. */
  readonly deals: readonly string[] | null
  /** As stated: 六成. */
  readonly shares: readonly { readonly member: string; readonly text: string }[]
  readonly evidence: string | null
}

/** A claim with the 证据等次 of its source, which the record does not repeat. */
export interface ClaimFact extends StatedClaim {
  readonly rank: string | null
}

export interface OrderFact {
  /** `o1`, `o2`. */
  readonly id: string
  readonly kind: string
  readonly against: readonly string[]
  readonly group: string | null
  /** Null: the sum is not stated. */
  readonly amount: { readonly fen: number; readonly bound: Money['bound'] } | null
  readonly by: string | null
  readonly on: string | null
  readonly deals: readonly string[] | null
  readonly text: string | null
  readonly status: string | null
  readonly evidence: string | null
}

/** 载明数 of money, of named persons. */
export interface SumFact {
  /** margin, illegal-income, benefit … */
  readonly what: string
  readonly of: readonly string[]
  readonly deals: readonly string[] | null
  readonly fen: number
  readonly bound: Money['bound']
  readonly rank: string
  readonly source: string
}

/** Who sues; null: not entered. */
export type Plaintiff = 'procuratorate' | 'council' | 'organisation' | 'court'

/** A transfer as far as the suit concerns it. */
export interface DealFact {
  readonly id: string
  readonly givers: readonly string[]
  readonly takers: readonly string[]
  readonly on: { readonly from: string; readonly to: string } | null
}

export interface SuitFacts {
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly groups: readonly GroupFact[]
  readonly claims: readonly ClaimFact[]
  readonly orders: readonly OrderFact[]
  readonly sums: readonly SumFact[]
  readonly deals: readonly DealFact[]
  readonly dates: AskedDates
  readonly plaintiff: Plaintiff | null
  /** 差价获利 of persons together over some transfers, or over all. */
  readonly margin: (members: readonly string[], deals: readonly string[] | null) => Money | null
  /** What is assumed in that margin, and what would change it; null or absent: nothing but what each margin assumes. */
  readonly assumed?: (members: readonly string[], deals: readonly string[] | null) => string | null
  /** What of the statements that would show this money was not read; null or absent: nothing is missing. */
  readonly lacking?: (members: readonly string[], deals: readonly string[] | null) => string | null
}

/** Kinds of claims and orders that a group owes as a sum of money. */
const OWED: readonly string[] = [
  'compensate',
  'prevent',
  'investigate',
  'appraise',
  'lawyer',
  'damages',
]

export function asksMoney({ kind }: { readonly kind: string }): boolean {
  return OWED.includes(kind)
}

/** Names of persons; an id that nobody is entered under is shown as it stands. */
export function names({ parties }: Pick<SuitFacts, 'parties'>, ids: readonly string[]): string {
  const known = new Map(parties.map((p) => [p.id, p.name]))
  return ids.map((id) => known.get(id) ?? id).join('、')
}
