import type { LawBook } from '../law/book.ts'
import { firstDay, lastDay } from './facts/days.ts'
import type { CountRequest } from './request.ts'
import type { Evidence } from './roots.ts'

/** The dates on which the law is asked. */
export interface CountDates {
  readonly conduct: { readonly from: string; readonly to: string } | null
  readonly decided: string | null
  /** The day the law data was checked: asked where no date is given, and printed as 假定. */
  readonly assumed: string
}

/** As the command says them; else the conduct of the case from its first day to its last, and its decision. */
export function datesOf(request: CountRequest, evidence: Evidence, book: LawBook): CountDates {
  const facts = evidence.caseFile
  const spans = [
    ...(facts?.dates?.conduct ? [facts.dates.conduct] : []),
    ...(facts?.transfers ?? []).flatMap((t) => (t.on ? [t.on] : [])),
  ]
  const from = spans.map((s) => firstDay(s.from)).sort()[0]
  const to = spans
    .map((s) => lastDay(s.to))
    .sort()
    .at(-1)
  const conduct = request.conduct ?? (from && to ? { from, to } : null)
  return {
    conduct,
    decided: request.decided ?? facts?.criminal?.decided ?? facts?.dates?.decided ?? null,
    assumed: book.checked,
  }
}
