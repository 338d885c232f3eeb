import { maskIdentifiers } from '../../documents/safe.ts'
import type { Deal } from '../../gains/deals.ts'
import { lackingText, type Lacking } from '../../gains/lacking.ts'
import type { Movement, Purpose } from '../../gains/settled.ts'
import type { GainNote, PaymentReport } from '../../report/gains.ts'
import type { CaseFile } from '../facts/schema.ts'
import type { ListedPayment } from './payment-list.ts'

type Match = CaseFile['matches'][number]
type Decision = NonNullable<PaymentReport['decision']>

/** What people have decided of payments, and which of them count. */
export interface DecidedPayments {
  readonly movements: readonly Movement[]
  readonly of: (payment: string) => PaymentReport['decision']
  readonly notes: readonly GainNote[]
  /** Deals with a confirmed payment in a part of a statement that was not read: their sums are 待查明. */
  readonly open: ReadonlySet<string>
}

/**
 * Which payments count: those that a person entered for their deals or for what they were, and those confirmed to belong to
 * deals. What is barred, goes the wrong way, or is the same payment entered twice does not count, and is told.
 */
export function decidedPayments(
  facts: CaseFile,
  payments: readonly ListedPayment[],
  deals: readonly Deal[],
  lacking: readonly Lacking[],
): DecidedPayments {
  const matches = matchesOf(facts, payments, lacking)
  const byId = new Map(deals.map((deal) => [deal.id, deal]))
  const taken: Taken[] = []
  const decisions = new Map<string, Decision>()
  for (const payment of payments) {
    const { id } = payment.match
    const decision = decisionOf(payment, matches.of(id))
    if (!decision) continue
    const movement = movementOf(payment, decision, matches.of(id), byId)
    const note =
      decision.decided === 'refused' ? null : noteOf(payment, decision, movement, byId, taken)
    const counts = decision.decided === 'confirmed' && note === null
    decisions.set(id, { ...decision, counts, note })
    if (counts) taken.push({ payment, movement })
  }
  const handed = payments.filter((p) => !decisions.has(p.match.id) && standsAlone(p))
  return {
    movements: [
      ...taken.map(({ movement }) => movement),
      ...handed.map((p) => movementOf(p, NO_DEALS, [], byId)),
    ],
    of: (id) => decisions.get(id) ?? null,
    notes: matches.unknown,
    open: new Set(matches.unread.filter(mayBePrice).flatMap((m) => m.deals)),
  }
}

const NO_DEALS = { deals: [] } as const

interface Taken {
  readonly payment: ListedPayment
  readonly movement: Movement
}

/** The id of a payment is printed masked: it is known by either. */
function matchesOf(
  facts: CaseFile,
  payments: readonly ListedPayment[],
  lacking: readonly Lacking[],
) {
  const ids = new Set(payments.map((p) => p.match.id))
  const byMask = new Map<string, string[]>()
  for (const { match, shown } of payments)
    byMask.set(shown.id, [...(byMask.get(shown.id) ?? []), match.id])
  const found = new Map<string, Match[]>()
  const unknown: GainNote[] = []
  const unread: Match[] = []
  for (const match of facts.matches) {
    const [only, ...others] = ids.has(match.payment)
      ? [match.payment]
      : (byMask.get(match.payment) ?? [])
    if (only !== undefined && others.length === 0)
      found.set(only, [...(found.get(only) ?? []), match])
    else {
      const lost = lacking.filter((l) => match.payment.startsWith(`${l.statement}:`))
      if (lost.length > 0 && match.decision === 'confirmed') unread.push(match)
      unknown.push(notFound(match, others.length > 0, lackingText(lost)))
    }
  }
  return { of: (id: string): readonly Match[] => found.get(id) ?? [], unknown, unread }
}

/** A commission or money handed on is no price of the deal, and lessens none. */
function mayBePrice({ for: purpose }: Match): boolean {
  return purpose !== 'commission' && purpose !== 'pass-through' && purpose !== 'other'
}

function notFound({ payment, deals }: Match, several: boolean, lost: string | null): GainNote {
  if (lost !== null)
    return {
      code: 'match-unread',
      deals,
      text: `对付款${maskIdentifiers(payment)}的决定没有起作用：${lost}，该笔未能读出；${deals.join('、')}的价款待查明`,
    }
  const why = several ? '不止一笔' : '不在流水与录入的付款之中'
  return {
    code: 'match-unknown',
    deals,
    text: `对付款${maskIdentifiers(payment)}的决定没有起作用：该标识${why}，请按报告中列出的标识改正`,
  }
}

