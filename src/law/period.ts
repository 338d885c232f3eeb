/**
 * Periods of law as ISO dates (`2017-06-01`), both ends included. Dates are compared as text, never through a clock or
 * a time zone; an end that is null is open.
 */
export interface Period {
  readonly from: string | null
  readonly to: string | null
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Is this a day of the calendar, written `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
}

/** Days of a month; 0 for a month that does not exist. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Is the day within the period? False for a text that is no day: what is not known is never in force. */
export function inForce(period: Period, day: string): boolean {
  return (
    isDay(day) &&
    (period.from === null || period.from <= day) &&
    (period.to === null || day <= period.to)
  )
}

/** Have two periods a day in common? */
export function overlap(a: Period, b: Period): boolean {
  return startsBy(a.from, b.to) && startsBy(b.from, a.to)
}

function startsBy(from: string | null, to: string | null): boolean {
  return from === null || to === null || from <= to
}

/**
 * The days that a date of a case file may mean: a day, a month, or a year.
 *
 * @example spanOf('2018-11') → { from: '2018-11-01', to: '2018-11-30' }; spanOf('last May') → null
 */
export function spanOf(text: string): { readonly from: string; readonly to: string } | null {
  if (isDay(text)) return { from: text, to: text }
  const [, year, , month] = /^(\d{4})(-(\d{2}))?$/.exec(text) ?? []
  if (year === undefined) return null
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const days = daysIn(Number(year), Number(month))
  return days === 0 ? null : { from: `${year}-${month}-01`, to: `${year}-${month}-${days}` }
}

/** The day before, for the edge of a rule that gave way to another. */
export function dayBefore(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (date > 1) return write(year, month, date - 1)
  if (month > 1) return write(year, month - 1, daysIn(year, month - 1))
  return write(year - 1, 12, 31)
}

/** The day after. */
export function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (date < daysIn(year, month)) return write(year, month, date + 1)
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1)
}

function write(year: number, month: number, day: number): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
