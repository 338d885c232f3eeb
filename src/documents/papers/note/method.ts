import type { FunnelStep, Report } from '../../../report.ts'
import { UNIT, tallyText } from '../../words/labels.ts'
import { body, digestText, lead, items, Verbatim } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { listed, signed, table } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'
import { term } from '../words.ts'

/** 方法: what an examination report has to tell of process and method (刑诉法解释 97). */
export function method(report: Report, digest: string): Section {
  return {
    title: '方法',
    blocks: [],
    sections: [
      { title: '工具与规则', blocks: tool(report, digest) },
      { title: '读取与字段判定', blocks: [body(reading(report)), body(fields(report))] },
      { title: '核算步骤', blocks: [steps(report.funnel), body(ORDER)] },
      { title: '去重依据及其理由', blocks: [body(key(report))] },
      { title: '人的决定与指定', blocks: decisions(report) },
    ],
  }
}

function tool({ tool: made }: Report, digest: string): readonly Block[] {
  return [
    {
      kind: 'facts',
      rows: [
        ['软件', `${made.name} ${made.version}，在一台计算机上离线运行`],
        ['规则数据的完整性校验值', digestText(made.rules)],
        ['report.json 的完整性校验值（SHA-256）', new Verbatim(digest)],
      ],
    },
    body(
      '同一输入在任何机器上得出相同字节的 report.json，本文由它生成。数为整数，金额以分计，比例用交叉相乘比较，不用浮点数。',
    ),
  ]
}

function reading({ files, tables }: Report): string {
  const formats = tally(files.map(({ format }) => format.split(' / ')[0] || '未打开而格式未判定'))
  const encodings = tally(files.flatMap((file) => file.encoding ?? []))
  const coded = encodings === '' ? '' : `；文字编码：${encodings}`
  return `检材只读，单元格按其存储的原文读取，不改写，不猜测类型；失真的数据不作“修复”。文件格式：${formats || '无'}${coded}。读出数据表${String(tables.length)}张，每一物理行归入数据行、非数据行或未读行之一。`
}

/** Kinds before the rest is only counted: names of formats may come from the files. */
const NAMED = 30

function tally(names: readonly string[]): string {
  const sums = new Map<string, number>()
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1)
  const parts = [...sums].map(([name, n]) => `${name} ${String(n)}个`)
  const more = parts.length > NAMED ? `等${String(parts.length)}种` : ''
  return parts.slice(0, NAMED).join('、') + more
}

function fields({ tables }: Report): string {
  const n = tables.reduce((sum, one) => sum + one.columns.length, 0)
  return `字段按全部取值、表头与相邻列判定，校验码、编号规则等硬规则优先；共${String(n)}列，每列的表头、字段、有值数、有效数与判定依据见附表二。`
}

const STEP: readonly ColumnOf[] = [
  ['步', 5, 'c'],
  ['步骤', 17],
  // A number of eight digits stands in one line.
  ['进', 12, 'n'],
  ['出', 12, 'n'],
  ['差', 16, 'n'],
  ['差额去向', 18],
  ['规则', 20],
]

function steps(funnel: readonly FunnelStep[]): Block {
  return table(STEP, funnel.map(step), '十五步', '第6步起以条计，之前以文件或行计')
}

function step(one: FunnelStep): readonly Words[] {
  return [
    one.step,
    `${one.title}（${UNIT[one.unit]}）`,
    one.in,
    one.out,
    signed(one.out - one.in),
    tallyText(one.difference, '；') || '—',
    one.rule,
  ]
}

const ORDER =
  '次序：各文件按其在检材中的路径、工作表、行号排列；相同各条中计入出处在先的一条，其余列为重复，并指明与哪一行重复。规范化只用于比较。各步的计算语句见 report.html“方法与规则”。'

function key({ keys }: Report): string {
  const used = keys.find((one) => one.used)
  const which = used === undefined ? '未载明' : used.title
  return `两行是否指同一人，以“${which}”为准（采用）。次序为：身份证件号；姓名全称与手机号（学生为姓名与家长电话）；护照、通行证；手机号；固定电话、电子邮箱、QQ、微信——取每条中最先有效的一项，不作传递合并；以较弱的一项才能相连的，列出而不合并。缺所用依据的，按本条自身的依据计。其他依据之下的条数见“去重依据”一节。`
}

function decisions({ overrides, case: facts }: Report): readonly Block[] {
  const given =
    overrides.length === 0
      ? [body('没有人工指定：全部按软件的判定读取。')]
      : [lead('以下由使用人指定，优先于软件的判定：'), ...items(overrides)]
  const decided = facts?.decisions ?? []
  if (decided.length === 0)
    return [...given, body('没有录入人的决定：信息类型、有争议的口径均待办案人员确定。')]
  return [...given, listed(DECIDED, decided, decision, 'case.decisions', '人的决定')]
}

const DECIDED: readonly ColumnOf[] = [
  ['事项', 12],
  ['内容', 28],
  ['决定人、日期', 20],
  ['理由', 24],
  ['条数', 8, 'n'],
  ['卷页', 12],
]

type Decision = NonNullable<Report['case']>['decisions'][number]

function decision(one: Decision): readonly Words[] {
  return [
    term(one.kind),
    one.text,
    `${one.by}，${one.on}`,
    one.reason,
    one.records ?? '—',
    one.evidence ?? '无',
  ]
}
