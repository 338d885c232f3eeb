/** Standards of quantity and the other bounds of the law, each with what just misses and just meets it. */
import { z } from 'zod'
import { cite, dated, day, line, tier, time } from './values.ts'

const outcome = z.enum(['met', 'not-met', 'unknown', 'conflict'])
const conduct = z.enum(['hold', 'obtain', 'provide'])
const amount = z.int().nonnegative()

const example = z.strictObject({
  name: line,
  on: day,
  /** The finding asked for; the rule's own id unless given. */
  finding: line.optional(),
  facts: z.strictObject({
    A: amount.optional(),
    B: amount.optional(),
    C: amount.optional(),
    fen: amount.optional(),
    insider: z.boolean().optional(),
    conduct: conduct.optional(),
    'at-least': z.boolean().optional(),
  }),
  outcome,
})

export const quantity = z.strictObject({
  id: line,
  title: line,
  tier: tier.optional(),
  unit: z.enum(['条', '倍', '分']),
  time,
  /** The provision that a judicial interpretation explains and whose life it shares. */
  statute: cite.optional(),
  note: line.optional(),
  /** The standard is `amount / per`. */
  values: z.array(dated.extend({ per: z.int().positive().optional() })).min(1),
  examples: z.array(example).min(3),
})

/** A bound of the law that is no standard of quantity: how it is set, and what just misses and just meets it. */
export const limit = z.strictObject({
  id: line,
  title: line,
  unit: z.enum(['倍', '分', '日', '年', '周岁', '个', '名', '条', '百分比']),
  /** at-least 以上, at-most 以下 (both with the number itself), below 不满, period: so long, no more and no less. */
  bound: z.enum(['at-least', 'at-most', 'below', 'period']),
  time,
  statute: cite.optional(),
  note: line.optional(),
  values: z.array(dated).min(1),
  examples: z
    .array(
      z.strictObject({
        name: line,
        on: day,
        value: amount,
        /** Does the value keep to the bound? unknown: no rule on that day. */
        holds: z.union([z.boolean(), z.literal('unknown')]),
      }),
    )
    .min(5),
})
