import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { clopperPearson, hypergeometric, intervalOf, isSmall } from './interval.ts'
import { choose } from './tails.ts'

const FAR = 1_000_000_000

describe('Clopper and Pearson, 95 %, as tables have them', () => {
  // Two-sided exact binomial limits, in hundredths of a percent, rounded outward.
  test.each([
    [10, 0, 0, 3085],
    [10, 1, 25, 4451],
    [10, 5, 1870, 8130],
    [10, 10, 6915, 10_000],
    [20, 10, 2719, 7281],
    [20, 20, 8315, 10_000],
    [50, 5, 332, 2182],
    [100, 10, 490, 1763],
    [100, 100, 9637, 10_000],
  ])('%d drawn, %d as said', (drawn, hits, low, high) => {
    const interval = clopperPearson({ population: FAR, drawn, hits }, 95)
    expect(interval).toMatchObject({ low, high })
  })

  test.each([
    // 1 − (α/2)^(1/n) and its mirror, α/2 = 0.05, 0.005: closed forms for none and for all.
    [90, 30, 0, 0, 951],
    [99, 30, 30, 8381, 10_000],
  ] as const)('%d %%: %d drawn, %d as said', (confidence, drawn, hits, low, high) => {
    expect(clopperPearson({ population: FAR, drawn, hits }, confidence)).toMatchObject({
      low,
      high,
    })
  })

  test('turns about with what is counted', () => {
    for (let hits = 0; hits <= 25; hits++) {
      const { low, high } = clopperPearson({ population: FAR, drawn: 25, hits }, 95)
      const other = clopperPearson({ population: FAR, drawn: 25, hits: 25 - hits }, 95)
      expect([low, high]).toEqual([10_000 - other.high, 10_000 - other.low])
    }
  })
})

describe('bounds of a small stratum', () => {
  test.each([
    [20, 10, 10, 16, 20],
    [20, 10, 0, 0, 4],
    [10, 5, 3, 3, 8],
    [2000, 300, 300, 1978, 2000],
  ])('%d records, %d drawn, %d as said → %d to %d', (population, drawn, hits, low, high) => {
    const interval = hypergeometric({ population, drawn, hits }, 95)
    expect(interval.records).toEqual({ low, high })
  })

  test.prop([
    fc.integer({ min: 1, max: 60 }),
    fc.nat({ max: 59 }),
    fc.nat({ max: 60 }),
    fc.constantFrom(90, 95, 99),
  ])('are those of the plain search over all numbers', (population, some, few, confidence) => {
    const drawn = Math.min(population, some + 1)
    const hits = Math.min(drawn, few)
    const kept = Array.from({ length: population + 1 }, (_, marked) => marked).filter((marked) =>
      [atLeast, atMost].every(
        (tail) =>
          tail(population, marked, drawn, hits) * 200n >
          BigInt(100 - confidence) * choose(population, drawn),
      ),
    )
    const { records } = hypergeometric({ population, drawn, hits }, confidence)
    expect(records).toEqual({ low: kept[0], high: kept.at(-1) })
  })

  test.each([90, 95, 99] as const)('cover the truth as often as said (%d %%)', (confidence) => {
    for (const [population, drawn] of [
      [12, 4],
      [25, 10],
      [40, 15],
    ] as const) {
      const bounds = Array.from({ length: drawn + 1 }, (_, hits) => {
        return hypergeometric({ population, drawn, hits }, confidence).records
      })
      for (let marked = 0; marked <= population; marked++) {
        const covered = bounds.reduce((sum, bound, hits) => {
          const inside = bound !== null && bound.low <= marked && marked <= bound.high
          return inside ? sum + exactly(population, marked, drawn, hits) : sum
        }, 0n)
        expect(covered * 100n >= BigInt(confidence) * choose(population, drawn)).toBe(true)
      }
    }
  })
})

test.each([
  [2000, 10, true],
  [2001, 10, false],
  [2001, 101, true],
  [7000, 385, true],
  [37_002, 385, false],
])('%d records, %d drawn: small %s', (population, drawn, small) => {
  expect(isSmall({ population, drawn, hits: 0 })).toBe(small)
})

test('all looked at: what was found; none drawn: nothing to say', () => {
  expect(intervalOf({ population: 3, drawn: 3, hits: 2 }, 95)).toEqual({
    method: 'all',
    low: 6666,
    high: 6667,
    records: { low: 2, high: 2 },
  })
  expect(intervalOf({ population: 3, drawn: 0, hits: 0 }, 95)).toBeNull()
})

function exactly(population: number, marked: number, n: number, i: number): bigint {
  return choose(marked, i) * choose(population - marked, n - i)
}

function atLeast(population: number, marked: number, n: number, hits: number): bigint {
  let sum = 0n
  for (let i = hits; i <= n; i++) sum += exactly(population, marked, n, i)
  return sum
}

function atMost(population: number, marked: number, n: number, hits: number): bigint {
  let sum = 0n
  for (let i = 0; i <= hits; i++) sum += exactly(population, marked, n, i)
  return sum
}
