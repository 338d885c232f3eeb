import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { binomialAtLeast, binomialAtMost, choose, drawnAtLeast, drawnAtMost } from './tails.ts'

/** Pascal's triangle: addition only. */
function pascal(n: number): bigint[] {
  let row = [1n]
  for (let i = 0; i < n; i++) {
    row = [1n, ...row.slice(1).map((c, j) => c + (row[j] ?? 0n)), 1n]
  }
  return row
}

function plainBinomial(n: number, hits: number, k: number, scale: number): bigint {
  return pascal(n).reduce((sum, c, i) => {
    return i < hits ? sum : sum + c * BigInt(k) ** BigInt(i) * BigInt(scale - k) ** BigInt(n - i)
  }, 0n)
}

test.prop([
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 0, max: 41 }),
  fc.integer({ min: 0, max: 100 }),
])('the binomial tails are the plain sums', (n, hits, k) => {
  const tail = binomialAtLeast(n, hits, k, 100)
  expect(tail).toEqual({ part: plainBinomial(n, hits, k, 100), whole: 100n ** BigInt(n) })
  const below = binomialAtMost(n, hits - 1, k, 100)
  expect(tail.part + below.part).toBe(tail.whole)
})

test.prop([
  fc.integer({ min: 1, max: 40 }),
  fc.nat({ max: 40 }),
  fc.nat({ max: 40 }),
  fc.integer({ min: 0, max: 41 }),
])('the tails of a draw are the plain sums', (population, some, few, hits) => {
  const [marked, n] = [Math.min(some, population), Math.min(few, population)]
  const [ours, theirs] = [pascal(marked), pascal(population - marked)]
  const plain = ours.reduce((sum, c, i) => {
    return i < hits || i > n ? sum : sum + c * (theirs[n - i] ?? 0n)
  }, 0n)
  const tail = drawnAtLeast(population, marked, n, hits)
  expect(tail).toEqual({ part: plain, whole: pascal(population)[n] })
  expect(tail.part + drawnAtMost(population, marked, n, hits - 1).part).toBe(tail.whole)
})

test('n over k', () => {
  expect([choose(5, 2), choose(5, 0), choose(5, 6), choose(0, 0)]).toEqual([10n, 1n, 0n, 1n])
  expect(choose(60, 30)).toBe(pascal(60)[30])
})
