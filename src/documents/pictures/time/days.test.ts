import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { dayNumber, daysOf, ticksOf } from './days.ts'

describe('days', () => {
  test.each([
    ['1970-01-01', 0],
    ['2000-03-01', 11_017],
    ['1969-12-31', -1],
    ['0001-01-01', -719_162],
  ])('%s is day %i', (day, number) => {
    expect(dayNumber(day)).toBe(number)
  })

  property.prop([fc.integer({ min: -719_162, max: 2_932_896 })])('agree with the calendar', (n) => {
    const day = new Date(n * 86_400_000).toISOString().slice(0, 10)
    expect(dayNumber(day)).toBe(n)
  })

  test('a month is all its days', () => {
    expect(daysOf('2018-11', '2019-02')).toEqual({ from: '2018-11-01', to: '2019-02-28' })
  })

  test('what is no date, or ends before it begins, is not drawn', () => {
    expect(daysOf('去年', '2019')).toBe(null)
    expect(daysOf('2019-03', '2018-11')).toBe(null)
  })
})

describe('the scale', () => {
  test.each([
    ['2021-08-01', '2021-11-23', ['2021-08', '2021-09', '2021-10', '2021-11']],
    ['2018-11-01', '2021-11-23', ['2019', '2019-07', '2020', '2020-07', '2021', '2021-07']],
    ['0001-01-01', '9999-12-31', ['2000', '4000', '6000', '8000']],
  ])('from %s to %s', (from, to, texts) => {
    const all = ticksOf({ from, to }).map(({ text }) => text)
    expect(all.length).toBeLessThanOrEqual(9)
    if (from !== '0001-01-01') expect(all).toEqual(texts)
  })
})
