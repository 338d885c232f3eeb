import { z } from 'zod'
import { amount, declared, evidence, id, period, price, units } from '../values.ts'
import { tier } from './tier.ts'

/** 流转: sell 出售, buy 购买 (told from the side of the buyer), give 赠与, swap 交换, set-off 抵债, publish 发布. */
export const TRANSFER_KINDS = ['sell', 'buy', 'give', 'swap', 'set-off', 'publish'] as const

/** How information came to somebody otherwise than by a transfer of the case (解释 4, 253-1(3)). */
export const OBTAINING = ['collect', 'steal', 'duty', 'download', 'other'] as const

/** 批次: records that moved together. */
export const batch = z.strictObject({
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
export const transfer = z.strictObject({
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
export const obtained = z.strictObject({
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
