import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../law/load.ts'
import { chanceOf } from './chance.ts'
import { alikeness } from './pairs.ts'
import { priced } from './padding.ts'
import { populationsOn, statedPopulation } from './populations.ts'

describe('what chance alone would give', () => {
  test('two lists of mobile numbers: 8,000 × 37,002 of 1,570,000,000', () => {
    const chance = chanceOf(
      [0, 8000, 0],
      [0, 37_002, 0],
      1500,
      populationsOn(loadLaw().populations, '2019-03-31'),
    )
    expect(chance).toEqual({
      expected: { floor: 0, exactly: false },
      from: ['mobile-2018'],
      missing: null,
      circle: 197_344,
    })
  })

  test('the kinds of subject are added as fractions', () => {
    const { expected } = chanceOf([10, 10, 0], [10, 10, 0], 0, statedPopulation(150, '试'))
    expect(expected).toEqual({ floor: 1, exactly: false })
    expect(chanceOf([10, 10, 0], [10, 10, 0], 0, statedPopulation(100, '试')).expected).toEqual({
      floor: 2,
      exactly: true,
    })
  })

  test('is not derived where nobody knows how many there are', () => {
    const chance = chanceOf(
      [0, 0, 5],
      [0, 0, 7],
      3,
      populationsOn(loadLaw().populations, '2021-01-01'),
    )
    expect(chance.expected).toBeNull()
    expect(chance.missing).toContain('没有公布的总数')
  })

  test('of an ID list and a list of numbers nothing can meet', () => {
    const chance = chanceOf(
      [5, 0, 0],
      [0, 7, 0],
      0,
      populationsOn(loadLaw().populations, '2021-01-01'),
    )
    expect(chance.expected).toEqual({ floor: 0, exactly: true })
    expect(chance.missing).toContain('依据不同')
  })

  test('sizes beyond a number of JavaScript are bounded', () => {
    const { circle } = chanceOf(
      [0, 2e9, 0],
      [0, 2e9, 0],
      1,
      populationsOn(loadLaw().populations, '2021-01-01'),
    )
    expect(circle).toBe(4e18 > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : 4e18)
  })

  test.each([
    ['2000-01-01', 'mobile-2018'],
    ['2018-12-31', 'mobile-2018'],
    ['2021-05-30', 'mobile-2018'],
    ['2021-05-31', 'mobile-2021'],
    ['2099-01-01', 'mobile-2025'],
  ])('on %s the number in use is %s', (day, id) => {
    expect(populationsOn(loadLaw().populations, day).mobile?.id).toBe(id)
  })
})

test.each([
  [{ n: 5, of: 5 }, { n: 5, of: 5 }, 'same'],
  [{ n: 95, of: 100 }, { n: 95, of: 100 }, 'nearly-same'],
  [{ n: 94, of: 100 }, { n: 94, of: 100 }, null],
  [{ n: 30, of: 30 }, { n: 30, of: 37 }, 'a-inside-b'],
  [{ n: 30, of: 37 }, { n: 30, of: 30 }, 'b-inside-a'],
  [{ n: 0, of: 0 }, { n: 0, of: 0 }, null],
] as const)('%j of a and %j of b: %s', (inB, inA, expected) => {
  expect(alikeness(inB, inA)).toBe(expected)
})

test('padding is priced in fen, rounded down', () => {
  expect(priced(1203, [{ transfer: 't4', unitPrice: 550_000 }])).toEqual([
    { transfer: 't4', 'unit-price': 550_000, fen: 66_165 },
  ])
  expect(priced(1, [{ transfer: 't', unitPrice: 12_345 }])[0]?.fen).toBe(1)
  expect(priced(0, [{ transfer: 't', unitPrice: 12_345 }])).toEqual([])
})
