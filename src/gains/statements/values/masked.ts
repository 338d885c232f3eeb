import { maskAll, maskEmail, maskMiddle, maskName } from '../../../records/fields/mask.ts'
import type { Payment } from '../../../report/payments.ts'

/**
 * A number of a card, an account or an order as it is shown: its ends, never the whole.
 *
 * @example 6222020200112230123 → 6222***********0123 · 1234****9876 stays · xxx@example.com → x*****@example.com
 */
export function maskedNumber(number: string): string {
  if (number.includes('@')) return maskEmail(number)
  if (/^\d{4}$/.test(number) || /\*{3,}/.test(number)) return number
  const length = [...number].length
  if (length >= 12) return maskMiddle(number, 4, 4)
  return length >= 6 ? maskMiddle(number, 1, 2) : maskAll(number)
}

/** A name or what stands for one: 张三 → 张*, 李四(13800138000) → 李*. */
export function maskedName(name: string): string {
  return maskName(name.split(/[\d(（\s]/, 1)[0] || name)
}

/** Digits in remarks are numbers of somebody or of something; four of them tell nobody. */
export function maskedMemo(memo: string): string {
  return memo.replace(/\d{5,}/g, (run) => maskedNumber(run)).replace(/[\w.+-]{1,64}@/g, '***@')
}

/** Payments as they are shown: sums, times, sides and states in clear, numbers and names masked. */
export function maskedPayments(payments: readonly Payment[]): Payment[] {
  const number = (text: string | null) => (text === null ? null : maskedNumber(text))
  return payments.map((p) => ({
    ...p,
    own: number(p.own),
    other: number(p.other),
    otherName: p.otherName === null ? null : maskedName(p.otherName),
    serial: number(p.serial),
    order: number(p.order),
    memo: p.memo === null ? null : maskedMemo(p.memo),
  }))
}
