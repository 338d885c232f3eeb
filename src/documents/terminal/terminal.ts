import { losesData } from '../../evidence/codes.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { Finding, Report } from '../../report.ts'
import { besideText, openLedgers } from '../balance.ts'
import { personLines } from './case-summary.ts'
import { wrap } from './columns.ts'
import {
  COUNT_HEAD,
  DEMO,
  OUTCOME,
  TIER,
  keyCounted,
  robustLabel,
  shortLabel,
  tallyText,
} from '../words/labels.ts'
import { grouped, partOf, total } from '../words/numbers.ts'
import { decidedReadings } from '../words/decided-readings.ts'
import { entry, loud, paint, spread } from './paint.ts'
import type { Paper } from './paint.ts'
import { personsAffected } from '../words/persons.ts'
import { shown, shownLocator } from '../safe.ts'
import { unreadStatements } from '../unread-statements.ts'

export interface SummaryOptions extends Paper {
  /** Files written, as people should find them. */
  readonly outFiles?: readonly string[]
}

/** What stands first on the page and in the summary: was everything read? (promise 4) */
export function completeness(
  report: Pick<Report, 'complete' | 'files'> & Partial<Pick<Report, 'case'>>,
): string {
  const unread = report.files.filter((file) => file.status === 'unread').length
  const partial = report.files.filter((file) => file.status === 'partial').length
  const statements = unreadStatements(report.case ?? null).length
  if (report.complete && unread + partial + statements === 0) return '读取完整'
  const parts = [
    ...(unread > 0 ? [`${String(unread)} 个文件未读`] : []),
    ...(partial > 0 ? [`${String(partial)} 个文件部分未读`] : []),
    ...(statements > 0 ? [`${String(statements)} 份账户流水未读完整`] : []),
  ]
  return `读取不完整（${parts.join('，') || '原因见附表三'}）`
}

/**
 * The terminal summary of a count, for a tired person: what was read, both ledgers, the count with its head word,
 * what it rests on, what is open (glossary 2). Ends with one line of English.
 */
export function summary(report: Report, options: SummaryOptions): string {
  const lines = [
    ...headLines(report, options),
    ...ledgerLines(report, options),
    ...countLines(report, options),
    ...keyLines(report, options),
    ...findingLines(report, options),
    ...personLines(report, options),
    ...closingLines(report, options),
  ]
  return `${lines.join('\n')}\n`
}

function headLines(report: Report, paper: Paper): readonly string[] {
  const title = spread('数证 · 查获数据核算', report.demo ? DEMO : '', paper)
  const named = report.title === null ? [] : wrap(shown(report.title), paper.width)
  const sizes = `检材 ${count(report.exhibits)} 份  文件 ${count(report.files)} 个  工作表 ${String(sheetCount(report.tables))} 张`
  const read = completeness(report)
  const whole = read === '读取完整'
  return [
    ...title.map((line) => paint(line, 'strong', paper)),
    ...named,
    ...spread(sizes, whole ? read : '', paper),
    ...(whole ? [] : [...loud(`！ ${read}`, paper), ...unreadLines(report, paper)]),
    ...mismatchLines(report, paper),
  ]
}

/** Sheets and text files that hold a table: several tables of one sheet are one. */
export function sheetCount(tables: readonly { readonly at: Locator }[]): number {
  const sheets = tables.map(({ at }) =>
    JSON.stringify(at.filter((part) => typeof part === 'string')),
  )
  return new Set(sheets).size
}

const count = (list: readonly unknown[]): string => String(list.length)

/** Names shown before the rest is only counted. */
const NAMED = 5

function unreadLines(report: Report, paper: Paper): readonly string[] {
  const files = report.files.filter((file) => file.status === 'unread' || file.status === 'partial')
  const named = files.slice(0, NAMED).map((file) => {
    const why = [...new Set(file.issues.map(({ code }) => shortLabel(code)))].join('、')
    return `${why || '原因未记'}：${shownLocator(file.at)}`
  })
  const reasons = files.length > NAMED ? entry('', `按原因：${byReason(files)}`, paper) : []
  return [...listLines(named, files.length, paper), ...reasons]
}

/** `图片未识别 1,204 个文件、口令未打开 2 个文件`, the most first: how many were not examined, and why (promise 4). */
function byReason(files: Report['files']): string {
  const counts = new Map<string, number>()
  for (const file of files) {
    const codes = new Set(file.issues.map(({ code }) => code).filter((code) => losesData(code)))
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([code, n]) => `${shortLabel(code)} ${grouped(n)} 个文件`)
    .join('、')
}

function mismatchLines(report: Report, paper: Paper): readonly string[] {
  const files = report.files.filter((file) => file['digest-match'] === 'mismatch')
  if (files.length === 0) return []
  const named = files.slice(0, NAMED).map((file) => shownLocator(file.at))
  const head = `！ 完整性校验值与清单不一致：${count(files)} 个文件，涉及这些文件的数字须复核`
  return [...loud(head, paper), ...listLines(named, files.length, paper)]
}

