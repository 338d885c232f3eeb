import type { Database } from '../../db/database.ts'
import { join, sql } from '../../db/sql.ts'
import type { SpoolFile, TableOutcome } from '../../evidence/outcome.ts'
import { decideColumns, type ColumnDecision } from '../columns/decide.ts'
import { markRepeated } from '../columns/repeated.ts'
import { integerColumns, integerQuery, readProfiles } from '../columns/profile.ts'
import type { ColumnProfile } from '../columns/tally.ts'
import { arrange, type Arrangement, type SaidOfColumns } from '../arrange.ts'
import { decideArranged } from '../arranged-columns.ts'
import { together, type Chunk } from './chunks.ts'
import { fewDifferent } from './few-different.ts'
import type { Loading } from './loading.ts'
import { lotRows, rowsOfChunk, type LotRows } from './lot-rows.ts'
import { makeRecords } from './make-records.ts'
import { EMPTY_PROFILE, mergeProfiles } from './merge-profiles.ts'
import { withPeople } from '../people/expand.ts'
import type { RecordFacts } from '../record-query.ts'

/** A table of a lot: what the reader found, and what its columns hold once they are decided. */
export interface LotTable {
  /** As the reader found it; with the people of its rows when its records are made. */
  table: TableOutcome
  readonly said: SaidOfColumns
  decisions: readonly ColumnDecision[]
  /** Null: its cells are compared as they stand, and each row gives one record. */
  arrangement: Arrangement | null
}

/**
 * Turns the spool of whole tables into records of the index.
 *
 * Kinds are decided over all values of a table, so its rows are profiled in one pass and made records in another; text
 * stays in memory or in the spool, the index receives keys only.
 */
export async function ingest(
  db: Database,
  loading: Loading,
  tables: readonly LotTable[],
  spool: readonly SpoolFile[],
  facts: RecordFacts,
): Promise<void> {
  const parts = await nameParts(db, tables)
  const { chunks, open } = await loading.chunks(spool)
  const profiles = new Map<number, ColumnProfile[]>()
  for (const told of [...chunks.map((c) => c.profiles), open])
    mergeProfiles(profiles, byTable(told, parts))
  for (const width of new Set(chunks.map((c) => c.width))) {
    const same = chunks.filter((c) => c.width === width)
    mergeProfiles(profiles, await integers(db, same, profiles))
  }
  await arrangeTables(db, await lotRows(db, chunks, parts), tables, profiles)
  for (const group of together(chunks, loading)) {
    const loaded = await loading.rows(group)
    await makeRecords(db, loaded, tables, facts)
    for (const chunk of loaded) await loading.release(chunk)
  }
}

/** Which table of the lot a part belongs to. */
async function nameParts(
  db: Database,
  tables: readonly LotTable[],
): Promise<ReadonlyMap<number, number>> {
  const rows = tables.flatMap((t, i) => t.table.parts.map((part) => ({ p: part.p, t: i })))
  await db.run(sql`create or replace temp table lot_parts as
    select unnest(from_json(${JSON.stringify(rows)}::json, '[{"p":"BIGINT","t":"INTEGER"}]'), recursive := true)`)
  return new Map(rows.map(({ p, t }) => [p, t]))
}

/** Each part by itself, so that they are added up by who merges them. */
function byTable(
  profiles: Chunk['profiles'],
  parts: ReadonlyMap<number, number>,
): Map<number, ColumnProfile[]> {
  const found = new Map<number, ColumnProfile[]>()
  for (const [p, columns] of profiles) {
    const t = parts.get(p)
    if (t === undefined) throw new Error('rows of an unknown part')
    mergeProfiles(found, new Map([[t, columns]]))
  }
  return found
}

/** Whole numbers are looked at over all rows of one width at once: how many differ does not add up. */
async function integers(
  db: Database,
  chunks: readonly Chunk[],
  profiles: ReadonlyMap<number, readonly ColumnProfile[]>,
): Promise<Map<number, ColumnProfile[]>> {
  const width = chunks[0]?.width ?? 0
  const asked = integerColumns(profiles.values()).filter((c) => c < width)
  if (asked.length === 0) return new Map()
  const each = chunks.map((c) => sql`select * from ${rowsOfChunk(c)}`)
  const source = sql`(select t, rows.* from (${join(each, sql` union all `)}) as rows join lot_parts using (p))`
  const few = await fewDifferent(db, source, asked)
  return readProfiles(width, [], await db.rows(integerQuery(source, asked, few), 'integers'))
}

/** Decides what the columns are, of tables that are compared as they stand and of others. */
async function arrangeTables(
  db: Database,
  rows: LotRows,
  tables: readonly LotTable[],
  profiles: ReadonlyMap<number, readonly ColumnProfile[]>,
): Promise<void> {
  const looked = tables.map(({ table, said }, t) => {
    const { width, headers } = table
    const own = profiles.get(t) ?? []
    const columns = Array.from({ length: width }, (_, i) => own[i] ?? EMPTY_PROFILE)
    return { t, width, headers, profiles: columns, said }
  })
  const marked = await markRepeated(db, rows, looked)
  const arranged = await arrange(db, rows, marked)
  for (const { t, ...as } of marked) {
    const lot = tables[t]
    if (!lot) continue
    lot.arrangement = arranged.get(t) ?? null
    lot.decisions = lot.arrangement
      ? decideArranged(as, lot.arrangement)
      : decideColumns({ headers: as.headers, columns: as.profiles }, as.said.kinds)
    const people = lot.arrangement?.people
    if (people) lot.table = withPeople(lot.table, people)
  }
}
