import { OUTPUT_MARKER } from '../evidence/format/own-output.ts'
import type { Report } from '../report.ts'
import type { PaperStatus } from '../report/paper-status.ts'
import { citedById } from './words/citations.ts'
import type { Citing } from './words/citations.ts'
import { caseNotes, deals, decisions, figures, lawInTime, problems } from './page/case.ts'
import { origin } from './page/origin.ts'
import { claims, hasSuit } from './page/claims.ts'
import { gains, hasGains, payments, priceLines, statedBeside } from './page/gains.ts'
import { overlap } from './page/overlap.ts'
import { parties } from './page/parties.ts'
import { clocks, procedure } from './page/procedure.ts'
import { people } from './page/people.ts'
import { precedents } from './page/precedents.ts'
import { method, overrides, questions, signatures } from './page/closing.ts'
import { files, notRead, tables } from './page/files.ts'
import { findings, keys, readings } from './page/findings.ts'
import { keyNumbers, runningFoot, runningHead, title } from './page/head.ts'
import { funnel, ledgers } from './page/ledgers.ts'
import { Markup, NOTHING, markup } from './page/markup.ts'
import type { Section } from './page/markup.ts'
import { batches, flags, persons, tiers } from './page/persons.ts'
import {
  chain,
  hasTimeline,
  moneyPicture,
  originPicture,
  overlapMatrix,
  timeline,
} from './page/pictures.ts'
import { statements } from './page/statements.ts'
import { STYLE } from './page/style.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/**
 * The report as one page that needs nothing else: no script, no font, no picture from outside. Rendered from the
 * record; `digest` is that of report.json, `citing` names the articles (`citedBy` the law data that was used), `status` says where it stands in the case.
 */
