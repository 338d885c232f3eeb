import type { Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { cellsBelow, FEW_COLUMNS } from './cells-below.ts'
import type { PeopleColumns } from './find.ts'
import { BY_LOOKS } from './said.ts'

/** What the cells of a column are looked at for. */
export type Role = 'packed' | 'names' | 'identities'

/** The cells in which people are looked for, of tables that are laid out alike or of many that are not. */
export interface PeopleCells {
  /** SQL: the cells of all columns of a role, as `(t, p, r, c, o, cell)`; `o` is the place of the column among those of its role. */
  readonly of: (role: Role) => Sql
  /** SQL: which columns that say who it is are filled in the rows of `people_cell`, as `(p, r, filled)`. */
  readonly filled: Sql
}

/** The columns of a role. What the examiner said how to part is left to that, but for what is to be parted by its looks. */
export function columnsOf(columns: PeopleColumns, role: Role): readonly number[] {
  const { said, packed, names, identities } = columns
  if (role === 'identities') return identities
  const unsaid = (role === 'packed' ? packed : names).filter((c) => !said.has(c))
  return role === 'packed' ? [...unsaid, ...askedByLooks(columns)] : unsaid
}

/** Columns of which the examiner said that people are to be found in them by their looks. */
function askedByLooks({ said }: PeopleColumns): number[] {
  return [...said].flatMap(([c, how]) => (how === BY_LOOKS ? [c] : []))
}

/** Of a relation `(t, p, r, c0 …)` whose tables are all laid out so. */
export function cellsOfAlike(source: Sql, columns: PeopleColumns): PeopleCells {
  return {
    of: (role) => cellsOfColumns(source, columnsOf(columns, role)),
    filled: sql`select s.p, s.r, ${filledOf(columnsOf(columns, 'identities'))} as filled from ${source} s join ${PEOPLE_ROWS} l on s.p = l.p and s.r = l.r`,
  }
}

/** Of a relation `(t, p, r, cells)`, whose tables {@link keepPlaces} has noted. */
export function cellsOfMany(lists: Sql): PeopleCells {
  const of = (role: Role) =>
    sql`(select s.t, s.p, s.r, a.c, a.o, s.cells[a.c + 1] as cell from ${lists} s join people_place a on a.t = s.t and a.role = '${raw(role)}')`
  const filled = sql`list(s.c order by s.c) filter (where ${isFilled(sql`s.cell`)})`
  return {
    of,
    filled: sql`select l.p, l.r, coalesce(${filled}, []) as filled
      from ${PEOPLE_ROWS} l left join ${of('identities')} s on s.p = l.p and s.r = l.r group by l.p, l.r`,
  }
}

/** Notes which columns of tables are looked at for what, as `people_place`: the tables of a group are laid out alike. */
export async function keepPlaces(
  db: Database,
  groups: readonly { readonly ts: readonly number[]; readonly columns: PeopleColumns }[],
): Promise<void> {
  const roles: readonly Role[] = ['packed', 'names', 'identities']
  const places = groups.flatMap(({ ts, columns }) =>
    roles.flatMap((role) => columnsOf(columns, role).map((c, o) => ({ ts, role, c, o }))),
  )
  const shape = '[{"ts":["INTEGER"],"role":"VARCHAR","c":"INTEGER","o":"INTEGER"}]'
  await db.run(
    sql`create or replace temp table people_place as select unnest(ts) as t, role, c, o
      from (select unnest(from_json(${JSON.stringify(places)}::json, ${shape}), max_depth := 2))`,
    'people places',
  )
}

/**
 * Notes of all tables what decides about their rows, as `people_table`: whether they are of a household, whether one column alone is
 * looked at, which columns hold whom to call, and in which the examiner said that people stand.
 */
export async function keepTables(
  db: Database,
  groups: readonly { readonly ts: readonly number[]; readonly columns: PeopleColumns }[],
): Promise<void> {
  const tables = groups.map(({ ts, columns }) => ({
    ts,
    household: columns.household,
    single: columnsOf(columns, 'packed').length === 1,
    contacts: columns.contacts,
    asked: askedByLooks(columns),
  }))
  const shape =
    '[{"ts":["INTEGER"],"household":"BOOLEAN","single":"BOOLEAN","contacts":["INTEGER"],"asked":["INTEGER"]}]'
  await db.run(
    sql`create or replace temp table people_table as select unnest(ts) as t, household, single, contacts, asked
      from (select unnest(from_json(${JSON.stringify(tables)}::json, ${shape}), max_depth := 2))`,
    'people places',
  )
}

const PEOPLE_ROWS = sql`(select distinct p, r from people_cell)`

function cellsOfColumns(source: Sql, columns: readonly number[]): Sql {
  if (columns.length > FEW_COLUMNS) {
    const order = join(columns.map((c) => raw(String(c))))
    return sql`(select *, list_position([${order}], c) - 1 as o from ${cellsBelow(source, columns)})`
  }
  const none = sql`select 0 as t, 0 as p, 0 as r, 0 as c, 0 as o, '' as cell where false`
  const each = columns.map(
    (c, o) =>
      sql`select t, p, r, ${raw(String(c))} as c, ${raw(String(o))} as o, ${id(`c${String(c)}`)} as cell from ${source}`,
  )
  return sql`(${each.length === 0 ? none : join(each, sql` union all `)})`
}

function filledOf(columns: readonly number[]): Sql {
  if (columns.length === 0) return raw('[]::integer[]')
  const filled = columns.map(
    (c) => sql`case when ${isFilled(id('s', `c${String(c)}`))} then ${raw(String(c))} end`,
  )
  return sql`list_filter([${join(filled)}]::integer[], lambda x: x is not null)`
}

function isFilled(cell: Sql): Sql {
  return sql`length(trim(${cell}, ' 　-/无')) > 1`
}
