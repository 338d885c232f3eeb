import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { MatchDeal, MatchPayment } from './payment.ts'
import { proposals } from './propose.ts'
import { sideFinder, type FoundSide } from './sides.ts'
import { SUBSET_LIMITS, subsetsOf } from './subset.ts'

const CLUES = { lines: [], memoWords: ['数据'], name: (id: string) => id }
const by = (party: string): FoundSide => ({ parties: [party], accounts: [party], by: 'number' })
const nobody: FoundSide = { parties: [], accounts: [], by: null }
const on = (day: string) => ({ from: day, to: day })
const payment = (given: Partial<MatchPayment>): MatchPayment => ({
  id: 'p1',
  payer: by('wu'),
  payee: by('dong'),
  fen: 1_650_000,
  days: on('2019-03-12'),
  time: '2019-03-12',
  purpose: null,
  memo: null,
  barred: null,
  ...given,
})
const deal = (given: Partial<MatchDeal>): MatchDeal => ({
  id: 't4',
  sellers: ['dong', 'wang'],
  buyers: ['wu'],
  computed: 1_650_000,
  stated: null,
  priced: 30_000,
  unitPrice: 550_000,
  days: { from: '2019-03-01', to: '2019-03-31' },
  paidUp: false,
  ...given,
})
const of = (payments: readonly MatchPayment[], deals: readonly MatchDeal[], clues = CLUES) =>
  proposals(payments, deals, clues)
const codes = (payments: readonly MatchPayment[], deals: readonly MatchDeal[], clues = CLUES) =>
  of(payments, deals, clues)
    .get('p1')
    ?.proposals.map((p) => [
      p.deals.join(),
      p.reasons.map((r) => r.code).join(' '),
      p.against.map((r) => r.code).join(' '),
    ])

describe('one payment and one deal', () => {
  test('amount, both sides and the time, each a reason in words', () => {
    expect(of([payment({})], [deal({})]).get('p1')).toMatchObject({
      ambiguous: false,
      bounded: null,
      proposals: [
        {
          exact: true,
          reasons: [
            { text: '金额等于计价30000条×0.55元' },
            { text: '付款方与买方wu相符（账号）' },
            { text: '付款日期在流转期间之内' },
            { text: '收款方与卖方dong相符（账号）' },
          ],
          against: [],
        },
      ],
    })
  })
  test('the stated sum, a memo, a message near that names the price', () => {
    const lines = [{ day: '2019-03-11', price: 550_000, fen: null, units: null }]
    const paid = payment({ memo: '转账 数据款' })
    expect(
      codes([paid], [deal({ stated: 1_650_000, computed: null })], {
        ...CLUES,
        lines,
      } as typeof CLUES),
    ).toEqual([['t4', 'amount-stated payer dates payee memo chat', '']])
  })
  test('another sum between them at the time is proposed and says what speaks against it', () => {
    expect(codes([payment({ fen: 900 })], [deal({})])).toEqual([
      ['t4', 'payer dates payee', 'amount-differs'],
    ])
  })
  test('a date far off speaks against, and is no bar to an exact sum', () => {
    expect(codes([payment({ days: on('2019-06-01') })], [deal({})])).toEqual([
      ['t4', 'amount-computed payer payee', 'dates-apart'],
    ])
  })
  test('half of it', () => {
    expect(codes([payment({ fen: 825_000 })], [deal({})])).toEqual([
      ['t4', 'amount-share payer dates payee', 'amount-differs'],
    ])
  })
  test.each([
    ['another payer', { payer: by('somebody') }],
    ['the other way', { payer: by('dong'), payee: by('wu') }],
    ['failed, given back, another currency', { barred: '未成功的付款' }],
    ['no sum', { fen: null }],
    ['nothing', { fen: 0 }],
    ['a commission', { purpose: 'commission' }],
  ])('never: %s', (_, given) => {
    expect(codes([payment(given)], [deal({})]) ?? []).toEqual([])
  })
  test('who is not found speaks against; the sum alone still points', () => {
    expect(codes([payment({ payer: nobody, payee: nobody })], [deal({})])).toEqual([
      ['t4', 'amount-computed dates', 'payer-unknown payee-unknown'],
    ])
    expect(codes([payment({ payer: nobody, payee: nobody, fen: 7 })], [deal({})])).toEqual([])
  })
  test('a nickname is no account', () => {
    const named = { ...by('wu'), by: 'nickname' as const }
    expect(codes([payment({ payer: named })], [deal({})])?.[0]?.[2]).toBe('nickname-only')
  })
})

