import type { TierCounts } from '../../report.ts'
import { nameOf, type ItemCount, type Places } from './items.ts'
import { NumberList } from './number-list.ts'
import type { Signature } from './signatures.ts'
import type { Standing } from './standing.ts'
import { NOTHING, TIERS } from './tiers.ts'

/** Role of a number that stands in a full line; roles 1 to 3 are classes that a reading takes in or leaves out. */
const FULL_BIT = 1
/** What a reading adds is ordinary information: a number by itself. */
const FIFTH = 'C'

/** Numbers that were got in some roles and given in some, with the first tier of their full lines that were got. */
interface Met {
  readonly got: number
  readonly given: number
  readonly full: number
  readonly items: number
}

/**
 * Numbers by where and in what role they stand. A question about some batches is answered for all readings at once: how
 * many numbers have met them in which roles.
 */
export class NumberGroups {
  readonly #items: number[] = []
  /** Group × 16 + role × 4 + tier, by batch. */
  readonly #byPlace = new Map<number, NumberList>()
  readonly #answers = new Map<string, readonly Met[]>()
  #got = new Uint8Array(0)
  #given = new Uint8Array(0)
  #full = new Uint8Array(0)

  static async from(all: AsyncIterable<Signature>, standing: Standing): Promise<NumberGroups> {
    const groups = new NumberGroups()
    for await (const one of all) groups.#add(one, standing)
    groups.#got = new Uint8Array(groups.#items.length)
    groups.#given = new Uint8Array(groups.#items.length)
    groups.#full = new Uint8Array(groups.#items.length)
    return groups
  }

  /**
   * The count with some roles taken in: a number once, unless it is that of somebody who counts in the same sets. Whose
   * bare number was sold while his full line was kept has been counted as sold: he is not unsold as well.
   */
  counted(roles: readonly number[]): ItemCount {
    const on = roles.reduce((bits, role) => bits | (1 << role), 0)
    return {
      tally: (places) => bare(on, this.#meet(places, new Set())),
      unsold: (obtained, provided) => unsold(on, this.#meet(obtained, provided)),
    }
  }

  #add(one: Signature, standing: Standing): void {
    const group = this.#items.push(one.items) - 1
    for (const code of one.codes) {
      const { role, places, tier } = standing.read(code)
      for (const place of places) {
        const there = this.#byPlace.get(place) ?? new NumberList()
        this.#byPlace.set(place, there)
        there.push(group * 16 + role * 4 + tier)
      }
    }
  }

  #meet(obtained: Places, provided: Places): readonly Met[] {
    const question = `${nameOf(obtained)}-${nameOf(provided)}`
    const answer = this.#answers.get(question) ?? this.#look(obtained, provided)
    this.#answers.set(question, answer)
    return answer
  }

  #look(obtained: Places, provided: Places): readonly Met[] {
    const given = this.#mark(this.#given, provided, false)
    const got = this.#mark(this.#got, obtained, true)
    const met = new Map<number, number>()
    for (const group of got) {
      const how = (this.#got[group] ?? 0) | ((this.#given[group] ?? 0) << 4)
      const key = how | ((this.#full[group] ?? 0) << 8)
      met.set(key, (met.get(key) ?? 0) + (this.#items[group] ?? 0))
    }
    for (const group of got) this.#got[group] = this.#full[group] = 0
    for (const group of given) this.#given[group] = 0
    return [...met].map(([key, items]) => ({
      got: key & 15,
      given: (key >> 4) & 15,
      full: key >> 8,
      items,
    }))
  }

  /** Groups that stand in these batches, each once; their roles are left in `roles`, their full tier in `#full`. */
  #mark(roles: Uint8Array, places: Places, tiers: boolean): number[] {
    const found: number[] = []
    for (const place of places) {
      for (const entry of this.#byPlace.get(place)?.values() ?? []) {
        const group = entry >> 4
        const before = roles[group] ?? 0
        if (before === 0) found.push(group)
        roles[group] = before | (1 << ((entry >> 2) & 3))
        if (tiers && ((entry >> 2) & 3) === 0) this.#raise(group, (entry & 3) + 1)
      }
    }
    return found
  }

  #raise(group: number, tier: number): void {
    const known = this.#full[group] ?? 0
    if (known === 0 || tier < known) this.#full[group] = tier
  }
}

function bare(on: number, met: readonly Met[]): TierCounts {
  const sums = { ...NOTHING }
  for (const { got, items } of met)
    if ((got & on) !== 0 && (got & FULL_BIT) === 0) sums[FIFTH] += items
  return sums
}

function unsold(on: number, met: readonly Met[]): TierCounts {
  const sums = { ...NOTHING }
  for (const { got, given, full, items } of met) {
    if ((given & FULL_BIT) !== 0) continue
    const tier = TIERS[full - 1]
    if ((given & on) === 0) {
      if ((got & on) !== 0 && tier === undefined) sums[FIFTH] += items
    } else if (tier) sums[tier] -= items
  }
  return sums
}
