import type { Locator } from '../../evidence/locator.ts'
import { shownLocator } from '../safe.ts'
import type {
  StatementCheck,
  StatementIssue,
  StatementReport,
  StatementSum,
  StatementUnit,
} from '../../report/statements.ts'

/** Labels of checks (glossary section 5: 相符, 不符, 不能核对). */
export const CHECKED: Readonly<Record<StatementCheck['check'], string>> = {
  closes: '相符',
  differs: '不符',
  unchecked: '不能核对',
}

const UNIT_FROM: Readonly<Record<StatementUnit['from'], string>> = {
  header: '表头载明',
  form: '版式规定',
  cells: '金额带¥或者小数',
  person: '人员指定',
}

/** 以元计（表头载明） */
export function unitText(unit: StatementUnit | null): string {
  if (unit === null) return '单位不明'
  return `以${unit.unit === 'yuan' ? '元' : '分'}计（${UNIT_FROM[unit.from]}）`
}

/** `2206.80元`; of another currency `12.00 HKD`, 币种未载明 where none is told. */
export function sumText(fen: number, currency: string): string {
  const cents = String(Math.abs(fen)).padStart(3, '0')
  const text = `${fen < 0 ? '-' : ''}${cents.slice(0, -2)}.${cents.slice(-2)}`
  if (currency === 'CNY') return `${text}元`
  return currency === 'XXX' ? `${text}（币种未载明）` : `${text} ${currency}`
}

/** 收入5笔28.49元，支出11笔2904.53元，不计收支11笔26100.89元 */
export function sumSentence(sum: StatementSum): string {
  const side = (name: string, { lines, fen }: StatementSum['in']) =>
    `${name}${String(lines)}笔${sumText(fen, sum.currency)}`
  const parts = [side('收入', sum.in), side('支出', sum.out)]
  if (sum.neutral.lines > 0) parts.push(side('不计收支', sum.neutral))
  if (sum.apart > 0) parts.push(`另有${String(sum.apart)}笔未计入（未成功、重复或者不明）`)
  return parts.join('，')
}

/** The first places, and how many others. */
export function placesText(at: readonly Locator[], more: number): string {
  if (at.length === 0) return ''
  const others = more > 0 ? `等${String(at.length + more)}处` : ''
  return `${at.map(shownLocator).join('；')}${others}`
}

export function issueSentence({ message, at, more, lost }: StatementIssue): string {
  const effect = lost ? '' : '（仅提示）'
  return `${message}${effect}：${placesText(at, more)}`
}

/** Which statement it is: form, account, days, lines. */
export function headSentence(statement: StatementReport): string {
  const { forms, accounts, period, lines, repeated, tables } = statement
  const days = period ? `${period.from.slice(0, 10)}至${period.to.slice(0, 10)}` : null
  const parts = [
    forms.length > 0 ? forms.join('、') : tables.length > 0 ? '不能识别为流水' : '没有读到表',
    ...(accounts.length > 0 ? [`账号 ${accounts.join('、')}`] : []),
    ...(days ? [days] : []),
    `${String(lines)}笔`,
    ...(repeated > 0 ? [`其中重复${String(repeated)}笔，只计一次`] : []),
  ]
  return parts.join('，')
}
