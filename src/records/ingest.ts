import { count, type Database, type Row } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { SpoolFile, TableOutcome } from '../evidence/outcome.ts'
import { decideColumns, type ColumnDecision } from './columns/decide.ts'
import {
  integerColumns,
  integerQuery,
  plainQuery,
  profileQuery,
  readProfiles,
  restQuery,
} from './columns/profile.ts'
import type { ColumnProfile } from './columns/tally.ts'
import { EMPTY_PROFILE, mergeProfiles } from './merge-profiles.ts'
import { addKeyColumns } from './index-file.ts'
import {
  dictionaryName,
  dictionaryQuery,
  keptColumns,
  layoutOf,
  signature,
  type Layout,
} from './layout.ts'
import { keyColumnsOf, recordQuery, type RecordFacts } from './record-query.ts'
import { spoolRows } from './spool-read.ts'
import type { KindId } from './kinds.ts'

/** Spool bytes that are held in DuckDB's memory at once; what is more is read twice instead. */
const HELD_BYTES = 256 * 2 ** 20

/** A table of a lot: what the reader found, and what its columns hold once they are decided. */
export interface LotTable {
  readonly table: TableOutcome
  /** Kinds that the examiner gave, by column. */
  readonly overrides: ReadonlyMap<number, KindId>
  decisions: readonly ColumnDecision[]
}

/** Spool files of one width, few enough to be held at once; `relation` names their rows while they are. */
interface Chunk {
  readonly relation: string
  readonly width: number
  readonly files: readonly SpoolFile[]
}

/**
 * Turns the spool of whole tables into records of the index.
 *
 * Kinds are decided over all values of a table, so its rows are profiled in one pass and made records in another; text
 * stays in memory or in the spool, the index receives keys only.
 */
export async function ingest(
  db: Database,
  tables: readonly LotTable[],
  spool: readonly SpoolFile[],
  facts: RecordFacts,
): Promise<void> {
  await nameParts(db, tables)
  const chunks = chunksOf(spool)
  const bytes = spool.reduce((sum, f) => sum + f.bytes, 0)
  const hold = bytes <= HELD_BYTES
  const profiles = new Map<number, ColumnProfile[]>()
  await eachChunk(db, chunks, { load: true, drop: !hold }, async (chunk) => {
    mergeProfiles(profiles, await profile(db, chunk))
  })
  tables.forEach((t, i) => decide(t, profiles.get(i) ?? []))
  await eachChunk(db, chunks, { load: !hold, drop: true }, (chunk) =>
    makeRecords(db, chunk, tables, facts),
  )
}

/** Which table of the lot a part belongs to. */
async function nameParts(db: Database, tables: readonly LotTable[]): Promise<void> {
  const rows = tables.flatMap((t, i) => t.table.parts.map((part) => ({ p: part.p, t: i })))
  await db.run(sql`create or replace temp table lot_parts as
    select unnest(from_json(${JSON.stringify(rows)}::json, '[{"p":"BIGINT","t":"INTEGER"}]'), recursive := true)`)
}

