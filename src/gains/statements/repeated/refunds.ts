import type { Payment } from '../../../report/payments.ts'

/** Shorter numbers are numbers of days or rows, not of orders. */
const SHORTEST = 6

/**
 * Says of each refund which payment it gives back, and of each payment how much of it was given back: by the same order,
 * the same number, or a number that the refund's begins with (Alipay: `2021…_1234`).
 *
 * A payment that is told as closed was paid all the same, if the whole of it was given back.
 */
export function withRefunds(payments: readonly Payment[]): Payment[] {
  const paid = paidBy(payments)
  const given = new Map<string, Payment>()
  const back = new Map<string, number>()
  for (const refund of payments) {
    if (refund.state !== 'refund' || refund.fen === null) continue
    const original = originalOf(refund, paid, back)
    if (!original) continue
    given.set(refund.id, original)
    back.set(original.id, (back.get(original.id) ?? 0) + refund.fen)
  }
  return payments.map((payment) => {
    const original = given.get(payment.id)
    const refunded = back.get(payment.id)
    if (original) return { ...payment, refundOf: original.id }
    return refunded === undefined ? withWords(payment) : withBack(payment, refunded)
  })
}

type Paid = ReadonlyMap<string, readonly Payment[]>

function paidBy(payments: readonly Payment[]): Paid {
  const paid = new Map<string, Payment[]>()
  for (const payment of payments) {
    if (payment.state === 'refund' || payment.direction === 'in') continue
    for (const number of new Set([payment.serial, payment.order])) {
      if (number === null || number.length < SHORTEST) continue
      const all = paid.get(number) ?? []
      all.push(payment)
      paid.set(number, all)
    }
  }
  return paid
}

/** The one payment that the numbers of a refund lead to, with enough left to be given back. */
function originalOf(
  refund: Payment,
  paid: Paid,
  back: ReadonlyMap<string, number>,
): Payment | null {
  for (const number of numbersOf(refund)) {
    const fitting = (paid.get(number) ?? []).filter(
      (p) =>
        p.currency === refund.currency &&
        (p.fen ?? 0) - (back.get(p.id) ?? 0) >= (refund.fen ?? 0) &&
        (p.time === null ||
          refund.time === null ||
          p.time.slice(0, 10) <= refund.time.slice(0, 10)),
    )
    const [only, ...more] = fitting
    if (only && more.length === 0) return only
  }
  return null
}

function numbersOf({ serial, order }: Payment): string[] {
  const numbers = [order, serial].flatMap((n) => n ?? [])
  const heads = numbers.flatMap((n) => n.split(/[_*-]/, 1)).filter((n) => !numbers.includes(n))
  return [...numbers, ...heads].filter((n) => n.length >= SHORTEST)
}

function withBack(payment: Payment, refunded: number): Payment {
  const whole = payment.fen !== null && refunded >= payment.fen
  // 交易关闭 with nothing given back in full was never paid.
  if (payment.state === 'failed' && !whole) return payment
  const direction = payment.state === 'failed' ? 'out' : payment.direction
  return { ...payment, direction, state: whole ? 'refunded' : 'part-refunded', refunded }
}

/** 已全额退款 says that all was given back; 已退款(￥12.00) of 100 that a part was. */
function withWords(payment: Payment): Payment {
  const { state, fen, refunded } = payment
  if (fen === null || state === 'refund' || state === 'failed') return payment
  if (state === 'refunded' && refunded === null) return { ...payment, refunded: fen }
  if (refunded === null || refunded === 0) return payment
  return { ...payment, state: refunded >= fen ? 'refunded' : 'part-refunded' }
}
