import type { Tier } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Finding, Outcome, TierCounts } from '../report.ts'
import { isOpen, unused, type Bound, type Facts } from './facts.ts'
import { quantityTests, type QuantityTest } from './quantity.ts'
import { closing, conflictSentence, unreadNote, type StatedNumber } from './sentences.ts'
import { TIER_NAMES } from './standards.ts'

/**
 * Sets counts against the standards of quantity of 法释〔2017〕10号 art. 5: each tier, ten times each tier, and the
 * tiers together by proportion. Amounts of money (items 7, art. 6) are not asked here.
 *
 * A finding says which number reaches which standard. It never says that a crime is made out.
 *
 * @example 11034 of the fifth item → 达到 5000条, 未达到 50000条 (差38966条)
 */
export function assess(facts: Facts, law: Law): Finding[] {
  return quantityTests(facts, law)
    .filter((test) => test.applies(facts.tiers))
    .map((test) => findingOf(test, facts))
}

function findingOf(test: QuantityTest, facts: Facts): Finding {
  const dissent = dissenting(test, facts)
  const outcome = dissent ? 'conflict' : test.outcome(facts.tiers)
  const sentence = dissent ? conflictSentence(...dissent, '条') : test.sentence(facts.tiers)
  return {
    rule: test.rule,
    title: test.title,
    outcome,
    sentence: `${sentence}${unreadNote(facts)}${closing(facts, test.level)}`,
    reasons: test.reasons(facts.tiers),
    robust: holdsUnderAll(test, facts, outcome),
    incomplete: facts.incomplete,
    on: facts.on,
  }
}

/** Our number and the first stated one that would lead to another outcome; undefined when all lead to the same. */
function dissenting(
  test: QuantityTest,
  facts: Facts,
): readonly [StatedNumber, StatedNumber] | undefined {
  const { tier } = test
  if (tier === null || test.outcome(facts.tiers) === 'unknown') return undefined
  for (const { source, tiers, bound, partial } of facts.stated ?? []) {
    const count = tiers[tier]
    if (count === undefined) continue
    const other = test.outcome({ ...facts.tiers, [tier]: count })
    if (other === test.outcome(facts.tiers)) continue
    if ((bound === 'at-least' || partial) && other !== 'met') continue
    const what = `${TIER_NAMES[tier]}（${LEVEL_STANDARDS[test.level]}${test.standard ?? ''}）`
    return [
      { source: `${what}核算结果`, stated: BigInt(facts.tiers[tier]), bound: boundOf(tier, facts) },
      { source, stated: BigInt(count), ...(bound && { bound }) },
    ]
  }
  return undefined
}

function boundOf(tier: Tier, facts: Facts): Bound {
  if (facts.about?.includes(tier)) return 'about'
  return facts.who !== null && isOpen(facts, tier) ? 'at-least' : 'exactly'
}

const LEVEL_STANDARDS = { serious: '数量标准', 'especially-serious': '十倍数量标准' } as const

/** Every set of counts that a reading, or all readings together, may give. */
export function alternatives(facts: Pick<Facts, 'readings' | 'least' | 'most'>): TierCounts[] {
  return [
    ...unused(facts.readings).map((reading) => reading.tiers),
    ...(facts.least ? [facts.least] : []),
    ...(facts.most ? [facts.most] : []),
  ]
}

/** A number that its source calls approximate holds nowhere for certain. */
function restsOnAbout({ tier }: QuantityTest, { about }: Facts): boolean {
  return tier === null ? about !== undefined && about.length > 0 : about?.includes(tier) === true
}

/** The same outcome under every reading, and at the least and most of all together. What is 待查明 or in conflict holds nowhere. */
function holdsUnderAll(test: QuantityTest, facts: Facts, outcome: Outcome): boolean {
  if (outcome === 'unknown' || outcome === 'conflict') return false
  if (restsOnAbout(test, facts)) return false
  return alternatives(facts).every((tiers) => test.outcome(tiers) === outcome)
}
