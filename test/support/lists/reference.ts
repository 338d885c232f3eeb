import { BINS, checkCharacter, luhn, PREFIXES } from './numbers.ts'
import { REGIONS } from './places.ts'

export type StrongClass = 'resident-id' | 'mobile' | 'bank-card' | 'email' | 'blank' | 'other'

/** Beginnings of eleven digits that have never been given to anybody. */
const NEVER = /^1(?:[0-2]|42|43|54|6[03489]|79|94)/

/**
 * What a cell is by the standards, read plainly: a second opinion on the strong classes that shares nothing with the
 * recognisers. It knows the prefixes, regions and card issuers that the lists are made of; of others whose check holds
 * it says nothing (null).
 */
export function referenceClass(cell: string): StrongClass | null {
  const text = halfWidth(cell).trim()
  if (text === '') return 'blank'
  if (/^[\w.-]+@[\w-]+\.com$/.test(text)) return 'email'
  const digits = text.replaceAll(/[\s-]/g, '').toUpperCase()
  for (const read of [residentClass, mobileClass]) {
    const found = read(digits)
    if (found !== undefined) return found
  }
  return cardClass(digits)
}

function halfWidth(text: string): string {
  return text.replaceAll(/[０-９Ａ-Ｚ]/g, (c) =>
    String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0),
  )
}

/** Undefined when it is no ID, so that others are asked. */
function residentClass(text: string): StrongClass | null | undefined {
  if (!/^\d{17}[\dX]$/.test(text) || !isDay(text.slice(6, 14))) return undefined
  if (checkCharacter(text.slice(0, 17)) !== text[17]) return undefined
  return REGIONS.some((r) => text.startsWith(r.code)) ? 'resident-id' : null
}

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  return date.toISOString().slice(0, 10).replaceAll('-', '') === text
}

function mobileClass(text: string): StrongClass | null | undefined {
  const number = /^(?:\+?86|0086)?(1\d{10})$/.exec(text)?.[1]
  if (number === undefined) return undefined
  if (PREFIXES.some((p) => number.startsWith(p))) return 'mobile'
  return NEVER.test(number) ? 'other' : null
}

function cardClass(text: string): StrongClass | null {
  if (!/^\d{14,19}$/.test(text)) return 'other'
  if (luhn(text.slice(0, -1)) !== text) return 'other'
  return BINS.some(([bin, length]) => text.startsWith(bin) && text.length === length)
    ? 'bank-card'
    : null
}
