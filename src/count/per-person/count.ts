import type { PartyTiers } from '../../case-report.ts'
import type { Database } from '../../db/database.ts'
import { Batches } from './batches.ts'
import { countedItems } from './counted-items.ts'
import { Deals } from './deals.ts'
import { extremesOf, type Extremes, type Searched } from './extremes.ts'
import type { ChainFacts } from './facts.ts'
import { partyTiers } from './formula.ts'
import { movedItems } from './moved.ts'
import { buyersUnder, declaredUnder, itemsUnder, type Choice } from './readings.ts'
import { Standing } from './standing.ts'

export type { Choice } from './readings.ts'
export type { Extremes } from './extremes.ts'

/** What the law counts for each person, under any reading; nothing more is asked of the index. */
export interface PersonCounts {
  /** A party that has to do with nothing gets zeros. The label of a buyer is its id. */
  of(party: string, choice?: Choice): PartyTiers
  /** Least and most of each tier over all readings together (a working paper: promise 6). */
  extremes(party: string): Extremes
}

/**
 * Counts for every person of a case. Each item is looked at once, by the set of batches in which it stands; persons,
 * buyers and readings are then arithmetic over those sets.
 *
 * Needs the temporary tables of the count of the folder: `place`, `batch_place`, and those of `classifyDuplicates`.
 */
export async function countPersons(
  db: Database,
  have: readonly string[],
  facts: ChainFacts,
): Promise<PersonCounts> {
  const batches = new Batches(facts.batches)
  const named = [...facts.provisions, ...facts.obtainings].map((act) => act.batch)
  const standing = await Standing.of(db, batches.asked(named))
  const counted = await countedItems(db, have, standing)
  const deals = new Deals(facts, batches)
  const searched = { deals, counted, moved: await movedItems(db, have, standing) }
  return {
    of: (party, choice = {}) => partyTiers(reckoning(searched, choice), party),
    extremes: (party) => extremesOf(searched, party),
  }
}

function reckoning({ deals, counted, moved }: Searched, choice: Choice) {
  const ask = itemsUnder(choice, counted, moved)
  const buyers = buyersUnder(choice)
  return { deals, ask, buyers, declared: declaredUnder(choice) }
}
