import type { Law } from '../law/law.ts'
import type { Finding, Outcome, TierCounts } from '../report.ts'
import { unused, type Facts } from './facts.ts'
import { quantityTests, type QuantityTest } from './quantity.ts'
import { closing, conflictSentence, unreadNote } from './sentences.ts'
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

type Stated = { readonly source: string; readonly stated: bigint }

/** Our number and the first stated one that would lead to another outcome; undefined when all lead to the same. */
function dissenting(test: QuantityTest, facts: Facts): readonly [Stated, Stated] | undefined {
  const { tier } = test
  if (tier === null || test.outcome(facts.tiers) === 'unknown') return undefined
  for (const { source, tiers } of facts.stated ?? []) {
    const count = tiers[tier]
    const other = { ...facts.tiers, [tier]: count }
    if (count === undefined || test.outcome(other) === test.outcome(facts.tiers)) continue
    const what = `${TIER_NAMES[tier]}（${LEVEL_STANDARDS[test.level]}${test.standard ?? ''}）`
    return [
      { source: `${what}核算结果`, stated: BigInt(facts.tiers[tier]) },
      { source, stated: BigInt(count) },
    ]
  }
  return undefined
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

/** The same outcome under every reading, and at the least and most of all together. What is 待查明 or in conflict holds nowhere. */
function holdsUnderAll(test: QuantityTest, facts: Facts, outcome: Outcome): boolean {
  if (outcome === 'unknown' || outcome === 'conflict') return false
  return alternatives(facts).every((tiers) => test.outcome(tiers) === outcome)
}
