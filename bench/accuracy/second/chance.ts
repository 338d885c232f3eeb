/** Chance from a seed (xorshift32): the same seed gives the same lists. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761 + 1) >>> 0 || 1
    for (let i = 0; i < 8; i++) this.share()
  }

  share(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x >>> 0
    return this.#state / 4_294_967_296
  }

  /** Both ends included. */
  number(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1))
  }

  of<T>(all: readonly T[]): T {
    const one = all[this.number(0, all.length - 1)]
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.number(0, 9))).join('')
  }

  chars(length: number, alphabet: string): string {
    return Array.from({ length }, () => this.of([...alphabet])).join('')
  }

  happens(share: number): boolean {
    return this.share() < share
  }
}
