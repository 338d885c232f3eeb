import { z } from 'zod'
import { amount, day, evidence, id, units, yuan } from '../values.ts'
import { RANKS } from './figures.ts'

/** Kinds of 责任组; others are kept as they are written. */
export const GROUP_KINDS = [
  'joint',
  'instigate',
  'assist',
  'endanger',
  'sufficient',
  'several',
  'handlers',
] as const

/** Kinds of 诉讼请求; others are kept as they are written. */
export const CLAIM_KINDS = [
  'stop',
  'remove',
  'delete',
  'compensate',
  'apologise',
  'act',
  'prevent',
  'investigate',
  'appraise',
  'lawyer',
  'publish',
] as const

/** What deletion takes in beside the records: 注销账号, 销毁程序, 解散群组. */
const DELETED = ['accounts', 'programs', 'groups'] as const

/** What an office or a court has ordered: 没收违法所得, 罚金, 行政罚款, 退缴, 刑罚, 赔偿, and the kinds of claims. */
export const ORDER_KINDS = [
  'forfeiture',
  'fine',
  'penalty',
  'restitution',
  'sentence',
  'damages',
  ...CLAIM_KINDS,
] as const

/** A word of a closed list, or another: what is not in the list is told by the check of sense, and kept. */
const wordOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.enum(words), z.string()])

/** 责任组: 连带责任组 and, with `several`, 按份. */
export const group = z.strictObject({
  id,
  /** Parties or accounts. */
  members: z.array(id).min(1),
  /** `joint` 共同实施: handing over among the members is no providing. */
  kind: wordOf(GROUP_KINDS),
  /** Only in these transfers; missing: in all. */
  deals: z.array(id).optional(),
  /** 内部份额 where the source states them: `{ dong: 六成, wang: 四成 }`. Nothing is computed from them. */
  shares: z.record(id, z.string()).optional(),
  evidence,
})

const AGAINST = '写人员或者组的标识；写法：against: [dong, wang]'
const against = z.union([id, z.array(id)], AGAINST)

/** 诉讼请求. */
export const claim = z.strictObject({
  /** stop, delete, compensate, apologise, act … */
  kind: wordOf(CLAIM_KINDS),
  /** Parties, or one group. */
  against,
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
  /** act: how many times, and the least that each costs. */
  times: units.optional(),
  'each-at-least': yuan.optional(),
  /** delete: what goes with the records. */
  includes: z.array(z.enum(DELETED)).optional(),
  /** The words of the source. */
  wording: z.string().optional(),
  /** Where the claim is told, and its 证据等次. */
  source: z.string().optional(),
  rank: z.enum(RANKS).optional(),
  evidence,
})

/** 没收、罚金、判令. A sum that is not stated is `null`, never zero. */
export const order = z.strictObject({
  kind: wordOf(ORDER_KINDS),
  against,
  amount: amount.nullish(),
  /** Which office or court. */
  by: z.string().optional(),
  on: day.nullish(),
  deals: z.array(id).optional(),
  /** The words of the source: 有期徒刑八个月，缓刑一年. Nothing is computed from them. */
  text: z.string().optional(),
  /** 待核 and the like. */
  status: z.string().optional(),
  evidence,
})
