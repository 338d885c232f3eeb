import { Hono } from 'hono'
import { z } from 'zod'
import type { CaseReport, DealReport, PartyReport } from '../../case-report.ts'
import { decideMatch } from '../../case/journal/decide-match.ts'
import { ShuzhengError } from '../../errors.ts'
import type { DealGains, PaymentReport } from '../../report/gains.ts'
import { body, query } from '../asked.ts'
import { today } from '../day.ts'
import type { Desk } from '../desk.ts'
import { askFacts, namesIn } from '../shown/shown-facts.ts'
import { caseOf } from './journal.ts'
import { page, partOf } from './report.ts'

const STATES = ['open', 'confirmed', 'refused', 'apart'] as const

/** How a payment stands: a proposal waits, somebody has decided, or nothing is proposed for it. */
export type PaymentState = (typeof STATES)[number]

const payments = page.extend({ state: z.enum(STATES).optional() })
const decided = z.strictObject({
  payment: z.string().min(1).max(600),
  deals: z.array(z.string().min(1).max(64)).min(1).max(100),
  decision: z.enum(['confirmed', 'refused']),
  by: z.string().trim().min(1).max(64),
  why: z.string().trim().min(1).max(500),
})

/** Persons with their counts, and the money of the deals: by parts; a proposal becomes a fact only by a person's word. */
export function moneyRoutes(desk: Desk) {
  return new Hono()
    .get('/persons', query(page), async (c) =>
      c.json(
        await askFacts(desk, ({ parties }) => partOf(parties.map(headOf), c.req.valid('query'))),
      ),
    )
    .get('/persons/one', query(z.object({ id: z.string().max(64) })), async (c) =>
      c.json(await askFacts(desk, ({ parties }) => personOf(parties, c.req.valid('query').id))),
    )
    .get('/money', async (c) => c.json(await askFacts(desk, (facts) => moneyHead(facts))))
    .get('/money/deals', query(page), async (c) =>
      c.json(await askFacts(desk, (facts) => partOf(dealsOf(facts), c.req.valid('query')))),
    )
    .get('/money/figures', query(page), async (c) =>
      c.json(await askFacts(desk, ({ figures }) => partOf(figures, c.req.valid('query')))),
    )
    .get('/money/statements', query(page), async (c) =>
      c.json(await askFacts(desk, ({ statements }) => partOf(statements, c.req.valid('query')))),
    )
    .get('/money/price-lines', query(page), async (c) =>
      c.json(
        await askFacts(desk, ({ gains }) => ({
          found: gains['price-lines'].found,
          ...partOf(gains['price-lines'].lines, c.req.valid('query')),
        })),
      ),
    )
    .get('/money/payments', query(payments), async (c) => {
      const { state, ...part } = c.req.valid('query')
      const answer = await askFacts(desk, ({ gains }) => {
        const some = gains.payments.filter((p) => state === undefined || stateOf(p) === state)
        return { ...partOf(some, part), elsewhere: gains.elsewhere }
      })
      return c.json(answer)
    })
    .post('/money/decide', body(decided), async (c) => {
      const { why: reason, ...said } = c.req.valid('json')
      const folder = caseOf(desk)
      await desk.look(({ report }) => mustBeProposed(report.case, said))
      const now = new Date()
      decideMatch(folder, { ...said, reason, on: today(now) }, () => now)
      await desk.recount()
      return c.json(desk.view())
    })
}

/** What the list of persons shows of each. */
function headOf({ id, name, state, absent, roles, tiers, findings, robust }: PartyReport) {
  const outcomes = findings.map(({ rule, title, outcome }) => ({ rule, title, outcome }))
  return { id, name, state, absent, roles, tiers, outcomes, robust }
}

function personOf(parties: readonly PartyReport[], id: string): PartyReport {
  const found = parties.find((party) => party.id === id)
  if (!found) throw new ShuzhengError('server/bad-request', { field: 'id' })
  return found
}

function moneyHead(facts: CaseReport) {
  const { parties, tests, conflicts, pleading, scopes, notes, payments: all } = facts.gains
  const states = Object.fromEntries(
    STATES.map((state) => [state, all.filter((p) => stateOf(p) === state).length]),
  ) as Record<PaymentState, number>
  return {
    names: namesIn(facts),
    journal: facts.journal !== null,
    parties,
    tests,
    conflicts,
    pleading,
    scopes,
    notes,
    payments: states,
  }
}

/** A transfer with its money beside it. */
export interface DealMoney extends DealReport {
  readonly gains: DealGains | null
}

function dealsOf({ deals, gains }: CaseReport): readonly DealMoney[] {
  const money = new Map(gains.deals.map((deal) => [deal.deal, deal]))
  return deals.map((deal) => ({ ...deal, gains: money.get(deal.id) ?? null }))
}

function stateOf({ decision, barred, proposals }: PaymentReport): PaymentState {
  if (decision) return decision.decided
  return barred === null && proposals.length > 0 ? 'open' : 'apart'
}

/** A word is given on what was proposed, or on what was decided before; anything else is a fact to be written by hand. */
function mustBeProposed(
  facts: CaseReport | null,
  { payment, deals }: Pick<z.output<typeof decided>, 'payment' | 'deals'>,
): void {
  const found = facts?.gains.payments.find((p) => p.id === payment)
  if (!found) throw new ShuzhengError('server/bad-request', { field: 'payment' })
  const known = [...found.proposals.map((p) => p.deals), found.decision?.deals ?? []]
  const same = known.some(
    (ids) => ids.length === deals.length && ids.every((d, i) => d === deals[i]),
  )
  if (!same) throw new ShuzhengError('server/bad-request', { field: 'deals' })
}
