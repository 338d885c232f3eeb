import type { GainNote } from '../report/gains.ts'
import { cyclesOf } from './cycles.ts'
import { dealMoney, sidesOf, type Deal } from './deals.ts'
import { lotsOf, type Lot } from './lots.ts'
import { moneyText, yuan } from './money.ts'
import type { Trade } from './party.ts'
import type { Movement, Settlement } from './settled.ts'

/** First and last day of a deal; null: not known. */
export type DaysOf = (deal: string) => { readonly from: string; readonly to: string } | null

/**
 * What is odd among the deals, each named with what was done about it: rings of sales, sales before any purchase, more
 * sold than bought, swaps, payments that nobody has shared out. Nothing is left out of the sums for it.
 */
export function oddities(trade: Trade, settled: Settlement, daysOf: DaysOf): readonly GainNote[] {
  const parties = [...new Set(trade.deals.flatMap((d) => [...d.sellers, ...d.buyers]))]
  const lots = lotsByParty(trade, parties)
  return [
    ...rings(trade),
    ...lots.flatMap(([party, own]) => own.flatMap((lot) => early(party, lot, trade, daysOf))),
    ...lots.flatMap(([party, own]) => own.flatMap((lot) => resold(party, lot, trade))),
    ...trade.deals.flatMap(refundedTooMuch),
    ...settled.unshared.map((movement) => unshared(movement)),
  ]
}

function lotsByParty(
  trade: Trade,
  parties: readonly string[],
): (readonly [string, readonly Lot[]])[] {
  const own = new Map<string, Deal[]>(parties.map((party) => [party, []]))
  for (const deal of trade.deals)
    for (const party of new Set([...deal.sellers, ...deal.buyers])) own.get(party)?.push(deal)
  return parties.map((party) => {
    const { sold, bought } = sidesOf([party], own.get(party) ?? [])
    return [party, lotsOf(sold, bought, trade.families)] as const
  })
}

/** 循环: the same batches came back to where they had been. */
function rings({ deals, families, name }: Trade): GainNote[] {
  const byFamily = new Map<string, Deal[]>()
  for (const deal of deals) {
    const family = families(deal.batch)
    byFamily.set(family, [...(byFamily.get(family) ?? []), deal])
  }
  return [...byFamily.values()].flatMap((own) => {
    const arrows = own.flatMap((d) =>
      d.sellers.flatMap((from) => d.buyers.map((to) => [from, to] as const)),
    )
    return cyclesOf(arrows).map((ring): GainNote => {
      const members = new Set(ring)
      const inside = own.filter(
        (d) => d.sellers.some((s) => members.has(s)) && d.buyers.some((b) => members.has(b)),
      )
      return {
        code: 'cycle',
        deals: inside.map(({ id }) => id),
        text: `同一批信息在${ring.map(name).join('、')}之间循环流转：各人收支按各笔分别计，不沿链相加；请核对方向与批次`,
      }
    })
  })
}

/** Every purchase came after the sale: what it cost is still set against it, and a person should look. */
function early(party: string, lot: Lot, { name }: Trade, daysOf: DaysOf): GainNote[] {
  const bought = lot.bought.map(({ id }) => daysOf(id)?.from ?? null)
  const first = bought.every((day) => day !== null) ? [...bought].sort()[0] : undefined
  if (first === undefined || lot.bought.length === 0) return []
  return lot.sold
    .filter(({ id }) => (daysOf(id)?.to ?? first) < first)
    .map(({ id }) => ({
      code: 'sold-before-bought',
      deals: [id, ...lot.bought.map((d) => d.id)],
      text: `${name(party)}的${id}在取得同一批次之前：购入支出仍按批次对应（推算），可能另有来源，请核对日期`,
    }))
}

/** The same lines can be sold again and again: what they cost is taken off once. */
function resold(party: string, lot: Lot, { name }: Trade): GainNote[] {
  const { unitsSold, unitsBought, sold, bought, batches } = lot
  if (unitsSold === null || unitsBought === null || unitsSold <= unitsBought) return []
  return [
    {
      code: 'sold-more',
      deals: [...sold, ...bought].map(({ id }) => id),
      text: `${name(party)}就批次${batches.join('、')}售出计价${String(unitsSold)}条，多于购入计价${String(unitsBought)}条（重复出售或者附送条数也计价）：购入支出只减一次`,
    },
  ]
}

function refundedTooMuch(deal: Deal): GainNote[] {
  const total = dealMoney(deal)
  if (!deal.refunded || !total || total.fen >= 0) return []
  const text = `${deal.id}的退款${yuan(deal.refunded)}多于价款，净额为${moneyText(total)}：请核对退款是否属于该笔`
  return [{ code: 'refund-over', deals: [deal.id], text }]
}

function unshared({ id, deals, fen, purpose }: Movement): GainNote {
  const what = purpose === 'refund' ? '退款' : '付款'
  return {
    code: 'payment-unshared',
    deals,
    text: `${what}${id}（${yuan(fen)}）及于${deals.join('、')}，各笔分得多少没有载明：计入各人已确认的收付，不计入单笔`,
  }
}
