import { count, type Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { FLAGS } from '../../records/verdicts.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { PlainItems, remembered } from './items.ts'
import { isOn, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/**
 * household: a pupil and a parent in a line are one record, under `each` one more. Whichever line of the pupil is the
 * counted one, he has a parent where any names one, who goes wherever such a line goes.
 */
export async function movedHouseholds(db: Database, standing: Standing): Promise<Moved> {
  const found = await PlainItems.from(signatures(db, ofSeveral(standing), 'households'), standing)
  for (const row of await db.rows(ofOne(standing), 'households: single'))
    found.add({ codes: [count(row['code'])], items: count(row['n']) }, standing)
  const items = remembered(found)
  return {
    readings: [['household', 'each']],
    under: (choice) => (isOn(choice, 'household', 'each') ? items : null),
  }
}

/** Lines that name a parent, of persons with several lines who are counted. */
function ofSeveral(standing: Standing): Sql {
  return sql`select sub as item, ${standing.code()} as code from member join stand using (part)
    where ${GUARDIAN} and sub in (select sub from head where code is null)`
}

/** Lines that are the only one of their person and are counted: all, less the others. */
function ofOne(standing: Standing): Sql {
  const by = (sign: Sql, from: Sql) =>
    sql`select ${standing.code()} as code, ${sign}count(*) as n from ${from} and ${GUARDIAN} group by all`
  const all = sql`${lines()} join stand using (part)`
  return sql`select code, sum(n)::bigint as n from (
      ${by(raw(''), sql`${all} where ${eligible()} and rank > 0`)}
      union all ${by(raw('-'), sql`member join stand using (part) where true`)}
      union all ${by(raw('-'), sql`${all} semi join inside_alone using (part, line) where true`)})
    group by code having sum(n) <> 0 order by code`
}

const GUARDIAN = sql`flags & ${raw(String(FLAGS.guardian))} <> 0`
