import { spanOf } from '../../../law/period.ts'

/** Days since 1970-01-01 by the calendar, without a clock or a time zone. */
export function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return era * 146_097 + days - 719_468
}

export interface Days {
  readonly from: string
  readonly to: string
}

/** From the first day that a date may mean to the last; null when it is no date, or ends before it begins. */
export function daysOf(from: string, to: string): Days | null {
  const first = spanOf(from)
  const last = spanOf(to)
  if (first === null || last === null || last.to < first.from) return null
  return { from: first.from, to: last.to }
}

/** A mark on the scale: a year, or a month of one. */
export interface Tick {
  readonly day: string
  readonly text: string
}

const MOST = 7
const STEPS = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12_000, 120_000]

/** Marks of a scale, not more than fit: months, quarters, years, or every so many years. */
export function ticksOf({ from, to }: Days): readonly Tick[] {
  const first = monthOf(from)
  const last = monthOf(to)
  const step = STEPS.find((months) => (last - first) / months <= MOST) ?? 120_000
  const begin = Math.ceil(first / step) * step
  const count = Math.max(0, Math.floor((last - begin) / step) + 1)
  return Array.from({ length: count }, (_, i) => tickOf(begin + i * step)).filter(
    ({ day }) => day >= from && day <= to,
  )
}

/** Months since the year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function tickOf(months: number): Tick {
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  const month = String((months % 12) + 1).padStart(2, '0')
  return { day: `${year}-${month}-01`, text: month === '01' ? year : `${year}-${month}` }
}
