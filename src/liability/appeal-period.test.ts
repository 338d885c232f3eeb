import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { loadLaw } from '../law/load.ts'
import { dayAfter } from '../law/period.ts'
import { calendarDay } from '../law/calendar.ts'
import { weekday } from '../law/days.ts'
import { appealPeriod } from './appeal-period.ts'

const book = loadLaw()

test.each([
  ['2021-08-05', '2021-08-15', '2021-08-16', '2021-08-17'],
  ['2021-08-04', '2021-08-14', '2021-08-16', '2021-08-17'],
  ['2021-08-03', '2021-08-13', '2021-08-13', '2021-08-14'],
  ['2021-08-06', '2021-08-16', '2021-08-16', '2021-08-17'],
  ['2020-02-19', '2020-02-29', '2020-03-02', '2020-03-03'],
  ['2021-12-22', '2022-01-01', '2022-01-04', '2022-01-05'],
  ['2021-09-29', '2021-10-09', '2021-10-09', '2021-10-10'],
  ['2021-09-25', '2021-10-05', '2021-10-08', '2021-10-09'],
])('served %s: tenth day %s, last %s, in effect from %s', (served, tenth, last, effective) => {
  expect(appealPeriod(book, served)).toMatchObject({ served, tenth, last, effective })
})

test.each([
  ['2021-08-05', 'xingsufa/230'],
  ['2018-10-26', 'xingsufa/230'],
  ['2018-10-25', 'xingsufa/219'],
])('served %s: by %s', (served, ref) => {
  expect(appealPeriod(book, served)?.limit.cite).toBe(ref)
})

test('a day that no rule covers, and a text that is no day, have no period', () => {
  expect(appealPeriod(book, '2012-12-31')).toBeUndefined()
  expect(appealPeriod(book, '2021-08')).toBeUndefined()
})

const served = fc
  .date({ min: new Date('2013-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

property.prop([served])('never ends on a day of rest, never before the tenth day', (day) => {
  const period = appealPeriod(book, day)
  if (!period) throw new Error(day)
  const last = calendarDay(book.calendar, period.last)
  expect(last.rest).toBe(false)
  if (last.notice === null) expect(weekday(period.last)).not.toMatch(/[六日]$/)
  expect(period.last >= period.tenth).toBe(true)
  expect(Date.parse(period.tenth) - Date.parse(day)).toBe(10 * 86_400_000)
  // The longest stretch without work so far: ten days of Spring Festival in 2020.
  expect(Date.parse(period.last) - Date.parse(period.tenth)).toBeLessThanOrEqual(10 * 86_400_000)
  expect(period.effective).toBe(dayAfter(period.last))
})
