import { z } from 'zod'
import { decision } from './schema/decisions.ts'
import { figure } from './schema/figures.ts'
import { claim, group, order } from './schema/liability.ts'
import { override } from './schema/overrides.ts'
import { password } from './schema/passwords.ts'
import { match, payment } from './schema/payments.ts'
import { account, actsFor, exhibit, party } from './schema/people.ts'
import { commission, criminal, dates } from './schema/procedure.ts'
import { population } from './schema/populations.ts'
import { statement } from './schema/statements.ts'
import { procedure } from './schema/suit.ts'
import { batch, obtained, transfer } from './schema/trade.ts'

export { lesson, override } from './schema/overrides.ts'

/** The whole case file (design section 7). Money is in fen, prices in millionths of a yuan. */
export const caseSchema = z.strictObject({
  title: z.string(),
  demo: z.boolean().optional(),
  commission: commission.optional(),
  dates: dates.optional(),
  criminal: criminal.optional(),
  procedure: procedure.optional(),
  parties: z.array(party).default([]),
  accounts: z.array(account).default([]),
  'acts-for': z.array(actsFor).default([]),
  exhibits: z.array(exhibit).default([]),
  batches: z.array(batch).default([]),
  populations: z.array(population).default([]),
  transfers: z.array(transfer).default([]),
  obtained: z.array(obtained).default([]),
  statements: z.array(statement).default([]),
  payments: z.array(payment).default([]),
  matches: z.array(match).default([]),
  figures: z.array(figure).default([]),
  groups: z.array(group).default([]),
  claims: z.array(claim).default([]),
  orders: z.array(order).default([]),
  decisions: z.array(decision).default([]),
  overrides: z.array(override).default([]),
  passwords: z.array(password).default([]),
})

/** The facts that people enter. Dates are as precise as they are known. */
export type CaseFile = z.output<typeof caseSchema>
