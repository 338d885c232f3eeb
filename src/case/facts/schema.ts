import { z } from 'zod'
import { KINDS, type KindId } from '../../records/kinds.ts'
import { DECIDED_CODES } from '../../records/verdicts.ts'
import { amount, day, declared, evidence, id, period, price, units, yuan } from './values.ts'

/** 证据等次 of a stated figure, strongest first (glossary section 6). */
export const RANKS = [
  'effective-judgment',
  'expert',
  'recount',
  'bank',
  'e-data',
  'confession',
  'witness',
  'indictment',
  'non-prosecution',
  'press',
  'derived',
] as const

/** What a stated figure is about. */
export const FIGURES = [
  'records',
  'persons',
  'gross',
  'cost',
  'margin',
  'illegal-income',
  'benefit',
] as const

/** 流转: sell 出售, buy 购买 (told from the side of the buyer), give 赠与, swap 交换, set-off 抵债, publish 发布. */
export const TRANSFER_KINDS = ['sell', 'buy', 'give', 'swap', 'set-off', 'publish'] as const

/** How information came to somebody otherwise than by a transfer of the case (解释 4, 253-1(3)). */
export const OBTAINING = ['collect', 'steal', 'duty', 'download', 'other'] as const

const tier = z.enum(['A', 'B', 'C'])
const yesNo = z.enum(['yes', 'no', 'unknown'])

/** The dates of the case; `null`: known to be unknown, 待查明. */
const dates = z.strictObject({
  /** 行为: criminal and civil law are those of this time. */
  conduct: period.nullish(),
  /** 起诉 of the public-interest suit. */
  filed: day.nullish(),
  /** 受理. */
  accepted: day.nullish(),
  /** 开庭. */
  heard: day.nullish(),
  /** 裁判 in the suit. */
  decided: day.nullish(),
  /** 诉前公告 or announcement of an agreement. */
  announced: day.nullish(),
  /** To which day the harm is known to have gone on (法释〔2020〕15号 1(3), 24). */
  'harm-until': day.nullish(),
})

/** How the criminal case ended: whether its facts are exempt from proof (民诉法解释 93). */
const criminal = z.strictObject({
  /** 判决, 不起诉, 未结, 没有刑事案件. */
  outcome: z.enum(['judgment', 'non-prosecution', 'pending', 'none']),
  /** 宣判 or the decision not to prosecute. */
  decided: day.nullish(),
  /** 送达: the days for appeal run from it. */
  served: day.nullish(),
  /** 上诉 or 抗诉. */
  appealed: z.boolean().nullish(),
  /** 生效. */
  effective: day.nullish(),
  evidence,
})

/** 委托与来源: what heads the 条数核算说明. */
const commission = z.strictObject({
  /** 委托单位. */
  by: z.string().optional(),
  /** 案号. */
  'case-no': z.string().optional(),
  /** 报告编号. */
  'report-no': z.string().optional(),
  /** 委托日期. */
  on: day.optional(),
  /** 委托事项. */
  purpose: z.string().optional(),
  evidence,
})

/** 涉案人员. */
const party = z.strictObject({
  id,
  name: z.string(),
  /** 未到案, 在押 … */
  state: z.string().optional(),
  /** As the file of the case has it; roles follow from the transfers. */
  role: z.string().optional(),
  /** false: 身份不明. Unidentified buyers are one buyer unless shown otherwise (reading unknown-buyers). */
  identified: z.boolean().optional(),
  /** 单位. */
  unit: z.boolean().optional(),
  /** 犯罪嫌疑人, 被告人, 被不起诉人, 被告, as the stage has it. */
  standing: z.string().optional(),
  /** 解释 6: is it said to be for lawful business, and what was gained by using the information. */
  'lawful-business': z
    .strictObject({ claimed: yesNo, benefit: amount.optional(), evidence })
    .optional(),
  /** 解释 5(1)(9): punished before. */
  priors: z
    .array(z.strictObject({ kind: z.enum(['criminal', 'administrative']), on: day, evidence }))
    .optional(),
  evidence,
})

