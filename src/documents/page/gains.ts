import type { CaseReport } from '../../case-report.ts'
import type { ClaimScope, MatchProposal, PaymentReport } from '../../report/gains.ts'
import { agreed, HOW, paymentSum, purpose, side, standing, sumOr, taken } from '../words/gains.ts'
import { money } from '../papers/amounts.ts'
import { afterCheckWord, CHECK, namesOf, stated, term } from '../papers/words.ts'
import { sureTag } from './findings.ts'
import { badge, cut, listOf, markup, NOTHING, place, rule, table } from './markup.ts'
import type { Column, Markup } from './markup.ts'

const MOST = 2000

/** 获利: what each received, paid and kept, by deal and by person, with what each standard takes. */
export function gains(facts: CaseReport): Markup {
  return markup`${persons(facts)}${tests(facts)}${deals(facts)}${sides(facts)}${scopes(facts)}${oddities(facts)}`
}

/** Is there any money to speak of? */
export function hasGains({ gains: all }: CaseReport): boolean {
  return all.deals.length > 0 || all.payments.length > 0
}

/** 付款与流转: payments with the deals to which they may belong; nothing counts before a person confirms it. */
export function payments(facts: CaseReport): Markup {
  const { payments: all, elsewhere } = facts.gains
  const { part, note } = cut(all, MOST)
  const more = elsewhere === 0 ? '' : `；另有${String(elsewhere)}笔与各笔流转的双方无关，未列出`
  return markup`${table(PAYMENT, part.map(paymentRow))}${note}${rule(`提出的对应只供核对，由人在案件文件 matches 确认之后才计入已付；失败、退款、外币的不作为付款${more}`)}`
}

/** 聊天中的价格: messages that seem to agree a price; pointed at, never facts. */
export function priceLines({ gains: { 'price-lines': found } }: CaseReport): Markup {
  const rows = found.lines.map((line) => [
    place(line.at),
    markup`${line.time ?? '—'}`,
    markup`${line.sender}`,
    markup`${agreed(line)}`,
    markup`${line.words.join('；')}`,
    markup`${line.slang.map(({ word, means }) => `${word}：${means}`).join('；') || '—'}`,
    markup`${line.deals.join('、') || '—'}`,
  ])
  const head: readonly Column[] = [
    { title: '出处', as: 's' },
    { title: '时间', as: 'x' },
    { title: '发送人' },
    { title: '读作' },
    { title: '所依据的字词' },
    { title: '行话' },
    { title: '可能的流转' },
  ]
  const shown = `共${String(found.found)}条消息，列出${String(found.lines.length)}条`
  return markup`${table(head, rows)}${rule(`${shown}；只指出可能约定价格、数量的消息，不作为事实；行话的含义以案件中的证据为准`)}`
}

const SUM = { as: 'n' } as const

function persons(facts: CaseReport): Markup {
  const name = namesOf(facts)
  const own = facts.gains.parties.filter(
    (p) =>
      p.gross ?? p.cost ?? p.received ?? p.paid ?? p['pass-through'].in ?? p.commission.received,
  )
  const { part, note } = cut(own, MOST)
  const rows = part.map((p) => [
    markup`${name([p.party])}`,
    markup`${money(p.gross)}`,
    markup`${money(p.cost)}`,
    markup`${sumOr(p['cost-of-sold'], p.gross && p.cost ? '全部' : '—')}`,
    markup`<b>${money(p.margin)}</b>${p['margin-whole'] ? markup`<br>按全部支出 ${money(p['margin-whole'])}` : NOTHING}`,
    markup`${sumOr(p.received)}`,
    markup`${sumOr(p.paid)}`,
  ])
  const head: readonly Column[] = [
    { title: '人员', as: 'x' as const },
    { title: '出售收入', ...SUM },
    { title: '购入支出', ...SUM },
    { title: '其中已售部分', ...SUM },
    { title: '差价获利', ...SUM },
    { title: '已确认收到', ...SUM },
    { title: '已确认付出', ...SUM },
  ]
  return markup`<h3>按人</h3>${table(head, rows)}${note}${notes(part, name)}${rule('三种金额并列，由办案人员取用；共同出售的每人对全部价款负责，各人的数不相加；附送条数不计价')}`
}

/** What is said of each person's sums; under the table, whose sums leave no room for it on paper. */
function notes(people: CaseReport['gains']['parties'], name: ReturnType<typeof namesOf>): Markup {
  const told = people.filter((p) => p.notes.length > 0)
  if (told.length === 0) return NOTHING
  const of = (p: (typeof told)[number]) =>
    markup`<li>${name([p.party])}：<ul>${p.notes.map((text) => markup`<li>${text}</li>`)}</ul></li>`
  return markup`<ul class="told">${told.map(of)}</ul>`
}

function tests({ gains: { tests: all } }: CaseReport): Markup {
  const rows = all.map((test) => [
    markup`${test.title}`,
    markup`${test.article} ${sureTag(test.sure)}`,
    markup`${taken(test)}`,
    markup`${test.text}`,
  ])
  const head: readonly Column[] = [
    { title: '标准' },
    { title: '条文' },
    { title: '所用的金额（较常见的在前）' },
    { title: '说明' },
  ]
  return markup`<h3>各项标准用哪一种金额</h3>${table(head, rows)}`
}

