import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { ClockReport } from '../../report/procedure.ts'
import { calendarDay } from '../../law/calendar.ts'
import { loadLaw } from '../../law/load.ts'
import { inForce, isDay, spanOf } from '../../law/period.ts'
import { forbiddenWords } from '../../../test/support/wording.ts'
import { clockQuestions, clockReports, type Clocked } from './clocks.ts'

const book = loadLaw()
const known = (days: Readonly<Record<string, string>>): Clocked['days'] =>
  new Map(Object.entries(days).map(([fact, on]) => [fact, { on, evidence: null }]))
const ask = (
  days: Readonly<Record<string, string>>,
  parties: Clocked['parties'] = ['procuratorate'],
  damages = false,
): Map<string, ClockReport> =>
  new Map(clockReports(book, { days: known(days), parties, damages }).map((c) => [c.id, c]))
const one = (day: string) => ({ from: day, to: day })

describe('Chongqing (C21, C22)', () => {
  const days = { filed: '2022-08-05', heard: '2022-09-19', 'settlement-signed': '2022-09-19' }
  const clocks = ask(days, ['council'])

  test('the agreement: 09-20 to 10-19, a Wednesday; not before 10-20; no latest day', () => {
    const clock = clocks.get('notice.settlement')
    expect(clock).toMatchObject({
      start: { fact: 'settlement-announced', on: null },
      assumed: { fact: 'settlement-signed', on: '2022-09-19' },
      begins: one('2022-09-20'),
      last: one('2022-10-19'),
      earliest: one('2022-10-20'),
      latest: null,
      article: '民诉法解释第二百八十七条',
    })
    expect(clock?.sentence).toMatch(
      /如2022-09-19.*2022-09-20至2022-10-19（星期三）.*不早于2022-10-20.*双方签收才生效.*没有最晚日期/,
    )
    expect(clock?.sentence).not.toMatch(/2022-10-19[^；。]*生效/)
    expect(clock?.open).toContain('公告的日期')
  })

  test('the authority is told by Monday 08-15, if the suit was accepted when it was filed', () => {
    const clock = clocks.get('tell.authority')
    expect(clock).toMatchObject({
      assumed: { on: '2022-08-05' },
      latest: one('2022-08-15'),
      article: '民诉法解释第二百八十四条',
    })
    expect(clock?.sentence).toMatch(/受理日期待查；如2022-08-05.*2022-08-15（星期一）/)
  })

  test('a council announces nothing before its suit', () => {
    expect(clocks.has('notice.pre-suit')).toBe(false)
  })

  test('once the announcement is known nothing is assumed, and what was done is held against it', () => {
    const after = ask(
      { ...days, 'settlement-announced': '2022-09-21', 'settlement-issued': '2022-10-21' },
      ['council'],
    )
    expect(after.get('notice.settlement')).toMatchObject({
      assumed: null,
      earliest: one('2022-10-22'),
      done: { kept: 'missed' },
      open: null,
    })
  })
})

describe('Qingdao (Q16, Q18)', () => {
  const clocks = ask(
    { heard: '2021-11-23', 'criminal-decided': '2021-08-05', charged: '2021-07-21' },
    ['procuratorate', 'criminal'],
    true,
  )
  test('ten days end on Sunday 08-15, so on Monday 08-16; in effect from 08-17', () => {
    const clock = clocks.get('appeal.criminal-judgment')
    expect(clock).toMatchObject({
      begins: one('2021-08-06'),
      ends: one('2021-08-15'),
      last: one('2021-08-16'),
      article: '刑诉法第二百三十条',
    })
    expect(clock?.sentence).toMatch(
      /2021-08-15（星期日），顺延到2021-08-16（星期一）.*自2021-08-17（星期二）起生效/,
    )
  })
  test('the notice is open: no day is computed from nothing', () => {
    expect(clocks.get('notice.pre-suit')).toMatchObject({
      begins: null,
      last: null,
      earliest: null,
    })
  })
  test('articles have the numbers of 2021', () => {
    expect(clocks.get('tell.authority')?.article).toBe('民诉法解释第二百八十六条')
    expect(clocks.get('trial.first')?.article).toBe('民诉法第一百四十九条')
    expect(clocks.get('join.suit')?.article).toBe('民诉法解释第二百八十七条')
  })
  test('only compensation can be too late', () => {
    expect(clocks.get('limitation.damages')?.notes.join()).toContain('不受诉讼时效限制')
    expect(ask({ heard: '2021-11-23' }).has('limitation.damages')).toBe(false)
  })
})

