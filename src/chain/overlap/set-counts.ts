import type { PairCounts } from './pair-counts.ts'

/** Things in up to so many lists are added to their pairs at once: that is less work than to look for their like. */
const FEW = 8

/** So much is gathered before it is added: different sets, and the numbers of lists in them. */
const MOST = { sets: 1 << 18, numbers: 1 << 22 }

/**
 * Counts equal sets of lists together before they are met pair by pair: of a hundred copies of a list a million things stand in
 * one set, whose pairs are added once. Gathers in bounded memory, and hands on whatever is gathered when it is full.
 */
export class SetCounts {
  readonly #pairs: PairCounts
  readonly #most: typeof MOST
  readonly #slots: Int32Array
  /** Where the lists of each set begin in `#numbers`, and where those of the last end. */
  readonly #from: Int32Array
  readonly #things: Float64Array
  #numbers = new Int32Array(1 << 12)
  #sets = 0

  /** @param most sets (a power of two), and numbers of lists in them, that are gathered */
  constructor(pairs: PairCounts, most = MOST) {
    this.#pairs = pairs
    this.#most = most
    this.#slots = new Int32Array(2 * most.sets)
    this.#from = new Int32Array(most.sets + 1)
    this.#things = new Float64Array(most.sets)
  }

  /** One thing that stands in the first `size` of these lists: numbers in order, each once. */
  add(lists: Int32Array, size: number): void {
    if (size <= FEW) {
      this.#pairs.addEach(lists, 1, size)
      return
    }
    const slot = this.#slotOf(lists, size)
    const set = (this.#slots[slot] ?? 0) - 1
    if (set >= 0) this.#things[set] = (this.#things[set] ?? 0) + 1
    else this.#begin(slot, lists, size)
  }

  /** Hands on what is gathered. */
  finish(): void {
    if (this.#sets === 0) return
    for (let set = 0; set < this.#sets; set++)
      this.#pairs.add(
        this.#numbers.subarray(this.#from[set], this.#from[set + 1]),
        this.#things[set] ?? 0,
      )
    this.#sets = 0
    this.#slots.fill(0)
  }

  #slotOf(lists: Int32Array, size: number): number {
    const mask = this.#slots.length - 1
    let slot = hashed(lists, size) & mask
    for (;;) {
      const set = (this.#slots[slot] ?? 0) - 1
      if (set < 0 || this.#isSame(set, lists, size)) return slot
      slot = (slot + 1) & mask
    }
  }

  #isSame(set: number, lists: Int32Array, size: number): boolean {
    const from = this.#from[set] ?? 0
    if ((this.#from[set + 1] ?? 0) - from !== size) return false
    for (let i = 0; i < size; i++) if (this.#numbers[from + i] !== lists[i]) return false
    return true
  }

  #begin(slot: number, lists: Int32Array, size: number): void {
    const from = this.#from[this.#sets] ?? 0
    this.#makeRoom(from + size)
    this.#numbers.set(lists.subarray(0, size), from)
    this.#things[this.#sets] = 1
    this.#slots[slot] = ++this.#sets
    this.#from[this.#sets] = from + size
    if (this.#sets === this.#most.sets || from + size >= this.#most.numbers) this.finish()
  }

  #makeRoom(numbers: number): void {
    if (numbers <= this.#numbers.length) return
    const larger = new Int32Array(2 * numbers)
    larger.set(this.#numbers)
    this.#numbers = larger
  }
}

function hashed(lists: Int32Array, size: number): number {
  let hash = size
  for (let i = 0; i < size; i++) {
    hash = Math.imul(hash ^ (lists[i] ?? 0), 0x85ebca6b)
    hash ^= hash >>> 13
  }
  return hash
}
