import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { forbiddenWords } from '../../../test/support/wording.ts'
import type { LikePrecedent, Precedent, PrecedentQuery } from '../../report/precedents.ts'
import { NOTE, NOTHING_ASKED, RULE, precedentsLike } from './like.ts'
import { loadPrecedents } from './load.ts'
import { CLAIM, INFORMATION, ROLE } from './words.ts'

const all = loadPrecedents()
const ask = (asked: Partial<PrecedentQuery>) =>
  precedentsLike(all, { ...NOTHING_ASKED, ...asked }).found
const numbers = (found: readonly LikePrecedent[]) => found.map((p) => p.no)
const reasonsOf = (found: readonly LikePrecedent[], no: number) =>
  found.find((p) => p.no === no)?.like.map((r) => r.by)

describe('the two stories find themselves, and say that they may be the same case', () => {
  const chongqing = ask({
    kinds: ['pupils'],
    tiers: ['C'],
    prices: [250_000, 450_000],
    records: [11_034],
    gains: [220_680],
    roles: ['middleman'],
    claims: ['apologise', 'act'],
  })
  test('Chongqing comes first, by every reason', () => {
    expect(numbers(chongqing)[0]).toBe(1)
    expect(reasonsOf(chongqing, 1)).toEqual([
      'kind',
      'tier',
      'price',
      'records',
      'gain',
      'role',
      'claim',
    ])
    expect(chongqing.filter((p) => p.same).map((p) => p.no)).toEqual([1])
  })
  test('another price, and it is no longer taken for the same', () => {
    const other = ask({ tiers: ['C'], prices: [450_000], records: [11_034] })
    expect(other.filter((p) => p.same)).toEqual([])
  })
})

describe('what is like', () => {
  test('one kind of information is enough', () => {
    expect(numbers(ask({ kinds: ['pupils'] }))).toEqual([1, 9])
  })
  test('what the fields do not tell is like nothing', () => {
    expect(ask({ kinds: ['mixed'] })).toEqual([])
  })
  test('of tier, price, records and gain two are needed where two are asked', () => {
    for (const { like } of ask({ tiers: ['C'], prices: [450_000] }))
      expect(like.map((r) => r.by)).toEqual(['tier', 'price'])
  })
  test('ten times is within, one more is not: 0.025 against 0.25 and 0.2501', () => {
    const near = (micro: number) =>
      reasonsOf(precedentsLike(all, { ...NOTHING_ASKED, prices: [micro] }, 'all').found, 1)
    expect(near(2_500_000)).toContain('price')
    expect(near(4_500_000)).toContain('price')
    expect(near(4_500_001)).toEqual([])
    expect(near(25_000)).toContain('price')
    expect(near(24_999)).toEqual([])
  })
  test('a price of a card or an account is no price of a line', () => {
    expect(numbers(ask({ prices: [37_000_000] }))).not.toContain(40)
    expect(reasonsOf(ask({ prices: [37_000_000] }), 7)).toEqual(['price'])
  })
  test('turnover of a platform is no gain', () => {
    expect(reasonsOf(ask({ gains: [47_000_000] }), 5)).toBeUndefined()
  })
  test('nothing asked, nothing found; all are told when all are asked for', () => {
    expect(ask({})).toEqual([])
    expect(precedentsLike(all, NOTHING_ASKED, 'all').found).toHaveLength(all.length)
  })
  test('a common role alone finds cases only when nothing stronger is asked', () => {
    expect(numbers(ask({ roles: ['platform'] }))).toEqual([5, 26])
    expect(ask({ roles: ['platform'], prices: [1] })).toEqual([])
  })
})

test('rule and note keep to the words of the glossary; nothing is scored', () => {
  expect(forbiddenWords(RULE + NOTE)).toEqual([])
  expect(RULE).toContain('不打分')
  expect(NOTE).toMatch(/没有约束力.*公式/)
})

const some = <T>(of: readonly T[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 2 })
const query: fc.Arbitrary<PrecedentQuery> = fc.record({
  kinds: some(Object.keys(INFORMATION) as PrecedentQuery['kinds'][number][]),
  tiers: some(['A', 'B', 'C'] as const),
  prices: fc.array(fc.integer({ min: 1, max: 1e10 }), { maxLength: 3 }),
  records: fc.array(fc.integer({ min: 1, max: 1e9 }), { maxLength: 3 }),
  gains: fc.array(fc.integer({ min: 1, max: 1e10 }), { maxLength: 3 }),
  roles: some(Object.keys(ROLE) as PrecedentQuery['roles'][number][]),
  claims: some(Object.keys(CLAIM) as PrecedentQuery['claims'][number][]),
})

/** A plain second reading of nearness, by division. */
const near = (a: number, b: number) => a > 0 && b > 0 && a <= b * 10 && b <= a * 10
const reference = (p: Precedent, q: PrecedentQuery) => {
  const any = (own: readonly number[], asked: readonly number[]) =>
    own.some((a) => asked.some((b) => near(a, b)))
  const prices = p.deals.flatMap((d) => (d.unit === '条' && d.mean ? [d.mean.n] : []))
  const gains = (p.gains ?? []).flatMap((g) => (g.what === 'turnover' ? [] : [g.sum.n]))
  return {
    tier: p.information.tier !== null && q.tiers.includes(p.information.tier),
    price: any(prices, q.prices),
    records: any(p.records ? [p.records.n] : [], q.records),
    gain: any(gains, q.gains),
  }
}

property.prop([query])('each reason stands exactly where a plain reading has it', (asked) => {
  for (const p of precedentsLike(all, asked, 'all').found) {
    const found = new Set(p.like.map((r) => r.by))
    for (const [by, holds] of Object.entries(reference(p, asked)))
      expect([p.no, by, found.has(by as 'tier')]).toEqual([p.no, by, holds])
  }
})

property.prop([query, fc.integer({ min: 0, max: 49 })])(
  'the order of the data does not matter, and who has more at the front stands before',
  (asked, turn) => {
    const turned = [...all.slice(turn), ...all.slice(0, turn)]
    const { found } = precedentsLike(all, asked)
    expect(precedentsLike(turned, asked).found).toEqual(found)
    const signs = found.map((p) =>
      ['kind', 'tier', 'price', 'records', 'gain', 'role', 'claim']
        .map((by) => (p.like.some((r) => r.by === by) ? '1' : '0'))
        .join(''),
    )
    expect(signs).toEqual(signs.toSorted().toReversed())
  },
)
