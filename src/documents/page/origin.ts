import type { Fingerprint, Hypothesis, OriginPair, OriginReport } from '../../report/origin.ts'
import {
  edgesToShow,
  examinedSentence,
  leftOutSentence,
  marksTitle,
  waysTitle,
} from '../words/origin.ts'
import { badge, cut, listOf, markup, NOTHING, rule, table, type Markup } from './markup.ts'

/** Long tables are cut; the record has the whole. */
const EDGES = 200
const PAIRS = 30

/** 批次来源: edges with what stands behind them, then each pair with its explanations. */
export function origin(report: OriginReport): Markup {
  return markup`<p>${examinedSentence(report)}。${leftOutSentence(report) ?? ''}</p>
${hints(report)}
${edges(report)}
${notes(report)}
${pairs(report)}
${rule('来源只依据名单本身的痕迹推断，供查证参考；文件的创建、修改时间可以改动，不作为依据；批次之间谁出自谁，由办案机关结合聊天、转账、供述审查认定')}`
}

function hints({ hints: told }: OriginReport): Markup {
  if (told.length === 0) return NOTHING
  return markup`<h3>提示：名单的痕迹与案件中的流转不一致</h3>${listOf(told, 200)}`
}

function edges(report: OriginReport): Markup {
  const { part, note } = cut(edgesToShow(report), EDGES)
  if (part.length === 0) return markup`<p>没有能说明来源关系的痕迹。</p>`
  const rows = part.map((e) => [
    markup`${e.to}${or(e['or-to'])}`,
    markup`${e.from}${or(e['or-from'])}`,
    e.directed ? badge('有方向', 'good') : badge('不能判断方向', 'warn'),
    markup`${e.shared}`,
    markup`${marksTitle(e.kinds)}`,
    markup`${waysTitle(e.ways)}`,
    markup`${e.through.length > 0 ? e.through.join('、') : '—'}`,
    markup`${e.sentence}`,
  ])
  const head = [
    { title: '批次' },
    { title: '出自（或与之相同的）' },
    { title: '方向' },
    { title: '共有人数', as: 'n' as const },
    { title: '超出偶然的痕迹' },
    { title: '方式' },
    { title: '经由' },
    { title: '依据', as: 's' as const },
  ]
  return markup`<h3>来源关系</h3>${table(head, rows)}${note}`
}

function or(others: readonly string[]): string {
  return others.length > 0 ? `（或${others.join('、')}，不能区分）` : ''
}

function notes({ merges, same, cycles }: OriginReport): Markup {
  const told = [
    ...merges.map((m) => m.sentence),
    ...same.map((s) => s.sentence),
    ...cycles.map((c) => `${c.join('、')}的方向互相循环，均不作判断`),
  ]
  return told.length > 0 ? markup`<h3>合并与换名</h3>${listOf(told, 200)}` : NOTHING
}

function pairs({ pairs: all }: OriginReport): Markup {
  const { part, note } = cut(all, PAIRS)
  return markup`${part.map(pairMarkup)}${note}`
}

function pairMarkup(p: OriginPair): Markup {
  const rows = p.fingerprints.map(markRow)
  const head = [
    { title: '痕迹' },
    { title: '实际', as: 'n' as const },
    { title: '情况' },
    { title: '偶然水平' },
    { title: '判断', as: 'x' as const },
  ]
  return markup`<h3>${p.a}与${p.b}</h3>
<p>${p.a}共${p['people-a']}人，${p.b}共${p['people-b']}人，两份都有的${p.shared}人。${p.why}。</p>
${rows.length > 0 ? table(head, rows) : NOTHING}
${table(EXPLAINED, p.hypotheses.map(explainedRow))}`
}

function markRow(f: Fingerprint): readonly Markup[] {
  return [
    markup`${f.title}`,
    markup`${f.found}/${f.of}`,
    markup`${f.sentence}`,
    markup`${f.chance?.sentence ?? '没有可用的偶然水平'}`,
    f.beyond ? badge('超出偶然', 'good') : badge('仅供参考', 'plain'),
  ]
}

const EXPLAINED = [
  { title: '', as: 'n' as const },
  { title: '可能的解释' },
  { title: '支持' },
  { title: '不支持' },
  { title: '可以推翻此项的材料' },
]

function explainedRow(h: Hypothesis, i: number): readonly Markup[] {
  const told = (list: readonly string[]) => (list.length > 0 ? listOf(list, 20) : markup`—`)
  return [
    markup`${i + 1}`,
    markup`${h.title}${h.ways.length > 0 ? `：${waysTitle(h.ways)}` : ''}`,
    told(h.supports),
    told(h.against),
    told(h['overturned-by']),
  ]
}
