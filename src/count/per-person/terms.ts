import type { TierId } from '../../case-report.ts'
import type { TierCounts } from '../../report.ts'
import type { Buyer, BuyerReading } from './acts.ts'
import type { Held, StatedBatch } from './batches.ts'
import type { Deal, Deals, Given } from './deals.ts'
import type { ItemCount } from './items.ts'
import {
  largest,
  outsideOf,
  scaled,
  union,
  unitsAbove,
  type DeclaredReading,
  type Part,
} from './parts.ts'
import { eachTier, plus, TIERS, total } from './tiers.ts'

/** What the formula is reckoned from, and how. */
export interface Reckoning {
  readonly deals: Deals
  readonly ask: ItemCount
  readonly buyers: BuyerReading
  readonly declared: DeclaredReading
}

/** What one buyer got. */
export interface Sold {
  readonly buyer: Buyer
  /** For the buyer himself, and for as many as he stands for. */
  readonly part: Part
  readonly scaled: Part
}

/** The terms of the sum. */
export interface Terms {
  readonly sold: readonly Sold[]
  readonly obtained: Part
  readonly unsold: Part
}

/** What is told beside the sum. */
export interface AllTerms extends Terms {
  readonly inDuty: readonly Sold[]
  /** Records of the files, by tier, where no way of selling the rest can change their number. */
  readonly certain: TierCounts | null
  /** Stated units that come out of what was obtained: sold, they are no longer unsold. */
  readonly absorbed: TierCounts
}

export function termsOf(reckoning: Reckoning, party: string): Terms {
  return sums(reckoning, dealOf(reckoning, party))
}

export function allTermsOf(reckoning: Reckoning, party: string): AllTerms {
  const deal = dealOf(reckoning, party)
  const terms = sums(reckoning, deal)
  const { ask } = reckoning
  return {
    ...terms,
    inDuty: soldTo(ask, deal.inDuty),
    certain: certainly(ask, terms, deal),
    absorbed: outsideOf(ask, outOf(deal.obtained, terms.sold)),
  }
}

function dealOf({ deals, buyers }: Reckoning, party: string): Deal {
  return deals.of(party, buyers)
}

function sums({ ask }: Reckoning, deal: Deal): Terms {
  const sold = soldTo(ask, deal.sold)
  const obtained = union(ask, deal.obtained)
  return { sold, obtained, unsold: unsoldOf(ask, obtained, deal, sold) }
}

/** A reading that takes items out may, in odd lists, take out more than one buyer got: only the sum is kept from that. */
export function leastOf({ sold, unsold }: Terms, declared: DeclaredReading): TierCounts {
  const which = declared === 'in' ? 'least' : 'known'
  return plus(...sold.map((s) => s.scaled[which]), unsold[which])
}

function soldTo(ask: ItemCount, given: readonly Given[]): Sold[] {
  return given.map(({ buyer, held }) => {
    const part = union(ask, held)
    return { buyer, part, scaled: scaled(part, buyer.factor) }
  })
}

/** |A_t ∖ ∪ S|, where each record of a batch without files that was sold may be one of those that seem unsold. */
function unsoldOf(ask: ItemCount, obtained: Part, deal: Deal, sold: readonly Sold[]): Part {
  const known = ask.unsold(deal.obtained.places, deal.given.places)
  const outer = obtained.outer.filter((batch) => !passedOn(batch, deal.given))
  const passed = sold.some((s) => s.part.outer.length > 0)
  const open = TIERS.filter((t) => (passed && known[t] > 0) || reaches(outer, t))
  return {
    known,
    least: unsoldAtLeast(known, outer, sold),
    outside: outsideOf(ask, outer),
    outer,
    open: new Set(open),
    sole: sold.length === 0 ? obtained.sole : null,
  }
}

function reaches(outer: readonly StatedBatch[], tier: TierId): boolean {
  return outer.some((batch) => TIERS.indexOf(batch.tier) <= TIERS.indexOf(tier))
}

function passedOn(batch: StatedBatch, sold: Held): boolean {
  const above = new Set([batch.id, ...batch.above])
  return (
    [...sold.stated].some((other) => above.has(other.id)) ||
    batch.inside.some((place) => sold.places.has(place))
  )
}

/** So that the sum over buyers and unsold is never more than what is certain: see the tests with hidden sets. */
function unsoldAtLeast(
  known: TierCounts,
  outer: readonly StatedBatch[],
  sold: readonly Sold[],
): TierCounts {
  const stated = largest(outer)
  const given = sold.map((s) => s.part)
  const beyond = (p: Part) => eachTier((t) => Math.max(0, p.least[t] - p.known[t]))
  const taken = given.reduce((sum, p) => sum + total(beyond(p)), 0)
  const elsewhere = given.reduce((sum, p) => sum + total(p.least), 0) + total(known)
  return eachTier((t) => {
    const higher = unitsAbove(outer, t)
    return Math.max(0, known[t] - taken - higher, stated[t] - (elsewhere - known[t]) - higher)
  })
}

/** Batches without files that were sold and are part of a batch with files that was obtained. */
function outOf(obtained: Held, sold: readonly Sold[]): StatedBatch[] {
  const outer = new Set(sold.flatMap((s) => s.part.outer))
  return [...outer].filter((batch) => batch.inside.some((place) => obtained.places.has(place)))
}

/**
 * Sold to one buyer, a part of what was obtained changes nothing, however large it was: the count is that of the whole
 * (stories C3). Only where all is of one tier, as it is not known which records the part held.
 */
function certainly(ask: ItemCount, { sold, obtained }: Terms, deal: Deal): TierCounts | null {
  const [only] = sold
  if (!only || sold.length > 1 || only.buyer.factor > 1 || obtained.outer.length > 0) return null
  if (outOf(deal.obtained, sold).length < only.part.outer.length) return null
  const all = ask.tally(deal.places)
  return TIERS.filter((t) => all[t] > 0).length > 1 ? null : all
}
