import type { Report } from '../../../report.ts'
import { resting, titles } from './hanging.ts'
import { TO_FILL } from './item.ts'
import type { Group, Inquiry } from './item.ts'

/** What questions of one kind ask for; the words are those of `case/questions.ts` and `case/persons/case-questions.ts`. */
interface Kind {
  readonly group: Group
  readonly asks: RegExp
  readonly get: string
  readonly from: string
  readonly why: (report: Report) => string
}

const counts = (report: Report): string =>
  report.case === null ? '去重后条数（全案口径）' : '各人涉案条数'

const KINDS: readonly Kind[] = [
  {
    group: 'reading',
    asks: /^更正“|各列均未能判定|没有读到一张数据表|值形似手机号|疑似乱码|字段名在首列|疑似一行多人|输出标记/,
    get: '对照原文核对的结果；须更正的，写明文件、列和依据后重新核算',
    from: '制作人；原扣押、提取单位',
    why: counts,
  },
  {
    group: 'reading',
    asks: /未读|口令/,
    get: '口令、完好的副本，或者换用其他软件读取的结果',
    from: '持有人；原扣押、提取单位',
    why: (report) => resting(report),
  },
  {
    group: 'persons',
    asks: /身份|账号|实际使用人|昵称|同名不同号/,
    get: '实名登记、注册与登录设备资料，支付账户资料，辨认笔录',
    from: '平台经营者、支付机构、电信业务经营者（经公安机关调取）',
    why: (report) => `下家是否为不同的人（累计计算）；${counts(report)}`,
  },
  {
    group: 'money',
    asks: /价款|流水|支付记录|所得的去向|退赃|退缴/,
    get: '支付账户与银行流水、转账凭证、退缴凭证',
    from: '支付机构、银行；当事人',
    why: (report) => `出售收入、购入支出、差价获利；${titles(report, /income|margin|gain/)}`,
  },
  {
    group: 'decision',
    asks: /信息类型|承办人确定|请决定/,
    get: '承办人的决定、理由，写入案件文件 decisions',
    from: '承办检察官',
    why: (report) => titles(report, /quantity/),
  },
  {
    group: 'law',
    asks: /行为日期|行为截止|刑事部分|刑事判决|处罚|起诉|公告|裁判|受理|受诉法院|检察院|调解|履行期限|损害和义务人|经营者|送达/,
    get: '裁判文书、不起诉决定书、处罚决定书及送达、公告凭证',
    from: '人民法院、人民检察院、公安机关、有关行政机关',
    why: () => '适用哪一日的法律；条数是否属于免证事实',
  },
  {
    group: 'chain',
    asks: /流转|交付|售出|发送|批次|聊天中|名单能否|名单的其他副本|副本/,
    get: '聊天、网盘、邮件中的发送与接收记录，所交付的数据文件',
    from: '当事人设备；平台经营者',
    why: (report) => `提供给各下家的条数；${openOf(report)}`,
  },
  {
    group: 'content',
    asks: /裸号|称谓|失真|真实性|抽样|可能|核对是否同一人|公开|履行职责|名单的形成|名单形成|来源/,
    get: '机主信息查询、人口信息比对、电话核实的结果，原始导出文件，来源说明',
    from: '公安机关；名单的最初来源单位；信息主体',
    why: (report) => `真实性与年龄；${counts(report)}`,
  },
]

/** Open questions of the record, each put under its kind; one of no known kind stands under 其他, with blanks. */
export function fromQuestions(report: Report): readonly Inquiry[] {
  const elsewhere = [
    ...((report.case?.problems.length ?? 0) > 0 ? [/^案件事实“/] : []),
    ...(report.files.some(({ status }) => status === 'unread' || status === 'partial')
      ? [/^\d+个文件未读/]
      : []),
  ]
  return report.questions
    .filter((question) => !elsewhere.some((told) => told.test(question)))
    .map((question) => inquiry(question, report))
}

function inquiry(question: string, report: Report): Inquiry {
  const kind = KINDS.find(({ asks }) => asks.test(question))
  if (kind === undefined) {
    return { group: 'other', what: question, get: TO_FILL, from: TO_FILL, why: counts(report) }
  }
  const { group, get, from, why } = kind
  return { group, what: question, get, from, why: why(report) }
}

function openOf(report: Report): string {
  const open = titles(report, /quantity/, ['unknown', 'conflict'])
  return open === '无' ? counts(report) : open
}
