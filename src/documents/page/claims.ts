import type { CaseReport } from '../../case-report.ts'
import type { Reason } from '../../report.ts'
import type {
  ClaimReport,
  DisputeReport,
  GroupReport,
  HintReport,
  OrderReport,
} from '../../report/liability.ts'
import type { Citing } from '../words/citations.ts'
import { claimed, numberText } from '../words/damages.ts'
import { money, yuan } from '../papers/amounts.ts'
import { basisText, capText, cellText, EFFECT, orderText } from '../papers/suit-words.ts'
import { namesOf, stated, UNSTATED } from '../papers/words.ts'
import { reasonTree } from './findings.ts'
import { NOTHING, badge, cut, listOf, markup, rule, table } from './markup.ts'
import type { Column, Markup } from './markup.ts'

/** Is there anything of a suit to tell? */
export function hasSuit({ liability: l }: CaseReport): boolean {
  return l.groups.length + l.claims.length + l.orders.length > 0
}

/** 责任与诉讼请求: the matrix by person, groups with their caps, orders, disputes, bases of damages, hints. */
export function claims(facts: CaseReport, citing: Citing): Markup {
  const { liability: l } = facts
  return markup`${matrix(facts)}${claimsTable(facts)}
${l.groups.map((g) => groupCard(g, facts))}
${ordersTable(facts)}
${l.disputes.map((d) => disputeCard(d, facts, citing))}
${damages(facts)}
${hints([...l.hints, ...l.damages.flatMap((d) => d.notes)], citing)}`
}

function matrix(facts: CaseReport): Markup {
  const { matrix: rows, claims: all } = facts.liability
  const [first] = rows
  if (!first) return NOTHING
  const name = namesOf(facts)
  const { part, note } = cut(first.cells, 60)
  const head: readonly Column[] = [
    { title: '诉讼请求' },
    ...part.map((c) => ({ title: name([c.party]) })),
    { title: '人数', as: 'n' },
  ]
  const lines = rows.map((row) => [
    markup`${row.label}`,
    ...row.cells
      .slice(0, part.length)
      .map((cell) => markup`${cell.claims.map((id) => cellOf(id, all, facts)).join('；') || '—'}`),
    markup`${row.persons}`,
  ])
  return markup`${table(head, lines)}${note}${rule('“—”为没有请求；连带的一笔在各人名下都列出全数，是同一笔，各列不相加')}`
}

function cellOf(id: string, all: readonly ClaimReport[], { liability }: CaseReport): string {
  const claim = all.find((c) => c.id === id)
  if (!claim) return id
  const group = liability.groups.find((g) => g.id === claim.group)
  return cellText(claim, group?.effect ?? null)
}

function claimsTable(facts: CaseReport): Markup {
  const name = namesOf(facts)
  const { part, note } = cut(facts.liability.claims, 2000)
  if (part.length === 0) return NOTHING
  const rows = part.map((c) => [
    markup`${c.id}`,
    markup`${c.label}`,
    markup`${name(c.against)}${c.group === null ? '' : `（组${c.group}）`}`,
    markup`${sumOf(c)}`,
    markup`${c.deals?.join('、') ?? '—'}`,
    markup`${details(c)}`,
    markup`${c.missing.length === 0 ? '—' : `待查：${c.missing.join('；')}`}`,
    markup`${[c.source, c.evidence].filter((t) => t !== null).join('；') || UNSTATED}`,
  ])
  const head: readonly Column[] = [
    { title: '编号', as: 'x' },
    { title: '种类', as: 'x' },
    { title: '对谁' },
    { title: '数额', as: 'n' },
    { title: '流转' },
    { title: '内容' },
    { title: '未载明' },
    { title: '来源、卷页', as: 's' },
  ]
  return markup`<h3>各项请求</h3>${table(head, rows)}${note}`
}

function sumOf({ kind, fen, least }: ClaimReport): string {
  if (kind === 'act') return least === null ? '—' : `不低于${yuan(least)}`
  return fen === null ? '—' : yuan(fen)
}

