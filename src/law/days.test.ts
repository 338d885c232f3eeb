import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, weekday, weekdayNumber } from './days.ts'
import { dayAfter, dayBefore } from './period.ts'

/** The plain reference: the platform's own calendar, in UTC. */
const date = (day: string): Date => new Date(`${day}T00:00:00Z`)
const text = (d: Date): string => d.toISOString().slice(0, 10)
const anyDay = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2400-12-31'), noInvalidDate: true })
  .map(text)

function referenceMonths(day: string, months: number): string {
  const from = date(day)
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(from.getUTCDate(), last))
  return text(first)
}

describe('days', () => {
  test.each([
    ['2022-09-19', 30, '2022-10-19'],
    ['2022-08-05', 10, '2022-08-15'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2021-12-31', 1, '2022-01-01'],
    ['2022-01-01', -1, '2021-12-31'],
  ])('%s and %i days: %s', (day, days, later) => {
    expect(addDays(day, days)).toBe(later)
    expect(daysBetween(day, later)).toBe(days)
  })

  property.prop([anyDay, fc.integer({ min: -20_000, max: 20_000 })])(
    'agree with the calendar of the platform',
    (day, n) => {
      expect(addDays(day, n)).toBe(text(new Date(date(day).getTime() + n * 86_400_000)))
      expect(daysBetween(day, addDays(day, n))).toBe(n)
      expect(weekdayNumber(day)).toBe(date(day).getUTCDay())
      expect([addDays(day, 1), addDays(day, -1)]).toEqual([dayAfter(day), dayBefore(day)])
    },
  )

  test('are named', () => {
    expect(['2022-10-19', '2021-08-15', '2021-08-16', '2022-08-15'].map(weekday)).toEqual([
      '星期三',
      '星期日',
      '星期一',
      '星期一',
    ])
  })

  test('that are none, or lie outside of the years', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
  })
})

describe('months', () => {
  test.each([
    ['2021-01-31', 1, false, '2021-02-28'],
    ['2020-01-31', 1, false, '2020-02-29'],
    ['2021-02-28', 1, false, '2021-03-28'],
    ['2021-02-28', 1, true, '2021-03-31'],
    ['2020-02-28', 1, true, '2020-03-28'],
    ['2020-02-29', 1, true, '2020-03-31'],
    ['2020-02-29', 12, false, '2021-02-28'],
    ['2021-10-31', 6, false, '2022-04-30'],
    ['2021-12-15', 1, true, '2022-01-15'],
  ])('%s and %i (last to last: %s): %s', (day, months, lastToLast, later) => {
    expect(addMonths(day, months, lastToLast)).toBe(later)
  })

  property.prop([anyDay, fc.integer({ min: 0, max: 600 })])(
    'agree with the calendar of the platform',
    (day, n) => {
      expect(addMonths(day, n)).toBe(referenceMonths(day, n))
    },
  )

  property.prop([anyDay, fc.integer({ min: 1, max: 60 })])(
    'from the last day of a month lead to the last day of one, where that is asked for',
    (day, n) => {
      const isLast = addDays(day, 1).endsWith('-01')
      const later = addMonths(day, n, true)
      if (isLast) expect(addDays(later, 1).endsWith('-01')).toBe(true)
      else expect(later).toBe(addMonths(day, n))
    },
  )
})
