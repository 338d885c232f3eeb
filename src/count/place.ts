import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Where the rows of a part stand, in canonical order: what the index itself does not know, because files may be added. */
export interface Place {
  readonly part: number
  /** Number of the table in canonical order. */
  readonly tab: number
  readonly ord: number
  readonly file: number
  readonly exhibit: number
  /** The file is a copy of one that comes before it. */
  readonly copy: boolean
  readonly row_base: number
}

/** Tables and files of a batch, by number. */
export interface BatchPlace {
  readonly part: number
  readonly batch: number
}

export async function namePlaces(
  db: Database,
  places: readonly Place[],
  batches: readonly BatchPlace[],
): Promise<void> {
  await db.run(sql`create or replace temp table place as select unnest(from_json(${JSON.stringify(places)}::json,
    '[{"part":"BIGINT","tab":"INTEGER","ord":"INTEGER","file":"INTEGER","exhibit":"INTEGER","copy":"BOOLEAN","row_base":"BIGINT"}]'), recursive := true)`)
  await db.run(sql`create or replace temp table batch_place as select unnest(from_json(${JSON.stringify(batches)}::json,
    '[{"part":"BIGINT","batch":"INTEGER"}]'), recursive := true)`)
}
