import type { CaseProblem, CaseReport, LawInTime, PartyReport, TierId } from '../../case-report.ts'
import type { Counts } from '../../count/count.ts'
import { compareText } from '../../evidence/locator.ts'
import { countPersons, type Choice, type PersonCounts } from '../../count/per-person/count.ts'
import type { ChainFacts } from '../../count/per-person/facts.ts'
import type { Database } from '../../db/database.ts'
import { partyGains, type Trade } from '../../gains/party.ts'
import type { LawBook } from '../../law/book.ts'
import type { AskedDates } from '../../law/asked.ts'
import type { Law } from '../../law/law.ts'
import { liabilityQuestions, liabilityReport } from '../../liability/claims/liability.ts'
import { lawInTime } from '../../liability/law-in-time.ts'
import { caseNotes, type NoteFacts } from '../../liability/notes.ts'
import { assessPerson } from '../../liability/person.ts'
import type { PersonFacts } from '../../liability/person-facts.ts'
import { keyColumns } from '../../records/index-file.ts'
import type { Report } from '../../report.ts'
import type { OverlapReport } from '../../report/chain.ts'
import type { OriginReport } from '../../report/origin.ts'
import { procedureOf } from '../../liability/procedure/procedure.ts'
import { statedFacts } from '../chain/stated.ts'
import { openPeople, peopleOf } from '../chain/people.ts'
import { hasSuit, procedureFacts } from '../suit/procedure.ts'
import { suitFacts } from '../suit/liability.ts'
import { commissionOf, dealReports, decisionReports, figureReports } from './case-part.ts'
import { caseQuestions } from './case-questions.ts'
import { amountOf, chainFacts, dealsOf, declaredOf } from './chain-facts.ts'
import { choicesOf } from './decided.ts'
import { firstDay, lastDay } from '../facts/days.ts'
import { precedentsOf } from '../precedents/of-case.ts'
import type { CaseFile } from '../facts/schema.ts'
import { lackingFor, lackingText } from '../../gains/lacking.ts'
import { caseMoney, gainsReport } from '../money/money-part.ts'
import { statementHints, statementQuestions } from '../money/hints.ts'
import { moneyQuestions } from '../money/questions.ts'
import type { MoneyRead } from '../money/statements.ts'
import type { Message } from '../money/talk.ts'
import { partyCount, type PartyCount } from './party-part.ts'

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
  const suit = suitFacts(
    facts,
    money.trade,
    askedDates(inputs),
    facts.procedure?.plaintiff?.kind ?? null,
  )
  const law = lawInTime(book, askedDates(inputs)).filter((l) => isAsked(l, facts))
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

interface PartyInputs extends CaseInputs {
  readonly report: Report
  readonly chain: ChainFacts
  readonly persons: PersonCounts
  readonly trade: Trade
}

function partyReport(party: CaseFile['parties'][number], inputs: PartyInputs): PartyReport {
  const { facts, chain, persons, law, trade, report } = inputs
  const chosen: Choice = choicesOf(facts)
  const counted = partyCount(party, facts, chain, persons, chosen, law)
  const gains = partyGains(party.id, trade)
  const { gross, cost, margin, prices, commission } = gains
  const money = { gross, cost, margin }
  const withCommission = commission.received === null ? {} : { commission: true }
  const unread = lackingText(lackingFor([party.id], trade.deals, trade.lacking ?? []))
  const moneyLacking = unread === null ? {} : { moneyLacking: unread }
  const person = {
    ...personFacts(party, counted, inputs),
    ...money,
    ...moneyLacking,
    prices,
    ...withCommission,
    ...settledShort(gains),
  }
  const { findings, robust, changes, notes, formula } = assessPerson(person, law)
  return {
    ...counted,
    held: heldBy(party.id, facts, report),
    formula,
    robust,
    ...money,
    findings,
    changes,
    notes,
  }
}

/** What was given back, and what is confirmed to have come in where the price is computed and was not paid whole. */
function settledShort(
  gains: ReturnType<typeof partyGains>,
): Pick<PersonFacts, 'beforeRefunds' | 'received'> {
  const { gross, received, 'gross-before-refunds': before } = gains
  const short = gross?.basis === 'computed' && received !== null && received.fen < gross.fen
  return {
    ...(before ? { beforeRefunds: before } : {}),
    ...(short ? { received } : {}),
  }
}

function heldBy(party: string, facts: CaseFile, report: Report): PartyReport['held'] {
  const own = facts.exhibits.filter((e) => e.holder === party).map((e) => e.id)
  return report.holders
    .filter((h) => own.includes(h.exhibit))
    .map((h) => ({ exhibit: h.exhibit, records: h.held }))
}

function personFacts(
  party: CaseFile['parties'][number],
  counted: PartyCount,
  { facts, chain, report, conduct, on, unreadFiles, otherTiers }: PartyInputs,
): Omit<PersonFacts, 'gross' | 'cost' | 'margin' | 'prices'> {
  const { id, name } = party
  const business = party['lawful-business']
  return {
    id,
    name,
    unit: party.unit ?? false,
    tiers: counted.tiers,
    readings: counted.readings,
    range: counted.range,
    stated: statedOf(id, facts),
    lawfulBusiness: business
      ? {
          claimed: business.claimed,
          benefit: benefitOf(business.benefit),
          source: business.evidence ?? null,
        }
      : null,
    priors: (party.priors ?? []).map(({ kind, on: day }) => ({ kind, on: day })),
    provides: chain.provisions.some((p) => p.by.includes(id)),
    obtains: chain.obtainings.some((o) => o.by.includes(id)),
    incomplete: !report.complete,
    unreadFiles,
    conduct: ownConduct(id, facts, chain) ?? conduct,
    on,
    opaque: opaqueOf(id, chain),
    otherTiers: allDecided(id, facts, chain) ? [] : otherTiers,
  }
}

