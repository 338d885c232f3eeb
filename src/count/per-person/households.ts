import { count, type Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'
import { FLAGS } from '../../records/verdicts.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { PlainItems, remembered } from './items.ts'
import { isOn, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/**
 * household: a line with a pupil and a parent is one record, under `each` one more. As in the count of the folder only
 * persons whose counted line names a parent have one; he goes wherever such a line of the pupil goes.
 */
export async function movedHouseholds(db: Database, standing: Standing): Promise<Moved> {
  await db.run(
    sql`create or replace temp table guardian_line as
      select part, line, ${standing.code()} as code from ${lines()} join stand using (part)
      where ${eligible()} and rank > 0 and flags & ${raw(String(FLAGS.guardian))} <> 0`,
    'households',
  )
  await db.run(
    sql`create or replace temp table guardian_member as
      select m.sub, g.part, g.line, g.code from guardian_line g join member m using (part, line)`,
    'households',
  )
  const found = await PlainItems.from(signatures(db, OF_SEVERAL, 'households'), standing)
  for (const row of await db.rows(OF_ONE, 'households: single'))
    found.add({ codes: [count(row['code'])], items: count(row['n']) }, standing)
  const items = remembered(found)
  return {
    readings: [['household', 'each']],
    under: (choice) => (isOn(choice, 'household', 'each') ? items : null),
  }
}

const OF_SEVERAL = sql`select sub as item, code from guardian_member where sub in (
  select h.sub from head h join guardian_member using (part, line) where h.code is null)`

/** Lines that are the only one of their person need no grouping. */
const OF_ONE = sql`select code, count(*) as n from guardian_line g
  where not exists (select 1 from guardian_member m where m.part = g.part and m.line = g.line)
    and not exists (select 1 from verdict v where v.part = g.part and v.line = g.line)
  group by code order by code`
