import type { PaymentState } from '../../../report/payments.ts'
import { word } from './cells.ts'
import { readSum } from './amount.ts'

/** What the words of a line say of it. */
export interface ReadState {
  readonly state: PaymentState
  /** Fen (in the unit of the statement) that the words say were given back. */
  readonly refunded: bigint | null
}

/** Tried in this order: 退款 stands in names of states that are no failures, 失败 in those of refunds that failed. */
const RULES: readonly (readonly [PaymentState, RegExp])[] = [
  [
    'failed',
    /失败|关闭|取消|撤销|未成功|未支付|未付款|不成功|拒绝|拒收|作废|已过期|超时|待付款|等待付款|等待买家付款|declined|failed|cancel|rejected|void/i,
  ],
  ['refund', /^退款成功$|^退款完成$|^退款到账$|^退货成功$|^已退款到/],
  ['refunded', /全额退款|对方已退还|已退还|已退回|交易退回|退汇/],
  ['part-refunded', /部分退款/],
  ['refunded', /^已退款/],
  ['unknown', /处理中|待处理|审核中|进行中|pending|退款中/i],
  [
    'done',
    /成功|完成|已到账|已收|已转|已存|已支付|已付|已入账|入账|到账|已领取|已还款|充值|提现|支付宝担保|等待确认收货|等待对方确认收货|等待发货|等待卖家发货|等待对方发货|已发货|已结算|正常|还款|posted|settled|completed|cleared|success|approved/i,
  ],
]

const CODES: Readonly<Record<string, PaymentState>> = {
  是: 'done',
  y: 'done',
  yes: 'done',
  '00': 'done',
  '01': 'done',
  '0': 'done',
  '1': 'done',
  s: 'done',
  ok: 'done',
  true: 'done',
  否: 'failed',
  n: 'failed',
  no: 'failed',
  f: 'failed',
  false: 'failed',
}

/** A state in the words of a statement; null: the cell says nothing. */
export function stateOf(cell: string | null | undefined): ReadState | null {
  const text = word(cell)
  if (text === '' || /^[-/]+$/.test(text)) return null
  const coded = CODES[text.toLowerCase()]
  if (coded) return { state: coded, refunded: null }
  const refunded = refundedIn(text)
  const found = RULES.find(([, rule]) => rule.test(text))
  const state = found?.[0] ?? 'unknown'
  return { state, refunded: state === 'failed' ? null : refunded }
}

/** 已退款(￥12.00), 已退款5.00: the sum that was given back; null where none is told. */
export function refundedIn(text: string): bigint | null {
  const found = /退款?[(:]?([¥￥]?[\d,]+(?:\.\d+)?)/.exec(text.normalize('NFKC'))
  const sum = found ? readSum(found[1]) : null
  return sum && 'hundredths' in sum ? sum.hundredths : null
}
