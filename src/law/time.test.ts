import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { loadLaw } from './load.ts'
import { dayBefore, inForce } from './period.ts'
import { governing, type CaseDates } from './time.ts'

const book = loadLaw()
const v = (from: string, to: string | null, n: number) => ({ from, to, n })
const conduct = (from: string, to = from): CaseDates => ({ conduct: { from, to }, decided: null })

describe('a judicial interpretation', () => {
  const rule = {
    time: 'judicial-interpretation',
    statute: 'xingfa/253-1',
    values: [v('2017-06-01', '2029-12-31', 5000), v('2030-01-01', null, 6000)],
  } as const
  const more = (a: { n: number }, b: { n: number }): boolean => a.n > b.n

  test.each([
    ['2016-05-01', '2018-01-01', 5000],
    ['2015-11-01', '2017-06-01', 5000],
    ['2015-10-31', '2017-06-01', undefined],
    ['2017-05-31', '2017-05-31', undefined],
    ['2017-06-01', '2018-01-01', 5000],
  ])('conduct %s, decided %s → %s', (on, decided, n) => {
    expect(governing(rule, { ...conduct(on), decided }, book).value?.n).toBe(n)
  })
  test('says by which articles it reaches back', () => {
    const back = governing(rule, { ...conduct('2016-05-01'), decided: '2018-01-01' }, book)
    expect(back.cites).toEqual(['sifa-jieshi-shijian/1', 'sifa-jieshi-shijian/2'])
  })
  test('a newer one governs earlier conduct only if it favours the accused', () => {
    const dates = { ...conduct('2029-05-01'), decided: '2030-05-01' }
    expect(governing(rule, dates, book, more).value?.n).toBe(6000)
    expect(governing(rule, dates, book, (a, b) => !more(a, b)).value?.n).toBe(5000)
  })
  test('where nobody can tell, both stand and a person chooses', () => {
    const open = governing(rule, { ...conduct('2029-05-01'), decided: '2030-05-01' }, book)
    expect(open.value).toBeUndefined()
    expect(open.choice.map(({ n }) => n)).toEqual([5000, 6000])
  })
  test('conduct over the change is judged by its last day', () => {
    expect(governing(rule, conduct('2029-12-01', '2030-01-01'), book).value?.n).toBe(6000)
  })
})

describe('a criminal statute', () => {
  const rule = { time: 'criminal-statute', values: [v('2015-11-01', null, 1)] } as const
  test('never reaches back', () => {
    expect(
      governing(rule, { ...conduct('2015-10-31'), decided: '2018-01-01' }, book).value,
    ).toBeUndefined()
    expect(
      governing(rule, { ...conduct('2015-11-01'), decided: '2018-01-01' }, book).value?.n,
    ).toBe(1)
  })
})

describe('a civil rule', () => {
  const code = {
    time: 'civil',
    reach: ['fashi-2020-15/1.3', 'fashi-2020-15/24'],
    values: [v('2021-01-01', null, 1)],
  } as const
  const pipl = { time: 'civil', values: [v('2021-11-01', null, 1)] } as const

  test('conduct to 2021-10-26 is not judged by PIPL, however long the harm lasts', () => {
    const dates = { ...conduct('2021-08-01', '2021-10-26'), harmUntil: '2022-09-19' }
    expect(governing(pipl, dates, book).value).toBeUndefined()
    expect(governing(pipl, conduct('2021-10-31'), book).value).toBeUndefined()
    expect(governing(pipl, conduct('2021-11-01'), book).value).toBeDefined()
  })
  test('the Civil Code reaches acts of 2018–19 whose harm goes on (Qingdao)', () => {
    const acts = conduct('2018-11-01', '2019-03-31')
    expect(governing(code, acts, book).value).toBeUndefined()
    expect(governing(code, { ...acts, harmUntil: '2020-12-31' }, book).value).toBeUndefined()
    expect(governing(code, { ...acts, harmUntil: '2021-01-01' }, book)).toMatchObject({
      value: { n: 1 },
      cites: ['fashi-2020-15/1.3', 'fashi-2020-15/24'],
    })
  })
})

describe('a rule of procedure', () => {
  const rule = {
    time: 'procedure',
    values: [v('2017-07-01', '2021-12-31', 55), v('2022-01-01', null, 58)],
  } as const
  test.each([
    ['2021-11-23', 55],
    ['2021-12-31', 55],
    ['2022-01-01', 58],
    ['2022-08-05', 58],
  ])('is that of the day of the step: %s → %s', (step, n) => {
    expect(governing(rule, { ...conduct('2019-01-01'), step }, book).value?.n).toBe(n)
  })
  test('is not known without the day', () => {
    expect(governing(rule, conduct('2019-01-01'), book).basis).toBe('程序日期不明')
  })
})

test('without the dates of the conduct nothing governs', () => {
  const rule = { time: 'criminal-statute', values: [v('2015-11-01', null, 1)] } as const
  const dates = { conduct: null, decided: '2020-01-01' }
  expect(governing(rule, dates, book)).toMatchObject({ value: undefined, basis: '行为时间不明' })
})

const day = fc
  .tuple(fc.integer({ min: 2014, max: 2024 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`)
const maybe = fc.option(day, { nil: null })
const anyDates = fc.record({
  conduct: fc.option(
    fc.tuple(day, day).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a })),
    { nil: null },
  ),
  decided: maybe,
  step: maybe,
  harmUntil: maybe,
}) satisfies fc.Arbitrary<CaseDates>
const anyRule = fc.record({
  time: fc.constantFrom('criminal-statute', 'judicial-interpretation', 'civil', 'procedure'),
  statute: fc.constant('xingfa/253-1'),
  reach: fc.constantFrom(undefined, ['fashi-2020-15/1.3']),
  values: fc.tuple(day, day).map(([a, b]) => {
    const [first, second] = a < b ? [a, b] : [b, a]
    return first === second
      ? [v(first, null, 1)]
      : [v(first, dayBefore(second), 1), v(second, null, 2)]
  }),
})

property.prop([anyRule, anyDates, fc.constantFrom(true, false, undefined)], { numRuns: 1000 })(
  'no value governs that was not in force, unless its kind of time allows it',
  (rule, dates, favours) => {
    const { value, cites } = governing(rule, dates, book, () => favours)
    if (value === undefined) return
    const on = (at: string | null | undefined): boolean => Boolean(at) && inForce(value, at ?? '')
    const { time } = rule
    const then = time === 'procedure' ? (dates.step ?? dates.decided) : dates.conduct?.to
    if (on(then)) return
    expect(time).not.toBe('procedure')
    expect(on(time === 'civil' ? dates.harmUntil : dates.decided)).toBe(true)
    expect(cites).not.toEqual([])
    if (time === 'criminal-statute') expect(favours).toBe(true)
  },
)
