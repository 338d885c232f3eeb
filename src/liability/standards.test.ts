import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { decimal, less, margin, proportion, reaches } from './standards.ts'

const of = (numerator: bigint, denominator = 1n) => ({ numerator, denominator })

test('a standard is reached by its own number', () => {
  expect([4999n, 5000n, 5001n].map((n) => reaches(n, of(5000n)))).toEqual([false, true, true])
})

test('half of an odd standard is not rounded', () => {
  expect([12n, 13n].map((n) => reaches(n, of(25n, 2n)))).toEqual([false, true])
  expect(margin(12n, of(25n, 2n))).toBe(-1n)
})

test('shares add up exactly, where floating point would not', () => {
  const tenths = Array.from({ length: 10 }, () => ({ count: 1n, standard: of(10n) }))
  expect(proportion(tenths)).toEqual(of(1n))
})

test.each([
  [of(1n), '1'],
  [of(4999n, 5000n), '0.9998'],
  [of(37_002n, 5000n), '7.4004'],
  [of(7n, 3n), '7/3'],
  [of(0n), '0'],
])('people read it as %s → %s', (fraction, text) => {
  expect(decimal(fraction)).toBe(text)
})

test('what is short is never below nothing', () => {
  expect(less(of(1n), of(4999n, 5000n))).toEqual(of(1n, 5000n))
  expect(less(of(1n), of(2n))).toEqual(of(0n))
})

property.prop([fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n })])(
  'reached exactly when nothing is short',
  (count, standard) => {
    expect(reaches(count, of(standard))).toBe(margin(count, of(standard)) >= 0n)
    expect(reaches(count, of(standard))).toBe(count >= standard)
  },
)
