import type { Report } from '../../report.ts'
import { STATUS_WORDS, type PaperStatus } from '../../report/paper-status.ts'
import { openLedgers } from '../balance.ts'
import { COUNT_HEAD, DEMO, NOT_EXPERT, TIER } from '../words/labels.ts'
import { firstPersons, personsAffected } from '../words/persons.ts'
import { completeness, sheetCount } from '../terminal/terminal.ts'
import { unreadStatements } from '../unread-statements.ts'
import { NOTHING, markup, rule, verbatim } from './markup.ts'
import type { Markup } from './markup.ts'

/** Report number: the beginning of the digest of report.json, so that it cannot be given twice. */
export function reportNumber(digest: string): string {
  return `SZ-${digest.slice(0, 12).toUpperCase()}`
}

/** What stands on every page: the tool, the banners that no page may be without. */
export function runningHead(report: Report): Markup {
  const read = completeness(report)
  const warn = read === '读取完整' ? NOTHING : markup`<span class="warn">${read}</span>`
  const demo = report.demo ? markup`<span class="demo">${DEMO}</span>` : NOTHING
  return markup`<div class="strip"><b>数证 · 查获数据核算</b>${demo}${warn}<span>不是鉴定意见</span></div>`
}

/** The digest of the record stands at the foot of every page (design 5.7). */
export function runningFoot(digest: string): Markup {
  return markup`<div class="foot">report.json 完整性校验值 SHA-256 ${verbatim(digest)}</div>`
}

export function title(report: Report, digest: string, status: PaperStatus): Markup {
  const { tool } = report
  return markup`<header><h1>${report.title ?? '查获数据核算报告'}<small>条数核算 · Count of records in seized data</small></h1>
<dl class="facts">
<div><dt>编号</dt><dd>${verbatim(reportNumber(digest))}</dd></div>
<div><dt>状态</dt><dd>${STATUS_WORDS[status]}</dd></div>
<div><dt>软件</dt><dd>${tool.name} ${tool.version}</dd></div>
<div><dt>规则版本</dt><dd>${tool.rules}</dd></div>
<div><dt>检材</dt><dd>${report.exhibits.length} 份</dd></div>
<div><dt>文件</dt><dd>${report.files.length} 个</dd></div>
<div><dt>工作表</dt><dd>${sheetCount(report.tables)} 张</dd></div>
<div><dt>读取</dt><dd>${completeness(report)}</dd></div>
</dl>
${warnings(report)}
<div class="note"><b>性质说明</b>　${NOT_EXPERT}</div></header>`
}

/** Loud things first: a ledger that does not close, files not read, digests that differ, made-up data. */
function warnings(report: Report): Markup {
  const open = openLedgers(report).map(
    (text) =>
      markup`<div class="note warn"><b>${text}</b>　以下数字不得使用。The ledger does not close.</div>`,
  )
  const unread = report.files.filter(({ status }) => status === 'unread' || status === 'partial')
  const incomplete =
    completeness(report) === '读取完整'
      ? NOTHING
      : markup`<div class="note warn"><b>${completeness(report)}</b>　本结果不含${unread.length + unreadStatements(report.case).length}个未读或部分未读文件中的未读内容，见<a href="#unread">附表三</a>。Not all was read.</div>`
  const demo = report.demo
    ? markup`<div class="note demo"><b>${DEMO}</b>　Demonstration data; all persons are invented.</div>`
    : NOTHING
  return markup`${demo}${open}${incomplete}${mismatch(report)}`
}

function mismatch(report: Report): Markup {
  const n = report.files.filter((file) => file['digest-match'] === 'mismatch').length
  if (n === 0) return NOTHING
  return markup`<div class="note warn"><b>完整性校验值不一致</b>　${n} 个文件与清单载明的校验值不一致，涉及这些文件的数字须复核，见<a href="#files">附表一</a>。</div>`
}

/** The numbers that people look for, each with its head word and its rule (glossary: a quantity is never "the" quantity). */
export function keyNumbers(report: Report): Markup {
  const { rows, records, tiers, persons } = report
  const used = report.keys.find((key) => key.used)
  const unresolved =
    persons.unresolved > 0
      ? `；另有 ${String(persons.unresolved)} 条可能与他人为同一人，未合并`
      : ''
  const { label, n } = firstPersons(persons)
  return markup`<div class="cards">
${card('main', '去重后条数 · distinct records', records.counted, '条', `${COUNT_HEAD}。去重依据：${used?.title ?? '未载明'}（采用）；法释〔2017〕10号第十一条第三款`)}
${card('', '查获行数 · rows found', rows.found, '行', '识别行＝数据行＋非数据行＋未读行；行不是条')}
${card('', `涉及人数${label === null ? '' : `（${label}）`} · persons`, n, '', `${personsAffected(persons)}；与条数分列，不相混${unresolved}`)}
${card('', `${TIER.A}信息 · item 3`, tiers.A, '条', '建议；行踪轨迹、通信内容、征信、财产')}
${card('', `${TIER.B}信息 · item 4`, tiers.B, '条', '建议；住宿、通信记录、健康生理、交易等')}
${card('', `${TIER.C}信息 · item 5`, tiers.C, '条', '建议；其他公民个人信息')}
${card('', '转出条数 · records in all', records.out, '条', '计入＋重复＋不计入')}
</div>`
}

function card(how: string, name: string, n: number | string, unit: string, why: string): Markup {
  return markup`<div class="card ${how}"><div class="name">${name}</div><div class="big">${n}<i>${unit}</i></div>${rule(why)}</div>`
}
