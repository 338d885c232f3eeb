import type { Judged } from './judge.ts'
import { isKept } from './pointers.ts'
import { isSameLayout } from '../fingerprints/layout.ts'
import type { Thirds } from './thirds.ts'

/** A pair of the graph, with the lists that lie between the two. */
export interface Linked {
  readonly pair: Judged
  /** Numbers of lists by which the pair is explained; empty: it stands by itself. */
  readonly through: readonly number[]
  /** Each has what the other lacks: from a common source, not from each other. */
  readonly common: boolean
}

/** Pairs that have to do with each other, each with what explains it: a third list may do so that shows nothing beyond chance. */
export function linkPairs(pairs: readonly Judged[], thirds: Thirds): Linked[] {
  const of = new Map(pairs.map((p) => [keyOf(p.counts.a, p.counts.b), p]))
  const beside = neighbours(pairs)
  return pairs
    .filter((p) => p.related)
    .map((pair) => {
      const { a, b } = pair.counts
      const both = [...(beside.get(a) ?? [])].filter((x) => beside.get(b)?.has(x))
      const through = both.filter((x) => liesBetween(pair, x, of, thirds)).sort((x, y) => x - y)
      return { pair, through, common: isCommon(pair) }
    })
}

function keyOf(a: number, b: number): string {
  return a < b ? `${a}:${b}` : `${b}:${a}`
}

function neighbours(pairs: readonly Judged[]): Map<number, Set<number>> {
  const beside = new Map<number, Set<number>>()
  const add = (x: number, y: number) => beside.set(x, (beside.get(x) ?? new Set()).add(y))
  for (const { counts: c } of pairs) {
    add(c.a, c.b)
    add(c.b, c.a)
  }
  return beside
}

function isCommon({ pointers }: Judged): boolean {
  const sides = new Set(pointers.filter((p) => p.decides).map((p) => p.later))
  return sides.has('neither') || sides.size > 1
}

/**
 * Does a third list explain what the two have in common? Nearly everybody of both is in it too, and
 * - it is as near to either as they are to each other in every respect, and nearer to each in one: what differs between
 *   the two then differs at one of the steps; or
 * - one holds people of the third that the other lacks, so it has not its people from there, and the other is nearer to
 *   the third as well, or holds such people too: then both go back to the third.
 */
function liesBetween(
  pair: Judged,
  x: number,
  of: ReadonlyMap<string, Judged>,
  thirds: Thirds,
): boolean {
  const { a, b, matched } = pair.counts
  const [one, other] = [of.get(keyOf(a, x)), of.get(keyOf(x, b))]
  if (!one || !other) return false
  if (thirds.inBoth(a, b, x) * 50 < matched * 49) return false
  const whole = distance(pair)
  const [nearA, nearB] = [isNearer(distance(one), whole), isNearer(distance(other), whole)]
  if (nearA && nearB) return true
  if (comesFrom(one, x, a) || comesFrom(other, x, b)) return false
  const [ownA, ownB] = [hasOwn(a, b, x, one, thirds), hasOwn(b, a, x, other, thirds)]
  return (ownA && ownB) || (nearA && ownB) || (nearB && ownA)
}

/** Does list n hold people of x, one in twenty of what it has of x at least, whom the other lacks? */
function hasOwn(n: number, other: number, x: number, pair: Judged, thirds: Thirds): boolean {
  const own = pair.counts.matched - thirds.inBoth(n, other, x)
  return own >= FEW && own * 20 >= pair.counts.matched
}

/** Is the third the later of the two? It then explains nothing: it was made of them. */
function comesFrom({ counts, later }: Judged, x: number, from: number): boolean {
  return later !== null && (later === 'a' ? counts.a : counts.b) === x && from !== x
}

/** So many of so many. */
interface Rate {
  readonly n: number
  readonly of: number
}

/** How far two lists are apart, each respect by itself: they are never added up. */
interface Distance {
  /** Whole numbers: people that only one has; 1 for another order, another layout. */
  readonly counts: readonly number[]
  /** Damage, cells, that only one has, of the people in both. */
  readonly rates: readonly Rate[]
}

function distance(pair: Judged): Distance {
  const { counts: c, a, b } = pair
  const columns = c.kinds.filter((k) => k.equal + k.differ === 0 && k.onlyA + k.onlyB > 0).length
  const cells = c.kinds
    .filter((k) => k.equal + k.differ > 0)
    .reduce((n, k) => n + k.differ + k.onlyA + k.onlyB, 0)
  const marred = c.marredA + c.marredB - 2 * c.marredBoth + c.namedInA + c.namedInB
  return {
    counts: [
      pair.extraA + pair.extraB,
      isKept(c) ? 0 : 1,
      columns,
      isSameLayout(a.layout, b.layout) ? 0 : 1,
    ],
    rates: [
      { n: marred, of: c.matched },
      { n: cells, of: c.matched },
      { n: c.doubledA + c.doubledB - 2 * c.doubledBoth, of: c.matched },
    ],
  }
}

/** Nothing tells the two apart: people, order, layout, cells. */
export function areTwins(pair: Judged): boolean {
  const { counts, rates } = distance(pair)
  return counts.every((n) => n === 0) && rates.every((r) => r.n < FEW)
}

/** As near in every respect, and nearer in one. */
function isNearer(step: Distance, whole: Distance): boolean {
  const asNear =
    step.counts.every((n, i) => n <= (whole.counts[i] ?? 0)) &&
    step.rates.every((r, i) => isAtMost(r, whole.rates[i] ?? r))
  const nearer =
    step.counts.some((n, i) => n < (whole.counts[i] ?? 0)) ||
    step.rates.some((r, i) => isBelow(r, whole.rates[i] ?? r))
  return asNear && nearer
}

/** Fewer cells than this may be a slip of a hand. */
const FEW = 3

/** At most a fifth more: the parts of a sample differ by chance. */
function isAtMost(x: Rate, y: Rate): boolean {
  return x.n < FEW || 5 * x.n * y.of <= 6 * y.n * x.of
}

/** Below by a fifth at least. */
function isBelow(x: Rate, y: Rate): boolean {
  return y.n >= FEW && 5 * x.n * y.of < 4 * y.n * x.of
}
