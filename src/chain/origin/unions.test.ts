import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Named } from './edges.ts'
import type { Judged } from './judge.ts'
import { Thirds } from './thirds.ts'
import { unionsOf } from './unions.ts'

/** What is told of lists of plain numbers of people: everybody is met wherever he stands. */
function unions(lists: readonly ReadonlySet<number>[], same: readonly (readonly number[])[] = []) {
  const thirds = new Thirds()
  for (const [n, list] of lists.entries()) {
    const met = Map.groupBy(list, (one) =>
      lists.flatMap((other, m) => (m !== n && other.has(one) ? [m] : [])).join(),
    )
    for (const [key, people] of met)
      thirds.add(n, key.split(',').filter(Boolean).map(Number), people.length)
  }
  const named: Named = { id: (n) => `b${String(n)}`, people: (n) => lists[n]?.size ?? 0 }
  const pairs = lists.flatMap((a, i) =>
    lists.slice(i + 1).flatMap((b, k) => {
      const matched = a.intersection(b).size
      const facts = { extraA: a.size - matched, extraB: b.size - matched, related: true }
      const counts = { a: i, b: i + 1 + k, matched }
      const sides = { a: { people: a.size }, b: { people: b.size } }
      return matched === 0 ? [] : [{ ...facts, ...sides, counts } as unknown as Judged]
    }),
  )
  return unionsOf(pairs, same, thirds, named)
}

const run = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, i) => from + i))
/** So many of a list, drawn by a fixed rule that knows nothing of the other's. */
const drawn = (n: number, of: number, by: number) =>
  new Set(Array.from({ length: of }, (_, i) => i).filter((i) => (i * by) % 1009 < (n * 1009) / of))

describe('a list that is two others together', () => {
  test('is told with the people in both, what chance would leave, and both ways it may have come about', () => {
    const [told, ...more] = unions([run(0, 520), run(0, 300), run(240, 520)])
    expect(more).toEqual([])
    expect(told).toMatchObject({ batch: 'b0', of: ['b1', 'b2'], by: 'coverage', covered: 520 })
    expect(told?.sentence).toContain('两份都没有的预期101至102人（220×240÷520），实有0人')
    expect(told?.sentence).toContain('两份又共有60人')
    expect(told?.sentence).toContain('也可能b1、b2由b0分开而成，仅凭覆盖不能判断方向')
  })
  test('a few struck out by hand do not hide it; one in ten missing is another list', () => {
    expect(unions([run(0, 1000), run(0, 600), run(600, 985)])).toHaveLength(1)
    expect(unions([run(0, 1000), run(0, 600), run(600, 900)])).toEqual([])
  })
  test('parts that hold others besides were not all taken in', () => {
    expect(unions([run(0, 520), run(0, 300), run(240, 700)])).toEqual([])
  })
  test('the same part in two files is one part', () => {
    const lists = [run(0, 520), run(0, 300), run(240, 520), run(0, 300)]
    expect(unions(lists, [[1, 3]]).map(({ of }) => of)).toEqual([['b1', 'b2']])
  })
  test('nearly all of it, and a handful more, is no union', () => {
    expect(unions([run(0, 1000), run(0, 995), run(900, 1000)])).toEqual([])
    expect(unions([run(0, 1000), run(0, 975), run(940, 1000)])).toEqual([])
  })
  test('of many ways the closest is told, the others as a number', () => {
    const ends = [20, 0, 40].map((more) => run(500 - more, 1000))
    const [told] = unions([run(0, 1000), run(0, 500), ...ends])
    expect(told?.of).toEqual(['b3', 'b1'].toSorted())
    expect(told?.sentence).toContain('另有2组两份的名单也合成b0')
  })
})

test('lists drawn from a third without regard to each other are no union of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 900 }),
      fc.integer({ min: 300, max: 900 }),
      fc.integer({ min: 2, max: 900 }),
      fc.integer({ min: 2, max: 900 }),
      (x, y, i, j) => {
        fc.pre(i !== j)
        const lists = [run(0, 1000), drawn(x, 1000, i), drawn(y, 1000, j)]
        const [told] = unions(lists)
        const covered = (lists[1] ?? new Set()).union(lists[2] ?? new Set()).size
        if (covered < 980) expect(told).toBeUndefined()
      },
    ),
  )
})

