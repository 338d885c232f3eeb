import type { Report } from '../../report.ts'
import { besideText, recordDifference, rowDifference } from '../balance.ts'
import { codeLabel } from '../words/labels.ts'
import { grouped, total } from '../words/numbers.ts'
import { funnelChart, signed, stackedBar } from './bars.ts'
import { badge, markup, rule, table, verbatim } from './markup.ts'
import type { Markup } from './markup.ts'

/** Both ledgers as an equation, a bar and a table of reasons (promise 1). */
export function ledgers(report: Report): Markup {
  const { bytes } = report
  return markup`${rowLedger(report)}${recordLedger(report)}
<p class="rule"><b>规则</b> 字节：已读 ${grouped(bytes.read)} ＋ 未读 ${grouped(bytes.unread)} ＝ 总 ${grouped(bytes.total)}</p>`
}

function rowLedger({ rows }: Report): Markup {
  const other = total(rows['non-data'])
  const unread = total(rows.unread)
  return markup`<h3>行台账<small>rows</small></h3>
<div class="eq"><span>识别行 <b>${rows.found}</b></span>＝<span>数据行 <b>${rows.data}</b></span>＋<span>非数据行 <b>${other}</b></span>＋<span>未读行 <b>${unread}</b>${besideText(rows)}</span>${closes(rowDifference(rows), '行')}</div>
${stackedBar(
  [
    { label: '数据行', n: rows.data, shade: 'dark' },
    { label: '非数据行', n: other, shade: 'mid' },
    { label: '未读行', n: unread, shade: 'loud' },
  ],
  '行台账',
)}
${reasons([
  ['非数据行', rows['non-data']],
  ['未读行', rows.unread],
])}
${rule('每一物理行只归一类；行号不明的记“未知”，不记 0')}`
}

function recordLedger({ records }: Report): Markup {
  const duplicate = total(records.duplicate)
  const aside = total(records['set-aside'])
  return markup`<h3>条台账<small>records</small></h3>
<div class="eq"><span>转出 <b>${records.out}</b></span>＝<span>计入 <b>${records.counted}</b></span>＋<span>重复 <b>${duplicate}</b></span>＋<span>不计入 <b>${aside}</b></span>${closes(recordDifference(records), '条')}</div>
${stackedBar(
  [
    { label: '计入', n: records.counted, shade: 'dark' },
    { label: '重复', n: duplicate, shade: 'mid' },
    { label: '不计入', n: aside, shade: 'pale' },
  ],
  '条台账',
)}
${reasons([
  ['重复', records.duplicate],
  ['不计入', records['set-aside']],
])}
${rule('每条只归一类；相同各条中，计入的是出处在先的一条')}`
}

function closes(difference: number, unit: string): Markup {
  return difference === 0
    ? badge('台账平衡', 'good')
    : badge(`台账不平衡（差 ${String(difference)} ${unit}）`, 'loud')
}

type Part = readonly [string, Readonly<Partial<Record<string, number>>>]

function reasons(parts: readonly Part[]): Markup {
  const rows = parts.flatMap(([part, tally]) =>
    Object.entries(tally)
      .filter(([, n]) => n !== undefined && n !== 0)
      .map(([code, n]) => [
        markup`${part}`,
        markup`${codeLabel(code)}`,
        markup`<code>${code}</code>`,
        markup`${n ?? 0}`,
      ]),
  )
  if (rows.length === 0) return markup``
  return table(
    [{ title: '归类', as: 'x' }, { title: '原因' }, { title: '代码' }, { title: '数量', as: 'n' }],
    rows,
  )
}

/** The fifteen steps: a chart, then in, out, difference and rule of each. */
export function funnel({ funnel: steps }: Report): Markup {
  const rows = steps.map((step) => [
    markup`${step.step}`,
    markup`${step.title}`,
    markup`${step.in}`,
    markup`${step.out}`,
    markup`${signed(step.out - step.in)}`,
    markup`${differences(step.difference)}`,
    markup`${step.rule}`,
  ])
  return markup`${funnelChart(steps)}
<div class="legend"><span><i style="background:#c8d4e2"></i>进</span><span><i style="background:#1f3b61"></i>出</span><span>红字为差</span></div>
${table(
  [
    { title: '步', as: 'n' },
    { title: '步骤' },
    { title: '进', as: 'n' },
    { title: '出', as: 'n' },
    { title: '差', as: 'n' },
    { title: '差额去向', as: 's' },
    { title: '规则', as: 's' },
  ],
  rows,
)}`
}

function differences(tally: Readonly<Partial<Record<string, number>>>): string {
  const parts = Object.entries(tally).filter(([, n]) => n !== undefined && n !== 0)
  return parts.map(([code, n]) => `${codeLabel(code)} ${String(n ?? 0)}`).join('；')
}

/** How each step was computed: the text of its query, for whoever wants to run it again. */
export function queries({ funnel: steps }: Report): Markup {
  const told = steps.filter(({ query }) => query !== null)
  return markup`${told.map(({ step, title, query }) => markup`<h3>第${step}步　${title}</h3><pre>${verbatim(query ?? '')}</pre>`)}`
}
