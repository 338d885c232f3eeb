import type { Money } from '../case-report.ts'
import type { DealGains, DealSide, PriceHow } from '../report/gains.ts'
import { dealMoney, pricedSum, sidesOf, type Deal } from './deals.ts'
import { minus, toMoney } from './exact.ts'
import type { FamilyOf } from './families.ts'
import { inPart, lackingForDeal, lackingText, type Lacking } from './lacking.ts'
import { costOf, lotsOf, type Lot } from './lots.ts'
import { moneyText, wholeYuan, yuan } from './money.ts'
import type { Settlement } from './settled.ts'

/**
 * The money of each deal: what it should have brought, what is stated, what confirmed payments show, and what it meant for
 * each party. Free lines have no price: the mean a delivered line is told as a fraction of sums and lines only.
 *
 * @param free 附送 lines of a deal, by id
 * @param lacking statements that were not read whole
 * @example 30000 priced and 7002 free at 0.55 → 1650000 fen, per delivered line 16500元/37002条
 */
export function dealGains(
  settled: Settlement,
  families: FamilyOf,
  free: (deal: string) => number | null,
  lacking: readonly Lacking[] = [],
): readonly DealGains[] {
  const lots = lotsByParty(settled.deals, families)
  return settled.deals.map((deal) => {
    const own = settled.of(deal.id)
    const [computed, total] = [moneyOf(deal), dealMoney(deal)]
    const stated = deal.amount && { ...deal.amount, basis: 'stated' as const }
    const lost = lackingForDeal(deal, lacking)
    const bound = lost.length > 0 ? 'at-least' : 'exactly'
    const paid = statedSum(own.paid === null ? null : own.paid - own.refunded, bound)
    const refunded = statedSum(own.refunded > 0 ? own.refunded : null, bound)
    const said = checked(deal, { computed, stated, total, paid, refunded })
    return {
      deal: deal.id,
      total,
      how: howOf(deal),
      computed,
      stated,
      paid,
      refunded,
      payments: own.payments,
      check: lost.length > 0 ? 'unchecked' : said.check,
      sentence: inPart(said.sentence, lackingText(lost)),
      'per-delivered': perDelivered(deal, total, free(deal.id)),
      parties: [...sides(deal, 'sold', lots, total), ...sides(deal, 'bought', lots, total)],
    }
  })
}

function statedSum(fen: number | null, bound: Money['bound']): Money | null {
  return fen === null ? null : { fen, basis: 'stated', bound }
}

function moneyOf(deal: Deal): Money | null {
  const sum = pricedSum(deal)
  return sum && toMoney(sum)
}

function howOf(deal: Deal): PriceHow {
  if (deal.open === true) return 'unknown'
  if (deal.kind === 'set-off' && deal.amount) return 'set-off'
  if (deal.amount) return 'stated'
  if (pricedSum(deal)) return 'units'
  if (deal.kind === 'give') return 'gift'
  if (deal.paid != null) return 'paid'
  return deal.kind === 'swap' ? 'swap' : 'unknown'
}

/** Lots of every party, made once: a deal is asked for its own party only. */
function lotsByParty(
  deals: readonly Deal[],
  families: FamilyOf,
): ReadonlyMap<string, readonly Lot[]> {
  const own = new Map<string, Deal[]>()
  for (const deal of deals)
    for (const party of new Set([...deal.sellers, ...deal.buyers])) {
      const list = own.get(party)
      if (list) list.push(deal)
      else own.set(party, [deal])
    }
  return new Map(
    [...own].map(([party, list]) => {
      const { sold, bought } = sidesOf([party], list)
      return [party, lotsOf(sold, bought, families)]
    }),
  )
}

function sides(
  deal: Deal,
  side: DealSide['side'],
  lots: ReadonlyMap<string, readonly Lot[]>,
  total: Money | null,
): DealSide[] {
  const [own, other] = side === 'sold' ? [deal.sellers, deal.buyers] : [deal.buyers, deal.sellers]
  return own
    .filter((party) => !other.includes(party))
    .map((party) => ({
      party,
      side,
      with: own.filter((id) => id !== party),
      ...(side === 'bought'
        ? { gross: null, cost: total, margin: null }
        : sale(deal, lots.get(party) ?? [], total)),
    }))
}

function sale(
  deal: Deal,
  lots: readonly Lot[],
  total: Money | null,
): Pick<DealSide, 'gross' | 'cost' | 'margin'> {
  const lot = lots.find(({ sold }) => sold.includes(deal))
  const cost = lot ? costOf(deal, lot) : null
  const money = cost && toMoney(cost)
  const sum = dealExact(deal, total)
  const margin = sum && cost && cost.bound !== 'at-least' ? toMoney(minus(sum, cost)) : null
  return { gross: total, cost: money, margin }
}

