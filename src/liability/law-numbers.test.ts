/**
 * The law once more, by another hand: every number below was typed from the notes on the law (thresholds,
 * civil law, clocks) and not read from the data, and is set against what the product says at its findings. A value that is
 * changed, added or left out on one side alone fails here.
 */
import { describe, expect, test } from 'vitest'
import { person, type Course } from '../../test/support/person-facts.ts'
import { lawOn } from '../law/law.ts'
import { limitOn, within } from '../law/limits.ts'
import { loadLaw } from '../law/load.ts'
import { dayAfter, dayBefore } from '../law/period.ts'
import { assessPerson } from './person.ts'

const book = loadLaw()
const YUAN = 100
const fen = (n: number) => ({ fen: n, basis: 'stated', bound: 'exactly' }) as const

/** Item, all: 严重, 特别严重; out of duty: 严重, 特别严重 — the table of 法释〔2017〕10号 art. 5. */
const RECORDS = [
  ['A', 50, 500, 25, 250],
  ['B', 500, 5000, 250, 2500],
  ['C', 5000, 50_000, 2500, 25_000],
] as const
const MONEY = [5000, 50_000, 2500, 25_000] as const
const LEVELS = ['serious', 'especially-serious', 'serious.in-duty', 'especially-serious.in-duty']
const COURSES: readonly Course[] = ['provided', 'provided', 'in-duty', 'in-duty']

interface Row {
  readonly rule: string
  /** The number that just meets, in records or fen. */
  readonly n: number
  readonly facts: (n: number) => ReturnType<typeof person>
}

const standards: readonly Row[] = LEVELS.flatMap((level, i): Row[] => {
  const course = COURSES[i] ?? 'provided'
  return [
    ...RECORDS.map(([tier, ...numbers]): Row => ({
      rule: `quantity.tier-${tier.toLowerCase()}.${level}`,
      n: numbers[i] ?? 0,
      facts: (n) => person(course, { [tier]: n }),
    })),
    {
      rule: `income.${level}`,
      n: (MONEY[i] ?? 0) * YUAN,
      facts: (n) => person(course, { C: 1 }, { gross: fen(n) }),
    },
  ]
})

/** A/50+B/500+C/5000 ≥ 1, ≥ 0.5 out of duty: two items stay, the third makes the number full. */
const together: readonly Row[] = [
  {
    rule: 'quantity.aggregate.serious',
    n: 1500,
    facts: (n) => person('provided', { A: 20, B: 150, C: n }),
  },
  {
    rule: 'quantity.aggregate.serious',
    n: 150,
    facts: (n) => person('obtained', { A: 20, B: n, C: 1500 }),
  },
  {
    rule: 'quantity.aggregate.serious.in-duty',
    n: 750,
    facts: (n) => person('in-duty', { A: 10, B: 75, C: n }),
  },
]

/** 解释 6(1)(1): bought for lawful business, 获利 50,000 yuan. */
const lawful: Row = {
  rule: 'lawful-business.gain',
  n: 50_000 * YUAN,
  facts: (n) =>
    person(
      'obtained',
      { C: 8000 },
      { lawfulBusiness: { claimed: 'yes', benefit: fen(n) }, otherTiers: [] },
    ),
}

const all = [...standards, ...together, lawful].map((row) => [row.rule, row.n, row] as const)
const outcome = ({ rule, facts }: Row, n: number, day: string) =>
  assessPerson(facts(n), lawOn(book, day)).findings.find((f) => f.rule === rule)?.outcome

describe('every standard at its finding', () => {
  test.each(all)('%s: one below %i, the number itself, one above', (_, n, row) => {
    const at = (value: number) => outcome(row, value, '2024-05-01')
    expect([at(n - 1), at(n), at(n + 1)]).toEqual(['not-met', 'met', 'met'])
  })
  test.each(all)(
    '%s: the day before the interpretation, the first day, the day after',
    (_, n, row) => {
      const on = (day: string) => outcome(row, n, day)
      expect(on('2017-05-31')).not.toBe('met')
      expect(on('2017-05-31')).not.toBe('not-met')
      expect([on('2017-06-01'), on('2017-06-02')]).toEqual(['met', 'met'])
    },
  )
  test('and there are no others in the data', () => {
    expect(book.quantities.map((q) => q.id).sort()).toEqual(
      [
        'quantity.tier-a.serious',
        'quantity.tier-b.serious',
        'quantity.tier-c.serious',
        'quantity.tenfold',
        'quantity.aggregate',
        'quantity.insider',
        'income.serious',
        'lawful-business.gain',
      ].sort(),
    )
  })
})

