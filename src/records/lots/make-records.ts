import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { alikeOf, type Alike, type Present } from '../alike.ts'
import { TOLD, toldColumn } from '../fields/packed.ts'
import { dropGroups, groupColumns, type Grouped } from '../column-groups.ts'
import { addKeyColumns } from '../index-file.ts'
import type { LotTable } from './ingest.ts'
import { dictionaryName, dictionaryQuery, keptColumns, type LookedAt } from '../lines.ts'
import type { Chunk, LoadedChunk } from './chunks.ts'
import { fewDifferent } from './few-different.ts'
import { expanded } from '../people/expand.ts'
import { pools, type Pool } from './pools.ts'
import { keyColumnsOf, recordQuery, type RecordFacts } from '../record-query.ts'
import { toldCells } from './spool-read.ts'
import { withTold } from '../values.ts'

/** Makes the records of all rows of the chunks: one statement for all tables that read alike, and for small ones that do not. */
export async function makeRecords(
  db: Database,
  chunks: readonly LoadedChunk[],
  tables: readonly LotTable[],
  facts: RecordFacts,
): Promise<void> {
  const present = await presentTables(db, chunks)
  const { alone, pooled } = pools(alikeOf(present, tables))
  const told = alone.length > 0 ? await nameTold(db, chunks, alone.length) : null
  for (const alike of alone) {
    const all = present.filter((p) => p.width === alike.width).length
    const rows = rowsOfWidth(chunks, alike.width)
    await recordsAlike(db, rows, alike, all, told !== null, facts)
  }
  if (told) await db.run(sql`drop ${told} told_cells`)
  for (const pool of pooled) await recordsOfPool(db, chunks, pool, facts)
}

/** Which tables have rows in chunks of which width, and how many. */
async function presentTables(db: Database, chunks: readonly LoadedChunk[]): Promise<Present[]> {
  const each = chunks.map(
    ({ width, relation }) =>
      sql`select ${raw(String(width))} as width, p, count(*) as n from ${id(relation)} group by p`,
  )
  const rows = await db.rows(
    sql`select width, t, sum(n)::bigint as n from (${join(each, sql` union all `)}) join lot_parts using (p)
      group by width, t order by width, t`,
    'present tables',
  )
  return rows.map((r) => ({ width: count(r['width']), t: count(r['t']), rows: count(r['n']) }))
}

function rowsOfWidth(chunks: readonly LoadedChunk[], width: number): Sql {
  const own = chunks.filter((c) => c.width === width)
  return join(
    own.map((c) => sql`select * from ${id(c.relation)}`),
    sql` union all `,
  )
}

/** `all`: tables that have rows of this width. */
async function recordsAlike(
  db: Database,
  rows: Sql,
  alike: Alike,
  all: number,
  told: boolean,
  facts: RecordFacts,
): Promise<void> {
  const { layout, width } = alike
  const plain = rowsAlike(rows, alike, all)
  const source = layout.people ? await expandedRows(db, plain, width, layout.people) : plain
  await addKeyColumns(db, keyColumnsOf(layout, facts))
  const grouped = await groupColumns(db, source, layout)
  const looked = await lookedAt(db, source, grouped)
  const full = told ? withTold(grouped.layout, looked) : grouped.layout
  const lines = layout.people ? source : rowsAlike(rows, { ...alike, layout: full }, all)
  await insertRecords(db, lines, { ...grouped, layout: full }, facts, looked)
}

async function recordsOfPool(
  db: Database,
  chunks: readonly LoadedChunk[],
  pool: Pool,
  facts: RecordFacts,
): Promise<void> {
  const { layout } = pool
  await keepPooled(db, chunks, pool)
  await addKeyColumns(db, keyColumnsOf(layout, facts))
  const pooled = sql`pooled_rows`
  const source = layout.people
    ? await expandedRows(
        db,
        pooled,
        layout.columns.length,
        layout.people,
        (c) => sql`s.places[${raw(String(c + 1))}] - 1`,
      )
    : pooled
  const grouped = await groupColumns(db, source, layout)
  await insertRecords(db, source, grouped, facts, await lookedAt(db, source, grouped))
  for (const table of ['pool_places', 'pooled_rows']) await db.run(sql`drop table ${id(table)}`)
}

