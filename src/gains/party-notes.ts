import type { Money } from '../case-report.ts'
import type { PartyGains } from '../report/gains.ts'
import { dealSum, pricedSum, type Deal } from './deals.ts'
import { toMoney } from './exact.ts'
import { lackingFor, lackingText } from './lacking.ts'
import { isOrphan, type Lot } from './lots.ts'
import { moneyText } from './money.ts'
import type { Trade } from './party.ts'

interface Sides {
  readonly sold: readonly Deal[]
  readonly bought: readonly Deal[]
  readonly lots: readonly Lot[]
}

/** What is assumed in the sums of a party, what is not known, and what is told apart: sentences for people. */
export function partyNotes(
  gains: Omit<PartyGains, 'notes'>,
  sides: Sides,
  trade: Trade,
): readonly string[] {
  const own = new Set([...sides.sold, ...sides.bought])
  const all = trade.deals.filter((deal) => own.has(deal))
  return [
    ...notWhole(gains.party, trade),
    ...assumed(all),
    ...jointly(gains.party, sides, trade),
    ...sides.lots.flatMap(lotNotes),
    ...withoutPurchase(sides),
    ...open(all),
    ...handedOn(gains),
    ...commissions(gains),
  ]
}

/** Statements that would show this person's money were not read whole (promise 4). */
function notWhole(party: string, { deals, lacking = [] }: Trade): string[] {
  const text = lackingText(lackingFor([party], deals, lacking))
  if (text === null) return []
  return [
    `待查明：${text}，收付不含未读部分，已确认的付款只是已知部分，是否另有收入、支出或者退款待查`,
  ]
}

/** Deals that a sentence names one by one. */
const NAMED = 8

function ids(deals: readonly Deal[]): string {
  const more = deals.length > NAMED ? `等${String(deals.length)}笔` : ''
  return `${deals
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join('、')}${more}`
}

function assumed(all: readonly Deal[]): string[] {
  const computed = all.filter((d) => d.amount === null && pricedSum(d) !== null)
  if (computed.length === 0) return []
  return [`${ids(computed)}的价款按计价条数×单价推算，假定所列条数全部售出、价款全部付清`]
}

/** Each of those who sold together answers for the whole (stories Q9). */
function jointly(party: string, { sold }: Sides, { name }: Trade): string[] {
  const joint = sold.filter((d) => d.sellers.length > 1)
  const others = [...new Set(joint.flatMap((d) => d.sellers))].filter((id) => id !== party)
  if (others.length === 0) return []
  return [`${ids(joint)}与${others.map(name).join('、')}共同出售，每人对全部价款负责，不按人数分`]
}

function lotNotes(lot: Lot): string[] {
  const { partial, cost, costOfSold, unitsSold, unitsBought, batches, sold, bought } = lot
  const [whole, part] = [cost && toMoney(cost), costOfSold && toMoney(costOfSold)]
  const called = `批次${batches.join('、')}`
  if (partial && whole && part)
    return [
      `${called}购入计价${String(unitsBought)}条、售出计价${String(unitsSold)}条，已售部分的购入支出按条数推算为${moneyText(part)}（${moneyText(whole)}×${String(unitsSold)}/${String(unitsBought)}）；附送条数不分摊价款`,
    ]
  const paid = whole !== null && whole.fen > 0 && sold.length > 0 && bought.length > 0
  if (paid && (unitsSold === null || unitsBought === null))
    return [`${called}购入或者售出的计价条数未载明，按全部购入支出计`]
  return []
}

function withoutPurchase({ lots, bought }: Sides): string[] {
  const orphans = lots.filter(isOrphan)
  if (orphans.length === 0) return []
  const called = `批次${orphans.flatMap(({ batches }) => batches).join('、')}`
  if (bought.length === 0) return [`${called}没有购入的记载，差价不能推算，出售收入另列`]
  return [`${called}没有购入的记载，可能出自另外购入的批次，购入支出全部减去，不按条数分摊`]
}

function open(all: readonly Deal[]): string[] {
  const swaps = all.filter((d) => d.kind === 'swap')
  const unvalued = swaps.filter((d) => dealSum(d) === null)
  const valued = swaps.filter((d) => dealSum(d) !== null)
  const debts = all.filter((d) => d.kind === 'set-off' && d.amount !== null)
  const unpriced = all.filter(
    (d) => (d.kind === 'sell' || d.kind === 'buy' || d.kind === 'set-off') && dealSum(d) === null,
  )
  return [
    ...(unvalued.length > 0 ? [`${ids(unvalued)}为交换，没有金钱往来，价值不明，不按零计`] : []),
    ...(valued.length > 0 ? [`${ids(valued)}为交换，按录入的作价计`] : []),
    ...(debts.length > 0 ? [`${ids(debts)}以抵债付款，按所抵的债务推算`] : []),
    ...(unpriced.length > 0 ? [`${ids(unpriced)}没有载明价款，各数只是已知部分`] : []),
  ]
}

/** Money that was merely handed on is nobody's gain in one view, and part of what came in in the other. */
function handedOn(gains: Omit<PartyGains, 'notes'>): string[] {
  const { in: taken, out: given } = gains['pass-through']
  if (!taken && !given) return []
  if (!taken || !given) return oneEnd(taken, given)
  const kept = taken.fen - given.fen
  const sums = `代收${moneyText(taken)}，代付${moneyText(given)}`
  const views = '转付的款项一说不计为获利，一说计入收入，两种口径并列'
  if (kept === 0) return [`${sums}，收付相等；${views}`]
  const gap = moneyText({ fen: Math.abs(kept), bound: 'exactly' })
  const hint = kept > 0 ? `留存${gap}是否为佣金，待查` : `多付${gap}的来源待查`
  return [`${sums}，${hint}；${views}`]
}

/** Only taken, or only given: the buyer's or the seller's end of the road, or the other half is not entered. */
function oneEnd(taken: Money | null, given: Money | null): string[] {
  if (taken)
    return [`经他人转来${moneyText(taken)}：是否就是价款、是否又转付他人待查，未另计入收入`]
  if (given) return [`经他人转付${moneyText(given)}：是否就是价款待查，未另计入支出`]
  return []
}

function commissions({ commission: { received, paid } }: Omit<PartyGains, 'notes'>): string[] {
  return [
    ...(received ? [`收取佣金${moneyText(received)}，计入收入与获利`] : []),
    ...(paid ? [`支付佣金${moneyText(paid)}，从获利中减去，不从出售收入中减去`] : []),
  ]
}
