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

const dates = z.strictObject({
  conduct: period.nullish(),
  /** 起诉 or 受理 of the public-interest suit, hearing, decision. */
  filed: day.nullish(),
  accepted: day.nullish(),
  heard: day.nullish(),
  decided: day.nullish(),
  /** 诉前公告 or announcement of an agreement. */
  announced: day.nullish(),
  /** To which day the harm is known to have gone on (法释〔2020〕15号 1(3), 24). */
  'harm-until': day.nullish(),
})

/** How the criminal case ended: whether its facts are exempt from proof (民诉法解释 93). */
const criminal = z.strictObject({
  outcome: z.enum(['judgment', 'non-prosecution', 'pending', 'none']),
  decided: day.nullish(),
  served: day.nullish(),
  appealed: z.boolean().nullish(),
  effective: day.nullish(),
  evidence,
})

/** 委托与来源: what heads the 条数核算说明. */
const commission = z.strictObject({
  by: z.string().optional(),
  'case-no': z.string().optional(),
  'report-no': z.string().optional(),
  on: day.optional(),
  purpose: z.string().optional(),
  evidence,
})

const party = z.strictObject({
  id,
  name: z.string(),
  state: z.string().optional(),
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

const account = z.strictObject({
  id,
  platform: z.string(),
  /** 实际使用人; missing: not identified. */
  user: id.optional(),
  number: z.string().optional(),
  'shown-as': z.string().optional(),
  'passing-as': z.array(z.strictObject({ name: z.string(), of: id.optional() })).optional(),
  evidence,
})

const exhibit = z.strictObject({
  id,
  path: z.string(),
  holder: id.optional(),
  'seized-on': day.optional(),
  list: z.string().optional(),
  evidence,
})

const batch = z.strictObject({
  id,
  title: z.string().optional(),
  /** Globs relative to the case file. */
  files: z.array(z.string()).optional(),
  declared: declared.optional(),
  /** Tier of a batch without files, as a person has decided; of one with files see `decisions`. */
  tier: tier.optional(),
  'part-of': id.optional(),
  'same-as': id.optional(),
  evidence,
})

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
  'priced-units': units.optional(),
  'free-units': units.optional(),
  'unit-price': price.optional(),
  amount: amount.optional(),
  /** 推算: the source does not say it; drawn dashed. */
  assumed: z.boolean().optional(),
  evidence,
})

const obtained = z.strictObject({
  id,
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

const figure = z.strictObject({
  what: z.enum(FIGURES),
  of: z.array(id).optional(),
  deals: z.array(id).optional(),
  tier: tier.optional(),
  amount: amount.optional(),
  records: z.union([units, declared]).optional(),
  source: z.string(),
  rank: z.enum(RANKS),
  /** 待核 and the like. */
  status: z.string().optional(),
  evidence,
})

const group = z.strictObject({
  id,
  members: z.array(id).min(1),
  /** `joint` 共同实施: handing over among the members is no providing. */
  kind: z.string(),
  deals: z.array(id).optional(),
  evidence,
})

const claim = z.strictObject({
  kind: z.string(),
  against: z.union([id, z.array(id)]),
  amount: yuan.optional(),
  deals: z.array(id).optional(),
  scope: z.string().optional(),
  medium: z.string().optional(),
  deadline: z.string().optional(),
  beneficiary: z.string().optional(),
  evidence,
})

const HEADER = '表头行号应为整数，没有表头写 0；写法：header: 3'
const COLUMN = '列用大写字母写作 A、B …；写法：column: C'

const override = z.strictObject({
  file: z.string().optional(),
  sheet: z.string().optional(),
  header: z.number(HEADER).int(HEADER).nonnegative(HEADER).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  column: z
    .string(COLUMN)
    .regex(/^[A-Z]{1,3}$/, COLUMN)
    .optional(),
  kind: z.enum(Object.keys(KINDS) as [KindId, ...KindId[]]).optional(),
  evidence,
})

const ROW = '行号应为整数，从 1 起，按文件中的实际行；写法：rows: [12, 15]'

/** Who decided, when, and why: printed with what was decided. */
const decided = { by: z.string(), on: day, reason: z.string(), evidence }

/** What a person has decided: a tier, a reading, or that rows are not to be counted. */
const decision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tier'),
    tier,
    batches: z.array(id).optional(),
    files: z.array(z.string()).optional(),
    ...decided,
  }),
  z.strictObject({
    kind: z.literal('reading'),
    reading: z.string(),
    option: z.string(),
    ...decided,
  }),
  z.strictObject({
    kind: z.literal('set-aside'),
    code: z.enum(DECIDED_CODES),
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
