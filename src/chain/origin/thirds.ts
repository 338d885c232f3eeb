import { signatures } from '../../count/per-person/signatures.ts'
import type { Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'

/** A person who stands in more lists than this tells little of any of them, and much work. */
const MOST_LISTS = 32
/** Numbers of batches are far below it. */
const OWN = 2 ** 24

/** How people of one list stand in the others. */
export class Thirds {
  readonly #met = new Map<string, number>()

  /** People of `list` that are also in `other`, and of those how many are in `third` too. */
  inBoth(list: number, other: number, third: number): number {
    const [low, high] = other < third ? [other, third] : [third, other]
    return this.#met.get(`${list}:${low}:${high}`) ?? 0
  }

  /** People of `list` that are in any of the others. */
  inAny(list: number, others: ReadonlySet<number>): number {
    let sum = 0
    for (const { partners, people } of this.#sets.get(list) ?? []) {
      if (partners.some((p) => others.has(p))) sum += people
    }
    return sum
  }

  /** People of `list` by which of the parts they stand in: bit i for the part at i, fewer than 31 of them. */
  inEach(list: number, parts: readonly number[]): ReadonlyMap<number, number> {
    const bit = new Map(parts.map((p, i) => [p, 1 << i]))
    const found = new Map<number, number>()
    for (const { partners, people } of this.#sets.get(list) ?? []) {
      const bits = partners.reduce((all, p) => all | (bit.get(p) ?? 0), 0)
      if (bits !== 0) found.set(bits, (found.get(bits) ?? 0) + people)
    }
    return found
  }

  readonly #sets = new Map<
    number,
    { readonly partners: readonly number[]; readonly people: number }[]
  >()

  add(list: number, partners: readonly number[], people: number): void {
    const sets = this.#sets.get(list) ?? []
    this.#sets.set(list, sets)
    sets.push({ partners, people })
    for (const [i, p] of partners.entries()) {
      for (const q of partners.slice(i)) {
        const key = `${list}:${p}:${q}`
        this.#met.set(key, (this.#met.get(key) ?? 0) + people)
      }
    }
  }
}

/** Groups the people of each list by the other lists in which they were met. Needs `met`. */
export async function thirdsOf(db: Database): Promise<Thirds> {
  const thirds = new Thirds()
  const items = sql`select e as item, code from (
    select ea as e, b as code from met union all select eb, a from met
    union all select distinct ea, a + ${raw(String(OWN))} from met
    union all select distinct eb, b + ${raw(String(OWN))} from met)
    where e not in (select e from (select ea as e from met union all select eb from met)
      group by e having count(*) > ${raw(String(MOST_LISTS))})`
  for await (const { codes, items: people } of signatures(db, items, 'lists of each person')) {
    const own = (codes.at(-1) ?? OWN) - OWN
    thirds.add(own, codes.slice(0, -1), people)
  }
  return thirds
}
