import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import {
  areBeyondLinks,
  expectedInBoth,
  expectedLinks,
  inWords,
  isBeyondInBoth,
  isBeyondSides,
} from './chance.ts'

describe('cells that are whole on one side', () => {
  plain.each([
    [3, 0, false],
    [4, 0, false],
    [7, 0, false],
    [8, 0, true],
    [11, 1, true],
    [10, 2, false],
    [28, 13, false],
    [32, 12, true],
    [4000, 900, true],
    [4000, 1100, false],
  ])('%i here and %i there', (more, less, beyond) => {
    expect(isBeyondSides(more, less)).toBe(beyond)
  })

  /** Counting all ways to throw so many coins. */
  test.prop([fc.integer({ min: 0, max: 9 }), fc.nat(5)])(
    'is the sign test, by counting',
    (more, less) => {
      const [n, small] = [more + less, Math.min(more, less)]
      let as = 0
      for (let throws = 0; throws < 2 ** n; throws++) {
        const heads = throws.toString(2).replaceAll('0', '').length
        if (heads <= small) as++
      }
      if (more >= less) expect(isBeyondSides(more, less)).toBe(2 * as * 100 <= 2 ** n)
    },
  )
})

describe('marks that two lists have in common', () => {
  plain('30 here and 20 there among 1,000: 600/1000 expected', () => {
    expect(expectedInBoth(30, 20, 1000)).toEqual({ over: 600n, under: 1000n })
  })

  plain.each([
    ['12 of 0.3 expected', 12, 20, 15, 1000, true],
    ['all damaged in both', 500, 500, 500, 500, false],
    ['one in common', 1, 5, 5, 1000, false],
    ['none', 0, 5, 5, 1000, false],
    ['as many as expected', 25, 50, 50, 100, false],
    ['all of 952 among 1,289', 952, 952, 952, 1289, true],
  ])('%s', (_, k, x, y, n, beyond) => {
    expect(isBeyondInBoth(k, x, y, n)).toBe(beyond)
  })

  /** Exact tail of the hypergeometric distribution by counting: never above the bound that is used. */
  test.prop([fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), fc.nat(60)])(
    'what is called beyond chance is rarer than once in a million',
    (n, x0, y0, k) => {
      const [x, y] = [Math.min(x0, n), Math.min(y0, n)]
      if (k > Math.min(x, y) || !isBeyondInBoth(k, x, y, n)) return
      let tail = 0n
      for (let j = k; j <= Math.min(x, y); j++) tail += choose(x, j) * choose(n - x, y - j)
      expect(tail * 1_000_000n < choose(n, y)).toBe(true)
    },
  )
})

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let all = 1n
  for (let i = 0; i < k; i++) all = (all * BigInt(n - i)) / BigInt(i + 1)
  return all
}

describe('orders that two lists have in common', () => {
  plain.each([2, 3, 4, 5, 6])('%i people: mean over all orders', (n) => {
    const all = permutations(n)
    const links = all.reduce((sum, p) => sum + linksOf(p), 0)
    const { over, under } = expectedLinks(n)
    expect(BigInt(links) * under).toBe(over * BigInt(all.length))
  })

  plain('ten neighbours are beyond chance, nine are not', () => {
    expect([areBeyondLinks(9, 5000), areBeyondLinks(10, 5000), areBeyondLinks(3, 3)]).toEqual([
      false,
      true,
      false,
    ])
  })
})

function permutations(n: number): number[][] {
  if (n === 0) return [[]]
  return permutations(n - 1).flatMap((p) =>
    Array.from({ length: n }, (_, i) => [...p.slice(0, i), n - 1, ...p.slice(i)]),
  )
}

function linksOf(p: readonly number[]): number {
  return p.filter((x, i) => i > 0 && x === (p[i - 1] ?? 0) + 1).length
}

plain.each([
  [0n, 5n, '0'],
  [3n, 5n, '不到1'],
  [10n, 5n, '2'],
  [11n, 5n, '2至3'],
])('%i / %i in words', (over, under, words) => {
  expect(inWords({ over, under })).toBe(words)
})
