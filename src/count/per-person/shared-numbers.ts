import { count, type Database } from '../../db/database.ts'
import { sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import { lines } from '../lines.ts'
import { NAMED, sharedNumbers } from '../shared-numbers.ts'
import { PlainItems, remembered } from './items.ts'
import { combined, isOn, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

const LINES = sql`from ${lines()} join stand using (part) where ${NAMED}`

/**
 * shared-phone: under `one` the names that share a number are one item in place of several.
 *
 * Numbers that are not shared change nothing, as one name goes and one number comes.
 */
export async function movedSharedNumbers(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved | null> {
  if (![keyColumn('name'), keyColumn('mobile')].every((c) => have.includes(c))) return null
  await db.run(
    sql`create or replace temp table shared_number as ${sharedNumbers(LINES)}`,
    'shared numbers',
  )
  const row = await db.one(sql`select count(*) as n from shared_number`)
  if (count(row['n']) === 0) return null
  await db.run(
    sql`create or replace temp table shared_line as
      select k_mobile, k_name, ${standing.code()} as code ${LINES}
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
