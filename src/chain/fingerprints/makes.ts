import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql } from '../../db/sql.ts'
import { valueColumn } from './lists.ts'

/** A list that holds all of another and more: of what make are the people that it has besides? */
export interface AskedMake {
  readonly list: number
  readonly other: number
}

export interface Make extends AskedMake {
  /** People of the list that are not in the other, and of these the ones with fields filled as in no line of both. */
  readonly extra: number
  readonly strange: number
}

/** Lists are read once more for each pair, so no more pairs than these are looked at; the largest come first. */
const MOST = 300

/**
 * Lines made up to lengthen a list, or taken from another, mostly have other fields filled than the rest. Needs `met`.
 */
export async function makesOf(
  db: Database,
  have: readonly string[],
  asked: readonly AskedMake[],
): Promise<Make[]> {
  if (asked.length === 0 || have.length === 0) return []
  const filled = join(
    have.map((c) => sql`case when l.${id(valueColumn(c))} is null then '0' else '1' end`),
    raw(' || '),
  )
  const list = JSON.stringify(
    asked.slice(0, MOST).map(({ list: n, other }) => ({ list: n, other })),
  )
  const rows = await db.rows(
    sql`with wanted as (select unnest(from_json(${list}::json, '[{"list":"INTEGER","other":"INTEGER"}]'), recursive := true)),
      common as (select w.list, w.other, case when m.a = w.list then m.ea else m.eb end as e
        from wanted w join met m on (m.a = w.list and m.b = w.other) or (m.b = w.list and m.a = w.other)),
      patterns as (select w.list, w.other, ${filled} as pattern,
          count(*) filter (where b.e is null and l.clean) as extra, count(b.e) as shared
        from wanted w join person_of_list l on l.batch = w.list
          left join common b on b.list = w.list and b.other = w.other and b.e = l.e
        group by all)
      select list, other, sum(extra)::bigint as extra, coalesce(sum(extra) filter (where shared = 0), 0)::bigint as strange
      from patterns group by all order by list, other`,
    'makes of lists',
  )
  return rows.map((r) => ({
    list: count(r['list']),
    other: count(r['other']),
    extra: count(r['extra']),
    strange: count(r['strange']),
  }))
}
