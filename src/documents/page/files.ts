import { besideText } from '../balance.ts'
import type { ColumnReport, FileReport, Report, TableReport } from '../../report.ts'
import { KINDS } from '../../records/kinds.ts'
import { DIGEST, DIGEST_MATCH, STATUS, codeLabel, tallyText } from '../words/labels.ts'
import { grouped, partOf } from '../words/numbers.ts'
import { shownWithin } from '../safe.ts'
import { lostOf, unreadStatements } from '../unread-statements.ts'
import { columnLetters, sameShape } from '../terminal/read-summary.ts'
import { NOTHING, badge, cut, markup, place, table, verbatim } from './markup.ts'
import type { Markup } from './markup.ts'

/** Rows shown before a list is cut with its sentence. */
const LIMIT = { files: 2000, tables: 500, columns: 60, issues: 10 } as const

/** 附表一: every file and what became of it. */
export function files(report: Report): Markup {
  const { part, note } = cut(report.files, LIMIT.files)
  const rows = part.map((file, i) => [
    markup`${i + 1}`,
    markup`${file.exhibit}`,
    markup`${place(file.at)}${sameAs(file)}`,
    markup`${file.format}${file.encoding === null ? '' : `，${file.encoding}`}<br>${grouped(file.bytes)} 字节`,
    markup`${status(file)}${issues(file)}`,
    digests(file),
  ])
  return markup`${note}${table(FILE, rows)}`
}

const FILE = [
  { title: '序号', as: 'n' },
  { title: '检材', as: 'x' },
  { title: '文件（出处）' },
  { title: '格式', as: 's' },
  { title: '处理', as: 's' },
  { title: '完整性校验值', as: 's' },
] as const

function sameAs(file: FileReport): Markup {
  if (file['same-as'] === null) return NOTHING
  return markup`<br>${badge('整份文件相同', 'plain')} 与 ${place(file['same-as'])}`
}

function status({ status: what }: FileReport): Markup {
  const how = { read: 'good', partial: 'loud', unread: 'loud', listed: 'plain' } as const
  return badge(STATUS[what], how[what])
}

function issues({ issues: list, at: file }: FileReport): Markup {
  const items = list.slice(0, LIMIT.issues).map(({ code, at, message }) => {
    const where = shownWithin(at, file)
    return markup`<br>${codeLabel(code)}：${where === '' ? '' : markup`<span class="at">${verbatim(where)}</span>　`}${message}`
  })
  const more =
    list.length > LIMIT.issues
      ? markup`<br><b>${partOf(LIMIT.issues, list.length)}；其余见 report.json</b>`
      : NOTHING
  return markup`${items}${more}`
}

function digests(file: FileReport): Markup {
  const names = Object.keys(DIGEST) as (keyof typeof DIGEST)[]
  const lines = names.flatMap((name) => {
    const value = file.digests[name]
    return value === undefined
      ? []
      : [markup`<div>${DIGEST[name]} <span class="hex">${verbatim(value)}</span></div>`]
  })
  const match = file['digest-match']
  const compared =
    match === null
      ? NOTHING
      : markup`<div>与清单 ${badge(DIGEST_MATCH[match], match === 'match' ? 'good' : match === 'mismatch' ? 'loud' : 'warn')}</div>`
  return markup`${lines}${compared}`
}

/** 附表二: tables with their columns and why each is taken for what it is. */
export function tables(report: Report): Markup {
  const { part, note } = cut(report.tables, LIMIT.tables)
  const head = markup`<tr><th>列</th><th>表头</th><th>信息字段</th><th class="n">有值</th><th class="n">有效</th><th>判定依据</th></tr>`
  const bodies = part.map((one) => markup`<tbody>${tableRows(one)}</tbody>\n`)
  return markup`${note}<table><thead>${head}</thead>${bodies}</table>`
}

function tableRows(one: TableReport): Markup {
  const { rows } = one
  const header = one.header === null ? '无表头' : `表头第${String(one.header)}行`
  const hidden = one.hidden ? '　隐藏工作表' : ''
  const other = [tallyText(rows['non-data'], '、'), tallyText(rows.unread, '、')]
  const detail = other.filter((text) => text !== '').join('；未读：')
  const delimiter = one.delimiter === null ? '' : `　分隔符 ${delimiterName(one.delimiter)}`
  const facts = `${header}${hidden}${delimiter}　识别行 ${String(rows.found)}　数据行 ${String(rows.data)}${detail === '' ? '' : `（${detail}）`}${besideText(rows)}　转出 ${String(one.records.out)} 条　计入 ${String(one.records.counted)} 条`
  const correct =
    one.correct === null
      ? NOTHING
      : markup`<br>如有误：<code>${one.correct}</code>${sameShape(one)}`
  const { part, note } = cut(one.columns, LIMIT.columns)
  const cutRow =
    one.columns.length > LIMIT.columns ? markup`<tr><td colspan="6">${note}</td></tr>` : NOTHING
  return markup`<tr class="group"><td colspan="6"><b>${place(one.at)}</b>　${badge(one.exhibit, 'plain')}<br>${facts}${correct}</td></tr>${part.map(columnRow)}${cutRow}`
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': '逗号', '\t': '制表符', ' ': '空格' }

function delimiterName(delimiter: string): string {
  return DELIMITERS[delimiter] ?? delimiter
}

function columnRow(column: ColumnReport): Markup {
  const also = column.also.map((kind) => KINDS[kind])
  const mixed = also.length === 0 ? '' : `（另有${also.join('、')}）`
  return markup`<tr><td class="x">${columnLetters(column.index)}</td><td>${column.header ?? '（无表头）'}</td><td>${KINDS[column.kind]}${mixed}</td><td class="n">${column.filled}</td><td class="n">${column.valid}</td><td class="s">${column.reason}</td></tr>`
}

/** 附表三: what was not read, or not whole, and why (promise 4). */
export function notRead(report: Report): Markup {
  const lost = report.files.filter(({ status: what }) => what === 'unread' || what === 'partial')
  const money = unreadMoney(report)
  if (lost.length === 0) return money ?? markup`<p>无。全部文件均已读取。</p>`
  const { part, note } = cut(lost, LIMIT.files)
  const rows = part.map((file, i) => [
    markup`${i + 1}`,
    markup`${file.exhibit}`,
    place(file.at),
    markup`${file.format}`,
    markup`${grouped(file.bytes)}`,
    markup`${status(file)}${issues(file)}`,
  ])
  return markup`${note}${table(UNREAD_HEAD, rows)}${money ?? NOTHING}`
}

/** Statements of accounts that were not read whole; null: none. */
function unreadMoney(report: Report): Markup | null {
  const all = unreadStatements(report.case)
  if (all.length === 0) return null
  const { part, note } = cut(all, LIMIT.files)
  const rows = part.map((s, i) => [
    markup`${i + 1}`,
    markup`${s.id}`,
    markup`${s.path}`,
    markup`${lostOf(s).join('；')}`,
  ])
  return markup`${note}${table(MONEY_HEAD, rows)}`
}

const MONEY_HEAD = [
  { title: '序号', as: 'n' },
  { title: '账户流水', as: 'x' },
  { title: '文件' },
  { title: '未读的内容', as: 's' },
] as const

const UNREAD_HEAD = [
  { title: '序号', as: 'n' },
  { title: '检材', as: 'x' },
  { title: '文件（出处）' },
  { title: '格式', as: 'x' },
  { title: '字节', as: 'n' },
  { title: '原因', as: 's' },
] as const
