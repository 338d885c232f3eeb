import type { Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { lines } from '../../count/lines.ts'
import { subjectColumns } from '../../count/subjects.ts'
import { keyColumn } from '../../records/keys.ts'
import { FLAGS, rankNumber, reasonNumber } from '../../records/verdicts.ts'

/** A run of rows of one table, as it belongs to a batch; a copy of a file inside its own batch is left out. */
export interface ListPart {
  readonly part: number
  readonly batch: number
  readonly tab: number
  readonly 'row-base': number
}

/** Lines whose number or document is damaged, cut short or against its rule. */
export const MARRED = raw(String(FLAGS.damaged | FLAGS['invalid-id'] | FLAGS['invalid-phone']))

/** People whom something identifies beside what is marred in their line: nothing keeps them from being found elsewhere. */
const FINDABLE = sql`(rank > 0 and (flags & ${MARRED} = 0 or rank < ${raw(String(rankNumber('name+address')))}))`

/** At most so many further values of a line are compared: a cell with a thousand numbers tells no more. */
const FURTHER = 4

/**
 * Puts the people of each list in the order in which they stand: temporary table
 * `person_of_list (e, batch, tab, pos, clean, clean_pos, lines, part, line, rank, flags, bad, v_<kind> …)`, one row for each
 * person of a batch at his first line; `pos` counts the people of one table from 1, `clean_pos` those who can be
 * found elsewhere (a marred number may keep somebody from it), `lines` how many lines are about him, `bad` the
 * keys of what is wrong in a marred line, `v_<kind>` a number for each value. Keys and codes only (design section 6).
 *
 * A line that tells nobody takes no place in the order, unless a name stands beside a marred number: that is the very
 * person whose damage is looked for.
 */
export async function listPeople(
  db: Database,
  have: readonly string[],
  parts: readonly ListPart[],
): Promise<void> {
  await db.run(sql`create or replace temp table list_part as select unnest(from_json(${JSON.stringify(parts)}::json,
    '[{"part":"BIGINT","batch":"INTEGER","tab":"INTEGER","row-base":"BIGINT"}]'), recursive := true)`)
  await db.run(
    sql`create or replace temp table person_of_list as
      select * exclude (nth_alike, row), case when clean then nth_alike else pos - nth_alike end as clean_pos
      from (select row_number() over (order by batch, tab, row, part) as e, batch, tab, row,
          row_number() over (partition by batch, tab order by row, part) as pos, clean,
          row_number() over (partition by batch, tab, clean order by row, part) as nth_alike,
          times as lines, part, line, rank, flags, bad${values(have)}
        from (select *, ${FINDABLE} as clean, count(*) over (partition by batch, who) as times,
            row_number() over (partition by batch, who order by tab, row, part) as nth
          from (${theirLines(have)}) where who is not null)
        where nth = 1) order by e`,
    'people of the lists',
  )
}

function theirLines(have: readonly string[]): Sql {
  const { first, second } = subjectColumns(have)
  const name = have.includes(keyColumn('name')) ? id(keyColumn('name')) : raw('null::uuid')
  const subject = sql`((hash(rank, ${first}, ${second})::uhugeint << 64) | hash(${second}, ${first}, rank)::uhugeint)`
  const marred = sql`((hash(${name}, more)::uhugeint << 64) | hash(more, ${name})::uhugeint)`
  return sql`select p.batch, p.tab, r.part, r.line, r.line + p."row-base" as row, r.rank, r.flags${columns(have)},
      case when r.flags & ${MARRED} <> 0 and len(more) <= ${raw(String(FURTHER))} then more end as bad,
      case when r.rank > 0 then ${subject}
        when r.flags & ${MARRED} <> 0 and ${name} is not null and more is not null then ${marred} end as who
    from ${lines()} r join list_part p using (part)
    where r.reason <> ${raw(String(reasonNumber('EMPTY')))}`
}

function columns(have: readonly string[]): Sql {
  return join(
    have.map((c) => sql`, r.${id(c)}`),
    raw(''),
  )
}

/** Half of a key is enough to say that two cells of matched people differ. */
function values(have: readonly string[]): Sql {
  return join(
    have.map(
      (c) => sql`, case when ${id(c)} is not null then hash(${id(c)}) end as ${id(valueColumn(c))}`,
    ),
    raw(''),
  )
}

/** `k_mobile` → `v_mobile`: the column of `person_of_list` that stands for a key column. */
export function valueColumn(key: string): string {
  return key.replace(/^k_/, 'v_')
}