function listLines(named: readonly string[], all: number, paper: Paper): readonly string[] {
  const lines = named.flatMap((name) => entry('', name, paper))
  return all > named.length ? [...lines, ...entry('', partOf(named.length, all), paper)] : lines
}

function ledgerLines(report: Report, paper: Paper): readonly string[] {
  const { rows, records } = report
  const unread = total(rows.unread)
  const nonData = total(rows['non-data'])
  const rowText = `识别行 ${String(rows.found)} ＝ 数据行 ${String(rows.data)} ＋ 非数据行 ${String(nonData)} ＋ 未读行 ${String(unread)}${besideText(rows)}`
  const recordText = `转出 ${String(records.out)} 条 ＝ 计入 ${String(records.counted)} ＋ 重复 ${String(total(records.duplicate))} ＋ 不计入 ${String(total(records['set-aside']))}`
  return [
    ...entry('行台账', rowText, paper),
    ...breakdown('非数据行：', rows['non-data'], paper),
    ...breakdown('未读行：', rows.unread, paper),
    ...entry('条台账', recordText, paper),
    ...breakdown('重复：', records.duplicate, paper),
    ...breakdown('不计入：', records['set-aside'], paper),
    ...balanceLines(report, paper),
  ]
}

function breakdown(
  label: string,
  tally: Readonly<Partial<Record<string, number>>>,
  paper: Paper,
): readonly string[] {
  const text = tallyText(tally)
  return text === '' ? [] : entry('', label + text, paper, 'dim')
}

function balanceLines(report: Report, paper: Paper): readonly string[] {
  const open = openLedgers(report)
  if (open.length === 0) return entry('', '台账平衡', paper, 'good')
  const head = '！！ 台账不平衡，以下数字不得使用 / LEDGER DOES NOT CLOSE, do not use these figures'
  return [...loud(head, paper), ...open.flatMap((line) => entry('', line, paper, 'loud'))]
}

function countLines(report: Report, paper: Paper): readonly string[] {
  const { tiers, persons, records } = report
  const unresolved =
    persons.unresolved > 0
      ? `（另有 ${String(persons.unresolved)} 条可能与他人为同一人，未合并）`
      : ''
  return [
    ...entry('计入', `${String(records.counted)} 条（${COUNT_HEAD}）`, paper, 'strong'),
    ...entry(
      '',
      `${TIER.A} ${String(tiers.A)}  ${TIER.B} ${String(tiers.B)}  ${TIER.C} ${String(tiers.C)}（信息类型为建议，由办案人员确定）`,
      paper,
    ),
    ...entry('', `涉及人数：${personsAffected(persons)}${unresolved}`, paper),
    ...decidedReadings(report).flatMap((text) => entry('', shown(text), paper)),
  ]
}

function keyLines(report: Report, paper: Paper): readonly string[] {
  const used = report.keys.find((key) => key.used)
  const others = report.keys.filter((key) => !key.used)
  const named = used ? `${shown(used.title, 'name')}（采用）` : '未载明'
  const beside = others.map((key) => `${shown(key.title, 'name')} ${keyCounted(key)}`)
  return entry('口径', [`去重依据：${named}`, ...beside].join('  '), paper)
}

function findingLines(report: Report, paper: Paper): readonly string[] {
  const told = report.findings.filter((finding) => finding.outcome !== 'not-met')
  const below = report.findings.filter((finding) => finding.outcome === 'not-met')
  const texts = [...told.map(findingText), ...below.map(findingText)]
  const lines = texts.flatMap((text, i) => entry(i === 0 ? '结论' : '', text, paper))
  return [
    ...lines,
    ...entry(lines.length === 0 ? '结论' : '', shown(report.robust.sentence), paper),
  ]
}

function findingText(finding: Finding): string {
  const assumed = finding.on.assumed ? `；适用 ${shown(finding.on.date)} 的规定（假定）` : ''
  const incomplete = finding.incomplete ? '；读取不完整' : ''
  return `〔${OUTCOME[finding.outcome]}〕${shown(finding.title)}；${robustLabel(finding)}${assumed}${incomplete}`
}

function closingLines(report: Report, options: SummaryOptions): readonly string[] {
  const questions =
    report.questions.length === 0 ? '无' : `${count(report.questions)} 项（--questions 查看）`
  const files = (options.outFiles ?? []).map((file) => shown(file))
  return [
    ...entry('待查', questions, options),
    ...(files.length === 0 ? [] : entry('报告', files.join('  '), options)),
    ...entry('English', english(report), options, 'dim'),
  ]
}

function english({ rows, records, complete }: Report): string {
  const row = `rows ${String(rows.found)} = data ${String(rows.data)} + non-data ${String(total(rows['non-data']))} + unread ${String(total(rows.unread))}`
  const record = `records ${String(records.out)} = counted ${String(records.counted)} + duplicate ${String(total(records.duplicate))} + set aside ${String(total(records['set-aside']))}`
  return `${row}; ${record}; ${complete ? 'all was read' : 'NOT ALL WAS READ'}. A tally, nobody's share and no legal finding.`
}
