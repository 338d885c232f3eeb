import { describe, expect, test } from 'vitest'
import { limitOn, within } from './limits.ts'
import { loadLaw } from './load.ts'
import { dayAfter, dayBefore, inForce } from './period.ts'

const book = loadLaw()

/** Every example of the law data is a test. */
describe('the examples of the law data', () => {
  const all = book.limits.flatMap((rule) => rule.examples.map((e) => [rule.id, e.name, e] as const))
  test.each(all)('%s: %s', (id, _, { on, value, holds }) => {
    const limit = limitOn(book, id, on)
    expect(limit ? within(limit, BigInt(value)) : 'unknown').toBe(holds)
  })
  test.each(book.limits.map((rule) => [rule.id, rule] as const))(
    '%s: below, at and above the number, the day before and the day itself',
    (_, rule) => {
      const { from, amount } = rule.values[0] ?? { from: null, amount: 0 }
      const values = rule.examples.map((e) => e.value)
      const days = rule.examples.map((e) => e.on)
      expect(values).toEqual(expect.arrayContaining([amount - 1, amount, amount + 1]))
      expect(days).toEqual(expect.arrayContaining([from, dayBefore(from ?? '')]))
    },
  )
})

describe('a limit', () => {
  const values = book.limits.flatMap((rule) => rule.values.map((v) => [rule, v] as const))
  test.each(values.map(([rule, v]) => [rule.id, v.from ?? '', rule, v] as const))(
    '%s from %s, and not a day longer than its article',
    (id, from, rule, value) => {
      expect(limitOn(book, id, from)?.cite).toBe(value.cite)
      const earlier = rule.values.find((v) => inForce(v, dayBefore(from)))
      expect(limitOn(book, id, dayBefore(from))?.cite).toBe(earlier?.cite)
      if (value.to === null) return
      const later = rule.values.find((v) => inForce(v, dayAfter(value.to ?? '')))
      expect(limitOn(book, id, value.to)?.cite).toBe(value.cite)
      expect(limitOn(book, id, dayAfter(value.to))?.cite).toBe(later?.cite)
    },
  )
  test('has its article and its grade', () => {
    expect(limitOn(book, 'fine.most', '2024-05-01')).toEqual({
      rule: 'fine.most',
      title: '罚金一般的上限（违法所得的倍数）',
      unit: '倍',
      bound: 'at-most',
      amount: 5,
      cite: 'fashi-2017-10/12',
      label: '解释第十二条',
      sure: 'verified',
      checked: '2025-04-19',
    })
  })
  test('that nobody made is none, and so is one on a text that is no day', () => {
    expect(limitOn(book, 'fine.mean', '2024-05-01')).toBeUndefined()
    expect(limitOn(book, 'fine.most', '2024')).toBeUndefined()
  })
})
