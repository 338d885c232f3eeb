import { count, type Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import { rankNumber } from '../../records/verdicts.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { PlainItems, remembered } from './items.ts'
import { combined, isOn, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

const NAMED = sql`${lines()} join stand using (part)
  where ${eligible()} and k_name is not null and k_mobile is not null`

/** Whose number is the first key of his line was looked at when the duplicates were. */
const BY_NUMBER = sql`rank = ${raw(String(rankNumber('name+phone')))}`

/**
 * shared-phone: under `one` the names that share a number are one item in place of several.
 *
 * Numbers are let through that are not shared in the batches asked for, or are an address; they change nothing, as one name
 * goes and one number comes.
 */
export async function sharedNumbers(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved | null> {
  if (![keyColumn('name'), keyColumn('mobile')].every((c) => have.includes(c))) return null
  const others = sql`select k_mobile, k_name from ${NAMED} and not (${BY_NUMBER})`
  await db.run(
    sql`create or replace temp table shared_number as
      select s1 as number from first_key where least <> most
      union select k_mobile from (${others}) group by k_mobile having min(k_name) <> max(k_name)
      union select k_mobile from (select k_mobile from ${NAMED} and ${BY_NUMBER})
        semi join (${others}) using (k_mobile)`,
    'shared numbers',
  )
  const row = await db.one(sql`select count(*) as n from shared_number`)
  if (count(row['n']) === 0) return null
  await db.run(
    sql`create or replace temp table shared_line as
      select k_mobile, k_name, ${standing.code()} as code from ${NAMED}
        and k_mobile in (select number from shared_number)`,
    'shared numbers',
  )
  const of = async (item: Sql) => {
    const items = sql`select ${item} as item, code from shared_line`
    return remembered(await PlainItems.from(signatures(db, items, 'shared numbers'), standing))
  }
  const items = combined([
    [await of(sql`k_mobile`), 1],
    [await of(sql`{'mobile': k_mobile, 'name': k_name}`), -1],
  ])
  return {
    readings: [['shared-phone', 'one']],
    under: (choice) => (isOn(choice, 'shared-phone', 'one') ? items : null),
  }
}