export function reportPage(
  report: Report,
  digest: string,
  citing: Citing = citedById,
  status: PaperStatus = 'draft',
): string {
  const all = sections(report, digest, citing)
  const heading = report.title === null ? '查获数据核算报告' : report.title
  const page = markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="${OUTPUT_MARKER}">
<title>${heading} · 数证</title>
<style>${new Markup(STYLE)}</style></head>
<body><table class="sheet" role="presentation"><thead class="run-head"><tr><td>${runningHead(report)}</td></tr></thead>
<tbody class="run-body"><tr><td><div class="frame"><nav aria-label="目录"><ol>${all.map(({ id, zh }) => markup`<li><a href="#${id}">${zh}</a></li>`)}</ol></nav>
<main>${title(report, digest, status)}
${all.map(sectionMarkup)}
</main></div></td></tr></tbody>
<tfoot class="run-foot"><tr><td>${runningFoot(digest)}</td></tr></tfoot></table></body></html>
`
  return page.text
}

/** Long annexes begin on a page of their own. */
const FRESH = new Set(['files', 'tables'])

function sectionMarkup({ id, zh, en, body }: Section): Markup {
  const fresh = FRESH.has(id) ? 'fresh' : ''
  return markup`<section id="${id}" class="${fresh}"><h2>${zh}<small>${en}</small></h2>
${body}</section>
`
}

function sections(report: Report, digest: string, citing: Citing): readonly Section[] {
  const numbered: readonly Section[] = [
    { id: 'numbers', zh: '主要数字', en: 'key numbers', body: keyNumbers(report) },
    { id: 'ledgers', zh: '两本台账', en: 'two ledgers', body: ledgers(report) },
    { id: 'findings', zh: '核算结果', en: 'findings', body: findings(report, citing) },
    ...ofCase(report, citing),
    { id: 'readings', zh: '计算口径', en: 'readings', body: readings(report) },
    { id: 'keys', zh: '去重依据', en: 'count under each key', body: keys(report) },
    { id: 'funnel', zh: '核算步骤', en: 'fifteen steps', body: funnel(report) },
    { id: 'tiers', zh: '信息类型', en: 'tiers, as suggested', body: tiers(report) },
    { id: 'persons', zh: '涉及人数与年龄', en: 'persons and ages', body: persons(report) },
    { id: 'batches', zh: '批次与持有', en: 'batches and holders', body: batches(report) },
    { id: 'flags', zh: '标记', en: 'flags', body: flags(report) },
    { id: 'questions', zh: '待查事项', en: 'open questions', body: questions(report) },
    { id: 'overrides', zh: '人工指定', en: 'overrides', body: overrides(report) },
    { id: 'method', zh: '方法与规则', en: 'method', body: method(report, digest) },
    { id: 'sign', zh: '签名', en: 'signatures', body: signatures() },
  ]
  return [
    ...numbered.map((section, i) => ({ ...section, zh: `${ORDINALS[i] ?? ''}、${section.zh}` })),
    { id: 'files', zh: '附表一　文件', en: 'files', body: files(report) },
    { id: 'tables', zh: '附表二　数据表与字段', en: 'tables and columns', body: tables(report) },
    { id: 'unread', zh: '附表三　未读内容', en: 'what was not read', body: notRead(report) },
  ]
}

/** What the facts of a case add; nothing for a bare folder. */
function ofCase(report: Report, citing: Citing): readonly Section[] {
  const facts = report.case
  if (facts === null) return []
  const all: readonly (Section & { readonly when: boolean })[] = [
    {
      id: 'problems',
      zh: '案件文件中的问题',
      en: 'facts that could not be used',
      body: problems(facts),
      when: facts.problems.length > 0,
    },
    { id: 'parties', zh: '按人核算', en: 'by person', body: parties(facts, citing), when: true },
    {
      id: 'people',
      zh: '人员、账号与角色',
      en: 'persons, accounts, roles',
      body: people(facts),
      when: facts.people.roles.length + facts.people.accounts.length > 0,
    },
    {
      id: 'origin',
      zh: '批次来源',
      en: 'where the lists came from',
      body: markup`${originPicture(facts.origin)}${origin(facts.origin)}`,
      when: facts.origin.examined.of > 0,
    },
    {
      id: 'deals',
      zh: '流转与金额',
      en: 'transfers and money',
      body: deals(facts),
      when: facts.deals.length > 0,
    },
    {
      id: 'chain',
      zh: '流转图',
      en: 'chain of transfers',
      body: chain(report, facts),
      when: facts.deals.length > 0,
    },
    {
      id: 'timeline',
      zh: '时间线',
      en: 'time line',
      body: timeline(report, facts),
      when: hasTimeline(report, facts),
    },
    {
      id: 'statements',
      zh: '账户流水',
      en: 'statements of accounts',
      body: statements(facts.statements),
      when: facts.statements.length > 0,
    },
    {
      id: 'gains',
      zh: '收入、支出与获利',
      en: 'gross, cost, margin',
      body: gains(facts),
      when: hasGains(facts),
    },
    {
      id: 'payments',
      zh: '付款与流转的对应',
      en: 'payments matched to deals',
      body: markup`${moneyPicture(facts)}${payments(facts)}`,
      when: facts.gains.payments.length > 0,
    },
    {
      id: 'price-lines',
      zh: '聊天中的价格与数量',
      en: 'messages that name a price',
      body: priceLines(facts),
      when: facts.gains['price-lines'].found > 0,
    },
    {
      id: 'overlap',
      zh: '名单重合',
      en: 'which batches share people',
      body: facts.overlap
        ? markup`${overlapMatrix(facts.overlap)}${overlap(facts.overlap)}`
        : NOTHING,
      when: facts.overlap !== null,
    },
    {
      id: 'figures',
      zh: '载明数与核对',
      en: 'stated figures',
      body: markup`${figures(facts)}${statedBeside(facts)}`,
      when: facts.figures.length > 0,
    },
    {
      id: 'claims',
      zh: '责任与诉讼请求',
      en: 'groups, claims, damages',
      body: claims(facts, citing),
      when: hasSuit(facts),
    },
    {
      id: 'law',
      zh: '适用的法律',
      en: 'which law on which date',
      body: lawInTime(facts),
      when: true,
    },
    {
      id: 'notes',
      zh: '证明与程序提示',
      en: 'notes on proof and procedure',
      body: caseNotes(facts, citing),
      when: facts.notes.length > 0,
    },
    {
      id: 'procedure',
      zh: '起诉途径与材料',
      en: 'roads to court, filing pack',
      body: procedure(facts, citing),
      when: facts.procedure.routes.length > 0,
    },
    {
      id: 'clocks',
      zh: '期限',
      en: 'clocks',
      body: clocks(facts, citing),
      when: facts.clocks.length > 0,
    },
    {
      id: 'precedents',
      zh: '公开案例',
      en: 'published cases, not binding',
      body: precedents(facts.precedents),
      when: facts.precedents.found.length > 0,
    },
    {
      id: 'decisions',
      zh: '人的决定',
      en: 'decisions of people',
      body: decisions(facts),
      when: facts.decisions.length > 0,
    },
  ]
  return all.filter(({ when }) => when)
}

const ORDINALS =
  '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九 三十'.split(
    ' ',
  )
