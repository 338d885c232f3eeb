import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { LawInTime } from '../case-report.ts'
import { loadLaw } from '../law/load.ts'
import { cite, provisionOf } from '../law/cite.ts'
import { dayAfter, dayBefore, overlap, spanOf } from '../law/period.ts'
import { GRADE } from '../law/grade.ts'
import { lawInTime, type AskedDates } from './law-in-time.ts'
import { forbiddenWords } from '../../test/support/wording.ts'

const book = loadLaw()
const none: AskedDates = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}
const ask = (dates: Partial<AskedDates>): LawInTime[] => lawInTime(book, { ...none, ...dates })
const byId = (rows: readonly LawInTime[], id: string): LawInTime | undefined =>
  rows.find((row) => row.id === id)

/** Every example of the law data is a test. */
describe('the examples of the law data', () => {
  const all = book.grounds.flatMap((g) => (g.examples ?? []).map((e) => [g.id, e.name, e] as const))
  test.each(all)('%s: %s', (id, _, example) => {
    const { conduct, filed = null, heard = null, decided = null } = example
    const rows = ask({
      conduct: conduct ? { from: conduct[0], to: conduct[1] } : null,
      filed,
      heard,
      decided,
      criminalDecided: example['criminal-decided'] ?? null,
      harmUntil: example['harm-until'] ?? null,
    })
    expect(byId(rows, id)?.status ?? 'left-out').toBe(example.status)
  })
})

const statusOf = (rows: readonly LawInTime[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [row.id, row.status]))

describe('conduct over the last day of a law', () => {
  test.each([
    ['2025-12-31', '2025-12-31', 'applies', /行为时已经施行/],
    [
      '2025-12-31',
      '2026-01-01',
      'not-in-force',
      /已不再施行（2025-12-31以前的部分须分开核对，推论）/,
    ],
    ['2026-01-01', '2026-01-01', 'not-in-force', /已不再施行，不作为行为评价依据/],
  ])('%s to %s', (from, to, status, basis) => {
    const row = byId(ask({ conduct: { from, to } }), 'below.cybersecurity-64')
    expect(row).toMatchObject({ status, basis: expect.stringMatching(basis) as string })
  })
})

describe('Chongqing (C12, C13)', () => {
  const rows = ask({
    conduct: { from: '2021-08', to: '2021-10-26' },
    filed: '2022-08-05',
    heard: '2022-09-19',
  })
  test('the law of the conduct, and PIPL for standing only', () => {
    expect(statusOf(rows)).toMatchObject({
      crime: 'applies',
      interpretation: 'applies',
      'civil-code': 'applies',
      'cybersecurity-44': 'applies',
      'minors-age': 'applies',
      minors: 'applies',
      consumers: 'applies',
      'pipl-sensitive': 'not-in-force',
      'pipl-damages': 'not-in-force',
      'pipl-standing': 'applies',
      'minors-standing': 'applies',
      'below.cybersecurity-64': 'applies',
      'below.public-security-56': 'not-in-force',
    })
    expect(byId(rows, 'pipl-damages')).toEqual({
      id: 'pipl-damages',
      title: '处理者赔偿责任（个保法）',
      time: 'civil',
      article: '个保法第六十九条',
      cite: 'pipl/69',
      status: 'not-in-force',
      asked: { date: '2021-10-26', which: 'conduct' },
      basis: '行为时未施行，不作为行为评价依据（争议见说明）',
      note: expect.stringContaining('没有写溯及') as string,
      from: '2021-11-01',
      to: null,
      sure: 'verified',
      checked: '2026-06-26',
    })
  })
  test('the articles of 2022, and those of 2021 nowhere', () => {
    const procedure = rows.filter((row) => row.time === 'procedure').map((row) => row.article)
    expect(procedure).toEqual(
      expect.arrayContaining([
        '民诉法第五十八条第二款',
        '民诉法解释第二百八十三条',
        '民诉法解释第二百八十四条',
        '民诉法解释第二百八十七条',
      ]),
    )
    expect(procedure.join()).not.toMatch(/五十五|二百八十[569]/)
    expect(rows.map((row) => row.article).join()).not.toMatch(/民法总则|侵权责任法/)
  })
})

