import type { AccountReport, UserReport } from '../../report/people.ts'
import type { AccountFact, PeopleFacts } from './facts.ts'

/**
 * Every account with who used it: one person, nobody who is known, or several, of whom it is 待查 who used it when. What
 * passed over an account with several users is never split between them.
 */
export function accountReports({ accounts, sides }: PeopleFacts): AccountReport[] {
  const deals = new Map(accounts.map((a): [string, string[]] => [a.id, []]))
  for (const side of sides) for (const id of side.accounts) deals.get(id)?.push(side.id)
  return accounts.map((account) => ({
    id: account.id,
    platform: account.platform,
    'shown-as': account.shownAs,
    users: account.users,
    state: stateOf(account),
    joint: account.joint,
    deals: deals.get(account.id) ?? [],
    evidence: account.evidence,
  }))
}

function stateOf({ users }: AccountFact): AccountReport['state'] {
  if (users.length === 0) return 'none'
  return users.length === 1 ? 'one' : 'several'
}

/**
 * Persons who used more than one account: two accounts of one person are one person. An account with several users is none
 * of his own: it is told by itself.
 */
export function userReports({ accounts }: PeopleFacts): UserReport[] {
  const own = new Map<string, string[]>()
  for (const { id, users } of accounts) {
    const [user, ...others] = users
    if (user === undefined || others.length > 0) continue
    own.set(user, [...(own.get(user) ?? []), id])
  }
  return [...own]
    .filter(([, ids]) => ids.length > 1)
    .map(([user, ids]) => ({ user, accounts: ids }))
}
