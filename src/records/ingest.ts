import type { Database, Row } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { SpoolFile, TableOutcome } from '../evidence/outcome.ts'
import { decideColumns, type ColumnDecision } from './columns/decide.ts'
import { integerColumns, integerQuery, readProfiles } from './columns/profile.ts'
import type { ColumnProfile } from './columns/tally.ts'
import { addKeyColumns } from './index-file.ts'
import {
  dictionaryName,
  dictionaryQuery,
  keptColumns,
  layoutOf,
  signature,
  type Layout,
} from './layout.ts'
import { bytesOf, fewDifferent, type Chunk, type Loading } from './loading.ts'
import { EMPTY_PROFILE, mergeProfiles } from './merge-profiles.ts'
import { keyColumnsOf, recordQuery, type RecordFacts } from './record-query.ts'
import { spoolRows } from './spool-read.ts'
import type { KindId } from './kinds.ts'

/** A table of a lot: what the reader found, and what its columns hold once they are decided. */
export interface LotTable {
  readonly table: TableOutcome
  /** Kinds that the examiner gave, by column. */
  readonly overrides: ReadonlyMap<number, KindId>
  decisions: readonly ColumnDecision[]
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
  const chunks = await loading.chunks(spool)
  const profiles = new Map<number, ColumnProfile[]>()
  for (const chunk of chunks) mergeProfiles(profiles, byTable(chunk.profiles, parts))
  for (const width of new Set(chunks.map((c) => c.width))) {
    const same = chunks.filter((c) => c.width === width)
    mergeProfiles(profiles, await integers(db, same, profiles))
  }
  tables.forEach((t, i) => decide(t, profiles.get(i) ?? []))
  for (const group of together(chunks, loading.worked)) {
    const loaded = []
    for (const chunk of group) loaded.push(await loading.rows(chunk))
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
  const each = chunks.map((c) => sql`select * from ${rowsOf(c)}`)
  const source = sql`(select t, rows.* from (${join(each, sql` union all `)}) as rows join lot_parts using (p))`
  return readProfiles(width, [], await db.rows(integerQuery(source, asked), 'integers'))
}

function rowsOf(chunk: Chunk): Sql {
  return chunk.relation === null ? sql`(${spoolRows(chunk.files)})` : id(chunk.relation)
}

function decide(t: LotTable, profiles: readonly ColumnProfile[]): void {
  const { width, headers } = t.table
  const columns = Array.from({ length: width }, (_, i) => profiles[i] ?? EMPTY_PROFILE)
  t.decisions = decideColumns({ headers, columns }, t.overrides)
}

/** Chunks of one width become records together: those that are in memory anyway; others as many as are worked on at once. */
function together(chunks: readonly Chunk[], worked: number): Chunk[][] {
  const groups = new Map<string, { readonly chunks: Chunk[]; bytes: number }[]>()
  for (const chunk of chunks) {
    const held = chunk.relation !== null
    const bytes = bytesOf(chunk.files)
    const same = groups.get(`${String(chunk.width)} ${String(held)}`) ?? []
    groups.set(`${String(chunk.width)} ${String(held)}`, same)
    const last = same.at(-1)
    if (last && (held || last.bytes + bytes <= worked)) {
      last.chunks.push(chunk)
      last.bytes += bytes
    } else same.push({ chunks: [chunk], bytes })
  }
  return [...groups.values()].flat().map((g) => g.chunks)
}

/** One statement for all tables of the chunks that read alike. */
async function makeRecords(
  db: Database,
  chunks: readonly (Chunk & { readonly relation: string })[],
  tables: readonly LotTable[],
  facts: RecordFacts,
): Promise<void> {
  const width = chunks[0]?.width ?? 0
  const each = chunks.map((c) => sql`select * from ${id(c.relation)}`)
  const rows = join(each, sql` union all `)
  const present = await db.rows(
    sql`select distinct t from (select distinct p from (${rows})) join lot_parts using (p) order by t`,
  )
  const alike = alikeOf(present, tables, width)
  for (const { layout, tables: ts } of alike) {
    const only =
      alike.length === 1
        ? sql``
        : sql` where p in (select p from lot_parts where t in (${numbers(ts)}))`
    const source = sql`(select * from (${rows})${only})`
    await addKeyColumns(db, keyColumnsOf(layout, facts))
    const dictionary = await makeDictionaries(db, source, layout)
    const query = recordQuery(source, layout, facts, dictionary)
    await db.run(sql`insert into x.records by name ${query}`, 'records')
    for (const i of dictionary) await db.run(sql`drop table ${id(dictionaryName(i))}`)
  }
}

interface Alike {
  readonly layout: Layout
  readonly tables: number[]
}

function alikeOf(present: readonly Row[], tables: readonly LotTable[], width: number): Alike[] {
  const alike = new Map<string, Alike>()
  for (const row of present) {
    const t = Number(row['t'])
    const layout = narrowed(tables[t], width)
    const same = alike.get(signature(layout)) ?? { layout, tables: [] }
    same.tables.push(t)
    alike.set(signature(layout), same)
  }
  return [...alike.values()]
}

function numbers(ts: readonly number[]): Sql {
  return join(ts.map((t) => raw(String(t))))
}

/** The layout of a table as far as rows of this width reach. */
function narrowed(t: LotTable | undefined, width: number): Layout {
  if (!t) throw new Error('rows of an unknown table')
  const layout = layoutOf(t.decisions, t.table)
  return { columns: layout.columns.slice(0, width) }
}

async function makeDictionaries(
  db: Database,
  source: Sql,
  layout: Layout,
): Promise<ReadonlySet<number>> {
  const few = (await fewDifferent(db, source, keptColumns(layout))) ?? new Set<number>()
  for (const i of few) {
    const query = dictionaryQuery(source, layout, i)
    await db.run(
      sql`create or replace temp table ${id(dictionaryName(i))} as ${query}`,
      'dictionary',
    )
  }
  return few
}
