import { dealMoney, type Deal } from './deals.ts'

/** 价款, 定金, 抵债, 退款, 佣金, 代收代付: what a counted payment was for. */
export type Purpose =
  'price' | 'commission' | 'pass-through' | 'refund' | 'deposit' | 'set-off' | 'other'

/** A payment that counts: a person entered it for its deals, or confirmed that it belongs to them. */
export interface Movement {
  readonly id: string
  readonly purpose: Purpose
  readonly payers: readonly string[]
  readonly payees: readonly string[]
  /** Whole fen above 0. */
  readonly fen: number
  readonly deals: readonly string[]
}

/** What counted payments say of one deal. */
export interface Settled {
  readonly paid: number | null
  readonly refunded: number
  readonly payments: readonly string[]
}

export interface Settlement {
  readonly of: (deal: string) => Settled
  /** The deals with what was paid and given back. */
  readonly deals: readonly Deal[]
  /** Payments for several deals whose shares nobody has told. */
  readonly unshared: readonly Movement[]
}

const NOTHING: Settled = { paid: null, refunded: 0, payments: [] }

export function isPrice({ purpose }: Pick<Movement, 'purpose'>): boolean {
  return purpose === 'price' || purpose === 'deposit' || purpose === 'set-off'
}

/**
 * What each deal was paid and given back. A payment for several deals is shared among them only where it is just the sum
 * of their prices; else it counts for the persons, and for no single deal.
 *
 * @param open deals of which a confirmed payment could not be read
 */
export function settlement(
  deals: readonly Deal[],
  movements: readonly Movement[],
  open: ReadonlySet<string> = new Set(),
): Settlement {
  const byId = new Map(deals.map((deal) => [deal.id, deal]))
  const found = new Map<string, { paid: number | null; refunded: number; payments: string[] }>()
  const unshared: Movement[] = []
  for (const movement of movements) {
    if (!isPrice(movement) && movement.purpose !== 'refund') continue
    const shares = sharesOf(movement, byId)
    if (!shares) unshared.push(movement)
    for (const [deal, fen] of shares ?? []) {
      const own = found.get(deal) ?? { paid: null, refunded: 0, payments: [] }
      if (movement.purpose === 'refund') own.refunded += fen
      else own.paid = (own.paid ?? 0) + fen
      own.payments.push(movement.id)
      found.set(deal, own)
    }
  }
  const of = (deal: string): Settled => found.get(deal) ?? NOTHING
  return {
    of,
    deals: deals.map((deal) => {
      const { paid, refunded } = of(deal.id)
      return {
        ...deal,
        paid,
        ...(refunded > 0 ? { refunded } : {}),
        ...(open.has(deal.id) ? { open: true } : {}),
      }
    }),
    unshared,
  }
}

function sharesOf(
  { deals, fen }: Movement,
  byId: ReadonlyMap<string, Deal>,
): (readonly [string, number])[] | null {
  const [first, ...others] = deals
  if (first === undefined) return []
  if (others.length === 0) return [[first, fen]]
  const prices = deals.map((id) => {
    const deal = byId.get(id)
    const money = deal && dealMoney(deal)
    return money && money.bound === 'exactly' ? money.fen : null
  })
  const known = prices.filter((price) => price !== null)
  const all = known.reduce((sum, price) => sum + price, 0)
  if (known.length < prices.length || all !== fen) return null
  return deals.map((id, i) => [id, known[i] ?? 0] as const)
}
