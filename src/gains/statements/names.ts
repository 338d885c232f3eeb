import { word } from './cells.ts'

export type Unit = 'fen' | 'yuan'

/** A name of a column without the unit that it carries. */
export interface ColumnName {
  /** Normal form: half-width, lower case, 账 for 帐, without spaces, brackets and colons. */
  readonly name: string
  /** 元 or 分, where the name says so. */
  readonly unit: Unit | null
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

function unitOf(text: string | undefined): Unit {
  return text === '分' ? 'fen' : 'yuan'
}

function bare(text: string): string {
  return text.replace(/[()[\]【】:*"'`]/g, '').replaceAll('帐', '账')
}
