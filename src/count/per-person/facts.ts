import type { TierId } from '../../case-report.ts'

/**
 * The facts of a chain as counting needs them: who obtained which batch, who gave it to whom. Accounts are resolved to
 * their users and joint groups are applied before (src/case/persons/chain-facts.ts); everything here is plain ids.
 */
export interface ChainFacts {
  /** In the order of the case file. */
  readonly parties: readonly string[]
  readonly batches: readonly BatchFact[]
  readonly provisions: readonly Provision[]
  readonly obtainings: readonly Obtaining[]
}

/** A batch; its place in the list is its number in the temporary table `batch_place`. */
export interface BatchFact {
  readonly id: string
  /** Has files in the index; otherwise it is opaque, and `declared` is all that is known of it. */
  readonly files: boolean
  readonly declared: {
    readonly bound: 'at-least' | 'about' | 'exactly'
    readonly units: number
  } | null
  /** Tier of an opaque batch as decided; null: listed under the fifth item, and asked. */
  readonly tier: TierId | null
  readonly partOf: string | null
  readonly sameAs: string | null
}

/** An act of selling or providing (解释 3): all of `by` answer for the whole. */
export interface Provision {
  readonly transfer: string
  readonly by: readonly string[]
  /** Party, joint parties joined by `+`, account, or `publish:…`. */
  readonly buyer: string
  /** The buyer is not identified: one with all others, unless the reading says otherwise. */
  readonly unidentified: boolean
  /** Of a publication: members of the group, for the reading group-posting; null: not known or not a publication. */
  readonly members: number | null
  readonly batch: string
  /** Those of `by` to whom the batch had come in duty or service. */
  readonly inDuty: readonly string[]
}

/** Illegal obtaining (解释 4): buying, receiving, swapping, collecting. What is lawfully held is not among these. */
export interface Obtaining {
  readonly by: readonly string[]
  readonly batch: string
  /** The transfer by which it came, or the entry of `obtained`. */
  readonly source: string
}
