import type { RowView } from '../row.ts'

/** Whole numbers of seven digits or more may be telephones. */
const MAY_NAME = 1e6
const LONGEST = 40
const COMMA = 0x2c
const LOWER_CASE = 0x20
const LETTER_E = 0x65

/**
 * Does a number format leave less to know somebody by than the number that it shows: 1.38E+10, or 13,800,138,000 of a telephone? The
 * number itself is looked at then.
 */
export function showsLess({ buf, start, end, shownStart, shownEnd }: RowView, i: number): boolean {
  const from = shownStart[i] as number
  const to = shownEnd[i] as number
  const power = hasExponent(buf, from, to)
  if (to - from > LONGEST || (!power && !has(buf, from, to, COMMA))) return false
  const stored = textOf(buf, start[i] as number, end[i] as number)
  const shown = textOf(buf, from, to)
  if (!power) return /^1[3-9]\d{9}$/.test(stored) && /^\d[\d,]+$/.test(shown)
  const number = Math.abs(Number(stored))
  return Number.isInteger(number) && number >= MAY_NAME && /^-?\d[\d.]*E\+?\d+$/i.test(shown)
}

/** Is there an E among the bytes? */
export function hasExponent(buf: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (((buf[i] as number) | LOWER_CASE) === LETTER_E) return true
  return false
}

function has(buf: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let i = start; i < end; i++) if (buf[i] === byte) return true
  return false
}

function textOf(buf: Uint8Array, start: number, end: number): string {
  return Buffer.from(buf.subarray(start, end)).toString('latin1')
}
