import type { TierCounts } from '../../report.ts'
import { leastTiers } from './formula.ts'
import { remembered, type ItemCount } from './items.ts'
import {
  BUYERS,
  buyersUnder,
  combined,
  itemsAs,
  tiersUnder,
  waysOf,
  type Choice,
  type Moved,
} from './readings.ts'
import type { Reckoning } from './terms.ts'
import { eachTier, NOTHING, plus } from './tiers.ts'

export interface Extremes {
  readonly least: TierCounts
  readonly most: TierCounts
}

/** What the search is about: the case, the items counted, and those that readings move. */
export interface Searched extends Pick<Reckoning, 'deals'> {
  readonly counted: ItemCount
  readonly moved: readonly Moved[]
}

/**
 * Least and most of each tier over all readings together, without going through their combinations.
 *
 * The formula is a sum of terms, each a number of items: so what one group of readings adds does not depend on what another
 * adds, as long as the buyers are the same. For each way of taking the buyers (at most four) the least is therefore the sum
 * of the least of each group. That all records fall under the fifth item (mixed-line) only changes the tier of that sum.
 * Stated numbers taken as true are not a sum, for they may overlap with anything: only where a person has batches
 * without files, the readings that move anything of his are gone through together.
 */
export function extremesOf(searched: Searched, party: string): Extremes {
  const held = searched.deals.all(party)
  const sums = waysOf(buyersThatMatter(searched, party)).map((buyers) =>
    summed(searched, party, buyers),
  )
  return within(held.stated.size === 0 ? sums : [...sums, ...stated(searched, party)])
}

/** Readings of who is a buyer that can make a difference to this party. */
function buyersThatMatter({ deals }: Searched, party: string): Moved['readings'] {
  const { provisions } = deals.facts
  const own = provisions.filter((p) => p.by.includes(party))
  const unknown = new Set(own.filter((p) => p.unidentified).map((p) => p.buyer))
  return BUYERS.filter(([reading]) =>
    reading === 'unknown-buyers' ? unknown.size > 0 : own.some((p) => p.members !== null),
  )
}

/** Over the groups of readings, one by one, under one way of taking the buyers and without stated numbers. */
function summed(searched: Searched, party: string, buyers: Choice): Extremes {
  const count = (ask: ItemCount) => counted(searched, party, { buyers, declared: 'out', ask })
  const start = count(searched.counted)
  const groups = searched.moved.map((m) =>
    waysOf(m.readings).map((way) => {
      const items = m.under(way)
      return items === null ? NOTHING : count(items)
    }),
  )
  const spread = (choice: Choice) => {
    const moved = groups.map((ways) => within(ways.map((way) => both(tiersUnder(choice, way)))))
    const from = tiersUnder(choice, start)
    return {
      least: plus(from, ...moved.map((m) => m.least)),
      most: plus(from, ...moved.map((m) => m.most)),
    }
  }
  const all = within([spread({}), spread({ 'mixed-line': 'ordinary' })])
  return { least: notBelowNothing(all.least), most: notBelowNothing(all.most) }
}

/** Every combination that can matter, with stated numbers taken as true. */
function stated(searched: Searched, party: string): Extremes[] {
  const matter = searched.moved.filter((m) => moves(searched, party, m))
  const asks = everyWay(searched.counted, matter)
  const readings = [...buyersThatMatter(searched, party), ['mixed-line', 'ordinary'] as const]
  return waysOf(readings).flatMap((choice) =>
    asks.map((items) => {
      const ask = itemsAs(choice, items)
      return both(
        notBelowNothing(counted(searched, party, { buyers: choice, declared: 'in', ask })),
      )
    }),
  )
}

/** The items under every combination of these readings. Each is had from the one that has a reading less, and remembered. */
function everyWay(counted: ItemCount, moved: readonly Moved[]): ItemCount[] {
  return moved.reduce<ItemCount[]>(
    (asks, m) =>
      asks.flatMap((ask) =>
        waysOf(m.readings).map((way) => {
          const more = m.under(way)
          return more ? remembered(combined([ask, more].map((one) => [one, 1] as const))) : ask
        }),
      ),
    [counted],
  )
}

function moves({ deals }: Searched, party: string, moved: Moved): boolean {
  const { places } = deals.all(party)
  return waysOf(moved.readings).some((way) => {
    const items = moved.under(way)
    if (items === null) return false
    return [...places].some((place) => Object.values(items.tally(new Set([place]))).some(Boolean))
  })
}

function counted(
  { deals }: Searched,
  party: string,
  { buyers, declared, ask }: Pick<Reckoning, 'declared' | 'ask'> & { readonly buyers: Choice },
): TierCounts {
  return leastTiers({ deals, ask, buyers: buyersUnder(buyers), declared }, party)
}

function both(tiers: TierCounts): Extremes {
  return { least: tiers, most: tiers }
}

function within(all: readonly Extremes[]): Extremes {
  return {
    least: eachTier((t) => Math.min(...all.map((one) => one.least[t]))),
    most: eachTier((t) => Math.max(...all.map((one) => one.most[t]))),
  }
}

function notBelowNothing(tiers: TierCounts): TierCounts {
  return eachTier((t) => Math.max(0, tiers[t]))
}
