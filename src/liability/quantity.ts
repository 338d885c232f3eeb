import type { Tier } from '../law/book.ts'
import { TIERS } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Outcome, Reason, TierCounts } from '../report.ts'
import { unitsText } from '../report/amounts.ts'
import { inWords, isOpen, type Facts } from './facts.ts'
import { full, metSentence, notMetSentence, subject, unknownSentence } from './sentences.ts'
import { aggregateReasons, tierReasons } from './reasons.ts'
import {
  applied,
  decimal,
  halved,
  less,
  margin,
  proportion,
  reaches,
  TIER_NAMES,
  type Applied,
  type Fraction,
  type Level,
} from './standards.ts'

/** One standard of quantity, asked of any counts: of the used reading, and of each alternative. */
export interface QuantityTest {
  /** `quantity.tier-c.serious` */
  readonly rule: string
  readonly title: string
  readonly level: Level
  /** The tier that it asks of; null for all together. */
  readonly tier: Tier | null
  /** `5000条`, or `合计满1`; null when the law of the day has no such standard. */
  readonly standard: string | null
  /** Does the item come into play for these counts? */
  applies(tiers: TierCounts): boolean
  outcome(tiers: TierCounts): Outcome
  sentence(tiers: TierCounts): string
  reasons(tiers: TierCounts): Reason[]
}

/** The eight tests of 法释〔2017〕10号 art. 5(1)(3)–(6) and 5(2)(3), halved by 5(1)(8) where it applies. */
export function quantityTests(facts: Facts, law: Law): QuantityTest[] {
  const levels = ['serious', 'especially-serious'] as const
  return [
    ...TIERS.flatMap((tier) => levels.map((level) => tierTest(tier, level, facts, law))),
    ...levels.map((level) => aggregateTest(level, facts, law)),
  ]
}

const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  serious: '数量标准',
  'especially-serious': '十倍数量标准',
}

/** One tier against its own standard, art. 5(1)(3), (4) or (5), or ten times it. */
function tierTest(tier: Tier, level: Level, facts: Facts, law: Law): QuantityTest {
  const standard = applied(law.tiers[tier], level, facts, law)
  const shown = standard ? `${decimal(standard)}条` : null
  const what = (tiers: TierCounts): string =>
    `${subject(facts)}${TIER_NAMES[tier]}${inWords(tiers[tier], tier, facts)}`
  const outcome = (tiers: TierCounts): Outcome =>
    judged(standard && reaches(BigInt(tiers[tier]), standard), isOpen(facts, tier))
  return {
    rule: `quantity.tier-${tier.toLowerCase()}.${level}`,
    title: `${TIER_NAMES[tier]}${LEVEL_TITLES[level]}`,
    level,
    tier,
    standard: shown,
    applies: () => true,
    outcome,
    sentence: (tiers) => {
      const by = standard ? `${-margin(BigInt(tiers[tier]), standard)}条` : ''
      const sentence = said(outcome(tiers), what(tiers), by, { facts, law, standard, shown })
      return `${sentence}${outcome(tiers) === 'unknown' ? elsewhereNote(tier, by, facts) : ''}`
    },
    reasons: (tiers) => tierReasons({ tier, tiers, standard, facts, law }),
  }
}

/**
 * The tiers together, each as a share of its own standard, art. 5(1)(6). Comes into play when two or more tiers hold
 * records and none reaches the standard alone. Ten-fold where one tier already meets its own is disputed (reading
 * mixed-tenfold), and stays 待查明.
 */
