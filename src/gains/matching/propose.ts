import type { MatchProposal, MatchReason } from '../../report/gains.ts'
import { priceText, yuan } from '../money.ts'
import type { MatchDeal, MatchLine, MatchPayment } from './payment.ts'
import { weighed, type Clues, type Weighed } from './reasons.ts'
import { budgetOf, subsetsOf } from './subset.ts'
import { talkNear } from './talk-near.ts'

/** What is known beside payments and deals. */
export interface Given extends Omit<Clues, 'near'> {
  readonly lines: readonly MatchLine[]
}

/** What was found for one payment. */
export interface Proposed {
  readonly proposals: readonly MatchProposal[]
  readonly bounded: string | null
  readonly ambiguous: boolean
}

/** Proposals shown of one payment, and deals looked at for it. */
const SHOWN = 10
const LOOKED_AT = 60
/** What is said of a payment as to its purpose that leaves it open as a price. */
const PRICE = new Set<string | null>([null, 'price', 'deposit', 'set-off', 'other'])

const CUT = `可能的组合过多，只查找了其中一部分`

/**
 * Payments and deals that may belong together, each with what speaks for it and against: nothing counts before a person
 * confirms it. A payment that fits several deals is named with all of them and none is chosen. Payments that failed, were
 * given back, or are in another currency match nothing. The search is bounded and says when it was.
 *
 * @returns by payment id, in the order of the payments
 */
export function proposals(
  payments: readonly MatchPayment[],
  deals: readonly MatchDeal[],
  given: Given,
): ReadonlyMap<string, Proposed> {
  const { lines, ...rest } = given
  const clues: Clues = { ...rest, near: talkNear(lines) }
  const index = dealIndex(deals)
  const open = payments.filter(isOpen)
  const seen = open.map((payment) => candidatesOf(payment, index, clues))
  const drafts = new Map(seen.map((c) => [c.payment.id, singles(c)]))
  const cut = new Set(seen.filter((c) => c.cut).map((c) => c.payment.id))
  const add = (id: string, proposal: MatchProposal): void => {
    drafts.get(id)?.push(proposal)
  }
  const budget = budgetOf()
  for (const c of seen) if (covers(c, budget, add)) cut.add(c.payment.id)
  for (const id of inParts(seen, deals, budget, add)) cut.add(id)
  return new Map([...drafts].map(([id, all]) => [id, settled(all, cut.has(id))]))
}

function isOpen({ barred, fen, purpose }: MatchPayment): boolean {
  return barred === null && fen !== null && fen > 0 && PRICE.has(purpose)
}

interface Candidate {
  readonly deal: MatchDeal
  readonly weight: Weighed
}

interface Candidates {
  readonly payment: MatchPayment
  readonly fen: number
  readonly all: readonly Candidate[]
  readonly cut: boolean
}

type Add = (payment: string, proposal: MatchProposal) => void

interface DealIndex {
  readonly seller: ReadonlyMap<string, readonly MatchDeal[]>
  readonly buyer: ReadonlyMap<string, readonly MatchDeal[]>
  readonly sum: ReadonlyMap<number, readonly MatchDeal[]>
}

function dealIndex(deals: readonly MatchDeal[]): DealIndex {
  const [seller, buyer, sum] = [
    new Map<string, MatchDeal[]>(),
    new Map<string, MatchDeal[]>(),
    new Map<number, MatchDeal[]>(),
  ]
  for (const deal of deals) {
    for (const id of deal.sellers) push(seller, id, deal)
    for (const id of deal.buyers) push(buyer, id, deal)
    for (const fen of sumsOf(deal)) push(sum, fen, deal)
  }
  return { seller, buyer, sum }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const own = map.get(key)
  if (own) own.push(value)
  else map.set(key, [value])
}

/** What a deal may have cost: as stated, as computed. */
function sumsOf({ stated, computed }: MatchDeal): number[] {
  return [...new Set([stated, computed].filter((fen) => fen !== null))]
}

function candidatesOf(payment: MatchPayment, index: DealIndex, clues: Clues): Candidates {
  const fen = payment.fen ?? 0
  const found = [...new Set(dealsOf(payment, fen, index))]
  const exactFirst = found.length <= LOOKED_AT ? found : byFit(found, fen)
  const all = exactFirst
    .slice(0, LOOKED_AT)
    .map((deal) => ({ deal, weight: weighed(payment, deal, clues) }))
    .filter(({ weight }) => !weight.excluded)
  return { payment, fen, all, cut: found.length > LOOKED_AT }
}

function byFit(deals: readonly MatchDeal[], fen: number): MatchDeal[] {
  const fits = (deal: MatchDeal): boolean => sumsOf(deal).includes(fen)
  return [...deals.filter(fits), ...deals.filter((deal) => !fits(deal))]
}

/** Deals of those who paid and were paid; where neither is known, deals of just this sum. */
function dealsOf(
  { payer, payee }: MatchPayment,
  fen: number,
  index: DealIndex,
): readonly MatchDeal[] {
  const own = (map: ReadonlyMap<string, readonly MatchDeal[]>, ids: readonly string[]) =>
    ids.flatMap((id) => map.get(id) ?? [])
  if (payer.by !== null) return own(index.buyer, payer.parties)
  return payee.by === null ? (index.sum.get(fen) ?? []) : own(index.seller, payee.parties)
}

function singles({ payment, fen, all }: Candidates): MatchProposal[] {
  return all.flatMap(({ deal, weight }): MatchProposal[] => {
    const amount = amountOf(fen, deal)
    const worth = amount.exact || amount.half || (weight.sides && weight.near)
    if (!worth) return []
    return [
      {
        deals: [deal.id],
        payments: [payment.id],
        reasons: [...amount.reasons, ...weight.reasons],
        against: [...amount.against, ...weight.against],
        exact: amount.exact,
      },
    ]
  })
}

