import type { Chance } from '../../report/origin.ts'

/** An exact fraction; the denominator is above zero. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** What would be seen by chance but once in so many pairs of lists is beyond it. */
export const ONCE_IN = 1_000_000n

/** Terms of a product that are worked out: what is not beyond chance by then is not far beyond it. */
const MOST_TERMS = 400
/** Beyond so many factors a factorial is far below once in a million. */
const TERMS = 40

/**
 * How many of n people are expected to bear a mark in both lists when x bear it in one and y in the other, and the marks
 * were set independently of each other: x·y / n (mean of the hypergeometric distribution).
 *
 * @example 30 damaged here, 20 there, 1,000 people in both lists → 600/1000
 */
export function expectedInBoth(x: number, y: number, n: number): Fraction {
  return { over: BigInt(x) * BigInt(y), under: BigInt(Math.max(n, 1)) }
}

/**
 * Would independent lists show k or more common marks but once in {@link ONCE_IN}? By Markov's inequality on the number of
 * sets of j people marked in both: C(x,j)·C(y,j) / C(n,j) are expected, and k people marked in both make C(k,j) of them, so
 * the probability is at most the product of (x−i)·(y−i) / ((n−i)·(k−i)) for i from 0 below j, for any j up to k.
 *
 * @param onceIn so much rarer where many pairs are tried and any of them would be told
 * @example 12 of 1,000 damaged in both, 20 here and 15 there: 0.3 expected → beyond
 */
export function isBeyondInBoth(
  k: number,
  x: number,
  y: number,
  n: number,
  onceIn = ONCE_IN,
): boolean {
  let [over, under] = [onceIn, 1n]
  for (let i = 0; i < Math.min(k, MOST_TERMS); i++) {
    over *= BigInt(x - i) * BigInt(y - i)
    under *= BigInt(n - i) * BigInt(k - i)
    if (over < under) return true
  }
  return false
}

/** A split of cells between two lists that would come by lot but once in so many decides a direction. */
const LOPSIDED_ONCE_IN = 100n

/**
 * Is a split of cells (whole in one list and marred in the other) too uneven for slips that were made and mended by hand
 * on either side? Had each of the cells been as likely to be the whole one here as there, a split as uneven as this would
 * come with 2 · Σ C(n, i) / 2ⁿ over i up to the smaller part (sign test); it has to be no more than 1 in 100.
 *
 * @example 4 and 0 → 2/16: not beyond; 8 and 0 → 2/256: beyond; 12 and 1 → 28/8192: beyond
 */
export function isBeyondSides(more: number, less: number): boolean {
  const n = more + less
  // From here on the smaller part is far below half: no need of numbers with thousands of digits.
  if (n > MOST_TERMS) return more > 4 * less
  let [term, sum] = [1n, 1n]
  for (let i = 1n; i <= BigInt(less); i++) {
    term = (term * (BigInt(n) - i + 1n)) / i
    sum += term
  }
  return 2n * sum * LOPSIDED_ONCE_IN <= 1n << BigInt(n)
}

/**
 * How many neighbours two orders of n people are expected to have in common when either is as good as drawn by lot:
 * (n − 1) / n, fewer than one however long the lists.
 */
export function expectedLinks(n: number): Fraction {
  return n < 2 ? { over: 0n, under: 1n } : { over: BigInt(n - 1), under: BigInt(n) }
}

/**
 * Would two orders drawn by lot have k neighbours or more in common but once in {@link ONCE_IN}? The expected number of
 * sets of k such places is C(n−1,k)·(n−k)!/n! = (n − k) / (n·k!), which the probability cannot exceed.
 *
 * @example k = 10 → at most 1/3,628,800
 */
export function areBeyondLinks(k: number, n: number): boolean {
  if (k < 1 || k >= n) return false
  let factorial = 1n
  for (let i = 2n; i <= BigInt(Math.min(k, TERMS)); i++) factorial *= i
  return BigInt(n - k) * ONCE_IN < BigInt(n) * factorial
}

/** The fraction in words: a whole number below it, never a decimal. */
export function inWords({ over, under }: Fraction): string {
  if (over === 0n) return '0'
  if (over < under) return '不到1'
  const whole = over / under
  return over % under === 0n ? String(whole) : `${String(whole)}至${String(whole + 1n)}`
}

export function chanceOf({ over, under }: Fraction, sentence: string): Chance {
  return { numerator: String(over), denominator: String(under), sentence }
}
