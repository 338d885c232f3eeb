import type { Law } from '../law/law.ts'
import type { Finding, Outcome, TierCounts } from '../report.ts'
import type { Facts } from './facts.ts'
import { quantityTests, type QuantityTest } from './quantity.ts'
import { closing, unreadNote } from './sentences.ts'

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
  const outcome = test.outcome(facts.tiers)
  return {
    rule: test.rule,
    title: test.title,
    outcome,
    sentence: `${test.sentence(facts.tiers)}${unreadNote(facts)}${closing(facts, test.level)}`,
    reasons: test.reasons(facts.tiers),
    robust: holdsUnderAll(test, facts, outcome),
    incomplete: facts.incomplete,
    on: facts.on,
  }
}

/** Every set of counts that a reading, or all readings together, may give. */
export function alternatives(facts: Pick<Facts, 'readings' | 'least' | 'most'>): TierCounts[] {
  return [
    ...facts.readings.map((reading) => reading.tiers),
    ...(facts.least ? [facts.least] : []),
    ...(facts.most ? [facts.most] : []),
  ]
}

/** The same outcome under every reading, and at the least and most of all together. What is 待查明 holds nowhere. */
function holdsUnderAll(test: QuantityTest, facts: Facts, outcome: Outcome): boolean {
  if (outcome === 'unknown') return false
  return alternatives(facts).every((tiers) => test.outcome(tiers) === outcome)
}
