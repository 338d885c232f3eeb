import type { Report } from '../../../report.ts'
import { NOT_EXPERT } from '../../words/labels.ts'
import { total } from '../../words/numbers.ts'
import { completeness } from '../../terminal/terminal.ts'
import { unreadStatements } from '../../unread-statements.ts'
import { body, items } from '../paper.ts'
import type { Section } from '../paper.ts'
import { listed } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'

/** 未读部分: what was not read stands in no number (promise 4). */
export function unread(report: Report): Section {
  const lost = report.files.filter(({ status }) => status === 'unread' || status === 'partial')
  const money = unreadStatements(report.case)
  const accounts =
    money.length === 0
      ? ''
      : `账户流水${money.map((s) => s.id).join('、')}没有读完整，所据各项收支待查明。`
  const whole = completeness(report)
  const text =
    lost.length === 0 && whole === '读取完整'
      ? '读取完整：全部文件均已读取，没有未读部分。'
      : `${whole}：${String(lost.length)}个文件未读或部分未读，未读${String(report.bytes.unread)}字节、${String(total(report.rows.unread))}行；本文各数不含这些内容，逐一列于附表三。${accounts}`
  return { title: '未读部分', blocks: [body(text)] }
}

/** 局限: what these numbers do not say, said before somebody else does. */
export function limits(report: Report): Section {
  const unlinked = report.persons.unresolved
  const lines = [
    NOT_EXPERT,
    '本文只核对电子数据中有什么、有多少，不核实信息的真实性；真实性须抽样核实（shuzheng sample）或者逐条核对。',
    '信息类型为建议；来源是否依法公开、是否在履行职责或者提供服务过程中获得，由办案人员查明。',
    '去重只看记录中的字段；同一人使用不同号码、不同写法而又没有共同依据的，不会并作一条。',
    ...(unlinked > 0
      ? [`${String(unlinked)}条以较弱的依据可与其他记录相连，已列出，未合并。`]
      : []),
    '标有“凭记忆，未核对”“据网页摘要”“推论”的依据，使用前应当与公布文本核对。',
    '标明“推算”的金额与条数假定全部成交，须以交付记录、资金流水印证。',
    '法律上的性质由办案机关、人民法院依法确定，本文不作结论。',
  ]
  return { title: '局限', blocks: items(lines) }
}

const QUESTIONS: readonly ColumnOf[] = [
  ['序号', 8, 'c'],
  ['待查事项', 92],
]

/** 待查事项 in short; the whole list goes out as 补充调查提纲. */
export function open(report: Report): Section {
  if (report.questions.length === 0) return { title: '待查事项', blocks: [body('无。')] }
  const more = report.case === null ? '' : '取得什么、向谁取得、为何取得，见《补充调查提纲》。'
  return {
    title: '待查事项',
    blocks: [
      body(`共${String(report.questions.length)}项。${more}`),
      listed(QUESTIONS, report.questions, (text, i) => [i + 1, text], 'questions'),
    ],
  }
}

/** 附表 list. */
export function annexList(report: Report): Section {
  const tables = report.tables.length
  return {
    title: '附表与附件',
    blocks: items([
      `附表一　文件及完整性校验值（${String(report.files.length)}个文件）`,
      `附表二　数据表与字段判定（${String(tables)}张表）`,
      '附表三　未读内容',
      '附表四　算式、理由与依据',
      ...(report.case === null ? [] : ['附表五　分人计算口径']),
      '附件　核算台账（XLSX）、不计入及重复明细（XLSX）：逐条去向、出处与原因，已脱敏，可用电子表格复算',
      '附件　report.json、report.html：记录本身及其网页，含各步计算语句',
    ]),
  }
}
