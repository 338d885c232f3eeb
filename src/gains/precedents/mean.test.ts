import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { decimals, meanOf } from './mean.ts'

const exactly = (n: number) => ({ n, bound: 'exactly' as const })

test.each([
  [34_000n, 45_000n, 4, '0.7556'],
  [290_000n, 30_000n, 3, '9.667'],
  [760_000n, 16n, 0, '47500'],
  [1n, 3n, 2, '0.33'],
  [2n, 3n, 2, '0.67'],
  [1n, 2n, 0, '1'],
])('%s ÷ %s at %s places is %s', (over, under, places, text) => {
  expect(decimals({ over, under }, places)).toBe(text)
})

test('a mean that comes out whole is exact, else about; of nothing there is none', () => {
  expect(meanOf(exactly(2_100_000), exactly(70))).toEqual({ n: 300_000_000, bound: 'exactly' })
  expect(meanOf(exactly(500_000), exactly(130_000))).toEqual({ n: 38_462, bound: 'about' })
  expect(meanOf({ n: 100, bound: 'at-least' }, exactly(1))?.bound).toBe('about')
  expect(meanOf(exactly(100), exactly(0))).toBeNull()
})

property.prop([fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 9n })])(
  'a decimal is never further from the quotient than half of its last place',
  (over, under) => {
    const hundredths = BigInt(decimals({ over, under }, 2).replace('.', ''))
    const off = hundredths * under - over * 100n
    expect((off < 0n ? -off : off) * 2n <= under).toBe(true)
  },
)
