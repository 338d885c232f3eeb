import { describe, expect, test } from 'vitest'
import { computed, exactly, person, stated, tierCount } from '../../test/support/person-facts.ts'
import { assessPerson } from './person.ts'
import type { PersonFacts } from './person-facts.ts'
import { find, law, leaves, outcome, readingOf, wang } from './testing.ts'

describe('duty', () => {
  test.each([
    [2499, 'not-met'],
    [2500, 'met'],
    [2501, 'met'],
  ])('%s of the fifth item passed on → %s', (n, expected) => {
    expect(outcome(person('in-duty', { C: n }), 'quantity.tier-c.serious.in-duty')).toBe(expected)
  })
  test('the ten-fold of the half', () => {
    const rule = 'quantity.tier-b.especially-serious.in-duty'
    const at = (n: number) => outcome(person('in-duty', { B: n }), rule)
    expect([2499, 2500].map(at)).toEqual(['not-met', 'met'])
  })
  test('by proportion within the half', () => {
    const rule = 'quantity.aggregate.serious.in-duty'
    expect(outcome(person('in-duty', { A: 10, B: 75, C: 750 }), rule)).toBe('met')
    expect(outcome(person('in-duty', { A: 10, B: 75, C: 749 }), rule)).toBe('not-met')
  })
  test('who only obtained has the whole standards alone', () => {
    const rules = assessPerson(person('obtained', { C: 2500 }), law).findings.map((f) => f.rule)
    expect(rules.filter((rule) => rule.endsWith('.in-duty'))).toEqual([])
  })
  const partly: PersonFacts = {
    ...person('provided', { C: 4000 }, { gross: computed(300_000) }),
    tiers: {
      ...person('provided', {}).tiers,
      C: { ...tierCount('provided', exactly(4000)), 'in-duty': exactly(2000) },
    },
  }
  test('part of it: each part by its own standard, and the sum is left to people', () => {
    expect(outcome(partly, 'quantity.tier-c.serious.in-duty')).toBe('not-met')
    expect(outcome(partly, 'quantity.tier-c.serious')).toBe('not-met')
    expect(assessPerson(partly, law).notes.join()).toContain(
      '两部分各按其标准折算相加为1.2；能否如此相加，条文未明，由人决定',
    )
  })
  test('part of it: the income of that part is not told apart', () => {
    const income = find(partly, 'income.serious.in-duty')
    expect(income?.outcome).toBe('unknown')
    expect(income?.sentence).toContain('因缺少履行职责或者提供服务过程中获得的信息所对应的收入')
  })
  test('part of it: what readings move in the whole bounds what they move in the part', () => {
    const reading = readingOf('bare-phones', '计入裸号', 4600)
    expect(
      find({ ...partly, readings: [reading] }, 'quantity.tier-c.serious.in-duty')?.robust,
    ).toBe(false)
    const little = { ...partly, readings: [readingOf('bare-phones', '计入裸号', 4499)] }
    expect(find(little, 'quantity.tier-c.serious.in-duty')?.robust).toBe(true)
  })
})

describe('article 6', () => {
  const shop = (benefit: number, provides = false) =>
    person(
      provides ? 'sold-on' : 'obtained',
      { C: 8000 },
      {
        name: '某店',
        lawfulBusiness: { claimed: 'yes', benefit: { ...computed(benefit), basis: 'stated' } },
      },
    )
  test.each([
    [4_999_999, 'not-met'],
    [5_000_000, 'met'],
    [5_000_001, 'met'],
  ])('gain %s fen → %s', (fen, expected) => {
    expect(outcome(shop(fen), 'lawful-business.gain')).toBe(expected)
  })
  test('one line passed on: article 5, and the gain is not asked', () => {
    const facts = shop(4_999_900, true)
    expect(find(facts, 'lawful-business.gain')).toBeUndefined()
    expect(find(facts, 'lawful-business.conditions')).toMatchObject({
      outcome: 'not-met',
      robust: true,
    })
    expect(find(facts, 'lawful-business.conditions')?.sentence).toContain(
      '依解释第六条第二款，适用第五条的标准',
    )
  })
  test('any record of a higher item ends it', () => {
    const facts = {
      ...person('obtained', { C: 8000, B: 1 }),
      lawfulBusiness: shop(1).lawfulBusiness,
    }
    expect(find(facts, 'lawful-business.conditions')?.sentence).toContain(
      '限于第五项信息——未达到（另有第三项、第四项信息1条）',
    )
  })
  test('two sources of the gain that lead elsewhere stand side by side', () => {
    const facts = {
      ...shop(6_000_000),
      stated: [stated({ what: 'benefit', fen: 4_000_000, source: '审计报告', rank: 'expert' })],
    }
    expect(find(facts, 'lawful-business.gain')?.outcome).toBe('conflict')
  })
})

describe('figures that others state of the number', () => {
  const of = (records: number, rank: string, source: string, more = {}) => ({
    ...wang,
    stated: [stated({ what: 'records', records, rank, source, ...more })],
  })
  test('a higher 证据等次 that leads elsewhere: both stand', () => {
    const facts = of(50_500, 'effective-judgment', '（2021）演示刑初1号')
    expect(find(facts, 'quantity.tier-c.especially-serious')).toMatchObject({ outcome: 'conflict' })
    expect(find(facts, 'quantity.tier-c.especially-serious')?.sentence).toContain(
      '核算结果载明37002条，（2021）演示刑初1号（生效裁判确认）载明50500条，相差13498条，两者并列，未作取舍。',
    )
  })
  test('a lower one stands among the reasons only', () => {
    const facts = of(50_500, 'indictment', '起诉书')
    const finding = find(facts, 'quantity.tier-c.especially-serious')
    expect(finding?.outcome).toBe('not-met')
    expect(finding?.reasons.flatMap(leaves)).toContainEqual({
      text: '起诉书（起诉书指控）载明',
      value: '50500条',
    })
  })
  test('one that speaks of a part contradicts only by what it reaches', () => {
    const less = of(4000, 'expert', '检验报告', { partial: true })
    expect(outcome(less, 'quantity.tier-c.serious')).toBe('met')
    const more = of(50_500, 'expert', '检验报告', { partial: true })
    expect(find(more, 'quantity.tier-c.especially-serious')?.sentence).toContain(
      '就部分流转载明50500条，相差',
    )
  })
  test('a lower bound that falls short contradicts nothing', () => {
    const facts = of(4000, 'expert', '检验报告', { bound: 'at-least' })
    expect(outcome(facts, 'quantity.tier-c.serious')).toBe('met')
  })
})
