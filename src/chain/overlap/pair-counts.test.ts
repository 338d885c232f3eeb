import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { PairCounts } from './pair-counts.ts'

const made = fc.integer({ min: 2, max: 40 }).chain((lists) =>
  fc.record({
    lists: fc.constant(lists),
    sets: fc.array(
      fc.record({
        in: fc.uniqueArray(fc.nat(lists - 1), { maxLength: lists }),
        things: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5000 })),
      }),
      { maxLength: 60 },
    ),
  }),
)

test.prop([made])('meets every two lists as two loops would', ({ lists, sets }) => {
  const counts = new PairCounts(lists)
  const plain = new Map<string, number>()
  for (const { in: own, things } of sets) {
    const sorted = own.toSorted((a, b) => a - b)
    counts.add(sorted, things)
    for (const a of sorted)
      for (const b of sorted)
        if (a < b) plain.set(`${a} ${b}`, (plain.get(`${a} ${b}`) ?? 0) + things)
  }
  const found = [...counts.sharing()].map(([a, b, n]) => [`${a} ${b}`, n] as const)
  expect(new Map(found)).toEqual(plain)
})

test('a value in 4,000 lists is one round of bits, not eight million additions each', () => {
  const all = Array.from({ length: 4000 }, (_, i) => i)
  const counts = new PairCounts(all.length)
  for (let i = 0; i < 64; i++) counts.add(all, 1)
  expect(counts.of(0, 3999)).toBe(64)
})
