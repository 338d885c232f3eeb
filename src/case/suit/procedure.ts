import { criminalOutcome } from './criminal.ts'
import type {
  KnownDay,
  Notice,
  PackPaper,
  Paper,
  Performed,
  ProcedureFacts,
  Settlement,
  Withdrawal,
} from '../../liability/procedure/facts.ts'
import type { CaseFile } from '../facts/schema.ts'

type Given = NonNullable<CaseFile['procedure']>

/** Is there a suit, or is one prepared? Rules of procedure are asked only then. */
export function hasSuit({ claims, dates, procedure }: CaseFile): boolean {
  const dated = Boolean(dates?.filed ?? dates?.accepted ?? dates?.heard)
  return claims.length > 0 || dated || procedure !== undefined
}

/**
 * The facts of a case file as far as they tell who sues, where, with what, and when.
 *
 * @param persons 涉及人数, for 众多个人
 */
export function procedureFacts(facts: CaseFile, persons: number): ProcedureFacts {
  const { procedure = {} } = facts
  const { plaintiff, supporter, court } = procedure
  return {
    suit: hasSuit(facts),
    plaintiff: plaintiff ? { kind: plaintiff.kind, ...bodyOf(plaintiff) } : null,
    supporter: supporter ? bodyOf(supporter) : null,
    court: court
      ? {
          name: court.name ?? null,
          level: court.level ?? null,
          internet: court.internet ?? false,
          evidence: court.evidence ?? null,
        }
      : null,
    route: procedure.route ?? null,
    trader: procedure.trader ?? 'unknown',
    others: procedure.others ?? 'unknown',
    clue: (procedure.clue ?? []).map(({ from, to, on, evidence }) => ({
      from,
      to,
      on: on ?? null,
      evidence: evidence ?? null,
    })),
    pack: packOf(procedure),
    notice: preSuitNotice(facts),
    settlement: settlementOf(facts),
    withdrawal: withdrawalOf(procedure),
    performance: performanceOf(procedure),
    claimed: [...new Set(facts.claims.map(({ kind }) => kind))],
    days: daysOf(facts),
    damages: facts.claims.some(({ kind }) => kind === 'compensate'),
    criminal: criminalOutcome(facts),
    persons,
    unplaced: unplacedNotice(facts),
  }
}

/** `dates.announced` that nobody can place: neither a suit of a procuratorate nor an agreement is entered. */
function unplacedNotice(facts: CaseFile): string | null {
  const announced = facts.dates?.announced ?? null
  const placed = [preSuitNotice(facts).on, settlementOf(facts)?.announced.on]
  return announced === null || placed.includes(announced) ? null : announced
}

type GivenPaper = NonNullable<NonNullable<Given['pack']>[PackPaper]>
type Named = NonNullable<Given['supporter']>

function bodyOf({ name, level, evidence }: Named) {
  return { name: name ?? null, level: level ?? null, evidence: evidence ?? null }
}

function packOf({ pack }: Given): ProcedureFacts['pack'] {
  const papers = Object.entries(pack ?? {}) as [PackPaper, GivenPaper][]
  return Object.fromEntries(
    papers.map(([name, given]): [string, Paper] => [
      name,
      typeof given === 'string'
        ? { have: given, evidence: null }
        : { have: given.have, evidence: given.evidence ?? null },
    ]),
  )
}

function noticeOf(given: Given['notice']): Notice {
  const { on, medium, evidence } = given ?? {}
  return { on: on ?? null, medium: medium ?? null, evidence: evidence ?? null }
}

/** `dates.announced` is the notice before the suit when a procuratorate sues, and that of the agreement otherwise. */
function preSuitNotice({ dates, procedure }: CaseFile): Notice {
  const given = noticeOf(procedure?.notice)
  const own = procedure?.plaintiff?.kind === 'procuratorate' && !procedure.settlement
  return { ...given, on: given.on ?? (own ? (dates?.announced ?? null) : null) }
}

function settlementOf({ dates, procedure }: CaseFile): Settlement | null {
  const given = procedure?.settlement
  if (!given) return null
  const announced = noticeOf(given.announced)
  return {
    words: given.words,
    signed: given.signed ?? null,
    announced: { ...announced, on: announced.on ?? dates?.announced ?? null },
    issued: given.issued ?? null,
    served: (given.served ?? []).map(({ who, on }) => ({ who, on: on ?? null })),
  }
}

function withdrawalOf(given: Given): Withdrawal | null {
  const own = given.withdrawal
  if (!own) return null
  return {
    asked: own.asked ?? null,
    claimsMet: own['claims-met'] ?? 'unknown',
    allowed: own.allowed ?? null,
    debateEnded: given['debate-ended'] ?? null,
    evidence: own.evidence ?? null,
  }
}

function performanceOf(given: Given): Performed[] {
  return (given.performance ?? []).map(({ what, due, on, evidence }) => ({
    what,
    due: due ?? given['performance-due'] ?? null,
    on: on ?? null,
    evidence: evidence ?? null,
  }))
}

/** Days by the ids of law/rules/clocks.yaml. */
function daysOf(facts: CaseFile): ReadonlyMap<string, KnownDay> {
  const { criminal, dates, procedure = {} } = facts
  const settlement = settlementOf(facts)
  const notice = preSuitNotice(facts)
  const judged = criminal?.outcome === 'judgment'
  const crime = criminal?.evidence
  const agreed = procedure.settlement?.evidence
  const all: readonly (readonly [
    fact: string,
    on: string | null | undefined,
    at?: string | null | undefined,
  ])[] = [
    ['notice-published', notice.on, notice.evidence],
    ['file-received', procedure.received],
    ['filed', dates?.filed],
    ['accepted', dates?.accepted],
    ['complaint-served', procedure.served?.complaint],
    ['hearing-notice-received', procedure['hearing-notice']],
    ['heard', dates?.heard],
    ['authority-told', procedure['authority-told']],
    ['settlement-signed', settlement?.signed, agreed],
    ['settlement-announced', settlement?.announced.on, settlement?.announced.evidence],
    ['settlement-issued', settlement?.issued, agreed],
    ['decided', dates?.decided],
    ['judgment-served', procedure.served?.judgment],
    ['ruling-served', procedure.served?.ruling],
    ['effective', procedure.effective],
    ['performance-due', procedure['performance-due']],
    ['review-received', criminal?.received, crime],
    ['charged', criminal?.charged, crime],
    ['criminal-decided', judged ? criminal.decided : null, crime],
    ['criminal-served', judged ? criminal.served : null, crime],
    ['harm-known', procedure['harm-known']],
  ]
  return new Map(
    all.flatMap(([fact, on, at]) => (on == null ? [] : [[fact, { on, evidence: at ?? null }]])),
  )
}
