import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../law/load.ts'
import { claim, conduct, group, order, QINGDAO, suit } from '../../../test/support/suit-facts.ts'
import { asksMoney, type ClaimFact, type GroupFact, type SuitFacts } from '../claims/facts.ts'
import { capOf, isOf } from './cap.ts'
import { effectOf, groupReports } from './groups.ts'

const book = loadLaw()

const only = (facts: SuitFacts) => {
  const [first] = groupReports(book, facts)
  if (!first) throw new Error('no group')
  return first
}

describe('the cap of a group', () => {
  test('Q20: 12000.00 once, of either of the couple; never half of it', () => {
    const { cap, members, effect } = only(QINGDAO)
    expect(effect).toBe('joint')
    expect(members).toEqual(['dong', 'wang'])
    expect(cap).toMatchObject({
      from: 'claimed',
      fen: 1_200_000,
      parts: [{ of: 'c1', fen: 1_200_000 }],
    })
    expect(cap.sentence).toMatch(/12000\.00元.*任何一人请求全部.*合计不超过.*不是上限/)
    expect(JSON.stringify(only(QINGDAO))).not.toMatch(/6000\.00|600000\b/)
  })

  test('the gain stands beside and is no cap', () => {
    const facts = {
      ...QINGDAO,
      margin: () => ({ fen: 5_000_000, basis: 'computed', bound: 'exactly' }) as const,
    }
    const { cap, gain } = only(facts)
    expect([cap.fen, gain?.fen]).toEqual([1_200_000, 5_000_000])
  })

  test('what is ordered takes the place of what was claimed', () => {
    const orders = [
      order('o1', 'damages', {
        against: ['dong', 'wang'],
        group: 'couple',
        amount: { fen: 900_000, bound: 'exactly' },
      }),
    ]
    expect(only({ ...QINGDAO, orders }).cap).toMatchObject({ from: 'ordered', fen: 900_000 })
  })

  test.each([
    ['nothing is claimed', []],
    ['the sum is not stated', [claim('c1', 'compensate', { against: ['a', 'b'], group: 'g' })]],
    ['only an act is claimed', [claim('c1', 'act', { against: ['a', 'b'], group: 'g', fen: 5 })]],
  ])('%s: no cap is known', (_, claims) => {
    expect(capOf(group('g', ['a', 'b']), 'joint', claims, [])).toMatchObject({ fen: null })
  })

  test('a sum ordered as 约 bounds nothing exactly', () => {
    const orders = [order('o1', 'damages', { group: 'g', amount: { fen: 9, bound: 'about' } })]
    const cap = capOf(group('g', ['a', 'b']), 'joint', [], orders)
    expect(cap).toMatchObject({ fen: null, unstated: ['o1'] })
    expect(cap.sentence).toContain('待查')
  })

  test('shares are told only as stated, and nothing is divided', () => {
    const stated = group('g', ['a', 'b'], {
      kind: 'several',
      shares: [{ member: 'a', text: '六成' }],
    })
    const claims = [claim('c1', 'compensate', { group: 'g', against: ['a', 'b'], fen: 1_000_000 })]
    const report = only(suit({ groups: [stated], claims, parties: [{ id: 'a', name: '甲' }] }))
    expect(report.shares).toEqual([{ member: 'a', text: '六成' }])
    expect(report.notes.join()).toContain('甲六成')
    expect(JSON.stringify(report)).not.toMatch(/5000\.00|6000\.00/)
  })
})

