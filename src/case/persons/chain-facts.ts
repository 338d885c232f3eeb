import type { BatchFact, ChainFacts, Obtaining, Provision } from '../../count/per-person/facts.ts'
import type { Money } from '../../case-report.ts'
import type { Deal } from '../../gains/deals.ts'
import type { CaseFile } from '../facts/schema.ts'

type Transfer = CaseFile['transfers'][number]
type Batch = CaseFile['batches'][number]

/**
 * Who obtained what and gave it to whom, as the count of a person needs it (design 5.3): accounts stand for their users;
 * what passes between joint offenders is no providing; joint buyers are one buyer; what is lawfully held was not
 * illegally obtained; posting to a group is one act whose members are not buyers (解释 3, 4, 11).
 *
 * @param hasFiles ids of batches that have files in the index
 */
export function chainFacts(facts: CaseFile, hasFiles: ReadonlySet<string>): ChainFacts {
  const users = usersOf(facts)
  const sides = facts.transfers.map((t) => sidesOf(t, facts, users))
  return {
    parties: facts.parties.map((p) => p.id),
    batches: facts.batches.map((b) => batchFact(b, hasFiles.has(b.id))),
    provisions: oneBuyer(sides.flatMap((side) => provisions(side, facts, users))),
    obtainings: [...sides.flatMap(received), ...ownObtainings(facts, users)],
  }
}

/** The transfers as far as money concerns them: the same sides as in the count. */
export function dealsOf(facts: CaseFile): Deal[] {
  const users = usersOf(facts)
  return facts.transfers.map((t): Deal => {
    const { by, to, inner } = sidesOf(t, facts, users)
    return {
      id: t.id,
      kind: t.kind,
      sellers: by,
      buyers: to,
      batch: t.batch,
      priced: t['priced-units'] ?? null,
      unitPrice: t['unit-price'] ?? null,
      amount: amountOf(t.amount),
      ...(to.length === 0 && inner.length > 0 ? { inner: true } : {}),
    }
  })
}

/** A sum in fen with the word of its source. */
export function amountOf(
  amount: Transfer['amount'],
): { readonly fen: number; readonly bound: Money['bound'] } | null {
  if (amount === undefined) return null
  if (typeof amount === 'number') return { fen: amount, bound: 'exactly' }
  if ('about' in amount) return { fen: amount.about, bound: 'about' }
  return 'at-least' in amount
    ? { fen: amount['at-least'], bound: 'at-least' }
    : { fen: amount.exactly, bound: 'exactly' }
}

function batchFact(batch: Batch, files: boolean): BatchFact {
  return {
    id: batch.id,
    files,
    declared: declaredOf(batch.declared),
    tier: batch.tier ?? null,
    partOf: batch['part-of'] ?? null,
    sameAs: batch['same-as'] ?? null,
  }
}

/** A stated number of records with its word. */
export function declaredOf(declared: Batch['declared']): BatchFact['declared'] {
  if (!declared) return null
  for (const bound of ['at-least', 'about', 'exactly'] as const) {
    const units = declared[bound]
    if (units !== undefined) return { bound, units }
  }
  return null
}

/**
 * Who stands behind an id: the party itself, the user of an account, the account when nobody is known to use it. An account
 * with several users stands for itself, since nobody knows who of them used it when, unless they act jointly: then it
 * stands for all of them.
 */
interface Users {
  of(id: string, deal?: string): readonly string[]
  identified(user: string): boolean
}

function usersOf(facts: CaseFile): Users {
  const accounts = new Map(facts.accounts.map((a) => [a.id, accountUsers(a)]))
  const parties = new Map(facts.parties.map((p) => [p.id, p.identified !== false]))
  return {
    of: (id, deal) => {
      const own = accounts.get(id) ?? []
      const known = own.length === 1 || (own.length > 1 && actJointly(own, deal, facts))
      return known ? own : [id]
    },
    identified: (user) => parties.get(user) ?? false,
  }
}

/** Those who are entered as users of an account; none, one, or several. */
export function accountUsers({ user, users }: CaseFile['accounts'][number]): readonly string[] {
  return distinct([...(user === undefined ? [] : [user]), ...(users ?? [])])
}

/** Do all of them stand in one group that acts jointly, in this transfer or in all? */
export function actJointly(
  users: readonly string[],
  deal: string | undefined,
  facts: CaseFile,
): boolean {
  const known = new Map(facts.accounts.map((a) => [a.id, a.user ?? a.id]))
  return facts.groups.some(
    (g) =>
      g.kind === 'joint' &&
      (g.deals === undefined || (deal !== undefined && g.deals.includes(deal))) &&
      users.every((user) => g.members.some((m) => (known.get(m) ?? m) === user)),
  )
}

