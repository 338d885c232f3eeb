import type { PartyReading } from '../case-report.ts'
import { lawOn } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import type { Finding, Outcome, Reason } from '../report.ts'
import { computed, person, stated } from '../../test/support/person-facts.ts'
import { assessPerson } from './person.ts'
import type { PersonFacts } from './person-facts.ts'

/** The law of one day, and the persons of the two stories, for the tests of this folder. */
export const book = loadLaw()

export const law = lawOn(book, '2021-10-26')

export const find = (facts: PersonFacts, rule: string): Finding | undefined =>
  assessPerson(facts, law).findings.find((f) => f.rule === rule)

export const outcome = (facts: PersonFacts, rule: string): Outcome | undefined =>
  find(facts, rule)?.outcome

export const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : []

export const leaves = (reason: Reason): Reason[] => [
  reason,
  ...(reason.because ?? []).flatMap(leaves),
]

export const fei = person(
  'sold-on',
  { C: 11_034 },
  {
    name: '费某扬',
    gross: computed(496_530),
    cost: computed(275_850),
    margin: computed(220_680),
    prices: [450_000],
    stated: [stated({ what: 'margin', fen: 200_000 })],
    conduct: { from: '2021-08', to: '2021-10-26' },
  },
)

export const wang = person(
  'sold-on',
  { C: 37_002 },
  {
    name: '王某某',
    gross: computed(1_650_000),
    cost: computed(450_000),
    margin: computed(1_200_000),
  },
)

export function readingOf(id: string, option: string, n: number): PartyReading {
  return {
    id,
    title: id,
    option,
    used: false,
    civil: false,
    tiers: { A: 0, B: 0, C: n },
    ground: '',
    sure: 'page',
  }
}
