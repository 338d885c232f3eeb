/**
 * Shares the sample out over its strata in proportion to their sizes, each stratum at least one: whole shares first,
 * what is left to the largest remainders, ties to the stratum that comes first. Gives `total` records, or more where
 * small strata are rounded up to one; never more than a stratum holds.
 *
 * @example 10 over [60, 39, 1] → [6, 3, 1]; 10 over [55, 45] → [6, 4]
 */
export function allocate(total: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, n) => sum + BigInt(n), 0n)
  if (all === 0n) return sizes.map(() => 0)
  const asked = BigInt(total) < all ? BigInt(total) : all
  const given = sizes.map((n) => wholeShare(asked, n, all))
  let left = Number(asked) - given.reduce((sum, n) => sum + n, 0)
  for (const i of byRemainder(asked, sizes, all)) {
    if (left <= 0) break
    given[i] = (given[i] ?? 0) + 1
    left--
  }
  return given
}

function wholeShare(asked: bigint, size: number, all: bigint): number {
  return size === 0 ? 0 : Math.max(1, Number((asked * BigInt(size)) / all))
}

/** Strata that have their whole shares, by what is left over, largest first; those that got one for less are through. */
function byRemainder(asked: bigint, sizes: readonly number[], all: bigint): number[] {
  return sizes
    .map((n, i) => ({ i, share: asked * BigInt(n) }))
    .filter(({ share }) => share >= all && share % all > 0n)
    .sort((a, b) => compare(b.share % all, a.share % all) || a.i - b.i)
    .map(({ i }) => i)
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Rounding up to one each may make a sample larger by one part in this many. */
const EXCESS = 20

/**
 * Strata that are to be drawn from as one: where at-least-one-each would make the sample larger by more than a
 * twentieth, those whose share is below one. Gives for each stratum whether it is merged.
 *
 * @example 12,555 files of a few records each, 385 to draw → the small files are one stratum
 */
export function mergedStrata(total: number, sizes: readonly number[]): boolean[] {
  const all = sizes.reduce((sum, n) => sum + BigInt(n), 0n)
  const given = allocate(total, sizes).reduce((sum, n) => sum + n, 0)
  const small = sizes.map((n) => n > 0 && BigInt(total) * BigInt(n) < all)
  const many = small.filter(Boolean).length > 1 && (given - total) * EXCESS > total
  return small.map((is) => is && many)
}
