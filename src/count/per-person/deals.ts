import {
  batchesOf,
  buyersOf,
  inDutyBuyersOf,
  obtainedBy,
  type Buyer,
  type BuyerReading,
} from './acts.ts'
import type { Batches, Held } from './batches.ts'
import type { ChainFacts } from './facts.ts'

/** A buyer with what he got. */
export interface Given {
  readonly buyer: Buyer
  readonly held: Held
}

/** What a party got and gave, in batches. */
export interface Deal {
  readonly sold: readonly Given[]
  /** Of {@link sold}, what had come to him in duty or service. */
  readonly inDuty: readonly Given[]
  readonly obtained: Held
  /** What all buyers together got. */
  readonly given: Held
  /** Batches with files of {@link obtained} and {@link given}. */
  readonly places: ReadonlySet<number>
}

/** What each party did, worked out once for each way of taking the buyers: it is asked for under every reading. */
export class Deals {
  readonly facts: ChainFacts
  readonly #batches: Batches
  readonly #known = new Map<string, Deal>()

  constructor(facts: ChainFacts, batches: Batches) {
    this.facts = facts
    this.#batches = batches
  }

  of(party: string, reading: BuyerReading): Deal {
    const question = `${reading.unknown} ${reading.posting} ${party}`
    const deal = this.#known.get(question) ?? this.#find(party, reading)
    this.#known.set(question, deal)
    return deal
  }

  /** Every batch that a party has to do with. */
  all(party: string): Held {
    return this.#batches.held(batchesOf(this.facts, party))
  }

  #find(party: string, reading: BuyerReading): Deal {
    const held = (buyer: Buyer) => ({ buyer, held: this.#batches.held(buyer.batches) })
    const sold = buyersOf(this.facts, party, reading).map(held)
    const obtained = this.#batches.held(obtainedBy(this.facts, party))
    const given = this.#batches.held(sold.flatMap((s) => s.buyer.batches))
    return {
      sold,
      inDuty: inDutyBuyersOf(this.facts, party, reading).map(held),
      obtained,
      given,
      places: new Set([...obtained.places, ...given.places]),
    }
  }
}
