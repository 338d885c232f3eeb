import type { Money } from '../case-report.ts'
import type { Bound } from './money.ts'

/** Millionths of a yuan in a fen: prices of a line are often parts of a fen. */
const MICRO_PER_FEN = 10_000n

/** A sum before it is rounded: `micro / parts` millionths of a yuan, with how it was had and its word. */
export interface Exact {
  readonly micro: bigint
  /** Denominator; 1 but for a part of a cost. */
  readonly parts: bigint
  readonly basis: Money['basis']
  readonly bound: Bound
}

export function ofFen(fen: number | bigint, basis: Money['basis'], bound: Bound): Exact {
  return { micro: BigInt(fen) * MICRO_PER_FEN, parts: 1n, basis, bound }
}

/** units × price, no rounding. */
export function product(units: number, micro: number, bound: Bound): Exact {
  return { micro: BigInt(units) * BigInt(micro), parts: 1n, basis: 'computed', bound }
}

/** The share `part / whole` of a sum: arithmetic that assumes that lines cost alike (推算). */
export function share({ micro, parts, bound }: Exact, part: bigint, whole: bigint): Exact {
  return { micro: micro * part, parts: parts * whole, basis: 'computed', bound }
}

export function plus(a: Exact, b: Exact): Exact {
  const basis = a.basis === 'stated' && b.basis === 'stated' ? 'stated' : 'computed'
  return { ...added(a, b.micro, b.parts), basis, bound: widest([a.bound, b.bound]) }
}

export function minus(a: Exact, b: Exact): Exact {
  return {
    ...added(a, -b.micro, b.parts),
    basis: 'computed',
    bound: widest([a.bound, b.bound]),
  }
}

function added(a: Exact, micro: bigint, parts: bigint): Pick<Exact, 'micro' | 'parts'> {
  if (a.parts === parts) return { micro: a.micro + micro, parts }
  return { micro: a.micro * parts + micro * a.parts, parts: a.parts * parts }
}

/** at-least before about before exactly: the weakest word of several. */
export function widest(bounds: readonly Bound[]): Bound {
  if (bounds.includes('at-least')) return 'at-least'
  return bounds.includes('about') ? 'about' : 'exactly'
}

/**
 * Whole fen, the nearest (halves away from zero), marked 约 where it is not exact. Fen are exact up to ninety trillion
 * yuan; beyond that nothing is known rather than a wrong sum.
 *
 * @example 3 lines at 0.175 yuan = 0.525 yuan → 约0.53元
 */
export function toMoney({ micro, parts, basis, bound }: Exact): Money | null {
  const unit = MICRO_PER_FEN * parts
  const [sign, size] = micro < 0n ? [-1n, -micro] : [1n, micro]
  const whole = size % unit === 0n
  const fen = Number((sign * (2n * size + unit)) / (2n * unit))
  if (!Number.isSafeInteger(fen)) return null
  return { fen, basis, bound: whole || bound === 'at-least' ? bound : 'about' }
}
