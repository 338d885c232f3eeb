import { TIER } from '../words/labels.ts'
import { shownLocator } from '../safe.ts'
import { NOTHING, badge, cut, markup, rule, table, type Markup } from '../page/markup.ts'
import {
  MODES,
  placeOf,
  sheetNumber,
  type ModeId,
  type SampleDraw,
  type SampleFinding,
  type SampleResults,
} from './record.ts'
import { NOT_RANDOM } from './terms.ts'
import { METHODS, boundsText } from './words.ts'

/** What was found, or the sentence that nothing has come back yet. */
export function foundSection(draw: SampleDraw | null, results: SampleResults | null): Markup {
  if (results === null) {
    return markup`<p>尚未回填。抽样核实表填好后，用 <code>shuzheng sample results 抽样核实表.xlsx --draw sample.json</code> 读回。</p>`
  }
  return markup`${lead(results)}${countsTable(draw, results)}${how(results)}${failedList(draw, results)}${problemList(results)}`
}

function lead({ whole, random, confidence }: SampleResults): Markup {
  const { drawn, untrue, unverified, open } = whole
  const counts = `核实 ${String(drawn - open)} 条：属实 ${String(whole.true)}，不实 ${String(untrue)}，未能核实 ${String(unverified)}${open > 0 ? `；未填 ${String(open)}` : ''}。`
  if (!random) {
    return markup`<p class="lead">${badge(NOT_RANDOM, 'loud')}　${counts}以上各人不是随机抽取的，其结果只说明其本人，不给出区间。</p>`
  }
  const unfilled = open > 0 ? '未填的与未能核实的同样处理。' : ''
  return markup`<p class="lead">${counts}属实比例的 ${confidence ?? 0}% 置信区间：未能核实的全部视为不实，${boundsText(whole['as-untrue'])}；全部视为属实，${boundsText(whole['as-true'])}。${unfilled}</p>`
}

const COLUMNS = [
  { title: '层' },
  { title: '条数', as: 'n' },
  { title: '抽取', as: 'n' },
  { title: '属实', as: 'n' },
  { title: '不实', as: 'n' },
  { title: '未能核实', as: 'n' },
  { title: '未填', as: 'n' },
  { title: '区间：未能核实视为不实', as: 's' },
  { title: '区间：未能核实视为属实', as: 's' },
] as const

function countsTable(draw: SampleDraw | null, results: SampleResults): Markup {
  if (draw === null) return NOTHING
  const { part, note } = cut(results.strata, 500)
  const rows = part.map((s) => {
    const stratum = draw.strata.find(({ number }) => number === s.number)
    const name = stratum ? `${TIER[stratum.tier]}　${stratum.label ?? '全部'}` : ''
    return findingRow(`${String(s.number)}　${name}`, s)
  })
  const tiers = results.tiers.map((t) => findingRow(`${TIER[t.tier]}小计`, t))
  const all = results.tiers.length > 1 ? [findingRow('合计', results.whole)] : []
  return markup`${note}${table(COLUMNS, [...rows, ...tiers, ...all])}`
}

function findingRow(name: string, found: SampleFinding): Markup[] {
  const counts = [found.population, found.drawn, found.true, found.untrue, found.unverified]
  return [
    markup`${name}`,
    ...[...counts, found.open].map((n) => markup`${n}`),
    markup`${boundsText(found['as-untrue'])}`,
    markup`${boundsText(found['as-true'])}`,
  ]
}

function how(results: SampleResults): Markup {
  const found = [results.whole, ...results.tiers, ...results.strata]
  const methods = new Set(found.flatMap((f) => f['as-untrue']?.method ?? []))
  const words = [...methods].map((m) => METHODS[m]).join('、')
  const modes = (Object.keys(MODES) as ModeId[])
    .filter((m) => results.modes[m] !== undefined)
    .map((m) => `${MODES[m]} ${String(results.modes[m] ?? 0)} 条`)
    .join('，')
  const unsigned =
    results.unsigned > 0
      ? markup`<p>${badge('签名', 'warn')}　电子表中有 ${results.unsigned} 条已填结果而核实人不足两人；以纸质原件为准。</p>`
      : NOTHING
  const intervals = results.random
    ? rule(
        `区间：${words}，整数运算，向外取整到 0.01%。层内不足 2001 条或者抽取超过二十分之一的用超几何分布，其余用 Clopper–Pearson；各层合计按层的比例，并就取整造成的比例差放宽`,
      )
    : NOTHING
  return markup`<p>核实方式：${modes === '' ? '未填' : modes}。</p>${unsigned}${intervals}<p class="lead">抽样结果不折算、不扣减计入的条数。</p>`
}

function failedList(draw: SampleDraw | null, results: SampleResults): Markup {
  if (results.failed.length === 0) return NOTHING
  const { part, note } = cut(results.failed, 500)
  const rows = part.map((record) => [
    markup`${draw === null ? '' : sheetNumber(draw.draw, record.number)}`,
    markup`${shownLocator(placeOf(record))}`,
  ])
  const entries = results.decisions.map((entry) => markup`  - ${entry}\n`)
  return markup`<h3>核实为不实的记录<small>found untrue</small></h3>${note}${table([{ title: '编号', as: 'x' }, { title: '出处' }], rows)}
<p>只就这些条目，由办案人员决定是否不计入；决定不计入的，把下列各项写入案件文件的 <code>decisions:</code>，填上 by（决定人）和 on（日期）后重新核算。文件名脱敏的，按原名填写。该条另有重复行的，重复行会改为计入，应一并查看（<code>shuzheng rows report.json --subject-of 文件#表!行</code>）。</p>
<pre>decisions:
${entries}</pre>`
}

function problemList(results: SampleResults): Markup {
  if (results.problems.length === 0) return NOTHING
  const { part, note } = cut(results.problems, 200)
  const rows = part.map(({ row, number, problem, remedy }) => [
    markup`${row === null ? '—' : `第 ${String(row)} 行`}`,
    markup`${number ?? '—'}`,
    markup`${problem}`,
    markup`${remedy}`,
  ])
  const head = [{ title: '行', as: 'x' }, { title: '编号', as: 'x' }, { title: '问题' }] as const
  return markup`<h3>未能采用的填写<small>what could not be taken</small></h3>${note}${table([...head, { title: '办法' }], rows)}`
}
