import type { LawBook } from '../law/book.ts'
import { limitOn, type Limit } from '../law/limits.ts'
import { dayAfter } from '../law/period.ts'

/** When the time for an appeal against a criminal judgment ends, and when the judgment takes effect without one. */
export interface AppealPeriod {
  readonly served: string
  /** The tenth day, counted from the day after service. */
  readonly tenth: string
  /** The tenth day, or the working day after a weekend. */
  readonly last: string
  /** First day on which the judgment is in effect if nobody has appealed. */
  readonly effective: string
  readonly limit: Limit
}

/**
 * Ten days from the day after service (刑诉法 230; the article of the day of service); an end on a Saturday or Sunday
 * moves to Monday (刑诉法 105). Statutory holidays, and weekends that are worked in exchange, are not known here. All from
 * memory. Undefined when no rule covers the day.
 *
 * @example served 2021-08-05 → tenth day Sunday 2021-08-15, last day Monday 2021-08-16, in effect from 2021-08-17
 */
export function appealPeriod(book: LawBook, served: string): AppealPeriod | undefined {
  const limit = limitOn(book, 'appeal.criminal-judgment', served)
  if (limit === undefined) return undefined
  const tenth = daysAfter(served, limit.amount)
  const last = workingDay(tenth)
  return { served, tenth, last, effective: dayAfter(last), limit }
}

/** 星期日 … 星期六 */
export function weekday(day: string): string {
  return `星期${'日一二三四五六'[weekdayNumber(day)] ?? ''}`
}

function weekdayNumber(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function workingDay(day: string): string {
  const number = weekdayNumber(day)
  return number === 0 || number === 6 ? workingDay(dayAfter(day)) : day
}

function daysAfter(day: string, days: number): string {
  return days === 0 ? day : daysAfter(dayAfter(day), days - 1)
}