/** 账号: a nickname is not an account (同名不同号). */
const account = z.strictObject({
  id,
  /** wechat, qq, alipay … */
  platform: z.string(),
  /** 实际使用人; missing: not identified. */
  user: id.optional(),
  /** 号码 of the account. */
  number: z.string().optional(),
  /** 昵称. */
  'shown-as': z.string().optional(),
  /** 冒用 of somebody's name: `of` is the one whose name it is. */
  'passing-as': z.array(z.strictObject({ name: z.string(), of: id.optional() })).optional(),
  evidence,
})

/** 检材: two media with equal files are two exhibits. */
const exhibit = z.strictObject({
  id,
  /** Relative to the case file, or absolute. */
  path: z.string(),
  /** 持有人, a party. */
  holder: id.optional(),
  /** 扣押日期. */
  'seized-on': day.optional(),
  /** Entry of the 扣押清单. */
  list: z.string().optional(),
  evidence,
})

/** 批次: records that moved together. */
const batch = z.strictObject({
  id,
  title: z.string().optional(),
  /** Files relative to the case file, with `*`, `**` and `?`; a file is one batch's, the first that names it. */
  files: z.array(z.string()).optional(),
  /** 载明数 of a batch, beside its files or instead of them. */
  declared: declared.optional(),
  /** Tier of a batch without files, as a person has decided; of one with files see `decisions`. */
  tier: tier.optional(),
  /** All its records are among those of the other. */
  'part-of': id.optional(),
  /** It holds what the other holds. */
  'same-as': id.optional(),
  evidence,
})

/** 流转. */
const transfer = z.strictObject({
  id,
  on: period.optional(),
  kind: z.enum(TRANSFER_KINDS),
  /** Parties or accounts; all of `from` answer for the whole. */
  from: z.array(id).min(1),
  /** Parties or accounts; may be missing where something was published to all. */
  to: z.array(id).optional(),
  batch: id,
  /** publish: name of the group, and how many members it had. */
  group: z.string().optional(),
  members: units.optional(),
  /** 计价条数: what the price was paid for; money only, never the count. */
  'priced-units': units.optional(),
  /** 附送条数: in the count, not in the price. */
  'free-units': units.optional(),
  /** 单价, yuan a line. */
  'unit-price': price.optional(),
  /** 总价, where it is stated. */
  amount: amount.optional(),
  /** 推算: the source does not say it; drawn dashed. */
  assumed: z.boolean().optional(),
  evidence,
})

/** 获取 otherwise than by a transfer of the case. */
const obtained = z.strictObject({
  id,
  /** Parties or accounts. */
  by: z.array(id).min(1),
  batch: id,
  how: z.enum(OBTAINING),
  /** Lawfully held information never enters what was illegally obtained. */
  lawfully: z.boolean().optional(),
  /** 履行职责或者提供服务过程中获得, 解释 5(1)(8). */
  'in-duty': z.boolean().optional(),
  on: period.optional(),
  evidence,
})

const RECORDS = '条数写作 30000，或者 { at-least: 8000 }、{ about: 1400 }'

/** 载明数: a figure that somebody states, set beside the one computed. */
const figure = z.strictObject({
  what: z.enum(FIGURES),
  /** Of which parties; missing: of the whole case. */
  of: z.array(id).optional(),
  /** Of which transfers; missing: of all. */
  deals: z.array(id).optional(),
  /** Of which tier, where it says so. */
  tier: tier.optional(),
  /** The sum, for all but records and persons. */
  amount: amount.optional(),
  /** The number, for records and persons. */
  records: z.union([units, declared], RECORDS).optional(),
  /** 来源. */
  source: z.string(),
  /** 证据等次. */
  rank: z.enum(RANKS),
  /** 待核 and the like. */
  status: z.string().optional(),
  evidence,
})

/** 连带责任组 and 共同实施. */
const group = z.strictObject({
  id,
  /** Parties or accounts. */
  members: z.array(id).min(1),
  /** `joint` 共同实施: handing over among the members is no providing. */
  kind: z.string(),
  /** Only in these transfers; missing: in all. */
  deals: z.array(id).optional(),
  evidence,
})

const AGAINST = '写人员或者组的标识；写法：against: [dong, wang]'