function dealExact(deal: Deal, total: Money | null) {
  const isPlain = deal.amount === null && !deal.refunded && deal.open !== true
  const computed = isPlain ? pricedSum(deal) : null
  return (
    computed ??
    (total && {
      micro: BigInt(total.fen) * 10_000n,
      parts: 1n,
      basis: total.basis,
      bound: total.bound,
    })
  )
}

interface Sums {
  readonly computed: Money | null
  readonly stated: Money | null
  readonly total: Money | null
  readonly paid: Money | null
  readonly refunded: Money | null
}

/** What the sums of a deal say of each other. */
function checked(deal: Deal, sums: Sums): Pick<DealGains, 'check' | 'sentence'> {
  const parts = [compared(sums), paidText(sums), refundText(sums)].filter((part) => part !== null)
  const checks = parts.map(({ check }) => check)
  const check = checks.includes('differs')
    ? 'differs'
    : checks.includes('closes')
      ? 'closes'
      : 'unchecked'
  if (parts.length === 0) return { check, sentence: alone(deal, sums) }
  return { check, sentence: `${parts.map(({ text }) => text).join('；')}。` }
}

interface Part {
  readonly check: DealGains['check']
  readonly text: string
}

function compared({ computed, stated }: Sums): Part | null {
  if (!computed || !stated) return null
  const both = `按单价与条数推算为${moneyText(computed)}，载明${moneyText(stated)}`
  if (computed.fen === stated.fen && computed.bound === stated.bound)
    return { check: 'closes', text: `相符：${both}` }
  const gap = yuan(Math.abs(computed.fen - stated.fen))
  if (computed.bound !== 'exactly' || stated.bound !== 'exactly')
    return { check: 'unchecked', text: `不能核对：${both}，相差${gap}` }
  return { check: 'differs', text: `不符（差${gap}）：${both}，收支按载明数计` }
}

/** Confirmed payments beside the price: part paid, paid in full, paid more. */
function paidText({ total, paid, computed, stated, refunded }: Sums): Part | null {
  if (!paid) return null
  const said = `已确认的付款${moneyText(paid)}`
  if (!total || (!computed && !stated))
    return { check: 'unchecked', text: `${said}，价款没有载明，只是已知部分` }
  const gap = total.fen - paid.fen
  const net = refunded ? '扣除退款后的价款' : '价款'
  if (paid.bound === 'at-least' && gap >= 0)
    return { check: 'unchecked', text: `${said}，${net}${moneyText(total)}，是否付清待查明` }
  if (gap === 0) return { check: 'closes', text: `${said}，与${net}相符` }
  if (total.bound !== 'exactly')
    return { check: 'unchecked', text: `${said}，${net}为${moneyText(total)}，不能核对` }
  const how = gap > 0 ? `尚差${yuan(gap)}，余款是否支付待查` : `多出${yuan(-gap)}，是否另有用途待查`
  return { check: 'differs', text: `${said}，${net}${moneyText(total)}，${how}` }
}

function refundText({ refunded, total }: Sums): Part | null {
  if (!refunded) return null
  const more = total !== null && total.fen < 0
  const odd = more ? '，多于价款，请核对' : ''
  return {
    check: more ? 'differs' : 'unchecked',
    text: `退款${moneyText(refunded)}，已从价款中减去${odd}`,
  }
}

const ALONE: Readonly<Record<PriceHow, string>> = {
  stated: '只有载明的价款，没有可以对照的数',
  units: '按计价条数×单价推算，没有载明的价款和已确认的付款可以对照',
  gift: '赠与，没有价款',
  'set-off': '以抵债付款，按所抵的债务推算，没有可以对照的数',
  swap: '交换，没有金钱往来，价值不明，不按零计；有人作价的，写入 amount 后另计',
  paid: '只有已确认的付款',
  unknown: '缺少单价或者计价条数，也没有载明的价款和已确认的付款',
}

function alone(deal: Deal, { total }: Sums): string {
  if (deal.open === true) return '不能核对：已确认属于该笔流转的付款未能读出，价款待查明。'
  const sum =
    total && total.basis === 'computed' && deal.kind !== 'give' ? `${moneyText(total)}（推算）` : ''
  return `不能核对：${sum === '' ? '' : `${sum}，`}${ALONE[howOf(deal)]}。`
}

/** Never divided: a mean is no price (stories Q8). */
function perDelivered(deal: Deal, total: Money | null, free: number | null): string | null {
  if (!total || total.bound !== 'exactly' || deal.priced === null || !free) return null
  return `${wholeYuan(BigInt(total.fen))}/${String(deal.priced + free)}条`
}