/** The rows of a pool as a table, with the columns of its layout: it is read more than once. */
async function keepPooled(
  db: Database,
  chunks: readonly LoadedChunk[],
  { layout, members }: Pool,
): Promise<void> {
  const places = members.flatMap(({ width, tables, places: own }) =>
    tables.map((t) => ({ t, width, places: own.map((at) => (at === null ? null : at + 1)) })),
  )
  const shape = '[{"t":"INTEGER","width":"INTEGER","places":["INTEGER"]}]'
  await db.run(sql`create or replace temp table pool_places as
    select unnest(from_json(${JSON.stringify(places)}::json, ${shape}), max_depth := 2)`)
  const widths = new Set(members.map((m) => m.width))
  const own = chunks.filter((c) => widths.has(c.width)).map(placedRows)
  const cells = layout.columns.map(
    (_, i) => sql`cells[places[${raw(String(i + 1))}]] as ${cell(i)}`,
  )
  await db.run(
    sql`create or replace temp table pooled_rows as
      select ${join([raw('p, r, places'), ...cells])} from (${join(own, sql` union all `)})`,
    'pool',
  )
}

/** The rows of a chunk that belong to a pool, their cells as a list and the places of these beside. */
function placedRows({ width, relation }: LoadedChunk): Sql {
  const cells = Array.from({ length: width }, (_, c) => sql`w.${cell(c)}`)
  return sql`select w.p, w.r, [${join(cells)}] as cells, m.places from ${id(relation)} w
    join lot_parts l on l.p = w.p join pool_places m on m.t = l.t and m.width = ${raw(String(width))}`
}

async function insertRecords(
  db: Database,
  lines: Sql,
  grouped: Grouped,
  facts: RecordFacts,
  looked: LookedAt,
): Promise<void> {
  const query = recordQuery(lines, grouped.layout, facts, looked)
  await db.run(sql`insert into x.records by name ${query}`, 'records')
  for (const i of looked.dictionary) await db.run(sql`drop table ${id(dictionaryName(i))}`)
  await dropGroups(db, grouped)
}

/** So many statements read what was told as it lies in its files, which takes less than to make a table of it first. */
const FEW_STATEMENTS = 4

/** Names what readers told of the texts of chunks, for so many statements: as what it is named; null where they told nothing. */
async function nameTold(
  db: Database,
  chunks: readonly Chunk[],
  statements: number,
): Promise<Sql | null> {
  const told = chunks.flatMap((c) => c.files.flatMap((f) => f.looked?.told?.path ?? []))
  if (told.length === 0) return null
  const as = statements <= FEW_STATEMENTS ? sql`view` : sql`table`
  await db.run(sql`create or replace temp ${as} told_cells as ${toldCells(told)}`, 'told cells')
  return as
}

/** Rows with several people once for each of them, as a table: it is read more than once. */
async function expandedRows(
  db: Database,
  source: Sql,
  width: number,
  split: readonly number[],
  placeOf?: (column: number) => Sql,
): Promise<Sql> {
  await db.run(
    sql`create or replace temp table expanded as ${expanded(source, width, split, placeOf)}`,
    'people',
  )
  return sql`expanded`
}

/**
 * The rows of such tables, each with its columns in the order of the layout, and with what readers told of them; `all`: tables that
 * have rows here.
 */
function rowsAlike(
  rows: Sql,
  { layout, orders }: Pick<Alike, 'layout' | 'orders'>,
  all: number,
): Sql {
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

/** Makes the dictionaries of the columns that are not beside the lines already. */
async function lookedAt(db: Database, source: Sql, { layout, beside }: Grouped): Promise<LookedAt> {
  const kept = keptColumns(layout).filter((i) => !beside.has(i))
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
  return { dictionary: looked, beside }
}

/**
 * Columns of texts with numbers in them that one statement reads: each makes it 73 KB longer, and DuckDB plans fifty in 68 s,
 * ten in 4 s, one by one in 0.2 s each.
 */
const MOST_PACKED = 6
