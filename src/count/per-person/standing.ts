import { count, type Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'

/**
 * Where an item stands, as one number: a role, a set of batches (those that a part of the index belongs to), a tier.
 * Items with the same numbers behave alike for every person, and are counted together.
 */
export class Standing {
  readonly #sets: readonly (readonly number[])[]

  private constructor(sets: readonly (readonly number[])[]) {
    this.#sets = sets
  }

  /**
   * Numbers the sets of batches and leaves the temporary table `stand (part, place_set)`: the parts that matter.
   *
   * @param asked numbers of the batches that somebody obtained or provided
   */
  static async of(db: Database, asked: ReadonlySet<number>): Promise<Standing> {
    const rows = await db.rows(
      sql`select distinct part, batch from batch_place order by part, batch`,
    )
    const byPart = new Map<number, number[]>()
    for (const row of rows) {
      const batch = count(row['batch'])
      if (!asked.has(batch)) continue
      const part = count(row['part'])
      byPart.set(part, [...(byPart.get(part) ?? []), batch])
    }
    const numbers = new Map<string, number>()
    const sets: number[][] = []
    const stand = [...byPart].map(([part, batches]) => {
      const key = batches.join(' ')
      const known = numbers.get(key) ?? sets.push(batches) - 1
      numbers.set(key, known)
      return { part, place_set: known }
    })
    await db.run(sql`create or replace temp table stand as select unnest(from_json(${JSON.stringify(stand)}::json,
      '[{"part":"BIGINT","place_set":"INTEGER"}]'), recursive := true)`)
    return new Standing(sets)
  }

  /** SQL of the number, over `place_set` and `tier`; what has no tier is listed under the fifth item. */
  code(role = 0, tier: Sql = raw('tier')): Sql {
    return sql`(${this.#base(role)} + place_set * 3 + ${ranked(tier)})::integer`
  }

  /** The same for roles that are themselves numbered by a column: there may be many. */
  codeOf(role: Sql): Sql {
    return sql`(${role}::bigint * ${this.#base(1)} + place_set * 3 + ${ranked(raw('tier'))})`
  }

  #base(role: number): Sql {
    return raw(String(role * this.#sets.length * 3))
  }

  /** The batches of a set. */
  placesOf(set: number): readonly number[] {
    return this.#sets[set] ?? []
  }

  /** The batches of a number; the tier's place among A, B, C; and the role. */
  read(code: number): { role: number; places: readonly number[]; tier: number } {
    const set = Math.floor(code / 3)
    const places = this.#sets[set % this.#sets.length] ?? []
    return { role: Math.floor(set / this.#sets.length), places, tier: code % 3 }
  }
}

function ranked(tier: Sql): Sql {
  return sql`case ${tier} when 1 then 0 when 2 then 1 else 2 end`
}
