import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { lines } from '../../count/lines.ts'
import { eligible, subjectColumns } from '../../count/subjects.ts'
import { keyColumns } from '../../records/index-file.ts'

/**
 * Names, for every exhibit and batch, the line of each person by which he is counted there: the counted one where it
 * lies in the set, else the first in canonical order. Leaves the temporary tables `first_on_exhibit (part, line)` and
 * `first_in_batch (part, line, batches)`.
 *
 * Needs `place`, `batch_place` and `verdict` (src/count/).
 *
 * @example a list on two phones → one line 计入, two lines that count on their exhibits
 */
export async function nameSets(db: Database): Promise<void> {
  if (await isNamed(db)) return
  const { first, second } = subjectColumns(await keyColumns(db))
  await db.run(sql`create or replace temp table set_line as
    select p.exhibit, r.part, r.line, r.rank, ${first} as s1, ${second} as s2,
      {'taken': d.part is not null, 'ord': p.ord, 'row': r.line + p.row_base, 'line': r.line, 'part': r.part} as spot
    from ${lines()} r join place p using (part)
      left join verdict d on d.part = r.part and d.line = r.line
    where ${eligible()} and rank > 0`)
  await db.run(sql`create temp table first_on_exhibit as
    select spot.part as part, spot.line as line from (
      select min(spot) as spot from set_line group by exhibit, rank, s1, s2)`)
  await db.run(sql`create temp table first_in_batch as
    select spot.part as part, spot.line as line, list(batch order by batch) as batches from (
      select batch, min(spot) as spot from set_line join batch_place using (part)
      group by batch, rank, s1, s2) group by all`)
  await db.run(sql`drop table set_line`)
}

/** Two ledgers are written of one count. */
async function isNamed(db: Database): Promise<boolean> {
  const row = await db.one(
    sql`select count(*) as n from duckdb_tables() where temporary and table_name = 'first_in_batch'`,
  )
  return count(row['n']) > 0
}

/** Batches of each part, by number. */
export async function batchesOfParts(
  db: Database,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await db.rows(sql`select part, list(batch order by batch) as batches
    from (select distinct part, batch from batch_place) group by part order by part`)
  return new Map(rows.map((r) => [count(r['part']), numbers(r['batches'])]))
}

/** A list of DuckDB as numbers; none for NULL. */
export function numbers(cell: unknown): readonly number[] {
  return Array.isArray(cell) ? cell.map(Number) : []
}