/** Money handed on and commissions concern persons; they need no deal. */
function standsAlone({ match, shown }: ListedPayment): boolean {
  const { purpose, barred } = match
  return (
    shown.from === 'entered' &&
    barred === null &&
    (purpose === 'commission' || purpose === 'pass-through')
  )
}

function decisionOf(payment: ListedPayment, matches: readonly Match[]): Decision | null {
  const confirmed = matches.filter((m) => m.decision === 'confirmed')
  const refused = matches.filter((m) => m.decision === 'refused')
  const own = payment.bound.filter((deal) => !refused.some((m) => m.deals.includes(deal)))
  const deals = [...new Set([...own, ...confirmed.flatMap((m) => m.deals)])]
  const said = confirmed[0] ?? (own.length > 0 ? null : refused[0])
  if (said === undefined) return null
  return {
    decided: deals.length > 0 ? 'confirmed' : 'refused',
    deals: deals.length > 0 ? deals : [...new Set(refused.flatMap((m) => m.deals))],
    by: said?.by ?? null,
    on: said?.on ?? null,
    reason: said?.reason ?? null,
    evidence: said?.evidence ?? payment.shown.evidence,
    counts: false,
    note: null,
  }
}

function movementOf(
  { match, counts }: ListedPayment,
  { deals }: Pick<Decision, 'deals'>,
  matches: readonly Match[],
  byId: ReadonlyMap<string, Deal>,
): Movement {
  const said = matches.find((m) => m.decision === 'confirmed' && m.for !== undefined)?.for
  const purpose: Purpose = said ?? purposeOf(match.purpose)
  const own = deals.flatMap((id) => byId.get(id) ?? [])
  const [givers, takers] =
    purpose === 'refund' ? (['sellers', 'buyers'] as const) : (['buyers', 'sellers'] as const)
  const side = (found: typeof match.payer, of: 'sellers' | 'buyers'): readonly string[] =>
    found.by !== null && found.parties.length === 1
      ? found.parties
      : [...new Set(own.flatMap((d) => d[of]))]
  return {
    id: match.id,
    purpose,
    payers: side(match.payer, givers),
    payees: side(match.payee, takers),
    fen: counts,
    deals,
  }
}

function purposeOf(purpose: string | null): Purpose {
  return (purpose ?? 'price') as Purpose
}

/** Why a payment does not count although somebody confirmed it. */
function noteOf(
  payment: ListedPayment,
  { deals }: Decision,
  movement: Movement,
  byId: ReadonlyMap<string, Deal>,
  taken: readonly Taken[],
): string | null {
  if (payment.match.barred !== null) return `${payment.match.barred}，不计入已付`
  if (deals.some((id) => goesAstray(movement, byId.get(id))))
    return '付款方、收款方与流转的买卖方不符，没有计入，请核对'
  const twin = taken.find((t) => isTwin(t, payment, movement))
  return twin ? `与付款${twin.payment.shown.id}的双方、金额、日期相同，按一笔计` : null
}

/** The price goes from a buyer to a seller, a refund the other way; commissions go where they go. */
function goesAstray({ purpose, payers, payees }: Movement, deal: Deal | undefined): boolean {
  if (!deal || purpose === 'commission' || purpose === 'pass-through' || purpose === 'other')
    return false
  const [from, to] =
    purpose === 'refund' ? [deal.sellers, deal.buyers] : [deal.buyers, deal.sellers]
  const meets = (a: readonly string[], b: readonly string[]): boolean =>
    a.some((id) => b.includes(id))
  return !meets(payers, from) || !meets(payees, to)
}

/** A line of a statement and the same payment entered by hand. */
function isTwin({ payment, movement }: Taken, other: ListedPayment, moved: Movement): boolean {
  if (payment.shown.from === other.shown.from || movement.fen !== moved.fen) return false
  const [a, b] = [payment.match.days, other.match.days]
  const sameDay = a !== null && b !== null && a.from <= b.to && b.from <= a.to
  const sameDeals = movement.deals.some((deal) => moved.deals.includes(deal))
  return sameDay && sameDeals && movement.purpose === moved.purpose
}
