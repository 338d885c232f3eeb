import type { StatementReport } from '../../report/statements.ts'
import { partOf } from '../words/numbers.ts'
import {
  CHECKED,
  headSentence,
  issueSentence,
  placesText,
  sumSentence,
} from '../words/statement.ts'
import { markup, NOTHING, table, type Column, type Markup } from './markup.ts'

/** Statements that the page shows; all are in report.json. */
const SHOWN = 100

const COLUMNS: readonly Column[] = [
  { title: '流水' },
  { title: '账户' },
  { title: '金额' },
  { title: '核对' },
]

/** 账户流水: what each statement holds, and whether it adds up with what it says of itself. */
export function statements(all: readonly StatementReport[]): Markup {
  const part = all.slice(0, SHOWN)
  const note =
    part.length < all.length
      ? markup`<p class="cut">${partOf(part.length, all.length)} 份；其余见 report.json</p>`
      : NOTHING
  return markup`<p>账号、姓名已隐去。人民币以外的币种分列，不相加；同一笔见于两份流水的只计一次。</p>
${table(COLUMNS, part.map(row))}${note}`
}

function row(statement: StatementReport): readonly Markup[] {
  const { id, path, of, evidence, sums } = statement
  const source = [path, ...(evidence === null ? [] : [evidence])].join('；')
  return [
    markup`${id}<br>${headSentence(statement)}<br><span class="at">${source}</span>`,
    markup`${of ?? '未写明'}`,
    lines(sums.map((sum) => markup`${sumSentence(sum)}`)),
    lines([...checks(statement), ...issues(statement)]),
  ]
}

function checks({ checks: all }: StatementReport): Markup[] {
  return all.map((c) => {
    const places = c.check === 'differs' ? placesText(c.at, c.more) : ''
    const text = markup`${c.sentence}${places === '' ? '' : `：${places}`}`
    return c.check === 'closes' ? text : markup`<b>${CHECKED[c.check]}</b> ${text}`
  })
}

function issues({ issues: all }: StatementReport): Markup[] {
  return all.map((i) => markup`<b>${i.lost ? '未读' : '提示'}</b> ${issueSentence(i)}`)
}

function lines(parts: readonly Markup[]): Markup {
  return parts.length === 0
    ? markup`—`
    : markup`${parts.map((part, i) => (i === 0 ? part : markup`<br>${part}`))}`
}
