import type { Money } from '../case-report.ts'
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
  /** A sum that the case file states, in fen. */
  readonly amount: { readonly fen: number; readonly bound: Bound } | null
}

/** 出售收入, 购入支出, 差价获利 side by side, for different tests use different ones; null: nothing is known. */
export interface Gains {
  readonly gross: Money | null
  readonly cost: Money | null
  readonly margin: Money | null
  /** The prices a line at which was sold, each once, in millionths of a yuan. */
  readonly prices: readonly number[]
}

const MICRO_PER_FEN = 10_000n

/**
 * What passed for a deal: the sum that the case file states, else priced lines × unit price (推算). A gift is nothing;
 * null where the case file knows neither. Integers throughout; a product that is no whole fen is the nearest, marked 约.
 *
 * @example 11034 lines at 0.45 yuan → 496530 fen; 30000 priced and 7002 free at 0.55 → 1650000, never 2035110
 */
export function dealMoney(deal: Deal): Money | null {
  const { amount, priced, unitPrice } = deal
  if (amount) return { ...amount, basis: 'stated' }
  if (priced !== null && unitPrice !== null)
    return product(priced, unitPrice, deal.pricedBound ?? 'exactly')
  return deal.kind === 'give' ? { fen: 0, basis: 'computed', bound: 'exactly' } : null
}

function product(units: number, micro: number, bound: Bound): Money | null {
  const total = BigInt(units) * BigInt(micro)
  const whole = total % MICRO_PER_FEN === 0n
  const fen = (total + MICRO_PER_FEN / 2n) / MICRO_PER_FEN
  return sum(fen, 'computed', whole || bound === 'at-least' ? bound : 'about')
}

/**
 * What a party, or several who acted together, received, paid and kept over the given deals. Each seller answers for the
 * whole of a joint deal; what passes among the members counts for neither side.
 *
 * @example couple: bought 30000 at 0.15, sold 30000 at 0.55 → cost 450000, gross 1650000, margin 1200000 fen for each
 */
export function gainsOf(members: readonly string[], deals: readonly Deal[]): Gains {
  const among = (ids: readonly string[]): boolean => ids.some((id) => members.includes(id))
  const sold = deals.filter((d) => among(d.sellers) && !among(d.buyers))
  const bought = deals.filter((d) => among(d.buyers) && !among(d.sellers))
  return {
    gross: total(sold),
    cost: total(bought),
    margin: marginOf(sold, bought),
    prices: [...new Set(sold.flatMap((d) => d.unitPrice ?? []))].toSorted((a, b) => a - b),
  }
}

/** Swaps and postings move no money unless a sum is stated: they leave nothing open. */
function movesMoney(deal: Deal): boolean {
  return !['swap', 'publish'].includes(deal.kind) || dealMoney(deal) !== null
}

/** Sum of what is known; at-least as soon as one deal has no price. */
function total(deals: readonly Deal[]): Money | null {
  const sums = deals.filter(movesMoney).map(dealMoney)
  const known = sums.filter((sum) => sum !== null)
  if (known.length === 0) return null
  return sum(
    known.reduce((all, { fen }) => all + BigInt(fen), 0n),
    known.every(({ basis }) => basis === 'stated') ? 'stated' : 'computed',
    known.length < sums.length ? 'at-least' : widest(known.map(({ bound }) => bound)),
  )
}

/**
 * Gross less cost. Where some deals have no price, only the batches of which both sides are known are taken, and the
 * sum is at-least: what the others brought is not known, and never taken as zero.
 */
function marginOf(sold: readonly Deal[], bought: readonly Deal[]): Money | null {
  const whole = difference(total(sold), total(bought))
  if (whole && whole.bound !== 'at-least') return whole
  const byBatch = [...new Set(sold.map(({ batch }) => batch))].flatMap((batch) => {
    const of = (deals: readonly Deal[]): Money | null =>
      total(deals.filter((deal) => deal.batch === batch))
    return closed(difference(of(sold), of(bought)))
  })
  if (byBatch.length === 0) return null
  const fen = byBatch.reduce((all, part) => all + BigInt(part.fen), 0n)
  return sum(fen, 'computed', 'at-least')
}

/** Both sides known whole; a cost that is only a lower bound would make the margin an upper one. */
function difference(gross: Money | null, cost: Money | null): Money | null {
  if (!gross || !cost) return null
  const bound = widest([gross.bound, cost.bound])
  return sum(BigInt(gross.fen) - BigInt(cost.fen), 'computed', bound)
}

function closed(sum: Money | null): Money[] {
  return sum && sum.bound !== 'at-least' ? [sum] : []
}

function widest(bounds: readonly Bound[]): Bound {
  if (bounds.includes('at-least')) return 'at-least'
  return bounds.includes('about') ? 'about' : 'exactly'
}

/** Fen are exact up to ninety trillion yuan; beyond that nothing is known rather than a wrong sum. */
function sum(fen: bigint, basis: Money['basis'], bound: Bound): Money | null {
  const n = Number(fen)
  return Number.isSafeInteger(n) ? { fen: n, basis, bound } : null
}
