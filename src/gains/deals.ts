import type { Money } from '../case-report.ts'
import { ofFen, minus, plus, product, toMoney, type Exact } from './exact.ts'
import { ALONE, type FamilyOf } from './families.ts'
import { lotsOf, marginOf } from './lots.ts'
import type { Bound } from './money.ts'

/** A transfer as far as money concerns it: accounts resolved to their users, handing over among co-offenders left out. */
export interface Deal {
  readonly id: string
  readonly kind: 'sell' | 'buy' | 'give' | 'swap' | 'set-off' | 'publish'
  /** Who gave the batch: each answers for the whole sum of a joint deal (stories Q9). */
  readonly sellers: readonly string[]
  readonly buyers: readonly string[]
  readonly batch: string
  /** 计价条数: what the price was paid for. 附送 lines are not among them and never priced (stories Q8). */
  readonly priced: number | null
  /** The word of the priced number; exactly unless given. */
  readonly pricedBound?: Bound
  /** Millionths of a yuan a line. */
  readonly unitPrice: number | null
  /** A sum that the case file states, in fen; of a set-off the debt discharged, of a swap somebody's valuation. */
  readonly amount: { readonly fen: number; readonly bound: Bound } | null
  /** Fen of confirmed payments for it, before refunds; absent or null: none was confirmed. */
  readonly paid?: number | null
  /** Fen of confirmed refunds: they lessen the price. */
  readonly refunded?: number
  /** A person has confirmed a payment for it that stands in a part of a statement that was not read: 待查明. */
  readonly open?: boolean
  /** Handed over among those who acted jointly: no sale of one to the other. */
  readonly inner?: boolean
}

/** 出售收入, 购入支出, 差价获利 side by side, for different tests use different ones; null: nothing is known. */
export interface Gains {
  readonly gross: Money | null
  readonly cost: Money | null
  readonly margin: Money | null
  /** The prices a line at which was sold, each once, in millionths of a yuan. */
  readonly prices: readonly number[]
}

/**
 * What passed for a deal: the sum that the case file states, else priced lines × unit price (推算), else what confirmed
 * payments show, at the least; less refunds. A gift is nothing; a set-off is worth the debt (推算); null where nothing is
 * known, as for a swap that nobody has valued, and where a confirmed payment of the deal could not be read. Integers throughout; what is no whole fen is the nearest, marked 约.
 *
 * @example 11034 lines at 0.45 yuan → 496530 fen; 30000 priced and 7002 free at 0.55 → 1650000, never 2035110
 */
export function dealMoney(deal: Deal): Money | null {
  const sum = dealSum(deal)
  return sum && toMoney(sum)
}

/** The same before it is rounded. */
export function dealSum(deal: Deal): Exact | null {
  if (deal.open === true) return null
  const price = priceOf(deal)
  if (!price || !deal.refunded) return price
  return { ...minus(price, ofFen(deal.refunded, 'stated', 'exactly')), basis: price.basis }
}

function priceOf(deal: Deal): Exact | null {
  const { amount, paid, kind } = deal
  if (amount) return ofFen(amount.fen, kind === 'set-off' ? 'computed' : 'stated', amount.bound)
  const computed = pricedSum(deal)
  if (computed) return computed
  if (kind === 'give') return ofFen(0, 'computed', 'exactly')
  return paid == null ? null : ofFen(paid, 'stated', 'at-least')
}

/** Priced lines × unit price; null where one of them is not known. */
export function pricedSum({ priced, unitPrice, pricedBound }: Deal): Exact | null {
  if (priced === null || unitPrice === null) return null
  return product(priced, unitPrice, pricedBound ?? 'exactly')
}

/** The deals of which members gave, and those of which they took; what passes among them counts for neither side. */
export function sidesOf(
  members: readonly string[],
  deals: readonly Deal[],
): { readonly sold: readonly Deal[]; readonly bought: readonly Deal[] } {
  const own = new Set(members)
  const among = (ids: readonly string[]): boolean => ids.some((id) => own.has(id))
  const outward = deals.filter((d) => d.inner !== true)
  return {
    sold: outward.filter((d) => among(d.sellers) && !among(d.buyers)),
    bought: outward.filter((d) => among(d.buyers) && !among(d.sellers)),
  }
}

/**
 * What a party, or several who acted together, received, paid and kept over the given deals. Each seller answers for the
 * whole of a joint deal; what passes among the members counts for neither side. The margin takes only the cost of what
 * was sold: where part of a batch was resold, its share by priced lines (推算).
 *
 * @example couple: bought 30000 at 0.15, sold 30000 at 0.55 → cost 450000, gross 1650000, margin 1200000 fen for each
 * @example bought 10000 at 0.10, sold 4000 at 0.30 → cost 100000, gross 120000, margin 80000 fen
 */
export function gainsOf(
  members: readonly string[],
  deals: readonly Deal[],
  families: FamilyOf = ALONE,
): Gains {
  const { sold, bought } = sidesOf(members, deals)
  return {
    gross: total(sold),
    cost: total(bought),
    margin: marginOf(lotsOf(sold, bought, families), bought),
    prices: [...new Set(sold.flatMap((d) => d.unitPrice ?? []))].toSorted((a, b) => a - b),
  }
}

/** Swaps and postings move no money unless a sum is stated: they leave nothing open. */
export function movesMoney(deal: Deal): boolean {
  return !['swap', 'publish'].includes(deal.kind) || dealSum(deal) !== null
}

/** Sum of what is known; at-least as soon as one deal has no price. */
export function total(deals: readonly Deal[]): Money | null {
  const sum = totalSum(deals)
  return sum && toMoney(sum)
}

/** The same before it is rounded: of a deal that is told in two parts the sum is the same. */
export function totalSum(deals: readonly Deal[]): Exact | null {
  const sums = deals.filter(movesMoney).map(dealSum)
  const known = sums.filter((sum) => sum !== null)
  const [first, ...others] = known
  if (!first) return null
  const all = others.reduce(plus, first)
  return known.length < sums.length ? { ...all, bound: 'at-least' } : all
}
