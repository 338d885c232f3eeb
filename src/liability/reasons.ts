import { wholeYuan } from '../gains/money.ts'
import type { Tier } from '../law/book.ts'
import { TIERS } from '../law/book.ts'
import type { Law, Standard } from '../law/law.ts'
import type { Reason, TierCounts } from '../report.ts'
import { inWords, isOpen, unused, type Facts, type ReadingCounts } from './facts.ts'
import {
  applied,
  decimal,
  halved,
  margin,
  TIER_NAMES,
  type Applied,
  type Fraction,
} from './standards.ts'
import { subject } from './sentences.ts'

interface TierCase {
  readonly tier: Tier
  readonly tiers: TierCounts
  readonly standard: Applied | undefined
  readonly facts: Facts
  readonly law: Law
}

/** Why a tier reaches its standard or not: the count with its alternatives, the standard with its articles, the gap. */
export function tierReasons({ tier, tiers, standard, facts, law }: TierCase): Reason[] {
  const count = tiers[tier]
  return [
    countReason(tier, count, facts, law),
    ...(standard ? [standardReason(standard, '条'), gapReason(count, standard)] : [lawless(law)]),
    inclusive(law),
    ...insiderReason(facts, law),
  ]
}

interface AggregateCase {
  readonly tiers: TierCounts
  readonly sum: Fraction | undefined
  readonly standard: Applied | undefined
  readonly facts: Facts
  readonly law: Law
}

/** Why the tiers together reach the standard or not: each share, the sum, the standard. */
export function aggregateReasons({ tiers, sum, standard, facts, law }: AggregateCase): Reason[] {
  if (!sum || !standard) return [lawless(law)]
  const shares = TIERS.filter((tier) => tiers[tier] > 0).map((tier) =>
    shareReason(tier, tiers[tier], facts, law),
  )
  return [
    { text: '按相应比例合计', value: decimal(sum), because: shares },
    standardReason(standard, ''),
    inclusive(law),
    ...mixedReason(law, standard),
    ...insiderReason(facts, law),
  ]
}

function countReason(tier: Tier, count: number, facts: Facts, law: Law): Reason {
  const alternatives = unused(facts.readings).map((reading): Reason => ({
    text: `备选口径：${optionLabel(law, reading)}`,
    value: reading.tiers[tier],
    ...sureOf(law, reading.id),
    ...rowsOf(law, reading.id, facts),
  }))
  const part = facts.who !== null && isOpen(facts, tier) ? '，已知部分' : ''
  return {
    text: `${subject(facts)}${TIER_NAMES[tier]}（采用口径${part}）`,
    value: shownCount(tier, count, facts),
    because: [...(facts.parts?.[tier] ?? []), ...countedBy(facts, law), ...alternatives],
  }
}

/** A person's number keeps its words (37002条以上, 约8000条); nothing known and nothing stated beside it is 0. */
function shownCount(tier: Tier, count: number, facts: Facts): number | string {
  const worded = isOpen(facts, tier) || facts.about?.includes(tier) === true
  const some = count > 0 || facts.elsewhere?.[tier] !== undefined
  return facts.who !== null && worded && some ? inWords(count, tier, facts) : count
}

/** Codes that stand in no row of the ledger: they arise between persons, or name a kind of line and not its fate. */
const NOT_IN_ROWS = ['DUP_SAME_BUYER', 'MULTI_PERSON']

/** The rows on which a reading turns, of the whole folder. */
function rowsOf(law: Law, id: string, facts: Facts): Pick<Reason, 'rows'> {
  const codes = law.readings.find((rule) => rule.id === id)?.codes ?? []
  const listed = codes.filter((code) => !NOT_IN_ROWS.includes(code))
  if (facts.who === null || listed.length === 0) return {}
  return { rows: listed.map((code) => `--code ${code}`).join(' ') }
}

