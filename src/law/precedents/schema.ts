/**
 * The shape of `law/precedents/*.yaml`. Only the compiler runs it. A field that is left out is 未见: not visible in what
 * was read; that the source says none is written `none: true` or `[]`.
 */
import { z } from 'zod'
import { isDay, spanOf } from '../period.ts'

const line = z.string().min(1)
const name = z.string().regex(/^[a-z0-9-]+$/)
const names = z.array(name)
/** A year alone is a number in YAML. */
const span = z
  .union([z.string(), z.int().transform(String)])
  .refine((text) => spanOf(text) !== null, { error: 'not a date' })
const whole = z.int().nonnegative()

function fixed(places: number) {
  const unit = 10 ** places
  return z
    .number()
    .nonnegative()
    .refine((n) => Math.abs(n * unit - Math.round(n * unit)) < 1e-6 * Math.max(1, n), {
      error: `more than ${places} decimals`,
    })
    .transform((n) => Math.round(n * unit))
}

/** Yuan → fen, yuan a unit → millionths. */
const yuan = fixed(2)
const micro = fixed(6)

function worded(number: z.ZodType<number>, how: string) {
  return z.union(
    [
      number.transform((n) => ({ n, bound: 'exactly' as const })),
      z
        .strictObject({ 'at-least': number })
        .transform((w) => ({ n: w['at-least'], bound: 'at-least' as const })),
      z.strictObject({ about: number }).transform((w) => ({ n: w.about, bound: 'about' as const })),
    ],
    { error: `not ${how}, { at-least: … } or { about: … }` },
  )
}

const units = worded(whole, 'a whole number')
const sum = worded(yuan, 'yuan with at most 2 decimals')

const deal = z.strictObject({
  id: name,
  kind: z.enum(['sell', 'give', 'swap', 'set-off', 'publish']).default('sell'),
  from: names.min(1),
  to: names.default([]),
  units: units.optional(),
  unit: line.default('条'),
  free: whole.optional(),
  /** One price, or from least to most; most null: no upper end. */
  price: z
    .union(
      [
        micro.transform((n) => ({ least: n, most: n })),
        z.tuple([micro, micro.nullable()]).transform(([least, most]) => ({ least, most })),
      ],
      { error: 'not yuan with at most 6 decimals, or [least, most]' },
    )
    .optional(),
  amount: sum.optional(),
  market: z
    .enum([
      'bulk-upstream',
      'bulk-retail',
      'newborn',
      'account',
      'loan-lead',
      'car-track',
      'parcel',
      'set',
    ])
    .optional(),
})

const gain = z.strictObject({
  of: names.min(1),
  what: z
    .enum(['gain', 'margin', 'gross', 'commission', 'turnover', 'illegal-income'])
    .default('gain'),
  yuan: sum,
  deals: names.default([]),
})

const money = z.union([
  z.strictObject({ none: z.literal(true) }).transform(() => ({ none: true, sums: [] })),
  z
    .array(
      z.strictObject({
        against: names.min(1),
        yuan: sum,
        how: z.enum(['joint', 'several', 'one', 'unknown']),
        deals: names.default([]),
        /** Our reading of the ground (推论), as instrument/article. */
        basis: line.optional(),
      }),
    )
    .min(1)
    .transform((sums) => ({ none: false, sums })),
])

