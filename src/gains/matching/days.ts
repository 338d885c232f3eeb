import { daysBetween } from '../../law/days.ts'

export interface Days {
  readonly from: string
  readonly to: string
}

/** Days between two periods; 0 where they have a day in common, null where one is not known. */
export function daysApart(a: Days | null, b: Days | null): number | null {
  if (!a || !b) return null
  if (a.to < b.from) return daysBetween(a.to, b.from)
  return b.to < a.from ? daysBetween(b.to, a.from) : 0
}
