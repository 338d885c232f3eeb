import type { FormatToken } from './format-code.ts'

/** A decimal number exactly as its text says: `digits` × 10^-`scale`. */
export interface Decimal {
  readonly negative: boolean
  readonly digits: string
  readonly scale: number
}

/** One section of a number format: when it is used, and how it puts a number. */
export interface NumberSection {
  readonly condition: { readonly operator: string; readonly value: number } | null
  /** Null: not rendered; the stored text stands for itself. */
  readonly as: Rendering | null
}

type Rendering = DigitSection | FractionSection | GeneralSection | WordSection

/** Digits in places, with or without an exponent. */
export interface DigitSection {
  readonly kind: 'digits'
  /** Up to the exponent. */
  readonly tokens: readonly FormatToken[]
  readonly decimals: number
  /** Places to shift the decimal point: two a percent sign, minus three a trailing comma. */
  readonly shift: number
  readonly thousands: boolean
  /** Index of the token where the decimals begin (the point), or the number of tokens. */
  readonly pointAt: number
  readonly exponent: Exponent | null
}

/** `1.23E+04`: how the power of ten is written, and of which number it is a multiple (`##0.0E+0`: 3). */
interface Exponent {
  readonly digits: number
  readonly plus: boolean
  readonly step: number
  readonly behind: string
}

/** `# ?/?`, `??/??`, `# ?/8`, and what stands before and behind it. */
export interface FractionSection {
  readonly kind: 'fraction'
  readonly before: string
  readonly behind: string
  /** The whole number apart. */
  readonly whole: boolean
  readonly places: number
  /** A denominator that is given. */
  readonly by: number | null
}

/** A number as it is, with words about it. */
interface GeneralSection {
  readonly kind: 'general'
  readonly before: string
  readonly behind: string
}

/** Words in place of the number: `"男";"女"`. */
interface WordSection {
  readonly kind: 'words'
  readonly text: string
}

/** Prepares a section for `showNumber`. */
export function numberSection(all: readonly FormatToken[]): NumberSection {
  const condition = all.find((token) => token.is === 'condition') ?? null
  const tokens = all.filter((token) => token.is !== 'condition')
  return { condition, as: renderingOf(tokens) }
}

function renderingOf(tokens: readonly FormatToken[]): Rendering | null {
  if (tokens.some(({ is }) => is === 'unknown' || is === 'date' || is === 'elapsed')) return null
  if (tokens.some(({ is }) => is === 'slash')) return fractionOf(tokens)
  if (tokens.some(({ is }) => is === 'general' || is === 'text')) return generalOf(tokens)
  if (tokens.some(({ is }) => is === 'digit')) return digitsOf(tokens)
  const text = words(tokens)
  return text === '' ? null : { kind: 'words', text }
}

function words(tokens: readonly FormatToken[]): string {
  return tokens
    .map((token) => (token.is === 'literal' ? token.text : (SIGNS[token.is] ?? '')))
    .join('')
}
const SIGNS: Readonly<Partial<Record<FormatToken['is'], string>>> = {
  point: '.',
  comma: ',',
  percent: '%',
}

function generalOf(tokens: readonly FormatToken[]): GeneralSection | null {
  const at = tokens.findIndex(({ is }) => is === 'general' || is === 'text')
  if (!tokens.toSpliced(at, 1).every(({ is }) => is === 'literal')) return null
  return {
    kind: 'general',
    before: words(tokens.slice(0, at)),
    behind: words(tokens.slice(at + 1)),
  }
}

function digitsOf(all: readonly FormatToken[]): DigitSection {
  const exponentAt = all.findIndex(({ is }) => is === 'exponent')
  const tokens = exponentAt < 0 ? all : all.slice(0, exponentAt)
  const point = tokens.findIndex(({ is }) => is === 'point')
  const pointAt = point < 0 ? tokens.length : point
  const lastDigit = tokens.findLastIndex(({ is }) => is === 'digit')
  const commas = tokens.flatMap((token, i) => (token.is === 'comma' ? [i] : []))
  const trailing = commas.filter(
    (i) => i > lastDigit || (i < pointAt && digits(tokens, i, pointAt) === 0),
  )
  const percents = tokens.filter(({ is }) => is === 'percent').length
  return {
    kind: 'digits',
    tokens,
    decimals: digits(tokens, pointAt, tokens.length),
    shift: percents * 2 - trailing.length * 3,
    thousands: commas.length > trailing.length,
    pointAt,
    exponent: exponentAt < 0 ? null : exponentOf(all.slice(exponentAt), digits(tokens, 0, pointAt)),
  }
}

function exponentOf(tokens: readonly FormatToken[], places: number): Exponent {
  const [sign] = tokens
  return {
    digits: digits(tokens, 0, tokens.length),
    plus: sign?.is === 'exponent' && sign.plus,
    step: Math.max(1, places),
    behind: words(tokens),
  }
}

function digits(tokens: readonly FormatToken[], from: number, to: number): number {
  return tokens.slice(from, to).filter(({ is }) => is === 'digit').length
}

/** Digits of a place, a denominator that is given, and what else a fraction is made of, as Excel spells it. */
const FRACTION = /^([^#?0/]*)(?:([#0?]+)( +))?([#?0]+) ?\/ ?([#?0]+|[1-9]\d*)([^#?/\d]*)$/

function fractionOf(tokens: readonly FormatToken[]): FractionSection | null {
  const [, before = '', whole, , over = '', under = '', behind = ''] =
    FRACTION.exec(tokens.map(spelled).join('')) ?? []
  if (under === '') return null
  const by = /^[1-9]/.test(under) ? Number(under) : null
  const places = by === null ? Math.max(over.length, under.length) : over.length
  return places > MOST_PLACES || (by ?? 0) >= 10 ** MOST_PLACES
    ? null
    : { kind: 'fraction', before, behind, whole: whole !== undefined, places, by }
}

const MOST_PLACES = 5

function spelled(token: FormatToken): string {
  if (token.is === 'digit') return token.char
  if (token.is === 'literal') return token.text
  return token.is === 'slash' ? '/' : '#/#/'
}
