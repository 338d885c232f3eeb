import type { Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql, type Step } from '../db/sql.ts'
import { CLASS_TABLES } from '../records/index-file.ts'
import { containedIn } from './containment.ts'
import { containedElsewhere, type Linked } from './elsewhere.ts'
import { lines, nameLines, NOTHING_DECIDED, type Decisions } from './lines.ts'
import { besideKey, contentOf, eligible, fingerprint, subjectColumns } from './subjects.ts'

export type { Linked } from './elsewhere.ts'

/** Groups of lines about one person with up to this many different contents are compared pair by pair. */
const PAIRWISE = 48

/**
 * Says of every record that is not the one counted for its person why it is not: the duplicates of glossary 3.
 *
 * Needs the temporary table `place (part, tab, ord, file, copy, row_base)`; leaves
 * - `lines`: what is counted, with what people have decided of it ({@link nameLines});
 * - `first_key (s1, n, least, most)`: first keys of several eligible records; where `least` and `most` differ, these are
 *   about several persons;
 * - `multi (sub, s1, beside, n)`: persons whom several eligible records are about, by their keys ({@link besideKey});
 * - `member (sub, part, line, fingerprint, tier, age, flags, nth, in_file)`: their records, and no wider, for they may be
 *   most of all lines; the nth with the same content about the person, `in_file` where the one before it stands in the same
 *   file;
 * - `content`: of persons whose lines differ the first line of each content, with its keys;
 * - `several_head`: the same with their classes; `head`: the one line that stands for each content of anybody in `member`,
 *   with its class (NULL: counted);
 * - `inside_alone (part, line)`: lines that are the only one of their person and stand wholly in a line elsewhere;
 * - `elsewhere`: contents that stand wholly in a line known by another key ({@link containedElsewhere});
 * - `verdict (part, line, code)`: every eligible record that is a duplicate, with its code.
 *
 * The classes do not depend on the order of rows: which of several contents is counted does, their numbers do not
 * (promise 3; docs/decisions/0004).
 */
export async function classifyDuplicates(
  db: Database,
  have: readonly string[],
  decisions: Decisions = NOTHING_DECIDED,
  known?: Sql,
): Promise<Linked> {
  await nameLines(db, decisions, known)
  await forgetNames(db)
  for (const step of memberSteps(have)) await createTable(db, step)
  const linked = await containedElsewhere(db, have)
  for (const step of classSteps(have)) await createTable(db, step)
  await db.run(sql`create or replace temp view head as ${HEAD}`, 'head')
  await createTable(db, { name: 'verdict', query: VERDICTS })
  return linked
}

/** Classes that are kept are views (kept-classes.ts): a view does not give way to a table of its name, nor a table to a view. */
export async function forgetNames(db: Database): Promise<void> {
  const asked = sql`(${join([...Object.keys(CLASS_TABLES), 'head'].map((name) => sql`${name}`))})`
  const there = await db.rows(sql`
    select view_name as name, true as view from duckdb_views() where temporary and view_name in ${asked}
    union all select table_name, false from duckdb_tables() where temporary and table_name in ${asked}`)
  for (const { name, view } of there)
    await db.run(sql`drop ${raw(view === true ? 'view' : 'table')} temp.${id(String(name))}`)
}

async function createTable(db: Database, step: Step): Promise<void> {
  await db.run(sql`create or replace temp table ${id(step.name)} as ${step.query}`, step.name)
}

/** A list of columns, each followed by a comma: empty when there are none. */
function each(columns: readonly string[]): Sql {
  return columns.reduce((all, c) => sql`${all}${id(c)}, `, sql``)
}

/** Place of a line among all, by table and row; of people of one row the part decides. */
const SEAT = sql`(ord::bigint << 40) + line + row_base`

function memberSteps(have: readonly string[]): Step[] {
  const { first, second } = subjectColumns(have)
  const own = sql`select *, ${first} as s1, ${besideKey(raw('rank'), second)} as beside
    from ${lines()} where ${eligible()} and rank > 0`
  return [
    {
      name: 'first_key',
      query: sql`select s1, count(*) as n, min(beside) as least, max(beside) as most from (${own})
        where s1 is not null group by s1 having count(*) > 1`,
    },
    {
      name: 'multi',
      query: sql`select row_number() over ()::integer as sub, * from (
        select s1, least as beside, n from first_key where least = most
        union all select s1, beside, count(*) as n
          from (${own}) semi join (select s1 from first_key where least <> most) using (s1)
          group by all having count(*) > 1)`,
    },
    {
      name: 'member',
      // Files stand one after the other, so that the line before is of the same file if any is.
      query: sql`select sub, part, line, fingerprint, tier, age, flags, (row_number() over same)::integer as nth,
          coalesce(lag(file) over same = file, false) as in_file
        from (select sub, part, line, ${fingerprint(have)} as fingerprint, tier, age, flags, file, ${SEAT} as seat
          from (${own}) join multi using (s1, beside) join place using (part))
        window same as (partition by sub, fingerprint order by seat, part)`,
    },
    {
      name: 'several',
      query: sql`select sub, count(*) as contents from member where nth = 1 group by sub having count(*) > 1`,
    },
    {
      name: 'content',
      query: sql`select m.*, ${each(have)} more
        from (select sub, contents, fingerprint, part, line, tier, age, flags from member join several using (sub)
          where nth = 1) m join (select part, line, ${each(have)} more from ${lines()}) using (part, line)`,
    },
    {
      name: 'different',
      query: sql`select sub as g1, null::integer as g2, fingerprint, ${contentOf(have)} as elements, contents
        from content`,
    },
    { name: 'crowded', query: sql`from different where contents > ${raw(String(PAIRWISE))}` },
    {
      name: 'contained',
      query: sql`select distinct a.g1 as sub, a.fingerprint from different a join different b using (g1)
        where a.contents <= ${raw(String(PAIRWISE))} and len(a.elements) < len(b.elements)
          and list_has_all(b.elements, a.elements)
        union select g1, fingerprint from (${containedIn('crowded', 'crowded')})`,
    },
  ]
}

