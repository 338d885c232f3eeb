import { priceText, yuan } from '../gains/money.ts'
import { numeral } from '../law/cite.ts'
import type { Law } from '../law/law.ts'
import type { Finding, Outcome, Reason } from '../report.ts'
import {
  BASIS_TITLES,
  basesOf,
  basisName,
  basisOutcome,
  basisReason,
  basisText,
  besides,
  linesFor,
  shortOf,
  standardText,
  type Basis,
} from './income-bases.ts'
import type { PersonFacts, StatedFigure } from './person-facts.ts'
import { hasSome, whollyInDuty } from './person-quantity.ts'
import { inclusive, standardReason } from './reasons.ts'
import { closing, conflictSentence, full, worded } from './sentences.ts'
import { applied, type Applied, type Level } from './standards.ts'
import { TIERS } from '../law/book.ts'

const LEVELS = ['serious', 'especially-serious'] as const

/**
 * 违法所得 against the standards of amount (解释 5(1)(7), ten times it by 5(2)(3), half of each by 5(1)(8)), on each basis
 * that practice takes: 出售收入, 差价获利, what somebody states. Which of them is 违法所得 is not decided here: where they
 * lead to different outcomes the finding says on which it hangs.
 *
 * @example gross 4965.30, margin 2206.80, stated 2000.00 → 未达到 5000元, 差34.70元, 三种口径结论一致
 */
export function incomeFindings(person: PersonFacts, law: Law): Finding[] {
  if (!concerned(person)) return []
  if (nothingKnown(person)) return [incomeFinding('serious', false, person, law)]
  const whole = LEVELS.map((level) => incomeFinding(level, false, person, law))
  const halved = TIERS.some((tier) => hasSome(person.tiers[tier]['in-duty']))
  return halved ? [...whole, ...LEVELS.map((l) => incomeFinding(l, true, person, law))] : whole
}

/** Who sells or provides, and who is said to have had income from it. */
function concerned({ provides, gross, stated }: PersonFacts): boolean {
  return provides || gross !== null || stated.some(isIncome)
}

function isIncome({ what }: Pick<StatedFigure, 'what'>): boolean {
  return ['gross', 'margin', 'illegal-income'].includes(what)
}

/** No sum at all: one open finding says what is missing, for every standard. */
function nothingKnown({ gross, margin, stated }: PersonFacts): boolean {
  return gross === null && margin === null && !stated.some(isIncome)
}

interface Asked {
  readonly person: PersonFacts
  readonly law: Law
  readonly level: Level
  readonly inDuty: boolean
  readonly standard: Applied
  readonly bases: readonly Basis[]
  readonly outcomes: readonly Outcome[]
}

function incomeFinding(level: Level, inDuty: boolean, person: PersonFacts, law: Law): Finding {
  const insider = { insider: inDuty, conduct: 'in-duty' } as const
  const standard = applied(law.income, level, insider, law)
  const [verdict, reasons] = standard
    ? judged(asked({ person, law, level, inDuty, standard }))
    : [lawless(law), []]
  return {
    rule: `income.${level}${inDuty ? '.in-duty' : ''}`,
    title: `违法所得${level === 'serious' ? '数额标准' : '十倍数额标准'}${inDuty ? '（履职、服务中获得）' : ''}`,
    outcome: verdict.outcome,
    sentence: `${verdict.sentence}${closing({ who: person.name }, level)}`,
    reasons,
    robust: verdict.robust,
    incomplete: person.moneyLacking !== undefined,
    on: person.on,
  }
}

interface Verdict {
  readonly outcome: Outcome
  readonly sentence: string
  readonly robust: boolean
}

function lawless(law: Law): Verdict {
  const sentence = `因缺少${law.on || '行为时'}适用的数额标准，不能得出是否达到数额标准的结论。`
  return { outcome: 'unknown', sentence, robust: false }
}

function asked(given: Omit<Asked, 'bases' | 'outcomes'>): Asked {
  const bases = basesOf(given.person, given.standard)
  return { ...given, bases, outcomes: bases.map((b) => basisOutcome(b, given.standard)) }
}

function judged(q: Asked): readonly [Verdict, Reason[]] {
  return [verdictOf(q), reasonsOf(q)]
}

function verdictOf(q: Asked): Verdict {
  if (q.bases.length === 0) return unknown(`因缺少${NOTHING}，${undetermined(q)}；没有已知数额。`)
  if (q.inDuty && !whollyInDuty(q.person)) return unknown(mixedSentence(q))
  const dispute = dissenting(q)
  if (dispute) return { outcome: 'conflict', sentence: dispute, robust: false }
  const [outcome = 'unknown', ...others] = new Set(q.outcomes)
  if (others.length > 0) return unknown(hangsSentence(q))
  if (outcome === 'unknown') return unknown(openSentence(q))
  const { moneyLacking } = q.person
  if (moneyLacking !== undefined && outcome === 'not-met')
    return unknown(unreadSentence(q, moneyLacking))
  const firm = q.bases.every(({ bound }) => bound !== 'about')
  const sentence = outcome === 'met' ? reachedSentence(q) : shortSentence(q)
  return { outcome, sentence, robust: firm }
}

function unknown(sentence: string): Verdict {
  return { outcome: 'unknown', sentence, robust: false }
}

const NOTHING = '出售收入、差价获利的数额和载明的违法所得'

function named({ standard }: Asked): string {
  return full({ label: standard.label, shown: standardText(standard), kind: '数额标准' })
}

function undetermined(q: Asked): string {
  return `不能得出是否达到${named(q)}的结论`
}

