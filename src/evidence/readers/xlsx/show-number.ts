import type { FormatToken } from './format-code.ts'
import type { Decimal, DigitSection, NumberSection } from './number-section.ts'
import { showFraction } from './show-fraction.ts'
import { showGeneral } from './show-general.ts'

const LONGEST = 40

/**
 * The text that a number format shows for a stored value, or null where we do not render it. Reckoned on the
 * decimal text, half away from zero, as Excel does; digits beyond the fifteenth of a fraction are a trace of binary
 * storage and are rounded off first.
 *
 * @example showNumber('0.2560', sections of '0.0%') → '25.6%'
 */
export function showNumber(text: string, sections: readonly NumberSection[]): string | null {
  const value = parseDecimal(text)
  if (value === null) return null
  const number = Number(text)
  const index = pick(number, sections)
  const as = sections[index]?.as ?? null
  if (as === null) return null
  const sign = number < 0 && needsSign(index, sections) ? '-' : ''
  if (as.kind !== 'digits') return inWords(as, text, number, sign)
  const { exponent } = as
  if (exponent !== null) return mayName(number) ? null : sign + scientific(as, exponent, value)
  const filled = fill(as, shifted(value, as.shift))
  return sign !== '' && /[1-9]/.test(filled) ? `-${filled}` : filled
}

function inWords(
  as: Exclude<NumberSection['as'], DigitSection | null>,
  text: string,
  number: number,
  sign: string,
): string | null {
  if (as.kind === 'general') return about(as, sign === '' ? text.replace(/^-/, '') : text)
  if (mayName(number)) return null
  if (as.kind === 'words') return sign + as.text
  return sign + as.before + showFraction(Math.abs(number), as) + as.behind
}

/** Whole numbers of seven digits or more may be telephones; what shows less of them is no help to know them by. */
function mayName(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) >= 1e6
}

function about({ before, behind }: { before: string; behind: string }, text: string): string {
  return before + (showGeneral(text) ?? text) + behind
}

type Exponent = NonNullable<DigitSection['exponent']>

/** `1.23E+04`: as many digits before the point as the power of ten leaves, which is a multiple of the step. */
function scientific(section: DigitSection, exponent: Exponent, value: Decimal): string {
  const zero = /^0*$/.test(value.digits)
  let power = zero ? 0 : stepped(value.digits.length - 1 - value.scale, exponent.step)
  let mantissa = rounded(moved(value, power), section.decimals)
  if (mantissa.digits.length - mantissa.scale > exponent.step) {
    power += exponent.step
    mantissa = rounded(moved(value, power), section.decimals)
  }
  const sign = power < 0 ? '-' : exponent.plus ? '+' : ''
  const digits = String(Math.abs(power)).padStart(exponent.digits, '0')
  return `${fill(section, mantissa)}E${sign}${digits}${exponent.behind}`
}

function stepped(power: number, step: number): number {
  return Math.floor(power / step) * step
}

/** Divided by a power of ten. */
function moved(value: Decimal, power: number): Decimal {
  return shifted({ ...value, scale: value.scale + Math.max(0, power) }, Math.max(0, -power))
}

function pick(number: number, sections: readonly NumberSection[]): number {
  if (sections.some((section) => section.condition !== null)) {
    const index = sections.findIndex((s) => s.condition === null || holds(number, s.condition))
    return index
  }
  if (sections.length === 1) return 0
  if (number < 0) return 1
  return number === 0 && sections.length > 2 ? 2 : 0
}

/** A section of its own for negative numbers shows no sign but what it spells out. */
function needsSign(index: number, sections: readonly NumberSection[]): boolean {
  return index === 0 && (sections.length === 1 || sections[0]?.condition !== null)
}

function holds(number: number, { operator, value }: { operator: string; value: number }): boolean {
  switch (operator) {
    case '<':
      return number < value
    case '>':
      return number > value
    case '<=':
      return number <= value
    case '>=':
      return number >= value
    case '<>':
      return number !== value
    default:
      return number === value
  }
}

/** Reads `-12.5E+3`; null when it is no number or has more places than a spreadsheet can. */
function parseDecimal(text: string): Decimal | null {
  const parts = /^([+-]?)(\d{1,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (parts === null) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '')
  const scale = fraction.length - Number(exponent)
  if (Math.abs(scale) > LONGEST) return null
  const exact = scale < 0 ? digits + '0'.repeat(-scale) : digits
  return settled({ negative: sign === '-', digits: exact, scale: Math.max(0, scale) })
}

function settled(value: Decimal): Decimal {
  const extra = value.digits.length - 15
  return value.scale > 0 && extra > 0 ? rounded(value, Math.max(0, value.scale - extra)) : value
}

function shifted(value: Decimal, places: number): Decimal {
  const scale = value.scale - places
  if (scale >= 0) return { ...value, scale }
  return { ...value, digits: value.digits + '0'.repeat(-scale), scale: 0 }
}

/** Rounds half away from zero to so many decimals. */
function rounded(value: Decimal, decimals: number): Decimal {
  const drop = value.scale - decimals
  if (drop <= 0) {
    return { ...value, digits: value.digits + '0'.repeat(-drop), scale: decimals }
  }
  const padded = value.digits.padStart(drop + 1, '0')
  const kept = padded.slice(0, -drop)
  const up = padded.charAt(padded.length - drop) >= '5'
  const digits = up ? String(BigInt(kept) + 1n) : kept
  return { ...value, digits, scale: decimals }
}

function fill(section: DigitSection, value: Decimal): string {
  const { digits } = rounded(value, section.decimals)
  const padded = digits.padStart(section.decimals + 1, '0')
  const cut = padded.length - section.decimals
  const whole = padded.slice(0, cut).replace(/^0+/, '')
  return fillWhole(section, whole) + fillDecimals(section, padded.slice(cut))
}

/** Places digits from the right into the placeholders before the point; the first takes all that are left. */
function fillWhole(section: DigitSection, whole: string): string {
  const tokens = section.tokens.slice(0, section.pointAt)
  const first = tokens.findIndex((token) => token.is === 'digit')
  let left = whole.length
  let placed = 0
  const out: string[] = []
  const place = (char: string) => {
    if (section.thousands && placed > 0 && placed % 3 === 0) out.push(',')
    out.push(char)
    placed++
  }
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i] as FormatToken
    if (token.is === 'digit') {
      if (left > 0) place(whole.charAt(--left))
      else if (token.char === '0') place('0')
      else if (token.char === '?') out.push(' ')
      if (i === first) while (left > 0) place(whole.charAt(--left))
    } else out.push(plain(token))
  }
  return out.reverse().join('')
}

function fillDecimals(section: DigitSection, decimals: string): string {
  let next = 0
  let out = ''
  let needed = decimals.replace(/0+$/, '').length
  for (const token of section.tokens.slice(section.pointAt)) {
    if (token.is === 'point') out += '.'
    else if (token.is === 'digit') {
      const digit = decimals.charAt(next++)
      if (token.char === '0' || needed > 0) out += digit
      else if (token.char === '?') out += ' '
      needed--
    } else out += plain(token)
  }
  return out
}

function plain(token: FormatToken): string {
  if (token.is === 'literal') return token.text
  return token.is === 'percent' ? '%' : ''
}