describe('a list that is three others together', () => {
  const [a, b, c] = [run(0, 400), run(370, 700), run(660, 1000)]
  test('is told with what chance would leave, the triples tried, and both ways it may have come about', () => {
    const [told, ...more] = unions([run(0, 1000), a, b, c])
    expect(more).toEqual([])
    expect(told).toMatchObject({
      batch: 'b0',
      of: ['b1', 'b3', 'b2'],
      by: 'coverage',
      covered: 1000,
    })
    expect(told?.sentence).toContain(
      'b1在其中的400人、b3在其中的340人与b2在其中的330人合起来为1000人',
    )
    expect(told?.sentence).toContain('三份都没有的预期265至266人（600×660×670÷1000²），实有0人')
    expect(told?.sentence).toContain('三份又共有70人')
    expect(told?.sentence).toContain('也可能b1、b3、b2由b0分开而成，仅凭覆盖不能判断方向')
  })
  test('is not looked for where two of them are the whole already', () => {
    const [told] = unions([run(0, 1000), run(0, 600), run(580, 1000), run(300, 700)])
    expect(told?.of).toHaveLength(2)
  })
  test('a few struck out do not hide it; one in ten missing is another list', () => {
    expect(unions([run(0, 1000), a, b, run(660, 985)])).toHaveLength(1)
    expect(unions([run(0, 1000), a, b, run(660, 900)])).toEqual([])
  })
  test('a part that adds nothing of its own makes no three of it', () => {
    expect(unions([run(0, 1000), run(0, 500), run(300, 800), run(200, 600)])).toEqual([])
  })
  test('so many tries raise the bar, and the work stays bounded', () => {
    const many = Array.from({ length: 60 }, (_, i) => drawn(400 + i, 1000, i * 7 + 2))
    const before = process.cpuUsage()
    unions([run(0, 1000), ...many])
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(20)
  })
})

/** A whole merged of so many lists that overlap, with a few struck out, among lists drawn from it and lists of others. */
const market = fc.record({
  sizes: fc.array(fc.integer({ min: 150, max: 500 }), { minLength: 2, maxLength: 4 }),
  lap: fc.integer({ min: 0, max: 60 }),
  gone: fc.boolean(),
  draws: fc.array(
    fc.record({ size: fc.integer({ min: 100, max: 700 }), by: fc.integer({ min: 2, max: 900 }) }),
    { maxLength: 5 },
  ),
})

/** The whole, then its parts, then decoys: each person by a number that a fixed rule moves about. */
function madeOf({
  sizes,
  lap,
  gone,
  draws,
}: typeof market extends fc.Arbitrary<infer T> ? T : never) {
  let at = 0
  const parts = sizes.map((size) => {
    const from = Math.max(0, at - lap)
    at = from + size
    return run(from, at)
  })
  const whole = run(0, at)
  const thinned = parts.map((p) => new Set([...p].filter((n) => !gone || n % 97 > 0)))
  const decoys = draws.map(({ size, by }) => {
    const share = drawn(size, 1000, by)
    return new Set([...whole].filter((n) => share.has((n * 613) % 1009)))
  })
  return { whole, parts: thinned, decoys }
}

test('of merges of two and three with known truth all are told, and nothing else is, among lists drawn by lot', () => {
  const seen = { told: 0, right: 0, made: 0, found: 0 }
  fc.assert(
    fc.property(market, (m) => {
      const { whole, parts, decoys } = madeOf(m)
      const lists = [whole, ...parts, ...decoys]
      const all = unions(lists)
      for (const { batch, of } of all) {
        seen.told++
        const union = of.map((id) => lists[Number(id.slice(1))] ?? new Set<number>())
        const covered = union.reduce((sum, p) => sum.union(p), new Set<number>())
        const list = lists[Number(batch.slice(1))] ?? new Set()
        // What is told is so: they are together all of it, and none of them could be left out.
        expect(covered.intersection(list).size * 50).toBeGreaterThanOrEqual(list.size * 49)
        if (batch === 'b0' && of.every((id) => Number(id.slice(1)) <= parts.length)) seen.right++
      }
      if (parts.length <= 3) seen.made++
      if (parts.length <= 3 && all.some(({ batch }) => batch === 'b0')) seen.found++
    }),
    { numRuns: 300 },
  )
  expect(seen.found / seen.made).toBeGreaterThan(0.95)
  expect(seen.right / seen.told).toBeGreaterThan(0.95)
})