/** 诉讼请求. */
const claim = z.strictObject({
  /** stop, delete, compensate, apologise, act. */
  kind: z.string(),
  /** Parties, or one group. */
  against: z.union([id, z.array(id)], AGAINST),
  amount: yuan.optional(),
  deals: z.array(id).optional(),
  /** 范围. */
  scope: z.string().optional(),
  /** 媒体 of an apology. */
  medium: z.string().optional(),
  /** 履行期限. */
  deadline: z.string().optional(),
  /** To whom it goes. */
  beneficiary: z.string().optional(),
  evidence,
})

const SHAPE = '表形写表头各列名称，以 | 分开；写法：shape: 姓名|电话|地址'
const HEADER = '表头行号应为整数，没有表头写 0；写法：header: 3'
const COLUMN = '列用大写字母写作 A、B …；写法：column: C'

/** What the examiner knows better of how a file is to be read. */
const overrideFields = z.strictObject({
  /** Path inside the exhibits, or the end of one; missing: all files. */
  file: z.string().optional(),
  /** A file as above: it holds for this one and for every table of the same shape. */
  like: z.string().optional(),
  /** It holds for every table of this shape (表形), as `shuzheng read` and `teach export` print it. */
  shape: z.string(SHAPE).min(1, SHAPE).max(4000, SHAPE).optional(),
  sheet: z.string().optional(),
  /** Row of the header, 0 for none. */
  header: z.number(HEADER).int(HEADER).nonnegative(HEADER).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  /** A, B …, with its `kind`. */
  column: z
    .string(COLUMN)
    .regex(/^[A-Z]{1,3}$/, COLUMN)
    .optional(),
  kind: z.enum(Object.keys(KINDS) as [KindId, ...KindId[]]).optional(),
  evidence,
})

const ABOUT = 'file、like、shape 只写其中一项'

/** What the examiner knows better, of a file, of all like it, or of a shape. */
export const override = overrideFields.refine(isAboutOne, ABOUT)

/** A correction that goes from case to case: of a shape, since files have other names there. */
export const lesson = overrideFields
  .refine(isAboutOne, ABOUT)
  .refine((o) => o.shape !== undefined, '更正应写明表形；写法：shape: 姓名|电话|地址')

function isAboutOne(o: z.output<typeof overrideFields>): boolean {
  return [o.file, o.like, o.shape].filter((name) => name !== undefined).length <= 1
}

const ROW = '行号应为整数，从 1 起，按文件中的实际行；写法：rows: [12, 15]'

/** Who decided, when, and why: printed with what was decided. */
const decided = { by: z.string(), on: day, reason: z.string(), evidence }

/** What a person has decided: a tier, a reading, or that rows are not to be counted. */
const decision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tier'),
    tier,
    /** Batches, files, or both; neither: the whole case. */
    batches: z.array(id).optional(),
    files: z.array(z.string()).optional(),
    ...decided,
  }),
  z.strictObject({
    kind: z.literal('reading'),
    /** 计算口径 and the option taken, by the ids of law/rules/readings.yaml. */
    reading: z.string(),
    option: z.string(),
    ...decided,
  }),
  z.strictObject({
    kind: z.literal('set-aside'),
    code: z.enum(DECIDED_CODES),
    /** As a glob of a batch, or a path with containers: `硬盘.zip/名单.csv`. */
    file: z.string(),
    sheet: z.string().optional(),
    /** Physical rows; missing: the whole file or sheet. */
    rows: z.array(z.number(ROW).int(ROW).positive(ROW)).optional(),
    ...decided,
  }),
])

/** The whole case file (design section 7). Money is in fen, prices in millionths of a yuan. */
export const caseSchema = z.strictObject({
  title: z.string(),
  demo: z.boolean().optional(),
  commission: commission.optional(),
  dates: dates.optional(),
  criminal: criminal.optional(),
  parties: z.array(party).default([]),
  accounts: z.array(account).default([]),
  exhibits: z.array(exhibit).default([]),
  batches: z.array(batch).default([]),
  transfers: z.array(transfer).default([]),
  obtained: z.array(obtained).default([]),
  figures: z.array(figure).default([]),
  groups: z.array(group).default([]),
  claims: z.array(claim).default([]),
  decisions: z.array(decision).default([]),
  overrides: z.array(override).default([]),
})

/** The facts that people enter. Dates are as precise as they are known. */
export type CaseFile = z.output<typeof caseSchema>
