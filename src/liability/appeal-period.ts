import type { Sure } from '../report.ts'
import type { LawBook } from '../law/book.ts'
import { cite } from '../law/cite.ts'
import { dayAfter, isDay } from '../law/period.ts'
import { termOf } from '../law/terms.ts'

/** When the time for an appeal against a criminal judgment ends, and when the judgment takes effect without one. */
export interface AppealPeriod {
  readonly served: string
  /** The tenth day, counted from the day after service. */
  readonly tenth: string
  /** The tenth day, or the first working day after it. */
  readonly last: string
  /** First day on which the judgment is in effect if nobody has appealed. */
  readonly effective: string
  /** Why the last day moved, and what the calendar does not know. */
  readonly notes: readonly string[]
  readonly limit: {
    readonly amount: number
    readonly cite: string
    readonly label: string
    readonly sure: Sure
  }
}

/**
 * Ten days from the day after service (刑诉法 230; the article of the day of service); an end on a day of rest moves to
 * the first working day after it (刑诉法 105), by the official calendar. Undefined when no rule covers the day.
 *
 * @example served 2021-08-05 → tenth day Sunday 2021-08-15, last day Monday 2021-08-16, in effect from 2021-08-17
 */
export function appealPeriod(book: LawBook, served: string): AppealPeriod | undefined {
  const rule = book.clocks.find((clock) => clock.id === 'appeal.criminal-judgment')
  const term = rule && isDay(served) ? termOf(rule, book.calendar, served) : undefined
  if (term === undefined) return undefined
  const { amount, cite: ref, sure } = term.value
  return {
    served,
    tenth: term.ends,
    last: term.last,
    effective: dayAfter(term.last),
    notes: term.notes,
    limit: { amount, cite: ref, label: cite(book, ref).label, sure },
  }
}
