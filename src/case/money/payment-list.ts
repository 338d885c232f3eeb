import { maskIdentifiers, shown } from '../../documents/safe.ts'
import type { MatchPayment } from '../../gains/matching/payment.ts'
import type { SeenSide } from '../../gains/matching/sides.ts'
import { spanOf } from '../../law/period.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { PaymentReport } from '../../report/gains.ts'
import { moved, type Payment } from '../../report/payments.ts'
import { masked } from '../assemble.ts'
import { firstDay, lastDay } from '../facts/days.ts'
import type { CaseFile } from '../facts/schema.ts'
import type { People } from './directory.ts'

type Entered = CaseFile['payments'][number]

/** A payment of a statement or of the case file, ready to be matched and shown. */
export interface ListedPayment {
  readonly match: MatchPayment
  readonly shown: Omit<PaymentReport, 'proposals' | 'bounded' | 'ambiguous' | 'decision'>
  /** Fen that count when it is confirmed: less what was given back of it. */
  readonly counts: number
  /** Deals to which the person who entered it has bound it. */
  readonly bound: readonly string[]
  /** 退款 of a statement: the payment that it gives back. */
  readonly refundOf: string | null
}

/** Every payment that the case knows, in the order of the statements, then as entered. */
export function listedPayments(
  facts: CaseFile,
  payments: readonly Payment[],
  people: People,
): readonly ListedPayment[] {
  const holders = new Map(
    facts.statements.map((s) => [s.id, s.of === undefined ? null : people.userOf(s.of)]),
  )
  return [
    ...payments
      .filter((p) => p.sameAs === null)
      .map((p) => ofStatement(p, holders.get(p.statement) ?? null, people)),
    ...facts.payments.map((p) => asEntered(p, people)),
  ]
}

function ofStatement(payment: Payment, holder: string | null, people: People): ListedPayment {
  const own: SeenSide = { number: payment.own, name: null, said: holder }
  const other: SeenSide = { number: payment.other, name: payment.otherName, said: null }
  const [payer, payee] = payment.direction === 'in' ? [other, own] : [own, other]
  const refund = payment.state === 'refund'
  const common = {
    id: payment.id,
    time: payment.time,
    fen: payment.fen,
    purpose: refund ? 'refund' : null,
    memo: payment.memo,
    barred: barOf(payment),
  }
  const back = payment.state === 'part-refunded' ? (payment.refunded ?? 0) : 0
  return listed(common, { payer, payee }, people, {
    from: 'statement',
    at: masked(payment.at),
    currency: payment.currency,
    evidence: null,
    days: dayOf(payment.time),
    counts: (payment.fen ?? 0) - back,
    bound: [],
    refundOf: payment.refundOf,
  })
}

const CURRENCY = 'CNY'

/** Why a line of a statement never counts as paid. */
function barOf(payment: Payment): string | null {
  const { fen, state, currency, direction, refunded } = payment
  if (state === 'failed') return '未成功的付款'
  if (state === 'refunded') return '已全额退款'
  if (state === 'unknown') return '交易状态不明'
  if (currency !== CURRENCY) return `不是人民币（${shown(currency, 'name')}）`
  if (fen === null) return '金额不能读出'
  if (fen <= 0) return '金额为零或者为负'
  if (direction === 'neutral') return '不计收支（本人账户之间的划转等）'
  if (direction === 'unknown') return '收支方向不明'
  if (state === 'part-refunded' && (refunded === null || refunded >= fen))
    return '部分退款，退款数额不明'
  return moved(payment) ? null : '没有实际支付'
}

function asEntered(entered: Entered, people: People): ListedPayment {
  const { id, amount, from, to, evidence, currency = CURRENCY } = entered
  const side = (who: string): SeenSide => ({ number: null, name: null, said: people.userOf(who) })
  const common = {
    id,
    time: entered.on ?? null,
    fen: amount,
    purpose: entered.for ?? null,
    memo: null,
    barred: currency !== CURRENCY ? `不是人民币（${currency}）` : amount === 0 ? '金额为零' : null,
  }
  return listed(common, { payer: side(from), payee: side(to) }, people, {
    from: 'entered',
    at: null,
    currency,
    evidence: evidence ?? null,
    days: entered.on === undefined ? null : { from: firstDay(entered.on), to: lastDay(entered.on) },
    counts: amount,
    bound: entered.deals ?? [],
    refundOf: null,
  })
}

type Common = Pick<MatchPayment, 'id' | 'time' | 'fen' | 'purpose' | 'memo' | 'barred'>

interface Rest extends Pick<ListedPayment, 'counts' | 'bound' | 'refundOf'> {
  readonly from: PaymentReport['from']
  readonly at: Locator | null
  readonly currency: string
  readonly evidence: string | null
  readonly days: MatchPayment['days']
}

function listed(
  common: Common,
  seen: { readonly payer: SeenSide; readonly payee: SeenSide },
  people: People,
  { counts, bound, refundOf, days, ...rest }: Rest,
): ListedPayment {
  const [payer, payee] = [people.find(seen.payer), people.find(seen.payee)]
  const entered = (side: typeof payer): typeof payer =>
    rest.from === 'entered' && side.by === 'holder' ? { ...side, by: 'party' } : side
  const match = { ...common, days, payer: entered(payer), payee: entered(payee) }
  return {
    match,
    counts,
    bound,
    refundOf,
    shown: {
      ...common,
      ...rest,
      id: maskIdentifiers(common.id),
      memo: common.memo === null ? null : shown(common.memo, 'name'),
      payer: people.shown(seen.payer, match.payer),
      payee: people.shown(seen.payee, match.payee),
    },
  }
}

/** The day of `2019-03-12 21:04`; null when it is none. */
export function dayOf(time: string | null): MatchPayment['days'] {
  const found = time === null ? null : /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(time.trim())
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  return spanOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
