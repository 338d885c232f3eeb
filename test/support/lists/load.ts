import type { Database } from '../../../src/db/database.ts'
import { id, join, raw, sql, type Sql } from '../../../src/db/sql.ts'
import type { MadeList } from './lists.ts'

/** Rows that go into one statement. */
const PIECE = 20_000

/** Puts lists into one table `(t, c0 … )`, as the profile wants it: `t` is the place in the array. */
export async function loadLists(
  db: Database,
  name: string,
  lists: readonly MadeList[],
): Promise<number> {
  const width = Math.max(...lists.map((l) => l.columns.length))
  const columns = Array.from({ length: width }, (_, i) => i)
  const types = columns.map((c) => sql`${id(`c${String(c)}`)} varchar`)
  await db.run(sql`create or replace table ${id(name)} (t integer, ${join(types)})`)
  const rows = lists.flatMap((list, t) => list.rows.map((row) => [String(t), ...row]))
  for (let from = 0; from < rows.length; from += PIECE)
    await db.run(insert(name, columns, rows.slice(from, from + PIECE)))
  return width
}

function insert(
  name: string,
  columns: readonly number[],
  rows: readonly (readonly string[])[],
): Sql {
  const cells = columns.map((c) => sql`r[${raw(String(c + 2))}]`)
  return sql`insert into ${id(name)} select r[1]::integer, ${join(cells)}
    from (select unnest(from_json(${JSON.stringify(rows)}::json, '[["VARCHAR"]]')) as r)`
}
