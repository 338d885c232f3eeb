import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { SpoolFile, TableOutcome } from '../evidence/outcome.ts'
import { decideColumns, type ColumnDecision } from './columns/decide.ts'
import { profileQuery, profilesOf, type ColumnProfile } from './columns/profile.ts'
import { addKeyColumns } from './index-file.ts'
import { layoutOf, signature, type Layout } from './layout.ts'
import { keyColumnsOf, recordQuery, type RecordFacts } from './record-query.ts'
import { spoolRows } from './spool-read.ts'
import type { KindId } from './kinds.ts'

/** Spool bytes that are held in DuckDB's memory at once; what is more is read twice instead. */
const HELD_BYTES = 512 * 2 ** 20

/** A table of a lot: what the reader found, and what its columns hold once they are decided. */
export interface LotTable {
  readonly table: TableOutcome
  /** Kinds that the examiner gave, by column. */
  readonly overrides: ReadonlyMap<number, KindId>
  decisions: readonly ColumnDecision[]
}

interface Chunk {
  readonly width: number
  readonly files: readonly SpoolFile[]
}

/**
 * Turns the spool of whole tables into records of the index.
 *
 * Kinds are decided over all values of a table, so a table's rows are profiled in one pass and made records in another;
 * text stays in memory or in the spool, the index receives keys only.
 */
export async function ingest(
  db: Database,
  tables: readonly LotTable[],
  spool: readonly SpoolFile[],
  facts: RecordFacts,
): Promise<void> {
  const chunks = chunksOf(spool)
  await nameParts(db, tables)
  const profiles = new Map<number, ColumnProfile[]>()
  for (const chunk of chunks) {
    await load(db, chunk, chunks.length === 1)
    mergeProfiles(profiles, await profile(db, chunk))
  }
  tables.forEach((t, i) => {
    const columns = completed(profiles.get(i) ?? [], t.table.width)
    t.decisions = decideColumns({ headers: t.table.headers, columns }, t.overrides)
  })
  for (const chunk of chunks) {
    if (chunks.length > 1) await load(db, chunk, false)
    await records(db, chunk, tables, facts)
  }
  await db.run(sql`drop table if exists lot`)
}
