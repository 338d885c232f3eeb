import { isMobilePrefix } from '../../fields/mobile.ts'
import { isTrueId } from '../../fields/resident-id-digits.ts'
import { CELL_CLASS } from '../cell-class.ts'
import { OPEN } from './open.ts'

const ZERO = 0x30
const POINT = 0x2e
const DASH = 0x2d
const SLASH = 0x2f
const LETTER_X = 0x58
const LONGEST = 18

/** Of a cell that begins with a digit. */
export function numberClass(buf: Uint8Array, from: number, to: number): number {
  const length = to - from
  if (length > LONGEST) return OPEN
  const end = digitsFrom(buf, from, to)
  if (end === to) return digitsClass(buf, from, length)
  const odd = buf[end] as number
  if (odd === LETTER_X) return length === 18 && end === to - 1 ? idClass(buf, from) : OPEN
  if (odd === POINT && digitsFrom(buf, end + 1, to) === to && end + 1 < to)
    return decimalClass(buf, from, end, to)
  if (odd !== DASH && odd !== SLASH && odd !== POINT) return OPEN
  return length >= 8 && length <= 10 ? writtenDayClass(buf, from, to) : OPEN
}

function digitsClass(buf: Uint8Array, from: number, length: number): number {
  if (length === 11) return isMobile(buf, from) ? CELL_CLASS.mobile : OPEN
  if (length === 18) return idClass(buf, from)
  if (length > 9) return OPEN
  if (length <= 3)
    return value(buf, from, length) <= 150 ? CELL_CLASS.small : CELL_CLASS['digits-3']
  if (length === 8 && isCompactDay(buf, from)) return dayClass(value(buf, from, 4))
  return CELL_CLASS['digits-4'] + length - 4
}

/** `13800138000.0` is what a spreadsheet makes of a telephone; with more than four digits behind the point it may be a degree. */
function decimalClass(buf: Uint8Array, from: number, point: number, to: number): number {
  const length = to - from
  if (length > 13 || to - point > 5) return OPEN
  const isTelephone = length === 13 && point === to - 2 && buf[to - 1] === ZERO
  if (isTelephone && isMobile(buf, from)) return CELL_CLASS.mobile
  return isMonth(buf, from, point, to) ? CELL_CLASS['year-month'] : CELL_CLASS.decimal
}

/** `1962.10`, of 1900 to 2029. */
function isMonth(buf: Uint8Array, from: number, point: number, to: number): boolean {
  const digits = to - point - 1
  if (point - from !== 4 || digits > 2) return false
  const year = value(buf, from, 4)
  return year >= 1900 && year < 2030 && isDay(value(buf, point + 1, digits), 1)
}

function idClass(buf: Uint8Array, from: number): number {
  const last = buf[from + 17] as number
  const first = value(buf, from, 9)
  const second = value(buf, from + 9, 8)
  return isTrueId(first, second, last === LETTER_X ? 10 : last - ZERO)
    ? CELL_CLASS['resident-id']
    : OPEN
}

function isMobile(buf: Uint8Array, from: number): boolean {
  return isMobilePrefix(value(buf, from, 4))
}

/** `20190131`, of 1900 to 2029. */
function isCompactDay(buf: Uint8Array, from: number): boolean {
  const year = value(buf, from, 4)
  return year >= 1900 && year < 2030 && isDay(value(buf, from + 4, 2), value(buf, from + 6, 2))
}

/** `2019-1-31`, `2019/01/31`, `2019.1.31`. */
function writtenDayClass(buf: Uint8Array, from: number, to: number): number {
  const year = from + 4
  const month = digitsFrom(buf, year + 1, to)
  if (!isSign(buf[year]) || !isSign(buf[month]) || digitsFrom(buf, from, to) !== year) return OPEN
  const day = digitsFrom(buf, month + 1, to)
  const [months, days] = [month - year - 1, day - month - 1]
  if (day !== to || months < 1 || months > 2 || days < 1 || days > 2) return OPEN
  const told = isDay(value(buf, year + 1, months), value(buf, month + 1, days))
  const y = value(buf, from, 4)
  return told && y >= 1900 && y < 2100 ? dayClass(y) : OPEN
}

function isSign(byte: number | undefined): boolean {
  return byte === DASH || byte === SLASH || byte === POINT
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function dayClass(year: number): number {
  if (year < 2000) return CELL_CLASS['date-1900s']
  if (year < 2010) return CELL_CLASS['date-2000s']
  return year < 2017 ? CELL_CLASS['date-2010s'] : CELL_CLASS['date-late']
}

/** Where the digits from here on end. */
function digitsFrom(buf: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (buf[at] as number) >= ZERO && (buf[at] as number) <= ZERO + 9) at++
  return at
}

function value(buf: Uint8Array, from: number, length: number): number {
  let all = 0
  for (let i = from; i < from + length; i++) all = all * 10 + (buf[i] as number) - ZERO
  return all
}
