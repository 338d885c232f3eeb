import { count, type Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { PlainItems, remembered, type ItemCount } from './items.ts'
import { linkedItems } from './linked-items.ts'
import { linkLines } from './linked-lines.ts'
import { combined } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/**
 * The persons that the lines are about (信息主体), by where their lines stand. Whoever has both batches of a person counts
 * him once; for lines known by different keys see {@link linkedItems}.
 */
export async function countedItems(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<ItemCount> {
  if (!(await linkLines(db, have))) return remembered(await byKey(db, standing, null))
  return combined([
    [remembered(await byKey(db, standing, sql`linked_line`)), 1],
    [await linkedItems(db, standing), 1],
  ])
}

/**
 * Persons by their own key alone, less those whose lines are looked at apart. A person with one line needs no grouping:
 * those are all lines, less the lines of the others.
 */
async function byKey(db: Database, standing: Standing, apart: Sql | null): Promise<PlainItems> {
  const code = standing.code()
  const several = sql`select sub as item, ${code} as code from member join stand using (part)
    ${apart ? sql`where sub not in (select sub from ${apart} where sub is not null)` : raw('')}`
  const items = await PlainItems.from(signatures(db, several, 'persons'), standing)
  const single = await db.rows(
    sql`select code, sum(n)::bigint as n from (
      select ${code} as code, count(*) as n from ${lines()} join stand using (part)
        where ${eligible()} and rank > 0 group by all
      union all select ${code}, -count(*) from member join stand using (part) group by all
      ${apart ? sql`union all select ${code}, -count(*) from ${apart} join stand using (part) where sub is null group by all` : raw('')})
      group by code having sum(n) <> 0 order by code`,
    'persons: single',
  )
  for (const row of single)
    items.add({ codes: [count(row['code'])], items: count(row['n']) }, standing)
  return items
}
