import type { BuyerCount, PartyTierCount, PartyTiers, Quantity, TierId } from '../../case-report.ts'
import type { TierCounts } from '../../report.ts'
import { buyersOf, inDutyBuyersOf, obtainedBy, type Buyer, type BuyerReading } from './acts.ts'
import type { Batches, Held, StatedBatch } from './batches.ts'
import type { ChainFacts } from './facts.ts'
import type { ItemCount } from './items.ts'
import {
  added,
  largest,
  outsideOf,
  quantity,
  scaled,
  union,
  unitsAbove,
  type DeclaredReading,
  type Part,
} from './parts.ts'
import { eachTier, plus, TIERS, total } from './tiers.ts'

/** What the formula is reckoned from, and how. */
export interface Reckoning {
  readonly facts: ChainFacts
  readonly batches: Batches
  readonly ask: ItemCount
  readonly buyers: BuyerReading
  readonly declared: DeclaredReading
}

/**
 * What the law counts for one person: count_t(X) = Σ_b |S_t,b| + |A_t ∖ ∪_(b,t′) S_t′,b|.
 *
 * Law: 法释〔2017〕10号 art. 11(1) (obtained, then sold or provided: once), 11(2) (to different units or persons: added
 * up); the formula is our reading of it (inference). Persons are never added to one another.
 *
 * @example bought 11034, sold the same to one buyer → 11034; ten records to two buyers → 20
 */
export function partyTiers(reckoning: Reckoning, party: string): PartyTiers {
  const terms = termsOf(reckoning, party)
  const tier = (t: TierId) => tierCount(terms, reckoning.declared, t)
  return { A: tier('A'), B: tier('B'), C: tier('C') }
}

/** Only the numbers at the least, by tier: what a table of readings needs. */
export function leastTiers(reckoning: Reckoning, party: string): TierCounts {
  return leastOf(termsOf(reckoning, party), reckoning.declared)
}

/** A reading that takes items out may, in odd lists, take out more than one buyer got: only the sum is kept from that. */
function leastOf({ sold, unsold }: Terms, declared: DeclaredReading): TierCounts {
  const which = declared === 'in' ? 'least' : 'known'
  return plus(...sold.map((s) => s.scaled[which]), unsold[which])
}

interface Sold {
  readonly buyer: Buyer
  /** For the buyer himself, and for as many as he stands for. */
  readonly part: Part
  readonly scaled: Part
}

interface Terms {
  readonly sold: readonly Sold[]
  readonly inDuty: readonly Sold[]
  readonly obtained: Part
  readonly unsold: Part
  /** Records of the files, by tier, where no way of selling the rest can change their number. */
  readonly certain: TierCounts | null
  /** Stated units that come out of what was obtained: sold, they are no longer unsold. */
  readonly absorbed: TierCounts
}

function termsOf(reckoning: Reckoning, party: string): Terms {
  const { facts, batches, ask, buyers } = reckoning
  const sold = soldTo(reckoning, buyersOf(facts, party, buyers))
  const obtainedHeld = batches.held(obtainedBy(facts, party))
  const soldHeld = batches.held(sold.flatMap((s) => s.buyer.batches))
  const obtained = union(ask, obtainedHeld)
  return {
    sold,
    inDuty: soldTo(reckoning, inDutyBuyersOf(facts, party, buyers)),
    obtained,
    unsold: unsoldOf(ask, obtained, obtainedHeld, soldHeld, sold),
    certain: certainly(ask, sold, obtained, obtainedHeld, soldHeld),
    absorbed: outsideOf(ask, outOf(obtainedHeld, sold)),
  }
}

function soldTo({ batches, ask }: Reckoning, buyers: readonly Buyer[]): Sold[] {
  return buyers.map((buyer) => {
    const part = union(ask, batches.held(buyer.batches))
    return { buyer, part, scaled: scaled(part, buyer.factor) }
  })
}

/** |A_t ∖ ∪ S|, where each record of a batch without files that was sold may be one of those that seem unsold. */
function unsoldOf(
  ask: ItemCount,
  obtained: Part,
  obtainedHeld: Held,
  soldHeld: Held,
  sold: readonly Sold[],
): Part {
  const known = ask.unsold(obtainedHeld.places, soldHeld.places)
  const outer = obtained.outer.filter((batch) => !passedOn(batch, soldHeld))
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
function certainly(
  ask: ItemCount,
  sold: readonly Sold[],
  obtained: Part,
  obtainedHeld: Held,
  soldHeld: Held,
): TierCounts | null {
  const [only] = sold
  if (!only || sold.length > 1 || only.buyer.factor > 1 || obtained.outer.length > 0) return null
  if (outOf(obtainedHeld, sold).length < only.part.outer.length) return null
  const all = ask.tally(new Set([...obtainedHeld.places, ...soldHeld.places]))
  return TIERS.filter((t) => all[t] > 0).length > 1 ? null : all
}

function tierCount(terms: Terms, declared: DeclaredReading, tier: TierId): PartyTierCount {
  const provided = sumOf(terms.sold, declared, tier)
  const unsold = quantity(terms.unsold, tier, declared)
  return {
    ...wholeCount(terms, leastOf(terms, declared)[tier], [provided, unsold], tier),
    'by-buyer': terms.sold.map((s) => buyerCount(s, declared, tier)),
    unsold,
    obtained: quantity(terms.obtained, tier, declared),
    provided,
    'in-duty': sumOf(terms.inDuty, declared, tier),
  }
}

function sumOf(sold: readonly Sold[], declared: DeclaredReading, tier: TierId): Quantity {
  return added(
    sold.map((s) => s.scaled),
    tier,
    declared,
  )
}

function buyerCount({ buyer, scaled: part }: Sold, declared: DeclaredReading, tier: TierId) {
  const told: BuyerCount = {
    ...quantity(part, tier, declared),
    buyer: buyer.id,
    label: buyer.id,
    transfers: buyer.transfers,
  }
  return told
}

function wholeCount(
  terms: Terms,
  sum: number,
  [provided, unsold]: readonly [Quantity, Quantity],
  tier: TierId,
): Quantity {
  const least = Math.max(0, sum)
  const exactly =
    provided.exactly === null || unsold.exactly === null ? (terms.certain?.[tier] ?? null) : least
  const known = plus(...terms.sold.map((s) => s.scaled.known), terms.unsold.known)[tier]
  const apart =
    plus(...terms.sold.flatMap((s) => [s.scaled.known, s.scaled.outside]))[tier] +
    Math.max(0, terms.unsold.known[tier] - terms.absorbed[tier]) +
    terms.unsold.outside[tier]
  return {
    'at-least': least,
    // Facts that contradict each other (a part larger than its whole) leave the number open.
    exactly: exactly !== null && exactly < least ? null : exactly,
    about: provided.about || unsold.about,
    declared: apart > known ? apart - known : null,
    apart: apart > known ? apart : null,
  }
}
