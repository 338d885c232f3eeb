import { moved, type Payment } from '../../report/payments.ts'
import type { StatementSum } from '../../report/statements.ts'
import { YUAN } from './values/currency.ts'
import { compareByCode } from './order.ts'

/**
 * Sums by currency: yuan first, others apart and added to nothing. Only lines that moved money and count here are in
 * them.
 *
 * @example 收入 12.00, 支出 5.00, 支付失败 7.00 → in 1200 of 1 line, out 500 of 1 line, 1 line apart
 */
export function sumsOf(payments: readonly Payment[]): StatementSum[] {
  const groups = [...Map.groupBy(payments, (p) => p.currency)]
  const ordered = groups.toSorted(([a], [b]) => compareByCode(rank(a), rank(b)))
  return ordered.map(([currency, all]) => ({
    currency,
    in: sum(all, 'in'),
    out: sum(all, 'out'),
    neutral: sum(all, 'neutral'),
    apart: all.filter((p) => !moved(p) || p.direction === 'unknown').length,
  }))
}

function rank(currency: string): string {
  return currency === YUAN ? '' : currency
}

function sum(payments: readonly Payment[], direction: Payment['direction']) {
  const own = payments.filter((p) => moved(p) && p.direction === direction)
  const fen = own.reduce((total, p) => total + BigInt(p.fen ?? 0), 0n)
  return { lines: own.length, fen: Number(fen) }
}
