import type { TierCounts } from '../../report.ts'
import { NumberList } from './number-list.ts'
import type { Signature } from './signatures.ts'
import type { Standing } from './standing.ts'
import { NOTHING } from './tiers.ts'

export type Places = ReadonlySet<number>

/** What can be asked of items of one kind: how many stand in these batches, and how many of those are not in others. */
export interface ItemCount {
  /** |∪ of these batches|: each item once, in the first tier in which it stands there. */
  tally(places: Places): TierCounts
  /** |A ∖ S|: items of `obtained` that stand nowhere in `provided`, whatever the tier there. */
  unsold(obtained: Places, provided: Places): TierCounts
}

/** Remembers answers: the same sets are asked for again under every reading, mostly as the very same objects. */
export function remembered(items: ItemCount): ItemCount {
  const tallied = new Remembered<TierCounts>()
  const left = new Remembered<Remembered<TierCounts>>()
  return {
    tally: (places) => tallied.of(places, () => items.tally(places)),
    unsold: (obtained, provided) =>
      left
        .of(obtained, () => new Remembered())
        .of(provided, () => items.unsold(obtained, provided)),
  }
}

/** Answers by set of batches. */
class Remembered<T> {
  readonly #same = new WeakMap<Places, T>()
  readonly #equal = new Map<string, T>()

  of(places: Places, answer: () => T): T {
    const same = this.#same.get(places)
    if (same !== undefined) return same
    const name = nameOf(places)
    const found = this.#equal.get(name) ?? answer()
    this.#equal.set(name, found)
    this.#same.set(places, found)
    return found
  }
}

/** The same sets have the same name. */
export function nameOf(places: Places): string {
  return [...places].sort((a, b) => a - b).join(' ')
}

const UNSEEN = 0
const PROVIDED = 4

/**
 * Items grouped by where they stand, found by batch: a question about some batches looks only at the groups that stand in
 * one of them, so many batches and persons cost no more than what they share.
 */
export class PlainItems implements ItemCount {
  readonly #items: number[] = []
  readonly #byPlace = new Map<number, NumberList>()
  /** Of each group, during one question: tier + 1, or {@link PROVIDED}. */
  #seen = new Uint8Array(0)

  static async from(all: AsyncIterable<Signature>, standing: Standing): Promise<PlainItems> {
    const items = new PlainItems()
    for await (const one of all) items.add(one, standing)
    return items
  }

  add(one: Signature, standing: Standing): void {
    const group = this.#items.push(one.items) - 1
    for (const code of one.codes) {
      const { places, tier } = standing.read(code)
      for (const place of places) this.#at(place).push(group * 4 + tier)
    }
  }

  tally(places: Places): TierCounts {
    return this.#sum(this.#visit(places))
  }

  unsold(obtained: Places, provided: Places): TierCounts {
    const there = this.#visit(provided)
    for (const group of there) this.#seen[group] = PROVIDED
    const sum = this.#sum(this.#visit(obtained))
    for (const group of there) this.#seen[group] = UNSEEN
    return sum
  }

  #at(place: number): NumberList {
    const list = this.#byPlace.get(place) ?? new NumberList()
    this.#byPlace.set(place, list)
    return list
  }

  /** Groups that were not seen before, each with its first tier left in `#seen`. */
  #visit(places: Places): number[] {
    if (this.#seen.length < this.#items.length) this.#seen = new Uint8Array(this.#items.length)
    const found: number[] = []
    for (const place of places) {
      for (const entry of this.#byPlace.get(place)?.values() ?? []) {
        const group = entry >> 2
        const tier = (entry & 3) + 1
        const seen = this.#seen[group] ?? UNSEEN
        if (seen === UNSEEN) found.push(group)
        if (seen === UNSEEN || (tier < seen && seen !== PROVIDED)) this.#seen[group] = tier
      }
    }
    return found
  }

  #sum(groups: readonly number[]): TierCounts {
    const sums = { ...NOTHING }
    for (const group of groups) {
      const tier = (['A', 'B', 'C'] as const)[(this.#seen[group] ?? 0) - 1]
      if (tier) sums[tier] += this.#items[group] ?? 0
      this.#seen[group] = UNSEEN
    }
    return sums
  }
}
