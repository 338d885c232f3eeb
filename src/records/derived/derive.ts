import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql } from '../../db/sql.ts'
import { cellsQuery, readProfiles } from '../columns/profile.ts'
import type { ColumnProfile } from '../columns/tally.ts'
import type { LotRows } from '../lots/lot-rows.ts'
import { EMPTY_PROFILE } from '../lots/merge-profiles.ts'
import {
  AS_THEY_STAND,
  cellName,
  joinedCell,
  pieceOf,
  type Cut,
  type Derived,
  type Joined,
} from './cells.ts'
import { joinCandidates, provenJoins } from './joins.ts'

/** A table of a lot, as far as its columns are to be compared otherwise than they stand. */
export interface DerivedTable {
  /** Its number in the lot. */
  readonly t: number
  readonly width: number
  readonly profiles: readonly ColumnProfile[]
  /** Columns of which the examiner said what they are: nothing is joined of itself there. */
  readonly told: ReadonlySet<number>
  readonly joins: readonly (readonly number[])[]
  readonly cuts: ReadonlyMap<number, string>
}

/** Pieces of a cell at the most: what is further stands in the last. */
const MOST_PIECES = 12

/**
 * Which columns of each table are joined or cut, by what the examiner said and by what their values prove, and how the new
 * columns look; only of tables that have any.
 */
export async function derivedColumns(
  db: Database,
  rows: LotRows,
  tables: readonly DerivedTable[],
): Promise<
  ReadonlyMap<number, { readonly derived: Derived; readonly profiles: readonly ColumnProfile[] }>
> {
  const found = new Map<number, Derived>()
  for (const table of tables) {
    const said = table.joins.filter((columns) => columns.every((c) => c < table.width))
    const derived = {
      joins: said.map((columns) => ({ columns, kind: null })),
      cuts: await cutsOf(db, rows, table),
    }
    if (derived.joins.length + derived.cuts.length > 0) found.set(table.t, derived)
  }
  for (const [t, joins] of await joinsOfThemselves(db, rows, tables)) {
    const before = found.get(t) ?? AS_THEY_STAND
    found.set(t, { ...before, joins: [...before.joins, ...joins] })
  }
  const all = new Map<number, { derived: Derived; profiles: readonly ColumnProfile[] }>()
  for (const table of tables) {
    const derived = found.get(table.t)
    if (derived) all.set(table.t, { derived, profiles: await profilesOf(db, rows, table, derived) })
  }
  return all
}

/** All tables are asked together: there may be thousands. */
async function joinsOfThemselves(
  db: Database,
  rows: LotRows,
  tables: readonly DerivedTable[],
): Promise<(readonly [number, readonly Joined[]])[]> {
  const asked = tables.flatMap(({ t, profiles, told, joins, cuts }) => {
    const open = (c: number) => !told.has(c) && !cuts.has(c) && !joins.some((j) => j.includes(c))
    const candidates = joinCandidates(profiles, open)
    return candidates.length === 0 ? [] : [{ t, candidates }]
  })
  const proven = await provenJoins(db, rows, asked)
  return [...proven].filter(([, joins]) => joins.length > 0)
}

async function cutsOf(db: Database, rows: LotRows, table: DerivedTable): Promise<Cut[]> {
  const cuts: Cut[] = []
  let first = table.width
  for (const [column, sign] of [...table.cuts].sort(([a], [b]) => a - b)) {
    if (column >= table.width) continue
    const cell = cellName(column)
    const row =
      await db.one(sql`select coalesce(max(len(string_split(split_part(${cell}, chr(15), 1), ${sign}))), 1) as n
      from ${rows.of([table.t], table.width)}`)
    const pieces = Math.min(MOST_PIECES, count(row['n']))
    if (pieces < 2) continue
    cuts.push({ column, sign, pieces, first })
    first += pieces
  }
  return cuts
}

/** The profiles of the table with those of its new columns; a column that went into another is empty. */
async function profilesOf(
  db: Database,
  rows: LotRows,
  { t, width, profiles }: DerivedTable,
  { joins, cuts }: Derived,
): Promise<readonly ColumnProfile[]> {
  const total = width + cuts.reduce((sum, cut) => sum + cut.pieces, 0)
  const cells = [
    ...joins.map(
      ({ columns, kind }) => [columns[0] ?? 0, joinedCell(columns.map(cellName), kind)] as const,
    ),
    ...cuts.flatMap((cut) =>
      Array.from(
        { length: cut.pieces },
        (_, n) => [cut.first + n, pieceOf(cellName(cut.column), cut, n)] as const,
      ),
    ),
  ]
  const each = cells.map(
    ([c, cell]) =>
      sql`select t, ${raw(String(c))} as c, ${cell} as v, 1::bigint as n from ${id('derived_rows')}`,
  )
  const classes = await db.rows(
    sql`with derived_rows as (from ${rows.of([t], width)}) ${cellsQuery(join(each, sql` union all `))}`,
    'derived columns',
  )
  const own = readProfiles(total, classes).get(t) ?? []
  const gone = new Set([...joins.flatMap((j) => j.columns.slice(1)), ...cuts.map((c) => c.column)])
  const made = new Set(cells.map(([c]) => c))
  return Array.from({ length: total }, (_, c) => {
    if (gone.has(c)) return EMPTY_PROFILE
    return (made.has(c) ? own[c] : profiles[c]) ?? EMPTY_PROFILE
  })
}
