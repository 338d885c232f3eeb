import type { DeclaredBound, Quantity, TierId } from '../../case-report.ts'
import type { TierCounts } from '../../report.ts'
import type { Held, StatedBatch } from './batches.ts'
import type { ItemCount } from './items.ts'
import { eachTier, equal, plus, tierRank, times, TIERS, total } from './tiers.ts'

/** A term of the formula (one buyer, what was obtained, what was not passed on), before it is put into words. */
export interface Part {
  /** What the files hold. */
  readonly known: TierCounts
  /** At the least when stated numbers are taken for true and nothing is known of overlaps. */
  readonly least: TierCounts
  /** Stated units over and above what the files hold. */
  readonly outside: TierCounts
  /** Batches without files that may hold more than the files show. */
  readonly outer: readonly StatedBatch[]
  /** Tiers of which more than {@link known} may be true, or less. */
  readonly open: ReadonlySet<TierId>
  /** The number itself when one batch stated exactly holds everything; null: it cannot be said. */
  readonly sole: TierCounts | null
}

/** Numbers of the batches without files: counted, or only shown beside (reading declared). */
export type DeclaredReading = 'out' | 'in'

/** |∪ of what is held|. */
export function union(ask: ItemCount, held: Held): Part {
  const known = ask.tally(held.places)
  const outer = [...held.stated].filter((batch) => mayHoldMore(ask, batch, held, known))
  return {
    known,
    least: atLeast(known, outer),
    outside: outsideOf(ask, outer),
    outer,
    open: openTiers(outer),
    sole: soleBatch(held, known, outer),
  }
}

/** False for a batch that is part of what is held anyway, be it by its name or because the files hold all of its whole. */
function mayHoldMore(ask: ItemCount, batch: StatedBatch, held: Held, known: TierCounts): boolean {
  if ([...held.stated].some((other) => isWithin(batch, other))) return false
  return batch.inside.every((place) => {
    const together = ask.tally(new Set([...held.places, place]))
    return !held.places.has(place) && !equal(together, known)
  })
}

/** Said to be part of the other; where each is said to be part of the other, neither is taken to be. */
function isWithin(batch: StatedBatch, other: StatedBatch): boolean {
  return batch.above.includes(other.id) && !other.above.includes(batch.id)
}

/** Stated units less those records of the batch that are there in files. */
export function outsideOf(ask: ItemCount, outer: readonly StatedBatch[]): TierCounts {
  const beyond = (batch: StatedBatch) => Math.max(0, batch.units - total(ask.tally(batch.holds)))
  return eachTier((t) =>
    outer.filter((batch) => batch.tier === t).reduce((sum, batch) => sum + beyond(batch), 0),
  )
}

/**
 * The least that a union can come to, each tier for itself. Batches may be the same records, so of several without files
 * only the largest counts; and a record that also stands in a higher tier counts there, so what batches of that tier may
 * hold is taken off. (Where one of those holds more than is stated, more records count there, and fewer here.)
 *
 * @example files 37002, stated 8000, both of the fifth item → 37002; files 100, stated 8000 → 8000
 */
function atLeast(known: TierCounts, outer: readonly StatedBatch[]): TierCounts {
  const stated = largest(outer)
  return eachTier((t) => {
    const higher = TIERS.slice(0, tierRank(t))
    const taken = unitsAbove(outer, t)
    const files = higher.reduce((sum, h) => sum + known[h], 0)
    return Math.max(0, known[t] - taken, stated[t] - files - taken)
  })
}

/** Stated units of the tiers above one. */
export function unitsAbove(outer: readonly StatedBatch[], tier: TierId): number {
  const above = outer.filter((batch) => tierRank(batch.tier) < tierRank(tier))
  return above.reduce((sum, batch) => sum + batch.units, 0)
}

export function largest(outer: readonly StatedBatch[]): TierCounts {
  return eachTier((t) =>
    Math.max(0, ...outer.filter((batch) => batch.tier === t).map((batch) => batch.units)),
  )
}

/** A batch can add to its own tier, and take from those below it; those above it stay as they are. */
function openTiers(outer: readonly StatedBatch[]): Set<TierId> {
  return new Set(TIERS.filter((t) => outer.some((batch) => tierRank(batch.tier) <= tierRank(t))))
}

function soleBatch(
  held: Held,
  known: TierCounts,
  outer: readonly StatedBatch[],
): TierCounts | null {
  const [batch] = outer
  if (outer.length !== 1 || batch?.bound !== 'exactly') return null
  const all = eachTier((t) => (t === batch.tier ? batch.units : 0))
  const others = TIERS.some((t) => known[t] > all[t])
  return others || [...held.places].some((place) => !batch.holds.has(place)) ? null : all
}

/** The same for as many buyers as this one stands for. */
export function scaled(part: Part, factor: number): Part {
  return {
    ...part,
    known: times(part.known, factor),
    least: times(part.least, factor),
    outside: times(part.outside, factor),
    sole: part.sole && times(part.sole, factor),
  }
}

/** The term as it is told: with its words, and what stands beside it. */
export function quantity(part: Part, tier: TierId, declared: DeclaredReading): Quantity {
  const outside = part.outside[tier]
  return {
    'at-least': Math.max(0, (declared === 'in' ? part.least : part.known)[tier]),
    exactly: exactlyOf(part, tier, declared),
    about: declared === 'in' && isAbout(part, tier),
    declared: outside === 0 ? null : outside,
    'declared-bound': outside === 0 ? null : statedBound([part], tier),
    apart: outside === 0 ? null : part.known[tier] + outside,
  }
}

function isAbout({ outer }: Part, tier: TierId): boolean {
  return outer.some((b) => b.bound === 'about' && tierRank(b.tier) <= tierRank(tier))
}

/** The words of all that is stated of a tier over and above what the files hold (promise 7). */
export function statedBound(parts: readonly Part[], tier: TierId): DeclaredBound {
  const own = parts.flatMap((p) => p.outer.filter((b) => b.tier === tier).map((b) => b.bound))
  const [about, least] = [own.includes('about'), own.includes('at-least')]
  if (about) return least ? 'about-at-least' : 'about'
  return least ? 'at-least' : 'exactly'
}

function exactlyOf(part: Part, tier: TierId, declared: DeclaredReading): number | null {
  if (!part.open.has(tier)) return Math.max(0, part.known[tier])
  return declared === 'in' ? (part.sole?.[tier] ?? null) : null
}

/** Terms added up: several buyers. */
export function added(parts: readonly Part[], tier: TierId, declared: DeclaredReading): Quantity {
  const terms = parts.map((p) => quantity(p, tier, declared))
  const sum = (of: (part: Part) => TierCounts) => plus(...parts.map(of))[tier]
  const least = Math.max(
    0,
    sum((p) => (declared === 'in' ? p.least : p.known)),
  )
  const outside = sum((p) => p.outside)
  return {
    'at-least': least,
    exactly: sumOrNull(terms.map((q) => q.exactly)),
    about: terms.some((q) => q.about),
    declared: outside === 0 ? null : outside,
    'declared-bound': outside === 0 ? null : statedBound(parts, tier),
    apart: outside === 0 ? null : sum((p) => p.known) + outside,
  }
}

function sumOrNull(terms: readonly (number | null)[]): number | null {
  return terms.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0)
}
