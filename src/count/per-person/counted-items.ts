import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { PlainItems } from './items.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/**
 * The persons that the lines are about (信息主体), by where their lines stand. A person with one line needs no grouping:
 * those are all lines, less the lines of the others.
 */
export async function countedItems(db: Database, standing: Standing): Promise<PlainItems> {
  const several = signatures(
    db,
    sql`select sub as item, ${standing.code()} as code from member join stand using (part)`,
    'persons',
  )
  const items = await PlainItems.from(several, standing)
  const single = await db.rows(
    sql`select code, sum(n)::bigint as n from (
      select ${standing.code()} as code, count(*) as n from ${lines()} join stand using (part)
        where ${eligible()} and rank > 0 group by all
      union all select ${standing.code()}, -count(*) from member join stand using (part) group by all)
      group by code having sum(n) <> 0 order by code`,
    'persons: single',
  )
  for (const row of single)
    items.add({ codes: [count(row['code'])], items: count(row['n']) }, standing)
  return items
}
