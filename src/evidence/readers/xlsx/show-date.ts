import type { DateFormat } from './number-format.ts'

const DAY = 86_400
/** Serial of 1970-01-01 in the 1900 system, for days after its false leap day. */
const EPOCH = 25_569
/** Days between the two date systems. */
const SHIFT_1904 = 1462
/** 9999-12-31, the last day there is. */
const LAST_DAY = 2_958_465

/**
 * The moment that a serial number stands for, as `2021-10-26`, `2021-10-26 14:05:00`, `14:05:00`, or `26:05:00` for
 * elapsed time, to the second or the part of it that the format shows; null when the number is no date (Excel shows ####). The 1900 system has a day
 * 1900-02-29 that never was, and a day 1900-01-00: both are shown as Excel shows them.
 */
export function showDate(serial: number, format: DateFormat, date1904: boolean): string | null {
  const moved = date1904 && format.date ? serial + SHIFT_1904 : serial
  if (!(moved >= 0 && moved < LAST_DAY + 1)) return null
  if (format.decimals !== undefined) return fine(moved, format, format.decimals)
  const seconds = Math.round(moved * DAY)
  if (format.elapsed) return clock(seconds)
  const day = format.time ? Math.floor(seconds / DAY) : Math.floor(moved)
  if (!format.date) return clock(seconds % DAY)
  return format.time ? `${dayText(day)} ${clock(seconds - day * DAY)}` : dayText(day)
}

/** With parts of the second, where there are any: 14:05:00.250. */
function fine(moved: number, format: DateFormat, decimals: number): string {
  const parts = 10 ** decimals
  const all = Math.round(moved * DAY * parts)
  const seconds = Math.floor(all / parts)
  const rest = all % parts
  const behind = rest === 0 ? '' : `.${String(rest).padStart(decimals, '0')}`
  if (format.elapsed) return clock(seconds) + behind
  const day = Math.floor(seconds / DAY)
  const time = clock(seconds - day * DAY) + behind
  return format.date ? `${dayText(day)} ${time}` : time
}

/** Days already put in words: lists repeat few days many times. */
const KEPT = 4096
const keptDays = new Int32Array(KEPT).fill(-1)
const keptTexts: string[] = new Array<string>(KEPT).fill('')

function dayText(day: number): string {
  const slot = day % KEPT
  if (keptDays[slot] !== day) {
    keptTexts[slot] = freshDayText(day)
    keptDays[slot] = day
  }
  return keptTexts[slot] ?? ''
}

function freshDayText(day: number): string {
  if (day === 0) return '1900-01-00'
  if (day === 60) return '1900-02-29'
  const days = day - EPOCH + (day < 60 ? 1 : 0)
  return new Date(days * DAY * 1000).toISOString().slice(0, 10)
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

/**
 * A date that is stored as ISO text (`t="d"`), in the form of {@link showDate}; a time of day is left out where the
 * format has none. Null when it is not of that form.
 */
export function showIsoDate(text: string, format: DateFormat | null): string | null {
  const parts =
    /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d(?::\d\d)?)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?$/.exec(text)
  const [, day, time] = parts ?? []
  if (day === undefined && time === undefined) return null
  const full = time?.length === 5 ? `${time}:00` : time
  if (day === undefined) return full ?? null
  const dayOnly = full === undefined || (full === '00:00:00' && format?.time !== true)
  return dayOnly ? day : `${day} ${full}`
}
