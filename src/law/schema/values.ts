/** Values that stand in every file of the law data. */
import { z } from 'zod'
import { KINDS, type KindId } from '../../records/kinds.ts'
import { isDay, spanOf } from '../period.ts'

export const day = z.string().refine(isDay, { error: 'not a day of the calendar (YYYY-MM-DD)' })
export const sure = z.enum(['verified', 'page', 'from-memory', 'inference'])
export const cite = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9.-]+$/, { error: 'not instrument/article' })
export const time = z.enum(['criminal-statute', 'judicial-interpretation', 'civil', 'procedure'])
export const tier = z.enum(['A', 'B', 'C'])
export const line = z.string().min(1)
export const kind = z.enum(Object.keys(KINDS) as [KindId, ...KindId[]])

/** A number of the law for a time, with its article and how sure it is. */
export const dated = z.strictObject({
  from: day,
  to: day.nullish(),
  amount: z.int().positive(),
  cite,
  sure,
  checked: day.nullable(),
})

/** A day, a month or a year: dates of a case are as precise as they are known. */
export const span = z.string().refine((text) => spanOf(text) !== null, { error: 'not a date' })
