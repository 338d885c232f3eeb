import { count, type Database } from '../../db/database.ts'
import { id, raw, sql, type Sql } from '../../db/sql.ts'
import type { LotRows } from '../lots/lot-rows.ts'
import { FEW_ROWS } from '../lots/pools.ts'
import { literal } from '../fields/cell.ts'
import { cellsOf, FOUND, GROUPS, MENTIONED } from './cells-of-people.ts'
import { ANY_NUMBER } from './grammar.ts'
import { DOUBTFUL, JUDGED, SPLIT } from './judged.ts'
import { nameLists, PAIRS } from './listed-names.ts'
import {
  cellsOfAlike,
  cellsOfMany,
  columnsOf,
  keepPlaces,
  keepTables,
  type PeopleCells,
} from './places.ts'
import { findSideBySide, type AbreastColumns } from './side-by-side.ts'
import { BY_LOOKS, findSaid } from './said.ts'

/** Where people may stand side by side in the cells of some tables that are laid out alike. */
export interface PeopleColumns {
  /** Columns in which cells hold numbers packed together with other things. */
  readonly packed: readonly number[]
  /** Columns in which a cell may list names, the most likely first. */
  readonly names: readonly number[]
  /** Columns that say who the row is about: a number of them beside several people belongs to nobody knows whom. */
  readonly identities: readonly number[]
  /** Of these, columns of telephones: where each of several people has an ID of his own, a number beside them is whom to call. */
  readonly contacts: readonly number[]
  /** Columns of names and columns of numbers, two of each at least; null: there are none. */
  readonly abreast: AbreastColumns | null
  /** A list of pupils, households or flats: a line is of all who are named in it. */
  readonly household: boolean
  /** What the examiner said: column and delimiter, `people`, or `none`. */
  readonly said: ReadonlyMap<number, string>
}

/** Rows with several people, what of them each person has, and by what doubtful ones are parted. */
const TABLES = {
  people_row: 't integer, p bigint, r bigint, k integer, state utinyint',
  people_piece: 't integer, p bigint, r bigint, c integer, n integer, piece varchar',
  people_sign: 't integer, c integer, sign varchar, n bigint',
} as const

const SPLIT_ROW = raw(String(SPLIT))
const DOUBTFUL_ROW = raw(String(DOUBTFUL))

/** Makes the three tables that {@link findPeople} adds to. */
async function clearPeople(db: Database): Promise<void> {
  for (const [name, columns] of Object.entries(TABLES))
    await db.run(sql`create or replace temp table ${id(name)} (${raw(columns)})`, 'people')
}

/** Tables that are laid out alike. */
export interface PeopleTables {
  readonly ts: readonly number[]
  readonly width: number
  readonly columns: PeopleColumns
  /** Of all of them; little is looked at together with others, see {@link findPeople}. */
  readonly rows: number
}

/**
 * Finds the rows in which several people stand, each with name and number of his own: they go to `people_row`, their pieces to
 * `people_piece`. What is not beyond doubt is noted and left whole. Small tables are looked at together, however they are laid
 * out: the statements take a third of a second to plan.
 */
export async function findPeople(
  db: Database,
  rows: LotRows,
  groups: readonly PeopleTables[],
): Promise<void> {
  await clearPeople(db)
  await keepTables(db, groups)
  for (const { ts, width, columns } of groups) {
    const source = rows.of(ts, width)
    await findSaid(db, source, columns.said)
    if (columns.abreast) await findSideBySide(db, source, columns.abreast, columns.said)
  }
  const looked = groups.filter(({ columns }) => columnsOf(columns, 'packed').length > 0)
  const small = looked.filter((group) => group.rows < FEW_ROWS)
  const together = small.length > 1 ? small : []
  for (const { ts, width, columns } of looked.filter((group) => !together.includes(group)))
    await findInCells(db, cellsOfAlike(rows.of(ts, width), columns))
  if (together.length === 0) return
  await keepPlaces(db, together)
  const ts = together.flatMap((group) => group.ts)
  await findInCells(db, cellsOfMany(rows.lists(sql`people_place`, ts)))
}

