import type { Money } from '../case-report.ts'
import type { LotGains, PartyGains } from '../report/gains.ts'
import { sidesOf, total, type Deal, type Gains } from './deals.ts'
import { toMoney, widest } from './exact.ts'
import type { FamilyOf } from './families.ts'
import { lackingFor, type Lacking } from './lacking.ts'
import { lotMargin, lotsOf, marginOf, type Lot } from './lots.ts'
import { partyNotes } from './party-notes.ts'
import { isPrice, type Movement } from './settled.ts'

/** All that gains are computed from. */
export interface Trade {
  /** With what was paid and given back ({@link settlement}). */
  readonly deals: readonly Deal[]
  readonly movements: readonly Movement[]
  readonly families: FamilyOf
  /** Batches that parties came by otherwise than by a transfer: collected, in duty, stolen. */
  readonly ownActs?: readonly { readonly by: string; readonly batch: string }[]
  /** Name of a party, for sentences. */
  readonly name: (party: string) => string
  /** Statements that were not read whole: what rests on their payments is known in part. */
  readonly lacking?: readonly Lacking[]
}

/**
 * What one party received, paid and kept: 出售收入, 购入支出, 差价获利 side by side, commissions added to what came in or
 * taken off, money handed on told apart, and beside them what confirmed payments show.
 *
 * @example bought 10000 for 1000.00, sold 4000 for 1200.00 → margin 800.00（推算）, by all that was paid 200.00
 */
export function partyGains(party: string, trade: Trade): PartyGains & Pick<Gains, 'prices'> {
  const { sold, bought } = sidesOf([party], trade.deals)
  const acts = trade.ownActs?.filter(({ by }) => by === party).map(({ batch }) => batch)
  const lots = lotsOf(sold, bought, trade.families, acts)
  const bound = boundFor(party, trade)
  const commission = {
    received: moved(trade, bound, (m) => m.purpose === 'commission' && m.payees.includes(party)),
    paid: moved(trade, bound, (m) => m.purpose === 'commission' && m.payers.includes(party)),
  }
  const handed = {
    in: moved(trade, bound, (m) => m.purpose === 'pass-through' && m.payees.includes(party)),
    out: moved(trade, bound, (m) => m.purpose === 'pass-through' && m.payers.includes(party)),
  }
  const gross = added(total(sold), commission.received)
  const cost = total(bought)
  const margin = withCommission(marginOf(lots, bought), commission)
  const whole = less(less(gross, cost), commission.paid)
  const gains = {
    party,
    gross,
    cost,
    margin,
    'margin-whole': whole && margin && whole.fen !== margin.fen ? whole : null,
    'cost-of-sold': costOfSold(lots),
    received: settledFor(party, trade, 'sold', bound),
    paid: settledFor(party, trade, 'bought', bound),
    commission,
    'pass-through': handed,
    // Only of one who took and gave: at either end of the road the money is the price itself, told already.
    'gross-with-pass-through': handed.in && handed.out ? added(gross, handed.in) : null,
    'gross-before-refunds': beforeRefunds(gross, sold),
    lots: lots.map(lotGains),
  }
  const prices = [...new Set(sold.flatMap((d) => d.unitPrice ?? []))].toSorted((a, b) => a - b)
  return { ...gains, prices, notes: partyNotes(gains, { sold, bought, lots }, trade) }
}

/** What was confirmed, where not all statements were read: no less than so much. */
function boundFor(party: string, { deals, lacking = [] }: Trade): Money['bound'] {
  return lackingFor([party], deals, lacking).length > 0 ? 'at-least' : 'exactly'
}

function moved(
  { movements }: Trade,
  bound: Money['bound'],
  of: (movement: Movement) => boolean,
): Money | null {
  const own = movements.filter(of)
  if (own.length === 0) return null
  const fen = own.reduce((all, m) => all + m.fen, 0)
  return { fen, basis: 'stated', bound }
}

/** Payments for the deals of the party less refunds; of joint sellers each is told the whole. */
function settledFor(
  party: string,
  trade: Trade,
  side: 'sold' | 'bought',
  bound: Money['bound'],
): Money | null {
  const own = new Set(sidesOf([party], trade.deals)[side].map(({ id }) => id))
  const mine = trade.movements.filter((m) => m.deals.some((deal) => own.has(deal)))
  const paid = mine.filter(isPrice)
  if (paid.length === 0) return null
  const back = mine.filter((m) => m.purpose === 'refund')
  const sum = (list: readonly Movement[]): number => list.reduce((all, m) => all + m.fen, 0)
  return { fen: sum(paid) - sum(back), basis: 'stated', bound }
}

/** 退款前的出售收入: whether what was given back later lessens 违法所得 is not settled. Null where nothing went back. */
function beforeRefunds(gross: Money | null, sold: readonly Deal[]): Money | null {
  const back = sold.reduce((all, deal) => all + (deal.refunded ?? 0), 0)
  return gross && back > 0 ? { ...gross, fen: gross.fen + back } : null
}

function withCommission(margin: Money | null, commission: PartyGains['commission']): Money | null {
  const { received, paid } = commission
  if (margin) return less(added(margin, received), paid)
  return received ? less(received, paid) : null
}

function added(a: Money | null, b: Money | null): Money | null {
  if (!a || !b) return a ?? b
  return { fen: a.fen + b.fen, basis: basisOf(a, b), bound: widest([a.bound, b.bound]) }
}

/** Null where the first is not known, or where what is taken off is a lower bound: it would make an upper one. */
function less(a: Money | null, b: Money | null): Money | null {
  if (!a || !b) return a
  if (b.bound === 'at-least') return null
  return { fen: a.fen - b.fen, basis: 'computed', bound: widest([a.bound, b.bound]) }
}

function basisOf(a: Money, b: Money): Money['basis'] {
  return a.basis === 'stated' && b.basis === 'stated' ? 'stated' : 'computed'
}

/** Only where it is another number than all that was paid. */
function costOfSold(lots: readonly Lot[]): Money | null {
  if (!lots.some(({ partial }) => partial)) return null
  const sums = lots.flatMap((lot) => (lot.costOfSold ? [toMoney(lot.costOfSold)] : []))
  const known = sums.filter((sum) => sum !== null)
  return {
    fen: known.reduce((all, sum) => all + sum.fen, 0),
    basis: 'computed',
    bound: widest(known.map((sum) => sum.bound)),
  }
}

function lotGains(lot: Lot): LotGains {
  const {
    batches,
    sold,
    bought,
    unitsSold,
    unitsBought,
    gross,
    cost,
    costOfSold: own,
    partial,
  } = lot
  return {
    batches,
    sold: sold.map(({ id }) => id),
    bought: bought.map(({ id }) => id),
    'units-sold': unitsSold === null ? null : Number(unitsSold),
    'units-bought': unitsBought === null ? null : Number(unitsBought),
    gross: gross && toMoney(gross),
    cost: cost && toMoney(cost),
    'cost-of-sold': own && toMoney(own),
    margin: lotMargin(lot),
    partial,
  }
}
