import type { Money } from '../case-report.ts'
import { gainsOf, sidesOf, type Deal, type Gains } from './deals.ts'
import { plus, type Exact } from './exact.ts'
import { ALONE, type FamilyOf } from './families.ts'
import { costOf, lotsOf, marginOf, type Lot } from './lots.ts'
import type { Movement } from './settled.ts'

/** What gains over part of the deals are computed from: {@link Trade} as far as it is known. */
export interface Whole {
  readonly deals: readonly Deal[]
  readonly families?: FamilyOf
  readonly ownActs?: readonly { readonly by: string; readonly batch: string }[] | undefined
  readonly movements?: readonly Movement[]
}

/** Gains over some deals, with the purchases outside of them from which a cost was taken. */
export interface GainsWithin extends Gains {
  readonly outsideCost: readonly string[]
  /** What is assumed, and what would change it; null where nothing is but what every margin assumes. */
  readonly assumed: string | null
}

/**
 * What members received, paid and kept over the deals of which a claim speaks. What they sold there and bought elsewhere
 * still cost something: where the deals named hold no purchase of what was sold, or one of fewer lines, its cost is its
 * share of all purchases of the same batches by priced lines (推算), as each sale has it by itself. A purchase that is named
 * beside the sale is taken as named. Commissions for the deals count, as they do for a person.
 *
 * Law: minfadian/1182 (获得的利益). That cost outside a claim is taken off is our reading: gain is what was kept of a sale.
 *
 * @param named ids of the deals; null: all
 * @example bought 10000 for 1000.00 (t1), sold 6000 for 1800.00 (t2), claim for t2 → margin 1200.00, cost from t1
 */
export function gainsWithin(
  members: readonly string[],
  named: readonly string[] | null,
  whole: Whole,
): GainsWithin {
  const { deals, families = ALONE } = whole
  const inside = named === null ? deals : deals.filter(({ id }) => named.includes(id))
  const acts = whole.ownActs?.filter(({ by }) => members.includes(by)).map(({ batch }) => batch)
  const { sold, bought } = sidesOf(members, inside)
  const all = sidesOf(members, deals)
  const wholes = new Map(
    lotsOf(all.sold, all.bought, families, acts).map((lot) => [lot.family, lot]),
  )
  const lots = lotsOf(sold, bought, families, acts).map((lot) => {
    const from = wholes.get(lot.family)
    return from && lacksPurchase(lot, from) ? costedFrom(lot, from) : { lot, outside: [] }
  })
  const outsideCost = lots.flatMap(({ outside }) => outside)
  const margin = marginOf(
    lots.map(({ lot }) => lot),
    bought,
  )
  return {
    ...gainsOf(members, inside, families),
    margin: withCommissions(margin, members, named, whole.movements ?? []),
    outsideCost,
    assumed: assumedText(outsideCost),
  }
}

/** Fewer lines bought among the deals named than sold, and purchases of them outside. */
function lacksPurchase({ bought, ownAct, unitsSold, unitsBought }: Lot, whole: Lot): boolean {
  if (ownAct || whole.bought.length <= bought.length) return false
  return bought.length === 0 || (unitsSold ?? 0n) > (unitsBought ?? unitsSold ?? 0n)
}

function costedFrom(lot: Lot, whole: Lot): { readonly lot: Lot; readonly outside: string[] } {
  const costs = lot.sold.map((deal) => costOf(deal, whole))
  const known = costs.filter((cost) => cost !== null)
  const [first, ...others] = known
  const share = first && known.length === costs.length ? others.reduce(plus, first) : null
  const cost: Exact | null =
    share ?? (lot.sold.length === whole.sold.length ? whole.costOfSold : null)
  const own = new Set(lot.bought)
  return {
    lot: { ...lot, bought: whole.bought, cost, costOfSold: cost },
    outside: cost === null ? [] : whole.bought.filter((d) => !own.has(d)).map(({ id }) => id),
  }
}

function assumedText(outside: readonly string[]): string | null {
  if (outside.length === 0) return null
  return `购入支出取自所列流转以外的${outside.join('、')}，按同一批次各笔购入的计价条数推算；所售另有来源、各笔单价不同而能分清，或者该笔购入已在他处扣减的，差价随之改变`
}

/** 佣金 of the deals named, of all where none are; among the members it counts for neither side. */
function withCommissions(
  margin: Money | null,
  members: readonly string[],
  named: readonly string[] | null,
  movements: readonly Movement[],
): Money | null {
  const own = movements.filter(
    ({ purpose, deals }) =>
      purpose === 'commission' && (named === null || deals.some((d) => named.includes(d))),
  )
  const among = (ids: readonly string[]): boolean => ids.some((id) => members.includes(id))
  const taken = own.filter((m) => among(m.payees) && !among(m.payers))
  const given = own.filter((m) => among(m.payers) && !among(m.payees))
  if (taken.length + given.length === 0 || (margin === null && taken.length === 0)) return margin
  const sum = (list: readonly Movement[]): number => list.reduce((all, m) => all + m.fen, 0)
  const fen = (margin?.fen ?? 0) + sum(taken) - sum(given)
  return { fen, basis: 'computed', bound: margin?.bound ?? 'exactly' }
}
