import type { Locator } from '../evidence/locator.ts'
import { BETWEEN_PIECES, DASHES } from '../number-pieces.ts'

/**
 * Text from suspects (file, sheet and header names, cells quoted in messages) on its way to eyes: nothing that
 * stands in it may move a cursor, turn the reading direction, hide, run, or show a whole identifier.
 */

/** Controls, format characters (bidi, zero width, tags), line separators, lone surrogates, letters without ink. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0\uFFFE\uFFFF]/gu

/** Most names hold nothing but these: a cheap test before the dear one. */
const OTHER = /[^\x20-\x7E\u2026\u203A\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E]/

/** The text on one line, with every character that acts or hides shown as `\u{1B}`. */
export function plainText(text: string): string {
  return OTHER.test(text) ? text.replace(UNSEEN, escapeVisibly) : text
}

function escapeVisibly(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** {@link plainText}, safe between tags and inside quoted attributes. */
export function html(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
}

/** Nothing below can match where this does not. */
const MAYBE = new RegExp(`[@＠]|[\\d\\uFF10-\\uFF19]{11}|\\d{3} ?[${DASHES} .] ?\\d`)
const EMAIL = /[\w.%+-]{1,64}[@＠][\w.-]{3,253}/g
const SPACED_MOBILE = new RegExp(
  `(?<![\\d\\uFF10-\\uFF19])1[3-9]\\d(?:(${BETWEEN_PIECES})\\d{4}\\1\\d{4}|\\d(${BETWEEN_PIECES})\\d{3}\\2\\d{4})(?![\\d\\uFF10-\\uFF19])`,
  'g',
)
const SPACED_CARD = /(?<!\d)\d{4}([- ])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?!\d)/g
const SPACED_ID = /(?<!\d)\d{6}([- ])\d{8}\1\d{3}[\dx](?!\d)/gi
const LONG_NUMBER = /[\d\uFF10-\uFF19]{11,}[xｘ]?/gi

/**
 * Masks what identifies a person inside a name: mobiles, resident IDs (15 and 18), emails, bank cards.
 * Full-width digits count as digits. Dates and times of up to 14 digits stay.
 *
 * @example '张三13800138000.xlsx' → '张三138****8000.xlsx'
 */
export function maskIdentifiers(name: string): string {
  if (!MAYBE.test(name)) return name
  return name
    .replace(EMAIL, (email) => `${email.slice(0, 1)}***${email.slice(email.search(/[@＠]/))}`)
    .replace(SPACED_MOBILE, (number) => middleHidden(number, 3, 4))
    .replace(SPACED_CARD, (number) => middleHidden(number, 4, 4))
    .replace(SPACED_ID, (number) => middleHidden(number, 4, 4))
    .replace(LONG_NUMBER, maskNumber)
}

/** An X belongs to the number only as the check character after seventeen digits. */
function maskNumber(run: string): string {
  const digits = run.replace(/[xｘ]$/i, '')
  const letter = run.slice(digits.length)
  const id = digits.length === 17 ? run : digits
  return masked(id) + (id === run ? '' : letter)
}

function masked(number: string): string {
  const mobile = /^(?:0086|86|0)?1[3-9]\d{9}$/.test(number.normalize('NFKC'))
  if (mobile) return middleHidden(number, number.length - 8, 4)
  return number.length >= 15 ? middleHidden(number, 4, 4) : number
}

/** Keeps `head` and `tail` characters; every digit between becomes an asterisk. */
function middleHidden(run: string, head: number, tail: number): string {
  const middle = run.slice(head, run.length - tail)
  return (
    run.slice(0, head) + middle.replace(/[\d\uFF10-\uFF19]/g, '*') + run.slice(run.length - tail)
  )
}

/** Longest name and longest sentence that are shown whole; a 200 MB header is no reason for a 200 MB page. */
const LONGEST = { name: 160, sentence: 2000 } as const

/** A name or sentence as people see it: cut with its length named, masked, plain. Not escaped for HTML. */
export function shown(text: string, as: keyof typeof LONGEST = 'sentence'): string {
  const limit = LONGEST[as]
  if (text.length <= limit) return plainText(maskIdentifiers(text))
  const part = plainText(maskIdentifiers(text.slice(0, limit * 2))).slice(0, limit)
  return `${part}…（显示 ${String(limit)} / ${String(text.length)} 字）`
}

/** 出处 as people see it. A `›` inside a name is escaped: a name cannot pretend to be a path. */
export function shownLocator(at: Locator): string {
  return at
    .map((part) => (typeof part === 'number' ? `第${String(part)}行` : shownStep(part)))
    .join(' › ')
}

function shownStep(part: string): string {
  return part === '' ? '（无名）' : shown(part, 'name').replaceAll('›', '\\u{203A}')
}

/** Where inside a file something stands: sheet and row; the whole 出处 when it lies elsewhere; '' for the file itself. */
export function shownWithin(at: Locator, file: Locator): string {
  const inside = file.every((part, i) => at[i] === part)
  return shownLocator(inside ? at.slice(file.length) : at)
}
