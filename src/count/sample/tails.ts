/**
 * Tails of the two distributions that a sample follows, as exact whole numbers: `part / whole` is the probability. No
 * floating point, so that no bound rests on rounding.
 */
export interface Tail {
  readonly part: bigint
  readonly whole: bigint
}

/** Is the tail at most α/2, with α/2 = (100 − confidence) / 200? */
export function isRare({ part, whole }: Tail, confidence: number): boolean {
  return part * 200n <= BigInt(100 - confidence) * whole
}

/**
 * P(X ≥ hits) for X binomial with `n` trials and a share of `k / scale`.
 *
 * @example n 2, hits 1, share 1/2 → 3/4
 */
export function binomialAtLeast(n: number, hits: number, k: number, scale: number): Tail {
  const whole = BigInt(scale) ** BigInt(n)
  if (hits <= 0) return { part: whole, whole }
  if (hits > n || k <= 0) return { part: 0n, whole }
  if (k >= scale) return { part: whole, whole }
  return { part: upperSum(n, hits, BigInt(k), BigInt(scale - k)), whole }
}

/**
 * Σ from i = hits to n of C(n, i) · k^i · m^(n−i), by the shorter of its two sides: each term comes from the one beside
 * it, and every division comes out even.
 */
function upperSum(n: number, hits: number, k: bigint, m: bigint): bigint {
  if (n - hits < hits) return topSum(n, n - hits, k, m)
  return (k + m) ** BigInt(n) - topSum(n, hits - 1, m, k)
}

/** The `terms` + 1 terms with the highest powers of k. */
function topSum(n: number, terms: number, k: bigint, m: bigint): bigint {
  let term = k ** BigInt(n)
  let sum = term
  for (let j = 1; j <= terms; j++) {
    term = (term * (m * BigInt(n - j + 1))) / (k * BigInt(j))
    sum += term
  }
  return sum
}

/** P(X ≤ hits), by turning hits and misses about. */
export function binomialAtMost(n: number, hits: number, k: number, scale: number): Tail {
  return binomialAtLeast(n, n - hits, scale - k, scale)
}

/**
 * P(X ≥ hits) for X the number of marked ones among `n` drawn without putting back from `population` of which `marked`
 * are marked (hypergeometric).
 *
 * @example 2 of 4 drawn, 2 marked, hits 2 → 1/6
 */
export function drawnAtLeast(population: number, marked: number, n: number, hits: number): Tail {
  const whole = choose(population, n)
  const most = Math.min(n, marked)
  const least = Math.max(0, n - (population - marked))
  if (hits <= least) return { part: whole, whole }
  if (hits > most) return { part: 0n, whole }
  if (most - hits < hits - least) return { part: sumDown(population, marked, n, most, hits), whole }
  // Fewer than `hits` marked ones are more than n − hits unmarked ones.
  const rest = sumDown(population, population - marked, n, n - least, n - hits + 1)
  return { part: whole - rest, whole }
}

/** Σ from i = to up to from of C(marked, i) · C(population − marked, n − i), begun at the top. */
function sumDown(population: number, marked: number, n: number, from: number, to: number): bigint {
  let term = choose(marked, from) * choose(population - marked, n - from)
  let sum = term
  for (let i = from; i > to; i--) {
    const fewer = BigInt(i) * BigInt(population - marked - n + i)
    term = (term * fewer) / (BigInt(marked - i + 1) * BigInt(n - i + 1))
    sum += term
  }
  return sum
}

/** P(X ≤ hits): the unmarked ones are at least the rest. */
export function drawnAtMost(population: number, marked: number, n: number, hits: number): Tail {
  return drawnAtLeast(population, population - marked, n, n - hits)
}

/** n over k. @example choose(5, 2) → 10n */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let product = 1n
  for (let i = 1; i <= Math.min(k, n - k); i++) product = (product * BigInt(n - i + 1)) / BigInt(i)
  return product
}
