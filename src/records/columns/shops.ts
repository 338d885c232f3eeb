import { count as whole, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { LotRows } from '../lots/lot-rows.ts'
import { headerMatches } from './headers.ts'
import { namesShop } from './houses.ts'
import type { ProfiledRows } from './repeated.ts'
import { atLeast, count, speakingCells, type ColumnProfile } from './tally.ts'

/** Of fewer shops it says nothing that each comes once. */
const ENOUGH = 5
/** No list of shops is longer, and to tell so many apart takes memory. */
const MOST = 500_000

/**
 * Looks whether shops beside mobile numbers come again: customers of a shop stand below each other, and a list of shops has each
 * once.
 */
export async function markShops<T extends ProfiledRows>(
  db: Database,
  rows: LotRows,
  tables: readonly T[],
): Promise<readonly T[]> {
  const asked = tables.flatMap(shopsIn)
  if (asked.length === 0) return tables
  const single = Map.groupBy(await singleOf(db, rows, asked), ({ t }) => t)
  return tables.map((table) => {
    const own = new Set(single.get(table.t)?.map(({ c }) => c))
    const profiles = table.profiles.map((p, c) => (own.has(c) ? { ...p, single: true } : p))
    return own.size > 0 ? { ...table, profiles } : table
  })
}

interface Asked {
  readonly t: number
  readonly c: number
}

function shopsIn({ t, headers, profiles }: ProfiledRows): Asked[] {
  if (!profiles.some(arePhones)) return []
  return profiles.flatMap((profile, c) => {
    const word = headerMatches(headers?.[c] ?? null)[0]?.word ?? null
    const shops = speakingCells(profile)
    return namesShop(word) && shops >= ENOUGH && shops <= MOST ? [{ t, c }] : []
  })
}

function arePhones(profile: ColumnProfile): boolean {
  return atLeast(count(profile, ['mobile']), 50, speakingCells(profile))
}

async function singleOf(db: Database, rows: LotRows, asked: readonly Asked[]): Promise<Asked[]> {
  await db.run(sql`create or replace temp table shops_asked as
    select unnest(from_json(${JSON.stringify(asked)}::json, '[{"t":"INTEGER","c":"INTEGER"}]'), recursive := true)`)
  const ts = [...new Set(asked.map(({ t }) => t))]
  const shop = sql`nullif(trim(w.cells[a.c + 1]), '')`
  const found = await db.rows(
    sql`select t, c from (
      select a.t, a.c, count(${shop}) as n, count(distinct left(${shop}, 40)) as shops
      from ${rows.lists(sql`shops_asked`, ts)} w join shops_asked a on a.t = w.t group by a.t, a.c)
    where shops * 20 >= n * 19 order by t, c`,
    'shops that come once',
  )
  return found.map((row) => ({ t: whole(row['t']), c: whole(row['c']) }))
}
