import type { AskedDates } from '../../law/asked.ts'
import { spanOf } from '../../law/period.ts'
import type { SuitFacts } from '../claims/facts.ts'

type Conduct = AskedDates['conduct']

/**
 * From the earliest to the latest transfer in which one of the persons has a part, of those named or of all; the conduct
 * of the case where none of them has a date.
 */
export function conductOf(
  { deals, dates }: Pick<SuitFacts, 'deals' | 'dates'>,
  members: readonly string[],
  named: readonly string[] | null,
): Conduct {
  const spans = deals
    .filter((d) => named === null || named.includes(d.id))
    .filter((d) => [...d.givers, ...d.takers].some((who) => members.includes(who)))
    .flatMap((d) => d.on ?? [])
  const first = spans.toSorted((a, b) => order(start(a.from), start(b.from)))[0]
  const last = spans.toSorted((a, b) => order(end(a.to), end(b.to))).at(-1)
  return first && last ? { from: first.from, to: last.to } : dates.conduct
}

/** The dates of the case with the conduct of some persons. */
export function datesOf({ dates }: Pick<SuitFacts, 'dates'>, conduct: Conduct): AskedDates {
  return { ...dates, conduct }
}

function start(date: string): string {
  return spanOf(date)?.from ?? date
}

function end(date: string): string {
  return spanOf(date)?.to ?? date
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
