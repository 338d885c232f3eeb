import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { CONFIDENCES, sampleSize, uncorrectedSize } from './size.ts'

describe('the size of a sample', () => {
  test.each([
    [50, 95, 385],
    [50, 90, 271],
    [50, 99, 664],
    [30, 95, 1068],
    [10, 95, 9604],
    [10, 99, 16588],
  ] as const)('±%d per mille at %d %% without end of the population → %d', (e, confidence, n) => {
    expect(uncorrectedSize(e, confidence)).toBe(n)
    expect(sampleSize(4_000_000_000, e, confidence)).toBe(n)
  })

  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [100, 80],
    [1000, 278],
    [11_034, 372],
    [37_002, 381],
  ])('of %d records → %d', (population, n) => {
    expect(sampleSize(population, 50, 95)).toBe(n)
  })
})

/** Is the half width z √(¼ (N − n) / (n (N − 1))) at most e? Squared and multiplied out. */
function isEnough(population: number, n: number, e: number, z2: bigint): boolean {
  const [all, drawn] = [BigInt(population), BigInt(n)]
  const left = z2 * (all - drawn) * 1_000_000n
  return left <= 4n * BigInt(e) * BigInt(e) * drawn * (all - 1n) * 1_000_000_000_000n
}

const Z2 = { 90: 2_705_543_454_095n, 95: 3_841_458_820_694n, 99: 6_634_896_601_021n } as const

test.prop([
  fc.integer({ min: 2, max: 50_000_000 }),
  fc.integer({ min: 10, max: 200 }),
  fc.constantFrom(...CONFIDENCES),
])('is the smallest that is enough', (population, e, confidence) => {
  const n = sampleSize(population, e, confidence)
  expect(n).toBeLessThanOrEqual(population)
  expect(isEnough(population, n, e, Z2[confidence])).toBe(true)
  expect(n === 1 || isEnough(population, n - 1, e, Z2[confidence])).toBe(n === 1)
})
