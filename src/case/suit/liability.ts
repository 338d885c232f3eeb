import { lackingFor, lackingText } from '../../gains/lacking.ts'
import type { Trade } from '../../gains/party.ts'
import { gainsWithin } from '../../gains/within.ts'
import type { AskedDates } from '../../law/asked.ts'
import type { ClaimFact, GroupFact, Plaintiff, SuitFacts } from '../../liability/claims/facts.ts'
import type { CaseFile } from '../facts/schema.ts'
import { accountUsers, amountOf } from '../persons/chain-facts.ts'

type Against = CaseFile['claims'][number]['against']

/**
 * The facts of a case file as far as they tell who is asked for what.
 *
 * @param trade the transfers as far as money concerns them, with what payments show of them, and statements not read whole
 */
export function suitFacts(
  facts: CaseFile,
  trade: Pick<Trade, 'deals' | 'families' | 'ownActs' | 'movements' | 'lacking'>,
  dates: AskedDates,
  plaintiff: Plaintiff | null,
): SuitFacts {
  const { deals, lacking = [] } = trade
  const groups = facts.groups.map((g) => groupFact(g, facts))
  const members = new Map(groups.map((g) => [g.id, g.members]))
  return {
    parties: facts.parties.map(({ id, name }) => ({ id, name })),
    groups,
    claims: facts.claims.map((c, i) => claimFact(c, i, members)),
    orders: facts.orders.map((o, i) => ({
      id: `o${String(i + 1)}`,
      kind: o.kind,
      ...target(o.against, members),
      amount: amountOf(o.amount ?? undefined),
      by: o.by ?? null,
      on: o.on ?? null,
      deals: o.deals ?? null,
      text: o.text ?? null,
      status: o.status ?? null,
      evidence: o.evidence ?? null,
    })),
    sums: facts.figures.flatMap(({ what, of = [], deals: own = null, amount, rank, source }) => {
      const sum = amountOf(amount)
      return sum === null ? [] : [{ what, of, deals: own, ...sum, rank, source }]
    }),
    deals: facts.transfers.map((t, i) => ({
      id: t.id,
      givers: deals[i]?.sellers ?? [],
      takers: deals[i]?.buyers ?? [],
      on: t.on ?? null,
    })),
    dates,
    plaintiff,
    margin: (who, named) => gainsWithin(who, named, trade).margin,
    assumed: (who, named) => gainsWithin(who, named, trade).assumed,
    lacking: (who, named) =>
      lackingText(
        lackingFor(
          who,
          deals.filter((d) => named === null || named.includes(d.id)),
          lacking,
        ),
      ),
  }
}

function groupFact(group: CaseFile['groups'][number], facts: CaseFile): GroupFact {
  const users = usersBy(facts)
  return {
    id: group.id,
    kind: group.kind,
    members: [...new Set(group.members.flatMap(users))],
    deals: group.deals ?? null,
    shares: Object.entries(group.shares ?? {}).map(([member, text]) => ({
      member: users(member)[0] ?? member,
      text,
    })),
    evidence: group.evidence ?? null,
  }
}

/** The one user of an account; an account that nobody or several are known to use stands for itself. */
function usersBy({ accounts }: CaseFile): (id: string) => readonly string[] {
  const known = new Map(accounts.map((a) => [a.id, accountUsers(a)]))
  return (id) => {
    const users = known.get(id) ?? []
    return users.length === 1 ? users : [id]
  }
}

function claimFact(
  claim: CaseFile['claims'][number],
  i: number,
  members: ReadonlyMap<string, readonly string[]>,
): ClaimFact {
  return {
    id: `c${String(i + 1)}`,
    kind: claim.kind,
    ...target(claim.against, members),
    fen: claim.amount ?? null,
    deals: claim.deals ?? null,
    scope: claim.scope ?? null,
    medium: claim.medium ?? null,
    deadline: claim.deadline ?? null,
    beneficiary: claim.beneficiary ?? null,
    times: claim.times ?? null,
    each: claim['each-at-least'] ?? null,
    includes: claim.includes ?? [],
    wording: claim.wording ?? null,
    source: claim.source ?? null,
    rank: claim.rank ?? null,
    evidence: claim.evidence ?? null,
  }
}

/** Against a group: its members, and the group; against persons: those persons. */
function target(
  against: Against,
  members: ReadonlyMap<string, readonly string[]>,
): Pick<ClaimFact, 'against' | 'group'> {
  const ids = typeof against === 'string' ? [against] : against
  const [only, ...others] = ids
  const group = only !== undefined && others.length === 0 && members.has(only) ? only : null
  return { against: [...new Set(ids.flatMap((id) => members.get(id) ?? [id]))], group }
}
