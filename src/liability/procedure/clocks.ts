import type { ClockReport } from '../../report/procedure.ts'
import type { LawBook } from '../../law/book.ts'
import type { ClockParty, ClockRule } from '../../law/terms.ts'
import { clockReport } from './clock.ts'
import type { KnownDays, ProcedureFacts } from './facts.ts'

/** What a clock may ask for. */
export interface Clocked {
  readonly days: KnownDays
  /** Of whom the case is. */
  readonly parties: readonly ClockParty[]
  /** Is money claimed? */
  readonly damages: boolean
}

/** Of whom the case is: of who sues, and of a criminal case where there is one. */
export function clockedOf({ plaintiff, criminal, days, damages, suit }: ProcedureFacts): Clocked {
  const crime = criminal !== null && criminal.outcome !== 'none'
  const sues = plaintiff === null ? (['organisation'] as const) : [plaintiff.kind]
  return {
    days,
    damages,
    parties: [...(suit ? sues : []), ...(crime ? ['criminal' as const] : [])],
  }
}

/**
 * 期限: every clock that the case asks for, in the order of law/rules/clocks.yaml. The last day of one may be the start of
 * another (诉前公告期满 → 审查起诉), as far as it is known to the day.
 */
export function clockReports(book: LawBook, { days, parties, damages }: Clocked): ClockReport[] {
  const known = new Map(days)
  const clocks: ClockReport[] = []
  for (const rule of book.clocks) {
    if (!isAsked(rule, known, parties, damages)) continue
    const clock = clockReport(rule, book, known)
    if (clock === undefined) continue
    clocks.push(clock)
    learn(rule, clock, known)
  }
  return clocks
}

function isAsked(
  rule: ClockRule,
  known: KnownDays,
  parties: readonly ClockParty[],
  damages: boolean,
): boolean {
  if (!rule.for.some((party) => parties.includes(party))) return false
  const has = (name: string): boolean => known.has(name) || (damages && name === 'damages')
  return rule.when.length === 0 || rule.when.some(has)
}

function learn(
  { gives }: ClockRule,
  clock: ClockReport,
  known: Map<string, { on: string; evidence: string | null }>,
): void {
  const { last, assumed } = clock
  if (gives === null || known.has(gives) || assumed !== null || last === null) return
  if (last.from === last.to) known.set(gives, { on: last.from, evidence: clock.start.evidence })
}

/** 待查事项 of the clocks, each once. */
export function clockQuestions(clocks: readonly ClockReport[]): string[] {
  return [
    ...new Set(
      clocks.flatMap(({ open, id, title }) =>
        open === null ? [] : [asking(open, id, title, clocks)],
      ),
    ),
  ]
}

/** With the clocks that hang on it, so that whoever asks knows what for. */
function asking(open: string, id: string, title: string, clocks: readonly ClockReport[]): string {
  const same = clocks.filter((clock) => clock.open === open).map((clock) => clock.title)
  const first = clocks.find((clock) => clock.open === open)?.id === id
  return `${open}（${first || same.length > 1 ? same.join('、') : title}）`
}
