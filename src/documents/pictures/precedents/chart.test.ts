import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { NOTHING_ASKED } from '../../../law/precedents/like.ts'
import { loadPrecedents } from '../../../law/precedents/load.ts'
import type { Precedent, PrecedentQuery } from '../../../report/precedents.ts'
import { powerText, powers, powersOfTen } from './axis.ts'
import { precedentsChart } from './chart.ts'
import { placeLabels } from './labels.ts'

const all = loadPrecedents()
const drawn = (asked: Partial<PrecedentQuery>, of: readonly Precedent[] = all) =>
  precedentsChart({ all: of, like: new Set([1]), asked: { ...NOTHING_ASKED, ...asked } }).text

test('powers of ten as people say them', () => {
  expect([-2, -1, 0, 1, 3, 4, 7, 8, 9].map(powerText)).toEqual([
    '0.01',
    '0.1',
    '1',
    '10',
    '1000',
    '1万',
    '1000万',
    '1亿',
    '10亿',
  ])
})

test('a power of ten stands on its line, whatever its logarithm rounds to', () => {
  for (const n of [0.001, 0.01, 1, 1000, 1e6]) {
    const axis = powersOfTen([n], 0, 100)
    expect([axis.from, axis.at(n)]).toEqual([Math.round(Math.log10(n)), 0])
  }
})

const values = fc.array(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), { minLength: 1 })
property.prop([values])('every value has its place, in order, between the ends', (list) => {
  const axis = powersOfTen(list, 50, 850)
  const places = list.toSorted((a, b) => a - b).map((v) => axis.at(v))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places.every((x) => x >= 50 && x <= 850)).toBe(true)
  expect(powers(axis).length).toBeLessThan(20)
})

test('labels of points apart cover neither points nor one another', () => {
  const points = Array.from({ length: 40 }, (_, i) => ({
    x: 60 * (i % 8),
    y: 40 * Math.floor(i / 8),
    text: String(i + 1),
  }))
  const placed = placeLabels(points)
  const meets = placed.flatMap((a, i) =>
    placed.slice(i + 1).filter((b) => {
      const apart = Math.abs(a.base - b.base) >= 11
      return !apart && a.left < b.left + b.text.length * 7 && b.left < a.left + a.text.length * 7
    }),
  )
  expect(meets).toEqual([])
})

test('the case at hand is drawn as dashed lines with its numbers, and as a cross where it is one', () => {
  const one = drawn({ prices: [450_000], records: [11_034], gains: [220_680] })
  expect(one).toContain('本案0.45元')
  expect(one.match(/stroke-dasharray="7 4"/g)).toHaveLength(3)
  expect(one).toContain('<path d="M')
  expect(drawn({ records: [11_034, 37_002], gains: [220_680] })).not.toContain('<path d="M')
})

test('with nothing to draw there is no drawing, and no number that is none', () => {
  expect(drawn({}, [])).not.toContain('<svg')
  const bare = drawn({ prices: [1], records: [1], gains: [1] })
  expect(bare).not.toMatch(/NaN|Infinity|undefined/)
})

const ints = (max: number) => fc.array(fc.integer({ min: 1, max }), { maxLength: 6 })
property.prop([ints(1e12), ints(1e9), ints(1e12), fc.subarray([...all])])(
  'whatever is asked, the drawing is finite, bounded and the same each time',
  (prices, records, gains, some) => {
    const asked = { prices, records, gains }
    const text = drawn(asked, some)
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    expect(text.length).toBeLessThan(60_000)
    expect(drawn(asked, some)).toBe(text)
  },
)
