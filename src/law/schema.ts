/**
 * The shape of `law/**.yaml`. Only the compiler runs it; the rest of the house takes its types.
 */
import { z } from 'zod'
import { KINDS, type KindId } from '../records/kinds.ts'
import { isDay, spanOf } from './period.ts'

const day = z.string().refine(isDay, { error: 'not a day of the calendar (YYYY-MM-DD)' })
const sure = z.enum(['verified', 'page', 'from-memory', 'inference'])
const cite = z.string().regex(/^[a-z0-9-]+\/[a-z0-9.-]+$/, { error: 'not instrument/article' })
const time = z.enum(['criminal-statute', 'judicial-interpretation', 'civil', 'procedure'])
const tier = z.enum(['A', 'B', 'C'])
const line = z.string().min(1)
const kind = z.enum(Object.keys(KINDS) as [KindId, ...KindId[]])

/** What an article says, in our own words; `from`, `to`, `sure`, `checked` are the instrument's unless given. */
const provision = z.strictObject({
  gist: line,
  from: day.nullish(),
  to: day.nullish(),
  sure: sure.optional(),
  checked: day.nullish(),
})

export const instrumentFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: line,
  /** The name used in sentences: 解释, 刑法. */
  short: line,
  number: line.nullable(),
  kind: z.enum(['law', 'interpretation', 'opinion', 'guideline', 'case']),
  /** Null: the day is not known. */
  from: day.nullable(),
  to: day.nullable(),
  sure,
  /** Last day on which someone compared this with the published text. */
  checked: day.nullable(),
  articles: z.record(z.string(), z.union([provision, z.array(provision).min(1)])),
})

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

const quantity = z.strictObject({
  id: line,
  title: line,
  tier: tier.optional(),
  unit: z.enum(['条', '倍', '分']),
  time,
  /** The provision that a judicial interpretation explains and whose life it shares. */
  statute: cite.optional(),
  note: line.optional(),
  values: z
    .array(
      z.strictObject({
        from: day,
        to: day.nullish(),
        amount: z.int().positive(),
        /** The standard is `amount / per`. */
        per: z.int().positive().optional(),
        cite,
        sure,
        checked: day.nullable(),
      }),
    )
    .min(1),
  examples: z.array(example).min(3),
})