function aggregateTest(level: Level, facts: Facts, law: Law): QuantityTest {
  const base = { ...facts, insider: false }
  const whole = applied(law.aggregate, level, base, law)
  // The shares are taken of half standards: the sentence names item 8, as it does for a tier by itself.
  const half = level === 'serious' && halved(facts) ? law.insider : undefined
  const standard = whole && half ? { ...whole, label: half.label } : whole
  const shares = sharesOf(facts, law)
  const shown = standard ? `${half ? '按减半的标准' : ''}合计满${decimal(standard)}` : null
  const alone = (tiers: TierCounts): boolean =>
    TIERS.some((tier) => {
      const own = applied(law.tiers[tier], level, facts, law)
      return own !== undefined && reaches(BigInt(tiers[tier]), own)
    })
  const sum = (tiers: TierCounts): Fraction | undefined => shares?.(tiers)
  const disputed = (tiers: TierCounts): boolean =>
    level === 'especially-serious' && !alone(tiers) && atLeast(sum(tiers), standard) === true
  const outcome = (tiers: TierCounts): Outcome => {
    if (disputed(tiers)) return 'unknown'
    return judged(alone(tiers) || atLeast(sum(tiers), standard), facts.lowerBound)
  }
  return {
    rule: `quantity.aggregate.${level}`,
    title: level === 'serious' ? '按相应比例合计' : '按相应比例合计（十倍）',
    level,
    tier: null,
    standard: shown,
    applies: (tiers) => held(tiers).length >= 2 && !alone(tiers),
    outcome,
    sentence: (tiers) => {
      const total = sum(tiers)
      const by = total && standard ? decimal(less(standard, total)) : ''
      const missing = disputed(tiers) ? mixedTenfold(law) : undefined
      const what = together(tiers, total, facts)
      return said(outcome(tiers), what, by, { facts, law, standard, shown, missing })
    },
    reasons: (tiers) => aggregateReasons({ tiers, sum: sum(tiers), standard: whole, facts, law }),
  }
}

/** What a comparison says. A count that is only a lower bound cannot fail to reach: it is not known. */
function judged(reached: boolean | undefined, open: boolean): Outcome {
  if (reached === undefined) return 'unknown'
  if (reached) return 'met'
  return open ? 'unknown' : 'not-met'
}

/** What is stated beside the count, and how much of it would have to be new for the standard to be reached. */
function elsewhereNote(tier: Tier, by: string, facts: Facts): string {
  const elsewhere = facts.elsewhere?.[tier]
  if (!elsewhere || by === '') return ''
  const { declared, bound, apart } = elsewhere
  const words = (units: number): string => unitsText({ bound, units })
  const sum = apart === null ? '' : `，与已知部分全不重合时为${words(apart)}`
  return `另有载明${words(declared)}的批次未附数据${sum}；其中至少有${by}不见于已知部分时，才达到。`
}

function atLeast(sum: Fraction | undefined, standard: Fraction | undefined): boolean | undefined {
  if (!sum || !standard) return undefined
  return sum.numerator * standard.denominator >= standard.numerator * sum.denominator
}

/** How counts add up as shares; undefined when a tier has no standard on the day. */
function sharesOf(facts: Facts, law: Law): ((tiers: TierCounts) => Fraction) | undefined {
  const standards = TIERS.map((tier) => applied(law.tiers[tier], 'serious', facts, law))
  if (standards.some((standard) => standard === undefined)) return undefined
  return (tiers) =>
    proportion(
      TIERS.flatMap((tier, i) => {
        const standard = standards[i]
        return standard ? [{ count: BigInt(tiers[tier]), standard }] : []
      }),
    )
}

function held(tiers: TierCounts): readonly Tier[] {
  return TIERS.filter((tier) => tiers[tier] > 0)
}

function together(tiers: TierCounts, sum: Fraction | undefined, facts: Facts): string {
  const parts = held(tiers).map((tier) => `${TIER_NAMES[tier]}${inWords(tiers[tier], tier, facts)}`)
  const total = sum ? `，按相应比例合计为${decimal(sum)}${facts.lowerBound ? '以上' : ''}` : ''
  return `${subject(facts)}${parts.join('、')}${total}`
}

function mixedTenfold(law: Law): string {
  const title = law.readings.find((reading) => reading.id === 'mixed-tenfold')?.title
  return `对计算口径“${title ?? '合计达到十倍'}”的确定`
}

interface Said {
  readonly facts: Facts
  readonly law: Law
  readonly standard: Applied | undefined
  readonly shown: string | null
  readonly missing?: string | undefined
}

function said(outcome: Outcome, what: string, by: string, context: Said): string {
  const { facts, law, standard, shown } = context
  if (!standard || shown === null)
    return unknownSentence(`${law.on || '行为时'}适用的数量标准`, '数量标准', what)
  const named = { label: standard.label, shown }
  if (outcome === 'met') return metSentence(what, named)
  if (outcome === 'not-met') return notMetSentence(what, named, by)
  return unknownSentence(context.missing ?? missingOf(facts), full(named), what)
}

function missingOf(facts: Facts): string {
  if (facts.missing) return facts.missing
  return facts.unreadFiles > 0 ? `${facts.unreadFiles}个未读文件的内容` : '未附数据的批次'
}
