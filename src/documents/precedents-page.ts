import { OUTPUT_MARKER } from '../evidence/format/own-output.ts'
import type { Precedent, PrecedentsReport } from '../report/precedents.ts'
import { askedText } from '../law/precedents/words.ts'
import { Markup, NOTHING, markup, rule } from './page/markup.ts'
import { foundText, precedentTable } from './page/precedents.ts'
import { STYLE } from './page/style.ts'
import { precedentsChart } from './pictures/precedents/chart.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** `shuzheng precedents --html`: all published cases in the chart, those that are like marked and told in full. */
export function precedentsPage(report: PrecedentsReport, all: readonly Precedent[]): string {
  const like = new Set(report.found.map((p) => p.no))
  const others = all.filter((p) => !like.has(p.no))
  const { text } = markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="${OUTPUT_MARKER}">
<title>公开案例比照 · 数证</title>
<style>${new Markup(STYLE)}
main{max-width:1312px;margin:0 auto}</style></head>
<body><main><h1>公开案例比照<small>published cases beside the case at hand</small></h1>
<p class="lead">${foundText(report)}</p>
<p class="note">${report.note}</p>
<p>本案用以比照的：${askedText(report.asked) || '没有条件，列出全部'}</p>
${precedentsChart({ all, like, asked: report.asked })}
<section><h2>相近的案例<small>like</small></h2>${report.found.length === 0 ? markup`<p>无。</p>` : precedentTable(report.found)}
${rule(report.rule)}</section>
${others.length === 0 ? NOTHING : markup`<section class="fresh"><h2>其余案例<small>the others</small></h2>${precedentTable(others)}</section>`}
</main></body></html>
`
  return text
}
