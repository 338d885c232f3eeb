/** Which law on which date, the clocks of the suit, and the days off that move them. */
import { z } from 'zod'
import { cite, dated, day, line, span, sure, time } from './values.ts'

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

export const ground = z.strictObject({
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

const clockUnit = z.enum(['日', '月', '年'])
const extensions = z.array(
  z.strictObject({ amount: z.int().positive(), unit: clockUnit, by: line }),
)
const fact = z.string().regex(/^[a-z-]+$/)

export const clock = z.strictObject({
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
  values: z.array(dated.extend({ unit: clockUnit, extensions: extensions.optional() })).min(1),
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

export const clockFact = z.strictObject({ id: fact, label: line, verb: line, ask: line })

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
