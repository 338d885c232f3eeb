import { articleLabel, numeral } from '../law/cite.ts'
import type { Law } from '../law/law.ts'
import { daysIn, spanOf } from '../law/period.ts'
import type { Finding, Outcome, Reason } from '../report.ts'
import type { PersonFacts, Prior } from './person-facts.ts'
import { closing, unknownSentence } from './sentences.ts'

const CITE = 'fashi-2017-10/5.1.9'
const LABEL = articleLabel({ short: '解释' }, CITE)

/**
 * 解释 5(1)(9): punished before for this offence, whenever; or by an administrative penalty within two years before the
 * conduct. Nothing when no earlier punishment is entered: that none is known is no finding.
 *
 * @example penalty 2019-03-01, conduct from 2021-03-01 → 达到; from 2021-03-02 → 未达到
 */
export function priorFindings(person: PersonFacts, law: Law): Finding[] {
  const { priors, conduct } = person
  if (priors.length === 0) return []
  const years = law.limits['prior.administrative']?.amount
  const outcomes = priors.map((prior) => priorOutcome(prior, conduct, years))
  const outcome = strongest(outcomes)
  const sentence = years === undefined ? lawless(law) : sentenceOf(outcome, person)
  return [
    {
      rule: 'prior.serious',
      title: '曾受处罚又实施',
      outcome,
      sentence: `${sentence}${closing({ who: person.name }, 'serious')}`,
      reasons: priors.map((prior, i) =>
        priorReason({ prior, outcome: outcomes[i] ?? 'unknown', person, law }),
      ),
      robust: outcome === 'met' || outcome === 'not-met',
      incomplete: false,
      on: person.on,
    },
  ]
}

function strongest(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('met')) return 'met'
  return outcomes.includes('unknown') ? 'unknown' : 'not-met'
}

function lawless(law: Law): string {
  return `因缺少${law.on || '行为时'}适用的标准，不能得出是否达到${LABEL}的结论。`
}

interface Days {
  readonly first: string
  readonly last: string
}

/**
 * Was the conduct after the punishment, and for an administrative one within so many years of it? Imprecise dates may
 * leave it open; so does a day without law (`years` undefined).
 */
function priorOutcome(
  { kind, on }: Prior,
  conduct: { readonly from: string; readonly to: string } | null,
  years: number | undefined,
): Outcome {
  const punished = years === undefined ? null : days(on)
  const [start, end] = conduct ? [days(conduct.from), days(conduct.to)] : [null, null]
  if (!punished || !start || !end) return 'unknown'
  const until =
    kind === 'criminal'
      ? { first: '9999-12-31', last: '9999-12-31' }
      : { first: yearsAfter(punished.first, years), last: yearsAfter(punished.last, years) }
  const surely = [start, end].some((d) => d.first > punished.last && d.last <= until.first)
  if (surely) return 'met'
  const possible = end.last > punished.first && start.first <= until.last
  return possible ? 'unknown' : 'not-met'
}

function days(written: string): Days | null {
  const span = spanOf(written)
  return span && { first: span.from, last: span.to }
}

/** The corresponding day years on, itself included (inference); of 29 February the last day of the month. */
function yearsAfter(day: string, years = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = Math.min(date, daysIn(year + years, month))
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${year + years}-${two(month)}-${two(last)}`
}

function sentenceOf(outcome: Outcome, person: PersonFacts): string {
  const { name, priors } = person
  const what = `${name}${priors.map(priorText).join('、')}，本案行为${period(person)}`
  if (outcome === 'met') return `经核算，${what}，达到${LABEL}规定的标准。`
  if (outcome === 'not-met') return `经核算，${what}，未达到${LABEL}规定的标准。`
  return unknownSentence('处罚与行为的确切日期', `${LABEL}规定的标准`, what)
}

function period({ conduct }: PersonFacts): string {
  if (!conduct) return '时间不明'
  return conduct.from === conduct.to ? `在${conduct.from}` : `在${conduct.from}至${conduct.to}`
}

function priorText({ kind, on }: Prior): string {
  return `曾于${on}因侵犯公民个人信息受${kind === 'criminal' ? '刑事' : '行政'}处罚`
}

interface Asked {
  readonly prior: Prior
  readonly outcome: Outcome
  readonly person: PersonFacts
  readonly law: Law
}

function priorReason({ prior, outcome, person, law }: Asked): Reason {
  const until = days(prior.on)
  const years = law.limits['prior.administrative']?.amount
  const bounded = prior.kind === 'administrative' && until !== null && years !== undefined
  const limit = bounded ? yearsAfter(until.last, years) : null
  return {
    text: `${priorText(prior)}；本案行为${period(person)}`,
    value: { met: '达到', 'not-met': '未达到', unknown: '待查明', conflict: '' }[outcome],
    cite: CITE,
    sure: prior.kind === 'criminal' ? 'verified' : 'inference',
    ...(limit && {
      because: [{ text: `${numeral(String(years))}年届满之日（对应日在内）`, value: limit }],
    }),
  }
}
