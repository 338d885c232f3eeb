import { z } from 'zod'
import { day, evidence, id, units } from '../values.ts'

const SIZE = '写明人数（size）或者已公布的人群（of）之一；写法：size: 10071722'

/**
 * 共同人群: people from whom some batches are said to come (a town, a school, those with a number of one segment), so that
 * what chance alone would make them share is asked within it.
 */
export const population = z
  .strictObject({
    id,
    /** What people call it: 某校在校学生. */
    title: z.string().optional(),
    /** How many people or numbers. */
    size: units.min(1, SIZE).max(1e12, SIZE).optional(),
    /** One of law/rules/populations.yaml: census-2020-37. */
    of: z.string().optional(),
    /** The day for which the number holds. */
    on: day.optional(),
    source: z.string().optional(),
    /** Batches that come from it; without them all. */
    batches: z.array(id).optional(),
    evidence,
  })
  .refine((p) => (p.size === undefined) !== (p.of === undefined), SIZE)
