import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** The published cases of the research notes as they are written in `vectors.yaml`. */

const bound = z.enum(['exactly', 'at-least', 'about'])
const what = z.enum(['records', 'gross', 'cost', 'margin', 'illegal-income', 'benefit'])
const count = z.union([
  z.int(),
  z.strictObject({ about: z.int() }),
  z.strictObject({ 'at-least': z.int(), stated: z.int().optional() }),
])
const counts = z.strictObject({ A: count.optional(), B: count.optional(), C: count.optional() })
const course = z.enum(['obtained', 'provided', 'sold-on', 'in-duty'])
const tier = z.enum(['A', 'B', 'C'])

const deal = z.strictObject({
  id: z.string(),
  kind: z.enum(['sell', 'give', 'set-off']).default('sell'),
  sellers: z.array(z.string()),
  buyers: z.array(z.string()),
  batch: z.string(),
  priced: z.int().optional(),
  price: z.number().optional(),
  yuan: z.number().optional(),
})

const figure = z.strictObject({
  what,
  yuan: z.number().optional(),
  records: z.int().optional(),
  bound: bound.default('exactly'),
})

const person = z.strictObject({
  id: z.string(),
  course,
  counts,
  buyers: z.array(z.tuple([z.string(), z.int()])).optional(),
  readings: z
    .array(
      z.strictObject({
        id: z.string(),
        option: z.string(),
        counts: z.strictObject({ C: z.int() }),
      }),
    )
    .default([]),
  stated: z
    .array(figure.extend({ rank: z.string().default('press'), partial: z.boolean().optional() }))
    .default([]),
  gains: z.partialRecord(z.enum(['gross', 'cost', 'margin']), z.number()).optional(),
  'lawful-business': z
    .strictObject({ claimed: z.enum(['yes', 'no', 'unknown']), yuan: z.number() })
    .optional(),
  'other-tiers': z.array(tier).default([]),
  /** Outcome of each rule named; `absent`: no such finding. */
  expect: z.record(z.string(), z.enum(['met', 'not-met', 'unknown', 'conflict', 'absent'])),
  /** Texts that stand in some sentence, reason, change, or in the formula. */
  says: z.array(z.string()).default([]),
  reasons: z.array(z.string()).default([]),
  changes: z.array(z.string()).default([]),
  formula: z.array(z.string()).default([]),
  robust: z.string().optional(),
})

const figureCheck = figure.extend({
  of: z.array(z.string()).default([]),
  deals: z.array(z.string()).default([]),
  /** What is computed where no deal gives it. */
  computed: z.int().optional(),
  'computed-yuan': z.number().optional(),
  check: z.enum(['closes', 'differs', 'unchecked']),
  says: z.string(),
})

const range = z.strictObject({
  what: z.string(),
  yuan: z.number(),
  bound: bound.default('exactly'),
  units: z.tuple([z.int(), z.int().nullable()]),
  price: z.tuple([z.number(), z.number()]),
  fits: z.boolean(),
  says: z.string().default(''),
})

const ratio = z.strictObject({
  of: z.int(),
  plus: z.array(z.int()).default([]),
  to: z.int(),
  is: z.string(),
  note: z.string().optional(),
})

/** A standard asked one below, at, and one above: records, or fen. */
const edge = z.strictObject({
  tier: tier.optional(),
  yuan: z.literal(true).optional(),
  course: course.default('provided'),
  rule: z.string(),
  at: z.int(),
})

const vector = z.strictObject({
  id: z.string(),
  title: z.string(),
  source: z.strictObject({
    name: z.string(),
    mark: z.enum(['seed', 'page', 'inference', 'synthetic']),
    rank: z.string(),
  }),
  published: z.string(),
  deals: z.array(deal).default([]),
  persons: z.array(person).default([]),
  figures: z.array(figureCheck).default([]),
  ranges: z.array(range).default([]),
  /** Fines against 解释第十二条: generally one to five times the illegal income. */
  fines: z.array(z.strictObject({ fine: z.int(), income: z.int() })).default([]),
  ratios: z.array(ratio).default([]),
  edges: z.array(edge).default([]),
  /** Numbers that nothing printed may hold. */
  never: z.array(z.string()).default([]),
})

export type Vector = z.output<typeof vector>
export type VectorPerson = z.output<typeof person>

const path = join(import.meta.dirname, 'vectors.yaml')

export const VECTORS: readonly Vector[] = z.array(vector).parse(parse(readFileSync(path, 'utf8')))

export const fen = (yuan: number): number => Math.round(yuan * 100)
export const micro = (yuan: number): number => Math.round(yuan * 1_000_000)