/** People in single cells, and in cells that list their names and numbers. */
async function findInCells(db: Database, cells: PeopleCells): Promise<void> {
  await keep(db, 'people_cell', cellsOf(cells))
  if (count((await db.one(sql`select count(*) as n from people_cell`))['n']) === 0) return
  await keep(db, 'people_group', GROUPS)
  await keep(db, 'people_found', FOUND)
  await keep(db, 'people_list', nameLists(cells))
  await keep(db, 'people_pair', PAIRS)
  await keep(db, 'people_beside', cells.filled)
  await keep(db, 'people_judged', JUDGED)
  await keep(db, 'people_mentioned', MENTIONED)
  for (const step of [ROWS, PIECES, SIGNS, MENTIONED_SIGNS, MENTIONED_ROWS])
    await db.run(step, 'people')
}

function keep(db: Database, name: string, query: Sql): Promise<unknown> {
  return db.run(sql`create or replace temp table ${id(name)} as ${query}`, name)
}

const ROWS = sql`insert into people_row select t, p, r, k, state from people_judged`

const PIECES = sql`insert into people_piece
  select g.t, g.p, g.r, g.c, g.n, g.piece from people_group g join people_judged j
    on j.p = g.p and j.r = g.r and j.c = g.c and not j.lists where j.state = ${SPLIT_ROW}
  union all
  select l.t, l.p, l.r, l.c, unnest(range(len(l.persons))), unnest(l.persons)
    from people_list l join people_judged j on j.p = l.p and j.r = l.r and j.lists where j.state = ${SPLIT_ROW}
  union all
  select t, p, r, c, unnest(range(len(numbers))), unnest(numbers) from (
    select a.t, a.p, a.r, a.c, regexp_extract_all(x, ${literal(ANY_NUMBER)}) as numbers
    from people_pair a join people_cell x on x.p = a.p and x.r = a.r and x.c = a.c
      join people_judged j on j.p = a.p and j.r = a.r and j.lists where j.state = ${SPLIT_ROW})`

/** By what the people of doubtful rows are parted, so that the command which parts them can be printed. */
const SIGNS = sql`insert into people_sign
  select j.t, x.c, case when x.form in ('named', 'numbered') then ${literal(BY_LOOKS)}
      else coalesce(nullif(regexp_extract(x.x, '[0-9][^;；、/|,，0-9]*([;；、/|,，])', 1), ''), ${literal(BY_LOOKS)}) end, count(*)
    from people_judged j join people_cell x on x.p = j.p and x.r = j.r and (x.form = 'list') = j.lists
    where j.state = ${DOUBTFUL_ROW} group by all
  union all
  select j.t, l.c, coalesce(nullif(regexp_extract(l.y, '[一-龥] *([;；、/|,，])', 1), ''), '/'), count(*)
    from people_judged j join people_list l on l.p = j.p and l.r = j.r and j.lists
    where j.state = ${DOUBTFUL_ROW} group by all`

/** Of rows of which nothing was said so far, by what their people are parted; then the rows themselves. */
const SAID_ALREADY = sql`(select 1 from people_row o where o.p = m.p and o.r = m.r)`

const MENTIONED_SIGNS = sql`insert into people_sign
  select m.t, m.c, coalesce(nullif(regexp_extract(m.x, '[0-9][^;；、/|,，0-9]*([;；、/|,，])', 1), ''), ${literal(BY_LOOKS)}), count(*)
    from people_mentioned m where not exists ${SAID_ALREADY} group by all`

const MENTIONED_ROWS = sql`insert into people_row select m.t, m.p, m.r, max(m.k), ${DOUBTFUL_ROW}::utinyint
  from people_mentioned m where not exists ${SAID_ALREADY} group by m.t, m.p, m.r`
