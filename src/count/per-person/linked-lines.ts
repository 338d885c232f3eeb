import { count, type Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { rankNumber, SUBJECT_RANKS, type SubjectRank } from '../../records/verdicts.ts'
import { holders, SAME_KEYS } from '../elsewhere.ts'
import { lines } from '../lines.ts'
import { besideKey, contentOf, eligible, keysOfRank, subjectColumns } from '../subjects.ts'

/**
 * Lines that are wholly contained in a line known by another key (`elsewhere` of `classifyDuplicates`) count only for whoever
 * does not have the fuller line: so it must be known where that stands. Leaves the temporary tables
 * - `linked_line (item, part, line, content, sub)`: all lines of the persons concerned, `content` where it stands inside
 *   another, `sub` where the person has several lines;
 * - `within (item, content, whole, place_set)`: in which sets of batches a line of the person `whole` holds that content.
 *
 * Gives false, and leaves nothing, when there are none.
 */
export async function linkLines(db: Database, have: readonly string[]): Promise<boolean> {
  const ranks = await db.rows(sql`select distinct rank from elsewhere order by rank`)
  if (ranks.length === 0) return false
  await contained(db, have)
  await db.run(
    sql`create or replace temp table within (item uhugeint, content uhugeint, whole uhugeint, place_set integer)`,
  )
  await db.run(sql`create or replace temp table whole_person (rank utinyint, s1 uuid, s2 uuid)`)
  for (const row of ranks) {
    const rank = SUBJECT_RANKS[count(row['rank']) - 1]
    if (rank) await findWholes(db, have, rank)
  }
  await allLines(db, have)
  return true
}

/** A person as one number. */
function person(rank: Sql, first: Sql, second: Sql): Sql {
  return sql`((hash(${rank}, ${first}, ${second})::uhugeint << 64) | hash(${second}, ${first}, ${rank})::uhugeint)`
}

const OWN = person(raw('rank::utinyint'), raw('s1'), raw('s2'))

/** A content as one number, whichever line it is taken from. */
function contentNumber(have: readonly string[]): Sql {
  const all = contentOf(have)
  return sql`((hash(list_sort(${all}))::uhugeint << 64) | hash(list_reverse_sort(${all}))::uhugeint)`
}

/** `contained_line`: the lines that stand inside another, with their keys and values. */
async function contained(db: Database, have: readonly string[]): Promise<void> {
  const { first, second } = subjectColumns(have)
  await db.run(
    sql`create or replace temp table contained_at as
      select distinct m.part, m.line from elsewhere e
        join multi p on e.s1 = p.s1 and ${besideKey(raw('e.rank'), raw('e.s2'))} = p.beside
        join member m on m.sub = p.sub and m.fingerprint = e.fingerprint
      union all select part, line from inside_alone`,
    'linked: contained',
  )
  await db.run(
    sql`create or replace temp table contained_line as
      select part, line, rank, s1, s2, ${OWN} as item, content, elements from (
        select part, line, rank, ${first} as s1, ${second} as s2, ${contentNumber(have)} as content,
          ${contentOf(have)} as elements
        from ${lines()} semi join contained_at using (part, line) semi join stand using (part))`,
    'linked: contained',
  )
}

async function findWholes(db: Database, have: readonly string[], rank: SubjectRank): Promise<void> {
  if (!keysOfRank(rank, have)) return
  const number = raw(String(rankNumber(rank)))
  await db.run(
    sql`create or replace temp table part_content as
      select distinct item, content, s1 as g1, s2 as g2, elements from contained_line where rank = ${number}`,
    'linked: parts',
  )
  const { first, second } = subjectColumns(have)
  await db.run(
    sql`create or replace temp table whole_line as
      select distinct g1, g2, rank, ${first} as s1, ${second} as s2, place_set,
        ${contentNumber(have)} as content, ${contentOf(have)} as elements
      from (select distinct r.* from (${holders(have, rank, sql`part, line`, sql`part_content`)}) r
        semi join part_content w on ${SAME_KEYS}) p join ${lines()} using (part, line) join stand using (part)`,
    'linked: wholes',
  )
  await db.run(sql`create or replace temp table pair as ${PAIR}`, 'linked: pairs')
  await db.run(
    sql`insert into within select distinct p.item, p.content, ${OWN}, w.place_set
      from pair p join whole_line w on p.g1 = w.g1 and p.g2 is not distinct from w.g2 and p.whole = w.content
      where ${OWN} <> p.item`,
    'linked: within',
  )
  await db.run(
    sql`insert into whole_person select distinct w.rank, w.s1, w.s2
      from pair p join whole_line w on p.g1 = w.g1 and p.g2 is not distinct from w.g2 and p.whole = w.content`,
    'linked: within',
  )
}

/**
 * Which contents stand in which larger ones: looked for by the element of each that is rarest among those of the same
 * keys, as `containedIn` does, so that a number in a million lines does not make a million million pairs.
 */
const PAIR = sql`
  with whole_content as (select distinct g1, g2, content, elements from whole_line),
  of_wholes as (select g1, g2, content, elements, unnest(elements) as e from whole_content),
  often as (select g1, g2, e, count(*) as times from of_wholes group by all),
  of_parts as (select item, content, g1, g2, elements, unnest(elements) as e from part_content),
  found as (
    select p.item, p.content, p.g1, p.g2, p.elements, p.e, o.times,
      count(o.times) over (partition by p.item, p.content) as present,
      row_number() over (partition by p.item, p.content order by o.times, p.e) as nth
    from of_parts p left join often o on p.g1 = o.g1 and p.g2 is not distinct from o.g2 and p.e = o.e)
  select distinct f.item, f.content, f.g1, f.g2, w.content as whole
  from found f join of_wholes w on f.g1 = w.g1 and f.g2 is not distinct from w.g2 and f.e = w.e
  where f.nth = 1 and f.present = len(f.elements) and len(f.elements) < len(w.elements)
    and list_has_all(w.elements, f.elements)`

/** Every line of the persons on either side. */
async function allLines(db: Database, have: readonly string[]): Promise<void> {
  const { first, second } = subjectColumns(have)
  await db.run(
    sql`create or replace temp table linked_person as select *, ${OWN} as item from (
      select rank, s1, s2 from contained_line union select rank, s1, s2 from whole_person)`,
    'linked: persons',
  )
  await db.run(
    sql`create or replace temp table linked_line as
      select p.item, r.part, r.line, r.tier, c.content, m.sub
      from (select part, line, tier, rank, ${first} as s1, ${second} as s2
          from ${lines()} semi join stand using (part) where ${eligible()} and rank > 0) r
        join linked_person p on r.rank = p.rank and r.s1 = p.s1 and r.s2 is not distinct from p.s2
        left join contained_line c on r.part = c.part and r.line = c.line
        left join multi m on r.s1 = m.s1 and ${besideKey(raw('r.rank'), raw('r.s2'))} = m.beside`,
    'linked: lines',
  )
}
