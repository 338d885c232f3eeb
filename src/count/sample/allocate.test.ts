import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { allocate, mergedStrata } from './allocate.ts'

describe('shares of the strata', () => {
  test.each([
    [10, [60, 39, 1], [6, 3, 1]],
    [10, [55, 45], [6, 4]],
    [10, [50, 50], [5, 5]],
    [3, [1, 1, 1], [1, 1, 1]],
    [2, [1, 1, 1], [1, 1, 1]],
    [385, [37_000, 2], [384, 1]],
    [0, [], []],
    [5, [0, 7], [0, 5]],
    [50, [3, 4], [3, 4]],
  ])('%d over %j → %j', (total, sizes, shares) => {
    expect(allocate(total, sizes)).toEqual(shares)
  })

  test.prop([
    fc.integer({ min: 1, max: 2000 }),
    fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 60 }),
  ])('are at least one, at most all, and within one of the proportion', (wanted, sizes) => {
    const all = sizes.reduce((sum, n) => sum + n, 0)
    const total = Math.min(wanted, all)
    const shares = allocate(total, sizes)
    expect(shares.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(total)
    for (const [i, size] of sizes.entries()) {
      const share = shares[i] ?? 0
      expect(share >= 1 && share <= size).toBe(true)
      expect(Math.abs(share * all - total * size)).toBeLessThanOrEqual(all)
    }
  })
})

describe('strata that are drawn from as one', () => {
  test('none where at least one each adds little', () => {
    expect(mergedStrata(385, [30_000, 20, 12])).toEqual([false, false, false])
  })

  test('the small ones where they would swell the sample', () => {
    const sizes = [30_000, ...Array.from({ length: 300 }, () => 1)]
    expect(mergedStrata(385, sizes)).toEqual(sizes.map((n) => n === 1))
  })

  test('a single small one has nothing to be merged with', () => {
    expect(mergedStrata(10, [1000, 1])).toEqual([false, false])
  })
})
