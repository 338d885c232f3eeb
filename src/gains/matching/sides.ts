import type { PaymentSide } from '../../report/gains.ts'

/** Persons and accounts by which the sides of a payment are told. */
export interface Directory {
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly accounts: readonly AccountFact[]
}

export interface AccountFact {
  readonly id: string
  readonly user: string | null
  readonly number: string | null
  readonly shownAs: string | null
  /** Display names under which it passed as somebody else. */
  readonly passingAs: readonly string[]
}

/** What the evidence shows of one side of a payment. */
export interface SeenSide {
  readonly number: string | null
  readonly name: string | null
  /** Party or account, where a person has said whose it is. */
  readonly said: string | null
}

/** A side with how it was told. Several parties: nobody is chosen. */
export interface FoundSide extends Pick<PaymentSide, 'parties' | 'by'> {
  /** More than one account has this number or this display name. */
  readonly accounts: readonly string[]
}

/** Tells whose side of a payment it is; made once for a case. */
export function sideFinder(directory: Directory): (seen: SeenSide) => FoundSide {
  const users = new Map(directory.accounts.map((a) => [a.id, a.user ?? a.id]))
  const numbers = grouped(directory.accounts.flatMap((a) => pairs(a, [a.number])))
  const nicknames = grouped(
    directory.accounts.flatMap((a) => pairs(a, [a.shownAs, ...a.passingAs])),
  )
  const names = grouped(directory.parties.flatMap((p) => pairs(p, [p.name])))
  const found = (accounts: readonly string[], by: PaymentSide['by']): FoundSide => ({
    parties: [...new Set(accounts.map((id) => users.get(id) ?? id))],
    accounts,
    by,
  })
  return ({ number, name, said }) => {
    if (said !== null) return found([said], 'holder')
    const byNumber = number === null ? undefined : numbers.get(folded(number))
    if (byNumber) return found(byNumber, 'number')
    const key = name === null ? null : folded(name)
    const byName = key === null ? undefined : names.get(key)
    if (byName) return found(byName, 'name')
    const byNickname = key === null ? undefined : nicknames.get(key)
    return byNickname ? found(byNickname, 'nickname') : { parties: [], accounts: [], by: null }
  }
}

function pairs(
  thing: { readonly id: string },
  keys: readonly (string | null)[],
): [string, string][] {
  return keys.flatMap((key) =>
    key === null || folded(key) === '' ? [] : [[folded(key), thing.id]],
  )
}

function grouped(all: readonly (readonly [string, string])[]): ReadonlyMap<string, string[]> {
  const map = new Map<string, string[]>()
  for (const [key, id] of all) {
    const own = map.get(key) ?? []
    if (!own.includes(id)) own.push(id)
    map.set(key, own)
  }
  return map
}

/** Full-width and half-width, spaces and case apart. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}
