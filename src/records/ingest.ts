import type { Database, Row } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { SpoolFile, TableOutcome } from '../evidence/outcome.ts'
import { decideColumns, type ColumnDecision } from './columns/decide.ts'
import { integerColumns, integerQuery, readProfiles } from './columns/profile.ts'
import type { ColumnProfile } from './columns/tally.ts'
import { arrange, type Arrangement, type SaidOfColumns } from './arrange.ts'
import { decideArranged } from './arranged-columns.ts'
import type { RowsOf } from './derived/derive.ts'
import { addKeyColumns } from './index-file.ts'
import {
  dictionaryName,
  dictionaryQuery,
  inOneOrder,
  keptColumns,
  layoutOf,
  narrowedTo,
  signature,
  type Layout,
} from './layout.ts'
import { fewDifferent, together, type Chunk, type Loading } from './loading.ts'
import { expanded, withPeople } from './people/expand.ts'
import { EMPTY_PROFILE, mergeProfiles } from './merge-profiles.ts'
import { keyColumnsOf, recordQuery, type RecordFacts } from './record-query.ts'
import { TOLD, toldColumn } from './fields/packed.ts'
import { spoolRows, toldCells } from './spool-read.ts'
import { withTold } from './values.ts'

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
  await arrangeTables(db, chunks, tables, profiles)
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
  const each = chunks.map((c) => sql`select * from ${rowsOf(c)}`)
  const source = sql`(select t, rows.* from (${join(each, sql` union all `)}) as rows join lot_parts using (p))`
  const few = (await fewDifferent(db, source, asked)) ?? undefined
  return readProfiles(width, [], await db.rows(integerQuery(source, asked, few), 'integers'))
}

function rowsOf(chunk: Chunk): Sql {
  return chunk.relation === null ? sql`(${spoolRows(chunk.files)})` : id(chunk.relation)
}

