import { z } from 'zod'
import { day, evidence, id, yuan } from '../values.ts'
import { RANKS } from './figures.ts'

/** 微信、支付宝、银行、现金、虚拟货币. */
const MEANS = ['wechat', 'alipay', 'bank', 'cash', 'crypto', 'other'] as const

/** 价款、佣金、代收代付、退款、定金、抵债. */
const PURPOSES = [
  'price',
  'commission',
  'pass-through',
  'refund',
  'deposit',
  'set-off',
  'other',
] as const

const CURRENCY = '币种写三个大写字母；写作 CNY、USD、USDT'

/** 付款: one that a person enters by hand; those of statements come by `statements`. */
export const payment = z.strictObject({
  id,
  on: day.optional(),
  /** Who paid and who was paid: party or account. */
  from: id,
  to: id,
  /** Never negative: money that went back is a payment the other way, `for: refund`. */
  amount: yuan,
  /** Missing: CNY. Sums of another currency are added to nothing. */
  currency: z
    .string(CURRENCY)
    .regex(/^[A-Z]{3,5}$/, CURRENCY)
    .optional(),
  means: z.enum(MEANS).optional(),
  /** 用途; missing: not known. */
  for: z.enum(PURPOSES).optional(),
  /** The transfers it is for, where a person knows; it counts for them. Missing: it is only proposed. */
  deals: z.array(id).optional(),
  /** 证据等次 of the entry. */
  rank: z.enum(RANKS).optional(),
  evidence,
})

const PAYMENT = '付款写流水行的标识（报告中列出）或者 payments 的标识'

/** A person's word on a proposal: whether a payment belongs to transfers. */
export const match = z.strictObject({
  payment: z.string(PAYMENT).min(1, PAYMENT).max(600, PAYMENT),
  deals: z.array(id).min(1),
  decision: z.enum(['confirmed', 'refused']),
  /** What a line of a statement was for, where a person knows: price unless said. */
  for: z.enum(PURPOSES).optional(),
  by: z.string(),
  on: day,
  reason: z.string(),
  evidence,
})
