import type { Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { MOST_PEOPLE } from '../person-part.ts'
import { plainCell } from './grammar.ts'

/** How the examiner says that a column is to be taken apart by what its cells look like, or not at all. */
export const BY_LOOKS = 'people'
const NOT_AT_ALL = 'none'

/**
 * Takes the cells of columns apart by the sign that the examiner gave: one piece a person, whatever it holds. Columns that are
 * taken apart together go by their order; a cell with one piece belongs to all people of its row.
 */
export async function findSaid(
  db: Database,
  source: Sql,
  said: ReadonlyMap<number, string>,
): Promise<void> {
  const signs = [...said].filter(([, sign]) => sign !== BY_LOOKS && sign !== NOT_AT_ALL)
  if (signs.length === 0) return
  const each = signs.map(
    ([c, sign]) => sql`select t, p, r, ${raw(String(c))} as c,
      list_filter(list_transform(string_split_regex(${plainCell(id(`c${String(c)}`))}, ${patternOf(sign)}), lambda x: trim(x)), lambda x: x <> '') as pieces
    from ${source} where strlen(${id(`c${String(c)}`)}) <= 20000`,
  )
  await db.run(
    sql`create or replace temp table people_said as
      select * from (${join(each, sql` union all `)}) where len(pieces) between 2 and ${raw(String(MOST_PEOPLE))}`,
    'people said',
  )
  await db.run(
    sql`insert into people_row select t, p, r, max(len(pieces))::integer, 1 from people_said group by t, p, r`,
    'people said',
  )
  await db.run(
    sql`insert into people_piece select s.t, s.p, s.r, s.c, n, s.pieces[n + 1] from (
      select o.*, unnest(range(w.k)) as n from people_said o join people_row w on w.p = o.p and w.r = o.r) s`,
    'people said',
  )
}

/** Signs that are typed in two widths. */
const TWINS = [',，', ';；', ':：', '|｜', '、､', '/／', ' 　']

/** The sign as an expression; a line end is `\n` and stands as `;` in the cells that are compared. */
function patternOf(sign: string): string {
  if (sign === '\\n' || sign === '\n') return '[;；]'
  const twins = TWINS.find((t) => t.includes(sign))
  return sign.length === 1 && twins ? `[${twins}]` : `\\Q${sign.replaceAll('\\E', '')}\\E`
}
