import type { Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { lines } from '../../count/lines.ts'
import { linkLines } from '../../count/per-person/linked-lines.ts'
import { Standing } from '../../count/per-person/standing.ts'
import { eligible, subjectColumns } from '../../count/subjects.ts'

/** A set of persons, by the batches in which they stand: in one of `places`, and in none of `apart`. */
export interface PersonSet {
  readonly places: ReadonlySet<number>
  readonly apart: ReadonlySet<number> | null
}

/**
 * Names the line by which each person of each set is counted, and his other lines there: what a number of a person or a
 * batch goes back to (promise 5). Leaves the temporary table
 * `counted_line (term, part, line, tier, first_part, first_line)`: the number of the set, the tier that the person has in
 * it (0 第三项 … 2 第五项), and the line that stands for him, itself included.
 *
 * Needs `place`, `batch_place` and the tables of `classifyDuplicates` (src/count/).
 *
 * @param linked a line that stands wholly in another line of the set counts once with it, as in the count of a person;
 *   false: each person by his own key, as a batch is counted
 */
export async function nameCountedLines(
  db: Database,
  have: readonly string[],
  sets: readonly PersonSet[],
  linked: boolean,
): Promise<void> {
  await nameParts(db, sets)
  await nameInside(db, have, sets, linked)
  const { first, second } = subjectColumns(have)
  await db.run(sql`create or replace temp table term_line as
    select t.term, r.part, r.line, r.rank, ${first} as s1, ${second} as s2,
      case r.tier when 1 then 0 when 2 then 1 else 2 end as tier,
      {'inside': i.part is not null, 'taken': d.part is not null, 'ord': p.ord, 'row': r.line + p.row_base,
        'line': r.line, 'part': r.part} as spot
    from ${lines()} r join term_part t using (part) join place p using (part)
      left join (select distinct part, line from verdict) d on d.part = r.part and d.line = r.line
      left join term_inside i on i.term = t.term and i.part = r.part and i.line = r.line
    where not t.apart and ${eligible()} and r.rank > 0`)
  await db.run(sql`create or replace temp table term_away as
    select distinct t.term, r.rank, ${first} as s1, ${second} as s2
      from ${lines()} r join term_part t using (part) where t.apart and ${eligible()} and r.rank > 0
    union select l.term, l.rank, l.s1, l.s2 from term_line l
      join linked_at k on k.part = l.part and k.line = l.line
      join term_holds h on h.term = l.term and h.whole = k.item`)
  await db.run(sql`create or replace temp table counted_line as
    with person as (select term, rank, s1, s2, min(spot) as spot, min(tier) as tier
      from term_line group by term, rank, s1, s2 having not bool_and(spot.inside))
    select l.term, l.part, l.line, p.tier::utinyint as tier, p.spot.part as first_part, p.spot.line as first_line
    from term_line l join person p on ${sameSubject('l', 'p')}
    where not exists (select 1 from term_away a where ${sameSubject('a', 'l')})`)
  await db.run(sql`drop table term_line`)
}

function sameSubject(a: 'a' | 'l', b: 'l' | 'p'): Sql {
  const of = (alias: string, column: string) => raw(`${alias}.${column}`)
  const equal = (column: string) => sql`${of(a, column)} = ${of(b, column)}`
  return sql`${equal('term')} and ${equal('rank')} and ${equal('s1')}
    and ${of(a, 's2')} is not distinct from ${of(b, 's2')}`
}

/** `term_part (term, part, apart)`: the parts of each set, and those whose persons are taken off. */
async function nameParts(db: Database, sets: readonly PersonSet[]): Promise<void> {
  const of = (places: ReadonlySet<number>, term: number, apart: boolean) =>
    [...places].map((batch) => ({ term, batch, apart }))
  const places = sets.flatMap((set, term) => [
    ...of(set.places, term, false),
    ...of(set.apart ?? new Set(), term, true),
  ])
  await db.run(sql`create or replace temp table term_part as
    select distinct term, part, apart from batch_place join (select unnest(from_json(${JSON.stringify(places)}::json,
      '[{"term":"INTEGER","batch":"INTEGER","apart":"BOOLEAN"}]'), recursive := true)) using (batch)`)
}

/**
 * `term_inside (term, part, line)`: lines that stand wholly in a line known by another key which is in the set, or among
 * those taken off; `linked_at (part, line, item)` and `term_holds (term, whole)`: persons who hold such a line of the
 * parts that are taken off.
 */
async function nameInside(
  db: Database,
  have: readonly string[],
  sets: readonly PersonSet[],
  linked: boolean,
): Promise<void> {
  const asked = new Set(sets.flatMap((set) => [...set.places, ...(set.apart ?? [])]))
  const there = linked && asked.size > 0 && (await link(db, have, asked))
  await db.run(
    sql`create or replace temp table term_inside as ${there ? INSIDE : sql`select 0 as term, 0 as part, 0 as line where false`}`,
  )
  await db.run(
    sql`create or replace temp table linked_at as ${there ? sql`select part, line, item from linked_line` : sql`select 0 as part, 0 as line, 0::uhugeint as item where false`}`,
  )
  await db.run(
    sql`create or replace temp table term_holds as ${there ? HOLDS : sql`select 0 as term, 0::uhugeint as whole where false`}`,
  )
}

async function link(
  db: Database,
  have: readonly string[],
  asked: ReadonlySet<number>,
): Promise<boolean> {
  await Standing.of(db, asked)
  return linkLines(db, have)
}

const INSIDE = sql`
  select distinct t.term, l.part, l.line
  from linked_line l join term_part t on t.part = l.part and not t.apart
    join within w on w.item = l.item and w.content = l.content
    join (select distinct term, place_set from stand join term_part using (part)) s
      on s.term = t.term and s.place_set = w.place_set`

const HOLDS = sql`
  select distinct t.term, w.whole from within w
    join linked_line l on l.item = w.item and l.content = w.content
    join term_part t on t.part = l.part and t.apart`
