import type { Report } from '../../report.ts'
import { queries } from './ledgers.ts'
import { listOf, markup, verbatim } from './markup.ts'
import type { Markup } from './markup.ts'

export function questions(report: Report): Markup {
  return report.questions.length === 0 ? markup`<p>无。</p>` : listOf(report.questions)
}

export function overrides(report: Report): Markup {
  if (report.overrides.length === 0) return markup`<p>无。全部按软件的判定读取。</p>`
  return markup`<p>以下由使用人指定，优先于软件的判定：</p>${listOf(report.overrides)}`
}

/** How the numbers came about, for whoever has to explain them in court. */
export function method(report: Report, digest: string): Markup {
  return markup`<ol>
<li>检材只读。每个文件计算完整性校验值，单元格按其存储的原文读取，不改写，不猜测类型。</li>
<li>每一物理行归入数据行、非数据行或未读行之一；每条归入计入、重复或不计入之一。两本台账每次运行都核对。</li>
<li>规范化只用于比较；失真的数据不作“修复”。相同各条中计入出处在先的一条，其余列为重复并指明与哪一行重复。</li>
<li>信息类型为建议；有争议的规则作为计算口径并列，不替办案人员取舍。</li>
<li>数为整数，金额以分计，比例用交叉相乘比较，不用浮点数。</li>
<li>同一输入得出相同字节的 report.json；本页由它生成，其完整性校验值为 SHA-256 <span class="hex">${verbatim(digest)}</span>。</li>
<li>软件 ${report.tool.name} ${report.tool.version}，规则版本 ${report.tool.rules}。标有“凭记忆，未核对”“据网页摘要”“推论”的，使用前应与公布文本核对。</li>
</ol>${queries(report)}`
}

/** Blank until signed (glossary 7). */
export function signatures(): Markup {
  return markup`<p>条数核算说明经签名后方可附卷。</p><div class="sign">
<div>制作人（检察官助理或检察技术人员）<p>签名</p><p>日期　　　年　　月　　日</p></div>
<div>复核人<p>签名</p><p>日期　　　年　　月　　日</p></div>
<div>承办检察官<p>签名</p><p>日期　　　年　　月　　日</p></div></div>`
}
