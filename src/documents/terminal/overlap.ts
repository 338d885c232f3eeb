import type { OverlapPair, OverlapReport } from '../../report/chain.ts'
import { columns, padEnd, padStart } from './columns.ts'
import { grouped, partOf } from '../words/numbers.ts'
import { entry, loud, paint, type Paper } from './paint.ts'
import {
  ALIKE,
  BY,
  CHANCE_NOTE,
  chanceSentence,
  comparedSentence,
  expectedText,
  hubSentence,
  paddingSentence,
  percent,
  populationTexts,
  relationSentence,
  suspectSentences,
} from '../words/overlap.ts'
import { shown } from '../safe.ts'

/** Lists and pairs that a terminal shows; all are in the JSON. */
const SHOWN = { batches: 40, pairs: 20, told: 3, hubs: 5, groups: 10 } as const

/** Which lists share people, for a terminal: lists, pairs, what chance would give, what stands everywhere, padding. */
export function overlapText(report: OverlapReport, paper: Paper): string {
  const lines = [
    paint('数证 · 名单重合', 'strong', paper),
    ...(report.incomplete ? loud('！ 读取不完整：以下条数不含未读文件', paper) : []),
    ...entry('比较', shown(comparedSentence(report)), paper),
    ...batchTable(report, paper),
    ...pairTable(report, paper),
    ...chanceLines(report, paper),
    ...hubLines(report, paper),
    ...groupLines(report, paper),
    ...told('关系', report.stated.map(relationSentence), paper),
    ...told('未成条', paddingTold(report), paper),
    ...entry('English', english(report), paper, 'dim'),
  ]
  return `${lines.join('\n')}\n`
}

/** For the summary of a case: the sentence, the pairs that share most, what the case file states. */
export function overlapLines(report: OverlapReport | null): readonly string[] {
  if (report === null) return []
  const pairs = report.pairs.slice(0, SHOWN.told)
  return [
    comparedSentence(report),
    ...pairs.map((p) => `${p.a} 与 ${p.b}：${chanceSentence(p, report.populations)}`),
    ...(report.counts.sharing > pairs.length
      ? [`${partOf(pairs.length, report.counts.sharing)} 对`]
      : []),
    ...report.stated.map(relationSentence),
  ].map((line) => shown(line))
}

function batchTable({ batches, by }: OverlapReport, paper: Paper): readonly string[] {
  const part = batches.slice(0, SHOWN.batches)
  const rows = part.map((b, i) => [
    String(i + 1),
    grouped(b.records),
    grouped(b.unique),
    b.mobiles === null ? '—' : grouped(b.mobiles),
    shown(b.title === null ? b.id : `${b.id} ${b.title}`, 'name'),
  ])
  const head = ['序号', '条数', '仅见于此', '手机号', BY[by]]
  return [...grid(head, rows, '名单', paper), ...cutLine(part.length, batches.length, paper)]
}

function pairTable(report: OverlapReport, paper: Paper): readonly string[] {
  const { pairs, batches, counts } = report
  if (pairs.length === 0) return entry('重合', '没有共同的人或者号码', paper)
  const numbers = new Map(batches.map((b, i) => [b.id, i + 1]))
  const part = pairs.slice(0, SHOWN.pairs)
  const hubs = report['hubs-found'] > 0
  const rows = part.map((p) => [
    `${String(numbers.get(p.a) ?? '?')}–${String(numbers.get(p.b) ?? '?')}`,
    grouped(p.shared),
    ...(hubs ? [grouped(p['without-hubs'])] : []),
    percent(p['a-in-b']),
    percent(p['b-in-a']),
    p['shared-mobiles'] === null ? '—' : grouped(p['shared-mobiles']),
    expectedText(p['by-chance']),
    p.alike === null ? '' : ALIKE[p.alike],
  ])
  const head = ['甲–乙', '共同', ...(hubs ? ['除普遍值'] : []), '占甲', '占乙', '共同号码', '偶然']
  return [
    ...grid([...head, '提示'], rows, '重合', paper),
    ...cutLine(part.length, counts.sharing, paper),
  ]
}

function chanceLines(report: OverlapReport, paper: Paper): readonly string[] {
  const pairs = report.pairs.filter((p) => p.shared > 0).slice(0, SHOWN.told)
  if (pairs.length === 0) return []
  const sources = populationTexts(pairs, report.populations)
  return told(
    '偶然',
    [...pairs.map((p) => pairSentence(p, report)), ...sources, CHANCE_NOTE],
    paper,
  )
}

function pairSentence(pair: OverlapPair, report: OverlapReport): string {
  return `${pair.a} 与 ${pair.b}：${chanceSentence(pair, report.populations)}`
}

function hubLines(report: OverlapReport, paper: Paper): readonly string[] {
  const found = report['hubs-found']
  if (found === 0) return []
  const named = report.hubs.slice(0, SHOWN.hubs).map(hubSentence)
  const more = found > named.length ? [partOf(named.length, found)] : []
  return told('普遍值', [...named, ...more, '“除普遍值”一列不含上列各值'], paper)
}

function groupLines({ groups, batches }: OverlapReport, paper: Paper): readonly string[] {
  const numbers = new Map(batches.map((b, i) => [b.id, i + 1]))
  const part = groups.slice(0, SHOWN.groups)
  const texts = part.map((g) => {
    const own = g.slice(0, 30).map((id) => String(numbers.get(id) ?? '?'))
    const more = g.length > own.length ? `…（${partOf(own.length, g.length)}）` : ''
    return `${String(g.length)} 份相互关联：${own.join('、')}${more}`
  })
  const more = groups.length > part.length ? [`${partOf(part.length, groups.length)} 组`] : []
  return told('关联', [...texts, ...more], paper)
}

function paddingTold(report: OverlapReport): readonly string[] {
  const all = report.batches.flatMap((b) => {
    const padding = paddingSentence(b)
    const texts = [...(padding === null ? [] : [padding]), ...suspectSentences(b)]
    return texts.map((text) => `${b.id}：${text}`)
  })
  const part = all.slice(0, SHOWN.groups)
  return all.length > part.length ? [...part, partOf(part.length, all.length)] : part
}

function told(label: string, texts: readonly string[], paper: Paper): readonly string[] {
  return texts.flatMap((text, i) => entry(i === 0 ? label : '', shown(text), paper))
}

function cutLine(part: number, whole: number, paper: Paper): readonly string[] {
  return part < whole ? entry('', `${partOf(part, whole)}，其余以 --json 查看`, paper) : []
}

/** Numbers right, the last column left as it is: a long name is not cut. */
function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  label: string,
  paper: Paper,
): readonly string[] {
  const last = head.length - 1
  const widths = head.map((title, i) =>
    Math.max(columns(title), ...rows.map((row) => columns(row[i] ?? ''))),
  )
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === last ? cell : padStart(cell, widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [head, ...rows].map((cells, i) => {
    const line = padEnd(i === 0 ? label : '', 8) + lineOf(cells)
    return i === 0 ? paint(line, 'dim', paper) : line
  })
}

function english({ batches, counts, incomplete }: OverlapReport): string {
  return `${grouped(batches.length)} lists, ${grouped(counts.pairs)} pairs compared exactly, ${grouped(counts.sharing)} share people; ${incomplete ? 'NOT ALL WAS READ' : 'all was read'}. A tally, no legal finding.`
}
