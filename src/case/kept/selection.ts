import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { SET_ASIDE } from '../../evidence/codes.ts'
import { keyColumns } from '../../records/index-file.ts'
import { asKnown } from '../../count/known-numbers.ts'
import { subjectColumns } from '../../count/subjects.ts'
import { STRETCH, WHAT } from './grid.ts'

/** Which rows of a selection are wanted: by table, outcome (see {@link WHAT}) and tier; null narrows nothing. */
export interface Narrowed {
  readonly tabs: readonly number[] | null
  readonly whats: readonly number[] | null
  readonly tiers: readonly number[] | null
}

/** Records that the narrowing lets through, by stretch: where any of them stands is found without going through rows. */
interface Stretches {
  readonly found: number
  /** Numbers of the stretches that hold any, and how many stand before each. */
  readonly numbers: readonly number[]
  readonly before: readonly number[]
}

export type Row = Awaited<ReturnType<Database['rows']>>[number]

const COLUMN = { tabs: 'tab', whats: 'what', tiers: 'tier' } as const
/** Narrowings whose stretches are remembered: going back and forth costs nothing. */
const REMEMBERED = 24

/**
 * Rows in a fixed order with their numbers by stretch: all of them, or those of one choice. Every page, filter and facet
 * of it is a look at the stretches, and at the few rows of one or two of them.
 */
export class Selection {
  readonly #db: Database
  readonly #rows: Sql
  readonly #stretch: Sql
  readonly #place: Sql
  readonly #known = new Map<string, Promise<Stretches>>()

  private constructor(db: Database, rows: Sql, stretch: Sql, place: Sql) {
    this.#db = db
    this.#rows = rows
    this.#stretch = stretch
    this.#place = place
  }

  /** Every record, as the count kept it in the index. */
  static whole(db: Database): Selection {
    return new Selection(db, sql`x.grid`, sql`x.stretch`, sql`number`)
  }

  /**
   * The rows that a statement gives, put in order by it and numbered once as `nth`; needs columns tab, what, tier.
   *
   * @param name of the temporary table they are laid down in
   */
  static async of(db: Database, name: string, rows: Sql): Promise<Selection> {
    const own = id(name)
    const stretch = id(`${name}_stretch`)
    await db.run(sql`create or replace temp table ${own} as
      select row_number() over () as nth, * from (${rows})`)
    await db.run(sql`create or replace temp table ${stretch} as
      select (nth - 1) // ${STRETCH} as stretch, tab, what, tier, count(*) as n from ${own} group by all`)
    return new Selection(db, own, stretch, sql`nth`)
  }

  async found(narrowed: Narrowed): Promise<number> {
    return (await this.#stretches(narrowed)).found
  }

  /** Rows from a place on, at most so many. */
  async page(narrowed: Narrowed, from: number, most: number): Promise<Row[]> {
    const { found, numbers, before } = await this.#stretches(narrowed)
    if (from >= found || most <= 0) return []
    const first = holding(before, from)
    const last = holding(before, Math.min(found, from + most) - 1)
    const low = (numbers[first] ?? 0) * STRETCH
    const high = ((numbers[last] ?? 0) + 1) * STRETCH
    return this.#db.rows(sql`select * from ${this.#rows}
      where ${this.#place} > ${low} and ${this.#place} <= ${high} and ${conditionOf(narrowed)}
      order by ${this.#place} limit ${most} offset ${from - (before[first] ?? 0)}`)
  }

  /** Values of one column among the rows wanted, each with its number, most first. */
  async facet(column: keyof typeof COLUMN, narrowed: Narrowed): Promise<[number, number][]> {
    const rows = await this.#db.rows(sql`select ${id(COLUMN[column])} as value, sum(n)::bigint as n
      from ${this.#stretch} where ${conditionOf(narrowed)} group by all order by n desc, value limit 200`)
    return rows.map((row) => [count(row['value']), count(row['n'])])
  }

  #stretches(narrowed: Narrowed): Promise<Stretches> {
    const key = JSON.stringify(narrowed)
    const known = this.#known.get(key) ?? this.#count(narrowed)
    this.#known.delete(key)
    this.#known.set(key, known)
    known.catch(() => this.#known.delete(key))
    const [oldest] = this.#known.keys()
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest)
    return known
  }

  async #count(narrowed: Narrowed): Promise<Stretches> {
    const rows = await this.#db.rows(sql`select stretch, sum(n)::bigint as n from ${this.#stretch}
      where ${conditionOf(narrowed)} group by stretch order by stretch`)
    const before: number[] = []
    let found = 0
    for (const row of rows) {
      before.push(found)
      found += count(row['n'])
    }
    return { found, numbers: rows.map((row) => count(row['stretch'])), before }
  }
}

/** The place in the list of the last that is not above. */
function holding(before: readonly number[], n: number): number {
  let [low, high] = [0, before.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((before[middle] ?? Infinity) <= n) low = middle + 1
    else high = middle
  }
  return low - 1
}

function conditionOf(narrowed: Narrowed): Sql {
  const parts = (['tabs', 'whats', 'tiers'] as const).flatMap((name) => {
    const values = narrowed[name]
    return values === null ? [] : [among(id(COLUMN[name]), values)]
  })
  return parts.length === 0 ? sql`true` : join(parts, sql` and `)
}

function among(column: Sql, values: readonly number[]): Sql {
  if (values.length === 0) return sql`false`
  return sql`${column} in (${join(values.map((value) => raw(String(Math.trunc(value)))))})`
}

const ASIDE = WHAT.flatMap((code, i) => (code in SET_ASIDE ? [i] : []))

/**
 * The records about the person of one, that one among them; those set aside are about nobody. A look at the keys of all
 * records, once for each person asked for.
 */
export async function aboutTheSame(db: Database, number: number): Promise<Sql> {
  const have = await keyColumns(db)
  const { first, second } = subjectColumns(have)
  const keyed = sql`(select part, line, rank, ${first} as s1, ${second} as s2 from ${asKnown(have)})`
  const own = sql`select r.rank, r.s1, r.s2 from ${keyed} r
    join x.grid g on g.part = r.part and g.line = r.line
    where g.number = ${number} and not ${among(sql`g.what`, ASIDE)} and r.rank > 0`
  return sql`select * from x.grid where number = ${number} or (not ${among(sql`what`, ASIDE)} and (part, line) in (
    select (r.part, r.line) from ${keyed} r
    join (${own}) o on o.rank = r.rank and o.s1 = r.s1 and o.s2 is not distinct from r.s2))`
}
