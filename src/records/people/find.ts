import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { MOST_PEOPLE } from '../person-part.ts'
import { literal } from '../fields/cell.ts'
import { landline } from '../fields/landline.ts'
import { mobile } from '../fields/mobile.ts'
import { isName } from '../fields/name.ts'
import { residentId } from '../fields/resident-id.ts'
import {
  ALL_NAMED,
  ALL_NUMBERED,
  ANY_NUMBER,
  LISTED,
  NAME_LIST,
  NAME_OF_NAMED,
  NAME_OF_NUMBERED,
  NAMED_GROUP,
  NUMBER_LIST,
  NUMBERED_GROUP,
  plainCell,
  RELATION,
  TWO_NUMBERS,
} from './grammar.ts'
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

/** States of a row: each of its people gives a record; or it only looks as if several stood in it. */
export const SPLIT = 1
export const DOUBTFUL = 2
const SPLIT_ROW = raw(String(SPLIT))
const DOUBTFUL_ROW = raw(String(DOUBTFUL))

/** Makes the three tables that {@link findPeople} adds to. */
export async function clearPeople(db: Database): Promise<void> {
  for (const [name, columns] of Object.entries(TABLES))
    await db.run(sql`create or replace temp table ${id(name)} (${raw(columns)})`, 'people')
}

/**
 * Finds the rows of `source` (`t, p, r, c0 …`) in which several people stand, each with name and number of his own: they go
 * to `people_row`, their pieces to `people_piece`. What is not beyond doubt is noted and left whole.
 */
export async function findPeople(db: Database, source: Sql, columns: PeopleColumns): Promise<void> {
  const { said } = columns
  await findSaid(db, source, said)
  const asPeople = [...said].filter(([, how]) => how === BY_LOOKS).map(([c]) => c)
  const looked = [...columns.packed.filter((c) => !said.has(c)), ...asPeople]
  if (looked.length === 0) return
  await keep(db, 'people_cell', cellsOf(source, looked))
  if (count((await db.one(sql`select count(*) as n from people_cell`))['n']) === 0) return
  await keep(db, 'people_group', GROUPS)
  await keep(db, 'people_found', FOUND)
  const names = columns.names.filter((c) => !said.has(c))
  await keep(db, 'people_list', nameLists(source, names))
  await keep(db, 'people_pair', PAIRS)
  await keep(db, 'people_beside', beside(source, columns.identities))
  await keep(db, 'people_judged', judged(columns, asPeople))
  for (const step of [ROWS, PIECES, SIGNS]) await db.run(step, 'people')
}

function keep(db: Database, name: string, query: Sql): Promise<unknown> {
  return db.run(sql`create or replace temp table ${id(name)} as ${query}`, name)
}

/** Cells with two numbers and more, as they are compared, and how they are written. */
function cellsOf(source: Sql, columns: readonly number[]): Sql {
  const each = columns.map((c) => {
    const cell = id(`c${String(c)}`)
    return sql`select t, p, r, ${raw(String(c))} as c, ${plainCell(cell)} as x from ${source}
      where strlen(${cell}) between 16 and 20000`
  })
  const gated = sql`select * from (${join(each, sql` union all `)}) where regexp_matches(x, ${literal(TWO_NUMBERS)})`
  return sql`select *, case when regexp_full_match(x, ${literal(NUMBER_LIST)}) then 'list'
      when regexp_full_match(x, ${literal(ALL_NAMED)}) then 'named'
      when regexp_full_match(x, ${literal(ALL_NUMBERED)}) then 'numbered' else 'loose' end as form,
    regexp_matches(x, ${literal(RELATION)}) as related from (${gated})`
}

/** Each person of a cell with his name and numbers; of a loose cell whatever looks like one. */
const GROUPS = sql`select t, p, r, c, form, unnest(range(len(g)))::integer as n, unnest(g) as piece
  from (select t, p, r, c, form, case when form = 'numbered'
      then regexp_extract_all(x, ${literal(NUMBERED_GROUP)}) else regexp_extract_all(x, ${literal(NAMED_GROUP)}) end as g
    from people_cell where form <> 'list' and not related)`

const NAME_OF_PIECE = sql`replace(case when form = 'numbered' then regexp_extract(piece, ${literal(NAME_OF_NUMBERED)}, 1)
    else regexp_extract(piece, ${literal(NAME_OF_NAMED)}, 1) end, ' ', '')`

/** By cell: how many people, how many names, and whether every name is full and every number valid and nobody else's. */
const FOUND = sql`select t, p, r, c, form, count(*) as k, count(distinct name) as names,
    count(*) filter (where named) as full_names, bool_and(named and sound) as sound, count(distinct least_key) as firsts
  from (select *, coalesce(${isName(id('name'))}, false) as named from (
    select t, p, r, c, form, n, name, bool_and(key is not null) as sound, min(key) as least_key from (
      select *, ${keyOfNumber(id('number'))} as key from (
        select t, p, r, c, form, n, ${NAME_OF_PIECE} as name, unnest(regexp_extract_all(piece, ${literal(ANY_NUMBER)})) as number
        from people_group))
    group by t, p, r, c, form, n, name))
  group by t, p, r, c, form`