/** A bound of the law that is no standard of quantity: how it is set, and what just misses and just meets it. */
const limit = z.strictObject({
  id: line,
  title: line,
  unit: z.enum(['倍', '分', '日', '年', '周岁', '个', '名', '条', '百分比']),
  /** at-least 以上, at-most 以下 (both with the number itself), below 不满, period: so long, no more and no less. */
  bound: z.enum(['at-least', 'at-most', 'below', 'period']),
  time,
  statute: cite.optional(),
  note: line.optional(),
  values: z
    .array(
      z.strictObject({
        from: day,
        to: day.nullish(),
        amount: z.int().positive(),
        cite,
        sure,
        checked: day.nullable(),
      }),
    )
    .min(1),
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

const authority = z.strictObject({ text: line, sure })

const counting = z.strictObject({
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

const reading = z.strictObject({
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

const tiering = z.strictObject({
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

const funnelStep = z.strictObject({
  step: z.int().min(1).max(15),
  title: line,
  unit: z.enum(['file', 'row', 'record']),
  rule: line,
  cite,
  sure,
})

/** A day, a month or a year: dates of a case are as precise as they are known. */
const span = z.string().refine((text) => spanOf(text) !== null, { error: 'not a date' })

/** Dates of a case and what they make of the ground. */
const groundExample = z.strictObject({
  name: line,
  conduct: z.tuple([span, span]).optional(),
  filed: span.optional(),
  heard: span.optional(),
  decided: span.optional(),
  'criminal-decided': span.optional(),
  'harm-until': span.optional(),
  /** left-out: another article of the same chain governs, and this one stands in its history only. */
  status: z.enum(['applies', 'not-in-force', 'unknown', 'left-out']),
})

const ground = z.strictObject({
  id: line,
  title: line,
  time,
  /** The step that a rule of procedure is asked for. */
  asked: z.enum(['filed', 'heard', 'decided']).optional(),
  statute: cite.optional(),
  cite,
  from: day,
  to: day.nullish(),
  /** The ground that took its place under another number, or in another law. */
  later: line.optional(),
  /** A case cannot do without it: where nothing of its chain is in force, it is 待查明 what governs. */
  needed: z.boolean().optional(),
  /** Articles by which it reaches conduct that began before and went on, or whose harm did. */
  reach: z.array(cite).optional(),
  /** Articles that are argued for beside them, and are for a person to choose. */
  argued: z.array(cite).optional(),
  /** What is argued against leaving it aside for earlier conduct (争议见说明), in our words. */
  dispute: line.optional(),
  sure,
  checked: day.nullish(),
  examples: z.array(groundExample).optional(),
})

/** Which of the sums of money a standard takes; none is chosen here. */
const incomeTest = z.strictObject({
  id: line,
  title: line,
  takes: z.array(z.enum(['gross', 'margin', 'illegal-income', 'benefit'])).min(1),
  text: line,
  cite,
  sure,
})

/** A word of those who trade in lists, with what it is taken for. */
const slangWord = z.strictObject({
  word: line,
  role: z.enum(['goods', 'unit', 'price', 'sum', 'free', 'deal', 'source', 'ask']),
  means: line,
  /** false: says something only beside a number, for it stands in many other words. */
  alone: z.boolean().optional(),
})

/** 人群: how many people lists may have been drawn from, for what chance alone would make them share. */
const population = z.strictObject({
  id: line,
  /** By ID number, by mobile number: the last on or before the day is taken. `part`: only where a person names it. */
  for: z.enum(['id', 'mobile', 'part']),
  title: line,
  size: z.number().int().positive(),
  on: day,
  source: line,
  sure,
})

const clockUnit = z.enum(['日', '月', '年'])
const fact = z.string().regex(/^[a-z-]+$/)

const clock = z.strictObject({
  id: line,
  title: line,
  for: z.array(z.enum(['procuratorate', 'council', 'organisation', 'criminal'])).min(1),
  /** Whose rules of counting. */
  counts: z.enum(['civil', 'criminal', 'substantive']),
  direction: z.enum(['at-least', 'at-most', 'before']),
  starts: fact,
  'also-starts': fact.optional(),
  assume: z.array(fact).optional(),
  when: z.array(fact).optional(),
  moot: z.array(fact).optional(),
  gives: fact.optional(),
  act: line,
  then: line.optional(),
  done: fact.optional(),
  note: line.optional(),
  values: z
    .array(
      z.strictObject({
        from: day,
        to: day.nullish(),
        amount: z.int().positive(),
        unit: clockUnit,
        cite,
        sure,
        checked: day.nullable(),
        extensions: z
          .array(z.strictObject({ amount: z.int().positive(), unit: clockUnit, by: line }))
          .optional(),
      }),
    )
    .min(1),
  /** A start with the last day before and after it moves; unknown: no rule on that day. */
  examples: z
    .array(
      z.strictObject({
        name: line,
        start: day,
        ends: day.optional(),
        last: z.union([day, z.literal('unknown')]),
      }),
    )
    .min(3),
})

const clockFact = z.strictObject({ id: fact, label: line, verb: line, ask: line })

/** One year of days off, as the notice has it. */
export const calendarFile = z.strictObject({
  year: z.int().min(2000).max(2100),
  notices: z
    .array(z.strictObject({ number: line, on: day, 'number-sure': sure, page: line }))
    .min(1),
  sure,
  checked: day.nullable(),
  note: line.optional(),
  off: z.array(z.strictObject({ name: line, from: day, to: day })).min(1),
  work: z.array(day),
})

/** One schema a file of `law/rules/`. */
export const ruleFiles = {
  'quantities.yaml': z.strictObject({ quantities: z.array(quantity).min(1) }),
  'counting.yaml': z.strictObject({ counting: z.array(counting).min(1) }),
  'readings.yaml': z.strictObject({ readings: z.array(reading).min(1) }),
  'tiers.yaml': z.strictObject({ tiering }),
  'funnel.yaml': z.strictObject({ funnel: z.array(funnelStep).length(15) }),
  'limits.yaml': z.strictObject({ limits: z.array(limit).min(1) }),
  'income.yaml': z.strictObject({ income: z.array(incomeTest).min(1) }),
  'slang.yaml': z.strictObject({ slang: z.array(slangWord).min(1) }),
  'populations.yaml': z.strictObject({ populations: z.array(population).min(1) }),
  'grounds.yaml': z.strictObject({ grounds: z.array(ground).min(1) }),
  'clocks.yaml': z.strictObject({
    facts: z.array(clockFact).min(1),
    clocks: z.array(clock).min(1),
  }),
} as const

export type InstrumentFile = z.infer<typeof instrumentFile>
export type QuantityFile = z.infer<typeof quantity>
export type LimitFile = z.infer<typeof limit>
export type CountingFile = z.infer<typeof counting>
export type ReadingFile = z.infer<typeof reading>
export type TieringFile = z.infer<typeof tiering>
export type FunnelFile = z.infer<typeof funnelStep>
export type GroundFile = z.infer<typeof ground>
export type ClockFile = z.infer<typeof clock>
export type CalendarFile = z.infer<typeof calendarFile>
export type IncomeFile = z.infer<typeof incomeTest>
export type SlangFile = z.infer<typeof slangWord>
export type PopulationFile = z.infer<typeof population>
