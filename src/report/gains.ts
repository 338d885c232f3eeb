/**
 * What each party received, paid and kept, which payments belong to which deal, and what is stated beside it: the part of
 * `report.json` that gains add. Money is in fen; numbers of accounts are masked; ids are those of the case file.
 */
import type { Money } from '../case-report.ts'
import type { Locator } from '../evidence/locator.ts'
import type { Sure } from '../report.ts'

/** How the price of a deal was had: 载明, 单价×条数, 赠与, 抵债, 交换, 已确认的流水, 不明. */
export type PriceHow = 'stated' | 'units' | 'gift' | 'set-off' | 'swap' | 'paid' | 'unknown'

/** One side of a deal for one party. Joint sellers and buyers each answer for the whole. */
export interface DealSide {
  readonly party: string
  readonly side: 'sold' | 'bought'
  /** Others who answer for the same sum: it is told of each, and never added. */
  readonly with: readonly string[]
  readonly gross: Money | null
  /** Sold: the cost of what was sold, by units where only part was resold (推算). Bought: what it cost. */
  readonly cost: Money | null
  readonly margin: Money | null
}

/** The money of one deal: what it should have brought, what is stated, what confirmed payments show. */
export interface DealGains {
  readonly deal: string
  /** What is taken for gross and cost, after refunds. */
  readonly total: Money | null
  readonly how: PriceHow
  /** Priced units × unit price (推算). */
  readonly computed: Money | null
  /** 总价 that the case file states. */
  readonly stated: Money | null
  /** Confirmed payments less confirmed refunds; null: none was confirmed. */
  readonly paid: Money | null
  readonly refunded: Money | null
  /** Ids of the confirmed payments. */
  readonly payments: readonly string[]
  /** 相符, 不符, 不能核对: of whatever of computed, stated and paid is there. */
  readonly check: 'closes' | 'differs' | 'unchecked'
  readonly sentence: string
  /** `16500元/37002条`: what a delivered line brought on average, never as a price; null without free units. */
  readonly 'per-delivered': string | null
  readonly parties: readonly DealSide[]
}

/** Batches that belong together (the same, or a part), bought and sold by one party. */
export interface LotGains {
  readonly batches: readonly string[]
  readonly sold: readonly string[]
  readonly bought: readonly string[]
  /** 计价条数; null where a deal does not state it. */
  readonly 'units-sold': number | null
  readonly 'units-bought': number | null
  readonly gross: Money | null
  readonly cost: Money | null
  /** 已售部分的购入支出: cost × sold / bought units, where only part was resold. */
  readonly 'cost-of-sold': Money | null
  readonly margin: Money | null
  /** Only part of what was bought was resold. */
  readonly partial: boolean
}

/** What one party received, paid and kept. */
export interface PartyGains {
  readonly party: string
  /** 出售收入, 购入支出, 差价获利, with commissions, less refunds. */
  readonly gross: Money | null
  readonly cost: Money | null
  readonly margin: Money | null
  /** 收入 less 全部购入支出, where that is another number: batches not sold, or sold in part. */
  readonly 'margin-whole': Money | null
  readonly 'cost-of-sold': Money | null
  /** By confirmed payments: received from buyers, paid to sellers. */
  readonly received: Money | null
  readonly paid: Money | null
  readonly commission: { readonly received: Money | null; readonly paid: Money | null }
  /** Money that was merely handed on: nobody's gain in one view, in the sum received in the other. */
  readonly 'pass-through': { readonly in: Money | null; readonly out: Money | null }
  /** What came in when money handed on is counted too: the other view. */
  readonly 'gross-with-pass-through': Money | null
  /** 出售收入 before confirmed refunds; null: none. */
  readonly 'gross-before-refunds': Money | null
  readonly lots: readonly LotGains[]
  /** For people: what is assumed, unknown, or told apart. */
  readonly notes: readonly string[]
}

/** What a sum is measured by, and which of the sums it takes. */
export interface IncomeTest {
  /** `criminal-income`, `art-6-benefit`, `civil-benefit`, `administrative-income`, `fine` … */
  readonly id: string
  readonly title: string
  /** 出售收入, 差价获利 …: sums that practice takes, the usual first. */
  readonly takes: readonly ('gross' | 'margin' | 'illegal-income' | 'benefit')[]
  readonly text: string
  readonly article: string
  readonly cite: string
  readonly sure: Sure
}

/** Why a payment may belong to a deal, or what speaks against it. */
export interface MatchReason {
  /**
   * amount-computed, amount-stated, amount-parts, amount-covers, amount-share, dates, payer, payee, payer-name,
   * payee-name, memo, chat; against: amount-differs, dates-apart, payer-unknown, payee-unknown, nickname-only, half-known.
   */
  readonly code: string
  readonly text: string
}

/** A payment and a deal (or several that it covers) that may belong together. */
export interface MatchProposal {
  readonly deals: readonly string[]
  /** Payments that make up the sum together, this one among them; one where it stands alone. */
  readonly payments: readonly string[]
  readonly reasons: readonly MatchReason[]
  readonly against: readonly MatchReason[]
  /** The amount comes out exactly. */
  readonly exact: boolean
}

