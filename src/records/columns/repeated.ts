import { count as whole, type Database } from '../../db/database.ts'
import { id, raw, sql } from '../../db/sql.ts'
import type { LotRows } from '../lots/lot-rows.ts'
import type { KindId } from '../kinds.ts'
import { draftColumn, isOfWork } from './draft.ts'
import { markSeries } from './series.ts'
import { markShops } from './shops.ts'
import { atLeast, count, speakingCells, type ColumnProfile } from './tally.ts'

/** A table whose columns are about to be decided. */
export interface ProfiledRows {
  readonly t: number
  readonly width: number
  readonly headers: readonly (string | null)[] | null
  readonly profiles: readonly ColumnProfile[]
  readonly said: { readonly kinds: ReadonlyMap<number, KindId> }
}

/** Fewer cells say nothing of how often a name comes; of more than so many no shop has its customers. */
const ENOUGH = 20
const MOST = 1_000_000
/** A name beside so many different numbers is not that of whoever has them. */
const NUMBERS_A_NAME = 8
/** Brands of a shop and those who serve in it are few; in a list of millions thousands of people are called 张伟. */
const FEW_NAMES = 50

/**
 * Marks columns of words that look like names and come again and again beside numbers that differ: 金石缘, 万家乐 of a column of
 * brands, or the three salesmen of a shop. Where no heading says whose names they are, they name nobody of the list.
 *
 * A list of which every line comes five times has its numbers five times too, and is left as it is.
 *
 * Of numbers under a heading of other numbers it looks how they begin ({@link markSeries}), and of names of shops whether they come again ({@link markShops}).
 */
export async function markRepeated<T extends ProfiledRows>(
  db: Database,
  rows: LotRows,
  tables: readonly T[],
): Promise<readonly T[]> {
  return markShops(db, rows, await markSeries(db, rows, await markWords(db, rows, tables)))
}

async function markWords<T extends ProfiledRows>(
  db: Database,
  rows: LotRows,
  tables: readonly T[],
): Promise<readonly T[]> {
  const candidates = tables.flatMap(candidatesOf)
  if (candidates.length === 0) return tables
  const found = Map.groupBy(await repeatedIn(db, rows, candidates), ({ t }) => t)
  return tables.map((table) => {
    const own = found.get(table.t)
    return own ? marked(table, new Set(own.map(({ name }) => name))) : table
  })
}

function marked<T extends ProfiledRows>(table: T, columns: ReadonlySet<number>): T {
  const profiles = table.profiles.map((p, c) => (columns.has(c) ? { ...p, repeated: true } : p))
  return { ...table, profiles }
}

/** A column of names of which no heading says that they are, and that of the numbers beside them. */
interface Candidate {
  readonly t: number
  readonly name: number
  readonly number: number
}

function candidatesOf({ t, headers, profiles, said }: ProfiledRows): Candidate[] {
  const most = Math.max(...profiles.map(numbersIn))
  if (most < ENOUGH) return []
  const number = profiles.findIndex((p) => numbersIn(p) === most)
  return profiles.flatMap((profile, name) => {
    const names = count(profile, ['name'])
    if (names < ENOUGH || names > MOST) return []
    const draft = draftColumn(name, profile, headers?.[name] ?? null, said.kinds.get(name))
    const isUntold =
      draft.ground === 'values' || (draft.ground === 'misleading' && isOfWork(draft.word))
    return draft.kind === 'name' && isUntold ? [{ t, name, number }] : []
  })
}

function numbersIn(profile: ColumnProfile): number {
  const n = count(profile, ['mobile', 'resident-id', 'bank-card'])
  return atLeast(n, 50, speakingCells(profile)) ? n : 0
}

/** An estimate is off by less than half: who is left by it is counted. */
const ESTIMATE = 2

/**
 * Which of the candidates repeat their names. One statement for all tables estimates, in little memory; few lists are left by it, and
 * of these what differs is counted: of some dozens of numbers an estimate is wrong by a quarter.
 */
async function repeatedIn(
  db: Database,
  rows: LotRows,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const likely = await differingIn(db, rows, candidates, 'approx_count_distinct', ESTIMATE)
  return likely.length === 0 ? [] : differingIn(db, rows, likely, 'count distinct', 1)
}

/** Those whose names are few and stand beside many numbers; either may be off by a factor. */
async function differingIn(
  db: Database,
  rows: LotRows,
  candidates: readonly Candidate[],
  by: 'approx_count_distinct' | 'count distinct',
  off: number,
): Promise<Candidate[]> {
  await db.run(sql`create or replace temp table repeated_asked as
    select unnest(from_json(${JSON.stringify(candidates)}::json,
      '[{"t":"INTEGER","name":"INTEGER","number":"INTEGER"}]'), recursive := true)`)
  const ts = [...new Set(candidates.map(({ t }) => t))]
  const differ = (column: 'name' | 'number') => {
    const cell = sql`w.cells[${id('a', column)} + 1]`
    return by === 'count distinct'
      ? sql`count(distinct ${cell})`
      : sql`approx_count_distinct(${cell})`
  }
  const found = await db.rows(
    sql`select t, name, number from (
      select a.t, a.name, a.number, ${differ('name')} as names, ${differ('number')} as numbers
      from ${rows.lists(sql`repeated_asked`, ts)} w join repeated_asked a on a.t = w.t group by a.t, a.name, a.number)
    where names <= ${raw(String(FEW_NAMES * off))} and names * ${raw(String(NUMBERS_A_NAME))} <= numbers * ${raw(String(off * off))}
    order by t, name`,
    'repeated words',
  )
  return found.map((row) => ({
    t: whole(row['t']),
    name: whole(row['name']),
    number: whole(row['number']),
  }))
}
