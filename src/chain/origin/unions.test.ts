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