describe('Qingdao (Q14–Q16)', () => {
  const dates = {
    conduct: { from: '2018-11', to: '2019-03' },
    heard: '2021-11-23',
    criminalDecided: '2021-08-05',
  }
  const rows = ask({ ...dates, harmUntil: '2021-11-23' })
  test('criminal: the article of 2015 and the interpretation of 2017', () => {
    expect(byId(rows, 'crime')).toMatchObject({ status: 'applies', from: '2015-11-01' })
    expect(byId(rows, 'interpretation')).toMatchObject({ status: 'applies', from: '2017-06-01' })
  })
  test('civil: the Civil Code by continuing harm, the law of the time beside it', () => {
    expect(byId(rows, 'civil-code')).toMatchObject({
      status: 'applies',
      through: ['fashi-2020-15/1.3'],
      basis:
        '行为在施行之前，损害持续到施行之后，经时间效力规定第一条第三款适用；备选：时间效力规定第二十四条、时间效力规定第二条、时间效力规定第三条',
    })
    const beside = ['general-provisions-111', 'tort-8', 'tort-15', 'tort-20']
    expect(beside.map((id) => byId(rows, id)?.status)).toEqual(beside.map(() => 'applies'))
    expect(byId(rows, 'tort-20')?.basis).toBe(
      '行为时已经施行；民法典第一千一百八十二条可以适用到本案的，本条作为备用并列',
    )
  })
  test.each([null, '2020-12-31', '2020'])('harm until %s: 待查明', (harmUntil) => {
    expect(byId(ask({ ...dates, harmUntil }), 'civil-code')).toMatchObject({
      status: 'unknown',
      basis: '行为在2021-01-01施行之前；损害是否持续到施行之后待查',
      missing: 'harm-until',
    })
  })
  test.each(['2021-01-01', '2021', '2022-05'])('harm until %s: reached', (harmUntil) => {
    expect(byId(ask({ ...dates, harmUntil }), 'civil-code')?.status).toBe('applies')
  })
  test('standing: the number of 2021, with that of today; filing is open for PIPL', () => {
    expect(byId(rows, 'public-interest-suit-55')).toMatchObject({
      article: '民诉法第五十五条第二款（今第五十八条第二款）',
      status: 'applies',
      asked: { date: null, which: 'filed' },
      basis: '起诉日期待查，但在2018-11-01至2021-11-23之间，其间条文没有变动',
    })
    expect(byId(rows, 'public-interest-suit-58')).toBeUndefined()
    expect(byId(rows, 'pipl-standing')).toMatchObject({
      status: 'unknown',
      basis: '起诉日期待查；2021-11-01以后起诉的适用，以前的不适用',
      missing: 'filed',
    })
    expect(byId(rows, 'pipl-joint')?.status).toBe('not-in-force')
    expect(byId(ask({ ...dates, filed: '2021-11-01' }), 'pipl-standing')?.status).toBe('applies')
    expect(byId(ask({ ...dates, filed: '2021-10-31' }), 'pipl-standing')?.status).toBe(
      'not-in-force',
    )
  })
})

describe('an interpretation after the conduct', () => {
  test('governs what was decided after it, and says by what', () => {
    const rows = ask({ conduct: { from: '2016-05', to: '2016-05' }, criminalDecided: '2018' })
    expect(byId(rows, 'interpretation')).toMatchObject({
      status: 'applies',
      through: ['sifa-jieshi-shijian/1', 'sifa-jieshi-shijian/2'],
      sure: 'from-memory',
    })
  })
  test('hangs on the day of the decision, and says so', () => {
    const rows = ask({ conduct: { from: '2016-05', to: '2016-05' } })
    expect(byId(rows, 'interpretation')).toMatchObject({
      status: 'unknown',
      basis: '行为时没有解释；裁判日期待查，2017-06-01以后裁判的适用，以前的没有标准',
      missing: 'criminal-decided',
    })
  })
  test('does not reach beyond its statute: no standard, 待查明', () => {
    const conduct = { from: '2014-05', to: '2014-06' }
    expect(byId(ask({ conduct, criminalDecided: '2018' }), 'interpretation')).toMatchObject({
      status: 'unknown',
      basis: '行为时所解释的法律条文尚未施行，没有数量标准，待查明',
    })
  })
})

