import type { MatchReason } from '../../report/gains.ts'
import { daysApart } from './days.ts'
import { priceText, yuan } from '../money.ts'
import type { MatchDeal, MatchPayment } from './payment.ts'
import type { FoundSide } from './sides.ts'
import type { TalkNear } from './talk-near.ts'

/** Days around the period of a deal within which a payment is near it. */
const NEAR_DAYS = 7

/** What is known beside payments and deals. */
export interface Clues {
  readonly near: (days: MatchPayment['days']) => TalkNear
  /** Words that make a memo speak of the trade. */
  readonly memoWords: readonly string[]
  /** Name of a party, for sentences. */
  readonly name: (party: string) => string
}

/** What speaks for a payment and a deal belonging together, and what against; the amount is judged apart. */
export interface Weighed {
  readonly reasons: readonly MatchReason[]
  readonly against: readonly MatchReason[]
  /** Somebody else paid, or was paid: they cannot belong together. */
  readonly excluded: boolean
  /** Both sides are told by number, name or a person. */
  readonly sides: boolean
  readonly near: boolean
}

export function weighed(payment: MatchPayment, deal: MatchDeal, clues: Clues): Weighed {
  const { near, memoWords, name } = clues
  const payer = sideOf(payment.payer, deal.buyers, 'payer', name)
  const payee = sideOf(payment.payee, deal.sellers, 'payee', name)
  const gap = daysApart(payment.days, deal.days)
  const dates = datesOf(gap)
  return {
    reasons: [
      ...payer.reasons,
      ...dates.reasons,
      ...payee.reasons,
      ...memoOf(payment, memoWords),
      ...chatOf(payment, deal, near),
    ],
    against: [...payer.against, ...payee.against, ...dates.against, ...paidOf(deal)],
    excluded: payer.excluded || payee.excluded,
    sides: payer.told && payee.told,
    near: gap !== null && gap <= NEAR_DAYS,
  }
}

interface SideWeight {
  readonly reasons: readonly MatchReason[]
  readonly against: readonly MatchReason[]
  readonly excluded: boolean
  readonly told: boolean
}

const WHO = { payer: '付款方', payee: '收款方' } as const
const PART = { payer: '买方', payee: '卖方' } as const
const BY = {
  number: '账号',
  name: '户名',
  nickname: '昵称',
  party: '录入',
  holder: '账户持有人',
} as const

function sideOf(
  side: FoundSide,
  of: readonly string[],
  which: 'payer' | 'payee',
  name: Clues['name'],
): SideWeight {
  const { parties, by } = side
  const none = { reasons: [], against: [], excluded: false, told: false }
  if (by === null)
    return { ...none, against: [{ code: `${which}-unknown`, text: `${WHO[which]}未查明` }] }
  const own = parties.filter((id) => of.includes(id))
  if (own.length === 0) return { ...none, excluded: by !== 'nickname' || parties.length === 1 }
  const text = `${WHO[which]}与${PART[which]}${own.map(name).join('、')}相符（${BY[by]}）`
  const weak = by === 'nickname'
  const several = parties.length > 1
  return {
    reasons: [{ code: weak ? `${which}-name` : which, text }],
    against: [
      ...(weak
        ? [{ code: 'nickname-only', text: `${WHO[which]}仅昵称相同，昵称不是账号，不足以确定` }]
        : []),
      ...(several
        ? [
            {
              code: 'several-users',
              text: `${WHO[which]}可能是${parties.map(name).join('、')}中的任何一人`,
            },
          ]
        : []),
    ],
    excluded: false,
    told: !weak && !several,
  }
}

function datesOf(gap: number | null): Pick<Weighed, 'reasons' | 'against'> {
  if (gap === null)
    return { reasons: [], against: [{ code: 'date-unknown', text: '付款或者流转的日期不明' }] }
  if (gap === 0)
    return { reasons: [{ code: 'dates', text: '付款日期在流转期间之内' }], against: [] }
  if (gap <= NEAR_DAYS)
    return { reasons: [{ code: 'dates', text: `付款日期距流转期间${String(gap)}日` }], against: [] }
  return {
    reasons: [],
    against: [{ code: 'dates-apart', text: `付款日期距流转期间${String(gap)}日` }],
  }
}

function paidOf({ paidUp }: MatchDeal): MatchReason[] {
  return paidUp ? [{ code: 'paid-up', text: '该笔流转的价款已由确认的付款付清' }] : []
}

function memoOf({ memo }: MatchPayment, words: readonly string[]): MatchReason[] {
  if (memo === null) return []
  const said = words.filter((word) => memo.includes(word)).slice(0, 3)
  return said.length === 0 ? [] : [{ code: 'memo', text: `备注中有“${said.join('”“')}”` }]
}

function chatOf({ fen, days }: MatchPayment, deal: MatchDeal, near: Clues['near']): MatchReason[] {
  const { prices, units, sums } = near(days)
  const texts = [
    deal.unitPrice !== null && prices.has(deal.unitPrice)
      ? `单价${priceText(deal.unitPrice)}`
      : null,
    deal.priced !== null && units.has(deal.priced) ? `${String(deal.priced)}条` : null,
    fen !== null && sums.has(fen) ? `价款${yuan(fen)}` : null,
  ].filter((text) => text !== null)
  return texts.length === 0 ? [] : [{ code: 'chat', text: `相近日期的聊天提到${texts.join('、')}` }]
}
