import { SURE, TIER } from '../words/labels.ts'
import { NOTHING, badge, cut, markup, rule, table, verbatim, type Markup } from '../page/markup.ts'
import { DIVISIONS, MODES, type SampleDraw, type SampleLaw } from './record.ts'
import { limitsOf } from './terms.ts'
import { percent, tenths } from './words.ts'

/** What is drawn from: the counted list, fixed by its digest. */
export function population(draw: SampleDraw): Markup {
  const { list, report } = draw
  const covered = draw.strata.reduce((n, s) => n + s.population, 0)
  const part =
    covered === list.records
      ? NOTHING
      : markup`<p>本次只抽${draw.tiers.map((t) => TIER[t]).join('、')}信息，共 ${covered} 条；其余 ${list.records - covered} 条不在本次范围内。</p>`
  return markup`<p>总体是核算报告计入的 <b>${list.records}</b> 条（先去重、分出不计入的，再抽样），按检材、文件、工作表、行的顺序列成清单。</p>${part}
<table><tbody>
<tr><th>清单校验值 SHA-256</th><td><span class="hex">${verbatim(list.digest)}</span></td></tr>
<tr><th>report.json SHA-256</th><td><span class="hex">${verbatim(report.digest)}</span></td></tr>
<tr><th>抽样编号 SHA-256</th><td><span class="hex">${verbatim(draw.draw)}</span></td></tr>
</tbody></table>
${rule('清单由各条出处组成，可用核算台账中“处理”为“计入”的各行重新算出；清单有变，校验值即变')}`
}

/** 法发〔2022〕23号 art. 20 in our own words, with blanks for the reasons that only the office can give. */
export function why(draw: SampleDraw): Markup {
  const blank = (text: string) => markup`<tr><th>${text}</th><td>　<br>　<br></td></tr>`
  const full = draw.strata.filter((s) => s.full).reduce((n, s) => n + s.population, 0)
  return markup`<p>依据（以公布文本为准）：</p><ul class="why">${draw.law.map(lawLine)}</ul>
<p>以下由办案人员填写，说明为什么不逐条核实、为什么这样选取：</p>
<table><tbody>
<tr><th>数量</th><td>计入 ${draw.list.records} 条，同类。</td></tr>
${blank('客观上不能逐条核实的原因')}
${blank('选取这一核实方式的原因')}
${blank('选取的经过（时间、地点、在场人）')}
</tbody></table>
<p>第三项、第四项信息逐条核实，不抽样${badge('据网页摘要', 'warn')}：${full === 0 ? '本次范围内没有。' : markup`共 ${full} 条，全部列入抽样核实表。`}</p>`
}

function lawLine({ label, gist, sure }: SampleLaw): Markup {
  const doubt = SURE[sure]
  return markup`<li>${label}：${gist} ${doubt === null ? NOTHING : badge(doubt, 'warn')}</li>`
}

/** Size, seed, and how each can be worked out again. */
export function method(draw: SampleDraw): Markup {
  const { precision, confidence, uncorrected, size } = draw.method
  const sampled = draw.strata.filter((s) => !s.full)
  const drawn = sampled.reduce((n, s) => n + s.drawn, 0)
  const all = sampled.reduce((n, s) => n + s.population, 0)
  const more =
    drawn > size
      ? `；每层至少 1 条，实际抽取 ${String(drawn)} 条`
      : `；实际抽取 ${String(drawn)} 条`
  return markup`<table><tbody>
<tr><th>抽样方式</th><td>分层随机抽样：先分信息类型，再分${DIVISIONS[draw.by]}；层内每条被抽中的机会相等，不放回。</td></tr>
<tr><th>抽取数</th><td>允许误差 ±${tenths(precision)}%，置信水平 ${confidence}%：不计总体大小应抽 ${uncorrected} 条，按总体 ${all} 条修正为 ${size} 条${sampled.length === 0 ? '' : more}。</td></tr>
<tr><th>算法</th><td>n＝z²N／（4e²（N−1）＋z²），进一取整，按占比一半（最不利）计。精度是对抽样各层合起来说的，不是每一层的。</td></tr>
<tr><th>各层分配</th><td>按各层条数的比例，先取整数部分，余数大的先补，每层至少 1 条；因此超出应抽数二十分之一的，不足 1 条的各层合为一层。</td></tr>
<tr><th>种子</th><td><span class="hex">${verbatim(draw.seed)}</span><br>${draw['seed-from'] === 'list' ? '由清单校验值而来，不能挑选。' : '由使用人指定；应在抽取之前确定并记录。'}</td></tr>
<tr><th>随机数</th><td>SHA-256（方法名、种子、层名、序号），逐条不放回抽取；同一种子、同一清单，在任何机器上抽得相同。算法见软件文档 docs/sample.md。</td></tr>
<tr><th>核实方式</th><td>${MODES[draw.mode]}；抽样核实表只列所需字段的明文：${draw['call-sheet'].clear.join('、')}。</td></tr>
</tbody></table>
${rule('没有条文规定抽样数量或者合格比例；以上为统计学通用方法')}`
}

const STRATA = [
  { title: '层', as: 'n' },
  { title: '信息类型', as: 'x' },
  { title: '范围' },
  { title: '条数', as: 'n' },
  { title: '抽取', as: 'n' },
  { title: '抽取比例', as: 'n' },
  { title: '方式', as: 'x' },
] as const

export function strataTable(draw: SampleDraw): Markup {
  const { part, note } = cut(draw.strata, 500)
  const rows = part.map((s) => [
    markup`${s.number}`,
    markup`${TIER[s.tier]}`,
    markup`${s.label ?? '全部'}`,
    markup`${s.population}`,
    markup`${s.drawn}`,
    markup`${shareOf(s.drawn, s.population)}`,
    s.full ? badge('逐条', 'strong') : badge('抽样', 'plain'),
  ])
  const sum = (of: (s: SampleDraw['strata'][number]) => number) =>
    draw.strata.reduce((n, s) => n + of(s), 0)
  const totals = [NOTHING, NOTHING, markup`<b>合计</b>`]
  const last = [...totals, markup`${sum((s) => s.population)}`, markup`${sum((s) => s.drawn)}`]
  return markup`${note}${table(STRATA, [...rows, [...last, NOTHING, NOTHING]])}`
}

/** @example 381 of 37002 → '1.02%' */
function shareOf(part: number, whole: number): string {
  return whole === 0 ? '—' : percent(Number((BigInt(part) * 10_000n) / BigInt(whole)))
}

export function limits(draw: SampleDraw): Markup {
  const items = limitsOf(draw.mode, draw.report.complete)
  return markup`<ol>${items.map((item) => markup`<li>${item}</li>`)}</ol>`
}

/** Glossary 7: 抽取人, 核实人（二人）. */
export function signatures(): Markup {
  return markup`<div class="sign">
<div>抽取人<p>签名</p><p>日期　　　年　　月　　日</p></div>
<div>核实人<p>签名</p><p>日期　　　年　　月　　日</p></div>
<div>核实人<p>签名</p><p>日期　　　年　　月　　日</p></div></div>`
}
