import { count, type Database } from '../db/database.ts'
import { raw, sql } from '../db/sql.ts'
import { PERSON_STEP } from '../records/person-part.ts'
import { lines } from './lines.ts'
import { eligible, subjectColumns } from './subjects.ts'

/**
 * `further_line (part, line, rank, tier, s1, s2, further)`: all lines about persons who stand in a row beside another person;
 * `further` where it is such a line. Persons who are counted by another key are left out. Says whether there are any; where no
 * row was taken apart, that is seen from the parts alone.
 */
export async function nameFurther(db: Database, have: readonly string[]): Promise<boolean> {
  const step = raw(PERSON_STEP)
  const { n } = await db.one(sql`select count(*) as n from place where part >= ${step}`)
  if (count(n) === 0) return false
  const { first, second } = subjectColumns(have)
  const own = sql`select part, line, rank, tier, ${first} as s1, ${second} as s2, part >= ${step} as further
    from ${lines()} where ${eligible()} and rank > 0`
  await db.run(
    sql`create or replace temp table further_subject as
      select distinct o.rank, o.s1, o.s2 from (${own}) o
        left join elsewhere e on e.rank = o.rank and e.s1 = o.s1 and e.s2 is not distinct from o.s2
      where o.further and e.rank is null`,
    'several in a row',
  )
  await db.run(
    sql`create or replace temp table further_line as
      select o.* from (${own}) o join further_subject f
        on f.rank = o.rank and f.s1 = o.s1 and f.s2 is not distinct from o.s2`,
    'several in a row',
  )
  return true
}