export interface Sides {
  readonly transfer: Transfer
  readonly by: readonly string[]
  /** Receivers who do not stand together with the givers. */
  readonly to: readonly string[]
  /** Receivers who do: what they got was handed over among joint offenders. */
  readonly inner: readonly string[]
}

/** Who gave to whom in each transfer, as the count, the money and the roles take it. */
export function allSides(facts: CaseFile): Sides[] {
  const users = usersOf(facts)
  return facts.transfers.map((t) => sidesOf(t, facts, users))
}

/** Who obtained otherwise than by a transfer, with accounts resolved to their users. */
export function obtainers(facts: CaseFile): readonly (readonly string[])[] {
  const users = usersOf(facts)
  return facts.obtained.map((o) => distinct(o.by.flatMap((id) => users.of(id))))
}

function sidesOf(transfer: Transfer, facts: CaseFile, users: Users): Sides {
  const behind = (ids: readonly string[]) =>
    distinct(ids.flatMap((id) => users.of(id, transfer.id)))
  const by = behind(transfer.from)
  const together = new Set(by.flatMap((user) => jointWith(user, transfer, facts, users)))
  const all = behind(transfer.to ?? [])
  const inner = all.filter((user) => together.has(user))
  return { transfer, by, to: all.filter((user) => !together.has(user)), inner }
}

/** The party and all who act jointly with it in this transfer. */
function jointWith(user: string, transfer: Transfer, facts: CaseFile, users: Users): string[] {
  const groups = facts.groups.filter(
    (g) => g.kind === 'joint' && (g.deals === undefined || g.deals.includes(transfer.id)),
  )
  const members = groups.map((g) => g.members.flatMap((m) => users.of(m, transfer.id)))
  return distinct([user, ...members.filter((m) => m.includes(user)).flat()])
}

function provisions(side: Sides, facts: CaseFile, users: Users): Provision[] {
  const { transfer, by } = side
  const base = {
    transfer: transfer.id,
    by,
    batch: transfer.batch,
    inDuty: by.filter((user) => cameInDuty(user, transfer.batch, facts, users)),
  }
  if (transfer.kind === 'publish') {
    const buyer = `publish:${transfer.group ?? (side.to.join('+') || transfer.id)}`
    return [{ ...base, buyer, unidentified: false, members: transfer.members ?? null }]
  }
  const buyers = new Map(
    side.to.map((user) => {
      const together = jointWith(user, transfer, facts, users)
      const joint = side.to.filter((other) => together.includes(other)).toSorted()
      return [joint.join('+'), joint.every((u) => !users.identified(u))] as const
    }),
  )
  return [...buyers].map(([buyer, unidentified]) => ({
    ...base,
    buyer,
    unidentified,
    members: null,
  }))
}

/** Joint buyers of one deal and one of them alone in another are one buyer to the same giver: no line counts twice. */
function oneBuyer(provisions: readonly Provision[]): Provision[] {
  const members = (p: Provision) => p.buyer.split('+')
  const meets = (p: Provision, q: Provision) =>
    p.by.some((user) => q.by.includes(user)) && members(p).some((m) => members(q).includes(m))
  return provisions.map((p) => {
    if (p.buyer.startsWith('publish:')) return p
    const same = provisions.filter((q) => !q.buyer.startsWith('publish:') && meets(p, q))
    return { ...p, buyer: distinct(same.flatMap(members)).toSorted().join('+') }
  })
}

/** Those to whom something was handed; members of a group to which it was posted are not among them. */
function received({ transfer, to }: Sides): Obtaining[] {
  if (transfer.kind === 'publish' || to.length === 0) return []
  return [{ by: to, batch: transfer.batch, source: transfer.id }]
}

function ownObtainings(facts: CaseFile, users: Users): Obtaining[] {
  return facts.obtained
    .filter((o) => o.lawfully !== true)
    .map((o) => ({
      by: distinct(o.by.flatMap((id) => users.of(id))),
      batch: o.batch,
      source: o.id,
    }))
}

/** Did the batch, or one that it is a part of, come to the party in duty or service (解释 5(1)(8))? */
function cameInDuty(user: string, batch: string, facts: CaseFile, users: Users): boolean {
  const held = new Set(
    facts.obtained
      .filter((o) => o['in-duty'] === true && o.by.some((id) => users.of(id).includes(user)))
      .map((o) => o.batch),
  )
  return withWholes(batch, facts.batches).some((id) => held.has(id))
}

/** The batch, those it equals, and those it is a part of. */
function withWholes(batch: string, batches: readonly Batch[]): string[] {
  const found = [batch]
  for (let i = 0; i < found.length; i++) {
    const known = batches.find((b) => b.id === found[i])
    const next = [known?.['part-of'], known?.['same-as']].filter((b) => b !== undefined)
    found.push(...next.filter((b) => !found.includes(b)))
  }
  return found
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
