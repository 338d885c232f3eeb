import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { calendarDay, workingDayFrom } from './calendar.ts'
import { clockProblems } from './check-clocks.ts'
import { addDays, weekdayNumber } from './days.ts'
import { loadLaw } from './load.ts'
import { isDay } from './period.ts'

const book = loadLaw()
const { calendar } = book
const dayIn = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

describe('the calendar', () => {
  test('has every year from 2014 to 2026, each with its notice and its grade', () => {
    expect(calendar.map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, i) => 2014 + i))
    for (const { notices, year } of calendar)
      for (const { number, on } of notices) {
        expect(number, String(year)).toMatch(/^国办?发明电〔20\d\d〕\d+号$/)
        expect(isDay(on)).toBe(true)
      }
  })

  /** 全国年节及纪念日放假办法: 11 days a year, 13 from 2025; one more on 2015-09-03, two more in the spring of 2020. */
  test('gives as many days off on weekdays as the holidays have, weekends worked taken off', () => {
    const given = calendar.map(({ year, off, work }) => {
      const days = off.flatMap(({ from, to }) => daysFrom(from, to))
      const weekdays = days.filter((day) => ![0, 6].includes(weekdayNumber(day)))
      return [year, weekdays.length - work.length]
    })
    const more: Readonly<Record<number, number>> = { 2015: 12, 2020: 13, 2025: 13, 2026: 13 }
    expect(given).toEqual(calendar.map(({ year }) => [year, more[year] ?? 11]))
  })

  test.each([
    ['2022-10-05', true, '国庆节放假'],
    ['2022-10-08', false, '调休上班的星期六'],
    ['2018-12-29', false, '调休上班的星期六'],
    ['2018-12-31', true, '元旦放假'],
    ['2020-02-01', true, '春节放假'],
    ['2024-02-09', false, null],
    ['2022-09-17', true, '星期六'],
    ['2022-09-19', false, null],
  ])('%s: rest %s, %s', (day, rest, why) => {
    expect(calendarDay(calendar, day)).toMatchObject({ rest, why })
  })
})

describe('a last day', () => {
  test.each([
    ['2022-10-19', '2022-10-19', ''],
    ['2021-08-15', '2021-08-16', '2021-08-15为星期日，顺延至2021-08-16（星期一）'],
    [
      '2022-10-05',
      '2022-10-08',
      '2022-10-05为国庆节放假（国办发明电〔2021〕11号），顺延至2022-10-08（星期六，调休上班，按上班日计，推论）',
    ],
    [
      '2021-10-09',
      '2021-10-09',
      '2021-10-09为调休上班的星期六（国办发明电〔2020〕27号），按上班日计（推论）',
    ],
    ['2027-03-01', '2027-03-01', '2027年节假日安排未收录，只按周末推算'],
    [
      '2027-10-02',
      '2027-10-04',
      '2027-10-02为星期六，顺延至2027-10-04（星期一）；2027年节假日安排未收录，只按周末推算',
    ],
    ['2026-12-30', '2026-12-30', '2027年节假日安排未收录，只按周末推算'],
    ['2026-12-25', '2026-12-25', ''],
    ['2013-05-01', '2013-05-01', '2013年节假日安排未收录，只按周末推算'],
  ])('%s: %s', (day, last, notes) => {
    const found = workingDayFrom(calendar, day)
    expect(found.day).toBe(last)
    expect(found.notes.join('；')).toBe(notes)
  })

  property.prop([dayIn('2010-01-01', '2030-12-31')])(
    'is the first day from there that is worked',
    (day) => {
      const { day: last } = workingDayFrom(calendar, day)
      expect(calendarDay(calendar, last).rest).toBe(false)
      expect(
        daysFrom(day, last)
          .slice(0, -1)
          .every((d) => calendarDay(calendar, d).rest),
      ).toBe(true)
    },
  )

  property.prop([dayIn('2028-01-01', '2100-12-31')])(
    'beyond the data goes by weekends alone, and says so',
    (day) => {
      const skip = [1, 0, 0, 0, 0, 0, 2][weekdayNumber(day)] ?? 0
      const found = workingDayFrom(calendar, day)
      expect(found.day).toBe(addDays(day, skip))
      expect(found.notes.join()).toContain(`${found.day.slice(0, 4)}年节假日安排未收录`)
    },
  )
})

describe('what the checker refuses', () => {
  const [year] = calendar
  const [clock] = book.clocks
  if (!year || !clock) throw new Error('no law data')
  const told = (change: Partial<typeof book>) => clockProblems({ ...book, ...change }).join('\n')

  test('nothing in the law data', () => {
    expect(told({})).toBe('')
  })
  test.each([
    ['a year twice', [year, year], '2014 stands twice'],
    ['a weekday worked in exchange', [{ ...year, work: ['2014-01-27'] }], '2014-01-27 is worked'],
    ['a day both off and worked', [{ ...year, work: ['2014-02-01'] }], '2014-02-01 stands twice'],
    [
      'a stretch that is reversed',
      [{ ...year, off: [{ name: '元旦', from: '2014-01-03', to: '2014-01-01' }] }],
      '2014-01-03 stands twice',
    ],
  ])('%s', (_, calendar, problem) => {
    expect(told({ calendar })).toContain(problem)
  })
  test('a fact that is not listed, and an example that does not come out', () => {
    expect(told({ clocks: [{ ...clock, starts: 'moon' }] })).toContain(
      'the fact moon is not listed',
    )
    const examples = [{ name: '差一日', start: '2021-08-10', last: '2021-09-08' }]
    expect(told({ clocks: [{ ...clock, examples }] })).toContain('2021-09-08 should be 2021-09-09')
  })
})

function daysFrom(from: string, to: string): string[] {
  return from > to ? [] : [from, ...daysFrom(addDays(from, 1), to)]
}
