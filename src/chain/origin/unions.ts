import type { OriginMerge } from '../../report/origin.ts'
import { isBeyondInBoth } from '../fingerprints/chance.ts'
import type { Named } from './edges.ts'
import type { Judged } from './judge.ts'
import type { Thirds } from './thirds.ts'
import { triplesOf } from './triples.ts'
import { isNearlyAll, isWorthTelling, STRAY, told, type Part, type Union } from './union.ts'

/** Parts of one list that are set beside each other two by two, the largest first: fewer than five thousand pairs. */
const MOST_PARTS = 100

/**
 * Lists that are two or three others together (合成): each stands in it wholly, none is nearly all of it, and between them
 * hardly anybody is left over, less than would be if they had been drawn from it independently of each other but once in a
 * million. Merged of them or divided into them: coverage alone does not tell, so no direction is claimed.
 */
export function unionsOf(
  pairs: readonly Judged[],
  same: readonly (readonly number[])[],
  thirds: Thirds,
  named: Named,
): OriginMerge[] {
  const first = new Map(same.flatMap((group) => group.map((n) => [n, group[0] ?? n] as const)))
  const parts = new Map<number, number[]>()
  for (const pair of pairs.filter((p) => p.related)) {
    for (const [whole, part] of containedIn(pair)) {
      if ((first.get(part) ?? part) === part) parts.set(whole, [...(parts.get(whole) ?? []), part])
    }
  }
  return [...parts]
    .toSorted(([x], [y]) => x - y)
    .flatMap(([whole, own]) => {
      const large = largest(whole, own, thirds)
      const [two] = halvesOf(whole, large, thirds, named)
      const found = two ?? triplesOf(whole, large, thirds, named.people(whole))
      return found ? [told(whole, found, named)] : []
    })
}

/** The larger list with the one that stands wholly in it and is not nearly all of it. */
function containedIn({ counts: c, extraA, extraB, a, b }: Judged): (readonly [number, number])[] {
  const inside = (extra: number, other: number) =>
    extra * STRAY <= c.matched && c.matched * STRAY < other * (STRAY - 1)
  return [
    ...(inside(extraB, a.people) ? [[c.a, c.b] as const] : []),
    ...(inside(extraA, b.people) ? [[c.b, c.a] as const] : []),
  ]
}

function largest(whole: number, parts: readonly number[], thirds: Thirds): Part[] {
  return parts
    .map((n) => ({ n, people: thirds.inBoth(whole, n, n) }))
    .toSorted((x, y) => y.people - x.people || x.n - y.n)
    .slice(0, MOST_PARTS)
}

/** The best of the pairs that are the whole together, with how many others are. */
function halvesOf(whole: number, large: readonly Part[], thirds: Thirds, named: Named): Union[] {
  const people = named.people(whole)
  const found = large.flatMap((x, i) =>
    large.slice(i + 1).flatMap((y): Omit<Union, 'more'>[] => {
      const common = thirds.inBoth(whole, x.n, y.n)
      const covered = x.people + y.people - common
      const parts = [x, y]
      return isUnion(parts, covered, people) ? [{ parts, covered, common, tried: 1 }] : []
    }),
  )
  return found
    .toSorted((x, y) => y.covered - x.covered || x.common - y.common)
    .slice(0, 1)
    .map((best) => ({ ...best, more: found.length - 1 }))
}

function isUnion(parts: readonly Part[], covered: number, people: number): boolean {
  const [one, other] = parts.map((p) => p.people)
  if (one === undefined || other === undefined) return false
  const adds = covered - Math.max(one, other)
  if (!isNearlyAll(covered, people) || !isWorthTelling(adds, people)) return false
  // Of those missing in the other, so many are in the one: had it been drawn for itself, how often would it hit so many?
  const [missing, left] = [people - other, people - covered]
  return isBeyondInBoth(missing - left, one, missing, people)
}
