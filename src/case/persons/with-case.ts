import type { CaseProblem, CaseReport, LawInTime, PartyReport, TierId } from '../../case-report.ts'
import type { Counts } from '../../count/count.ts'
import { countPersons } from '../../count/per-person/count.ts'
import type { Database } from '../../db/database.ts'
import type { LawBook } from '../../law/book.ts'
import type { Law } from '../../law/law.ts'
import { liabilityQuestions, liabilityReport } from '../../liability/claims/liability.ts'
import { lawInTime } from '../../liability/law-in-time.ts'
import { caseNotes, type NoteFacts } from '../../liability/notes.ts'
import type { PersonFacts } from '../../liability/person-facts.ts'
import { keyColumns } from '../../records/index-file.ts'
import type { Report } from '../../report.ts'
import type { OverlapReport } from '../../report/chain.ts'
import type { OriginReport } from '../../report/origin.ts'
import { procedureOf } from '../../liability/procedure/procedure.ts'
import { statedFacts } from '../chain/stated.ts'
import { openPeople, peopleOf } from '../chain/people.ts'
import { criminalOutcome } from '../suit/criminal.ts'
import { hasSuit, procedureFacts } from '../suit/procedure.ts'
import { suitFacts } from '../suit/liability.ts'
import { commissionOf, dealReports, decisionReports, figureReports } from './case-part.ts'
import { askedDates } from './case-dates.ts'
import { caseQuestions } from './case-questions.ts'
import { chainFacts } from './chain-facts.ts'
import { choicesOf } from './decided.ts'
import { precedentsOf } from '../precedents/of-case.ts'
import type { CaseFile } from '../facts/schema.ts'
import { caseMoney, gainsReport } from '../money/money-part.ts'
import { statementHints, statementQuestions } from '../money/hints.ts'
import { moneyQuestions } from '../money/questions.ts'
import type { MoneyRead } from '../money/statements.ts'
import type { Message } from '../money/talk.ts'
import { partyReport } from './party-report.ts'

/** What the case adds to the count of its evidence. */
export interface CaseInputs {
  readonly facts: CaseFile
  readonly problems: readonly CaseProblem[]
  /** What the journal of the case asks. */
  readonly questions: readonly string[]
  readonly journal: CaseReport['journal']
  readonly db: Database
  readonly counts: Counts
  readonly book: LawBook
  readonly law: Law
  /** Tiers that somebody argues for on these fields, where nobody has decided (law/rules/tiers.yaml). */
  readonly otherTiers: readonly TierId[]
  readonly conduct: PersonFacts['conduct']
  readonly on: PersonFacts['on']
  readonly unreadFiles: number
  /** Which batches share people; null: fewer than two have files. */
  readonly overlap: OverlapReport | null
  /** Where its batches came from, as far as the lists tell. */
  readonly origin: OriginReport
  /** What the statements of accounts of the case (`statements:`) hold. */
  readonly money: MoneyRead
  /** What people wrote to each other in the evidence. */
  readonly messages: Iterable<Message>
}

/**
 * The report of a folder with what the facts of its case add: each person's count under each reading, the findings, the
 * deals and figures, the law of each date, and what is open. Needs the temporary tables of the count.
 */
export async function withCase(report: Report, inputs: CaseInputs): Promise<Report> {
  const { facts, counts, book, problems, questions } = inputs
  const files = new Set(report.batches.filter((b) => b.files.length > 0).map((b) => b.id))
  const chain = chainFacts(facts, files)
  const persons = await countPersons(inputs.db, await keyColumns(inputs.db), chain)
  const money = caseMoney({ ...inputs, ...inputs.money })
  const { deals } = money.trade
  const parties = facts.parties.map((p) =>
    partyReport(p, { ...inputs, report, chain, persons, trade: money.trade }),
  )
  const figures = figureReports(facts, money.trade, parties)
  const people = await peopleOf({ facts, chain, persons, db: inputs.db })
  const asked = askedDates(facts, inputs.conduct)
  const suit = suitFacts(facts, money.trade, asked, facts.procedure?.plaintiff?.kind ?? null)
  const law = lawInTime(book, asked).filter((l) => isAsked(l, facts))
  const procedure = procedureOf(book, procedureFacts(facts, report.persons.distinct), law)
  const part: CaseReport = {
    journal: inputs.journal,
    commission: commissionOf(facts),
    parties,
    people,
    origin: inputs.origin,
    deals: dealReports(facts, deals),
    stated: statedFacts(facts),
    figures,
    gains: gainsReport(money, inputs, figures),
    liability: liabilityReport(book, suit),
    law,
    notes: [...caseNotes(book, noteFacts(inputs, parties)), ...statementHints(report.tables)],
    statements: inputs.money.statements,
    ...procedure,
    overlap: inputs.overlap,
    precedents: precedentsOf(facts, report, parties),
    decisions: decisionReports(facts, counts),
    problems,
  }
  return {
    ...report,
    complete: report.complete && inputs.money.statements.every((s) => s.lacking.length === 0),
    readings: decidedAmong(report.readings, facts, inputs.law),
    case: part,
    questions: distinct([
      ...report.questions,
      ...questions,
      ...statementQuestions(inputs.money.statements),
      ...caseQuestions(facts, part),
      ...moneyQuestions(part.gains),
      ...openPeople(facts, people),
      ...liabilityQuestions(part.liability, suit),
      ...part.procedure.questions,
    ]),
  }
}

/** The readings of the whole, with those that people have decided for marked. */
function decidedAmong(
  readings: Report['readings'],
  facts: CaseFile,
  { readings: rules }: Law,
): Report['readings'] {
  const chosen = choicesOf(facts)
  const labelOf = (id: string) =>
    rules.find((r) => r.id === id)?.options.find((o) => o.id === chosen[id])?.label
  return readings.map((r) => (r.option === labelOf(r.id) ? { ...r, decided: true } : r))
}

/** Each question once, where it is first asked. */
function distinct(questions: readonly string[]): string[] {
  return [...new Set(questions)]
}

/** Grounds of groups and claims stand with these, where they are used. */
const LIABLE = 'liable.'

/** Rules of the suit are asked only where there is one, or is to be. */
function isAsked(law: LawInTime, facts: CaseFile): boolean {
  if (law.id.startsWith(LIABLE)) return false
  return hasSuit(facts) || law.time !== 'procedure'
}

function noteFacts(inputs: CaseInputs, parties: readonly PartyReport[]): NoteFacts {
  const { figures } = inputs.facts
  return {
    criminal: criminalOutcome(inputs.facts),
    dates: askedDates(inputs.facts, inputs.conduct),
    ranks: figures.filter((f) => f.what === 'records').map((f) => f.rank),
    below: parties.filter(staysUnder).map((p) => p.name),
  }
}

/** Every finding says 未达到: nothing is met, open or in conflict. */
function staysUnder({ findings, roles }: PartyReport): boolean {
  return roles.length > 0 && findings.length > 0 && findings.every((f) => f.outcome === 'not-met')
}
