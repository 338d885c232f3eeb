import {
  BESIDE,
  CHECKED,
  ROUTE,
  SURENESS,
  TIER,
  UNSEEN,
  askedText,
  countText,
  gainsText,
  moneyText,
  pricesText,
} from '../../law/precedents/words.ts'
import type {
  LikePrecedent,
  Precedent,
  PrecedentCheck,
  PrecedentsReport,
} from '../../report/precedents.ts'
import { precedentsChart } from '../pictures/precedents/chart.ts'
import { NOTHING, badge, cut, markup, rule, table, type Markup } from './markup.ts'

/** Published cases that are like the case at hand, beside its numbers: chart, table, sources. */
export function precedents(report: PrecedentsReport): Markup {
  const { found, asked, total } = report
  const like = new Set(found.map((p) => p.no))
  const { part, note } = cut(found, SHOWN)
  return markup`<p class="lead">${foundText(report)}</p>
<p class="note">${report.note}</p>
<p>本案用以比照的：${askedText(asked) || '没有可以比照的数'}</p>
${found.length === 0 ? NOTHING : precedentsChart({ all: found, like, asked })}
${part.length === 0 ? NOTHING : precedentTable(part)}${note}
${rule(`${report.rule}共查看${total}件，数据见 law/precedents/`)}`
}

/** Rows that the page of a case has room for; the chart and report.json have all. */
const SHOWN = 12

/** @example 公开案例50件中，与本案相近的12件；能看到获利与款项的7件：等于获利5、高于1、低于1 */
export function foundText({ found, total }: Pick<PrecedentsReport, 'found' | 'total'>): string {
  const beside = found.flatMap((p) => p.beside ?? [])
  const count = (outcome: keyof typeof BESIDE) => beside.filter((b) => b.outcome === outcome).length
  const head = `公开案例${total}件中，与本案相近的${found.length}件`
  if (beside.length === 0) return `${head}，都不能同时看到获利与诉请或者承担的款项`
  const parts = [`等于获利${count('equal')}`, `高于${count('above')}`, `低于${count('below')}`]
  return `${head}；其中能同时看到获利与款项的${beside.length}件：${parts.join('、')}`
}

/** One case a row, with what it has in common with the case at hand, how its figures close, and where it is from. */
export function precedentTable(found: readonly (Precedent | LikePrecedent)[]): Markup {
  const rows = found.map((p) => [
    markup`${p.no}`,
    markup`<b>${p.title}</b><br>${p.place}；${dateText(p)}；${ROUTE[p.route]}${sameNote(p)}<br>${p.information.is}；${tierText(p)}<p class="rule">来源 ${p.source} ${badge(SURENESS[p.sure], p.sure === 'seed' ? 'good' : 'warn')}</p>`,
    markup`${p.records ? countText(p.records) : UNSEEN}<br>${pricesText(p)}`,
    markup`获利　${gainsText(p)}<br>款项　${moneyText(p, 'grounds')}${p.beside ? markup`<br>${badge(BESIDE[p.beside.outcome], 'plain')}` : NOTHING}`,
    markup`责任　${listText(p.orders?.map((o) => o.text) ?? null)}<br>刑事　${listText(p.criminal)}`,
    reasons(p),
    checks(p),
  ])
  return table(COLUMNS, rows)
}

const COLUMNS = [
  { title: '序号', as: 'n' },
  { title: '案例、信息、来源' },
  { title: '条数与单价' },
  { title: '获利与款项' },
  { title: '其他责任；刑事', as: 's' },
  { title: '相近之处', as: 's' },
  { title: '复核', as: 's' },
] as const

function sameNote(precedent: Precedent | LikePrecedent): Markup {
  if (!('same' in precedent) || !precedent.same) return NOTHING
  return markup`<br>${badge('条数、单价与本案相同，可能就是本案', 'warn')}`
}

function reasons(precedent: Precedent | LikePrecedent): Markup {
  if (!('like' in precedent)) return NOTHING
  return markup`${precedent.like.map(({ text }) => markup`${text}<br>`)}`
}

const TONE: Readonly<Record<PrecedentCheck['outcome'], 'good' | 'warn' | 'plain'>> = {
  closes: 'good',
  differs: 'warn',
  derived: 'plain',
  unchecked: 'plain',
}

function checks({ checks: all, contradictions }: Precedent): Markup {
  const lines = all.map(
    (c) => markup`${badge(CHECKED[c.outcome], TONE[c.outcome])} ${c.what}：${c.sentence}<br>`,
  )
  const notes = contradictions.map((text) => markup`${badge('来源不一', 'warn')} ${text}<br>`)
  return markup`${lines}${notes}`
}

function tierText({ information }: Precedent): string {
  const { tier, 'tier-by': by } = information
  if (tier === null) return '第几项未见'
  return `${TIER[tier]}（${by === 'source' ? '来源载明' : '按字段推断'}）`
}

/** @example 裁判2021-11-01 */
export function dateText({ dates }: Pick<Precedent, 'dates'>): string {
  const last = dates.at(-1)
  return last ? `${last.what}${last.on}` : '日期未见'
}

function listText(items: readonly string[] | null): string {
  if (items === null) return UNSEEN
  return items.join('；') || '没有'
}
