import { describe, expect, test } from 'vitest'
import type { Linked } from './graph.ts'
import { circles, standing, type Claim } from './edges.ts'

/** Claims by number alone: what lies between is all that these two ask of a link. */
const claim = (from: number, to: number, through: readonly number[] = []): Claim => ({
  from,
  to,
  link: { through } as unknown as Linked,
})

describe('claims that go in a circle', () => {
  test('are found once, with everybody in it, and nobody who only leads there', () => {
    expect(circles([claim(0, 1), claim(1, 2), claim(2, 0), claim(3, 0), claim(2, 4)])).toEqual([
      [0, 1, 2],
    ])
  })
  test('two circles are two; a chain is none', () => {
    expect(circles([claim(0, 1), claim(1, 0), claim(5, 6), claim(6, 5)])).toEqual([
      [0, 1],
      [5, 6],
    ])
    expect(circles([claim(0, 1), claim(1, 2), claim(0, 2)])).toEqual([])
  })
  test('a long one exhausts nothing', () => {
    const n = 2000
    const all = Array.from({ length: n }, (_, i) => claim(i, (i + 1) % n))
    expect(circles(all)[0]).toHaveLength(n)
  })
})

describe('what stands', () => {
  test('a claim over a third list stands only where claims lead over it', () => {
    const over = claim(0, 2, [1])
    expect(standing([claim(0, 1), claim(1, 2), over])).toContain(over)
    expect(standing([claim(0, 1), over])).not.toContain(over)
  })
})
