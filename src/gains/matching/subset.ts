/** Combinations that come out exactly, and whether the search ended before it had seen all. */
export interface Subsets {
  /** Places in the list, each combination in ascending order. */
  readonly found: readonly (readonly number[])[]
  readonly bounded: boolean
}

/** What a search may take: combinations of at most so many, found at most so often, in at most so many steps. */
export const SUBSET_LIMITS = { most: 4, found: 5, steps: 20_000, candidates: 40 } as const

/** Steps that all searches of a case may take together. */
export interface Budget {
  left: number
}

export function budgetOf(steps = 2_000_000): Budget {
  return { left: steps }
}

/**
 * Combinations of two to four sums that make up a sum exactly. The search is bounded and says when it was.
 *
 * @param sums whole fen above 0
 * @example [300, 700, 1000], 1000 → [[0, 1]]
 */
export function subsetsOf(
  sums: readonly number[],
  target: number,
  budget: Budget = budgetOf(),
): Subsets {
  if (budget.left <= 0) return { found: [], bounded: sums.length > 1 }
  const places = sums.map((sum, i) => ({ sum, i })).filter(({ sum }) => sum > 0 && sum < target)
  const taken = places
    .slice(0, SUBSET_LIMITS.candidates)
    .toSorted((a, b) => b.sum - a.sum || a.i - b.i)
  const found: number[][] = []
  let steps = 0
  let bounded = places.length > taken.length
  const search = (from: number, rest: number, chosen: readonly number[]): void => {
    if (rest === 0 && chosen.length >= 2) found.push([...chosen].sort((a, b) => a - b))
    if (rest <= 0 || chosen.length === SUBSET_LIMITS.most) return
    for (let k = from; k < taken.length; k++) {
      const next = taken[k]
      if (!next || next.sum > rest) continue
      if (
        ++steps > SUBSET_LIMITS.steps ||
        --budget.left < 0 ||
        found.length >= SUBSET_LIMITS.found
      ) {
        bounded = true
        return
      }
      search(k + 1, rest - next.sum, [...chosen, next.i])
    }
  }
  search(0, target, [])
  return { found: found.sort(inOrder), bounded }
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (const [i, place] of a.entries()) {
    const other = b[i]
    if (other === undefined) return 1
    if (place !== other) return place - other
  }
  return a.length - b.length
}
