import { createHash } from 'node:crypto'

/** Goes into every block of the random stream; another way of drawing is another name. */
const METHOD = 'shuzheng.sample/1'
/** Bits of a random number: far above any count of records, and exact in a number. */
const BITS = 48
const RANGE = 2 ** BITS

/**
 * Random numbers from a seed and the name of a stratum: SHA-256 over the JSON text of `[method, seed, stratum, block]`,
 * block = 0, 1, 2 …; each digest gives five numbers of 48 bits, from its first byte on, high byte first. The same on
 * every machine, and to be worked out again with any tool.
 */
export class SeededNumbers {
  readonly #seed: string
  readonly #stratum: string
  #block = 0
  #bytes: Buffer = Buffer.alloc(0)

  constructor(seed: string, stratum: string) {
    this.#seed = seed
    this.#stratum = stratum
  }

  /** A number from 0 to `below` − 1, each as likely as another: what would favour small ones is thrown away. */
  next(below: number): number {
    const limit = RANGE - (RANGE % below)
    let number = this.#number()
    while (number >= limit) number = this.#number()
    return number % below
  }

  #number(): number {
    if (this.#bytes.length < BITS / 8) this.#bytes = this.#digest()
    const number = this.#bytes.readUIntBE(0, BITS / 8)
    this.#bytes = this.#bytes.subarray(BITS / 8)
    return number
  }

  #digest(): Buffer {
    const text = JSON.stringify([METHOD, this.#seed, this.#stratum, this.#block++])
    return createHash('sha256').update(text).digest()
  }
}

/**
 * Draws `wanted` of the ordinals 0 … population − 1, every set of them as likely as another: a shuffle (Fisher and
 * Yates) of which only the beginning is carried out. A longer draw begins with the shorter one, so that a sample can
 * be added to. Ordered as they stand in the list. Memory grows with what is drawn, not with the population.
 *
 * What is drawn depends on the seed, the name of the stratum and its size, on nothing else: not on what other files
 * hold, on threads, or on the machine.
 */
export function drawOrdinals(
  seed: string,
  stratum: string,
  population: number,
  wanted: number,
): number[] {
  if (wanted >= population) return Array.from({ length: population }, (_, i) => i)
  const numbers = new SeededNumbers(seed, stratum)
  const moved = new Map<number, number>()
  const drawn: number[] = []
  for (let i = 0; i < wanted; i++) {
    const j = i + numbers.next(population - i)
    drawn.push(moved.get(j) ?? j)
    moved.set(j, moved.get(i) ?? i)
  }
  return drawn.sort((a, b) => a - b)
}
