import { describe, expect, test } from 'vitest'
import { clopperPearson, type Drawn } from './interval.ts'
import { jointInterval } from './strata.ts'
import { choose } from './tails.ts'

describe('bounds over all strata together', () => {
  test('of one stratum are its own', () => {
    expect(jointInterval([{ population: 20, drawn: 10, hits: 10 }], 95)).toMatchObject({
      method: 'hypergeometric',
      records: { low: 16, high: 20 },
    })
  })

  test('in exact proportion are those of the sum', () => {
    const strata = [
      { population: 3000, drawn: 30, hits: 29 },
      { population: 7000, drawn: 70, hits: 70 },
    ]
    const sum = clopperPearson({ population: 10_000, drawn: 100, hits: 99 }, 95)
    expect(jointInterval(strata, 95)).toEqual(sum)
  })

  test('out of proportion are wider by no more than that', () => {
    const strata = [
      { population: 30_000, drawn: 380, hits: 380 },
      { population: 10, drawn: 1, hits: 1 },
    ]
    const joint = jointInterval(strata, 95)
    expect(joint).toMatchObject({ low: 9902, high: 10_000 })
  })

  test('are none where a stratum was left out', () => {
    expect(
      jointInterval(
        [
          { population: 5, drawn: 5, hits: 5 },
          { population: 9, drawn: 0, hits: 0 },
        ],
        95,
      ),
    ).toBeNull()
    expect(jointInterval([], 95)).toBeNull()
  })

  test('where all was looked at are what was found', () => {
    const all = [
      { population: 2, drawn: 2, hits: 1 },
      { population: 2, drawn: 2, hits: 2 },
    ]
    expect(jointInterval(all, 95)).toMatchObject({ method: 'all', records: { low: 3, high: 3 } })
  })

  test('cover the truth as often as said, whatever each stratum holds', () => {
    const plans: readonly (readonly Pick<Drawn, 'population' | 'drawn'>[])[] = [
      [
        { population: 9, drawn: 3 },
        { population: 6, drawn: 2 },
      ],
      [
        { population: 10, drawn: 4 },
        { population: 2, drawn: 1 },
        { population: 5, drawn: 2 },
      ],
    ]
    for (const plan of plans) expect(leastCovered(plan)).toBeGreaterThanOrEqual(95)
  })
})

/** Over all ways in which the strata can be made up: the least whole percentage of samples whose bounds hold the truth. */
function leastCovered(plan: readonly Pick<Drawn, 'population' | 'drawn'>[]): number {
  const bounds = new Map<string, { low: number; high: number }>()
  const population = plan.reduce((sum, s) => sum + s.population, 0)
  let least = 100n
  for (const marked of tuples(plan.map((s) => s.population))) {
    const true_ = marked.reduce((sum, n) => sum + n, 0)
    let covered = 0n
    for (const hits of tuples(plan.map((s) => s.drawn))) {
      const key = hits.join()
      const found = plan.map((s, i) => ({ ...s, hits: hits[i] ?? 0 }))
      const bound = bounds.get(key) ?? jointInterval(found, 95)
      if (!bound) throw new Error('no bounds')
      bounds.set(key, bound)
      const inside =
        bound.low * population <= true_ * 10_000 && true_ * 10_000 <= bound.high * population
      if (inside)
        covered += plan.reduce((ways, s, i) => ways * waysOf(s, marked[i] ?? 0, hits[i] ?? 0), 1n)
    }
    const all = plan.reduce((ways, s) => ways * choose(s.population, s.drawn), 1n)
    const percent = (covered * 100n) / all
    if (percent < least) least = percent
  }
  return Number(least)
}

function waysOf(
  { population, drawn }: Pick<Drawn, 'population' | 'drawn'>,
  marked: number,
  hits: number,
): bigint {
  return choose(marked, hits) * choose(population - marked, drawn - hits)
}

function tuples(most: readonly number[]): number[][] {
  const [first, ...rest] = most
  if (first === undefined) return [[]]
  const others = tuples(rest)
  return Array.from({ length: first + 1 }, (_, n) => others.map((o) => [n, ...o])).flat()
}
