import type { Finding, Outcome, Reading, Reason, Report, Sure } from '../../report.ts'
import { OUTCOME, SURE, TIER, isIdle, keyCounted, robustLabel } from '../words/labels.ts'
import { decidedReadings } from '../words/decided-readings.ts'
import type { Citing } from '../words/citations.ts'
import { signed } from './bars.ts'
import { NOTHING, badge, cut, markup, rule } from './markup.ts'
import type { Markup } from './markup.ts'

/** 凭记忆，未核对 / 推论: shown wherever nobody has compared a value with the published text. */
export function sureTag(sure: Sure | undefined): Markup {
  const label = sure === undefined ? null : SURE[sure]
  return label === null ? NOTHING : badge(label, 'warn')
}

/** The count under each key, with the used one named. */
export function keys(report: Report): Markup {
  const used = report.keys.find((key) => key.used)
  const rows = report.keys.map((key) => {
    const gap =
      key.counted === null || used?.counted == null ? '—' : signed(key.counted - used.counted)
    return markup`<tr class="${key.used ? 'used' : ''}"><td>${key.title}</td><td>${key.used ? badge('采用', 'good') : badge('备选', 'plain')}</td><td class="n">${keyCounted(key)}</td><td class="n">${key.used ? '—' : gap}</td><td class="n">${key.without}</td></tr>`
  })
  return markup`<table><thead><tr><th>去重依据</th><th>口径</th><th class="n">计入条数</th><th class="n">与采用口径之差</th><th class="n">缺此依据、按本条计的</th></tr></thead><tbody>${rows}</tbody></table>
${rule('哪些行是同一条，取决于去重依据；各依据下的条数并列，只有采用的一项用于下列结果')}`
}

/** Readings of contested rules, under the sentence that says whether the conclusion moves (promise 6). */
export function readings(report: Report): Markup {
  const { robust } = report
  const rows = report.readings.map((reading, i) =>
    readingRow(reading, report.readings[i - 1]?.id === reading.id, report.records.counted),
  )
  return markup`<p class="lead">${robust.holds ? badge('结论一致', 'good') : badge('结论取决于口径', 'warn')}　${robust.sentence}</p>${decidedReadings(report).map((text) => markup`<p class="lead">${badge('人已决定', 'warn')}　${text}</p>`)}
<table><thead><tr><th>计算口径</th><th>取法</th><th>口径</th><th class="n">条数</th><th class="n">与采用之差</th><th class="n">${TIER.A}</th><th class="n">${TIER.B}</th><th class="n">${TIER.C}</th><th>根据</th></tr></thead><tbody>${rows}</tbody></table>`
}

function readingRow(reading: Reading, same: boolean, counted: number): Markup {
  const { tiers } = reading
  const state = reading.used ? badge('采用', 'good') : badge('备选', 'plain')
  return markup`<tr class="${reading.used ? 'used' : ''}"><td>${same ? '' : reading.title} <code>${reading.id}</code></td><td>${reading.option}</td><td>${state}</td><td class="n">${reading.counted}</td><td class="n">${reading.used ? '—' : signed(reading.counted - counted)}</td><td class="n">${tiers.A}</td><td class="n">${tiers.B}</td><td class="n">${tiers.C}</td><td class="s">${reading.ground} ${sureTag(reading.sure)}</td></tr>`
}

const HOW: Readonly<Record<Outcome, 'plain' | 'warn' | 'strong'>> = {
  met: 'strong',
  'not-met': 'plain',
  unknown: 'warn',
  conflict: 'warn',
}

/** 核算结果: outcome, sentence, and the tree of reasons down to the selection that lists the rows. */
export function findings(report: Report, citing: Citing): Markup {
  if (report.findings.length === 0) return markup`<p>未作比对。</p>`
  const { part, note } = cut(report.findings, 2000)
  return markup`${findingCards(part, citing)}${note}`
}

/** Findings one by one; standards against which nothing stands are folded together. */
export function findingCards(findings: readonly Finding[], citing: Citing): Markup {
  const idle = findings.filter(isIdle)
  const told = findings.filter((finding) => !isIdle(finding))
  const folded =
    idle.length === 0
      ? NOTHING
      : markup`<details class="idle"><summary>${badge(OUTCOME['not-met'], 'plain')} 没有此类信息（0条）：${idle.map((f) => f.title).join('、')}</summary>
${idle.map((finding) => findingCard(finding, citing))}</details>`
  return markup`${told.map((finding) => findingCard(finding, citing))}${folded}`
}

function findingCard(finding: Finding, citing: Citing): Markup {
  const assumed = finding.on.assumed ? badge('假定', 'warn') : NOTHING
  const incomplete = finding.incomplete
    ? markup`<p>${badge('读取不完整', 'loud')}　本项结果不含未读内容，见<a href="#unread">附表三</a>。</p>`
    : NOTHING
  return markup`<article class="finding"><h3>${badge(OUTCOME[finding.outcome], HOW[finding.outcome])} ${finding.title}</h3>
<p class="say">${finding.sentence}</p>${incomplete}
<p class="rule"><b>规则</b> <code>${finding.rule}</code>　适用 ${finding.on.date} 的规定 ${assumed}　${robustLabel(finding)}</p>
<details open><summary>理由</summary>${reasonTree(finding.reasons, citing)}</details></article>`
}

/** Reasons nest; what lies deeper than this is in report.json, and the page says so. */
const DEEPEST = 12

/** Reasons as a nested list, down to the selection that lists the rows. */
export function reasonTree(reasons: readonly Reason[], citing: Citing, depth = 0): Markup {
  if (reasons.length === 0) return NOTHING
  if (depth >= DEEPEST) return markup`<p class="cut">其余各层见 report.json</p>`
  return markup`<ul class="why">${reasons.map((reason) => reasonItem(reason, citing, depth))}</ul>`
}

function reasonItem(reason: Reason, citing: Citing, depth: number): Markup {
  const { value, cite, rows } = reason
  const shownValue = value == null ? NOTHING : markup`<span class="v">${value}</span>`
  const cited = cite === undefined ? NOTHING : markup`<span class="c">${citing(cite)}</span>`
  const listed =
    rows === undefined ? NOTHING : markup` <code>shuzheng rows report.json ${rows}</code>`
  return markup`<li>${reason.text}${shownValue}${cited} ${sureTag(reason.sure)}${listed}${reasonTree(reason.because ?? [], citing, depth + 1)}</li>`
}
