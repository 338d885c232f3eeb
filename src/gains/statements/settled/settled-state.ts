import type { Locator } from '../../../evidence/locator.ts'
import type { Payment, PaymentState } from '../../../report/payments.ts'
import type { Line } from '../line.ts'
import type { Side } from './settled-side.ts'
import type { Settling } from './settling.ts'

const GIVES_BACK = /退款|退货|退回|退还/

/** What became of a payment; a state that is not understood is told. */
export function stateOf(
  line: Line,
  direction: Payment['direction'],
  where: Locator,
  { issues }: Settling,
): PaymentState {
  const state = line.state ?? 'unknown'
  if (state === 'unknown') issues.add('state-unknown', where, true, line.stateWord ?? '')
  if (state === 'failed' || state === 'unknown') return state
  // A refund that came in says of the payment, not of itself, that it was given back.
  if (direction === 'in' && (state === 'refunded' || state === 'part-refunded')) return 'refund'
  if (direction === 'in' && GIVES_BACK.test(line.texts.kind ?? '')) return 'refund'
  return state
}

/** 退款成功 under 不计收支 came in all the same; 冲正 is a refund. */
export function finalDirection(
  { direction, reversed }: Side,
  state: PaymentState,
  line: Line,
  where: Locator,
  { issues }: Settling,
): Payment['direction'] {
  if (reversed) issues.add('negative', where, false)
  if (state === 'refund' && direction === 'neutral') return 'in'
  if (direction === 'unknown') {
    issues.add('direction-unknown', where, true, line.sideWord ?? '')
  }
  return direction
}