describe('several', () => {
  test('a payment that fits three deals is named with all three, and none is chosen', () => {
    const three = ['t1', 't2', 't3'].map((id) => deal({ id }))
    const found = of([payment({})], three).get('p1')
    expect(found?.ambiguous).toBe(true)
    expect(found?.proposals.map((p) => p.deals)).toEqual([['t1'], ['t2'], ['t3']])
  })
  test('parts that add up, each with the others', () => {
    const parts = [payment({ fen: 650_000 }), payment({ id: 'p2', fen: 1_000_000 })]
    const found = of(parts, [deal({})])
    for (const id of ['p1', 'p2'])
      expect(found.get(id)?.proposals[0]).toMatchObject({
        deals: ['t4'],
        payments: ['p1', 'p2'],
        exact: true,
      })
  })
  test('one payment for two deals', () => {
    const two = [deal({ id: 't1', computed: 650_000 }), deal({ id: 't2', computed: 1_000_000 })]
    expect(of([payment({})], two).get('p1')?.proposals[0]).toMatchObject({
      deals: ['t1', 't2'],
      exact: true,
    })
  })
  test('many equal ones: bounded, and said', () => {
    const many = Array.from({ length: 300 }, (_, i) => deal({ id: `t${String(i)}` }))
    const payments = Array.from({ length: 200 }, (_, i) =>
      payment({ id: `p${String(i)}`, fen: 412_500 }),
    )
    const found = of(payments, many)
    expect(found.get('p1')?.bounded).toMatch(/另有\d+项可能的对应未列出；可能的组合过多/)
    expect(found.get('p1')?.proposals.length).toBe(10)
  })
})

describe('combinations', () => {
  test('of two to four, and no more steps than it may take', () => {
    expect(subsetsOf([300, 700, 1000, 400, 600], 1000).found).toEqual([
      [0, 1],
      [3, 4],
    ])
    const hard = subsetsOf(
      Array.from({ length: 40 }, (_, i) => 2 * i + 2),
      161,
    )
    expect(hard).toEqual({ found: [], bounded: true })
  })
  property.prop([
    fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 9 }),
    fc.integer({ min: 2, max: 120 }),
  ])('agree with trying all', (sums, target) => {
    const every = Array.from({ length: 2 ** sums.length }, (_, mask) =>
      sums.flatMap((_sum, i) => ((mask >> i) & 1 ? [i] : [])),
    ).filter((set) => set.length >= 2 && set.length <= SUBSET_LIMITS.most)
    const right = every.filter((set) => set.reduce((all, i) => all + (sums[i] ?? 0), 0) === target)
    const { found, bounded } = subsetsOf(sums, target)
    const text = (sets: readonly (readonly number[])[]) => sets.map((set) => set.join()).sort()
    if (bounded) expect(text(right)).toEqual(expect.arrayContaining(text(found)))
    else expect(text(found)).toEqual(text(right))
  })
})

describe('whose side it is', () => {
  const find = sideFinder({
    parties: [
      { id: 'dong', name: '董某某' },
      { id: 'wu', name: '吴某某' },
    ],
    accounts: [
      { id: 'a1', user: 'dong', number: 'wxid_1', shownAs: '大数据', passingAs: [] },
      { id: 'a2', user: 'wu', number: 'wxid_2', shownAs: null, passingAs: ['大数据'] },
    ],
  })
  const seen = (number: string | null, name: string | null) => find({ number, name, said: null })
  test.each([
    ['a number goes before any name', 'ＷＸＩＤ_2', '董某某', ['wu'], 'number'],
    ['a name of a party', null, ' 董某某', ['dong'], 'name'],
    [
      'a nickname that two accounts bear is both of them',
      null,
      '大数据',
      ['dong', 'wu'],
      'nickname',
    ],
    ['nobody', 'wxid_9', '路人', [], null],
    ['nothing', '', ' ', [], null],
  ])('%s', (_, number, name, parties, how) => {
    expect(seen(number, name)).toMatchObject({ parties, by: how })
  })
})
