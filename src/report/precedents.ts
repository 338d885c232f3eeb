/**
 * Published cases beside the case at hand: vocabulary between the data (`law/precedents/`), the command, and the papers.
 * Money is in fen, prices in millionths of a yuan. `null` is 未见: not visible in what was read of the source, which is
 * not the same as none.
 */

/** A number with the word of its source: 以上 or 余, 约. */
export interface Worded {
  readonly n: number
  readonly bound: 'exactly' | 'at-least' | 'about'
}

/** What the records are about, as far as likeness asks. */
export type InformationKind =
  | 'pupils'
  | 'newborns'
  | 'minors'
  | 'shareholders'
  | 'shoppers'
  | 'owners'
  | 'loans'
  | 'accounts'
  | 'identity'
  | 'photos'
  | 'tracks'
  | 'parcels'
  | 'telephones'
  | 'address-books'
  | 'elderly'
  | 'jobs'
  | 'mixed'

/** Where in the trade a price was paid: prices of one market are beside each other in the chart. */
export type Market =
  | 'bulk-upstream'
  | 'bulk-retail'
  | 'newborn'
  | 'account'
  | 'loan-lead'
  | 'car-track'
  | 'parcel'
  | 'set'

export type PrecedentRole =
  'upstream' | 'middleman' | 'downstream' | 'end-user' | 'insider' | 'platform' | 'collector'

/** Forms of liability that were asked for or ordered. */
export type PrecedentClaim = 'compensate' | 'apologise' | 'delete' | 'stop' | 'act' | 'accounts'

export type PrecedentRoute =
  'consumer-council' | 'procuratorate' | 'attached' | 'administrative' | 'criminal' | 'not-filed'

/** How much of the source was read: press report whole, beginning of a page only, from memory. */
export type PrecedentSure = 'seed' | 'page' | 'from-memory'

export interface PrecedentDeal {
  readonly id: string
  readonly kind: 'sell' | 'give' | 'swap' | 'set-off' | 'publish'
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly units: Worded | null
  /** 条, 套, 个, 张, 辆, 份 … */
  readonly unit: string
  readonly free: number | null
  /** From least to most, as stated; null: 未见. */
  readonly price: { readonly least: number; readonly most: number | null } | null
  /** The sum, as stated. */
  readonly amount: Worded | null
  /** Sum and mean price that follow by arithmetic (推算) where the source states one of them only; else as stated. */
  readonly total: Worded | null
  readonly mean: Worded | null
  readonly market: Market | null
}

export interface PrecedentGain {
  readonly of: readonly string[]
  /** gain 获利 of which the source does not say how it was reckoned. */
  readonly what: 'gain' | 'margin' | 'gross' | 'commission' | 'turnover' | 'illegal-income'
  readonly sum: Worded
  /** Deals it came from; empty: all. */
  readonly deals: readonly string[]
}

/** Money asked for or ordered: several sums, or none as the source says. */
export interface PrecedentMoney {
  readonly none: boolean
  readonly sums: readonly {
    readonly against: readonly string[]
    readonly sum: Worded
    readonly how: 'joint' | 'several' | 'one' | 'unknown'
    readonly deals: readonly string[]
    readonly basis: string | null
  }[]
}

export interface PrecedentOrder {
  readonly kind: PrecedentClaim
  readonly text: string
}

/** What was reckoned again, by the product's own arithmetic. */
export interface PrecedentCheck {
  /** 相符, 不符, 推算 (a value follows, nothing stands beside it), 不能核对. */
  readonly outcome: 'closes' | 'differs' | 'derived' | 'unchecked'
  readonly what: string
  readonly sentence: string
}

/** The money asked for or ordered against the gain: null where one of them is not visible. */
export interface GainBeside {
  readonly outcome: 'equal' | 'above' | 'below'
  readonly gain: Worded
  readonly money: Worded
  readonly by: 'claimed' | 'ordered'
}

/** A published case. */
export interface Precedent {
  /** Its number in the table, 1 to 50. */
  readonly no: number
  readonly id: string
  readonly title: string
  readonly place: string
  readonly body: string | null
  readonly route: PrecedentRoute
  readonly dates: readonly { readonly what: string; readonly on: string }[]
  readonly parties: readonly {
    readonly id: string
    readonly name: string
    readonly role: PrecedentRole | null
  }[]
  readonly information: {
    readonly is: string
    readonly kind: InformationKind
    readonly tier: 'A' | 'B' | 'C' | null
    /** source: the source names it; content: our reading of the fields (推论). */
    readonly 'tier-by': 'source' | 'content' | null
  }
  /** The number that the case is about; null: 未见. */
  readonly records: Worded | null
  readonly deals: readonly PrecedentDeal[]
  readonly gains: readonly PrecedentGain[] | null
  readonly claimed: PrecedentMoney | null
  readonly ordered: PrecedentMoney | null
  /** Other forms of liability; the source does not always tell what was asked from what was ordered. */
  readonly orders: readonly PrecedentOrder[] | null
  readonly criminal: readonly string[] | null
  /** Where sources contradict one another or themselves. */
  readonly contradictions: readonly string[]
  readonly notes: readonly string[]
  readonly checks: readonly PrecedentCheck[]
  readonly beside: GainBeside | null
  readonly source: string
  readonly sure: PrecedentSure
}

/** What of the case at hand is looked for; an empty list is not compared. */
export interface PrecedentQuery {
  readonly kinds: readonly InformationKind[]
  readonly tiers: readonly ('A' | 'B' | 'C')[]
  /** Millionths of a yuan a line. */
  readonly prices: readonly number[]
  readonly records: readonly number[]
  /** Fen. */
  readonly gains: readonly number[]
  readonly roles: readonly PrecedentRole[]
  readonly claims: readonly PrecedentClaim[]
}

/** Why a published case is shown: never a score. */
export interface LikeReason {
  readonly by: 'kind' | 'tier' | 'price' | 'records' | 'gain' | 'role' | 'claim'
  readonly text: string
}

export interface LikePrecedent extends Precedent {
  readonly like: readonly LikeReason[]
  /** Its numbers of records and its prices are those of the case at hand: it may be the same case, and proves nothing. */
  readonly same: boolean
}

/** Member `precedents` of the case in report.json. */
export interface PrecedentsReport {
  /** How many published cases were looked through. */
  readonly total: number
  readonly asked: PrecedentQuery
  readonly found: readonly LikePrecedent[]
  /** How likeness was asked and in which order they stand. */
  readonly rule: string
  /** Not binding, and no formula follows. */
  readonly note: string
}

/** Of a case for which nothing was looked up. */
export const NO_PRECEDENTS: PrecedentsReport = {
  total: 0,
  asked: { kinds: [], tiers: [], prices: [], records: [], gains: [], roles: [], claims: [] },
  found: [],
  rule: '',
  note: '',
}
