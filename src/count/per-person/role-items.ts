import type { TierCounts } from '../../report.ts'
import type { Places } from './items.ts'
import { NumberList } from './number-list.ts'
import type { Signature } from './signatures.ts'
import type { Standing } from './standing.ts'
import { NOTHING, TIERS } from './tiers.ts'

/** One place of an item, and in what role it stands there. */
export interface Entry {
  readonly place: number
  readonly role: number
  /** Place among A, B, C. */
  readonly tier: number
}

/** Items whose places play different roles: what counts depends on more than whether an item stands somewhere. */
export class RoleItems {
  readonly #items: number[] = []
  readonly #start = new NumberList()
  readonly #roles = new NumberList()
  /** Place × 4 + tier. */
  readonly #places = new NumberList()
  readonly #byPlace = new Map<number, NumberList>()

  static async from(all: AsyncIterable<Signature>, standing: Standing): Promise<RoleItems> {
    const items = new RoleItems()
    for await (const one of all) items.#add(one, standing)
    items.#start.push(items.#roles.length)
    return items
  }

  /** Sums what a rule says of each group that stands in one of these places: a number of items and their tier. */
  sum(
    places: Iterable<number>,
    rule: (entries: readonly Entry[]) => readonly (readonly [tier: number, sign: 1 | -1])[],
  ): TierCounts {
    const sums = { ...NOTHING }
    const groups = new Set([...places].flatMap((place) => [...this.#at(place)]))
    for (const group of groups) {
      for (const [rank, sign] of rule(this.#entries(group))) {
        const tier = TIERS[rank]
        if (tier) sums[tier] += sign * (this.#items[group] ?? 0)
      }
    }
    return sums
  }

  #add(one: Signature, standing: Standing): void {
    const group = this.#items.push(one.items) - 1
    this.#start.push(this.#roles.length)
    for (const code of one.codes) {
      const { role, places, tier } = standing.read(code)
      for (const place of places) {
        this.#roles.push(role)
        this.#places.push(place * 4 + tier)
        const there = this.#byPlace.get(place) ?? new NumberList()
        this.#byPlace.set(place, there)
        there.push(group)
      }
    }
  }

  #at(place: number): Int32Array {
    return this.#byPlace.get(place)?.values() ?? new Int32Array(0)
  }

  #entries(group: number): Entry[] {
    const roles = this.#roles.values()
    const places = this.#places.values()
    const entries: Entry[] = []
    const [from = 0, to = 0] = this.#start.values().subarray(group, group + 2)
    for (let i = from; i < to; i++) {
      const place = places[i] ?? 0
      entries.push({ place: place >> 2, role: roles[i] ?? 0, tier: place & 3 })
    }
    return entries
  }
}

/** The first tier of some entries; null when there are none. */
export function firstTier(entries: readonly Entry[]): number | null {
  return entries.length === 0 ? null : Math.min(...entries.map((e) => e.tier))
}

/** Entries that stand in these places. */
export function inside(entries: readonly Entry[], places: Places): Entry[] {
  return entries.filter((e) => places.has(e.place))
}
