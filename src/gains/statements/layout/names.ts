import { plain, word } from '../values/cells.ts'
import { currencyNamed } from '../values/currency.ts'

export type Unit = 'fen' | 'yuan'

/** A name of a column without the unit that it carries. */
export interface ColumnName {
  /** Normal form: half-width, lower case, 账 for 帐, without spaces, brackets and colons. */
  readonly name: string
  /** 元 or 分, where the name says so. */
  readonly unit: Unit | null
  /** The currency that the name itself tells: 金额(USD). */
  readonly currency?: string
}

const UNIT = /[([【_/:-]?(?:单位:?)?(?:人民币)?[+-]?(元|分)[)\]】]?$/u
const IN_BRACKETS = /[([【](?:单位:?)?(?:人民币)?[+-]?(元|分)[)\]】]/u

/**
 * @example 金额（元） → 金额, yuan · 交易金额(分) → 交易金额, fen · 收入金额（+元） → 收入金额, yuan · 交易 金额 → 交易金额
 */
export function columnName(header: string | null): ColumnName {
  const text = word(header).toLowerCase()
  const bracketed = IN_BRACKETS.exec(text)
  if (bracketed) return { name: bare(text.replace(IN_BRACKETS, '')), unit: unitOf(bracketed[1]) }
  return { name: bare(text), unit: null }
}

/** The same with a unit that stands without brackets (金额元), for names that are not known otherwise. */
export function withBareUnit(header: string | null): ColumnName | null {
  const text = word(header).toLowerCase()
  const found = UNIT.exec(text)
  if (!found || found.index === 0) return null
  return { name: bare(text.slice(0, found.index)), unit: unitOf(found[1]) }
}

const LATIN = /[a-z][a-z.'&-]*(?:[/-][a-z.'&-]+)*/g
const CODE = /^(?:usd|hkd|eur|gbp|jpy|aud|cad|sgd|mop|twd|krw|thb|chf|rub|usdt)$/
const CURRENCY =
  /[([【](?:单位:?|币种:?)?(usd|hkd|eur|gbp|jpy|aud|cad|sgd|mop|twd|krw|thb|chf|rub|cny|rmb|usdt|美元|港币|港元|欧元|英镑|日元|人民币)[)\]】]/

/**
 * The Chinese half of a name in two languages, and the currency that it names in brackets, which nothing may drop; null:
 * it has neither.
 *
 * @example Trans Date 交易日期 → 交易日期 · Dc Flg 借贷 → 借贷 · 金额 Amount (USD) → 金额, USD
 */
export function chineseHalf(header: string | null): ColumnName | null {
  const text = plain(header).normalize('NFKC').toLowerCase()
  const code = CURRENCY.exec(text)
  if (code) {
    const rest = columnName(text.replace(CURRENCY, ' '))
    const currency = currencyNamed(code[1])
    return { ...(chineseHalf(text.replace(CURRENCY, ' ')) ?? rest), ...(currency && { currency }) }
  }
  const latin = text.match(LATIN) ?? []
  const half = text.replace(LATIN, ' ')
  if (latin.length === 0 || !/\p{Script=Han}/u.test(half) || latin.some((w) => CODE.test(w)))
    return null
  const name = columnName(half.replace(/\(\s*\)/g, ' '))
  return { ...name, name: name.name.replace(/^[/.,-]+|[/.,-]+$/g, '') }
}

function unitOf(text: string | undefined): Unit {
  return text === '分' ? 'fen' : 'yuan'
}

function bare(text: string): string {
  return text.replace(/[()[\]【】:*"'`]/g, '').replaceAll('帐', '账')
}
