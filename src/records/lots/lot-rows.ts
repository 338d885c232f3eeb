import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import type { Chunk } from './chunks.ts'
import { spoolRows } from './spool-read.ts'

/** The rows of the tables of a lot. A table's number is `t`; which part is whose stands in `lot_parts`. */
export interface LotRows {
  /** Rows `(t, p, r, c0 …)` of some tables, filled up to one width. */
  readonly of: (ts: readonly number[], width: number) => Sql
  /**
   * Rows `(t, p, r, cells)` of the tables that a relation names in its column `t`. The cells are a list, so that tables of any width
   * are asked by one statement: what thousands of small tables cost is the planning of theirs.
   */
  readonly lists: (asked: Sql, ts: readonly number[]) => Sql
}

/** Looks which tables lie in which chunk; `parts` says whose each part is. What is read again is read for the tables asked for only. */
export async function lotRows(
  db: Database,
  chunks: readonly Chunk[],
  parts: ReadonlyMap<number, number>,
): Promise<LotRows> {
  const holds = await heldTables(db, chunks)
  const withAny = (ts: readonly number[]) => {
    const wanted = new Set(ts)
    const near = chunks.flatMap((chunk, i) => narrowed(chunk, holds[i] ?? null, wanted, parts))
    return near.length > 0 ? near : chunks.slice(0, 1)
  }
  return {
    of: (ts, width) => union(withAny(ts).map((chunk) => filledUp(chunk, ts, width))),
    lists: (asked, ts) => union(withAny(ts).map((chunk) => asLists(chunk, asked))),
  }
}

/** The chunk as far as any of the tables may lie in it; `held`: those that do, null where its rows are not in memory. */
function narrowed(
  chunk: Chunk,
  held: ReadonlySet<number> | null,
  wanted: ReadonlySet<number>,
  parts: ReadonlyMap<number, number>,
): Chunk[] {
  if (held !== null) return [...held].some((t) => wanted.has(t)) ? [chunk] : []
  const files = chunk.files.filter(
    ({ looked }) => looked === null || looked.parts.some((p) => wanted.has(parts.get(p) ?? -1)),
  )
  return files.length > 0 ? [{ ...chunk, files }] : []
}

/** SQL: the rows of a chunk as they stand, `(p, r, c0 …)`. */
export function rowsOfChunk(chunk: Chunk): Sql {
  return chunk.relation === null ? sql`(${spoolRows(chunk.files)})` : id(chunk.relation)
}

/** The tables in each chunk; null where its rows would have to be read for it. */
async function heldTables(
  db: Database,
  chunks: readonly Chunk[],
): Promise<readonly (ReadonlySet<number> | null)[]> {
  const each = chunks.flatMap(({ relation }, i) =>
    relation === null
      ? []
      : [sql`select distinct ${raw(String(i))} as chunk, p from ${id(relation)}`],
  )
  const found = chunks.map(({ relation }) => (relation === null ? null : new Set<number>()))
  if (each.length === 0) return found
  const rows = await db.rows(
    sql`select distinct chunk, t from (${join(each, sql` union all `)}) join lot_parts using (p)`,
    'tables of chunks',
  )
  for (const row of rows) found[count(row['chunk'])]?.add(count(row['t']))
  return found
}

function filledUp(chunk: Chunk, ts: readonly number[], width: number): Sql {
  const cells = range(width).map((c) => {
    const name = id(`c${String(c)}`)
    return c < chunk.width ? sql`w.${name}` : sql`null::varchar as ${name}`
  })
  const tables = join(ts.map((t) => raw(String(t))))
  return sql`select t, w.p, w.r, ${join(cells)} from ${rowsOfChunk(chunk)} w join lot_parts on lot_parts.p = w.p where t in (${tables})`
}

function asLists(chunk: Chunk, asked: Sql): Sql {
  const cells = range(chunk.width).map((c) => sql`w.${id(`c${String(c)}`)}`)
  return sql`select t, w.p, w.r, [${join(cells)}] as cells from ${rowsOfChunk(chunk)} w
    join lot_parts on lot_parts.p = w.p where t in (select t from ${asked})`
}

function union(relations: readonly Sql[]): Sql {
  return sql`(${join(relations, sql` union all `)})`
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
