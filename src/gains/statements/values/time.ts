import type { TimePrecision } from '../../../report/payments.ts'
import { plain } from './cells.ts'

/** A time as a statement tells it. */
export interface ReadTime {
  readonly text: string
  readonly precision: TimePrecision
}

/** In which order the parts of 03/04/2023 stand; null: not known yet. */
export type DayOrder = 'dmy' | 'mdy' | null

/** A date whose order of day and month its own text does not tell. */
export interface SlashDate {
  readonly parts: readonly [number, number, number]
  readonly clock: string
}

export type TimeCell =
  | { readonly kind: 'time'; readonly time: ReadTime }
  | { readonly kind: 'clock'; readonly clock: string }
  | { readonly kind: 'slash'; readonly slash: SlashDate }
  /** Month and day; the year stands in the head of the statement. */
  | {
      readonly kind: 'yearless'
      readonly month: number
      readonly day: number
      readonly clock: string
    }
  | { readonly kind: 'serial'; readonly days: number; readonly seconds: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' }

const LONGEST = 64
const NOTHING = /^(?:\/|-{1,2}|—{1,2}|null|\\N|0000-00-00.*|0)?$/i

const YMD = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]?(.*)$/
const COMPACT =
  /^(\d{4})(\d{2})(\d{2})(?:[ T-]?(\d{2}:?\d{2}:?\d{2}|\d{2}:\d{2}|\d{4})(?:\.?\d{1,6})?)?$/
const SLASH = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T](.*))?$/
const MONTH_DAY = /^(\d{1,2})[-/月](\d{1,2})日?(?: (.*))?$/
const SERIAL = /^(\d{5})(?:\.(\d+))?$/
const ZONE = /(?:Z|[+-]\d{2}:?\d{2})?(?: ?[A-Z]{3,4})?$/

/**
 * Reads one cell; what it cannot tell alone (a clock without a date, 03/04/2023) is told as such.
 *
 * @param besideDate a date stands in another column: 93015 is 09:30:15 then, and no day of a spreadsheet
 */
export function timeCell(text: string | null | undefined, besideDate = false): TimeCell {
  const cell = plain(text).normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (NOTHING.test(cell)) return { kind: 'nothing' }
  if (cell.length > LONGEST) return { kind: 'unreadable' }
  return (
    ymd(YMD.exec(cell)) ??
    ymd(COMPACT.exec(cell)) ??
    slash(SLASH.exec(cell)) ??
    (besideDate ? null : serial(SERIAL.exec(cell))) ??
    clockCell(cell) ??
    yearless(MONTH_DAY.exec(cell)) ??
    serial(SERIAL.exec(cell)) ?? { kind: 'unreadable' }
  )
}

function ymd(found: RegExpExecArray | null): TimeCell | null {
  if (!found) return null
  const clock = clockOf(found[4] ?? '')
  if (clock === null) return null
  const time = timeOf(Number(found[1]), Number(found[2]), Number(found[3]), clock)
  return time && { kind: 'time', time }
}

function slash(found: RegExpExecArray | null): TimeCell | null {
  const clock = found && clockOf(found[4] ?? '')
  if (!found || clock === null) return null
  const parts = [Number(found[1]), Number(found[2]), Number(found[3])] as const
  return { kind: 'slash', slash: { parts, clock } }
}

function yearless(found: RegExpExecArray | null): TimeCell | null {
  const clock = found && clockOf(found[3] ?? '')
  if (!found || clock === null) return null
  const [month, day] = [Number(found[1]), Number(found[2])]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? { kind: 'yearless', month, day, clock }
    : null
}

function clockCell(cell: string): TimeCell | null {
  if (!/^\d{1,2}:\d{2}|^(?:上午|下午)|^\d{4,6}$/.test(cell)) return null
  const clock = clockOf(/^\d{3,6}$/.test(cell) ? cell.padStart(cell.length > 4 ? 6 : 4, '0') : cell)
  return clock === null || clock === '' ? null : { kind: 'clock', clock }
}

