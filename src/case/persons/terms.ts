import type { TierId } from '../../case-report.ts'
import { buyersOf, inDutyBuyersOf, obtainedBy, type Buyer } from '../../count/per-person/acts.ts'
import type { Batches, Held } from '../../count/per-person/batches.ts'
import type { Choice } from '../../count/per-person/count.ts'
import type { ChainFacts } from '../../count/per-person/facts.ts'
import { buyersUnder } from '../../count/per-person/readings.ts'

/** Which of a person's numbers is asked for: the whole, or what was provided, not passed on, obtained, in duty. */
export type Part = 'sum' | 'provided' | 'unsold' | 'obtained' | 'in-duty'

/**
 * One term of a person's number, as sets of batches: what lies in `places`, less everybody who also lies in `apart`
 * (解释 11: |S_b|, |A ∖ ∪S|).
 */
export interface Term {
  readonly party: string
  /** The buyer, or which part of the person's own. */
  readonly of: { readonly buyer: Buyer } | 'unsold' | 'obtained'
  readonly places: ReadonlySet<number>
  readonly apart: ReadonlySet<number> | null
  /** How many buyers the buyer stands for (reading group-posting): the number is so many times the rows. */
  readonly factor: number
  /** Batches without files in it: somebody states a number, and there is no row. */
  readonly stated: readonly string[]
}

/** The terms that a person's number is the sum of; with `part` those of one of the numbers beside it. */
export function termsOf(
  facts: ChainFacts,
  batches: Batches,
  party: string,
  choice: Choice,
  part: Part = 'sum',
): Term[] {
  const reading = buyersUnder(choice)
  const buyers = buyersOf(facts, party, reading)
  const obtained = batches.held(obtainedBy(facts, party))
  const given = batches.held(buyers.flatMap((b) => b.batches))
  const own = { party, places: obtained.places, factor: 1, stated: statedIn(obtained) }
  const unsold: Term = { ...own, of: 'unsold', apart: given.places }
  if (part === 'obtained') return [{ ...own, of: 'obtained', apart: null }]
  if (part === 'unsold') return [unsold]
  const asked = part === 'in-duty' ? inDutyBuyersOf(facts, party, reading) : buyers
  const sold = asked.map((buyer): Term => {
    const held = batches.held(buyer.batches)
    const { factor } = buyer
    return {
      party,
      of: { buyer },
      places: held.places,
      apart: null,
      factor,
      stated: statedIn(held),
    }
  })
  return part === 'sum' ? [...sold, unsold] : sold
}

function statedIn(held: Held): string[] {
  return [...held.stated].map((batch) => batch.id)
}

/** 第三、四、五项: the clauses by which `--item` names a tier. */
export const ITEM: Readonly<Record<TierId, string>> = { A: '3', B: '4', C: '5' }

/** What `shuzheng rows` needs to list the rows of one of the numbers of a person. */
export function selection(party: string, tier: TierId, part: Part, buyer?: Named): string {
  const of = buyer ? ` --buyer ${argument(buyer)}` : part === 'sum' ? '' : ` --${part}`
  return `--person ${party}${of} --item ${ITEM[tier]}`
}

type Named = Pick<Buyer, 'id' | 'transfers'>

/** A name that is typed without quotes; the group of a publication is free text, and is then named by its transfer. */
function argument({ id, transfers }: Named): string {
  return /^[\p{L}\p{N}._+:-]+$/u.test(id) ? id : (transfers[0] ?? id)
}
