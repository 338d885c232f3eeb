import type { Payment } from '../../../report/payments.ts'
import type { Placed } from './repeated.ts'

/** Lines of one key that are compared with each other. */
const MOST = 16

interface Alike {
  readonly payment: Payment
  readonly table: string
  readonly own: string | null
}

/**
 * Lines that count, and that may be the line of another table: of the same day and sum, and nothing in either says that
 * they are two. Whether they are, their columns do not tell; a person is asked.
 */
export function mayBeRepeated(
  placed: readonly Placed[],
  payments: readonly Payment[],
): Set<string> {
  const seen = new Map<string, Alike[]>()
  const found = new Set<string>()
  for (const [i, { table, of }] of placed.entries()) {
    const payment = payments[i]
    const key = payment === undefined ? null : keyOf(payment)
    if (payment === undefined || key === null) continue
    const one = { payment, table, own: payment.own ?? of }
    const before = seen.get(key) ?? []
    seen.set(key, before)
    if (before.some((other) => mayBeOne(other, one))) found.add(payment.id)
    if (before.length < MOST) before.push(one)
  }
  return found
}

function keyOf({ time, fen, direction, currency, state, sameAs }: Payment): string | null {
  if (time === null || fen === null || fen === 0 || state === 'failed' || sameAs !== null)
    return null
  return [time.slice(0, 10), fen, direction, currency].join('\n')
}

function mayBeOne(a: Alike, b: Alike): boolean {
  const [one, other] = [a.payment, b.payment]
  const isSame = <T>(x: T | null, y: T | null) => x === null || y === null || x === y
  const clocks = [one, other].map((p) =>
    p.precision === 'day' ? null : (p.time ?? '').slice(0, 16),
  )
  return (
    a.table !== b.table &&
    isSame(a.own, b.own) &&
    isSame(one.serial, other.serial) &&
    isSame(one.balance, other.balance) &&
    isSame(one.otherName, other.otherName) &&
    isSame(clocks[0] ?? null, clocks[1] ?? null)
  )
}
