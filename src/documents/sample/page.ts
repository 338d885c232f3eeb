import { OUTPUT_MARKER } from '../../evidence/format/own-output.ts'
import { DEMO } from '../words/labels.ts'
import { Markup, NOTHING, markup, verbatim, type Section } from '../page/markup.ts'
import { STYLE } from '../page/style.ts'
import { foundSection } from './page-results.ts'
import { limits, method, population, signatures, strataTable, why } from './page-draw.ts'
import type { SampleDraw, SampleResults } from './record.ts'
import { NATURE } from './terms.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const ORDINALS = '一 二 三 四 五 六 七'.split(' ')
/**
 * 抽样核实说明: how the sample was drawn and, when the sheet has come back, what was found. One page that needs nothing
 * else, rendered from sample.json and sample-results.json; without clear text.
 */
export function samplePage(draw: SampleDraw, results: SampleResults | null): string {
  const all: readonly Section[] = [
    { id: 'list', zh: '总体', en: 'population', body: population(draw) },
    { id: 'why', zh: '抽样的理由', en: 'why not all', body: why(draw) },
    { id: 'method', zh: '抽取方法', en: 'method', body: method(draw) },
    { id: 'strata', zh: '分层与抽取数', en: 'strata', body: strataTable(draw) },
    { id: 'found', zh: '核实结果', en: 'results', body: foundSection(draw, results) },
    { id: 'limits', zh: '限制', en: 'limits', body: limits(draw) },
    { id: 'sign', zh: '签名', en: 'signatures', body: signatures() },
  ].map((s, i) => ({ ...s, zh: `${ORDINALS[i] ?? ''}、${s.zh}` }))
  return frame(
    draw.title,
    draw.demo,
    draw.draw,
    markup`${title(draw, results)}${all.map(section)}`,
    all,
  )
}

/** The page of people who were found otherwise, without a draw. */
export function lonePage(results: SampleResults): string {
  const body = { id: 'found', zh: '核实结果', en: 'results', body: foundSection(null, results) }
  const sign = { id: 'sign', zh: '签名', en: 'signatures', body: signatures() }
  const head = markup`<header><h1>核实情况说明<small>Persons found otherwise · not a sample</small></h1></header>`
  return frame(null, false, results.sheet, markup`${head}${[body, sign].map(section)}`, [
    body,
    sign,
  ])
}

function section({ id, zh, en, body }: Section): Markup {
  return markup`<section id="${id}"><h2>${zh}<small>${en}</small></h2>
${body}</section>
`
}

function title(draw: SampleDraw, results: SampleResults | null): Markup {
  const state =
    results === null ? '草稿（待核实）' : results.complete ? '草稿（未签名）' : '草稿（未填完）'
  const demo = draw.demo
    ? markup`<div class="note demo"><b>${DEMO}</b>　Demonstration data; all persons are invented.</div>`
    : NOTHING
  const incomplete = draw.report.complete
    ? NOTHING
    : markup`<div class="note warn"><b>读取不完整</b>　总体不含未读内容，见 report.json。</div>`
  return markup`<header><h1>抽样核实说明<small>${draw.title ?? ''}　Authenticity sample</small></h1>
<dl class="facts">
<div><dt>编号</dt><dd>${verbatim(`CY-${draw.draw.slice(0, 12).toUpperCase()}`)}</dd></div>
<div><dt>状态</dt><dd>${state}</dd></div>
<div><dt>软件</dt><dd>${draw.tool.name} ${draw.tool.version}</dd></div>
<div><dt>规则版本</dt><dd>${draw.tool.rules}</dd></div>
</dl>${demo}${incomplete}<div class="note"><b>性质说明</b>　${NATURE}</div></header>`
}

function frame(
  name: string | null,
  demo: boolean,
  digest: string,
  body: Markup,
  all: readonly Section[],
): string {
  const banner = demo ? markup`<span class="demo">${DEMO}</span>` : NOTHING
  return markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="${OUTPUT_MARKER}">
<title>抽样核实说明 ${name ?? ''} · 数证</title>
<style>${new Markup(STYLE)}</style></head>
<body><table class="sheet" role="presentation"><thead class="run-head"><tr><td><div class="strip"><b>数证 · 抽样核实说明</b>${banner}<span>不是鉴定意见</span></div></td></tr></thead>
<tbody class="run-body"><tr><td><div class="frame"><nav aria-label="目录"><ol>${all.map(({ id, zh }) => markup`<li><a href="#${id}">${zh}</a></li>`)}</ol></nav>
<main>${body}</main></div></td></tr></tbody>
<tfoot class="run-foot"><tr><td><div class="foot">抽样编号 SHA-256 ${verbatim(digest)}</div></td></tr></tfoot></table></body></html>
`.text
}
