import { spanOf } from '../../law/period.ts'
import type { CaseFile } from './schema.ts'

/** Days that a date may mean, as `2021-10` may be any day of October. */
export function firstDay(date: string): string {
  return spanOf(date)?.from ?? date
}

export function lastDay(date: string): string {
  return spanOf(date)?.to ?? date
}

/** Is the one date before the other, however both are read? */
export function isBefore(one: string, other: string): boolean {
  return lastDay(one) < firstDay(other)
}

export interface Span {
  readonly from: string
  readonly to: string
}

/** When the conduct began: as stated, else with the first transfer; null when no date is known. */
export function beginning(facts: CaseFile): string | null {
  const stated = facts.dates?.conduct?.from
  if (stated !== undefined) return stated
  const began = facts.transfers.flatMap((t) =>
    t.on && !isBefore(t.on.to, t.on.from) ? [t.on.from] : [],
  )
  return began.toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1))[0] ?? null
}
