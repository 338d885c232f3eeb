import type { LawInTime } from '../../case-report.ts'
import { NO_PROCEDURE, type ClockReport, type ProcedureReport } from '../../report/procedure.ts'
import type { LawBook } from '../../law/book.ts'
import { clockedOf, clockQuestions, clockReports } from './clocks.ts'
import { earlyEffect } from './effect.ts'
import type { KnownDays, ProcedureFacts } from './facts.ts'
import { procedureNotes } from './notes.ts'
import { packOf, packQuestions } from './pack.ts'
import { routesOf } from './routes.ts'
import { performanceOf } from './performance.ts'
import { settlementOf } from './settlement.ts'
import { withdrawalOf } from './withdrawal.ts'
import { COURTS, KINDS, LEVELS } from './words.ts'

/** Clocks and procedure of a case. */
export interface Procedure {
  readonly procedure: ProcedureReport
  readonly clocks: readonly ClockReport[]
}

/**
 * Who may sue where by which road, with which papers, and every clock. `law` is the law in
 * time of the same case: articles by their numbers on its dates.
 */
export function procedureOf(
  book: LawBook,
  facts: ProcedureFacts,
  law: readonly LawInTime[],
): Procedure {
  const settlement = settlementOf(facts)
  const clocks = clockReports(book, clockedOf({ ...facts, days: withEffect(facts, settlement) }))
  if (!facts.suit)
    return { procedure: { ...NO_PROCEDURE, questions: clockQuestions(clocks) }, clocks }
  const lawful = { book, law }
  const routes = routesOf(facts, lawful)
  const pack = packOf(facts, lawful)
  const told = [withdrawalOf(facts, book), performanceOf(facts, book)]
  return {
    clocks,
    procedure: {
      ...bodies(facts),
      routes,
      pack,
      settlement,
      notes: [
        ...procedureNotes(facts, book),
        ...earlyEffect(book, clocks, facts.days),
        ...told.flatMap(({ notes }) => notes),
      ],
      questions: distinct([
        ...clockQuestions(clocks),
        ...openOfUsed(routes),
        ...packQuestions(pack),
        ...(settlement?.open ?? []),
        ...told.flatMap(({ questions }) => questions),
      ]),
    },
  }
}

/** The day on which the last has signed for a 调解书 is that of its effect, where no other is entered. */
function withEffect(
  { days }: ProcedureFacts,
  settlement: ProcedureReport['settlement'],
): KnownDays {
  const last = settlement?.effective ?? null
  if (last === null || days.has('effective')) return days
  const evidence = days.get('settlement-issued')?.evidence ?? null
  return new Map([...days, ['effective', { on: last, evidence }]])
}

/** What the road that is taken leaves open; without one, what all that are not closed leave open. */
function openOfUsed(routes: ProcedureReport['routes']): string[] {
  const used = routes.filter((route) => route.used)
  const asked = used.length > 0 ? used : routes.filter(({ state }) => state !== 'closed')
  return asked.flatMap(({ conditions }) => conditions.flatMap(({ open }) => open ?? []))
}

/** Each once: a question that the clocks ask with what hangs on it is not asked again. */
function distinct(questions: readonly string[]): string[] {
  return questions.filter(
    (question, i) => !questions.slice(0, i).some((earlier) => earlier.startsWith(question)),
  )
}

function bodies(facts: ProcedureFacts): Pick<ProcedureReport, 'plaintiff' | 'supporter' | 'court'> {
  const { plaintiff, supporter, court } = facts
  return {
    plaintiff: plaintiff && {
      kind: plaintiff.kind,
      name: plaintiff.name ?? KINDS[plaintiff.kind],
      level: plaintiff.level && LEVELS[plaintiff.level],
      evidence: plaintiff.evidence,
    },
    supporter: supporter && {
      kind: 'procuratorate',
      name: supporter.name,
      level: supporter.level && LEVELS[supporter.level],
      evidence: supporter.evidence,
    },
    court: court && {
      kind: 'court',
      name: court.name,
      level: court.level && COURTS[court.level],
      evidence: court.evidence,
    },
  }
}
