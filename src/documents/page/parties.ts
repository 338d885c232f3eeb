import type {
  CaseReport,
  PartyReading,
  PartyReport,
  PartyTierCount,
  Quantity,
} from '../../case-report.ts'
import type { Reason, TierCounts } from '../../report.ts'
import type { Citing } from '../words/citations.ts'
import { TIER } from '../words/labels.ts'
import { besides, money, records } from '../papers/amounts.ts'
import { counts, term } from '../papers/words.ts'
import { findingCards, reasonTree, sureTag } from './findings.ts'
import { NOTHING, badge, cut, listOf, markup, rule, table } from './markup.ts'
import type { Column, Markup } from './markup.ts'

/** 按人核算: each person by himself; no number is added to another's (design 5.3, stories Q5). */
export function parties(facts: CaseReport, citing: Citing): Markup {
  const { part, note } = cut(facts.parties.filter(counts), 2000)
  const silent = facts.parties.filter((p) => !counts(p)).map((p) => p.name)
  return markup`${rule('同一批信息在各人之间流转，人与人之间不相加；共同实施的部分各自全算（法释〔2017〕10号第十一条；推论，由法律人员确认）')}
${part.map((party) => partyCard(party, citing))}${note}
${silent.length === 0 ? NOTHING : markup`<p>没有可以核算的获取、提供事实：${silent.join('、')}</p>`}`
}

function partyCard(party: PartyReport, citing: Citing): Markup {
  const { name, roles, standing, state, evidence, robust } = party
  const words = [...roles.map(term), standing, state, evidence].filter((w) => w !== null)
  return markup`<article class="party" id="party-${party.id}"><h3>${name}<small>${words.join('　')}</small></h3>
${tierTable(party)}
<p class="lead">${robust.holds ? badge('结论一致', 'good') : badge('结论取决于口径', 'warn')}　${robust.sentence}</p>
${moneyTable(party)}${heldLine(party)}
${party.notes.map((note) => markup`<p>${note}</p>`)}
<details open><summary>算式</summary>${reasonTree([party.formula] satisfies readonly Reason[], citing)}</details>
<h4>核算结果</h4>${findingCards(party.findings, citing)}
${changes(party)}
<details><summary>计算口径（${String(party.readings.filter((r) => !r.used).length)} 种备选会改变本人的条数）</summary>${readings(party)}</details></article>`
}

const COLUMNS: readonly Column[] = [
  { title: '信息类型', as: 'x' },
  { title: '涉案条数', as: 'n' },
  { title: '提供（按下家）' },
  { title: '获取后未提供', as: 'n' },
  { title: '非法获取', as: 'n' },
  { title: '另有' },
]

function tierTable({ tiers, civil }: PartyReport): Markup {
  const rows = (['A', 'B', 'C'] as const)
    .filter((tier) => present(tiers[tier]))
    .map((tier) => {
      const t = tiers[tier]
      return [
        markup`${TIER[tier]}`,
        markup`<b>${records(t)}</b>${listedBy(t)}`,
        buyers(t),
        markup`${records(t.unsold)}${listedBy(t.unsold)}`,
        markup`${records(t.obtained)}${listedBy(t.obtained)}`,
        markup`${besides(t) ?? '—'}`,
      ]
    })
  if (rows.length === 0) return markup`<p>各类信息均为0条。</p>`
  return markup`${table(COLUMNS, rows)}${rule('每个数下面是列出其各行的选取：shuzheng rows report.json 选取；每条一行，已脱敏')}${civilLine(tiers, civil)}`
}

/** The selection that lists the rows of a number, right under it (promise 5). */
function listedBy({ rows }: Quantity): Markup {
  return rows === undefined ? NOTHING : markup`<br><code>${rows}</code>`
}

function present(t: PartyTierCount): boolean {
  return t['at-least'] > 0 || t.declared !== null
}

function buyers(t: PartyTierCount): Markup {
  if (t['by-buyer'].length === 0) return markup`—`
  const lines = t['by-buyer'].map(
    (b) => markup`<li>${b.label}：${records(b)}（${b.transfers.join('、')}）${listedBy(b)}</li>`,
  )
  return markup`<ul class="plain">${lines}</ul>`
}

/** Criminal and civil proof differ (民诉法解释108): where the count does, both are printed. */
function civilLine(tiers: PartyReport['tiers'], civil: TierCounts): Markup {
  const same = (['A', 'B', 'C'] as const).every((t) => tiers[t]['at-least'] === civil[t])
  if (same) return NOTHING
  const text = (['A', 'B', 'C'] as const)
    .filter((t) => civil[t] > 0)
    .map((t) => `${TIER[t]}${String(civil[t])}条`)
    .join('、')
  return markup`<p class="rule"><b>民事口径</b> 按民事默认口径（高度可能性）为${text || '0条'}；上表为刑事默认口径（存疑有利于被告人）</p>`
}

function moneyTable({ gross, cost, margin }: PartyReport): Markup {
  if (gross === null && cost === null && margin === null) return NOTHING
  const row = [markup`${money(gross)}`, markup`${money(cost)}`, markup`${money(margin)}`]
  const head: readonly Column[] = [
    { title: '出售收入', as: 'n' },
    { title: '购入支出', as: 'n' },
    { title: '差价获利', as: 'n' },
  ]
  return table(head, [row])
}

function heldLine({ held }: PartyReport): Markup {
  if (held.length === 0) return NOTHING
  const text = held.map((h) => `${h.exhibit} ${String(h.records)}条`).join('、')
  return markup`<p class="rule"><b>查获</b> ${text}（各检材分别去重，不相加；查获是获取的证据，本身不是行为）</p>`
}

function changes({ changes: all }: PartyReport): Markup {
  if (all.length === 0) return NOTHING
  return markup`<h4>什么会改变结果</h4>${listOf(all.map((change) => change.text))}`
}

const READING_COLUMNS: readonly Column[] = [
  { title: '计算口径' },
  { title: '取法' },
  { title: '口径', as: 'x' },
  { title: TIER.A, as: 'n' },
  { title: TIER.B, as: 'n' },
  { title: TIER.C, as: 'n' },
  { title: '根据', as: 's' },
]

function readings(party: PartyReport): Markup {
  const rows = party.readings.map((r) => [
    markup`${r.title}`,
    markup`${r.option}`,
    markup`${state(r)}`,
    markup`${r.tiers.A}`,
    markup`${r.tiers.B}`,
    markup`${r.tiers.C}`,
    markup`${r.ground} ${sureTag(r.sure)}`,
  ])
  return markup`${table(READING_COLUMNS, rows)}
<p class="rule"><b>工作底稿</b> 各口径同取最少、同取最多时：${spans(party)}；只供核对，不是本人的条数</p>`
}

function state({ used, civil }: PartyReading): Markup {
  const word = used ? badge('采用', 'good') : badge('备选', 'plain')
  return civil ? markup`${word} 民事默认` : word
}

/** Least and most of each tier; where only a lower bound is known there is no most. */
function spans({ range: { least, most }, tiers }: PartyReport): string {
  const shown = (['A', 'B', 'C'] as const).filter((t) => most[t] > 0 || present(tiers[t]))
  const text = shown.map((t) =>
    tiers[t].exactly === null
      ? `${TIER[t]}${String(least[t])}条以上，不设上限`
      : `${TIER[t]}${String(least[t])}—${String(most[t])}条`,
  )
  return text.join('、') || '0条'
}
