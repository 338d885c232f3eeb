import type { BuyerCount, PartyTierCount, PartyTiers, Quantity, TierId } from '../../case-report.ts'
import type { TierCounts } from '../../report.ts'
import { added, quantity, statedBound, type DeclaredReading } from './parts.ts'
import { allTermsOf, leastOf, termsOf, type AllTerms, type Reckoning, type Sold } from './terms.ts'
import { plus } from './tiers.ts'

/**
 * What the law counts for one person: count_t(X) = Σ_b |S_t,b| + |A_t ∖ ∪_(b,t′) S_t′,b|.
 *
 * Law: 法释〔2017〕10号 art. 11(1) (obtained, then sold or provided: once), 11(2) (to different units or persons: added
 * up); the formula is our reading of it (inference). Persons are never added to one another.
 *
 * @example bought 11034, sold the same to one buyer → 11034; ten records to two buyers → 20
 */
export function partyTiers(reckoning: Reckoning, party: string): PartyTiers {
  const terms = allTermsOf(reckoning, party)
  const tier = (t: TierId) => tierCount(terms, reckoning.declared, t)
  return { A: tier('A'), B: tier('B'), C: tier('C') }
}

/** Only the numbers at the least, by tier: what a table of readings needs. */
export function leastTiers(reckoning: Reckoning, party: string): TierCounts {
  return leastOf(termsOf(reckoning, party), reckoning.declared)
}

function tierCount(terms: AllTerms, declared: DeclaredReading, tier: TierId): PartyTierCount {
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
  terms: AllTerms,
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
    'declared-bound':
      apart > known ? statedBound([...terms.sold.map((s) => s.scaled), terms.unsold], tier) : null,
    apart: apart > known ? apart : null,
  }
}
