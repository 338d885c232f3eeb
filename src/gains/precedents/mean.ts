import type { Worded } from '../../report/precedents.ts'

/** A quotient of whole numbers, kept whole until it is written. */
export interface Quotient {
  readonly over: bigint
  readonly under: bigint
}

/** Decimal of a quotient, rounded half up at so many places. @example 34000/45000 at 4 → '0.7556' */
export function decimals({ over, under }: Quotient, places: number): string {
  const unit = 10n ** BigInt(places)
  const scaled = (over * unit * 2n + under) / (under * 2n)
  if (places === 0) return String(scaled)
  return `${String(scaled / unit)}.${String(scaled % unit).padStart(places, '0')}`
}

/**
 * Mean price of a sum over so many units, in millionths of a yuan (推算): 约 unless it comes out whole and both are exact.
 *
 * @example 5000 yuan for 130000 → 38462, about; 21000 yuan for 70 → 300000000, exactly
 */
export function meanOf(fen: Worded, units: Worded): Worded | null {
  if (units.n === 0) return null
  const [over, under] = [BigInt(fen.n) * 10_000n, BigInt(units.n)]
  const n = Number((over * 2n + under) / (under * 2n))
  const exact = over % under === 0n && fen.bound === 'exactly' && units.bound === 'exactly'
  return { n, bound: exact ? 'exactly' : 'about' }
}
