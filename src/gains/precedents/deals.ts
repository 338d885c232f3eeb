import type { PrecedentDeal, Worded } from '../../report/precedents.ts'
import type { PrecedentFile } from '../../law/precedents/schema.ts'
import { dealMoney, type Deal } from '../deals.ts'
import { meanOf } from './mean.ts'

type DealFile = PrecedentFile['deals'][number]

/** A deal of a published case as the product's gains take it: free lines are not priced. */
export function dealOf(deal: DealFile): Deal {
  const { units, amount } = deal
  return {
    id: deal.id,
    kind: deal.kind,
    sellers: deal.from,
    buyers: deal.to,
    batch: 'all',
    priced: units?.n ?? null,
    ...(units ? { pricedBound: units.bound } : {}),
    unitPrice: onePrice(deal),
    amount: amount ? { fen: amount.n, bound: amount.bound } : null,
  }
}

/** A deal with the sum or the mean price that follows from the other (推算). */
export function dealWithSums(deal: DealFile): PrecedentDeal {
  const money = deal.kind === 'give' ? null : dealMoney(dealOf(deal))
  const total: Worded | null = money && { n: money.fen, bound: money.bound }
  const price = onePrice(deal)
  const stated: Worded | null = price === null ? null : { n: price, bound: 'exactly' }
  const mean = total && deal.units ? meanOf(total, deal.units) : null
  return {
    id: deal.id,
    kind: deal.kind,
    from: deal.from,
    to: deal.to,
    units: deal.units ?? null,
    unit: deal.unit,
    free: deal.free ?? null,
    price: deal.price ?? null,
    amount: deal.amount ?? null,
    total,
    mean: stated ?? (deal.price ? null : mean),
    market: deal.market ?? null,
  }
}

function onePrice({ price }: DealFile): number | null {
  return price && price.least === price.most ? price.least : null
}