/** The number in its canonical form; null: it breaks its rule. */
function keyOfNumber(number: Sql): Sql {
  return sql`coalesce(${mobile.normalise(number)}, ${residentId.normalise(number)}, ${landline.normalise(number)})`
}

/** Cells that list names, in rows with a list of numbers; of several such columns the first that is likely. */
function nameLists(source: Sql, names: readonly number[]): Sql {
  const rows = sql`(select distinct p, r from people_cell where form = 'list' and not related)`
  const each = names.map((c, order) => {
    const cell = plainCell(id('s', `c${String(c)}`))
    return sql`select s.t, s.p, s.r, ${raw(String(c))} as c, ${raw(String(order))} as o, ${cell} as y
      from ${source} s join ${rows} l on s.p = l.p and s.r = l.r`
  })
  const none = sql`select 0 as t, 0 as p, 0 as r, 0 as c, 0 as o, '' as y where false`
  const items = sql`string_split_regex(regexp_replace(y, '^[^:：]*[:：] *', ''), ${literal(LISTED)})`
  return sql`select t, p, r, c, y, list_filter(${items}, lambda x: x <> '') as persons
    from (${each.length === 0 ? none : join(each, sql` union all `)})
    where regexp_full_match(y, ${literal(NAME_LIST)}) and not regexp_matches(y, ${literal(RELATION)})
    qualify row_number() over (partition by p, r order by o) = 1`
}

/** Names in one cell and as many numbers in another: `sound` where they fit each other one by one. */
const PAIRS = sql`with persons as (
    select p, r, count(*) as k, count(distinct name) as names, bool_and(coalesce(${isName(id('name'))}, false)) as named
    from (select p, r, replace(unnest(persons), ' ', '') as name from people_list) group by p, r),
  numbers as (
    select p, r, c, count(*) as k, count(distinct key) as keys, coalesce(bool_and(strlen(key) = 18), false) as ids from (
      select p, r, c, ${keyOfNumber(id('number'))} as key from (
        select p, r, c, unnest(regexp_extract_all(x, ${literal(ANY_NUMBER)})) as number
        from people_cell where form = 'list' and not related))
    group by p, r, c)
  select l.t, l.p, l.r, l.c as name, n.c, o.k, o.named and o.names = o.k and n.k = o.k and n.keys = n.k as sound, n.ids
  from people_list l join persons o on o.p = l.p and o.r = l.r join numbers n on n.p = l.p and n.r = l.r`

/** Which columns that say who it is are filled in the rows concerned. */
function beside(source: Sql, identities: readonly number[]): Sql {
  const filled = identities.map((c) => {
    return sql`case when length(trim(${id('s', `c${String(c)}`)}, ' 　-/无')) > 1 then ${raw(String(c))} end`
  })
  const list =
    filled.length === 0
      ? raw('[]::integer[]')
      : sql`list_filter([${join(filled)}]::integer[], lambda x: x is not null)`
  return sql`select s.p, s.r, ${list} as filled from ${source} s
    join (select distinct p, r from people_cell) l on s.p = l.p and s.r = l.r`
}

/** One verdict a row: one cell of people, or lists that fit each other. Anything more is doubtful. */
function judged({ household, contacts }: PeopleColumns, asPeople: readonly number[]): Sql {
  const told =
    asPeople.length === 0 ? raw('false') : sql`c in (${join(asPeople.map((c) => raw(String(c))))})`
  const cells = sql`select t, p, r, c, k, false as lists, false as ids, [c]::integer[] as handled,
      form <> 'loose' and sound and names = k and firsts = k as sure, ${told} as told
    from people_found where names > 1 and full_names > 1`
  const lists = sql`select t, p, r, min(c) as c, min(k) as k, true as lists, bool_or(ids) as ids, list_append(list(c order by c), min(name)) as handled,
      bool_and(sound) as sure, false as told
    from people_pair group by t, p, r`
  const calls = sql`[${join(contacts.map((c) => raw(String(c))))}]::integer[]`
  const others = sql`case when ids then list_filter(filled, lambda x: not list_contains(${calls}, x)) else filled end`
  const all = sql`select *, count(*) over (partition by p, r) as ways from ((${cells}) union all (${lists}))`
  const beyond = sql`sure and (told or ways = 1 and ${raw(household ? 'false' : 'true')} and list_has_all(handled, ${others}))`
  return sql`select t, a.p, a.r, c, k::integer as k, lists,
      case when ${beyond} and k <= ${raw(String(MOST_PEOPLE))} then ${SPLIT_ROW} else ${DOUBTFUL_ROW} end::utinyint as state
    from (${all}) a join people_beside b on a.p = b.p and a.r = b.r
    where not exists (select 1 from people_row o where o.p = a.p and o.r = a.r)
    qualify row_number() over (partition by a.p, a.r order by told desc, sure desc, c) = 1`
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
