import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawOrdinals, SeededNumbers } from './draw.ts'

describe('the draw', () => {
  test('is the one that docs/sample.md works out by hand', () => {
    expect(drawOrdinals('演示', '["C","file","E01","名单.csv"]', 20, 3)).toEqual(
      byHand('演示', '["C","file","E01","名单.csv"]', 20, 3),
    )
  })

  test('is the same again, and another for another seed or stratum', () => {
    const drawn = drawOrdinals('s', 'a', 10_000, 50)
    expect(drawOrdinals('s', 'a', 10_000, 50)).toEqual(drawn)
    expect(drawOrdinals('t', 'a', 10_000, 50)).not.toEqual(drawn)
    expect(drawOrdinals('s', 'b', 10_000, 50)).not.toEqual(drawn)
  })

  test('of more records holds the draw of fewer', () => {
    const more = new Set(drawOrdinals('s', 'a', 5000, 200))
    expect(drawOrdinals('s', 'a', 5000, 100).every((n) => more.has(n))).toBe(true)
    expect(more.size).toBe(200)
  })

  test('of all is all', () => {
    expect(drawOrdinals('s', 'a', 4, 4)).toEqual([0, 1, 2, 3])
    expect(drawOrdinals('s', 'a', 4, 9)).toEqual([0, 1, 2, 3])
    expect(drawOrdinals('s', 'a', 0, 3)).toEqual([])
  })

  test('costs what is drawn, not what it is drawn from', () => {
    const drawn = drawOrdinals('s', 'a', 2 ** 40, 1000)
    expect(new Set(drawn).size).toBe(1000)
    expect(Math.max(...drawn)).toBeGreaterThan(2 ** 39)
  })

  test('takes every record as often: chi-square of 20,000 draws of 5 from 50', () => {
    const times = new Array<number>(50).fill(0)
    for (let seed = 0; seed < 20_000; seed++) {
      for (const n of drawOrdinals(String(seed), 'a', 50, 5)) times[n] = (times[n] ?? 0) + 1
    }
    // 49 degrees of freedom, mean 2000 each; drawing without putting back lowers the variance by 45/49.
    const chi = times.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)
    expect(chi).toBeGreaterThan(15)
    expect(chi).toBeLessThan(100)
  })

  test('takes every pair as often', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 15_000; seed++) {
      const pair = drawOrdinals(String(seed), 'p', 6, 2).join()
      times.set(pair, (times.get(pair) ?? 0) + 1)
    }
    expect(times.size).toBe(15)
    for (const n of times.values()) expect(Math.abs(n - 1000)).toBeLessThan(150)
  })
})

test('numbers are below their bound, and none is favoured', () => {
  const numbers = new SeededNumbers('s', 'n')
  const times = [0, 0, 0]
  for (let i = 0; i < 9000; i++) {
    const n = numbers.next(3)
    times[n] = (times[n] ?? 0) + 1
  }
  expect(times).toHaveLength(3)
  for (const n of times) expect(Math.abs(n - 3000)).toBeLessThan(250)
})

/** The page's description, followed to the letter. */
function byHand(seed: string, stratum: string, population: number, wanted: number): number[] {
  const numbers: bigint[] = []
  for (let block = 0; block < 4; block++) {
    const text = JSON.stringify(['shuzheng.sample/1', seed, stratum, block])
    const hex = createHash('sha256').update(text, 'utf8').digest('hex')
    for (let i = 0; i < 5; i++) numbers.push(BigInt(`0x${hex.slice(12 * i, 12 * i + 12)}`))
  }
  const list = Array.from({ length: population }, (_, i) => i)
  for (let i = 0; i < wanted; i++) {
    const left = BigInt(population - i)
    let number = numbers.shift() ?? 0n
    while (number >= 2n ** 48n - (2n ** 48n % left)) number = numbers.shift() ?? 0n
    const j = i + Number(number % left)
    const [a, b] = [list[i] ?? 0, list[j] ?? 0]
    list[i] = b
    list[j] = a
  }
  return list.slice(0, wanted).sort((a, b) => a - b)
}
