import type { TierCounts } from '../../report.ts'
import { NumberList } from './number-list.ts'
import type { Signature } from './signatures.ts'
import type { Standing } from './standing.ts'

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

/** Marks of one question: 0 stands in what was provided; 1 to 3 first seen in that tier. Those of others are below. */
const MARKS = 4
const PROVIDED = 0

/**
 * Items grouped by where they stand, found by batch: a question about some batches looks only at the groups that stand in
 * one of them, so many batches and persons cost no more than what they share.
 */
export class PlainItems implements ItemCount {
  readonly #items = new NumberList()
  /** Group × 4 + tier, by batch. */
  readonly #byPlace = new Map<number, NumberList>()
  /** The last mark of each group: numbers of one question lie above those of all before, so that none need be taken off. */
  #marks = new Uint32Array(0)
  #question = 0

  static async from(all: AsyncIterable<Signature>, standing: Standing): Promise<PlainItems> {
    const items = new PlainItems()
    for await (const one of all) items.add(one, standing)
    return items
  }

  add(one: Signature, standing: Standing): void {
    const group = this.#items.length
    this.#items.push(one.items)
    for (const code of one.codes) {
      const { places, tier } = standing.read(code)
      for (const place of places) this.#at(place).push(group * 4 + tier)
    }
  }

  tally(places: Places): TierCounts {
    this.#ask()
    return this.#sum(places)
  }

  unsold(obtained: Places, provided: Places): TierCounts {
    this.#ask()
    for (const place of provided)
      for (const entry of this.#byPlace.get(place)?.values() ?? [])
        this.#marks[entry >> 2] = this.#question + PROVIDED
    return this.#sum(obtained)
  }

  #at(place: number): NumberList {
    const list = this.#byPlace.get(place) ?? new NumberList()
    this.#byPlace.set(place, list)
    return list
  }

  /** Begins a question. */
  #ask(): void {
    const groups = this.#items.length
    this.#question += MARKS
    if (this.#marks.length === groups && this.#question < 2 ** 32 - MARKS) return
    this.#marks = new Uint32Array(groups)
    this.#question = MARKS
  }

  /** Each group once, in the first tier in which it stands at these places. */
  #sum(places: Places): TierCounts {
    const sums: [number, number, number, number] = [0, 0, 0, 0]
    const items = this.#items.values()
    for (const place of places) {
      for (const entry of this.#byPlace.get(place)?.values() ?? []) {
        const group = entry >> 2
        const mark = (entry & 3) + 1
        const before = (this.#marks[group] ?? 0) - this.#question
        if (before >= 0 && before <= mark) continue
        const n = items[group] ?? 0
        if (before > 0) sums[before as 1 | 2 | 3] -= n
        sums[mark as 1 | 2 | 3] += n
        this.#marks[group] = this.#question + mark
      }
    }
    const [, A, B, C] = sums
    return { A, B, C }
  }
}
