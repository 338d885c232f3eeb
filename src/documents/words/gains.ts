import type {
  DealGains,
  IncomeTest,
  PaymentReport,
  PaymentSide,
  PriceLine,
} from '../../report/gains.ts'
import { money, unitPrice, yuan } from '../papers/amounts.ts'
import { term } from '../papers/words.ts'

/** Words that the page and the terminal share for money. */
export const HOW: Readonly<Record<DealGains['how'], string>> = {
  stated: '载明',
  units: '推算',
  gift: '赠与',
  'set-off': '抵债（推算）',
  swap: '交换',
  paid: '已确认付款',
  unknown: '不明',
}

const PURPOSE: Readonly<Record<string, string>> = {
  price: '价款',
  commission: '佣金',
  'pass-through': '代收代付',
  refund: '退款',
  deposit: '定金',
  'set-off': '抵债',
  other: '其他',
}

export function purpose(id: string | null): string {
  return id === null ? '用途未载明' : (PURPOSE[id] ?? id)
}

/** 出售收入、差价获利: the sums that a standard takes, the usual first. */
export function taken({ takes }: IncomeTest): string {
  return takes.map((id) => (id === 'benefit' ? '利用信息所得的利益' : term(id))).join('、')
}

const BY: Readonly<Record<NonNullable<PaymentSide['by']>, string>> = {
  number: '账号',
  name: '户名',
  nickname: '仅昵称',
  party: '录入',
  holder: '账户持有人',
}

/** Who paid, and by what that is told. */
export function side({ shown, by }: PaymentSide): string {
  return by === null ? `${shown}（未查明）` : `${shown}（${BY[by]}）`
}

export function paymentSum({ fen, currency }: PaymentReport): string {
  if (fen === null) return '金额不明'
  return currency === 'CNY' ? yuan(fen) : `${yuan(fen).replace('元', '')}（${currency}）`
}

/** 已确认, 已确认（未计入：…）, 已由人否定, 待确认, 不作为付款. */
export function standing(payment: PaymentReport): string {
  const { decision, barred, proposals, ambiguous } = payment
  if (decision?.decided === 'refused') return '已由人否定'
  if (decision?.counts === true) return '已确认，计入'
  if (decision) return `已确认，未计入：${decision.note ?? ''}`
  if (barred !== null) return `不作为付款：${barred}`
  if (proposals.length === 0) return standsAlone(payment) ?? '没有可能对应的流转'
  return ambiguous ? '待确认：与几笔流转均可能对应，未作取舍' : '待确认'
}

/** Commissions and money handed on count for persons, whatever the deal. */
function standsAlone({ from, purpose: id }: PaymentReport): string | null {
  const alone = from === 'entered' && (id === 'commission' || id === 'pass-through')
  return alone ? `计入${purpose(id)}` : null
}

/** 单价0.35元/条、30000条、附送7002条、价款16500.00元 */
export function agreed({ units, free, price, fen }: PriceLine): string {
  const parts = [
    price === null ? null : `单价${unitPrice(price)}`,
    units === null ? null : `${String(units)}条`,
    free === null ? null : `附送${String(free)}条`,
    fen === null ? null : `价款${yuan(fen)}`,
  ].filter((part) => part !== null)
  return parts.join('、') || '几个数并存，未取'
}

/** A sum or a dash: what was not confirmed is not zero. */
export function sumOr(sum: DealGains['total'], none = '—'): string {
  return sum === null ? none : money(sum)
}