describe('a clock', () => {
  test('runs on from the end of another', () => {
    const clocks = ask({ 'notice-published': '2021-07-20', filed: '2021-12-01' })
    expect(clocks.get('notice.pre-suit')?.last).toEqual(one('2021-08-19'))
    expect(clocks.get('review.suit')).toMatchObject({
      start: { fact: 'notice-ended', on: '2021-08-19' },
      latest: one('2021-11-19'),
      extensions: [{ title: '经检察长批准可以延长1个月', latest: one('2021-12-20') }],
      // Within the month that may have been granted: somebody has to look.
      done: { on: '2021-12-01', kept: 'unknown' },
    })
  })
  test('runs from the receipt by the office that sues, where the file was handed on', () => {
    const clock = ask({ 'notice-published': '2021-07-20', 'file-received': '2021-09-01' }).get(
      'review.suit',
    )
    expect(clock).toMatchObject({ start: { fact: 'file-received' }, latest: one('2021-12-01') })
  })
  test('of a month has two ends, by its first and by its last day', () => {
    const clock = ask({ accepted: '2022-08', heard: '2022-09-19' }, ['council']).get(
      'tell.authority',
    )
    expect(clock).toMatchObject({
      latest: { from: '2022-08-11', to: '2022-09-13' },
      open: '受理日期只知2022-08，须查明到日',
    })
    expect(clock?.sentence).toMatch(/最早：.*2022-08-11.*最晚：.*2022-09-10（星期六）.*2022-09-13/)
  })
  test('of a month in which the article moved names both', () => {
    const clock = ask({ accepted: '2022-04' }, ['council']).get('tell.authority')
    expect(clock?.article).toBe('民诉法解释第二百八十六条或者民诉法解释第二百八十四条')
    expect(clock?.sure).toBe('from-memory')
  })
  test('before any rule says nothing', () => {
    const clock = ask({ accepted: '2010-01-05' }, ['council']).get('tell.authority')
    expect(clock).toMatchObject({ last: null, latest: null })
    expect(clock?.sentence).toContain('没有查到当日施行的规定')
    expect(clock?.open).not.toBeNull()
  })
  test('beyond the calendar says so', () => {
    const clock = ask({ 'performance-due': '2025-10-02', effective: '2025-09-01' }, [
      'council',
    ]).get('execution.apply')
    expect(clock?.last).toEqual(one('2027-10-04'))
    expect(clock?.calendar.join()).toContain('2027年节假日安排未收录，只按周末推算')
  })
  test('is not asked of others, nor when it is past', () => {
    expect(ask({ filed: '2022-08-05' }).has('defence')).toBe(true)
    expect(ask({ filed: '2022-08-05', heard: '2022-09-19' }).has('defence')).toBe(false)
    expect(ask({ 'criminal-decided': '2021-08-05' }).has('appeal.criminal-judgment')).toBe(false)
    expect(ask({}, []).size).toBe(0)
  })
  test('asks each question once, with all that hangs on it', () => {
    const questions = clockQuestions([...ask({ filed: '2022-08-05' }, ['council']).values()])
    expect(questions.filter((q) => q.startsWith('人民法院受理'))).toEqual([
      '人民法院受理（立案）公益诉讼的日期（向被告送达起诉状副本、受理后告知行政主管部门、一审审理期限（普通程序））',
    ])
  })
})

const facts = book.clockFacts.map(({ id }) => id)
const date = fc
  .date({ min: new Date('2012-06-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const written = date.chain((day) =>
  fc.constantFrom(day, day, day, day.slice(0, 7), day.slice(0, 4)),
)
const cases = fc.record({
  days: fc.dictionary(fc.constantFrom(...facts), written, { maxKeys: 8 }),
  parties: fc.subarray(['procuratorate', 'council', 'organisation', 'criminal'] as const),
  damages: fc.boolean(),
})

property.prop([cases])(
  'every clock keeps its word, whatever is known',
  ({ days, parties, damages }) => {
    for (const clock of ask(days, parties, damages).values()) {
      expect(forbiddenWords(clock.sentence)).toEqual([])
      expect(clock.sentence).toMatch(/^[^。]+。$/)
      for (const span of [clock.begins, clock.ends, clock.last, clock.earliest, clock.latest]) {
        if (span === null) continue
        expect(isDay(span.from) && isDay(span.to) && span.from <= span.to).toBe(true)
      }
      const start = spanOf(clock.start.on ?? clock.assumed?.on ?? '')
      if (clock.last && start) {
        expect(clock.begins?.from).toBe(nextDay(start.from))
        expect(calendarDay(book.calendar, clock.last.from).rest).toBe(false)
        const rule = book.clocks.find(({ id }) => id === clock.id)
        expect(rule?.values.some((v) => inForce(v, start.from) && v.cite === clock.cite)).toBe(true)
      }
      if (clock.start.on === null) expect(clock.open).not.toBeNull()
    }
  },
)

/** The platform's calendar, in UTC. */
function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
