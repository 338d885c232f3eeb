import { raw, sql, type Sql } from '../../db/sql.ts'
import { MOST_PEOPLE } from '../person-part.ts'

/** States of a row: each of its people gives a record; or it only looks as if several stood in it. */
export const SPLIT = 1
export const DOUBTFUL = 2
const SPLIT_ROW = raw(String(SPLIT))
const DOUBTFUL_ROW = raw(String(DOUBTFUL))

/**
 * In a long row of people, and nothing else, two may have one name, one may come twice, and one number may break its rule: each gives a
 * record and is judged as one, as in a list with a line for each.
 */
const IN_LONG = sql`(k >= 8 and names * 2 >= k and firsts * 10 >= k * 9 and full_names * 10 >= k * 9)`

/** One verdict a row: one cell of people, or lists that fit each other. Anything more is doubtful. */
export const JUDGED = judged()

function judged(): Sql {
  const cells = sql`select t, p, r, c, k, false as lists, false as ids, [c]::integer[] as handled,
      form <> 'loose' and ((sound and names = k and firsts = k) or ${IN_LONG}) as sure from people_found where names > 1 and full_names > 1`
  const lists = sql`select t, p, r, min(c) as c, min(k) as k, true as lists, bool_or(ids) as ids, list_append(list(c order by c), min(name)) as handled,
      bool_and(sound) as sure from people_pair group by t, p, r`
  const all = sql`select w.*, not lists and list_contains(asked, c) as told, household, contacts, count(*) over (partition by p, r) as ways
    from ((${cells}) union all (${lists})) w join people_table k on k.t = w.t`
  const others = sql`case when ids then list_filter(filled, lambda x: not list_contains(contacts, x)) else filled end`
  const beyond = sql`sure and (told or ways = 1 and not household and list_has_all(handled, ${others}))`
  return sql`select t, a.p, a.r, c, k::integer as k, lists,
      case when ${beyond} and k <= ${raw(String(MOST_PEOPLE))} then ${SPLIT_ROW} else ${DOUBTFUL_ROW} end::utinyint as state
    from (${all}) a join people_beside b on a.p = b.p and a.r = b.r
    where not exists (select 1 from people_row o where o.p = a.p and o.r = a.r)
    qualify row_number() over (partition by a.p, a.r order by told desc, sure desc, c) = 1`
}
