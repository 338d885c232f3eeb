import { daysIn } from './period.ts'

/**
 * Arithmetic of days written `YYYY-MM-DD`, in whole numbers: no clock, no time zone, no daylight saving. For years
 * 0001–9999; a day outside of them is a RangeError.
 */

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** So many days later; earlier when negative. @example addDays('2022-08-05', 10) → '2022-08-15' */
export function addDays(day: string, days: number): string {
  return dayOf(numberOf(day) + days)
}

/** Days from one to the other. @example daysBetween('2022-09-19', '2022-10-19') → 30 */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

/**
 * The corresponding day so many months later, the last of the month where there is none (民法典 202).
 *
 * @param lastToLast from the last day of a month to the last day of another, as criminal procedure counts (刑诉法解释 202)
 * @example addMonths('2021-01-31', 1) → '2021-02-28'; addMonths('2021-02-28', 1, true) → '2021-03-31'
 */
export function addMonths(day: string, months: number, lastToLast = false): string {
  const from = partsOf(day)
  const count = from.year * 12 + from.month - 1 + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  const last = daysIn(year, month)
  const isLast = from.day === daysIn(from.year, from.month)
  return write({ year, month, day: lastToLast && isLast ? last : Math.min(from.day, last) })
}

/** 0 Sunday … 6 Saturday. */
export function weekdayNumber(day: string): number {
  // 1970-01-01 was a Thursday.
  return (((numberOf(day) + 4) % 7) + 7) % 7
}

/** 星期日 … 星期六 */
export function weekday(day: string): string {
  return `星期${'日一二三四五六'[weekdayNumber(day)] ?? ''}`
}

/** Days since 1970-01-01, by years of 400 that begin in March, so that the leap day comes last. */
function numberOf(text: string): number {
  const { year: given, month, day } = partsOf(text)
  const year = month <= 2 ? given - 1 : given
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function dayOf(number: number): string {
  const days = number + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return write({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day })
}

function partsOf(text: string): Parts {
  const [year = Number.NaN, month = 1, day = 1] = text.split('-').map(Number)
  if (!Number.isSafeInteger(year + month + day)) throw new RangeError(`not a day: ${text}`)
  return { year, month, day }
}

function write({ year, month, day }: Parts): string {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`not a day of the years 1–9999: ${year}`)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
