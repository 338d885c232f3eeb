/**
 * Random numbers that come from a seed alone, so that the demonstration evidence is the same bytes on every machine.
 *
 * The generator is Marsaglia's xorshift with 32-bit words (four words of state): integer arithmetic only, nothing from
 * the clock, the host or `Math.random`.
 */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  /** True once in `n` times. */
  once(n: number): boolean
  pick<T>(list: readonly T[]): T
  /** Takes early entries more often than late ones, as family names are spread. */
  pickEarly<T>(list: readonly T[]): T
  /** A new list in another order; the argument is left as it is. */
  shuffle<T>(list: readonly T[]): T[]
}

export function randomFrom(seed: number): Random {
  const next = xorshift(seed)
  const int = (below: number): number => next() % below
  const pick = <T>(list: readonly T[]): T => at(list, int(list.length))
  return {
    int,
    once: (n) => int(n) === 0,
    pick,
    pickEarly: (list) => at(list, Math.min(int(list.length), int(list.length))),
    shuffle: (list) => shuffled(list, int),
  }
}

/** The entry at `index`; a wrong index is a fault of the generator, not of data. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`)
  return value
}

function xorshift(seed: number): () => number {
  let [x, y, z, w] = [seed >>> 0, 362436069, 521288629, 88675123]
  const next = (): number => {
    const t = x ^ (x << 11)
    ;[x, y, z] = [y, z, w]
    w = (w ^ (w >>> 19) ^ t ^ (t >>> 8)) >>> 0
    return w
  }
  for (let i = 0; i < 32; i++) next()
  return next
}

function shuffled<T>(list: readonly T[], int: (below: number) => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = int(i + 1)
    const held = at(out, i)
    out[i] = at(out, j)
    out[j] = held
  }
  return out
}
