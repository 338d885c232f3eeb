import type { PartyReading, Quantity } from '../case-report.ts'
import { TIERS, type Tier } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Finding, Reason, TierCounts } from '../report.ts'
import { assess } from './assess.ts'
import type { Conduct, Elsewhere, Facts, StatedCounts } from './facts.ts'
import { tierParts } from './formula.ts'
import { aboveRecount, sourceText, type PersonFacts, type StatedFigure } from './person-facts.ts'
import { worded } from './sentences.ts'

/** The findings on numbers: the whole count, and the part that came in duty or service and was passed on. */
export function quantityFindings(person: PersonFacts, law: Law): Finding[] {
  return [...assess(wholeFacts(person, law), law), ...inDutyFindings(person, law)]
}

/** The count of a person as the standards of quantity ask for it. */
export function wholeFacts(person: PersonFacts, law: Law): Facts {
  const { tiers, range } = person
  const counts = atLeast((tier) => tiers[tier])
  return {
    ...common(person),
    ...boundsOf(person, (tier) => tiers[tier]),
    conduct: conductOf(person),
    tiers: counts,
    readings: person.readings.map((reading) => readingCounts(reading)),
    least: range.least,
    most: range.most,
    stated: statedCounts(person, counts),
    parts: parts(person, law, counts),
  }
}

function common(person: PersonFacts): Pick<Facts, 'who' | 'incomplete' | 'unreadFiles' | 'on'> {
  const { name, incomplete, unreadFiles, on } = person
  return { who: name, incomplete, unreadFiles, on }
}

/** Whether the person obtained, provided, or kept part of what was obtained: the words of the sentence. */
function conductOf({ provides, tiers }: PersonFacts): Conduct {
  if (!provides) return 'obtain'
  const kept = TIERS.some((tier) => tiers[tier].unsold['at-least'] > 0)
  return kept ? 'both' : 'provide'
}

type OfTier = (tier: Tier) => Quantity

function atLeast(of: OfTier): TierCounts {
  return { A: of('A')['at-least'], B: of('B')['at-least'], C: of('C')['at-least'] }
}

type Bounds = Pick<Facts, 'lowerBound'> &
  Partial<Pick<Facts, 'open' | 'about' | 'elsewhere' | 'missing'>>

/** Which tiers are lower bounds and why: batches without data, files that were not read. */
function boundsOf(person: PersonFacts, of: OfTier): Bounds {
  const some = TIERS.some((tier) => of(tier).exactly === null)
  // What is in a batch without data nobody has seen: it may hold any item under which a person may yet place it.
  const may = (tier: Tier): boolean => some && person.otherTiers?.includes(tier) === true
  const open = TIERS.filter((tier) => person.incomplete || of(tier).exactly === null || may(tier))
  return {
    lowerBound: open.length > 0,
    open,
    about: TIERS.filter((tier) => of(tier).about),
    elsewhere: elsewhere(of),
    ...(open.length > 0 && { missing: missingText(person) }),
  }
}

function elsewhere(of: OfTier): Partial<Record<Tier, Elsewhere>> {
  const all = TIERS.flatMap((tier) => {
    const { declared, apart, 'declared-bound': bound } = of(tier)
    return declared === null
      ? []
      : [[tier, { declared, bound: bound ?? 'at-least', apart }] as const]
  })
  return Object.fromEntries(all)
}

/** What would have to be had to know the whole number. */
function missingText(person: PersonFacts): string {
  const { opaque = [], unreadFiles, incomplete } = person
  const opens = TIERS.some((tier) => person.tiers[tier].exactly === null)
  const batches = opaque.length > 0 ? `${opaque.join('、')}的数据` : '未附数据的批次的数据'
  const files = unreadFiles > 0 ? `${unreadFiles}个未读文件的内容` : '未读部分的内容'
  return [
    ...(opens && (opaque.length > 0 || !incomplete) ? [batches] : []),
    ...(incomplete ? [files] : []),
  ].join('和')
}

function readingCounts(reading: PartyReading): Facts['readings'][number] {
  const { id, option, tiers, used } = reading
  return { id, option, tiers, used }
}

/** Figures of a higher 证据等次 than our own count; what they say of a tier is set against it. */
function statedCounts(person: PersonFacts, counts: TierCounts): StatedCounts[] {
  return person.stated.flatMap((figure) => {
    const tier = tierOf(figure, counts)
    if (tier === null || figure.records === null || !aboveRecount(figure.rank)) return []
    const { bound, partial = false } = figure
    const source = `${sourceText(figure)}${partial ? '就部分流转' : ''}`
    return [{ source, tiers: { [tier]: figure.records }, bound, partial }]
  })
}

