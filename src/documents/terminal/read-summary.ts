import type { ColumnReport, FileReport, Report, TableReport } from '../../report.ts'
import { KINDS } from '../../records/kinds.ts'
import { besideText, rowDifference } from '../balance.ts'
import { DEMO, DIGEST_MATCH, STATUS, UNKNOWN_ROW, codeLabel, tallyText } from '../words/labels.ts'
import { grouped, partOf, total } from '../words/numbers.ts'
import { entry, paint, spread } from './paint.ts'
import type { Paper } from './paint.ts'
import { shown, shownLocator, shownWithin } from '../safe.ts'
import { completeness, sheetCount } from './terminal.ts'

/** What `shuzheng read` knows: no count, no findings. */
export type ReadReport = Pick<
  Report,
  'title' | 'demo' | 'complete' | 'exhibits' | 'files' | 'tables' | 'bytes' | 'rows'
>

/** Files, tables and columns named before the rest is counted. */
const LIMIT = { files: 20, tables: 20, columns: 30, issues: 3 } as const

/** What is in the folder, for `shuzheng read`: first what was not read, then notes, then tables with their columns. */
export function readSummary(report: ReadReport, paper: Paper): string {
  const lines = [
    ...spread('数证 · 检材内容', report.demo ? DEMO : '', paper),
    ...(report.title === null ? [] : [shown(report.title)]),
    ...sizes(report, paper),
    ...notRead(report, paper),
    ...mismatched(report, paper),
    ...tables(report, paper),
    ...noted(report, paper),
    ...entry('English', english(report), paper, 'dim'),
  ]
  return `${lines.join('\n')}\n`
}

function sizes(report: ReadReport, paper: Paper): readonly string[] {
  const { rows, bytes } = report
  const read = completeness(report)
  const what = `检材 ${String(report.exhibits.length)} 份  文件 ${String(report.files.length)} 个  工作表 ${String(sheetCount(report.tables))} 张`
  const row = `识别行 ${String(rows.found)} ＝ 数据行 ${String(rows.data)} ＋ 非数据行 ${String(total(rows['non-data']))} ＋ 未读行 ${String(total(rows.unread))}${besideText(rows)}`
  const gap = rowDifference(rows)
  return [
    ...spread(what, read === '读取完整' ? read : '', paper),
    ...(read === '读取完整' ? [] : [paint(`！ ${read}`, 'loud', paper)]),
    ...entry('行台账', row, paper),
    ...(gap === 0 ? [] : entry('', `！！ 台账不平衡（差 ${String(gap)} 行）`, paper, 'loud')),
    ...entry('字节', `已读 ${grouped(bytes.read)} / 总 ${grouped(bytes.total)}`, paper),
    ...entry('文件', byStatus(report.files), paper),
  ]
}

function byStatus(files: readonly FileReport[]): string {
  const statuses = Object.keys(STATUS) as (keyof typeof STATUS)[]
  return statuses
    .map((status) => ({ status, n: files.filter((file) => file.status === status).length }))
    .filter(({ n }) => n > 0)
    .map(({ status, n }) => `${STATUS[status]} ${String(n)}`)
    .join('  ')
}

function notRead(report: ReadReport, paper: Paper): readonly string[] {
  const files = report.files.filter(({ status }) => status === 'unread' || status === 'partial')
  if (files.length === 0) return []
  return ['', paint('未读或未读全（先看这里）', 'loud', paper), ...fileList(files, paper)]
}

function mismatched(report: ReadReport, paper: Paper): readonly string[] {
  const files = report.files.filter((file) => file['digest-match'] === 'mismatch')
  if (files.length === 0) return []
  const names = files.slice(0, LIMIT.files).map((file) => `  ${shownLocator(file.at)}`)
  return [
    '',
    paint(`完整性校验值与清单${DIGEST_MATCH.mismatch}`, 'loud', paper),
    ...names,
    ...rest(LIMIT.files, files.length),
  ]
}

/** Files with notes that lost nothing. */
function noted(report: ReadReport, paper: Paper): readonly string[] {
  const files = report.files.filter(
    (file) => (file.status === 'read' || file.status === 'listed') && file.issues.length > 0,
  )
  return files.length === 0 ? [] : ['', '提示', ...fileList(files, paper)]
}