/** A spreadsheet counts days from 1899-12-30; seconds are what is left of the day. */
function serial(found: RegExpExecArray | null): TimeCell | null {
  if (!found) return null
  const days = Number(found[1])
  const seconds = Math.round(Number(`0.${found[2] ?? '0'}`) * DAY)
  return days < EARLIEST || days > LATEST ? null : { kind: 'serial', days, seconds }
}

const DAY = 86_400
/** 1990-01-01 and 2100-01-01. */
const EARLIEST = 32_874
const LATEST = 73_051

/** `HH:mm:ss`, `HH:mm` or nothing; null where it is no time of day. */
function clockOf(text: string): string | null {
  const bare = text
    .trim()
    .replace(ZONE, '')
    .replace(/\.\d+$/, '')
    .trim()
  if (bare === '') return ''
  const half = /^(上午|下午|凌晨|中午|晚上)? ?(.*?) ?(am|pm)?$/i.exec(bare)
  const [, chinese = '', digits = '', english = ''] = half ?? []
  const found =
    /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(digits) ??
    /^(\d{2})(\d{2})(\d{2})?$/.exec(digits) ??
    /^(\d{1,2})[时点](\d{1,2})分(?:(\d{1,2})秒)?$/.exec(digits)
  if (!found) return null
  const late = /下午|晚上/.test(chinese) || /pm/i.test(english)
  const early = /am/i.test(english) || /上午|凌晨/.test(chinese)
  const given = Number(found[1])
  const hour = late && given < 12 ? given + 12 : early && given === 12 ? 0 : given
  const [minute, second] = [Number(found[2]), found[3] === undefined ? null : Number(found[3])]
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return null
  return [hour, minute, ...(second === null ? [] : [second])].map(two).join(':')
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** A time that is in the calendar; null otherwise. */
export function timeOf(year: number, month: number, day: number, clock: string): ReadTime | null {
  const on = new Date(Date.UTC(year, month - 1, day))
  const isDay = on.getUTCMonth() === month - 1 && on.getUTCDate() === day
  if (!isDay || year < 1970 || year > 2100) return null
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return withClock(date, clock)
}

/** A date with a time of day, as precise as that is. */
export function withClock(date: string, clock: string): ReadTime {
  if (clock === '') return { text: date, precision: 'day' }
  return { text: `${date} ${clock}`, precision: clock.length > 5 ? 'second' : 'minute' }
}

export function slashTime({ parts: [a, b, year], clock }: SlashDate, order: DayOrder) {
  if (order === null) return null
  return order === 'dmy' ? timeOf(year, b, a, clock) : timeOf(year, a, b, clock)
}

/** What one date tells of the order of all: 13 is no month. */
export function orderOf({ parts: [a, b] }: SlashDate): DayOrder {
  if (a > 12 && b <= 12) return 'dmy'
  return b > 12 && a <= 12 ? 'mdy' : null
}

/**
 * The time that a spreadsheet holds as a number, with what it shows: the number is exact, the shown text says whether
 * the workbook counts from 1904, and whether seconds were kept.
 */
export function serialTime(days: number, seconds: number, shown: TimeCell | null): ReadTime | null {
  const plainTime = fromSerial(days, seconds)
  const shownTime = shown?.kind === 'time' ? shown.time : null
  if (!shownTime) return plainTime
  const in1904 = fromSerial(days + 1462, seconds)
  const right = [plainTime, in1904].find((t) => t.text.slice(0, 10) === shownTime.text.slice(0, 10))
  if (!right) return shownTime
  const isFiner = right.precision === 'second' && !right.text.endsWith(':00')
  return shownTime.precision === 'second' || isFiner ? right : shownTime
}

function fromSerial(days: number, seconds: number): ReadTime {
  const at = new Date(Date.UTC(1899, 11, 30) + (days * DAY + seconds) * 1000)
  const date = at.toISOString().slice(0, 10)
  return seconds === 0 ? withClock(date, '') : withClock(date, at.toISOString().slice(11, 19))
}
