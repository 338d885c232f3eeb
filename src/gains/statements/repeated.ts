import type { Payment } from '../../report/payments.ts'

/** A payment with what its row looks like, to tell a row that stands twice from two payments that look alike. */
export interface Placed {
  readonly payment: Payment
  /** Whose account: of the case file; by it statements without numbers are set side by side. */
  readonly of: string | null
  /** All cells of the row, joined. */
  readonly row: string
  /** Statement and table: a workbook may hold the same lines on two sheets. */
  readonly table: string
}

/**
 * Marks lines that stand twice: the same row again in one statement, or the same payment in two statements of one
 * account. The k-th of equal lines meets the k-th, so that two payments that only look alike stay two.
 */
export function withRepeated(placed: readonly Placed[]): Payment[] {
  const rows = new Map<string, string>()
  const seen = new Map<string, { readonly table: string; readonly id: string }[]>()
  return placed.map((one) => {
    const { payment } = one
    const again = sameRow(one, rows)
    if (again !== null) return { ...payment, sameAs: again }
    const key = keyOf(one)
    if (key === null) return payment
    const before = seen.get(key) ?? []
    seen.set(key, before)
    const own = before.filter((b) => b.table === one.table).length
    const others = before.filter((b) => b.table !== one.table)
    before.push({ table: one.table, id: payment.id })
    const first = firstOf(others, own)
    return first === null ? payment : { ...payment, sameAs: first }
  })
}

/** Of lines that count, those that look like one of another table and may be it; no account says whether they are. */
export function mayBeRepeated(
  placed: readonly Placed[],
  payments: readonly Payment[],
): Set<string> {
  const seen = new Map<string, { readonly table: string; readonly own: string | null }>()
  const found = new Set<string>()
  for (const [i, { table, of }] of placed.entries()) {
    const payment = payments[i]
    if (payment === undefined || payment.sameAs !== null || payment.fen === null) continue
    const key = looksOf(payment)
    const own = payment.own ?? of
    const first = key === null ? undefined : seen.get(key)
    if (key !== null && first === undefined) seen.set(key, { table, own })
    if (first && first.table !== table && (first.own === null || own === null))
      found.add(payment.id)
  }
  return found
}

/** Null: too little to look alike by. What has different numbers or balances is not one payment. */
function looksOf({ time, fen, direction, currency, balance, otherName, serial, state }: Payment) {
  if (time === null || fen === 0 || state === 'failed') return null
  return [
    time.slice(0, 16),
    fen,
    direction,
    currency,
    balance ?? '',
    otherName ?? '',
    serial ?? '',
  ].join('\n')
}

/** The line with this number of the first other table that has so many. */
function firstOf(
  others: readonly { readonly table: string; readonly id: string }[],
  number: number,
): string | null {
  for (const table of new Set(others.map((o) => o.table))) {
    const line = others.filter((o) => o.table === table)[number]
    if (line) return line.id
  }
  return null
}

/** Rows are equal cell by cell, and the row has a number of its own: without one, equal payments are several. */
function sameRow({ payment, row, table }: Placed, rows: Map<string, string>): string | null {
  if (payment.serial === null || payment.serial.length < 6) return null
  const key = `${table}\n${row}`
  const first = rows.get(key)
  if (first === undefined) rows.set(key, payment.id)
  return first ?? null
}

/** What two statements of one account say of one payment; null: too little to say that it is one. */
function keyOf({ payment, of, row }: Placed): string | null {
  const { fen, time, direction, currency, serial, own, balance, precision } = payment
  if (fen === null || time === null) return null
  const common = [fen, direction, currency]
  if (serial !== null && serial.length >= 6) {
    return ['serial', serial, time.slice(0, 10), ...common].join('\n')
  }
  const whose = own ?? of
  if (precision === 'day' && balance === null) return null
  // Nobody says whose account it is: the same export twice has the same rows, cell by cell, with the same balance.
  if (whose === null) return balance === null ? null : ['row', row, ...common].join('\n')
  return ['account', whose, time.slice(0, 16), balance ?? '', ...common].join('\n')
}
