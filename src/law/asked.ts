import type { Ground, LawBook } from './book.ts'
import { dayAfter, spanOf } from './period.ts'

/**
 * The four dates of a case and what else time asks for, as written: a day, a month or a year; null is not known.
 * Civil steps (`filed`, `heard`, `decided`) and the criminal decision are apart.
 */
export interface AskedDates {
  /** First and last day of the conduct. */
  readonly conduct: { readonly from: string; readonly to: string } | null
  readonly filed: string | null
  readonly heard: string | null
  readonly decided: string | null
  readonly criminalDecided: string | null
  /** To this day at the least the harm is known to have gone on. */
  readonly harmUntil: string | null
}

/** Days from one to another, both included. */
export interface Span {
  readonly from: string
  readonly to: string
}

export type Step = 'filed' | 'heard' | 'decided'

/** Stands for a day that has not come. */
export const OPEN = '9999-12-31'

/** The days that a written date may mean; null when there is none, or when it is no date. */
export function meant(text: string | null): Span | null {
  return text === null ? null : spanOf(text)
}

/** The days on which the conduct may have ended: never before it may have begun. */
export function lastOfConduct({ conduct }: AskedDates): Span | null {
  const last = meant(conduct?.to ?? null)
  const first = meant(conduct?.from ?? null)
  if (last === null || first === null || last.to < first.from) return last
  return { from: last.from < first.from ? first.from : last.from, to: last.to }
}

const STEPS = ['filed', 'heard', 'decided'] as const satisfies readonly Step[]

/**
 * The days on which a civil step may have been taken: what its date may mean, not before the last known date before it
 * (the conduct, an earlier step) and not after the first known step after it. Null when neither its own date nor a later
 * step is known, for then it may still be to come.
 *
 * @example conduct from 2018-11, heard 2021-11-23, filing not known → 2018-11-01 … 2021-11-23
 */
export function stepSpan(dates: AskedDates, step: Step): Span | null {
  const known = meant(dates[step])
  const { from, to } = boundsOf(dates, step)
  const first = later(known?.from, from)
  const last = earlier(known?.to, to)
  if (first === undefined || last === undefined || last < first) return known
  return { from: first, to: last }
}

function boundsOf(
  dates: AskedDates,
  step: Step,
): { from: string | undefined; to: string | undefined } {
  const at = STEPS.indexOf(step)
  const before = [dates.conduct?.from ?? null, ...STEPS.slice(0, at).map((s) => dates[s])]
  const after = STEPS.slice(at + 1).map((s) => dates[s])
  const known = (span: Span | null): boolean => span !== null
  return { from: before.map(meant).findLast(known)?.from, to: after.map(meant).find(known)?.to }
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && b !== undefined && a < b ? b : (a ?? b)
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && b !== undefined && a > b ? b : (a ?? b)
}

/** The first day of a span and each day in it on which the law changes: between them nothing can differ. */
export function tellingDays(span: Span, changes: readonly string[]): string[] {
  return [span.from, ...changes.filter((day) => span.from < day && day <= span.to)]
}

/** Days on which a ground, or the statute that it explains, comes into force or has ceased to be. */
export function changesOf(ground: Ground, book: Pick<LawBook, 'instruments'>): string[] {
  const [id = '', article = ''] = (ground.statute ?? '').split('/')
  const statute = book.instruments[id]?.articles[article] ?? []
  return [ground, ...statute].flatMap(({ from, to }) => [
    ...(from === null ? [] : [from]),
    ...(to === null ? [] : [dayAfter(to)]),
  ])
}