function fileList(files: readonly FileReport[], paper: Paper): readonly string[] {
  return [
    ...files.slice(0, LIMIT.files).flatMap((file) => fileLines(file, paper)),
    ...rest(LIMIT.files, files.length),
  ]
}

function fileLines(file: FileReport, paper: Paper): readonly string[] {
  const encoding = file.encoding === null ? '' : `  ${shown(file.encoding, 'name')}`
  const facts = `${STATUS[file.status]}  ${shown(file.format, 'name')}${encoding}  ${grouped(file.bytes)} 字节`
  const issues = file.issues.slice(0, LIMIT.issues).flatMap(({ code, at, message }) => {
    const inside = shownWithin(at, file.at)
    const where = inside === '' ? '' : `${inside} `
    return entry('', `${codeLabel(code)}：${where}${shown(message)}`, paper)
  })
  const more = rest(LIMIT.issues, file.issues.length).map((line) => `      ${line}`)
  return [`  ${shownLocator(file.at)}`, `      ${facts}`, ...issues, ...more]
}

function tables(report: ReadReport, paper: Paper): readonly string[] {
  const shownTables = report.tables.slice(0, LIMIT.tables)
  return [
    '',
    '数据表',
    ...(shownTables.length === 0 ? ['  无'] : []),
    ...shownTables.flatMap((table) => tableLines(table, paper)),
    ...rest(LIMIT.tables, report.tables.length),
  ]
}

function tableLines(table: TableReport, paper: Paper): readonly string[] {
  const { rows } = table
  const hidden = table.hidden ? '  隐藏工作表' : ''
  const header = table.header === null ? '无表头' : `表头第${String(table.header)}行`
  const parts = [tallyText(rows['non-data']), tallyText(rows.unread)].filter((part) => part !== '')
  const detail = parts.length === 0 ? '' : `（${parts.join('；未读 ')}）`
  const correct =
    table.correct === null
      ? []
      : entry('', `如有误：${shown(table.correct)}${sameShape(table)}`, paper)
  return [
    `  ${shownLocator(table.at)}`,
    ...entry(
      '',
      `${header}${hidden}  识别行 ${String(rows.found)}  数据行 ${String(rows.data)}${detail}${besideText(rows)}`,
      paper,
    ),
    // Without a row of data there is nothing to tell of the columns.
    ...(rows.data === 0 ? [] : columnsLines(table, paper)),
    ...correct,
  ]
}

function columnsLines({ columns }: TableReport, paper: Paper): readonly string[] {
  return [
    ...columns.slice(0, LIMIT.columns).flatMap((column) => columnLines(column, paper)),
    ...rest(LIMIT.columns, columns.length).map((line) => `      ${line}`),
  ]
}

/** A question about one table is one about all that were made alike. */
export function sameShape({ alike = 0 }: TableReport): string {
  return alike < 2 ? '' : ` --same-shape（加此项，更正适用于同形的 ${String(alike)} 张表）`
}

function columnLines(column: ColumnReport, paper: Paper): readonly string[] {
  const header = column.header === null ? '（无表头）' : shown(column.header, 'name')
  const also = column.also.filter((kind) => kind !== column.kind).map((kind) => KINDS[kind])
  const mixed = also.length === 0 ? '' : `，另有 ${also.join('、')}`
  const text = `${columnLetters(column.index)} ${header} → ${KINDS[column.kind]}${mixed}  有值 ${String(column.filled)}  有效 ${String(column.valid)}  判定依据：${shown(column.reason)}`
  return entry('', text, paper)
}

/** Column as spreadsheets name it. @example 0 → 'A', 27 → 'AB' */
export function columnLetters(index: number): string {
  if (index < 0) return UNKNOWN_ROW
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

function rest(limit: number, all: number): readonly string[] {
  return all > limit ? [`  ${partOf(limit, all)}，其余见 --json`] : []
}

function english(report: ReadReport): string {
  const state = report.complete ? 'all was read' : 'NOT ALL WAS READ'
  return `${String(report.files.length)} files, ${String(report.tables.length)} tables, ${String(report.rows.found)} rows; ${state}.`
}
