import { describe, expect, test } from 'vitest'
import { computed, person, stated } from '../../test/support/person-facts.ts'
import { assessPerson } from './person.ts'
import type { PersonFacts } from './person-facts.ts'
import { fei, find, law, outcome } from './testing.ts'

describe('illegal income', () => {
  const earns = (more: Partial<PersonFacts>) => person('provided', { C: 100 }, more)
  test.each([
    [499_999, 'not-met'],
    [500_000, 'met'],
    [500_001, 'met'],
  ])('%s fen → %s', (fen, expected) => {
    expect(outcome(earns({ gross: computed(fen) }), 'income.serious')).toBe(expected)
  })
  test.each([
    [4_999_999, 'not-met'],
    [5_000_000, 'met'],
    [5_000_001, 'met'],
  ])('ten-fold: %s fen → %s', (fen, expected) => {
    expect(outcome(earns({ gross: computed(fen) }), 'income.especially-serious')).toBe(expected)
  })
  test.each([
    [249_999, 'not-met'],
    [250_000, 'met'],
    [250_001, 'met'],
  ])('half: %s fen → %s', (fen, expected) => {
    const half = person('in-duty', { C: 100 }, { gross: computed(fen) })
    expect(outcome(half, 'income.serious.in-duty')).toBe(expected)
  })
  test('what was given back: it hangs on whether that lessens the income', () => {
    const facts = earns({ gross: computed(400_000), beforeRefunds: computed(600_000) })
    const income = find(facts, 'income.serious')
    expect(income).toMatchObject({ outcome: 'unknown', robust: false })
    expect(income?.sentence).toMatch(/出售收入4000\.00元.*未达到.*退款前的出售收入6000\.00元.*达到/)
  })
  test.each([
    [600_000, 400_000, 'unknown'],
    [600_000, 500_000, 'met'],
    [400_000, 300_000, 'not-met'],
  ])('computed %s, of which %s are confirmed to have come in → %s', (gross, got, expected) => {
    const facts = earns({ gross: computed(gross), received: computed(got) })
    expect(outcome(facts, 'income.serious')).toBe(expected)
  })
  test('gross reaches and margin does not: it hangs on the basis', () => {
    const facts = earns({ gross: computed(520_000), margin: computed(260_000) })
    const income = find(facts, 'income.serious')
    expect(income).toMatchObject({ outcome: 'unknown', robust: false })
    expect(income?.sentence).toContain(
      '按出售收入5200.00元（推算）达到，按差价获利2600.00元（推算）未达到；须由检察官确定口径并说明理由。',
    )
  })
  test('a stated figure of the same basis that leads elsewhere: side by side', () => {
    const facts = earns({
      gross: computed(520_000),
      stated: [stated({ what: 'gross', fen: 480_000, source: '银行流水', rank: 'bank' })],
    })
    const income = find(facts, 'income.serious')
    expect(income?.outcome).toBe('conflict')
    expect(income?.sentence).toContain(
      '按单价与条数推算的出售收入载明5200.00元，银行流水的出售收入载明4800.00元，相差400.00元，两者并列，未作取舍。',
    )
  })
  test('nothing known is 待查明, never zero, and said once', () => {
    const findings = assessPerson(earns({}), law).findings.filter((f) =>
      f.rule.startsWith('income'),
    )
    expect(findings.map((f) => [f.rule, f.outcome])).toEqual([['income.serious', 'unknown']])
  })
  test('who sells nothing is not asked', () => {
    const bought = person('obtained', { C: 100 }, { cost: computed(1_000_000) })
    expect(find(bought, 'income.serious')).toBeUndefined()
  })
  test('a loss reaches nothing', () => {
    const facts = earns({ gross: computed(100), margin: computed(-500) })
    expect(find(facts, 'income.serious')).toMatchObject({ outcome: 'not-met' })
    expect(find(facts, 'income.serious')?.sentence).toContain('差价获利−5.00元')
  })
  test('约 keeps its word and holds for nothing', () => {
    const facts = earns({ stated: [stated({ what: 'margin', fen: 600_000, bound: 'about' })] })
    expect(find(facts, 'income.serious')).toMatchObject({ outcome: 'met', robust: false })
    expect(find(facts, 'income.serious')?.sentence).toContain('约6000.00元')
  })
})

describe('punished before', () => {
  const again = (kind: 'criminal' | 'administrative', on: string, from: string, to = from) =>
    outcome(
      person('provided', { C: 1 }, { priors: [{ kind, on }], conduct: { from, to } }),
      'prior.serious',
    )
  test.each([
    ['the last day of two years', '2019-03-01', '2021-03-01', 'met'],
    ['the day before', '2019-03-01', '2021-02-28', 'met'],
    ['the day after', '2019-03-01', '2021-03-02', 'not-met'],
    ['the day itself is not again', '2019-03-01', '2019-03-01', 'not-met'],
    ['the day after the penalty', '2019-03-01', '2019-03-02', 'met'],
    ['29 February has its end on the 28th', '2020-02-29', '2022-02-28', 'met'],
    ['and not on 1 March', '2020-02-29', '2022-03-01', 'not-met'],
    ['a month of penalty that may be either', '2019-03', '2021-03-15', 'unknown'],
    ['a year of conduct after it', '2019-12-31', '2020', 'met'],
    ['a date that is none', '2019-02-30', '2020-01-01', 'unknown'],
  ])('administrative: %s', (_, on, from, expected) => {
    expect(again('administrative', on, from)).toBe(expected)
  })
  test('criminal: whenever, if it was before', () => {
    expect(again('criminal', '2001-05-01', '2021-08-01')).toBe('met')
    expect(again('criminal', '2021-08-01', '2021-08-01')).toBe('not-met')
    expect(again('criminal', '2021-09', '2021-08-01', '2021-10-26')).toBe('met')
  })
  test('conduct without dates is 待查明', () => {
    const facts = person('provided', { C: 1 }, { priors: [{ kind: 'criminal', on: '2018' }] })
    expect(outcome(facts, 'prior.serious')).toBe('unknown')
  })
  test('none entered is no finding but a question', () => {
    expect(find(fei, 'prior.serious')).toBeUndefined()
    expect(assessPerson(fei, law).notes.join()).toContain('有无待查（解释第五条第一款第九项）')
  })
})
