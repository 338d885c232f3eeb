/** How 条 are counted: rules, contested readings, tiers, the fifteen steps, populations. */
import { z } from 'zod'
import { cite, day, kind, line, sure, tier } from './values.ts'

const authority = z.strictObject({ text: line, sure })

export const counting = z.strictObject({
  id: line,
  ref: z.string().regex(/^R\d+$/),
  title: line,
  rule: line,
  cite,
  from: day.optional(),
  to: day.nullish(),
  sure,
  checked: day.nullish(),
  authorities: z.array(authority).optional(),
  /** Numbers that show the rule, for the reader. */
  illustration: line.optional(),
})

export const reading = z.strictObject({
  id: line,
  title: line,
  codes: z.array(line),
  options: z
    .array(
      z.strictObject({ id: line, label: line, effect: z.enum(['in', 'one-of', 'out', 'open']) }),
    )
    .min(2),
  criminal: line,
  /** Null: the question does not arise on the civil side. */
  civil: line.nullable(),
  'civil-note': line.optional(),
  ground: line,
  sure,
  cite,
  from: day.optional(),
  to: day.nullish(),
  for: z.array(authority).min(1),
  against: z.array(authority).min(1),
})

const kinds = z.array(kind).min(1)

export const tiering = z.strictObject({
  id: line,
  title: line,
  cite,
  sure,
  mention: kinds,
  unmentioned: kinds,
  rules: z.array(z.strictObject({ tier, kinds, name: line, cite, sure })).min(1),
  otherwise: z.strictObject({ tier, reason: line, cite, sure }),
  disputes: z.array(
    z.strictObject({
      id: line,
      /** Kinds that show the content; empty where no kind does, and the words of a header have to. */
      any: z.array(kinds),
      unless: kinds.optional(),
      /** Words of a header or a file name that show the content. */
      words: z.array(line).optional(),
      /** What must be true beside the fields, and the fields do not show. */
      if: line.optional(),
      alternatives: z.array(tier).min(1),
      text: line,
      sure,
      /** Who put it in which tier; a null tier: the source does not say. */
      authorities: z.array(z.strictObject({ tier: tier.nullable(), text: line, sure })).min(1),
    }),
  ),
  notes: z.array(z.strictObject({ id: line, any: z.array(kinds).min(1), text: line, cite, sure })),
})

export const funnelStep = z.strictObject({
  step: z.int().min(1).max(15),
  title: line,
  unit: z.enum(['file', 'row', 'record']),
  rule: line,
  cite,
  sure,
})

/** 人群: how many people lists may have been drawn from, for what chance alone would make them share. */
export const population = z.strictObject({
  id: line,
  /** By ID number, by mobile number: the last on or before the day is taken. `part`: only where a person names it. */
  for: z.enum(['id', 'mobile', 'part']),
  title: line,
  size: z.number().int().positive(),
  on: day,
  source: line,
  sure,
})
