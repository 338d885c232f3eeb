import {
  binomialAtLeast,
  binomialAtMost,
  drawnAtLeast,
  drawnAtMost,
  isRare,
  type Tail,
} from './tails.ts'
import type { Confidence } from './size.ts'

/** Shares are given in hundredths of a percent, rounded outward. */
export const SHARE_SCALE = 10_000

/** What of a stratum was drawn and what was found. */
export interface Drawn {
  readonly population: number
  readonly drawn: number
  /** How many of the drawn ones are as said. */
  readonly hits: number
}

/** Between which bounds the share of a stratum lies, or, where all was looked at, what it is. */
export interface Interval {
  readonly method: 'all' | 'hypergeometric' | 'clopper-pearson'
  /** In hundredths of a percent, the lower one rounded down, the upper one up. */
  readonly low: number
  readonly high: number
  /** Bounds as numbers of records; null where only the share is bounded. */
  readonly records: { readonly low: number; readonly high: number } | null
}

/** Up to this many records, or where more than one in twenty was drawn, a stratum is small. */
const SMALL = { population: 2000, oneIn: 20 } as const

/**
 * Exact two-sided bounds at `confidence`, half of the error on each side. In a small stratum by the hypergeometric
 * distribution (drawn without putting back), as whole numbers of records; else by Clopper and Pearson, which leaves
 * the correction for a finite population out and is therefore a little wide. Null where nothing was drawn.
 *
 * @example 385 of 37,002 drawn, all as said, 95 % → 99.04 % to 100 %
 */
export function intervalOf(found: Drawn, confidence: Confidence): Interval | null {
  const { population, drawn } = found
  if (drawn <= 0) return null
  if (drawn >= population) return whole(found)
  return isSmall(found) ? hypergeometric(found, confidence) : clopperPearson(found, confidence)
}

/** @example 2000 records, or 385 of 7,000 → small; 385 of 37,002 → not */
export function isSmall({ population, drawn }: Drawn): boolean {
  return population <= SMALL.population || drawn * SMALL.oneIn > population
}

function whole({ population, hits }: Drawn): Interval {
  return { method: 'all', ...shares(hits, hits, population), records: { low: hits, high: hits } }
}

/**
 * The smallest and the largest number of records that are as said, of which the sample does not rule out more.
 *
 * @example 10 of 20 drawn, all as said, 95 % → 16 to 20
 */
export function hypergeometric(found: Drawn, confidence: Confidence): Interval {
  const { population, drawn, hits } = found
  const fits = (tail: Tail) => !isRare(tail, confidence)
  const highest = population - (drawn - hits)
  const low = firstWhere(hits, highest, (marked) =>
    fits(drawnAtLeast(population, marked, drawn, hits)),
  )
  const ruledOut = firstWhere(
    hits,
    highest + 1,
    (marked) => marked > highest || !fits(drawnAtMost(population, marked, drawn, hits)),
  )
  const high = ruledOut - 1
  return { method: 'hypergeometric', ...shares(low, high, population), records: { low, high } }
}

/**
 * Bounds of a share by Clopper and Pearson (1934): the lower one is the largest hundredth of a percent that the sample
 * rules out (or 0), the upper one the smallest (or 100 %), so that both are rounded outward.
 *
 * @example 0 of 10, 95 % → 0 to 30.85 %
 */
export function clopperPearson({ drawn, hits }: Drawn, confidence: Confidence): Interval {
  const rare = (tail: Tail) => isRare(tail, confidence)
  const kept = firstWhere(0, SHARE_SCALE, (k) =>
    hits === 0 ? true : !rare(binomialAtLeast(drawn, hits, k, SHARE_SCALE)),
  )
  const high =
    hits === drawn
      ? SHARE_SCALE
      : firstWhere(0, SHARE_SCALE, (k) => rare(binomialAtMost(drawn, hits, k, SHARE_SCALE)))
  return { method: 'clopper-pearson', low: Math.max(0, kept - 1), high, records: null }
}

/** The first number from `from` to `to` for which it holds; `to` when it holds for none before. It must go on holding. */
function firstWhere(from: number, to: number, holds: (n: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function shares(low: number, high: number, population: number) {
  const scale = BigInt(SHARE_SCALE)
  const all = BigInt(population)
  return {
    low: Number((BigInt(low) * scale) / all),
    high: Number((BigInt(high) * scale + all - 1n) / all),
  }
}
