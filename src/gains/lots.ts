import type { Money } from '../case-report.ts'
import { movesMoney, totalSum, type Deal } from './deals.ts'
import { minus, share, toMoney, widest, type Exact } from './exact.ts'
import type { FamilyOf } from './families.ts'

/** What one party bought and sold of batches that belong together. */
export interface Lot {
  readonly family: string
  readonly batches: readonly string[]
  /** Sales and whatever else was given for something; gifts are none. */
  readonly sold: readonly Deal[]
  readonly bought: readonly Deal[]
  /** The party came by it otherwise than by a purchase (collected, in duty, stolen), as is entered. */
  readonly ownAct: boolean
  /** 计价条数 of all sales, of all purchases; null where one is not stated. Free and given lines have no price. */
  readonly unitsSold: bigint | null
  readonly unitsBought: bigint | null
  readonly gross: Exact | null
  readonly cost: Exact | null
  /** 已售部分的购入支出. */
  readonly costOfSold: Exact | null
  /** Only part of what was bought was resold. */
  readonly partial: boolean
}

/** The lots of which something was sold, in the order of the first sale. */
export function lotsOf(
  sold: readonly Deal[],
  bought: readonly Deal[],
  families: FamilyOf,
  ownActs: readonly string[] = [],
): readonly Lot[] {
  const sales = byFamily(sold.filter(isSale), families)
  const purchases = byFamily(bought, families)
  const acts = new Set(ownActs.map(families))
  return [...sales].map(([family, own]) => ({
    ...lotOf(family, own, purchases.get(family) ?? []),
    ownAct: acts.has(family),
  }))
}

/** Given for money, or for what somebody has valued: a gift or a swap takes no part of the cost. */
function isSale(deal: Deal): boolean {
  return deal.kind !== 'give' && movesMoney(deal)
}

function byFamily(deals: readonly Deal[], families: FamilyOf): ReadonlyMap<string, Deal[]> {
  const found = new Map<string, Deal[]>()
  for (const deal of deals) {
    const family = families(deal.batch)
    const own = found.get(family)
    if (own) own.push(deal)
    else found.set(family, [deal])
  }
  return found
}

function lotOf(
  family: string,
  sold: readonly Deal[],
  bought: readonly Deal[],
): Omit<Lot, 'ownAct'> {
  const unitsSold = unitsOf(sold)
  const unitsBought = unitsOf(bought.filter(({ kind }) => kind !== 'give'))
  const cost = totalSum(bought)
  const partial = unitsSold !== null && unitsBought !== null && unitsSold < unitsBought
  return {
    family,
    batches: [...new Set([...sold, ...bought].map(({ batch }) => batch))],
    sold,
    bought,
    unitsSold,
    unitsBought,
    gross: totalSum(sold),
    cost,
    costOfSold: cost && partial ? share(cost, unitsSold, unitsBought) : cost,
    partial: partial && cost !== null,
  }
}

function unitsOf(deals: readonly Deal[]): bigint | null {
  if (deals.length === 0) return null
  let all = 0n
  for (const { priced } of deals) {
    if (priced === null) return null
    all += BigInt(priced)
  }
  return all
}

/** Both sides known; a cost that is only a lower bound would make the margin an upper one. */
export function lotMargin({ gross, costOfSold }: Lot): Money | null {
  if (!gross || !costOfSold || costOfSold.bound === 'at-least') return null
  return toMoney(minus(gross, costOfSold))
}

/**
 * Gross less the cost of what was sold. Where something was sold of which it is not entered how it came, it may be part of
 * what was bought under another name: then all that was paid is taken off. What a party came by in duty or by his own act has
 * no purchase: what was paid for other lists is not its cost, and what it cost him is not known. Where some lots are open, only those of which both
 * sides are known are taken, and the sum is at-least: what the others brought is not known, and never taken as zero.
 */
export function marginOf(lots: readonly Lot[], bought: readonly Deal[]): Money | null {
  const whole = lots.some(isOrphan) ? wholeMargin(lots, bought) : null
  return whole ?? closedMargin(lots)
}

/** Sold, and neither a purchase of it nor another way in which the party came by it is entered. */
export function isOrphan(lot: Lot): boolean {
  return lot.bought.length === 0 && !lot.ownAct
}

/** All that was received less all that was paid; null unless both are known whole. */
function wholeMargin(lots: readonly Lot[], bought: readonly Deal[]): Money | null {
  const [gross, cost] = [totalSum(lots.flatMap(({ sold }) => sold)), totalSum(bought)]
  if (!gross || !cost) return null
  const margin = minus(gross, cost)
  return margin.bound === 'at-least' ? null : toMoney(margin)
}

function closedMargin(lots: readonly Lot[]): Money | null {
  const margins = lots.map(lotMargin)
  const known = margins.filter((margin) => margin !== null)
  if (known.length === 0) return null
  const fen = Number(known.reduce((all, margin) => all + BigInt(margin.fen), 0n))
  if (!Number.isSafeInteger(fen)) return null
  const bound = widest(known.map((margin) => margin.bound))
  return { fen, basis: 'computed', bound: known.length < margins.length ? 'at-least' : bound }
}

/**
 * What one sale of a lot cost: its share by priced lines, of the whole where the lot has no other sale. Lines that were
 * sold more than once share what they cost. Null where several sales cannot be told apart.
 *
 * @example bought 10000 for 1000.00, sold 6000 to one and 6000 to another → 500.00 each
 */
export function costOf(
  deal: Deal,
  { sold, cost, costOfSold, unitsSold, unitsBought }: Lot,
): Exact | null {
  if (!cost) return null
  if (sold.length === 1) return costOfSold
  if (unitsSold === null || deal.priced === null) return null
  const whole = unitsBought !== null && unitsBought > unitsSold ? unitsBought : unitsSold
  return whole === 0n ? null : share(cost, BigInt(deal.priced), whole)
}