describe('the basis of a group by the date of the conduct', () => {
  test('2019 with harm past 2021: 民法典1168 by 法释〔2020〕15号 1(3), 侵权责任法8 beside it', () => {
    const { basis } = only(QINGDAO)
    expect(basis.map((b) => [b.cite, b.status])).toEqual([
      ['minfadian/1168', 'applies'],
      ['qinquanfa/8', 'fall-back'],
      ['minfadian/178', 'applies'],
      ['qinquanfa/13', 'fall-back'],
    ])
    expect(basis[0]?.text).toContain('第一条第三款')
  })

  test('2019 and nothing known of the harm: the old law, and 待查明 whether the new', () => {
    const { basis } = only({ ...QINGDAO, dates: conduct('2018-11', '2019-03') })
    expect(basis.map((b) => [b.cite, b.status])).toContainEqual(['qinquanfa/8', 'applies'])
    expect(basis.every((b) => b.status !== 'fall-back')).toBe(true)
  })

  test.each([
    ['joint', 'minfadian/1168', 'qinquanfa/8'],
    ['instigate', 'minfadian/1169', 'qinquanfa/9'],
    ['assist', 'minfadian/1169', 'qinquanfa/9'],
    ['endanger', 'minfadian/1170', 'qinquanfa/10'],
    ['sufficient', 'minfadian/1171', 'qinquanfa/11'],
    ['several', 'minfadian/1172', 'qinquanfa/12'],
  ])('%s: %s from 2021, %s before', (kind, now, then) => {
    const at = (day: string) =>
      only(suit({ groups: [group('g', ['a', 'b'], { kind })], dates: conduct(day, day) })).basis[0]
    expect(at('2021-01-01')).toMatchObject({ cite: now, status: 'applies' })
    expect(at('2020-12-31')).toMatchObject({ cite: then, status: 'applies' })
  })

  test('共同危险: joint while nobody can tell who, and hands that are entered are pointed out', () => {
    const deal = { id: 't1', givers: ['a'], takers: ['c'], on: null }
    const of = (deals: readonly string[] | null) =>
      only(
        suit({
          groups: [group('g', ['a', 'b'], { kind: 'endanger', deals })],
          deals: [deal],
          dates: conduct('2022-01', '2022-01'),
        }),
      )
    const { effect, label, notes, basis } = of(['t1'])
    expect([effect, label]).toEqual(['joint', '共同危险行为'])
    expect(basis.map((b) => b.cite)).toEqual(['minfadian/1170', 'minfadian/178'])
    expect(notes.join()).toMatch(/由该人承担，其他成员不连带；流转t1已载明由谁提供.*（推论）/)
    expect(of(null).notes.join()).not.toContain('t1')
  })

  test('个保法20 is no ground before 2021-11-01, and none for those who acted jointly', () => {
    const handlers = (day: string) =>
      only(
        suit({
          groups: [group('g', ['a', 'b'], { kind: 'handlers' })],
          dates: conduct(day, day, '2022-01-01'),
        }),
      )
    expect(handlers('2021-11-01').basis.map((b) => b.cite)).toContain('pipl/20.2')
    const early = handlers('2021-10-31')
    expect(early.basis.map((b) => b.cite)).not.toContain('pipl/20.2')
    expect(early.notes.join()).toContain('行为时未施行，不作为依据')
    expect(JSON.stringify(only(QINGDAO))).not.toContain('pipl')
  })

  test('a kind that nobody knows has no basis, and a person decides', () => {
    const report = only(suit({ groups: [group('g', ['a', 'b'], { kind: '合伙' })] }))
    expect(effectOf('合伙')).toBe('unknown')
    expect(report.basis).toEqual([])
    expect(report.notes.join()).toContain('由办案人员确定')
  })

  test('a date that nobody knows leaves it open', () => {
    const report = only(suit({ groups: [group('g', ['a', 'b'])] }))
    expect(report.basis.every((b) => b.status === 'unknown')).toBe(true)
  })
})

test('joint and several for the same persons and transfers is pointed out', () => {
  const groups = [group('g', ['a', 'b']), group('h', ['a', 'b'], { kind: 'several' })]
  expect(groupReports(book, suit({ groups }))[0]?.notes.join()).toContain('与组h')
})

const person = fc.constantFrom('a', 'b', 'c', 'd')
const members = fc.uniqueArray(person, { minLength: 1, maxLength: 4 })
const anyGroups = fc
  .array(fc.record({ members, kind: fc.constantFrom('joint', 'assist', 'several') }), {
    maxLength: 4,
  })
  .map((all) => all.map((g, i): GroupFact => group(`g${String(i)}`, g.members, { kind: g.kind })))
const anyClaims = (groups: readonly GroupFact[]) =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('compensate', 'lawyer', 'stop', 'act'),
        at: fc.oneof(members, fc.nat(Math.max(0, groups.length - 1))),
        fen: fc.option(fc.nat(10_000_000)),
      }),
      { maxLength: 6 },
    )
    .map((all) =>
      all.flatMap(({ kind, at, fen }, i): ClaimFact[] => {
        const named = typeof at === 'number' ? groups[at] : undefined
        if (typeof at === 'number' && !named) return []
        const against = named ? named.members : (at as string[])
        return [claim(`c${String(i)}`, kind, { against, group: named?.id ?? null, fen })]
      }),
    )
const suits = anyGroups.chain((groups) =>
  fc.record({ groups: fc.constant(groups), claims: anyClaims(groups) }),
)

property.prop([suits])(
  'caps are sums of claims, each once, whoever and however many the members',
  ({ groups, claims }) => {
    for (const g of groups) {
      const own = claims.filter((c) => asksMoney(c) && isOf(c, g))
      const stated = own.every((c) => c.fen !== null) && own.length > 0
      const cap = capOf(g, effectOf(g.kind), claims, [])
      expect(cap.fen).toBe(stated ? own.reduce((sum, c) => sum + (c.fen ?? 0), 0) : null)
      const more = { ...g, members: [...g.members, 'e', 'f'] }
      const against = (c: ClaimFact) => (c.group === g.id ? { ...c, against: more.members } : c)
      const named = claims.filter((c) => c.group === g.id).map(against)
      const before = capOf(
        g,
        'joint',
        claims.filter((c) => c.group === g.id),
        [],
      )
      expect(capOf(more, 'joint', named, []).fen).toBe(before.fen)
    }
  },
)
