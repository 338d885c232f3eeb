import { count, type Database } from '../../db/database.ts'
import { sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { PlainItems, remembered } from './items.ts'
import { combined, isOn, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

const NAMED = sql`${lines()} join stand using (part)
  where ${eligible()} and k_name is not null and k_mobile is not null`
const SHORT = sql`(hash(k_mobile) % 4294967296)::uinteger`

/**
 * shared-phone: under `one` the names that share a number are one item in place of several.
 *
 * The numbers are first looked for by a short form. It lets through a few that are not shared; they change nothing, as one
 * name goes and one number comes; and grouping by it costs less than by the numbers themselves.
 */
export async function sharedNumbers(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved | null> {
  if (![keyColumn('name'), keyColumn('mobile')].every((c) => have.includes(c))) return null
  await db.run(
    sql`create or replace temp table shared_number as select ${SHORT} as short from ${NAMED}
      group by all having min(hash(k_name)) <> max(hash(k_name))`,
    'shared numbers',
  )
  const row = await db.one(sql`select count(*) as n from shared_number`)
  if (count(row['n']) === 0) return null
  await db.run(
    sql`create or replace temp table shared_line as
      select k_mobile, k_name, ${standing.code()} as code from ${NAMED}
        and ${SHORT} in (select short from shared_number)`,
    'shared numbers',
  )
  const of = async (item: Sql) => {
    const items = sql`select ${item} as item, code from shared_line`
    return remembered(await PlainItems.from(signatures(db, items, 'shared numbers'), standing))
  }
  const items = combined([
    [await of(sql`k_mobile`), 1],
    [await of(sql`row(k_mobile, k_name)`), -1],
  ])
  return {
    readings: [['shared-phone', 'one']],
    under: (choice) => (isOn(choice, 'shared-phone', 'one') ? items : null),
  }
}
