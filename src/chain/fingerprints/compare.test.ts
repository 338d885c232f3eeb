import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { COLUMNS, emptyIndex, fill, type IndexLine } from '../../../test/support/person-index.ts'
import { comparePairs, nameNaming, RUN, type PairCounts } from './compare.ts'
import { nameHandles } from './handles.ts'
import { listPeople } from './lists.ts'
import { sharingPairs } from './pairs.ts'

const db = await emptyIndex()

/** Lines of two lists over few people: shared, doubled, in any order; a name and a number each, some with an ID. */
const person = fc.record({ who: fc.nat(25), number: fc.boolean() })
const list = fc.array(person, { maxLength: 30 })

interface Made {
  readonly who: number
  readonly number: boolean
}

/** People of different cases have nothing in common, so that many cases are compared in one statement. */
function line(batch: number, { who, number }: Made): IndexLine {
  const base = Math.floor(batch / 2) * 10_000
  const keys = {
    k_name: base + 100 + (who % 20),
    k_mobile: base + 200 + who,
    k_resident_id: number ? base + 300 + who : null,
  }
  return { batch, keys, rank: number ? 1 : 2 }
}

const CASES = 25

test.prop([fc.array(fc.tuple(list, list), { minLength: CASES, maxLength: CASES })], { numRuns: 4 })(
  'agrees with a plain reading of both lists',
  async (cases) => {
    const lines = cases.flatMap(([a, b], i) => [
      ...a.map((p) => line(2 * i, p)),
      ...b.map((p) => line(2 * i + 1, p)),
    ])
    await fill(db, lines, 2 * CASES)
    const parts = cases.flatMap((_, i) => [2 * i, 2 * i + 1])
    await listPeople(
      db,
      COLUMNS,
      parts.map((n) => ({ part: n, batch: n, tab: n, 'row-base': 0 })),
    )
    await nameHandles(db, COLUMNS)
    await nameNaming(db, COLUMNS)
    const found = await comparePairs(db, COLUMNS, await sharingPairs(db))
    cases.forEach(([a, b], i) => {
      const told = found.find((c) => c.a === 2 * i && c.b === 2 * i + 1)
      expect(toldOf(told)).toEqual(reference(a, b))
    })
  },
)

function toldOf(c: PairCounts | undefined): ReturnType<typeof reference> {
  return {
    matched: c?.matched ?? 0,
    links: c?.links ?? 0,
    inRuns: c?.inRuns ?? 0,
    longest: c?.longest ?? 0,
    gaps: [c?.gapsA ?? 0, c?.gapsB ?? 0, c?.insideA ?? 0, c?.insideB ?? 0],
    doubled: [c?.doubledA ?? 0, c?.doubledB ?? 0, c?.doubledBoth ?? 0],
    sameEnd: c?.sameEnd ?? false,
  }
}

/** One entry a person in the order of first lines. A line with ID and one without are two; an ID is the stronger name. */
interface Entry extends Made {
  readonly lines: number
}

function entries(list: readonly Made[]): Entry[] {
  const found = new Map<string, Entry>()
  for (const p of list) {
    const key = `${p.who}:${String(p.number)}`
    const known = found.get(key)
    found.set(key, { ...p, lines: (known?.lines ?? 0) + 1 })
  }
  return [...found.values()]
}

function reference(a: readonly Made[], b: readonly Made[]) {
  const [x, y] = [entries(a), entries(b)]
  // Who stands twice in a list, once with ID and once without, is found by his ID alone.
  const partner = (p: Entry): number => {
    const others = y.map((q, i) => ({ q, i })).filter(({ q }) => q.who === p.who)
    if (p.number) {
      const same = others.find(({ q }) => q.number)
      if (same) return same.i
    }
    const twice = x.filter((o) => o.who === p.who).length > 1
    const [only] = others
    return twice || others.length !== 1 || !only ? -1 : only.i
  }
  const pairs = x.map((p, i) => ({ i, j: partner(p) })).filter(({ j }) => j >= 0)
  const order = [...pairs].sort((p, q) => p.j - q.j).map((p) => p.i)
  const rank = new Map(order.map((i, r) => [i, r]))
  let [links, run, gapsA, gapsB, insideA, insideB] = [0, 1, 0, 0, 0, 0]
  const runs: number[] = []
  pairs.forEach((p, n) => {
    const before = pairs[n - 1]
    const linked = before !== undefined && (rank.get(p.i) ?? 0) === (rank.get(before.i) ?? 0) + 1
    if (!linked) {
      if (before) runs.push(run)
      run = 1
      return
    }
    links++
    run++
    const [da, dbb] = [p.i - before.i - 1, p.j - before.j - 1]
    if (da > 0) gapsA++
    if (dbb > 0) gapsB++
    insideA += da
    insideB += dbb
  })
  if (pairs.length > 0) runs.push(run)
  const of = (i: number, j: number) => [(x[i]?.lines ?? 0) > 1, (y[j]?.lines ?? 0) > 1] as const
  const doubled = pairs.map(({ i, j }) => of(i, j))
  return {
    matched: pairs.length,
    links,
    inRuns: runs.filter((r) => r >= RUN).reduce((s, r) => s + r, 0),
    longest: Math.max(0, ...runs),
    gaps: [gapsA, gapsB, insideA, insideB],
    doubled: [
      doubled.filter(([d]) => d).length,
      doubled.filter(([, d]) => d).length,
      doubled.filter(([d, e]) => d && e).length,
    ],
    sameEnd: pairs.some(({ i, j }) => i === x.length - 1 && j === y.length - 1),
  }
}
