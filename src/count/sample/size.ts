/**
 * How many records an authenticity sample (抽样核实) needs. All in integers: the number that stands in a paper can be
 * worked out again by hand.
 */

/** z² of the two-sided normal quantile, in 10^-12: 1.644854², 1.959964², 2.575829². */
const Z_SQUARED = {
  90: 2_705_543_454_095n,
  95: 3_841_458_820_694n,
  99: 6_634_896_601_021n,
} as const

const SCALE = 1_000_000_000_000n

/** 置信水平 in percent. */
export type Confidence = keyof typeof Z_SQUARED

export const CONFIDENCES: readonly Confidence[] = [90, 95, 99]

/** Half the width of the interval that is asked for, in tenths of a percent: ±5 % is 50. */
export const PRECISION = { least: 10, most: 200, usual: 50 } as const

/**
 * Records to draw so that a share is known to ± `precision` at `confidence` whatever it is: normal approximation at its
 * worst (a share of one half), z² / 4e², with the correction for a finite population, rounded up. No article fixes a
 * size; the method is common (inference). Never more than the population.
 *
 * @example 11034 records, ±5 %, 95 % → 372; without end → 385
 */
export function sampleSize(population: number, precision: number, confidence: Confidence): number {
  if (population <= 0) return 0
  const [a, b] = worstCase(precision, confidence)
  const all = BigInt(population)
  return Number(roundedUp(a * all, b * (all - 1n) + a))
}

/** The size before the correction for a finite population. @example ±5 %, 95 % → 385 */
export function uncorrectedSize(precision: number, confidence: Confidence): number {
  return Number(roundedUp(...worstCase(precision, confidence)))
}

/** z² / 4e² as a fraction. */
function worstCase(precision: number, confidence: Confidence): readonly [bigint, bigint] {
  const e = BigInt(precision)
  return [Z_SQUARED[confidence] * 1_000_000n, SCALE * 4n * e * e]
}

function roundedUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b
}