function told({ person, bases }: Asked): string {
  return `${person.name}${bases.map(basisText).join('、')}`
}

function reachedSentence(q: Asked): string {
  return `经核算，${told(q)}，${q.bases.length > 1 ? '均' : ''}达到${named(q)}${agree(q)}。`
}

/** How much is short is told on the first basis: gross, where it is known. */
function shortSentence(q: Asked): string {
  const [first] = q.bases
  const by = first ? gapText(first, q) : ''
  return `经核算，${told(q)}，${q.bases.length > 1 ? '均' : ''}未达到${named(q)}，${by}${agree(q)}。`
}

function gapText(basis: Basis, q: Asked): string {
  const short = shortOf(basis.fen, q.standard)
  const on = q.bases.length > 1 ? `按${basisName(basis)}` : ''
  return `${on}差${yuan(short)}${inLines(basis, short, q.person)}`
}

/** （按每条0.45元为78条）: with one price, a gap in gross is told in lines too. */
export function inLines(basis: Pick<Basis, 'kind'>, short: bigint, person: PersonFacts): string {
  const [price, ...others] = person.prices ?? []
  if (basis.kind !== 'gross' || price === undefined || others.length > 0) return ''
  const lines = linesFor(short, price)
  return lines === null ? '' : `（按每条${priceText(price)}为${lines}条）`
}

function agree({ bases }: Asked): string {
  if (bases.length < 2) return ''
  return `，${bases.length === 2 ? '两' : numeral(String(bases.length))}种口径结论一致`
}

/** Every basis is a lower bound, or one that falls short stands beside lower bounds. */
function openSentence(q: Asked): string {
  const known = q.bases.map(basisText).join('、')
  const [first] = q.bases
  const gap = first ? `，已列明的部分${gapText(first, q)}` : ''
  return `因缺少部分流转的价款，${undetermined(q)}；已知部分为${q.person.name}${known}${gap}。`
}

/** What is known falls short, but statements of accounts were not read whole (promise 4). */
function unreadSentence(q: Asked, missing: string): string {
  const known = q.bases.map(basisText).join('、')
  const [first] = q.bases
  const gap = first ? `，已知的部分${gapText(first, q)}` : ''
  return `因${missing}，${undetermined(q)}；就已知部分，${q.person.name}${known}${gap}。`
}

const SAYS: Readonly<Record<Outcome, string>> = {
  met: '达到',
  'not-met': '未达到',
  unknown: '待查明',
  conflict: '证据不一致',
}

/** 按出售收入（…）达到，按差价获利（…）未达到…；须由检察官确定口径并说明理由。 */
function hangsSentence(q: Asked): string {
  const clauses = [...new Set(q.outcomes)].map((outcome) => {
    const of = q.bases.filter((_, i) => q.outcomes[i] === outcome)
    return `按${of.map(basisText).join('、')}${SAYS[outcome]}`
  })
  return `对${named(q)}，${q.person.name}${clauses.join('，')}；须由检察官确定口径并说明理由。`
}

/** Income of the part that came in duty is not told apart from the rest. */
function mixedSentence(q: Asked): string {
  const known = q.bases.map(basisText).join('、')
  return `因缺少履行职责或者提供服务过程中获得的信息所对应的收入，${undetermined(q)}；全部提供的${known}。`
}

/** Two sums for the same basis that lead elsewhere, from sources of different rank: both stand, none is chosen. */
function dissenting(q: Asked): string | null {
  for (const [i, a] of q.bases.entries())
    for (const [j, b] of q.bases.entries()) {
      if (j <= i || a.kind !== b.kind || !opposed(q.outcomes[i], q.outcomes[j])) continue
      const ours = { ...source(a), source: `${standardOf(q)}${source(a).source}` }
      return conflictSentence(ours, source(b), '', yuan)
    }
  return null
}

function opposed(a: Outcome | undefined, b: Outcome | undefined): boolean {
  return (a === 'met' && b === 'not-met') || (a === 'not-met' && b === 'met')
}

function source({ fen, bound, source: of, kind, rank }: Basis): {
  readonly source: string
  readonly stated: bigint
  readonly bound: Basis['bound']
} {
  const ours = rank === 'derived' ? '按单价与条数推算' : '流转记载'
  return { source: `${of ?? ours}的${BASIS_TITLES[kind]}`, stated: fen, bound }
}

function standardOf({ standard, level }: Asked): string {
  const title = level === 'serious' ? '数额标准' : '十倍数额标准'
  return `违法所得（${title}${standardText(standard)}）`
}

function reasonsOf(q: Asked): Reason[] {
  const { person, standard, law } = q
  const partial = besides(person, standard).map((basis): Reason => ({
    text: `${basisName(basis)}：只及部分流转，未作为全部的数额`,
    value: worded(yuan(basis.fen), basis.bound),
  }))
  return [
    ...q.bases.map((basis) => basisReason(basis, standard)),
    ...partial,
    ...(person.cost ? [{ text: '购入支出（按出售收入计时不扣除）', value: costText(person) }] : []),
    standardReason(standard, '', standardText(standard)),
    GROSS_OR_NET,
    inclusive(law),
  ]
}

function costText({ cost }: PersonFacts): string {
  return cost ? worded(yuan(cost.fen), cost.bound) : ''
}

/** Where the views part. */
const GROSS_OR_NET: Reason = {
  text: '违法所得是否扣除购入支出，做法不一：一说按出售收入、不扣成本；也有按差价或者扣除转付部分计的',
  cite: 'fashi-2017-10/5.1.7',
  sure: 'from-memory',
}
