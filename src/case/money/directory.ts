import { maskMiddle, maskName } from '../../records/fields/mask.ts'
import {
  sideFinder,
  type Directory,
  type FoundSide,
  type SeenSide,
} from '../../gains/matching/sides.ts'
import type { PaymentSide } from '../../report/gains.ts'
import type { CaseFile } from '../facts/schema.ts'

/** Persons and accounts of a case, as payments and messages are told by them. */
export interface People {
  readonly name: (party: string) => string
  readonly find: (seen: SeenSide) => FoundSide
  readonly shown: (seen: SeenSide, found: FoundSide) => PaymentSide
  /** The party behind a party or an account. */
  readonly userOf: (id: string) => string
  /** Account of the case with this number. */
  readonly accountOf: (number: string) => string | null
}

export function peopleOf(facts: CaseFile): People {
  const names = new Map(facts.parties.map((p) => [p.id, p.name]))
  const name = (party: string): string => names.get(party) ?? `账号${party}`
  const users = new Map(facts.accounts.map((a) => [a.id, a.user ?? a.id]))
  const numbers = new Map(
    facts.accounts.flatMap((a) => (a.number ? [[a.number.trim(), a.id] as const] : [])),
  )
  const find = sideFinder(directoryOf(facts))
  return {
    name,
    userOf: (id) => users.get(id) ?? id,
    accountOf: (number) => numbers.get(number.trim()) ?? null,
    find: (seen) => {
      const found = find(seen)
      // An account behind which several are known to be is nobody's alone.
      return { ...found, parties: [...new Set(found.parties.flatMap((id) => usersOf(id, facts)))] }
    },
    shown: (seen, found) => ({
      parties: found.parties,
      shown: found.by === null ? masked(seen) : found.parties.map(name).join('、'),
      by: found.by,
    }),
  }
}

/** Users of an account that several people use (`users`); anybody else is himself. */
function usersOf(id: string, facts: CaseFile): readonly string[] {
  const account: { readonly users?: readonly string[] | undefined } | undefined =
    facts.accounts.find((a) => a.id === id)
  return account?.users && account.users.length > 0 ? account.users : [id]
}

function directoryOf(facts: CaseFile): Directory {
  return {
    parties: facts.parties.map(({ id, name }) => ({ id, name })),
    accounts: facts.accounts.map((a) => ({
      id: a.id,
      user: a.user ?? null,
      number: a.number ?? null,
      shownAs: a['shown-as'] ?? null,
      passingAs: (a['passing-as'] ?? []).map(({ name }) => name),
    })),
  }
}

/** What the evidence shows of somebody who is not in the case file, masked. */
function masked({ number, name }: SeenSide): string {
  const parts = [
    ...(name === null || name.trim() === '' ? [] : [maskName(name.trim())]),
    ...(number === null || number.trim() === '' ? [] : [`账号${maskMiddle(number.trim(), 2, 2)}`]),
  ]
  return parts.join(' ') || '未载明'
}
