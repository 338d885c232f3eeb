import type { StatedHead } from '../head.ts'
import type { Line } from '../line.ts'
import { compareByCode } from '../order.ts'
import type { Settling } from './settling.ts'
import { orderOf, slashTime, timeOf, type DayOrder, type ReadTime } from '../values/time.ts'

/** The order of day and month, if the dates of the table leave only one. */
export function dayOrder(lines: readonly Line[]): DayOrder {
  const orders = new Set(
    lines.flatMap(({ time }) => (time.slash ? (orderOf(time.slash) ?? []) : [])),
  )
  const [only = null, ...more] = orders
  return more.length > 0 ? null : only
}

/** The time of a line, with the order of day and month and the year that its table leaves. */
export function settledTime({ time }: Line, { days, head }: Settling): ReadTime | null {
  if (time.time) return time.time
  if (time.slash) return slashTime(time.slash, days ?? orderOf(time.slash))
  if (!time.yearless) return null
  const { month, day, clock } = time.yearless
  if (!head.month) return withYearOf(head, month, day, clock)
  // A statement of January holds lines of the December before.
  const year = month > head.month.month ? head.month.year - 1 : head.month.year
  return timeOf(year, month, day, clock)
}

/** The year that the days of a statement leave (the last in which the day is not after its end), or its only year. */
function withYearOf(head: StatedHead, month: number, day: number, clock: string): ReadTime | null {
  const last = head.to?.slice(0, 10)
  const from = head.from?.slice(0, 4)
  if (last === undefined || from === undefined)
    return head.year === null ? null : timeOf(head.year, month, day, clock)
  const year = Number(last.slice(0, 4))
  const times = [year, year - 1].map((y) => timeOf(y, month, day, clock))
  const found = times.filter((t) => t !== null && compareByCode(t.text.slice(0, 10), last) <= 0)
  // Over more than a year the same day comes twice.
  const isOpen = year - Number(from) > 1 || (year > Number(from) && twice(head, month, day))
  return isOpen ? null : (found[0] ?? null)
}

/** Does a day lie twice in the days that a statement covers? */
function twice({ from, to }: StatedHead, month: number, day: number): boolean {
  const inDays = [from, to]
    .filter((d) => d !== null)
    .flatMap((d) => {
      const time = timeOf(Number(d.slice(0, 4)), month, day, '')
      return time === null ? [] : [time.text]
    })
  return (
    inDays.filter((d) => d >= (from ?? '').slice(0, 10) && d <= (to ?? '').slice(0, 10)).length > 1
  )
}