function chunksOf(spool: readonly SpoolFile[]): Chunk[] {
  const chunks: { relation: string; width: number; files: SpoolFile[]; bytes: number }[] = []
  for (const file of [...spool].sort((a, b) => a.width - b.width || compare(a.path, b.path))) {
    const last = chunks.at(-1)
    if (last?.width === file.width && last.bytes + file.bytes <= HELD_BYTES) {
      last.files.push(file)
      last.bytes += file.bytes
    } else {
      const relation = `lot_${String(chunks.length)}`
      chunks.push({ relation, width: file.width, files: [file], bytes: file.bytes })
    }
  }
  return chunks
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function eachChunk(
  db: Database,
  chunks: readonly Chunk[],
  when: { readonly load: boolean; readonly drop: boolean },
  work: (chunk: Chunk) => Promise<void>,
): Promise<void> {
  for (const chunk of chunks) {
    const name = id(chunk.relation)
    if (when.load) {
      const rows = sql`select t, rows.* from (${spoolRows(chunk.files)}) as rows join lot_parts using (p)`
      await db.run(sql`create or replace temp table ${name} as ${rows}`, 'load')
    }
    await work(chunk)
    if (when.drop) await db.run(sql`drop table ${name}`)
  }
}

async function profile(db: Database, chunk: Chunk): Promise<Map<number, ColumnProfile[]>> {
  const source = id(chunk.relation)
  const few = await fewDifferent(db, source, range(chunk.width))
  const classes = await cellClasses(db, source, chunk.width, few)
  const first = readProfiles(chunk.width, classes)
  const asked = integerColumns(first.values())
  if (asked.length === 0) return first
  const integers = await db.rows(integerQuery(source, asked, few ?? new Set()), 'integers')
  return readProfiles(chunk.width, classes, integers)
}

async function cellClasses(
  db: Database,
  source: Sql,
  width: number,
  few: ReadonlySet<number> | null,
): Promise<Row[]> {
  if (few === null) return db.rows(profileQuery(source, width), 'profile')
  const rows = await db.rows(plainQuery(source, width, few), 'plain profile')
  const open = [...new Set(rows.filter((r) => r['class'] === null).map((r) => count(r['c'])))]
  const rest = open.length > 0 ? await db.rows(restQuery(source, open, few), 'rest profile') : []
  return [...rows.filter((r) => r['class'] !== null), ...rest]
}

function decide(t: LotTable, profiles: readonly ColumnProfile[]): void {
  const { width, headers } = t.table
  const columns = Array.from({ length: width }, (_, i) => profiles[i] ?? EMPTY_PROFILE)
  t.decisions = decideColumns({ headers, columns }, t.overrides)
}

/** One statement for all tables of the chunk that read alike. */
async function makeRecords(
  db: Database,
  chunk: Chunk,
  tables: readonly LotTable[],
  facts: RecordFacts,
): Promise<void> {
  const present = await db.rows(sql`select distinct t from ${id(chunk.relation)} order by t`)
  const alike = new Map<string, { layout: Layout; tables: number[] }>()
  for (const row of present) {
    const t = Number(row['t'])
    const layout = narrowed(tables[t], chunk.width)
    const same = alike.get(signature(layout)) ?? { layout, tables: [] }
    same.tables.push(t)
    alike.set(signature(layout), same)
  }
  for (const { layout, tables: ts } of alike.values()) {
    const only = alike.size === 1 ? sql`` : sql` where t in (${numbers(ts)})`
    const source = sql`(select * from ${id(chunk.relation)}${only})`
    await addKeyColumns(db, keyColumnsOf(layout, facts))
    const dictionary = await makeDictionaries(db, source, layout)
    const query = recordQuery(source, layout, facts, dictionary)
    await db.run(sql`insert into x.records by name ${query}`, 'records')
    for (const i of dictionary) await db.run(sql`drop table ${id(dictionaryName(i))}`)
  }
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

/** From this many rows on it is worth asking which columns have few different cells. */
const MANY_ROWS = 100_000
/** Rows that are looked at for it, and the share of different cells up to which a dictionary is made. */
const LOOKED_AT = 200_000
const FEW = 0.2
const MANY_COLUMNS = 200

/**
 * Columns with few different cells (schools, ages, names): what they hold is worked out once for each different cell.
 * Which columns these are is estimated: it decides how the work is done, never what comes out. Null for small tables.
 */
async function fewDifferent(
  db: Database,
  source: Sql,
  columns: readonly number[],
): Promise<ReadonlySet<number> | null> {
  if (columns.length === 0 || columns.length > MANY_COLUMNS) return null
  const asked = columns.map(
    (i) => sql`approx_count_distinct(${id(`c${String(i)}`)}) as ${id(`n${String(i)}`)}`,
  )
  const row = await db.one(sql`select count(*) as n, ${join(asked)}
    from (select * from ${source} limit ${raw(String(LOOKED_AT))})`)
  const looked = count(row['n'])
  if (looked < MANY_ROWS) return null
  return new Set(columns.filter((i) => count(row[`n${String(i)}`]) < looked * FEW))
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

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
