import { count, type Database, type Row } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { headerMatches } from './columns/headers.ts'
import { cellsQuery, readProfiles } from './columns/profile.ts'
import { filledCells, type ColumnProfile } from './columns/tally.ts'
import { derivedColumns } from './derived/derive.ts'
import { AS_THEY_STAND, type Derived } from './derived/cells.ts'
import type { KindId } from './kinds.ts'
import type { LotRows } from './lots/lot-rows.ts'
import { peopleColumns } from './people/columns.ts'
import { peopleByTable, type PeopleOfTable } from './people/expand.ts'
import { findPeople, type PeopleTables } from './people/find.ts'

/** What the examiner said of the columns of a table. */
export interface SaidOfColumns {
  readonly kinds: ReadonlyMap<number, KindId>
  /** Columns whose cells hold several people, with the sign between them, `people` or `none`. */
  readonly splits: ReadonlyMap<number, string>
  /** Columns that are cut in several by a sign. */
  readonly cuts: ReadonlyMap<number, string>
  /** Columns that hold one number between them. */
  readonly joins: readonly (readonly number[])[]
}

export const NOTHING_SAID: SaidOfColumns = {
  kinds: new Map(),
  splits: new Map(),
  cuts: new Map(),
  joins: [],
}

export interface ArrangedTable {
  readonly t: number
  readonly width: number
  readonly headers: readonly (string | null)[] | null
  readonly profiles: readonly ColumnProfile[]
  readonly said: SaidOfColumns
}

/** How the rows of a table are compared where that is otherwise than they stand, and how its columns look then. */
export interface Arrangement {
  readonly derived: Derived
  readonly people: PeopleOfTable | null
  readonly profiles: readonly ColumnProfile[]
}

/**
 * Numbers over several columns, columns cut in several, several people in a row: found by their values or said by the
 * examiner. Only tables that have any are given; of all others nothing but their profiles is looked at.
 */
export async function arrange(
  db: Database,
  rows: LotRows,
  tables: readonly ArrangedTable[],
): Promise<ReadonlyMap<number, Arrangement>> {
  const found = new Map<number, Arrangement>()
  const derived = await derivedColumns(
    db,
    rows,
    tables.map(({ said, ...table }) => ({
      ...table,
      told: new Set([...said.kinds.keys(), ...wholeByThemselves(table.headers)]),
      joins: said.joins,
      cuts: said.cuts,
    })),
  )
  for (const [t, { derived: own, profiles }] of derived)
    found.set(t, { derived: own, people: null, profiles })
  for (const [t, { people, profiles }] of await peopleOf(db, rows, tables, found)) {
    found.set(t, { derived: found.get(t)?.derived ?? AS_THEY_STAND, people, profiles })
  }
  return found
}

/** Columns whose header says a number that is whole by itself: 身高 174 and 户号 85814581 are no telephone. */
function wholeByThemselves(headers: ArrangedTable['headers']): number[] {
  return (headers ?? []).flatMap((header, c) => {
    const kind = headerMatches(header)[0]?.kind
    return kind !== undefined && WHOLE_NUMBERS.has(kind) ? [c] : []
  })
}

const WHOLE_NUMBERS: ReadonlySet<KindId> = new Set([
  'age',
  'amount',
  'balance',
  'credit',
  'health',
  'trade',
  'call-record',
  'row-no',
])

type WithPeople = Pick<Arrangement, 'profiles'> & { readonly people: PeopleOfTable }

async function peopleOf(
  db: Database,
  rows: LotRows,
  tables: readonly ArrangedTable[],
  derived: ReadonlyMap<number, Arrangement>,
): Promise<ReadonlyMap<number, WithPeople>> {
  const groups = alike(tables, derived)
  if (groups.length === 0) return new Map()
  await findPeople(db, rows, groups)
  const people = await peopleByTable(db)
  const own = await splitProfiles(db, rows, people)
  return new Map(
    tables.flatMap((table) => {
      const found = people.get(table.t)
      if (!found) return []
      const before = derived.get(table.t)?.profiles ?? table.profiles
      const split = readProfiles(table.width, own.get(table.t) ?? [])
      const columns = split.get(table.t)
      const profiles = before.map((p, c) => (found.split.includes(c) && columns?.[c]) || p)
      return [[table.t, { people: found, profiles }] as const]
    }),
  )
}

/** Tables in which the same columns are looked at. */
interface AlikeTables extends PeopleTables {
  readonly ts: number[]
  rows: number
}

/** Tables in which the same columns are to be looked at, together: there may be thousands. */
function alike(
  tables: readonly ArrangedTable[],
  derived: ReadonlyMap<number, Arrangement>,
): AlikeTables[] {
  const groups = new Map<string, AlikeTables>()
  for (const { t, width, headers, profiles, said } of tables) {
    const gone = usedColumns(derived.get(t)?.derived ?? AS_THEY_STAND)
    const seen = profiles.map((p, c) => (gone.has(c) ? { ...p, classes: new Map() } : p))
    const columns = peopleColumns(headers, seen, said.kinds, within(said.splits, width))
    if (columns === null) continue
    const key = JSON.stringify([width, columns, [...columns.said]])
    const group = groups.get(key) ?? { ts: [], width, columns, rows: 0 }
    group.ts.push(t)
    group.rows += profiles.reduce((most, p) => Math.max(most, filledCells(p)), 0)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function usedColumns({ joins, cuts }: Derived): ReadonlySet<number> {
  return new Set([...joins.flatMap((j) => j.columns), ...cuts.map((c) => c.column)])
}

function within(said: ReadonlyMap<number, string>, width: number): ReadonlyMap<number, string> {
  return new Map([...said].filter(([c]) => c < width))
}

/**
 * How the columns look that were taken apart, by table: their pieces, and the cells that stayed whole. One statement for all
 * tables: to plan it takes half a second.
 */
async function splitProfiles(
  db: Database,
  rows: LotRows,
  people: ReadonlyMap<number, PeopleOfTable>,
): Promise<ReadonlyMap<number, readonly Row[]>> {
  const ts = [...people].flatMap(([t, { split }]) => (split.length > 0 ? [t] : []))
  if (ts.length === 0) return new Map()
  await db.run(
    sql`create or replace temp table people_column as select distinct t, c from people_piece`,
    'people columns',
  )
  const cells = sql`select t, c, piece as v, 1::bigint as n from people_piece
    union all
    select s.t, a.c, s.cells[a.c + 1] as v, 1::bigint as n
      from ${rows.lists(sql`people_column`, ts)} s join people_column a on a.t = s.t
        anti join people_piece x on x.p = s.p and x.r = s.r and x.c = a.c`
  const classes = await db.rows(cellsQuery(cells), 'people columns')
  return Map.groupBy(classes, (row) => count(row['t']))
}
