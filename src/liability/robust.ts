import { TIERS, type Tier } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { TierCounts } from '../report.ts'
import { alternatives } from './assess.ts'
import { isOpen, unused, type Facts } from './facts.ts'
import { quantityTests, type QuantityTest } from './quantity.ts'
import { optionLabel } from './reasons.ts'
import { applied, decimal, reaches, TIER_NAMES } from './standards.ts'

/** Does the conclusion on quantity move with the readings (各口径下结论一致), and in which words is it said? */
export interface Robustness {
  readonly holds: boolean
  readonly sentence: string
}

/** What the robustness of a count is asked of: {@link Facts} without the parts that only a finding needs. */
export type RobustFacts = Pick<
  Facts,
  | 'tiers'
  | 'readings'
  | 'least'
  | 'most'
  | 'lowerBound'
  | 'insider'
  | 'conduct'
  | 'open'
  | 'missing'
>

/**
 * Sets the counts of every reading against the standards and says in one sentence whether the highest standard reached
 * moves: one reading switched at a time, and all together when `least` and `most` are known.
 *
 * @example 11034, 11421 and 10884 of the fifth item →
 *   采用上列任何一种计算口径，均在5000条以上、50000条以下，档次不变。
 */
export function robustSentence(facts: RobustFacts, law: Law): Robustness {
  const cases = casesOf(facts, law)
  const tests = quantityTests({ ...WHOLE, ...facts }, law)
  const levels = cases.map(({ tiers }) => levelOf(tests, tiers, facts.lowerBound))
  if (levels.includes('lawless'))
    return { holds: false, sentence: `因缺少${law.on || '行为时'}适用的数量标准，不能得出结论。` }
  const moves = new Set(levels).size > 1
  if (moves) return { holds: false, sentence: movingSentence(tests, cases, facts, law) }
  if (levels[0] === 'disputed') return { holds: false, sentence: disputedSentence(law) }
  return {
    holds: !levels[0]?.startsWith('open'),
    sentence: steadySentence(tests, cases, facts, law),
  }
}

const WHOLE = { who: null, incomplete: false, unreadFiles: 0, on: { date: '', assumed: false } }

/**
 * The highest standard of quantity reached. `disputed`: only ten-fold by adding up what already meets; `open` and
 * `open-serious`: the count is a lower bound, and a higher standard may yet be reached.
 */
type Reached =
  'none' | 'serious' | 'especially-serious' | 'disputed' | 'open' | 'open-serious' | 'lawless'

function levelOf(tests: readonly QuantityTest[], tiers: TierCounts, lowerBound: boolean): Reached {
  if (tests.some((test) => test.standard === null)) return 'lawless'
  const met = (level: string): boolean =>
    tests.some((test) => test.level === level && test.outcome(tiers) === 'met')
  if (met('especially-serious')) return 'especially-serious'
  if (lowerBound) return met('serious') ? 'open-serious' : 'open'
  if (tests.some((test) => test.outcome(tiers) === 'unknown')) return 'disputed'
  return met('serious') ? 'serious' : 'none'
}

interface Case {
  /** What the sentence calls it; null for the extremes over all combinations. */
  readonly label: string | null
  readonly tiers: TierCounts
}

function casesOf(facts: RobustFacts, law: Law): Case[] {
  const named = unused(facts.readings).map((r) => ({
    label: `“${optionLabel(law, r)}”`,
    tiers: r.tiers,
  }))
  const all = alternatives(facts).slice(named.length)
  return [
    { label: '采用口径', tiers: facts.tiers },
    ...named,
    ...all.map((tiers) => ({ label: null, tiers })),
  ]
}

function steadySentence(
  tests: readonly QuantityTest[],
  cases: readonly Case[],
  facts: RobustFacts,
  law: Law,
): string {
  const present = TIERS.filter((tier) => cases.some((c) => c.tiers[tier] > 0))
  if (present.length === 0) return '采用上列任何一种计算口径，计入均为0条，档次不变。'
  const alone = present.length === 1
  const clauses = present.map(
    (tier) => `${alone ? '' : TIER_NAMES[tier]}${band(tier, cases, facts, law)}`,
  )
  const end =
    facts.lowerBound && !reachedAll(tests, cases)
      ? `；是否达到更高的标准，${facts.missing ? `取决于${facts.missing}，` : ''}待查明。`
      : '，档次不变。'
  return `采用上列任何一种计算口径，${[...clauses, ...togetherClause(tests, cases, alone)].join('，')}${end}`
}

function reachedAll(tests: readonly QuantityTest[], cases: readonly Case[]): boolean {
  return cases.every((c) => levelOf(tests, c.tiers, true) === 'especially-serious')
}

