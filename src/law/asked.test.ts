import { describe, expect, test } from 'vitest'
import { lastOfConduct, stepSpan, tellingDays, type AskedDates } from './asked.ts'

const none: AskedDates = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}
const conduct = (from: string, to: string): AskedDates => ({ ...none, conduct: { from, to } })

describe('the last day of the conduct', () => {
  test.each([
    ['2021-08', '2021-10-26', '2021-10-26', '2021-10-26'],
    ['2018-11', '2019-03', '2019-03-01', '2019-03-31'],
    ['2021-08-05', '2021', '2021-08-05', '2021-12-31'],
    ['2022', '2021', '2021-01-01', '2021-12-31'],
  ])('%s to %s', (from, to, first, last) => {
    expect(lastOfConduct(conduct(from, to))).toEqual({ from: first, to: last })
  })
  test('is not known without dates', () => {
    expect(lastOfConduct(none)).toBeNull()
    expect(lastOfConduct(conduct('2021-13', 'x'))).toBeNull()
  })
})

describe('the day of a step', () => {
  const qingdao = { ...conduct('2018-11', '2019-03'), heard: '2021-11-23' }
  test.each([
    ['its own day', { filed: '2021-09-01' }, '2021-09-01', '2021-09-01'],
    ['not known: between the conduct and the hearing', {}, '2018-11-01', '2021-11-23'],
    ['imprecise: not after the hearing', { filed: '2021' }, '2021-01-01', '2021-11-23'],
    ['imprecise: not before the conduct', { filed: '2018' }, '2018-11-01', '2018-12-31'],
    ['an order that cannot be', { filed: '2022' }, '2022-01-01', '2022-12-31'],
  ])('%s', (_, dates, from, to) => {
    expect(stepSpan({ ...qingdao, ...dates }, 'filed')).toEqual({ from, to })
  })
  test('is open while no later step is known', () => {
    expect(stepSpan(conduct('2018-11', '2019-03'), 'filed')).toBeNull()
    expect(stepSpan(qingdao, 'decided')).toBeNull()
    expect(stepSpan({ ...none, heard: '2021-11-23' }, 'filed')).toBeNull()
  })
})

test('between the days on which the law changes nothing can differ', () => {
  const year = { from: '2021-01-01', to: '2021-12-31' }
  expect(tellingDays(year, ['2020-12-31', '2021-01-01', '2021-11-01', '2022-01-01'])).toEqual([
    '2021-01-01',
    '2021-11-01',
  ])
  expect(tellingDays(year, ['2021-12-31'])).toEqual(['2021-01-01', '2021-12-31'])
})