function benefitOf(benefit: Parameters<typeof amountOf>[0]): PersonFacts['gross'] {
  const amount = amountOf(benefit)
  return amount && { ...amount, basis: 'stated' }
}

/** Figures that speak of this person, alone or with others. */
function statedOf(party: string, facts: CaseFile): PersonFacts['stated'] {
  const own = dealsOf(facts).filter((d) => [...d.sellers, ...d.buyers].includes(party))
  return facts.figures
    .filter((f) => f.of?.includes(party))
    .map((f) => {
      const money = amountOf(f.amount)
      const records =
        typeof f.records === 'number'
          ? { units: f.records, bound: 'exactly' as const }
          : declaredOf(f.records)
      return {
        what: f.what,
        fen: money?.fen ?? null,
        records: records?.units ?? null,
        bound: money?.bound ?? records?.bound ?? 'exactly',
        tier: f.tier ?? null,
        source: f.source,
        rank: f.rank,
        partial: f.deals !== undefined && own.some((d) => !f.deals?.includes(d.id)),
      }
    })
}

/** From the first to the last day of the transfers in which the party has a part. */
function ownConduct(party: string, facts: CaseFile, chain: ChainFacts): PersonFacts['conduct'] {
  const sources = new Set([
    ...chain.provisions.filter((p) => p.by.includes(party)).map((p) => p.transfer),
    ...chain.obtainings.filter((o) => o.by.includes(party)).map((o) => o.source),
  ])
  const spans = [...facts.transfers, ...facts.obtained].flatMap((t) =>
    sources.has(t.id) && t.on ? [t.on] : [],
  )
  return wholeSpan(spans)
}

function batchesOf(party: string, chain: ChainFacts): ReadonlySet<string> {
  return new Set([
    ...chain.provisions.filter((p) => p.by.includes(party)).map((p) => p.batch),
    ...chain.obtainings.filter((o) => o.by.includes(party)).map((o) => o.batch),
  ])
}

/** Has a person decided the tier of every batch in which the party has a part? */
function allDecided(party: string, facts: CaseFile, chain: ChainFacts): boolean {
  const decisions = facts.decisions.filter((d) => d.kind === 'tier')
  const whole = decisions.some((d) => d.batches === undefined && d.files === undefined)
  const named = new Set(decisions.flatMap((d) => d.batches ?? []))
  const opaque = facts.batches.filter((b) => b.tier !== undefined).map((b) => b.id)
  return whole || [...batchesOf(party, chain)].every((b) => named.has(b) || opaque.includes(b))
}

function opaqueOf(party: string, chain: ChainFacts): string[] {
  const own = batchesOf(party, chain)
  return chain.batches.filter((b) => !b.files && own.has(b.id)).map((b) => `批次${b.id}`)
}

function askedDates({ facts, conduct }: CaseInputs): AskedDates {
  const { dates, criminal } = facts
  return {
    conduct: conductAsWritten(facts) ?? conduct,
    filed: dates?.filed ?? null,
    heard: dates?.heard ?? null,
    decided: dates?.decided ?? null,
    // The same day as the standards are asked for (`count-folder.ts`): both must speak of one law.
    criminalDecided: criminal?.decided ?? dates?.decided ?? null,
    harmUntil: dates?.['harm-until'] ?? null,
  }
}

function conductAsWritten({ dates, transfers }: CaseFile): AskedDates['conduct'] {
  if (dates?.conduct) return dates.conduct
  const spans = transfers.flatMap((t) => (t.on ? [t.on] : []))
  return wholeSpan(spans)
}

function noteFacts(inputs: CaseInputs, parties: readonly PartyReport[]): NoteFacts {
  const { criminal, figures } = inputs.facts
  return {
    criminal: criminal
      ? {
          outcome: criminal.outcome,
          decided: criminal.decided ?? null,
          served: criminal.served ?? null,
          appealed: criminal.appealed ?? null,
          effective: criminal.effective ?? null,
        }
      : null,
    dates: askedDates(inputs),
    ranks: figures.filter((f) => f.what === 'records').map((f) => f.rank),
    below: parties.filter(staysUnder).map((p) => p.name),
  }
}

/** Every finding says 未达到: nothing is met, open or in conflict. */
function staysUnder({ findings, roles }: PartyReport): boolean {
  return roles.length > 0 && findings.length > 0 && findings.every((f) => f.outcome === 'not-met')
}

/** From the earliest first day to the latest last day, as they are written: 2019-03 ends after 2019-03-15. */
function wholeSpan(spans: readonly { from: string; to: string }[]): PersonFacts['conduct'] {
  const [first] = spans.toSorted((a, b) => compareText(firstDay(a.from), firstDay(b.from)))
  const last = spans.toSorted((a, b) => compareText(lastDay(a.to), lastDay(b.to))).at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}
