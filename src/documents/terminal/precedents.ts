import {
  SURENESS,
  UNSEEN,
  askedText,
  countText,
  gainsText,
  moneyText,
  pricesText,
} from '../../law/precedents/words.ts'
import type { LikePrecedent, PrecedentCheck, PrecedentsReport } from '../../report/precedents.ts'
import { padEnd, wrap } from './columns.ts'
import { dateText, foundText } from '../page/precedents.ts'
import { entry, paint, type Paper } from './paint.ts'
import { shown } from '../safe.ts'

/** What `shuzheng precedents` prints: a table of the cases that are like, then why, how they close, where they are from. */
export function precedentsText(report: PrecedentsReport, paper: Paper): string {
  const { found, asked } = report
  const lines = [
    paint('数证 · 公开案例比照', 'strong', paper),
    ...entry('比照', shown(askedText(asked)) || '没有条件，列出全部', paper),
    ...entry('结果', foundText(report), paper),
    '',
    ...tableLines(found, paper),
    ...found.flatMap((p) => caseLines(p, paper)),
    '',
    ...entry('次序', report.rule, paper),
    ...entry('说明', report.note, paper),
  ]
  return `${lines.join('\n')}\n`
}

/** The short line in the summary of a case. */
export function precedentLines(report: PrecedentsReport, paper: Paper): readonly string[] {
  if (report.found.length === 0) return []
  const numbers = report.found.slice(0, 10).map((p) => p.no)
  const more = report.found.length > numbers.length ? '等' : ''
  const text = `${foundText(report)}。第${numbers.join('、')}件${more}（shuzheng precedents 查看；没有约束力）`
  return entry('案例', text, paper)
}

const HEAD = ['序号', '案例', '条数', '单价', '获利', '诉请、承担的款项'] as const
const WIDTHS = [4, 26, 12, 22, 18, 24] as const

function tableLines(found: readonly LikePrecedent[], paper: Paper): readonly string[] {
  if (found.length === 0) return []
  const rows = found.map((p) => [
    String(p.no),
    `${p.title}（${p.place}）`,
    p.records ? countText(p.records) : UNSEEN,
    pricesText(p),
    gainsText(p),
    moneyText(p),
  ])
  const widths = fitted(paper.width)
  return [
    paint(line(HEAD, widths)[0] ?? '', 'dim', paper),
    ...rows.flatMap((cells) =>
      line(
        cells.map((c) => shown(c)),
        widths,
      ),
    ),
    '',
  ]
}

/** Columns as wide as the terminal allows: the first stays, the others share what there is in proportion. */
function fitted(width: number): readonly number[] {
  const [first, ...rest] = WIDTHS
  const room = Math.max(60, width) - first - rest.length * 2
  const whole = rest.reduce((sum, n) => sum + n, 0)
  return [first, ...rest.map((n) => Math.max(8, Math.floor((n * room) / whole)))]
}

/** Cells side by side, each wrapped in its column. */
function line(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? 8))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines, i) => padEnd(lines[row] ?? '', widths[i] ?? 8))
      .join('  ')
      .trimEnd(),
  )
}

function caseLines(precedent: LikePrecedent, paper: Paper): readonly string[] {
  const { no, title, like, same, checks, contradictions, source, sure } = precedent
  const orders = precedent.orders?.map((o) => o.text).join('；') ?? UNSEEN
  const criminal = precedent.criminal?.join('；') ?? UNSEEN
  return [
    paint(
      `第${no}件  ${shown(title)}（${precedent.place}，${dateText(precedent)}）`,
      'strong',
      paper,
    ),
    ...(same ? entry('', '条数、单价与本案相同，可能就是本案，不能作为参照', paper, 'loud') : []),
    ...like.flatMap(({ text }, i) => entry(i === 0 ? '相近' : '', text, paper)),
    ...entry('其他', `${shown(orders)}；刑事：${shown(criminal)}`, paper),
    ...worth(checks).flatMap((c, i) =>
      entry(i === 0 ? '复核' : '', `${c.what}：${shown(c.sentence)}`, paper),
    ),
    ...contradictions.flatMap((text) => entry('', `来源不一：${shown(text)}`, paper)),
    ...entry('来源', `${shown(source)}（${SURENESS[sure]}）`, paper),
  ]
}

/** What does not close, and one of those that do: the page has them all. */
function worth(checks: readonly PrecedentCheck[]): readonly PrecedentCheck[] {
  const differing = checks.filter((c) => c.outcome === 'differs')
  return differing.length > 0 ? differing : checks.slice(0, 1)
}
