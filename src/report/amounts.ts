import type { DeclaredBound } from '../case-report.ts'

/**
 * Yuan of fen, always with two decimals, never grouped (glossary 9); the minus is that of arithmetic everywhere.
 *
 * @example 220680 → '2206.80元', -500 → '−5.00元'
 */
export function yuan(fen: number | bigint): string {
  const whole = BigInt(fen)
  const [sign, n] = whole < 0n ? ['−', -whole] : ['', whole]
  return `${sign}${String(n / 100n)}.${String(n % 100n).padStart(2, '0')}元`
}

/** A stated number of records with the words of its source. @example { bound: 'about-at-least', units: 9400 } → '约9400条以上' */
export function unitsText({
  bound,
  units,
}: {
  readonly bound: DeclaredBound
  readonly units: number
}): string {
  const about = bound.startsWith('about') ? '约' : ''
  return `${about}${String(units)}条${bound.endsWith('at-least') ? '以上' : ''}`
}