function classSteps(have: readonly string[]): Step[] {
  return [
    {
      name: 'outside',
      query: sql`select distinct sub, e.fingerprint from elsewhere e join multi m
        on m.s1 = e.s1 and m.beside = ${besideKey(raw('e.rank'), raw('e.s2'))}`,
    },
    {
      name: 'judged',
      query: sql`select n.*, c.sub is not null or o.sub is not null as inside
        from content n left join contained c on n.sub = c.sub and n.fingerprint = c.fingerprint
          left join outside o on n.sub = o.sub and n.fingerprint = o.fingerprint`,
    },
    { name: 'differing', query: differing(have) },
    { name: 'at_odds', query: atOdds(have) },
    { name: 'several_head', query: severalHeads(have) },
    { name: 'inside_alone', query: insideAlone(have) },
  ]
}

/** For each person, the fields in which those of his lines differ that stand in no fuller line. */
function differing(have: readonly string[]): Sql {
  const fields = have.map((c) => sql`, min(${id(c)}) <> max(${id(c)}) as ${id(`d_${c}`)}`)
  return sql`select sub${join(fields, raw(''))} from judged where not inside group by sub`
}

/**
 * Where a line of a person holds further values: which of his lines disagree with another of them. Whoever has one of two numbers
 * in a list, and both in another, has no other number: nothing of it changed, whichever of both is the least.
 */
function atOdds(have: readonly string[]): Sql {
  const odds = have.map((c) => {
    const [a, b] = [id('a', c), id('b', c)]
    return sql`(${a} <> ${b} and not list_contains(b.more, ${a}) and not list_contains(a.more, ${b}))`
  })
  const more = have.map((c) => sql`, ${id(c)}`)
  return sql`
    with held as (select sub, fingerprint, coalesce(more, []) as more${join(more, raw(''))} from judged
      where not inside and contents <= ${raw(String(PAIRWISE))}
        and sub in (select sub from judged where not inside and more is not null))
    select sub, a.fingerprint, coalesce(bool_or(${odds.length ? join(odds, raw(' or ')) : raw('false')}), false) as odd
      from held a join held b using (sub) group by all`
}

/** Of the contents of a subject that stand in no fuller line, one is counted; the others change or supplement it. */
function severalHeads(have: readonly string[]): Sql {
  const differs = have.map((c) => sql`(${id(c)} is not null and ${id(`d_${c}`)})`)
  const conflict = differs.length
    ? sql`coalesce(${join(differs, raw(' or '))}, false)`
    : raw('false')
  return sql`
    select sub, part, line, case when inside then 'DUP_CONTAINED' when nth = 1 then null
        when conflict then 'CHANGED' else 'DUP_SUPPLEMENT' end as code, age, tier, flags
    from (select *, row_number() over (partition by sub order by inside, conflict desc, seat, part) as nth
      from (select *, ${SEAT} as seat, coalesce(odd, ${conflict}) as conflict
        from judged left join differing using (sub) left join at_odds using (sub, fingerprint) join place using (part)))`
}

/** Those of one line that stands wholly in a line elsewhere. */
export const ELSEWHERE_SINGLE = sql`select s1, beside from (
  select s1, ${besideKey(raw('rank'), raw('s2'))} as beside from elsewhere) anti join multi using (s1, beside)`

/** `head`. Where all lines about a person have one content, that is counted unless it stands in a line elsewhere. */
export const HEAD = sql`
  select m.sub, part, line, case when o.sub is not null then 'DUP_CONTAINED' end as code, age, tier, flags
    from member m left join outside o on m.sub = o.sub and m.fingerprint = o.fingerprint
    where nth = 1 and m.sub not in (select sub from several)
  union all from several_head`

function insideAlone(have: readonly string[]): Sql {
  const { first, second } = subjectColumns(have)
  return sql`select part, line from (
      select part, line, ${first} as s1, ${besideKey(raw('rank'), second)} as beside
      from ${lines()} where ${eligible()} and rank > 0)
    semi join (${ELSEWHERE_SINGLE}) using (s1, beside)`
}

const VERDICTS = sql`
  select part, line, case when copy then 'DUP_FILE' when in_file then 'DUP_IN_FILE'
    else 'DUP_CROSS_FILE' end as code from member join place using (part) where nth > 1
  union all select part, line, code from head where code is not null
  union all select part, line, 'DUP_CONTAINED' from inside_alone`