/** The rules of counting on which the number rests. */
function countedBy(facts: Facts, law: Law): Reason[] {
  const rest = facts.who === null ? 'counting.bulk' : 'counting.no-double'
  // The parts of a person's count name the rules of article 11 that they rest on.
  const ids = facts.parts ? ['counting.unit'] : ['counting.unit', rest]
  return law.counting
    .filter((rule) => ids.includes(rule.id))
    .map(({ title, rule, cite, sure }) => ({ text: `${title}：${rule}`, cite, sure }))
}

/** The standard with the values that make it. `shown` overrides the number, for sums in fen. */
export function standardReason(standard: Applied, unit: string, shown?: string): Reason {
  return {
    text: `${standard.label}规定的${shown === undefined ? '数量' : '数额'}标准`,
    value: shown ?? `${decimal(standard)}${unit}`,
    ...lastSure(standard.of),
    ...(standard.of.length > 1 && { because: standard.of.map(valueReason) }),
  }
}

function valueReason(value: Standard): Reason {
  const amount = value.per === 1 ? `${value.amount}` : `${value.amount}/${value.per}`
  const money = value.unit === '分' && value.per === 1
  return {
    text: `${value.title}（${value.label}）`,
    value: money ? wholeYuan(BigInt(value.amount)) : `${amount}${value.unit}`,
    cite: value.cite,
    sure: value.sure,
  }
}

/** The parent carries the article named in the sentence, and is no surer than the least sure of its parts. */
function lastSure(of: readonly Standard[]): Pick<Reason, 'cite' | 'sure'> {
  const order = ['inference', 'from-memory', 'page', 'verified'] as const
  const sure = order.find((grade) => of.some((value) => value.sure === grade))
  const last = of.at(-1)
  return { ...(last && { cite: last.cite }), ...(sure && { sure }) }
}

function gapReason(count: number, standard: Applied): Reason {
  const gap = margin(BigInt(count), standard)
  return gap >= 0n
    ? { text: '超出标准（条）', value: Number(gap) }
    : { text: '距标准尚差（条）', value: Number(-gap) }
}

function shareReason(tier: Tier, count: number, facts: Facts, law: Law): Reason {
  const standard = applied(law.tiers[tier], 'serious', facts, law)
  const of = standard ? `${decimal(standard)}条` : ''
  return {
    text: `${TIER_NAMES[tier]}${count}条，占标准${of}的`,
    ...(standard && {
      value: decimal({
        numerator: BigInt(count) * standard.denominator,
        denominator: standard.numerator,
      }),
      cite: standard.cite,
      because: standard.of.map(valueReason),
    }),
  }
}

/** 以上 includes the number itself. */
export function inclusive(law: Law): Reason {
  return { text: '“以上”包括本数', cite: law.inclusive.cite, sure: law.inclusive.sure }
}

function mixedReason(law: Law, standard: Applied): Reason[] {
  const rule = law.readings.find((reading) => reading.id === 'mixed-tenfold')
  if (!rule || standard.of.length < 2) return []
  return [{ text: `${rule.title}：${rule.ground}`, cite: rule.cite, sure: rule.sure }]
}

function insiderReason(facts: Facts, law: Law): Reason[] {
  if (facts.insider !== true || !law.insider) return []
  const { cite, sure } = law.insider
  const text = halved(facts)
    ? '履行职责或者提供服务过程中获得的信息又出售、提供，标准减半'
    : '减半的标准只及于出售、提供，本项未适用'
  return [{ text, cite, sure }]
}

function lawless(law: Law): Reason {
  return { text: `${law.on || '行为时间不明'}：没有可适用的数量标准`, value: null }
}

/** The words of an option: 计入裸号. */
export function optionLabel(law: Law, reading: ReadingCounts): string {
  const rule = law.readings.find((known) => known.id === reading.id)
  const option = rule?.options.find(({ id, label }) => [id, label].includes(reading.option))
  return option?.label ?? `${rule?.title ?? reading.id}：${reading.option}`
}

function sureOf(law: Law, id: string): Pick<Reason, 'cite' | 'sure'> {
  const rule = law.readings.find((known) => known.id === id)
  return rule ? { cite: rule.cite, sure: rule.sure } : {}
}