/** 均在5000条以上、50000条以下; where the tier moves between bands without moving the conclusion, its least and most. */
function band(tier: Tier, cases: readonly Case[], facts: RobustFacts, law: Law): string {
  const bands = new Set(cases.map((c) => bandOf(tier, c.tiers[tier], facts, law)))
  const [only] = bands
  if (only === OPEN) {
    const least = Math.min(...cases.map((c) => c.tiers[tier]))
    return least === 0 ? '有数据可核的为0条' : `均在${least}条以上`
  }
  if (bands.size === 1 && only !== undefined) return `均${only}`
  return `${leastToMost(tier, cases)}，跨越数量标准而不影响最高的档次`
}

/** A lower bound below the first standard: no band can be named. */
const OPEN = 'open'

function bandOf(tier: Tier, count: number, facts: RobustFacts, law: Law): string {
  const serious = applied(law.tiers[tier], 'serious', facts, law)
  const especially = applied(law.tiers[tier], 'especially-serious', facts, law)
  if (!serious || !especially) return '没有可适用的数量标准'
  if (reaches(BigInt(count), especially)) return `在${decimal(especially)}条以上`
  const open = isOpen(facts, tier)
  if (!reaches(BigInt(count), serious)) return open ? OPEN : `不满${decimal(serious)}条`
  const below = open ? '' : `、${decimal(especially)}条以下`
  return `在${decimal(serious)}条以上${below}`
}

function leastToMost(tier: Tier, cases: readonly Case[]): string {
  const counts = cases.map((c) => c.tiers[tier])
  return `最少${Math.min(...counts)}条、最多${Math.max(...counts)}条`
}

/** Said when the tiers reach a standard only together. */
function togetherClause(
  tests: readonly QuantityTest[],
  cases: readonly Case[],
  alone: boolean,
): string[] {
  const test = tests.find(({ rule }) => rule === 'quantity.aggregate.serious')
  const applies = !alone && test && cases.some((c) => test.applies(c.tiers))
  if (!applies) return []
  const outcomes = new Set(cases.map((c) => test.outcome(c.tiers)))
  if (outcomes.size > 1) return []
  return [outcomes.has('met') ? '按相应比例合计均达到数量标准' : '按相应比例合计均未达到数量标准']
}

const PERSON_DECIDES = '须由检察官确定口径并说明理由。'

function movingSentence(
  tests: readonly QuantityTest[],
  cases: readonly Case[],
  facts: RobustFacts,
  law: Law,
): string {
  const named = tests.flatMap((test) => crossing(test, cases, facts))
  const together = togetherMoves(tests, cases) ? [combined(named, cases, facts, law)] : []
  const later = facts.lowerBound && facts.missing ? `取得${facts.missing}后应当复核。` : ''
  return `${[...named, ...together].join('；')}；${PERSON_DECIDES}${later}`
}

/** Do all readings together move a test on which the named ones agree? */
function togetherMoves(tests: readonly QuantityTest[], cases: readonly Case[]): boolean {
  return tests.some((test) => {
    const outcomes = (some: readonly Case[]): number =>
      new Set(some.map((c) => test.outcome(c.tiers))).size
    return outcomes(cases) > 1 && outcomes(cases.filter((c) => c.label !== null)) === 1
  })
}

function combined(
  named: readonly string[],
  cases: readonly Case[],
  facts: RobustFacts,
  law: Law,
): string {
  const moving = TIERS.filter(
    (tier) => new Set(cases.map((c) => bandOf(tier, c.tiers[tier], facts, law))).size > 1,
  )
  const ranges = moving.map((tier) => `${TIER_NAMES[tier]}${leastToMost(tier, cases)}`)
  const agree = named.length === 0 ? '逐项变换口径时结论一致，' : ''
  return [`${agree}几项口径同时变换时结论不同`, ...ranges].join('，')
}

/** 按口径甲达到，按口径乙未达到 for one standard; nothing when all named readings agree on it. */
function crossing(test: QuantityTest, cases: readonly Case[], facts: RobustFacts): string[] {
  const named = cases.filter((c) => c.label !== null)
  if (!named.some((c) => test.applies(c.tiers))) return []
  const by = (wanted: string): string =>
    named.flatMap((c) => (test.outcome(c.tiers) === wanted ? (c.label ?? []) : [])).join('、')
  const [met, not] = [by('met'), by(facts.lowerBound ? 'unknown' : 'not-met')]
  if (met === '' || not === '') return []
  const failing = facts.lowerBound ? '待查明' : '未达到'
  return [`${test.title}（${test.standard ?? ''}）：按${met}达到，按${not}${failing}`]
}

function disputedSentence(law: Law): string {
  const rule = law.readings.find(({ id }) => id === 'mixed-tenfold')
  const label = (id: string): string => rule?.options.find((o) => o.id === id)?.label ?? id
  return `按“${label('aggregate')}”达到十倍数量标准，按“${label('apart')}”未达到；${PERSON_DECIDES}`
}
