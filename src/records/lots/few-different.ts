import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'

/** From this many rows on it is worth asking which columns have few different cells. */
const MANY_ROWS = 100_000
/** Rows that are looked at for it, and the share of different cells up to which it is worth their while. */
const LOOKED_AT = 200_000
const FEW = 0.2
const MANY_COLUMNS = 200

/**
 * Columns with few different cells (schools, ages, names): what they hold is worked out once for each different cell.
 * Which columns these are is estimated: it decides how the work is done, never what comes out. Null for small tables.
 */
export async function fewDifferent(
  db: Database,
  source: Sql,
  columns: readonly number[],
): Promise<ReadonlySet<number> | null> {
  if (columns.length === 0 || columns.length > MANY_COLUMNS) return null
  const asked = columns.map(
    (i) => sql`approx_count_distinct(${id(`c${String(i)}`)}) as ${id(`n${String(i)}`)}`,
  )
  const row = await db.one(sql`select count(*) as n, ${join(asked)}
    from (select * from ${source} limit ${raw(String(LOOKED_AT))})`)
  const looked = count(row['n'])
  if (looked < MANY_ROWS) return null
  return new Set(columns.filter((i) => count(row[`n${String(i)}`]) < looked * FEW))
}
