import type { PersonFacts } from '../../liability/person-facts.ts'
import type { CaseFile } from '../facts/schema.ts'
import { allSides } from './chain-facts.ts'

/** What the notes of a person need beside the counts: groups posted to, accounts that several use, what passed within a group. */
export function marksOf(
  id: string,
  facts: CaseFile,
): Required<Pick<PersonFacts, 'groups' | 'sharedAccounts' | 'innerDeals'>> {
  return {
    groups: groupsOf(id, facts),
    sharedAccounts: sharedAccountsOf(id, facts),
    innerDeals: innerDealsOf(id, facts),
  }
}

/** Groups to which the person, or an account of his own, posted; of several numbers of members the greatest. */
function groupsOf(id: string, { transfers, accounts }: CaseFile): PersonFacts['groups'] & object {
  const own = new Set([id, ...accounts.filter((a) => a.user === id).map((a) => a.id)])
  const posted = transfers.filter((t) => t.kind === 'publish' && t.from.some((f) => own.has(f)))
  const names = [...new Set(posted.flatMap((t) => t.group ?? []))]
  return names.map((name) => {
    const members = posted.flatMap((t) => (t.group === name ? (t.members ?? []) : []))
    return { name, members: members.length === 0 ? null : Math.max(...members) }
  })
}

/** Accounts that others use as well and that stand in transfers. Joint users answer for all of them: none of theirs. */
function sharedAccountsOf(
  id: string,
  { accounts, transfers, parties, groups }: CaseFile,
): PersonFacts['sharedAccounts'] & object {
  const nameOf = (who: string) => parties.find((p) => p.id === who)?.name ?? who
  const shared = accounts.filter((a) => a.users?.includes(id) === true && a.users.length > 1)
  return shared
    .filter((a) => !groups.some((g) => g.kind === 'joint' && within(a.users ?? [], g.members)))
    .map((a) => ({
      account: a.id,
      others: (a.users ?? []).filter((who) => who !== id).map(nameOf),
      deals: transfers.filter((t) => [...t.from, ...(t.to ?? [])].includes(a.id)).map((t) => t.id),
    }))
    .filter(({ deals }) => deals.length > 0)
}

/** Transfers that are handing over among those who act jointly, the person being one of them. */
function innerDealsOf(id: string, facts: CaseFile): readonly string[] {
  if (!facts.groups.some((g) => g.kind === 'joint')) return []
  return allSides(facts)
    .filter(({ by, inner }) => inner.includes(id) || (inner.length > 0 && by.includes(id)))
    .map(({ transfer }) => transfer.id)
}

function within(few: readonly string[], many: readonly string[]): boolean {
  return few.every((one) => many.includes(one))
}
