/** What standards take for income, and the words of those who trade in lists. */
import { z } from 'zod'
import { cite, line, sure } from './values.ts'

/** Which of the sums of money a standard takes; none is chosen here. */
export const incomeTest = z.strictObject({
  id: line,
  title: line,
  takes: z.array(z.enum(['gross', 'margin', 'illegal-income', 'benefit'])).min(1),
  text: line,
  cite,
  sure,
})

/** A word of those who trade in lists, with what it is taken for. */
export const slangWord = z.strictObject({
  word: line,
  role: z.enum(['goods', 'unit', 'price', 'sum', 'free', 'deal', 'source', 'ask']),
  means: line,
  /** false: says something only beside a number, for it stands in many other words. */
  alone: z.boolean().optional(),
})
