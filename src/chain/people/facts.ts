/** Facts of a case as far as they tell of persons and accounts: ids are those of the case file. */

export interface Span {
  readonly from: string
  readonly to: string
}

export interface PartyFact {
  readonly id: string
  readonly name: string
  /** Names under which the party was met where its account is not known. */
  readonly shownAs: readonly string[]
}

export interface AccountFact {
  readonly id: string
  readonly platform: string
  readonly shownAs: string | null
  /** None: 实际使用人不明; several: who of them used it when is 待查. */
  readonly users: readonly string[]
  /** Do its several users act jointly, so that it stands for all of them? */
  readonly joint: boolean
  readonly passing: readonly { readonly name: string; readonly of: string | null }[]
  readonly evidence: string | null
}

/** A transfer with accounts resolved to their users, and what passes among joint offenders apart. */
export interface SideFact {
  readonly id: string
  readonly kind: 'sell' | 'buy' | 'give' | 'swap' | 'set-off' | 'publish'
  readonly by: readonly string[]
  readonly to: readonly string[]
  /** Receivers who stand together with the givers: no providing. */
  readonly inner: readonly string[]
  /** Accounts that are named in it. */
  readonly accounts: readonly string[]
  readonly batch: string
  readonly on: Span | null
}

/** 获取 otherwise than by a transfer of the case. */
export interface ObtainedFact {
  readonly id: string
  readonly by: readonly string[]
  readonly batch: string
  readonly on: Span | null
}

/** 代为办理: for whom somebody acted, when, and in which transfers. */
export interface ActsForFact {
  readonly who: string
  readonly for: string
  readonly on: Span | null
  readonly deals: readonly string[] | null
  readonly evidence: string | null
}

export interface PeopleFacts {
  readonly parties: readonly PartyFact[]
  readonly accounts: readonly AccountFact[]
  readonly sides: readonly SideFact[]
  readonly obtained: readonly ObtainedFact[]
  readonly actsFor: readonly ActsForFact[]
  /** Batches that hold one another: `part-of` and `same-as`. */
  readonly related: readonly (readonly [string, string])[]
  /** Members of each group that acts jointly. */
  readonly jointly: readonly (readonly string[])[]
}

/** A person by name; an account that stands for itself by its id. */
export type NameOf = (id: string) => string

export function namer({ parties, accounts }: PeopleFacts): NameOf {
  const names = new Map(parties.map((p) => [p.id, p.name]))
  const known = new Set(accounts.map((a) => a.id))
  return (id) => names.get(id) ?? (known.has(id) ? `账号${id}` : id)
}

/** 甲、乙 */
export function listed(ids: readonly string[], nameOf: NameOf): string {
  return ids.map(nameOf).join('、')
}
