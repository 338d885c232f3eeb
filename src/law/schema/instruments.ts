/** 法律、司法解释 and other instruments, with what their articles say. */
import { z } from 'zod'
import { day, line, sure } from './values.ts'

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