/** What is reckoned again with the product's own arithmetic. */
const check = z.discriminatedUnion('kind', [
  /** A stated sum beside what the deals give. */
  z.strictObject({
    kind: z.literal('deals'),
    what: z.enum(['margin', 'gross', 'cost']),
    of: names.min(1),
    deals: names.min(1),
    yuan: sum,
  }),
  /** Sums (or numbers of records) of several beside their total. */
  z.strictObject({
    kind: z.literal('total'),
    of: line,
    parts: z.array(sum).min(2).optional(),
    yuan: sum.optional(),
    /** Numbers of records, and their total. */
    counts: z.array(units).min(2).optional(),
    records: units.optional(),
  }),
  /** Two sums, or two numbers of records, that ought to be one. */
  z.strictObject({
    kind: z.literal('same'),
    of: line,
    yuan: z.tuple([sum, sum]).optional(),
    records: z.tuple([units, units]).optional(),
  }),
  /** A sum beside what so many at such prices could bring. */
  z.strictObject({
    kind: z.literal('range'),
    of: line,
    units: z.tuple([whole, whole.nullable()]),
    price: z.tuple([micro, micro.nullable()]),
    yuan: sum,
  }),
  /** Mean price; `is` as the research notes have it. */
  z.strictObject({
    kind: z.literal('mean'),
    of: line,
    yuan: sum,
    units,
    unit: line.default('条'),
    is: line,
  }),
  /** How many a sum at a price stands for, at the least. */
  z.strictObject({
    kind: z.literal('units'),
    of: line,
    yuan: sum,
    price: micro,
    unit: line.default('条'),
    is: whole,
  }),
  z.strictObject({ kind: z.literal('fine'), of: line, fine: yuan, income: yuan, is: line }),
  z.strictObject({ kind: z.literal('shares'), of: line, parts: z.array(whole).min(2) }),
  z.strictObject({
    kind: z.literal('percent'),
    of: line,
    part: yuan,
    whole: yuan,
    is: whole,
  }),
  /** Numbers of records beside the standard of their tier: how many reach it, how many ten times it. */
  z.strictObject({
    kind: z.literal('standard'),
    of: line,
    tier: z.enum(['A', 'B', 'C']),
    records: z.array(whole).min(1),
    on: z.string().refine(isDay),
    serious: whole,
    tenfold: whole,
  }),
  /** Income beside the standard of an insider. */
  z.strictObject({
    kind: z.literal('insider-income'),
    of: line,
    yuan,
    on: z.string().refine(isDay),
    reached: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('days'),
    of: line,
    from: z.string().refine(isDay),
    to: z.string().refine(isDay),
    within: whole,
  }),
])

const precedent = z.strictObject({
  no: z.int().min(1).max(50),
  id: name,
  title: line,
  place: line,
  body: line.optional(),
  route: z.enum([
    'consumer-council',
    'procuratorate',
    'attached',
    'administrative',
    'criminal',
    'not-filed',
  ]),
  dates: z.array(z.strictObject({ what: line, on: span })).default([]),
  parties: z
    .array(
      z.strictObject({
        id: name,
        name: line,
        role: z
          .enum([
            'upstream',
            'middleman',
            'downstream',
            'end-user',
            'insider',
            'platform',
            'collector',
          ])
          .optional(),
      }),
    )
    .min(1),
  information: z.strictObject({
    is: line,
    kind: z.enum([
      'pupils',
      'newborns',
      'minors',
      'shareholders',
      'shoppers',
      'owners',
      'loans',
      'accounts',
      'identity',
      'photos',
      'tracks',
      'parcels',
      'telephones',
      'address-books',
      'elderly',
      'jobs',
      'mixed',
    ]),
    tier: z.enum(['A', 'B', 'C']).optional(),
    'tier-by': z.enum(['source', 'content']).optional(),
  }),
  records: units.optional(),
  deals: z.array(deal).default([]),
  gains: z.array(gain).optional(),
  claimed: money.optional(),
  ordered: money.optional(),
  orders: z
    .array(
      z.strictObject({
        kind: z.enum(['compensate', 'apologise', 'delete', 'stop', 'act', 'accounts']),
        text: line,
      }),
    )
    .optional(),
  criminal: z.array(line).optional(),
  contradictions: z.array(line).default([]),
  notes: z.array(line).default([]),
  checks: z.array(check).default([]),
  /** Why nothing can be reckoned again; needed where `checks` is empty. */
  unchecked: line.optional(),
  /** What the research notes say of the arithmetic: their own sign, against which the recomputed one is set. */
  noted: z.enum(['closes', 'differs', 'derived', 'unchecked']),
  source: line,
  sure: z.enum(['seed', 'page', 'from-memory']),
})

export const precedentFile = z.strictObject({ precedents: z.array(precedent).min(1) })

export type PrecedentFile = z.output<typeof precedent>
export type CheckFile = z.output<typeof check>
