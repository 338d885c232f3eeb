import type { TierId } from '../../case-report.ts'
import type { TierCounts } from '../../report.ts'

/** 第三、四、五项信息, the lowest standard (50) first: an item counts in the first of those in which it stands. */
export const TIERS = ['A', 'B', 'C'] as const satisfies readonly TierId[]

export const NOTHING: TierCounts = { A: 0, B: 0, C: 0 }

/** Numbers by tier from a rule for one tier. */
export function eachTier(of: (tier: TierId) => number): TierCounts {
  return { A: of('A'), B: of('B'), C: of('C') }
}

export function plus(...all: readonly TierCounts[]): TierCounts {
  const sum = { ...NOTHING }
  for (const { A, B, C } of all) {
    sum.A += A
    sum.B += B
    sum.C += C
  }
  return sum
}

export function times(tiers: TierCounts, factor: number): TierCounts {
  return eachTier((t) => tiers[t] * factor)
}

/** Of all tiers together. */
export function total(tiers: TierCounts): number {
  return tiers.A + tiers.B + tiers.C
}

export function equal(a: TierCounts, b: TierCounts): boolean {
  return TIERS.every((t) => a[t] === b[t])
}

/** Place of a tier among {@link TIERS}, from 0. */
export function tierRank(tier: TierId): number {
  return TIERS.indexOf(tier)
}
