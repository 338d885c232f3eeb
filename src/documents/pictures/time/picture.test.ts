import { describe, expect, test } from 'vitest'
import { drawnReport, reportOf } from '../../../../test/support/drawn-cases.ts'
import { chongqingReport } from '../../../../test/support/sample-case-report.ts'
import type { CaseReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import type { ClockReport } from '../../../report/procedure.ts'
import type { Box } from '../draw.ts'
import { PAGE_ROOM } from '../chain/picture.ts'
import { eventsOf, lawMarks } from './events.ts'
import { timePictures, timeSheets } from './picture.ts'

function factsOf(report: Report): CaseReport {
  if (report.case === null) throw new Error('the report has a case')
  return report.case
}

const meets = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe('the time line', () => {
  test.each([5, 30, 150])('of %i persons has no texts that meet, all inside', (persons) => {
    const report = drawnReport(persons, 'market')
    for (const { texts, width, height } of timeSheets(report, factsOf(report), PAGE_ROOM)) {
      for (const [i, a] of texts.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= width && a.y + a.h <= height).toBe(true)
        expect(texts.slice(0, i).filter((b) => meets(a, b))).toEqual([])
      }
    }
  })

  test('has every transfer once, with the number of the chain', () => {
    const report = drawnReport(30, 'market')
    const events = eventsOf(report, factsOf(report)).filter(({ group }) => group === 'transfers')
    expect(events).toHaveLength(29)
    const undated = factsOf(report).deals.filter(({ on }) => on === null)
    expect(events.filter(({ days }) => days === null)).toHaveLength(undated.length)
  })

  test('a month is a bar, a day a point; what is not known is said', () => {
    const [, month, day] = eventsOf(chongqingReport, {
      ...factsOf(chongqingReport),
      stated: {
        batches: [],
        posts: [],
        days: [
          { id: 'filed', from: '2022-08', to: '2022-08', evidence: null },
          { id: 'heard', from: '2022-09-19', to: '2022-09-19', evidence: '卷三第1页' },
        ],
      },
      deals: factsOf(chongqingReport).deals.slice(0, 1),
    }).filter(({ group }) => group === 'suit' || group === 'conduct')
    expect(month).toMatchObject({
      text: '起诉',
      vague: true,
      days: { from: '2022-08-01', to: '2022-08-31' },
      evidence: '卷页未载明',
    })
    expect(day).toMatchObject({ text: '开庭', vague: false, evidence: '卷三第1页' })
  })

  test('a clock runs from its first day to its last; one that hangs on an assumed day is derived', () => {
    const facts = factsOf(chongqingReport)
    const span = (day: string) => ({ from: day, to: day })
    const runs: ClockReport = {
      id: 'settlement-announcement',
      title: '调解协议公告',
      start: { fact: 'announced', label: '协议公告日期', on: null, evidence: null },
      assumed: null,
      length: '30日',
      direction: 'at-least',
      begins: span('2022-09-20'),
      ends: span('2022-10-19'),
      last: span('2022-10-19'),
      earliest: span('2022-10-20'),
      latest: null,
      calendar: [],
      extensions: [],
      done: null,
      article: null,
      cite: null,
      sure: 'verified',
      sentence: '',
      open: null,
      reasons: [],
      notes: [],
    }
    const drawn = (assumed: ClockReport['assumed'], begins: ClockReport['begins'] = runs.begins) =>
      eventsOf(chongqingReport, { ...facts, clocks: [{ ...runs, assumed, begins }] }).filter(
        ({ group }) => group === 'clocks',
      )
    expect(drawn(null)).toMatchObject([
      { derived: false, days: { from: '2022-09-20', to: '2022-10-19' } },
    ])
    const [guessed] = drawn({ fact: 'signed', label: '协议签订日期', on: '2022-09-19' })
    expect(guessed?.derived).toBe(true)
    expect(guessed?.text).toContain('如协议签订日期为2022-09-19（推算）')
    expect(drawn(null, null)).toEqual([])
  })

  test('marks law that came into force within the time shown, and no other', () => {
    const facts = factsOf(chongqingReport)
    expect(lawMarks(facts, { from: '2021-08-01', to: '2022-09-19' }).map(({ day }) => day)).toEqual(
      ['2021-11-01'],
    )
    expect(lawMarks(facts, { from: '2021-08-01', to: '2021-10-26' })).toEqual([])
  })

  test('nothing with a date: no picture', () => {
    const report = { ...reportOf({ parties: [], deals: [], law: [] }), exhibits: [] }
    expect(timePictures(report, factsOf(report), PAGE_ROOM)).toEqual([])
  })
})