describe('dates that do not tell', () => {
  test('a rule that changed within them is 待查明, with both', () => {
    expect(byId(ask({ filed: '2022' }), 'court-283')).toMatchObject({
      status: 'unknown',
      article: '民诉法解释第二百八十五条或者民诉法解释第二百八十三条',
      basis:
        '起诉日期只知2022：2022-04-09以前为民诉法解释第二百八十五条，2022-04-10起为民诉法解释第二百八十三条',
    })
    expect(byId(ask({ filed: '2022' }), 'public-interest-suit-58')?.status).toBe('applies')
  })
  test('a later step narrows an earlier one', () => {
    const rows = ask({ filed: '2022', heard: '2022-03' })
    expect(byId(rows, 'court-285')?.status).toBe('applies')
    expect(byId(rows, 'court-283')).toBeUndefined()
  })
  test('no date at all: everything is 待查明', () => {
    expect(new Set(ask({}).map((row) => row.status))).toEqual(new Set(['unknown']))
  })
  test('a text that is no date is no date', () => {
    const rows = ask({ conduct: { from: '2021-13', to: 'x' }, filed: '2022-02-30' })
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['unknown']))
  })
  test('steps in impossible order are taken as they are written', () => {
    const rows = ask({ filed: '2022-08-05', heard: '2020-01-01' })
    expect(byId(rows, 'court-283')?.status).toBe('applies')
  })
  test('conduct over the first day of a law says what is left out', () => {
    const rows = ask({ conduct: { from: '2021-08', to: '2022-03' } })
    expect(byId(rows, 'pipl-damages')?.basis).toBe(
      '行为时已经施行；按行为末日，施行（2021-11-01）以前的部分须分开核对（推论）',
    )
  })
})

const edges = book.grounds.flatMap(({ from, to }) => [
  ...(from === null ? [] : [dayBefore(from), from]),
  ...(to === null ? [] : [to, dayAfter(to)]),
])
const written = fc
  .constantFrom(...edges)
  .chain((day) => fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4)))
const maybe = fc.option(written, { nil: null })
const anyDates = fc.record({
  conduct: fc.option(
    fc.tuple(written, written).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a })),
    { nil: null },
  ),
  filed: maybe,
  heard: maybe,
  decided: maybe,
  criminalDecided: maybe,
  harmUntil: maybe,
}) satisfies fc.Arbitrary<AskedDates>

property.prop([anyDates], { numRuns: 300 })(
  'what applies without a road was in force on the day that was asked',
  (dates) => {
    for (const row of lawInTime(book, dates)) {
      const span = row.asked.date === null ? null : spanOf(row.asked.date)
      if (row.status !== 'applies' || row.through !== undefined || span === null) continue
      expect(overlap(row, span), row.id).toBe(true)
      if (span.from === span.to) expect(provisionOf(book, row.cite, span.to)).toBeDefined()
    }
  },
)

property.prop([anyDates], { numRuns: 300 })(
  'each ground stands once, each article resolves, each grade has its word, and nothing is concluded',
  (dates) => {
    const rows = lawInTime(book, dates)
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    for (const row of rows) {
      for (const ref of [row.cite, ...(row.through ?? [])])
        expect(cite(book, ref).label).not.toBe('')
      expect(GRADE).toHaveProperty(row.sure)
      const text = `${row.article}${row.basis}${row.note ?? ''}`
      expect(forbiddenWords(text)).toEqual([])
      expect(text).not.toMatch(/undefined|null|，，|；；|；$|，$/)
      expect(row.basis).not.toBe('')
    }
  },
)

property.prop([anyDates], { numRuns: 200 })('no subject is left without an answer', (dates) => {
  const follows = new Set(book.grounds.map((ground) => ground.later))
  const subjects = book.grounds.filter((ground) => !follows.has(ground.id))
  const answered = new Set(lawInTime(book, dates).map((row) => row.id))
  for (const subject of subjects) {
    const chain = [subject.id]
    for (let next = subject.later; next !== undefined;) {
      chain.push(next)
      next = book.grounds.find(({ id }) => id === next)?.later
    }
    expect(
      chain.some((id) => answered.has(id)),
      subject.id,
    ).toBe(true)
  }
})