interface Amount extends Pick<MatchProposal, 'reasons' | 'against' | 'exact'> {
  readonly half: boolean
}

function amountOf(fen: number, deal: MatchDeal): Amount {
  const { computed, stated, priced, unitPrice } = deal
  const reasons: MatchReason[] = []
  if (fen === computed)
    reasons.push({
      code: 'amount-computed',
      text: `金额等于计价${String(priced)}条×${priceText(unitPrice ?? 0)}`,
    })
  if (fen === stated)
    reasons.push({ code: 'amount-stated', text: `金额等于载明的价款${yuan(fen)}` })
  if (reasons.length > 0) return { reasons, against: [], exact: true, half: false }
  const sums = sumsOf(deal)
  if (sums.length === 0)
    return {
      reasons,
      against: [{ code: 'amount-unknown', text: '流转没有载明价款，金额无从对照' }],
      exact: false,
      half: false,
    }
  const half = sums.some((sum) => BigInt(fen) * 2n === BigInt(sum))
  if (half) reasons.push({ code: 'amount-share', text: '金额恰为价款的二分之一' })
  const against = {
    code: 'amount-differs',
    text: `付款${yuan(fen)}，价款${sums.map((sum) => yuan(sum)).join('或者')}`,
  }
  return { reasons, against: [against], exact: false, half }
}

/** One payment for several deals of the same persons; gives whether the search was cut. */
function covers(
  { payment, fen, all }: Candidates,
  budget: ReturnType<typeof budgetOf>,
  add: Add,
): boolean {
  const known = all.flatMap((c) =>
    sumsOf(c.deal)
      .slice(0, 1)
      .map((sum) => ({ ...c, sum })),
  )
  const { found, bounded } = subsetsOf(
    known.map(({ sum }) => sum),
    fen,
    budget,
  )
  for (const places of found) {
    const own = places.flatMap((i) => known[i] ?? [])
    add(payment.id, {
      deals: own.map(({ deal }) => deal.id),
      payments: [payment.id],
      reasons: [
        {
          code: 'amount-covers',
          text: `金额等于${own.map(({ deal, sum }) => `${deal.id}的${yuan(sum)}`).join('与')}之和`,
        },
        ...shared(own.map(({ weight }) => weight.reasons)),
      ],
      against: together(own.map(({ weight }) => weight.against)),
      exact: true,
    })
  }
  return bounded
}

/** Several payments for one deal; gives the payments of which the search was cut. */
function inParts(
  seen: readonly Candidates[],
  deals: readonly MatchDeal[],
  budget: ReturnType<typeof budgetOf>,
  add: Add,
): string[] {
  const of = new Map<string, { readonly c: Candidates; readonly weight: Weighed }[]>()
  for (const c of seen)
    for (const { deal, weight } of c.all)
      if (weight.reasons.some(({ code }) => code.startsWith('pay')))
        push(of, deal.id, { c, weight })
  return deals.flatMap((deal) => {
    const own = of.get(deal.id) ?? []
    return sumsOf(deal).flatMap((sum) => partsOf(deal, sum, own, budget, add))
  })
}

function partsOf(
  deal: MatchDeal,
  sum: number,
  own: readonly { readonly c: Candidates; readonly weight: Weighed }[],
  budget: ReturnType<typeof budgetOf>,
  add: Add,
): string[] {
  const { found, bounded } = subsetsOf(
    own.map(({ c }) => c.fen),
    sum,
    budget,
  )
  for (const places of found) {
    const parts = places.flatMap((i) => own[i] ?? [])
    const ids = parts.map(({ c }) => c.payment.id)
    const proposal: MatchProposal = {
      deals: [deal.id],
      payments: ids,
      reasons: [
        {
          code: 'amount-parts',
          text: `${String(ids.length)}笔付款${parts.map(({ c }) => yuan(c.fen)).join('、')}之和等于价款${yuan(sum)}`,
        },
        ...shared(parts.map(({ weight }) => weight.reasons)),
      ],
      against: together(parts.map(({ weight }) => weight.against)),
      exact: true,
    }
    for (const id of ids) add(id, proposal)
  }
  return bounded ? own.map(({ c }) => c.payment.id) : []
}

/** What holds of each of several. */
function shared(lists: readonly (readonly MatchReason[])[]): MatchReason[] {
  const [first = [], ...others] = lists
  return first.filter((reason) =>
    others.every((list) => list.some(({ text }) => text === reason.text)),
  )
}

function together(lists: readonly (readonly MatchReason[])[]): MatchReason[] {
  return [...new Map(lists.flat().map((reason) => [reason.text, reason])).values()]
}

function settled(all: readonly MatchProposal[], cut: boolean): Proposed {
  const order = all
    .map((proposal, i) => ({ proposal, i }))
    .toSorted(
      (a, b) =>
        Number(b.proposal.exact) - Number(a.proposal.exact) ||
        a.proposal.against.length - b.proposal.against.length ||
        b.proposal.reasons.length - a.proposal.reasons.length ||
        a.i - b.i,
    )
    .map(({ proposal }) => proposal)
  const more = order.length - SHOWN
  const notes = [
    ...(more > 0 ? [`另有${String(more)}项可能的对应未列出`] : []),
    ...(cut ? [CUT] : []),
  ]
  const fitting = order.some(({ exact }) => exact) ? order.filter(({ exact }) => exact) : order
  return {
    proposals: order.slice(0, SHOWN),
    bounded: notes.length > 0 ? notes.join('；') : null,
    ambiguous: new Set(fitting.map(({ deals }) => deals.join(' '))).size > 1,
  }
}