/** A figure that names no tier speaks of the only one there is; of several it cannot be told. */
function tierOf(figure: StatedFigure, counts: TierCounts): Tier | null {
  if (figure.what !== 'records') return null
  if (figure.tier) return figure.tier
  const [only = null, ...others] = TIERS.filter((tier) => counts[tier] > 0)
  return others.length === 0 ? only : null
}

/** Of what the counts are made: buyers and what was kept, and what others state of the same. */
function parts(person: PersonFacts, law: Law, counts: TierCounts): Record<Tier, Reason[]> {
  const of = (tier: Tier): Reason[] => [
    ...tierParts(tier, person, law),
    ...person.stated
      .filter((figure) => tierOf(figure, counts) === tier)
      .flatMap((figure) => besideReason(figure)),
    ...(person.unit ? [UNIT] : []),
  ]
  return { A: of('A'), B: of('B'), C: of('C') }
}

function besideReason(figure: StatedFigure): Reason[] {
  const { records, bound, partial } = figure
  if (records === null) return []
  const part = partial ? '（部分流转）' : ''
  return [{ text: `${sourceText(figure)}载明${part}`, value: worded(`${records}条`, bound) }]
}

const UNIT: Reason = {
  text: '单位适用与自然人相同的标准',
  cite: 'fashi-2017-10/7',
  sure: 'verified',
}

/** Everything that the person provided, of the tiers that hold some of it, came in duty or service. */
export function whollyInDuty({ tiers }: PersonFacts): boolean {
  return TIERS.every((tier) => same(tiers[tier]['in-duty'], tiers[tier].provided))
}

function same(a: Quantity, b: Quantity): boolean {
  return a['at-least'] === b['at-least'] && a.exactly === b.exactly
}

/**
 * Half the standards for what was obtained in duty or service and passed on (解释 5(1)(8), with its ten-fold); nothing
 * when no record is of that kind. The rest of the person's records has the whole standards and is not mixed in.
 */
function inDutyFindings(person: PersonFacts, law: Law): Finding[] {
  const facts = inDutyFacts(person, law)
  if (!facts) return []
  const tierless = (finding: Finding): boolean => finding.rule.startsWith('quantity.aggregate')
  const held = TIERS.filter((tier) => hasSome(person.tiers[tier]['in-duty']))
  return assess(facts, law)
    .filter(
      (f) => tierless(f) || held.some((tier) => f.rule.includes(`tier-${tier.toLowerCase()}`)),
    )
    .map((f) => ({ ...f, rule: `${f.rule}.in-duty`, title: `${f.title}（履职、服务中获得）` }))
}

/** The part that came in duty or service, as facts with the half standard; null when there is none. */
export function inDutyFacts(person: PersonFacts, law: Law): Facts | null {
  const of: OfTier = (tier) => person.tiers[tier]['in-duty']
  if (!TIERS.some((tier) => hasSome(of(tier)))) return null
  const counts = atLeast(of)
  const whole = wholeFacts(person, law)
  const carries = TIERS.every((tier) => same(of(tier), person.tiers[tier]))
  return {
    ...common(person),
    ...boundsOf(person, of),
    conduct: 'in-duty',
    insider: true,
    tiers: counts,
    readings: carries ? whole.readings : [],
    least: carries ? person.range.least : shifted(counts, whole, person.range, 'least'),
    most: carries ? person.range.most : shifted(counts, whole, person.range, 'most'),
  }
}

export function hasSome({ declared, ...quantity }: Quantity): boolean {
  return quantity['at-least'] > 0 || declared !== null
}

/**
 * Readings are known for the whole count only. What one adds to or takes from the part is never more than what it adds
 * to or takes from the whole, so the part lies between these.
 */
function shifted(
  part: TierCounts,
  whole: Pick<Facts, 'tiers' | 'readings'>,
  range: PersonFacts['range'],
  which: 'least' | 'most',
): TierCounts {
  const all = [...whole.readings.map((r) => r.tiers), range.least, range.most]
  const shift = (tier: Tier): number => {
    const moves = all.map((tiers) => tiers[tier] - whole.tiers[tier])
    return which === 'least' ? Math.min(0, ...moves) : Math.max(0, ...moves)
  }
  const moved = (tier: Tier): number => Math.max(0, part[tier] + shift(tier))
  return { A: moved('A'), B: moved('B'), C: moved('C') }
}
