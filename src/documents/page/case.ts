import type { CaseReport, DealReport, LawInTime } from '../../case-report.ts'
import type { Citing } from '../words/citations.ts'
import { money, unitPrice } from '../papers/amounts.ts'
import {
  afterCheckWord,
  CHECK,
  LAW_STATUS,
  namesOf,
  period,
  stated,
  term,
} from '../papers/words.ts'
import { statedUnits } from '../words/stated-units.ts'
import { reasonTree, sureTag } from './findings.ts'
import { badge, cut, markup, rule, table } from './markup.ts'
import type { Markup } from './markup.ts'

/** Facts of the case file that could not be used, and what was done without them. */
export function problems(facts: CaseReport): Markup {
  const { part, note } = cut(facts.problems, 2000)
  const rows = part.map((p) => [
    markup`${p.line === null ? '—' : String(p.line)}`,
    markup`<code>${p.field}</code>`,
    markup`${p.found ?? '—'}`,
    markup`${p.problem}`,
    markup`${p.effect}`,
    markup`${p.remedy}`,
  ])
  const head = [
    { title: '行', as: 'n' as const },
    { title: '字段' },
    { title: '写的是' },
    { title: '问题' },
    { title: '如何处理' },
    { title: '怎样改' },
  ]
  return markup`${table(head, rows)}${note}${rule('能够计算的照常计算；涉及上列事实的数字须待更正后复核')}`
}

/** 流转: each transfer with its units, price and sum; sums that are computed are 推算. */
export function deals(facts: CaseReport): Markup {
  const name = namesOf(facts)
  const { part, note } = cut(facts.deals, 2000)
  const rows = part.map((d) => [
    markup`${d.id}`,
    markup`${term(d.kind)} ${d.assumed ? badge('推算', 'warn') : ''}`,
    markup`${period(d.on)}`,
    markup`${name(d.from)}`,
    markup`${name(d.to)}`,
    markup`${batchWords(d, facts)}`,
    markup`${d.priced ?? '—'}`,
    markup`${d.free ?? '—'}`,
    markup`${d['unit-price'] === null ? '—' : unitPrice(d['unit-price'])}`,
    markup`${money(d.total)}`,
    markup`${stated(d.evidence)}`,
  ])
  const head = [
    { title: '流转' },
    { title: '方式' },
    { title: '时间' },
    { title: '从' },
    { title: '到' },
    { title: '批次' },
    { title: '计价条数', as: 'n' as const },
    { title: '附送条数', as: 'n' as const },
    { title: '单价', as: 'n' as const },
    { title: '价款', as: 'n' as const },
    { title: '卷页', as: 's' as const },
  ]
  return markup`${table(head, rows)}${note}${rule('附送条数计入条数，不计价；同一批信息在各人之间流转，人与人之间不相加')}`
}

/** b1（载明8000条以上）: of a batch whose size is only stated, and of which the transfer gives no units. */
function batchWords({ batch, priced, free }: DealReport, facts: CaseReport): string {
  const stated = priced === null && free === null ? statedUnits(batch, facts) : null
  return stated === null ? batch : `${batch}（载明${stated}）`
}

/** 载明数 beside the computed ones, with 证据等次; none is chosen (stories B5). */
export function figures(facts: CaseReport): Markup {
  const name = namesOf(facts)
  const { part, note } = cut(facts.figures, 2000)
  const rows = part.map((f) => [
    markup`${term(f.what)}`,
    markup`${name(f.of)}`,
    markup`${f.deals.join('、') || '—'}`,
    markup`${f.stated}`,
    markup`${f.source}；${term(f.rank)}${f.status === null ? '' : `；${f.status}`}`,
    markup`${f.computed ?? '—'}`,
    markup`${badge(CHECK[f.check], f.check === 'closes' ? 'good' : 'warn')} ${afterCheckWord(f.sentence)}`,
  ])
  const head = [
    { title: '项目' },
    { title: '人员' },
    { title: '流转' },
    { title: '载明', as: 'n' as const },
    { title: '来源与证据等次' },
    { title: '本软件', as: 'n' as const },
    { title: '核对' },
  ]
  return markup`${table(head, rows)}${note}${rule('各数并列，未作取舍；诉讼文书以生效裁判的数为准时，本软件的数为复核')}`
}

const ASKED = { conduct: '行为', filed: '起诉', heard: '开庭', decided: '裁判' } as const

/** Which law on which date: asked with the four dates of the case (design 5.6). */
export function lawInTime(facts: CaseReport): Markup {
  const rows = facts.law.map((l) => [
    markup`${l.title}`,
    markup`${l.article} ${sureTag(l.sure)}`,
    markup`${inForce(l)}`,
    markup`${ASKED[l.asked.which]} ${l.asked.date ?? '待查'}`,
    markup`${badge(LAW_STATUS[l.status], l.status === 'applies' ? 'good' : l.status === 'unknown' ? 'warn' : 'plain')}`,
    markup`${l.basis}`,
  ])
  const head = [
    { title: '规定' },
    { title: '条文' },
    { title: '施行期间' },
    { title: '问的日期' },
    { title: '是否适用', as: 'x' as const },
    { title: '理由' },
  ]
  return markup`${table(head, rows)}${rule('行为、起诉、开庭、裁判四个日期分别适用；刑法从旧兼从轻，司法解释及于所解释法律的施行期间，民事依行为时法律及法释〔2020〕15号，程序依行为之日')}`
}

function inForce({ from, to }: LawInTime): string {
  return `${from ?? '—'} 至 ${to ?? '今'}`
}

/** Notes on proof and procedure: never a block. */
export function caseNotes(facts: CaseReport, citing: Citing): Markup {
  return markup`${facts.notes.map(
    (note) => markup`<article class="finding"><h3>${note.title}</h3>
<p class="say">${note.text}</p>${reasonTree(note.reasons, citing)}</article>`,
  )}`
}

/** Decisions of people that were in force: who, when, why, and how far they reach. */
export function decisions(facts: CaseReport): Markup {
  const rows = facts.decisions.map((d) => [
    markup`${d.text}`,
    markup`${d.records ?? '—'}`,
    markup`${d.by}`,
    markup`${d.on}`,
    markup`${d.reason}`,
    markup`${stated(d.evidence)}`,
  ])
  const head = [
    { title: '决定' },
    { title: '涉及条数', as: 'n' as const },
    { title: '决定人' },
    { title: '日期', as: 'x' as const },
    { title: '理由' },
    { title: '卷页', as: 's' as const },
  ]
  return table(head, rows)
}