/** Decides what the columns are, of tables that are compared as they stand and of others. */
async function arrangeTables(
  db: Database,
  chunks: readonly Chunk[],
  tables: readonly LotTable[],
  profiles: ReadonlyMap<number, readonly ColumnProfile[]>,
): Promise<void> {
  const looked = tables.map(({ table, said }, t) => {
    const { width, headers } = table
    const own = profiles.get(t) ?? []
    const columns = Array.from({ length: width }, (_, i) => own[i] ?? EMPTY_PROFILE)
    return { t, width, headers, profiles: columns, said }
  })
  const arranged = await arrange(db, rowsOfTables(chunks), looked)
  for (const { t, ...as } of looked) {
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

/** Rows of some tables out of all chunks, filled up to one width. */
function rowsOfTables(chunks: readonly Chunk[]): RowsOf {
  return (ts, width) => {
    const each = chunks.map((chunk) => {
      const cells = Array.from({ length: width }, (_, c) => {
        const name = id(`c${String(c)}`)
        return c < chunk.width ? sql`w.${name}` : sql`null::varchar as ${name}`
      })
      return sql`select t, w.p, w.r, ${join(cells)} from ${rowsOf(chunk)} w join lot_parts on lot_parts.p = w.p where t in (${numbers(ts)})`
    })
    return sql`(${join(each, sql` union all `)})`
  }
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
  const told = await loadTold(db, chunks)
  for (const alike of alikeOf(present, tables, width)) {
    const { layout } = alike
    const plain = rowsAlike(rows, alike, present.length)
    const source = layout.people ? await expandedRows(db, plain, width, layout.people) : plain
    await addKeyColumns(db, keyColumnsOf(layout, facts))
    const dictionary = await makeDictionaries(db, source, layout)
    const full = told ? withTold(layout, dictionary) : layout
    const lines = layout.people
      ? source
      : rowsAlike(rows, { ...alike, layout: full }, present.length)
    const query = recordQuery(lines, full, facts, dictionary)
    await db.run(sql`insert into x.records by name ${query}`, 'records')
    for (const i of dictionary) await db.run(sql`drop table ${id(dictionaryName(i))}`)
  }
  if (told) await db.run(sql`drop table told_cells`)
}

/** What readers told of the texts of chunks, as a table: a layout may have several columns of texts. False where they told nothing. */
async function loadTold(db: Database, chunks: readonly Chunk[]): Promise<boolean> {
  const told = chunks.flatMap((c) => c.files.flatMap((f) => f.looked?.told?.path ?? []))
  if (told.length === 0) return false
  await db.run(sql`create or replace temp table told_cells as ${toldCells(told)}`, 'told cells')
  return true
}

/** Rows with several people once for each of them, as a table: it is read more than once. */
async function expandedRows(
  db: Database,
  source: Sql,
  width: number,
  split: readonly number[],
): Promise<Sql> {
  await db.run(
    sql`create or replace temp table expanded as ${expanded(source, width, split)}`,
    'people',
  )
  return sql`expanded`
}

/** Tables with the same columns, by the order in which they have them. */
interface Alike {
  readonly layout: Layout
  readonly orders: Map<string, { readonly order: readonly number[]; readonly tables: number[] }>
}

function alikeOf(present: readonly Row[], tables: readonly LotTable[], width: number): Alike[] {
  const alike = new Map<string, Alike>()
  for (const row of present) {
    const t = Number(row['t'])
    const own = narrowed(tables[t], width)
    const order = inOneOrder(own)
    const layout = { ...own, columns: order.flatMap((i) => own.columns[i] ?? []) }
    const { orders } = put(alike, signature(layout), { layout, orders: new Map() })
    put(orders, order.join(' '), { order, tables: [] }).tables.push(t)
  }
  return [...alike.values()]
}

function put<T>(known: Map<string, T>, key: string, fresh: T): T {
  const value = known.get(key) ?? fresh
  known.set(key, value)
  return value
}

/**
 * The rows of such tables, each with its columns in the order of the layout, and with what readers told of them; `all`: tables that
 * have rows here.
 */
function rowsAlike(rows: Sql, { layout, orders }: Alike, all: number): Sql {
  const known = layout.columns.flatMap((c, i) => (c.told === true ? [i] : []))
  const each = [...orders.values()].map(({ order, tables: ts }) => {
    const only =
      ts.length === all
        ? sql``
        : sql` where w.p in (select p from lot_parts where t in (${numbers(ts)}))`
    const asTheyStand = orders.size === 1 && order.every((c, i) => c === i)
    const cells = asTheyStand
      ? raw('w.*')
      : join([raw('w.p, w.r'), ...order.map((c, i) => sql`w.${cell(c)} as ${cell(i)}`)])
    const told = known.flatMap((i) =>
      TOLD.map((n) => sql`${id(`t${String(i)}`, n)} as ${toldColumn(n, i)}`),
    )
    const joins = known.map((i) => joinTold(i, order[i] ?? i))
    return sql`select ${join([cells, ...told])} from (${rows}) w${join(joins, sql``)}${only}`
  })
  return sql`(${join(each, sql` union all `)})`
}

/** Joins what was told of a column, which stands at `column` in the spool. */
function joinTold(i: number, column: number): Sql {
  const told = id(`t${String(i)}`)
  return sql` left join told_cells ${told} on ${told}.p = w.p and ${told}.r = w.r and ${told}.c = ${raw(String(column))}`
}

function cell(column: number): Sql {
  return id(`c${String(column)}`)
}

function numbers(ts: readonly number[]): Sql {
  return join(ts.map((t) => raw(String(t))))
}

/** The layout of a table as far as rows of this width reach. */
function narrowed(t: LotTable | undefined, width: number): Layout {
  if (!t) throw new Error('rows of an unknown table')
  return narrowedTo(layoutOf(t.decisions, t.table, t.arrangement), width)
}

async function makeDictionaries(
  db: Database,
  source: Sql,
  layout: Layout,
): Promise<ReadonlySet<number>> {
  const kept = keptColumns(layout)
  const packed = kept.filter((i) => layout.columns[i]?.also.includes('text'))
  const few = (await fewDifferent(db, source, kept)) ?? []
  const looked = new Set([...few, ...(packed.length > MOST_PACKED ? packed : [])])
  for (const i of looked) {
    const query = dictionaryQuery(source, layout, i)
    await db.run(
      sql`create or replace temp table ${id(dictionaryName(i))} as ${query}`,
      'dictionary',
    )
  }
  return looked
}

/**
 * Columns of texts with numbers in them that one statement reads: each makes it 73 KB longer, and DuckDB plans fifty in 68 s,
 * ten in 4 s, one by one in 0.2 s each.
 */
const MOST_PACKED = 6
