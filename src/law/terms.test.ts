import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { calendarDay } from './calendar.ts'
import { cite } from './cite.ts'
import { loadLaw } from './load.ts'
import { dayAfter, dayBefore, inForce } from './period.ts'
import { extendedTerm, termOf, type ClockRule } from './terms.ts'

const book = loadLaw()
const { clocks, calendar } = book
const clockOf = (id: string): ClockRule => {
  const found = clocks.find((clock) => clock.id === id)
  if (!found) throw new Error(id)
  return found
}

/** Every example of the law data is a test (checked by `npm run law` as well). */
describe('the examples of the law data', () => {
  const all = clocks.flatMap((rule) =>
    rule.examples.map((e) => [rule.id, e.name, rule, e] as const),
  )
  test.each(all)('%s: %s', (_, __, rule, { start, ends, last }) => {
    const term = termOf(rule, calendar, start)
    expect(term?.last ?? 'unknown').toBe(last)
    if (ends !== undefined) expect(term?.ends).toBe(ends)
  })

  test.each(clocks.map((rule) => [rule.id, rule] as const))(
    '%s: the day before the first rule, the first day, and both sides of each change',
    (_, rule) => {
      const days = rule.examples.map((e) => e.start)
      const first = rule.values[0]?.from ?? ''
      expect(days).toEqual(expect.arrayContaining([first, dayBefore(first)]))
      expect(termOf(rule, calendar, dayBefore(first))).toBeUndefined()
      const changes = rule.values.slice(1).map((v) => v.from ?? '')
      const moved = changes.filter((day) => rule.values.some((v) => v.to === dayBefore(day)))
      expect(days).toEqual(expect.arrayContaining(moved.flatMap((d) => [d, dayBefore(d)])))
    },
  )
})

describe('a clock', () => {
  const values = clocks.flatMap((rule) =>
    rule.values.map((v) => [rule.id, v.from ?? '', rule, v] as const),
  )
  test.each(values)('%s from %s, and not a day longer than its article', (_, from, rule, value) => {
    expect(termOf(rule, calendar, from)?.value.cite).toBe(value.cite)
    expect(cite(book, value.cite, from).label).toMatch(/第.+条/)
    if (value.to === null) return
    const later = rule.values.find((v) => inForce(v, dayAfter(value.to ?? '')))
    expect(termOf(rule, calendar, dayAfter(value.to))?.value.cite).toBe(later?.cite)
  })

  test('has no law in a year that is a slip of the pen', () => {
    for (const rule of clocks)
      for (const day of ['9999-12-31', '2200-01-01', '0001-01-01', 'soon'])
        expect(termOf(rule, calendar, day), `${rule.id} ${day}`).toBeUndefined()
  })

  test('begins on the day after its start', () => {
    expect(termOf(clockOf('notice.settlement'), calendar, '2022-09-19')).toMatchObject({
      begins: '2022-09-20',
      ends: '2022-10-19',
      last: '2022-10-19',
    })
  })

  test('is longer by its extension, counted from the same start', () => {
    const rule = clockOf('trial.first')
    const term = termOf(rule, calendar, '2022-08-31')
    const [extension] = term?.value.extensions ?? []
    if (!term || !extension) throw new Error('no extension')
    // 2023-02-28 by six months, and not 2023-08-28 but the 31st by twelve.
    expect([term.ends, extendedTerm(rule, calendar, term, extension).ends]).toEqual([
      '2023-02-28',
      '2023-08-31',
    ])
    const review = clockOf('criminal.review')
    const month = termOf(review, calendar, '2021-06-21')
    const [days] = month?.value.extensions ?? []
    if (!month || !days) throw new Error('no extension')
    expect(extendedTerm(review, calendar, month, days).ends).toBe('2021-08-05')
  })

  /** The plain reference: the platform's calendar in UTC, one day after the other. */
  const start = fc
    .date({ min: new Date('2018-03-02'), max: new Date('2026-06-30'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  property.prop([start, fc.constantFrom('notice.pre-suit', 'appeal.judgment', 'hearing.reply')])(
    'of days ends as counting them one by one does',
    (day, id) => {
      const rule = clockOf(id)
      const term = termOf(rule, calendar, day)
      if (!term) throw new Error(day)
      const at = new Date(`${day}T00:00:00Z`)
      for (let counted = 0; counted < term.value.amount; counted++)
        at.setUTCDate(at.getUTCDate() + 1)
      expect(term.ends).toBe(at.toISOString().slice(0, 10))
      while (calendarDay(calendar, at.toISOString().slice(0, 10)).rest)
        at.setUTCDate(at.getUTCDate() + 1)
      expect(term.last).toBe(at.toISOString().slice(0, 10))
    },
  )
})
