import type { ChainFacts, Provision } from './facts.ts'

/** How the contested buyers are taken (readings unknown-buyers, group-posting). */
export interface BuyerReading {
  /** Accounts that nobody is known to use: one buyer, or each its own. */
  readonly unknown: 'one' | 'each'
  /** Posting to a group: one act, or one for each member where their number is known. */
  readonly posting: 'one' | 'each'
}

/** One buyer (下家) of a party, with what he got. */
export interface Buyer {
  readonly id: string
  readonly transfers: readonly string[]
  readonly batches: readonly string[]
  /** How many buyers he stands for: 1, or the members of a group. */
  readonly factor: number
}

/** Unidentified buyers taken for one. */
const UNKNOWN = 'unknown'

/**
 * To whom a party sold or provided, each buyer once; joint offenders answer for the whole of each deal they joined.
 *
 * @example the same list to two accounts whose users are not known → one buyer `unknown`; under `each` two
 */
export function buyersOf(facts: ChainFacts, party: string, reading: BuyerReading): Buyer[] {
  return gathered(
    facts.provisions.filter((p) => p.by.includes(party)),
    reading,
  )
}

/** The same, of what had come to the party in duty or service (解释 5(1)(8)). */
export function inDutyBuyersOf(facts: ChainFacts, party: string, reading: BuyerReading): Buyer[] {
  return gathered(
    facts.provisions.filter((p) => p.by.includes(party) && p.inDuty.includes(party)),
    reading,
  )
}

/** What a party illegally obtained (解释 4): ids of batches. */
export function obtainedBy(facts: ChainFacts, party: string): string[] {
  return facts.obtainings.filter((o) => o.by.includes(party)).map((o) => o.batch)
}

/** Every batch that a party has to do with. */
export function batchesOf(facts: ChainFacts, party: string): string[] {
  const given = facts.provisions.filter((p) => p.by.includes(party)).map((p) => p.batch)
  return distinct([...obtainedBy(facts, party), ...given])
}

function gathered(provisions: readonly Provision[], reading: BuyerReading): Buyer[] {
  const buyers = new Map<string, Provision[]>()
  for (const provision of provisions) {
    const id = buyerId(provision, reading)
    buyers.set(id, [...(buyers.get(id) ?? []), provision])
  }
  return [...buyers].map(([id, own]) => ({
    id,
    transfers: distinct(own.map((p) => p.transfer)),
    batches: distinct(own.map((p) => p.batch)),
    factor: reading.posting === 'each' ? membersOf(own) : 1,
  }))
}

function buyerId(provision: Provision, reading: BuyerReading): string {
  return provision.unidentified && reading.unknown === 'one' ? UNKNOWN : provision.buyer
}

/** Where a group was posted to with different numbers of members, the least that is stated: those were there each time. */
function membersOf(provisions: readonly Provision[]): number {
  const stated = provisions.map((p) => Math.max(1, p.members ?? 1))
  return Math.min(...stated)
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