function deals(facts: CaseReport): Markup {
  const { part, note } = cut(facts.gains.deals, MOST)
  const rows = part.map((d) => [
    markup`${d.deal}`,
    markup`${money(d.total)} ${badge(HOW[d.how], d.how === 'stated' ? 'plain' : 'warn')}`,
    markup`${sumOr(d.computed)}`,
    markup`${sumOr(d.stated)}`,
    markup`${sumOr(d.paid)}${d.payments.length > 0 ? markup`<br>${d.payments.join('、')}` : NOTHING}`,
    markup`${sumOr(d.refunded)}`,
    markup`${d['per-delivered'] ?? '—'}`,
    markup`${badge(CHECK[d.check], d.check === 'closes' ? 'good' : 'warn')} ${afterCheckWord(d.sentence)}`,
  ])
  const head: readonly Column[] = [
    { title: '流转' },
    { title: '价款', ...SUM },
    { title: '单价×条数', ...SUM },
    { title: '载明', ...SUM },
    { title: '已确认付款', ...SUM },
    { title: '退款', ...SUM },
    { title: '价款/交付条数', ...SUM },
    { title: '核对' },
  ]
  return markup`<h3>按流转</h3>${table(head, rows)}${note}${rule('价款/交付条数只作分数列出，不是单价：附送的条数没有价款')}`
}

/** Per deal and seller: what it brought, what its lines had cost, what was left. */
function sides(facts: CaseReport): Markup {
  const name = namesOf(facts)
  const sold = facts.gains.deals.flatMap((d) =>
    d.parties
      .filter((p) => p.side === 'sold' && p.gross !== null)
      .map((p) => ({ deal: d.deal, ...p })),
  )
  if (sold.length === 0) return NOTHING
  const { part, note } = cut(sold, MOST)
  const rows = part.map((p) => [
    markup`${p.deal}`,
    markup`${name([p.party])}${p.with.length > 0 ? `（与${name(p.with)}共同）` : ''}`,
    markup`${money(p.gross)}`,
    markup`${money(p.cost)}`,
    markup`${money(p.margin)}`,
  ])
  const head: readonly Column[] = [
    { title: '流转' },
    { title: '卖方' },
    { title: '出售收入', ...SUM },
    { title: '所售部分的购入支出', ...SUM },
    { title: '差价获利', ...SUM },
  ]
  return markup`<h3>各笔的差价</h3>${table(head, rows)}${note}`
}

function scopes(facts: CaseReport): Markup {
  const { scopes: all } = facts.gains
  if (all.length === 0) return NOTHING
  const name = namesOf(facts)
  const row = (s: ClaimScope): readonly Markup[] => [
    markup`${name(s.against)}`,
    markup`${s.deals.join('、') || '—'}`,
    markup`${s.sentence}`,
    markup`${s['outside-sentence'] ?? '—'}`,
  ]
  const head: readonly Column[] = [
    { title: '对谁' },
    { title: '所及流转' },
    { title: '与推算比对' },
    { title: '不在其内' },
  ]
  return markup`<h3>赔偿请求的范围</h3>${table(head, all.map(row))}`
}

function oddities({ gains: { notes: all } }: CaseReport): Markup {
  if (all.length === 0) return NOTHING
  return markup`<h3>须核对的情形</h3>${listOf(all.map(({ text }) => text))}`
}

const PAYMENT: readonly Column[] = [
  { title: '付款' },
  { title: '时间', as: 'x' },
  { title: '付款方' },
  { title: '收款方' },
  { title: '金额', ...SUM },
  { title: '用途' },
  { title: '可能的流转与理由' },
  { title: '状态' },
]

function paymentRow(payment: PaymentReport): readonly Markup[] {
  const { decision, memo, evidence } = payment
  const by = decision?.by
    ? `（${decision.by}，${decision.on ?? ''}：${decision.reason ?? ''}）`
    : ''
  const of = decision ? `${decision.deals.join('、')}：` : ''
  return [
    markup`${payment.id}<br>${payment.at ? place(payment.at) : stated(evidence)}`,
    markup`${payment.time ?? '—'}`,
    markup`${side(payment.payer)}`,
    markup`${side(payment.payee)}`,
    markup`${paymentSum(payment)}`,
    markup`${purpose(payment.purpose)}${memo === null ? '' : `；${memo}`}`,
    markup`${payment.proposals.map(proposal)}${payment.bounded === null ? NOTHING : markup`<p>${payment.bounded}</p>`}`,
    markup`${of}${standing(payment)}${by}`,
  ]
}

function proposal({ deals: of, payments: parts, reasons, against }: MatchProposal): Markup {
  const together = parts.length > 1 ? `（与${String(parts.length - 1)}笔付款合计）` : ''
  const cons =
    against.length === 0 ? NOTHING : markup`<br>不利：${against.map(({ text }) => text).join('；')}`
  return markup`<p><b>${of.join('、')}</b>${together} ${reasons.map(({ text }) => text).join('；')}${cons}</p>`
}

/** Stated figures that contradict each other, and what a pleading takes (stories B5). */
export function statedBeside(facts: CaseReport): Markup {
  const { conflicts, pleading } = facts.gains
  const name = namesOf(facts)
  const rows = pleading.map((p) => [
    markup`${term(p.what)}`,
    markup`${name(p.of)}`,
    markup`${p.deals.join('、') || '—'}`,
    markup`${p.stated ?? '—'}`,
    markup`${p.recount ?? '—'}`,
    markup`${p.sentence}`,
  ])
  const head: readonly Column[] = [
    { title: '项目' },
    { title: '人员' },
    { title: '流转' },
    { title: '文书用数', ...SUM },
    { title: '复核', ...SUM },
    { title: '说明' },
  ]
  const odd = conflicts.map(
    ({ what, sentence }) =>
      markup`<p>${badge('证据不一致', 'warn')} ${term(what)}：${sentence}</p>`,
  )
  return markup`${odd}${pleading.length === 0 ? NOTHING : markup`<h3>文书用数与复核</h3>${table(head, rows)}`}`
}
