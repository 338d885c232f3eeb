import type { OverlapPair, Share } from '../../report/chain.ts'
import { chanceOf } from './chance.ts'
import type { Measured } from './measure.ts'
import { oneCircle, type Circle, type Populations } from './populations.ts'

/** Pairs that are told one by one; the others are only counted, and the count says so. */
const MOST_PAIRS = 20_000

/** What the pairs are told from. */
export interface Compared {
  readonly ids: readonly string[]
  readonly subjects: Measured
  /** null: no list has a mobile number. */
  readonly mobiles: Measured | null
  readonly populations: Populations
  readonly circles: readonly Circle[]
}

type Shared = readonly [a: number, b: number, shared: number]

/** Pairs that share most, and how many share anything by either key. */
export function pairsOf(compared: Compared): {
  readonly pairs: readonly OverlapPair[]
  readonly sharing: number
} {
  const { sharing, most } = largest(meeting(compared))
  return { sharing, pairs: most.map((pair) => told(pair, compared)) }
}

/** Pairs with persons in common, then those that have only numbers in common. */
function* meeting({ subjects, mobiles }: Compared): Generator<Shared> {
  yield* subjects.pairs.sharing()
  if (!mobiles) return
  for (const [a, b] of mobiles.pairs.sharing()) {
    if (subjects.pairs.of(a, b) === 0) yield [a, b, 0]
  }
}

/** Most shared first, then in the order of the batches; never many more in memory than are told. */
function largest(all: Iterable<Shared>): {
  readonly sharing: number
  readonly most: readonly Shared[]
} {
  let most: Shared[] = []
  let sharing = 0
  for (const pair of all) {
    sharing++
    most.push(pair)
    if (most.length > 4 * MOST_PAIRS) most = most.sort(byShared).slice(0, MOST_PAIRS)
  }
  return { sharing, most: most.sort(byShared).slice(0, MOST_PAIRS) }
}

function byShared(one: Shared, other: Shared): number {
  return other[2] - one[2] || one[0] - other[0] || one[1] - other[1]
}

function told(
  [a, b, shared]: Shared,
  { ids, subjects, mobiles, populations, circles }: Compared,
): OverlapPair {
  const [ofA, ofB] = [subjects.records[a] ?? [], subjects.records[b] ?? []]
  const [sizeA, sizeB] = [sum(ofA), sum(ofB)]
  const names = [ids[a] ?? '', ids[b] ?? ''] as const
  const inB = { n: shared, of: sizeA }
  const inA = { n: shared, of: sizeB }
  return {
    a: names[0],
    b: names[1],
    shared,
    'a-in-b': inB,
    'b-in-a': inA,
    union: sizeA + sizeB - shared,
    'without-hubs': shared - (subjects.hubPairs?.of(a, b) ?? 0),
    'shared-mobiles': mobiles?.pairs.of(a, b) ?? null,
    'by-chance': chanceOf(ofA, ofB, shared, populations),
    'within-circles': circles
      .filter(({ lists }) => lists === null || (lists.has(a) && lists.has(b)))
      .map(({ population }) => ({
        population: population.id,
        expected: chanceOf(ofA, ofB, shared, oneCircle(population)).expected,
      })),
    alike: alikeness(inB, inA),
    rows: `--shared ${names.map(quoted).join(' --shared ')}`,
  }
}

/** Nearly all: 19 of 20. */
const NEARLY = { n: 19, of: 20 } as const

/** @example 30,000 of 30,000 in a list of 37,002, which holds 30,000 of 37,002 → a-inside-b */
export function alikeness(inB: Share, inA: Share): OverlapPair['alike'] {
  if (inB.n === 0) return null
  if (inB.n === inB.of && inA.n === inA.of) return 'same'
  const [nearB, nearA] = [atLeast(inB, NEARLY), atLeast(inA, NEARLY)]
  if (nearB && nearA) return 'nearly-same'
  if (nearB) return 'a-inside-b'
  return nearA ? 'b-inside-a' : null
}

/** one ≥ other, by cross-multiplication: no decimal stands in a finding. */
function atLeast(one: Share, other: Share): boolean {
  return BigInt(one.n) * BigInt(other.of) >= BigInt(other.n) * BigInt(one.of)
}

function quoted(id: string): string {
  return /^[\w.-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\\''")}'`
}

function sum(all: readonly number[]): number {
  return all.reduce((n, one) => n + one, 0)
}