const YEAR_2017 = '2017-06-01'
const [NEW, MEMORY] = ['verified', 'from-memory'] as const

/** Id, number (yuan where money), which way it binds, first day, last day, article, how sure. */
const LIMITS = [
  ['fine.least', 1, '以上', YEAR_2017, null, 'fashi-2017-10/12', NEW],
  ['fine.most', 5, '以下', YEAR_2017, null, 'fashi-2017-10/12', NEW],
  ['prior.administrative', 2, '以下', YEAR_2017, null, 'fashi-2017-10/5.1.9', NEW],
  ['prior.lawful-business', 2, '以下', YEAR_2017, null, 'fashi-2017-10/6.1.2', NEW],
  ['leak.tier-a.grave', 500, '以上', '2019-11-01', null, 'fashi-2019-15/4', NEW],
  ['leak.tier-b.grave', 5000, '以上', '2019-11-01', null, 'fashi-2019-15/4', NEW],
  ['leak.tier-c.grave', 50_000, '以上', '2019-11-01', null, 'fashi-2019-15/4', NEW],
  ['network-use.groups', 5, '以上', '2019-11-01', null, 'fashi-2019-15/10', NEW],
  ['network-use.members', 1000, '以上', '2019-11-01', null, 'fashi-2019-15/10', NEW],
  ['network-use.income', 10_000, '以上', '2019-11-01', null, 'fashi-2019-15/10', NEW],
  [
    'below.cybersecurity-64.fine-least',
    1,
    '以上',
    YEAR_2017,
    '2025-12-31',
    'wanganfa/64.2',
    MEMORY,
  ],
  [
    'below.cybersecurity-64.fine-most',
    10,
    '以下',
    YEAR_2017,
    '2025-12-31',
    'wanganfa/64.2',
    MEMORY,
  ],
  [
    'below.cybersecurity-64.no-income',
    1_000_000,
    '以下',
    YEAR_2017,
    '2025-12-31',
    'wanganfa/64.2',
    MEMORY,
  ],
  ['below.public-security-56.least', 10, '以上', '2026-01-01', null, 'zhian-chufafa/56', NEW],
  ['below.public-security-56.most', 15, '以下', '2026-01-01', null, 'zhian-chufafa/56', NEW],
  ['below.public-security-56.lighter', 5, '以下', '2026-01-01', null, 'zhian-chufafa/56', NEW],
  ['below.pipl-66.ordinary', 1_000_000, '以下', '2021-11-01', null, 'pipl/66', NEW],
  ['below.pipl-66.grave', 50_000_000, '以下', '2021-11-01', null, 'pipl/66', NEW],
  ['below.pipl-66.turnover', 5, '以下', '2021-11-01', null, 'pipl/66', NEW],
  ['below.consumers-56.fine-least', 1, '以上', '2014-03-15', null, 'xiaofa/56', NEW],
  ['below.consumers-56.fine-most', 10, '以下', '2014-03-15', null, 'xiaofa/56', NEW],
  ['below.consumers-56.no-income', 500_000, '以下', '2014-03-15', null, 'xiaofa/56', NEW],
  ['age.under-14', 14, '不满', '2021-11-01', null, 'pipl/28', NEW],
  ['age.minor', 18, '不满', '2021-06-01', null, 'weichengnianren-baohufa/2', MEMORY],
  [
    'damages.ceiling',
    500_000,
    '以下',
    '2021-01-01',
    null,
    'renshen-quanyi-guiding/12',
    'inference',
  ],
] as const

/** Does one below, the number, one above keep to it? */
const KEEPS = {
  以上: [false, true, true],
  以下: [true, true, false],
  不满: [true, false, false],
} as const

describe('every other bound', () => {
  test.each(LIMITS)('%s: %i %s from %s to %s, %s, %s', (id, number, binds, from, to, ref, sure) => {
    const money = book.limits.find((l) => l.id === id)?.unit === '分'
    const n = BigInt(money ? number * YUAN : number)
    const on = (day: string) => limitOn(book, id, day)
    const first = on(from)
    expect(first).toMatchObject({ amount: Number(n), cite: ref, sure })
    expect(first && [n - 1n, n, n + 1n].map((value) => within(first, value))).toEqual(KEEPS[binds])
    expect([on(dayBefore(from)), on(dayAfter(from))?.amount]).toEqual([undefined, Number(n)])
    const last = to ?? '2026-11-22'
    expect(on(last)?.amount).toBe(Number(n))
    if (to !== null) expect(on(dayAfter(to))).toBeUndefined()
  })
  test('and there are no others in the data', () => {
    expect(book.limits.map((l) => l.id).sort()).toEqual(LIMITS.map(([id]) => id).sort())
  })
})
