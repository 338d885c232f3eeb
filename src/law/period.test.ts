import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayBefore, daysIn, inForce, isDay, overlap, spanOf } from './period.ts'

describe('a day of the calendar', () => {
  test.each(['2017-06-01', '2020-02-29', '2000-02-29', '2024-12-31', '0001-01-01'])(
    'is %s',
    (day) => {
      expect(isDay(day)).toBe(true)
    },
  )
  test.each([
    ['no leap year', '2021-02-29'],
    ['a century that is none', '1900-02-29'],
    ['thirteenth month', '2021-13-01'],
    ['month nought', '2021-00-10'],
    ['day nought', '2021-01-00'],
    ['31 April', '2021-04-31'],
    ['one digit', '2021-1-1'],
    ['a time', '2021-01-01T00:00:00Z'],
    ['a month', '2021-01'],
    ['full-width digits', '２０２１-01-01'],
    ['nothing', ''],
    ['a line after', '2021-01-01\n'],
  ])('is not %s', (_, text) => {
    expect(isDay(text)).toBe(false)
  })
})

describe('in force', () => {
  const law = { from: '2017-06-01', to: '2025-12-31' }
  test.each([
    ['day before', '2017-05-31', false],
    ['first day', '2017-06-01', true],
    ['day after the first', '2017-06-02', true],
    ['day before the last', '2025-12-30', true],
    ['last day', '2025-12-31', true],
    ['day after', '2026-01-01', false],
    ['no day', '2020-02-30', false],
    ['nothing', '', false],
  ])('%s', (_, day, expected) => {
    expect(inForce(law, day)).toBe(expected)
  })
  test('open at either end', () => {
    expect(inForce({ from: null, to: '2020-01-01' }, '0001-01-01')).toBe(true)
    expect(inForce({ from: null, to: '2020-01-01' }, '2020-01-02')).toBe(false)
    expect(inForce({ from: '2020-01-01', to: null }, '9999-12-31')).toBe(true)
    expect(inForce({ from: null, to: null }, '2020-01-01')).toBe(true)
  })
})

test('periods that touch on one day overlap, neighbours do not', () => {
  const a = { from: '2017-06-01', to: '2025-12-31' }
  expect(overlap(a, { from: '2025-12-31', to: null })).toBe(true)
  expect(overlap(a, { from: '2026-01-01', to: null })).toBe(false)
  expect(overlap({ from: null, to: '2017-05-31' }, a)).toBe(false)
  expect(overlap({ from: null, to: null }, a)).toBe(true)
})

test.each([
  ['2018-11', { from: '2018-11-01', to: '2018-11-30' }],
  ['2020-02', { from: '2020-02-01', to: '2020-02-29' }],
  ['2021', { from: '2021-01-01', to: '2021-12-31' }],
  ['2021-10-26', { from: '2021-10-26', to: '2021-10-26' }],
  ['2021-00', null],
  ['2021-13', null],
  ['last May', null],
  ['', null],
])('the days meant by %s', (text, span) => {
  expect(spanOf(text)).toEqual(span)
})

test.each([
  ['2017-06-01', '2017-05-31'],
  ['2021-01-01', '2020-12-31'],
  ['2020-03-01', '2020-02-29'],
  ['2021-03-01', '2021-02-28'],
  ['2021-10-27', '2021-10-26'],
])('the day before %s is %s', (day, before) => {
  expect(dayBefore(day)).toBe(before)
  expect(dayAfter(before)).toBe(day)
})

const anyDay = fc
  .record({
    year: fc.integer({ min: 1, max: 9998 }),
    month: fc.integer({ min: 1, max: 12 }),
    at: fc.nat(),
  })
  .map(({ year, month, at }) => {
    const two = (n: number): string => String(n).padStart(2, '0')
    const day = 1 + (at % daysIn(year, month))
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  })

property.prop([anyDay])('a day and its neighbours: a law is in force from its day on', (day) => {
  expect(isDay(dayAfter(day))).toBe(true)
  expect(inForce({ from: day, to: day }, day)).toBe(true)
  expect(inForce({ from: day, to: null }, dayAfter(day))).toBe(true)
  expect(inForce({ from: dayAfter(day), to: null }, day)).toBe(false)
  expect(dayBefore(dayAfter(day))).toBe(day)
})

property.prop([anyDay])('the day after is what the calendar of the machine says', (day) => {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  expect(dayAfter(day)).toBe(next.toISOString().slice(0, 10))
})