function details(c: ClaimReport): string {
  const parts = [
    ...(c.medium === null ? [] : [`媒体：${c.medium}`]),
    ...(c.scope === null ? [] : [`范围：${c.scope}`]),
    ...(c.deadline === null ? [] : [`期限：${c.deadline}`]),
    ...(c.beneficiary === null ? [] : [`交付：${c.beneficiary}`]),
    ...c.notes,
    ...(c.wording === null ? [] : [`来源用语：“${c.wording}”`]),
  ]
  return parts.join('；') || '—'
}

function groupCard(group: GroupReport, facts: CaseReport): Markup {
  const name = namesOf(facts)
  const { cap, gain, conduct, deals, evidence } = group
  const how = group.effect === 'unknown' ? 'warn' : 'strong'
  const when = conduct === null ? '行为时间待查' : `行为${conduct.from}至${conduct.to}`
  const over = deals === null ? '全部流转' : `流转${deals.join('、')}`
  return markup`<article class="finding"><h3>${badge(EFFECT[group.effect], how)} 组${group.id}：${name(group.members)}<small>${group.label}　${over}　${when}　${stated(evidence)}</small></h3>
<p class="say">上限 <b>${capText(cap)}</b>　${cap.sentence}</p>
<p class="rule"><b>对照</b> 差价获利 ${money(gain)}（不是上限）</p>
<details open><summary>依据</summary>${listOf(group.basis.map(basisText))}</details>
${group.notes.map((note) => markup`<p>${note}</p>`)}</article>`
}

function ordersTable(facts: CaseReport): Markup {
  const { part, note } = cut(facts.liability.orders, 2000)
  if (part.length === 0) return NOTHING
  const name = namesOf(facts)
  const rows = part.map((o: OrderReport) => [
    markup`${o.id}`,
    markup`${name(o.against)}`,
    markup`${orderText(o)}`,
    markup`${stated(o.by)}`,
    markup`${stated(o.on)}`,
    markup`${stated(o.evidence)}`,
  ])
  const head = ['编号', '对谁', '内容', '机关', '日期', '卷页'].map((title) => ({ title }))
  return markup`<h3>已有的处理</h3>${table(head, rows)}${note}${rule('没有载明的数额不推算；没收、罚金与赔偿分别列出，不相抵')}`
}

function disputeCard(dispute: DisputeReport, facts: CaseReport, citing: Citing): Markup {
  const views: readonly Reason[] = dispute.views.map(({ title, reason }) => ({
    ...reason,
    text: `${title}：${reason.text}`,
  }))
  return markup`<article class="finding"><h3>${badge('争议', 'warn')} ${dispute.title}</h3>
<p class="say">${namesOf(facts)(dispute.parties)}：${dispute.sums.join('；')}。${dispute.sentence}</p>
${reasonTree(views, citing)}</article>`
}

const DAMAGES: readonly Column[] = [
  { title: '对谁', as: 'x' },
  { title: '请求', as: 'n' },
  { title: '计算方法', as: 'x' },
  { title: '本案的数' },
  { title: '缺少' },
  { title: '依据', as: 's' },
]

function damages(facts: CaseReport): Markup {
  const { part, note } = cut(facts.liability.damages, 500)
  if (part.length === 0) return NOTHING
  const name = namesOf(facts)
  const rows = part.flatMap((d) =>
    d.bases.map((basis, i) => [
      markup`${i === 0 ? name(d.members) : ''}`,
      markup`${i === 0 ? claimed(d) : ''}`,
      markup`${basis.title}`,
      markup`${basis.numbers.map(numberText).join('；') || '—'}`,
      markup`${basis.missing.join('；') || '—'}`,
      markup`${i === 0 ? basis.basis.map(basisText).join('；') || '待查明' : '同上'}`,
    ]),
  )
  return markup`<h3>赔偿的几种计算方法</h3>${table(DAMAGES, rows)}${note}${rule('各种方法并列，没有公式，不推荐其中一种；相近的公开案例另列')}`
}

function hints(all: readonly HintReport[], citing: Citing): Markup {
  const { part, note } = cut(all, 500)
  return markup`${part.map(
    (hint) => markup`<article class="finding"><h3>${badge('提示', 'plain')} ${hint.title}</h3>
<p class="say">${hint.text}</p>${reasonTree(hint.reasons, citing)}</article>`,
  )}${note}`
}
