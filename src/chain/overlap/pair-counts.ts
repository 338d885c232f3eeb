/**
 * How often each two of some lists meet, told by the sets of lists in which things stand together. A thing in m lists is
 * m² / 2 pairs; things that stand in a large part of all lists are therefore gathered in bit rows, one a list, and met
 * 32 at a time, so that a value that stands everywhere costs in proportion to the lists that hold it.
 *
 * @example add([0, 2], 5); add([0, 1, 2], 1) → of(0, 2) = 6, of(0, 1) = 1
 */
export class PairCounts {
  readonly #lists: number
  /** a < b, row by row; one allocation, touched only where lists meet. */
  readonly #counts: Uint32Array
  readonly #bits: (Uint32Array | null)[]
  readonly #present: number[] = []
  #gathered = 0

  constructor(lists: number) {
    this.#lists = lists
    this.#counts = new Uint32Array((lists * (lists - 1)) / 2)
    this.#bits = Array.from({ length: lists }, () => null)
  }

  /** So many things that stand in just these lists: numbers in order, each once. */
  add(lists: ListNumbers, things: number): void {
    if (this.#isDense(lists.length, things)) for (let i = 0; i < things; i++) this.#gather(lists)
    else this.addEach(lists, things, lists.length)
  }

  /** The same for the first `size` of these lists, added to each pair at once: for few. */
  addEach(lists: ListNumbers, things: number, size: number): void {
    for (let i = 0; i < size - 1; i++) {
      const a = lists[i] ?? 0
      const row = this.#at(a, a + 1) - a - 1
      for (let j = i + 1; j < size; j++) {
        const at = row + (lists[j] ?? 0)
        this.#counts[at] = (this.#counts[at] ?? 0) + things
      }
    }
  }

  /** Things in both; the order of the two does not matter. */
  of(one: number, other: number): number {
    if (this.#gathered > 0) this.#meet()
    return this.#counts[this.#at(Math.min(one, other), Math.max(one, other))] ?? 0
  }

  /** Every pair with something in common, in order: a ascending, then b. */
  *sharing(): Generator<readonly [a: number, b: number, shared: number]> {
    if (this.#gathered > 0) this.#meet()
    let at = 0
    for (let a = 0; a < this.#lists; a++) {
      for (let b = a + 1; b < this.#lists; b++) {
        const shared = this.#counts[at++] ?? 0
        if (shared > 0) yield [a, b, shared]
      }
    }
  }

  /** Is it less work to gather bits (lists² / 64 a thing) than to add each pair once (m² / 2 for all these things)? */
  #isDense(size: number, things: number): boolean {
    return things * this.#lists * this.#lists < 32 * size * size
  }

  #gather(lists: ListNumbers): void {
    const word = this.#gathered >> 5
    const bit = 1 << (this.#gathered & 31)
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i] ?? 0
      const row = (this.#bits[list] ??= this.#begin(list))
      row[word] = (row[word] ?? 0) | bit
    }
    this.#gathered++
    if (this.#gathered === WORDS * 32) this.#meet()
  }

  #begin(list: number): Uint32Array {
    this.#present.push(list)
    return new Uint32Array(WORDS)
  }

  #meet(): void {
    const words = (this.#gathered + 31) >> 5
    const present = this.#present.sort((a, b) => a - b)
    for (let i = 0; i < present.length - 1; i++) {
      const a = present[i] ?? 0
      const left = this.#bits[a]
      const row = this.#at(a, a + 1) - a - 1
      for (let j = i + 1; left && j < present.length; j++) {
        const b = present[j] ?? 0
        const right = this.#bits[b]
        if (right) this.#counts[row + b] = (this.#counts[row + b] ?? 0) + common(left, right, words)
      }
    }
    for (const list of present) this.#bits[list] = null
    this.#present.length = 0
    this.#gathered = 0
  }

  #at(a: number, b: number): number {
    return (a * (2 * this.#lists - a - 1)) / 2 + b - a - 1
  }
}

/** Numbers of lists, in whatever they are held. */
type ListNumbers = Readonly<ArrayLike<number>>

/** 2,048 things are gathered before they are met: a row is 256 bytes. */
const WORDS = 64

/** Bits that both rows have. */
function common(left: Uint32Array, right: Uint32Array, words: number): number {
  let sum = 0
  for (let i = 0; i < words; i++) {
    let both = (left[i] ?? 0) & (right[i] ?? 0)
    if (both === 0) continue
    both -= (both >>> 1) & 0x55555555
    both = (both & 0x33333333) + ((both >>> 2) & 0x33333333)
    sum += Math.imul((both + (both >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return sum
}