/** Who paid or received: a party if it was found, else what the evidence shows of it, masked. */
export interface PaymentSide {
  readonly parties: readonly string[]
  readonly shown: string
  /** number 账号, name 户名, nickname 昵称, party (entered by hand), null: not found. */
  readonly by: 'number' | 'name' | 'nickname' | 'party' | 'holder' | null
}

/** A payment of the evidence or of the case file, with the deals to which it may belong. */
export interface PaymentReport {
  readonly id: string
  /** statement 流水, entered 录入. */
  readonly from: 'statement' | 'entered'
  readonly at: Locator | null
  readonly time: string | null
  readonly fen: number | null
  readonly currency: string
  readonly payer: PaymentSide
  readonly payee: PaymentSide
  /** price 价款, commission 佣金, pass-through 代收代付, refund 退款, deposit 定金, set-off 抵债, other; null: not said. */
  readonly purpose: string | null
  readonly memo: string | null
  readonly evidence: string | null
  /** Why it cannot count as paid; null: it can. */
  readonly barred: string | null
  readonly proposals: readonly MatchProposal[]
  /** More proposals than are shown, or a search that was ended: said, never silent. */
  readonly bounded: string | null
  /** Several deals fit: all are named, none is chosen. */
  readonly ambiguous: boolean
  readonly decision: {
    readonly decided: 'confirmed' | 'refused'
    readonly deals: readonly string[]
    readonly by: string | null
    readonly on: string | null
    readonly reason: string | null
    readonly evidence: string | null
    /** Counted in the deal; false: told why in `note`. */
    readonly counts: boolean
    readonly note: string | null
  } | null
}

/** A line of a conversation that seems to agree a price: pointed at, never a fact. */
export interface PriceLine {
  readonly at: Locator
  readonly time: string | null
  /** Masked; the party where the account is known. */
  readonly sender: string
  readonly party: string | null
  readonly units: number | null
  readonly free: number | null
  /** Millionths of a yuan a line. */
  readonly price: number | null
  readonly fen: number | null
  /** The words that it rests on, with what each was taken for. */
  readonly words: readonly string[]
  /** Slang in it, with its meaning from the glossary. */
  readonly slang: readonly { readonly word: string; readonly means: string }[]
  /** Deals with this price, sum or number of lines at about this time. */
  readonly deals: readonly string[]
}

/** Figures of one thing that cannot all be right: side by side, none chosen. */
export interface FigureConflict {
  readonly what: string
  readonly of: readonly string[]
  readonly deals: readonly string[]
  /** Places in `figures`. */
  readonly figures: readonly number[]
  readonly sentence: string
}

/** The number that a pleading takes: that of the effective judgment, with ours beside as 复核. */
export interface PleadingFigure {
  readonly what: string
  readonly of: readonly string[]
  readonly deals: readonly string[]
  /** Place in `figures`; null: no effective judgment states it, a person chooses. */
  readonly taken: number | null
  readonly stated: string | null
  readonly recount: string | null
  readonly sentence: string
}

/** Which deals a claim for money speaks of, and what lies outside of it. */
export interface ClaimScope {
  /** Place in `claims` of the case file. */
  readonly claim: number
  readonly against: readonly string[]
  readonly deals: readonly string[]
  readonly claimed: number
  readonly gross: Money | null
  readonly cost: Money | null
  readonly margin: Money | null
  readonly check: 'closes' | 'differs' | 'unchecked'
  readonly sentence: string
  /** Deals of the same persons that the claim does not speak of. */
  readonly outside: readonly string[]
  readonly 'outside-sentence': string | null
}

/** Something odd among the deals: named, with what was done. */
export interface GainNote {
  /** cycle, sold-before-bought, sold-more, swap-value, set-off-value, unpriced, paid-twice, partial-payment, currency … */
  readonly code: string
  readonly deals: readonly string[]
  readonly text: string
}

export interface GainsReport {
  readonly parties: readonly PartyGains[]
  readonly deals: readonly DealGains[]
  readonly tests: readonly IncomeTest[]
  /** Payments that concern a deal or a party of the case; `elsewhere`: how many others there are. */
  readonly payments: readonly PaymentReport[]
  readonly elsewhere: number
  readonly 'price-lines': { readonly found: number; readonly lines: readonly PriceLine[] }
  readonly conflicts: readonly FigureConflict[]
  readonly pleading: readonly PleadingFigure[]
  readonly scopes: readonly ClaimScope[]
  readonly notes: readonly GainNote[]
}

/** Of a case of which nothing is known about money. */
export const NO_GAINS: GainsReport = {
  parties: [],
  deals: [],
  tests: [],
  payments: [],
  elsewhere: 0,
  'price-lines': { found: 0, lines: [] },
  conflicts: [],
  pleading: [],
  scopes: [],
  notes: [],
}
