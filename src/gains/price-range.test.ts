import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { forbiddenWords } from '../../test/support/wording.ts'
import { checkPriceRange, type Priced } from './price-range.ts'

const one = (n: number) => ({ least: n, most: n })
const check = (fen: number, units: Priced['units'], price: Priced['price']) =>
  checkPriceRange({ fen, bound: 'exactly', units, price })

test('at, inside and outside the ends', () => {
  const [units, price] = [one(10_000), { least: 2_000_000, most: 3_000_000 }]
  const by = (fen: number) => check(fen, units, price).by
  expect([1_999_999, 2_000_000, 3_000_000, 3_000_001].map(by)).toEqual([1n, 0n, 0n, 1n])
})

test('what does not close is told with both sides and hints, nothing chosen', () => {
  expect(check(9_000_000, one(10_000), { least: 2_000_000, most: 3_000_000 })).toEqual({
    fits: false,
    by: 6_000_000n,
    sentence:
      '高于推算的幅度（差60000.00元）：按10000、单价2.00元至3.00元推算为20000.00元至30000.00元，载明90000.00元。' +
      '可能的原因（未经证实）：另有未载明的流转或者整批价款；条数、单价或者数额的记载有出入。',
  })
})

test('an open end bounds from below only', () => {
  const open = { least: 310_000, most: null }
  const price = { least: 30_000_000, most: 150_000_000 }
  expect(check(450_000_000, open, price)).toMatchObject({ fits: false, by: 480_000_000n })
  expect(check(930_000_000, open, price).fits).toBe(true)
  expect(check(9_300_000_000, open, price).fits).toBe(true)
})

test('a gap of less than a fen is a gap', () => {
  expect(check(0, one(1), one(5))).toMatchObject({ fits: false, by: 1n })
})

test('words of the sum are kept', () => {
  const told = checkPriceRange({ fen: 100, bound: 'about', units: one(1), price: one(1_000_000) })
  expect(told.sentence).toBe('在推算的幅度内：按1、单价1.00元推算为1.00元至1.00元，载明约1.00元。')
})

const range = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([least, more]) => ({ least, most: least + more }))
property.prop([range, range, fc.integer({ min: 0, max: 1_000_000 })])(
  'fits exactly when some number at some price could have brought it or less and more',
  (units, price, fen) => {
    const micro = { least: price.least * 10_000, most: price.most * 10_000 }
    const told = check(fen, units, micro)
    const [least, most] = [units.least * price.least, units.most * price.most]
    expect(told.fits).toBe(fen >= least && fen <= most)
    expect(forbiddenWords(told.sentence)).toEqual([])
  },
)
