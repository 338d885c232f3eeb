import type { Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { nameFurther } from '../further-people.ts'
import { PlainItems, remembered } from './items.ts'
import { combined, isOn, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/**
 * several-in-row: under `one` a row is one record whatever number of people stand in it. Who stands anywhere as the first of
 * his row, or alone, stays; who stands only beside others goes. Null: no row was taken apart.
 */
export async function movedPeopleOfRows(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved | null> {
  if (!(await nameFurther(db, have))) return null
  const of = async (test: Sql) => {
    const items = sql`select {'rank': rank, 's1': s1, 's2': s2} as item, ${standing.code()} as code
      from further_line join stand using (part) where ${test}`
    return remembered(await PlainItems.from(signatures(db, items, 'several in a row'), standing))
  }
  const items = combined([
    [await of(sql`not further`), 1],
    [await of(raw('true')), -1],
  ])
  return {
    readings: [['several-in-row', 'one']],
    under: (choice) => (isOn(choice, 'several-in-row', 'one') ? items : null),
  }
}
