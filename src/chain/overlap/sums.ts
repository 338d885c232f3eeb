import { KEY_CLASSES } from './keys.ts'
import { PairCounts } from './pair-counts.ts'
import { SetCounts } from './set-counts.ts'

/** What the keys of all batches come to. */
export class Sums {
  /** Different keys of each batch, by code. */
  readonly #records: Float64Array
  readonly #unique: Float64Array
  readonly #pairs: PairCounts
  readonly #sets: SetCounts
  #batches: Int32Array
  #all = 0
  #several = 0

  constructor(batches: number) {
    this.#records = new Float64Array(batches * CLASSES)
    this.#unique = new Float64Array(batches)
    this.#pairs = new PairCounts(batches)
    this.#sets = new SetCounts(this.#pairs)
    this.#batches = new Int32Array(batches)
  }

  /** A key that stands at the first `size` of these codes, which are in order. */
  add(codes: Int32Array, size: number): void {
    this.#all++
    for (let i = 0; i < size; i++) {
      const code = codes[i] ?? 0
      this.#records[code] = (this.#records[code] ?? 0) + 1
      this.#batches[i] = (code / CLASSES) | 0
    }
    if (size > 1) {
      this.#several++
      this.#sets.add(this.#batches, size)
    } else {
      const batch = this.#batches[0] ?? 0
      this.#unique[batch] = (this.#unique[batch] ?? 0) + 1
    }
  }

  told() {
    this.#sets.finish()
    const records = Array.from(this.#unique, (_, batch) =>
      Array.from(this.#records.subarray(batch * CLASSES, (batch + 1) * CLASSES)),
    )
    return {
      records,
      unique: Array.from(this.#unique),
      pairs: this.#pairs,
      all: this.#all,
      several: this.#several,
    }
  }
}

const CLASSES = KEY_CLASSES.length
