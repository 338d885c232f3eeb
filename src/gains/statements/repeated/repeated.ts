import type { Payment } from '../../../report/payments.ts'

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

/** A line that was met, under a key of what it says. */
interface Met {
  readonly table: string
  readonly id: string
  readonly serial: string | null
}

/**
 * Marks lines that stand twice: the same row again in one statement, or the same payment in two statements of one
 * account. The k-th of equal lines meets the k-th, so that two payments that only look alike stay two.
 */
export function withRepeated(placed: readonly Placed[]): Payment[] {
  const rows = new Map<string, string>()
  const seen = new Map<string, Met[]>()
  return placed.map((one) => {
    const again = sameRow(one, rows) ?? metBefore(one, seen)
    return again === null ? one.payment : { ...one.payment, sameAs: again }
  })
}

function metBefore(one: Placed, seen: Map<string, Met[]>): string | null {
  const { table, payment } = one
  const { id, serial } = payment
  const found = keysOf(one).map(({ key, bySerial }) => {
    const before = seen.get(key) ?? []
    seen.set(key, before)
    const own = before.filter((b) => b.table === table).length
    // Two numbers that differ are two payments, however alike.
    const mayBe = (b: Met) => bySerial || b.serial === null || serial === null
    const first = firstOf(
      before.filter((b) => b.table !== table && mayBe(b)),
      own,
    )
    before.push({ table, id, serial: bySerial ? null : serialIn(payment) })
    return first
  })
  return found.find((first) => first !== null) ?? null
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

/** A number that is long enough to name a payment. */
function serialIn({ serial }: Payment): string | null {
  return serial !== null && serial.length >= 6 ? serial : null
}

interface Key {
  readonly key: string
  readonly bySerial: boolean
}

/** What two statements of one account say of one payment: by its number, and by account and balance; none: too little. */
function keysOf(one: Placed): Key[] {
  const { fen, time, direction, currency, balance } = one.payment
  if (fen === null || time === null) return []
  const common = [fen, direction, currency]
  const serial = serialIn(one.payment)
  const numbered = ['serial', serial, time.slice(0, 10), ...common].join('\n')
  const account = serial === null || balance !== null ? accountKey(one, time, common) : null
  return [
    ...(serial === null ? [] : [{ key: numbered, bySerial: true }]),
    ...(account === null ? [] : [{ key: account, bySerial: false }]),
  ]
}

function accountKey(
  { payment: { own, balance, precision }, of, row }: Placed,
  time: string,
  common: readonly (string | number)[],
): string | null {
  const whose = own ?? of
  if (precision === 'day' && balance === null) return null
  // Nobody says whose account it is: the same export twice has the same rows, cell by cell, with the same balance.
  if (whose === null) return balance === null ? null : ['row', row, ...common].join('\n')
  return ['account', whose, time.slice(0, 16), balance ?? '', ...common].join('\n')
}
