import { id, sql, type Sql } from '../../db/sql.ts'
import { literal } from '../fields/cell.ts'
import { isName } from '../fields/name-shape.ts'
import { isVague } from '../fields/vague-name.ts'
import { keyOfNumber } from './cells-of-people.ts'
import { ANY_NUMBER, LISTED, NAME_LIST, NAMES_APART, plainCell, RELATION } from './grammar.ts'
import type { PeopleCells } from './places.ts'

/** Cells that list names, in rows with a list of numbers; of several such columns the first that is likely. */
export function nameLists({ of }: PeopleCells): Sql {
  const rows = sql`(select distinct p, r from people_cell where form = 'list' and not related)`
  const cells = sql`select s.t, s.p, s.r, s.c, s.o, ${plainCell(sql`s.cell`)} as y
    from ${of('names')} s join ${rows} l on s.p = l.p and s.r = l.r`
  const bare = sql`regexp_replace(y, '^[^:：]*[:：] *', '')`
  const items = sql`case when regexp_full_match(${bare}, ${literal(NAMES_APART)})
      then string_split_regex(${bare}, ' +') else string_split_regex(${bare}, ${literal(LISTED)}) end`
  return sql`select t, p, r, c, y, list_filter(${items}, lambda x: x <> '') as persons
    from (${cells})
    where regexp_full_match(y, ${literal(NAME_LIST)}) and not regexp_matches(y, ${literal(RELATION)})
    qualify row_number() over (partition by p, r order by o) = 1`
}

/** Names in one cell and as many numbers in another, where one of them at least is a name (技术开发、技术咨询 are two trades): `sound` where they fit each other one by one. */
export const PAIRS = sql`with persons as (
    select p, r, count(*) as k, count(distinct name) as names, bool_and(coalesce(${isName(id('name'))}, false)) as named, bool_or(coalesce(${isName(id('name'))} or ${isVague(id('name'))}, false)) as some
    from (select p, r, replace(unnest(persons), ' ', '') as name from people_list) group by p, r),
  numbers as (
    select p, r, c, count(*) as k, count(distinct key) as keys, coalesce(bool_and(strlen(key) = 18), false) as ids from (
      select p, r, c, ${keyOfNumber(id('number'))} as key from (
        select p, r, c, unnest(regexp_extract_all(x, ${literal(ANY_NUMBER)})) as number
        from people_cell where form = 'list' and not related))
    group by p, r, c)
  select l.t, l.p, l.r, l.c as name, n.c, o.k, o.named and o.names = o.k and n.k = o.k and n.keys = n.k as sound, n.ids
  from people_list l join persons o on o.p = l.p and o.r = l.r join numbers n on n.p = l.p and n.r = l.r where o.some`
