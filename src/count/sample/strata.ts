import { SHARE_SCALE, clopperPearson, intervalOf, type Drawn, type Interval } from './interval.ts'
import type { Confidence } from './size.ts'

/**
 * Bounds of the share in a population that was drawn from stratum by stratum; null where a stratum has none drawn.
 *
 * What is found in all strata together is a sum of independent yes-and-no trials, which strays less than a binomial of
 * the same mean (Hoeffding 1956; drawing without putting back is such a sum too): Clopper and Pearson's bounds hold for
 * the mean share in the sample's own weights. Shares were rounded to whole records, so that these weights are not quite
 * the population's: the bounds are widened by what that can make, exactly and outward.
 */
export function jointInterval(strata: readonly Drawn[], confidence: Confidence): Interval | null {
  const [only] = strata
  if (strata.length === 1 && only) return intervalOf(only, confidence)
  if (strata.length === 0 || strata.some(({ drawn }) => drawn <= 0)) return null
  const all = sumOf(strata)
  if (all.drawn >= all.population) return intervalOf(all, confidence)
  return widened(clopperPearson(all, confidence), weightsOf(strata, all))
}

function sumOf(strata: readonly Drawn[]): Drawn {
  return strata.reduce(
    (sum, s) => ({
      population: sum.population + s.population,
      drawn: sum.drawn + s.drawn,
      hits: sum.hits + s.hits,
    }),
    { population: 0, drawn: 0, hits: 0 },
  )
}

/** How far the sample's weights lie from the population's: at most by so much in all, and by such factors each. */
interface Weights {
  readonly apart: Fraction
  readonly most: Fraction
  readonly least: Fraction
}

type Fraction = readonly [over: bigint, under: bigint]

function weightsOf(strata: readonly Drawn[], all: Drawn): Weights {
  const factors = strata.map((s): Fraction => {
    return [BigInt(s.population) * BigInt(all.drawn), BigInt(s.drawn) * BigInt(all.population)]
  })
  const apart = factors.reduce((sum, [own, drawn]) => sum + (own > drawn ? own - drawn : 0n), 0n)
  return {
    apart: [apart, BigInt(all.population) * BigInt(all.drawn)],
    most: factors.reduce((a, b) => (isLess(a, b) ? b : a)),
    least: factors.reduce((a, b) => (isLess(b, a) ? b : a)),
  }
}

function isLess(a: Fraction, b: Fraction): boolean {
  return a[0] * b[1] < b[0] * a[1]
}

/** Both for those that are as said and for those that are not: the narrower of adding what is apart and of the factor. */
function widened({ low, high, method }: Interval, weights: Weights): Interval {
  const bound = (share: number, up: boolean) => moved(share, up, weights)
  return {
    method,
    low: Math.max(bound(low, false), SHARE_SCALE - bound(SHARE_SCALE - low, true)),
    high: Math.min(bound(high, true), SHARE_SCALE - bound(SHARE_SCALE - high, false)),
    records: null,
  }
}

function moved(share: number, up: boolean, { apart, most, least }: Weights): number {
  const step = Number((BigInt(SHARE_SCALE) * apart[0] + apart[1] - 1n) / apart[1])
  const times = BigInt(share)
  if (!up) return Math.max(0, share - step, Number((times * least[0]) / least[1]))
  return Math.min(SHARE_SCALE, share + step, Number((times * most[0] + most[1] - 1n) / most[1]))
}
