import type { OriginMerge } from '../../report/origin.ts'
import { inWords, isBeyondInBoth } from '../fingerprints/chance.ts'
import type { Named } from './edges.ts'
import type { Judged } from './judge.ts'
import type { Thirds } from './thirds.ts'

/** Parts of one list that are set beside each other two by two, the largest first: fewer than five thousand pairs. */
const MOST_PARTS = 100
/** One of so many may be missing: lines that cannot be compared, a hand that struck out a few. */
const STRAY = 50
/** A part brings so many people of its own, and one in twenty of the whole, or it explains nothing. */
const FEW = 10

/**
 * Lists that are two others together (合成): each stands in it wholly, neither is nearly all of it, and between them hardly
 * anybody is left over, less than would be if both had been drawn from it independently of each other but once in a
 * million. Merged of the two or divided into them: coverage alone does not tell, so no direction is claimed.
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
    .flatMap(([whole, own]) => unionOf(whole, own, thirds, named))
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

/** Two parts of a whole by numbers of people. */
interface Halves {
  readonly of: readonly [number, number]
  /** People of the whole in the one, in the other, in both, in either. */
  readonly one: number
  readonly other: number
  readonly both: number
  readonly covered: number
}

function unionOf(whole: number, parts: readonly number[], thirds: Thirds, named: Named) {
  const people = named.people(whole)
  const large = parts
    .map((n) => ({ n, size: thirds.inBoth(whole, n, n) }))
    .toSorted((x, y) => y.size - x.size || x.n - y.n)
    .slice(0, MOST_PARTS)
  const found = large.flatMap((x, i) =>
    large.slice(i + 1).flatMap((y) => {
      const both = thirds.inBoth(whole, x.n, y.n)
      const halves = { one: x.size, other: y.size, both, covered: x.size + y.size - both }
      return isUnion(halves, people) ? [{ of: [x.n, y.n] as const, ...halves }] : []
    }),
  )
  const [best] = found.toSorted((x, y) => y.covered - x.covered || x.both - y.both)
  return best ? [told(whole, best, found.length - 1, named)] : []
}

function isUnion({ one, other, covered }: Omit<Halves, 'of'>, people: number): boolean {
  const adds = covered - Math.max(one, other)
  if (covered * STRAY < people * (STRAY - 1) || adds < FEW || adds * 20 < people) return false
  // Of those missing in the other, so many are in the one: had it been drawn for itself, how often would it hit so many?
  const [missing, left] = [people - other, people - covered]
  return isBeyondInBoth(missing - left, one, missing, people)
}

function told(whole: number, halves: Halves, more: number, named: Named): OriginMerge {
  const { of, one, other, both, covered } = halves
  const people = named.people(whole)
  const [w, p, q] = [named.id(whole), named.id(of[0]), named.id(of[1])]
  const [outsideOne, outsideOther] = [people - one, people - other]
  const over = BigInt(outsideOne) * BigInt(outsideOther)
  const expected = inWords({ over, under: BigInt(people) })
  const common =
    both >= FEW
      ? `；两份又共有${both}人：分开所得的一般没有共有的人，合并去重的会有，但有意重叠地取出也会如此`
      : ''
  const others = more > 0 ? `；另有${more}组两份的名单也合成${w}` : ''
  return {
    batch: w,
    of: [p, q],
    by: 'coverage',
    people,
    covered,
    sentence: `${w}共${people}人，${p}在其中的${one}人与${q}在其中的${other}人合起来为${covered}人：${p}、${q}如系各自从${w}取出，两份都没有的预期${expected}人（${outsideOne}×${outsideOther}÷${people}），实有${people - covered}人，偶然如此不到百万分之一。${w}可能由${p}、${q}合并而成，也可能${p}、${q}由${w}分开而成，仅凭覆盖不能判断方向${common}${others}。可以推翻合并之说的：${w}先于${p}或者${q}存在的材料`,
  }
}
