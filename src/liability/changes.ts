import type { Change } from '../case-report.ts'
import { yuan } from '../gains/money.ts'
import { TIERS } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Finding, TierCounts } from '../report.ts'
import { unused, type Facts } from './facts.ts'
import {
  basesOf,
  basisName,
  basisOutcome,
  shortOf,
  standardFen,
  standardText,
} from './income-bases.ts'
import { inLines } from './income.ts'
import type { PersonFacts } from './person-facts.ts'
import { inDutyFacts, wholeFacts } from './person-quantity.ts'
import { quantityTests, type QuantityTest } from './quantity.ts'
import { optionLabel } from './reasons.ts'
import { applied, margin, TIER_NAMES, type Level } from './standards.ts'

/**
 * What would move an outcome: so many records or so much money more or fewer, another reading, a fact that is missing,
 * another tier. Only for standards that come near: a tier without any record is passed over.
 *
 * @example 11034 of the fifth item → 少6035条即不足5000条; 再多38966条即达到50000条
 */
export function changes(person: PersonFacts, findings: readonly Finding[], law: Law): Change[] {
  const whole = wholeFacts(person, law)
  const part = inDutyFacts(person, law)
  return [
    ...quantityChanges(whole, law, ''),
    ...(part ? quantityChanges(part, law, '.in-duty') : []),
    ...incomeChanges(person, findings, law),
    ...tierChanges(person, whole, law),
    ...factChanges(person, findings),
  ]
}

function quantityChanges(facts: Facts, law: Law, suffix: string): Change[] {
  return quantityTests(facts, law)
    .filter((test) => test.applies(facts.tiers) && test.standard !== null)
    .filter((test) => test.tier === null || concerns(test, facts))
    .flatMap((test) => [...byRecords(test, facts, law), ...byReading(test, facts, law)])
    .map((change) => ({ ...change, rule: `${change.rule}${suffix}` }))
}

/** Does any reading, or what is stated beside, give the tier a record? */
function concerns({ tier }: QuantityTest, facts: Facts): boolean {
  if (tier === null) return true
  const counts = [facts.tiers, ...facts.readings.map((r) => r.tiers)]
  return counts.some((tiers) => tiers[tier] > 0) || facts.elsewhere?.[tier] !== undefined
}

function byRecords(test: QuantityTest, facts: Facts, law: Law): Change[] {
  const { tier, level, rule } = test
  const standard = tier && applied(law.tiers[tier], level, facts, law)
  if (!tier || !standard) return []
  const gap = margin(BigInt(facts.tiers[tier]), standard)
  const name = TIER_NAMES[tier]
  const [shown, outcome] = [test.standard ?? '', test.outcome(facts.tiers)]
  if (outcome === 'met')
    return [{ rule, by: 'records', way: 'fewer', text: `${name}少${gap + 1n}条，即不足${shown}` }]
  if (outcome === 'not-met')
    return [{ rule, by: 'records', way: 'more', text: `${name}再多${-gap}条，即达到${shown}` }]
  const of = facts.missing ?? '未附数据的批次的数据'
  const text = `取得${of}；其中至少有${-gap}条${name}不见于已知部分的，即达到${shown}`
  return [{ rule, by: 'fact', way: null, text }]
}

/** Readings by which the outcome is another. */
function byReading(test: QuantityTest, facts: Facts, law: Law): Change[] {
  const now = test.outcome(facts.tiers)
  const moved = unused(facts.readings).filter((r) => test.outcome(r.tiers) !== now)
  return moved.map((reading) => {
    const said = { met: '达到', 'not-met': '未达到', unknown: '待查明', conflict: '' }
    const then = said[test.outcome(reading.tiers)]
    const count =
      test.tier === null ? '' : `（${TIER_NAMES[test.tier]}${reading.tiers[test.tier]}条）`
    const text = `改采“${optionLabel(law, reading)}”${count}，${then}${test.standard ?? ''}`
    return { rule: test.rule, by: 'reading', way: null, text }
  })
}

/** How much more money would reach a standard of amount, or how much less would not, on each basis. */
function incomeChanges(person: PersonFacts, findings: readonly Finding[], law: Law): Change[] {
  const asked = findings.filter((f) => f.rule.startsWith('income.'))
  return asked.flatMap(({ rule }) => {
    const level: Level = rule.includes('especially') ? 'especially-serious' : 'serious'
    const inDuty = rule.endsWith('.in-duty')
    const standard = applied(law.income, level, { insider: inDuty, conduct: 'in-duty' }, law)
    if (!standard) return []
    return basesOf(person, standard).map((basis): Change => {
      const short = shortOf(basis.fen, standard)
      const name = basisName(basis)
      if (basisOutcome(basis, standard) === 'met') {
        const over = basis.fen - standardFen(standard) + 1n
        return {
          rule,
          by: 'money',
          way: 'fewer',
          text: `${name}少${yuan(over)}，即不足${standardText(standard)}`,
        }
      }
      const lines = inLines(basis, short, person)
      return {
        rule,
        by: 'money',
        way: 'more',
        text: `${name}再多${yuan(short)}${lines}，即达到${standardText(standard)}`,
      }
    })
  })
}

/** What the same number reaches under another item, while a person has yet to decide the tier (stories Q6). */
function tierChanges(person: PersonFacts, facts: Facts, law: Law): Change[] {
  const others = person.otherTiers ?? []
  const total = TIERS.reduce((sum, tier) => sum + facts.tiers[tier], 0)
  if (total === 0) return []
  return others.flatMap((other) => {
    const tiers: TierCounts = { A: 0, B: 0, C: 0, [other]: total }
    const [highest] = quantityTests(facts, law)
      .filter((test) => test.tier === other && test.outcome(tiers) === 'met')
      .toReversed()
    const reached = highest ? `达到${highest.title}（${highest.standard ?? ''}）` : '未达到数量标准'
    const rule = `quantity.tier-${other.toLowerCase()}.${highest?.level ?? 'serious'}`
    const text = `信息类型如由人决定为${TIER_NAMES[other]}，${total}条${reached}；信息类型须由人决定`
    return [{ rule, by: 'fact', way: null, text }]
  })
}

/** Facts that are missing for findings on something other than numbers. */
function factChanges(person: PersonFacts, findings: readonly Finding[]): Change[] {
  return findings.flatMap(({ rule, outcome }): Change[] => {
    if (outcome !== 'unknown') return []
    const text = MISSING[rule.replace(/\.in-duty$/, '')]
    return text === undefined
      ? []
      : [{ rule, by: 'fact', way: null, text: `${text}（${person.name}）` }]
  })
}

const MISSING: Readonly<Record<string, string>> = {
  'income.serious': '取得各笔流转的价款、支付记录，并确定违法所得的口径',
  'income.especially-serious': '取得各笔流转的价款、支付记录，并确定违法所得的口径',
  'prior.serious': '查明前次处罚的日期和本案行为的起止日期',
  'lawful-business.conditions': '查明是否为合法经营活动购买、收受，信息类型由人决定',
  'lawful-business.gain': '查明利用所购、所收信息获利的数额',
}
