import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql, type Step } from '../db/sql.ts'
import { rankNumber, SUBJECT_RANKS, type SubjectRank } from '../records/verdicts.ts'
import { containedIn } from './containment.ts'
import { lines, nameLines, NOTHING_DECIDED, type Decisions } from './lines.ts'
import { contentOf, eligible, keysOfRank, numbersOfRank, subjectColumns } from './subjects.ts'

/** Groups of lines about one person with up to this many different contents are compared pair by pair. */
const PAIRWISE = 48

/** Of lines with up to this many further values each may go with each: the recipient's name with his own number. */
const PAIRS = 16

/**
 * Says of every record that is not the one counted for its person why it is not: the duplicates of glossary 3.
 *
 * Needs the temporary table `place (part, tab, ord, file, copy, row_base)`; leaves
 * - `lines`: what is counted, with what people have decided of it ({@link nameLines});
 * - `multi (sub, rank, s1, s2, n)`: subjects that more than one eligible record is about;
 * - `member`: their records, with place and fingerprint of content, and no wider: they may be most of all lines;
 * - `head`: the one line that stands for each different content, with its class (NULL: counted);
 * - `verdict (part, line, code)`: every eligible record that is a duplicate, with its code.
 *
 * The classes do not depend on the order of rows: which of several contents is counted does, their numbers do not
 * (promise 3; docs/decisions/0004).
 */
export async function classifyDuplicates(
  db: Database,
  have: readonly string[],
  decisions: Decisions = NOTHING_DECIDED,
): Promise<Linked> {
  await nameLines(db, decisions)
  for (const step of memberSteps(have)) await createTable(db, step)
  const linked = await containedElsewhere(db, have)
  for (const step of verdictSteps(have)) await createTable(db, step)
  return linked
}

/** Persons counted by a weaker key that also stands in a line with a stronger one: listed, not merged. */
export interface Linked {
  readonly subjects: number
}

async function createTable(db: Database, step: Step): Promise<void> {
  await db.run(sql`create or replace temp table ${id(step.name)} as ${step.query}`, step.name)
}

/** A list of columns, each followed by a comma: empty when there are none. */
function each(columns: readonly string[]): Sql {
  return columns.reduce((all, c) => sql`${all}${id(c)}, `, sql``)
}

/**
 * The content of a line as a number of 128 bits: equal for lines with the same fields and values. It is taken over keys,
 * which nobody without the case key can steer, and compared within one person only.
 */
function fingerprint(have: readonly string[]): Sql {
  const there = join([...have.map((c) => id(c)), id('more')])
  const back = join([id('more'), ...have.map((c) => id(c)).reverse()])
  return sql`((hash(${there})::uhugeint << 64) | hash(${back})::uhugeint)`
}

function memberSteps(have: readonly string[]): Step[] {
  const { first, second } = subjectColumns(have)
  const own = sql`select *, ${first} as s1, ${second} as s2 from ${lines()} where ${eligible()} and rank > 0`
  return [
    {
      name: 'multi',
      query: sql`select row_number() over () as sub, * from (
        select rank, s1, s2, count(*) as n from (${own}) group by all having count(*) > 1)`,
    },
    {
      name: 'member',
      query: sql`select sub, part, line, ord, line + row_base as row, file, copy, r.rank, tier, age,
          ${fingerprint(have)} as fingerprint
        from (${own}) r join multi on r.rank = multi.rank and r.s1 = multi.s1
          and r.s2 is not distinct from multi.s2 join place using (part)`,
    },
    {
      name: 'repeated',
      query: sql`select sub, fingerprint from member group by all having count(*) > 1`,
    },
    {
      name: 'nth',
      query: sql`select *, 1 as nth, 1 as nth_in_file from member anti join repeated using (sub, fingerprint)
        union all
        select *, row_number() over (partition by sub, fingerprint order by ord, row, line, part) as nth,
          row_number() over (partition by sub, fingerprint, file order by ord, row, line, part) as nth_in_file
        from member semi join repeated using (sub, fingerprint)`,
    },
    {
      name: 'several',
      query: sql`select sub, count(*) as contents from nth where nth = 1 group by sub having count(*) > 1`,
    },
    {
      name: 'content',
      query: sql`select n.sub, n.contents, n.fingerprint, part, line, ${each(have)} more
        from (select * from nth join several using (sub) where nth = 1) n join ${lines()} using (part, line)`,
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

/**
 * A line may be wholly contained in one that is known by another key: a stronger one (ID number over name and phone), or
 * the other of two numbers. It is then a duplicate of that line. Where it holds something of its own it is listed, not
 * merged.
 */
async function containedElsewhere(db: Database, have: readonly string[]): Promise<Linked> {
  await createTable(db, {
    name: 'elsewhere',
    query: sql`select null::utinyint as rank, null::uuid as s1, null::uuid as s2, null::uhugeint as fingerprint where false`,
  })
  const ranks = await presentRanks(db)
  let subjects = 0
  for (const rank of ranks) subjects += await linkRank(db, have, rank)
  return { subjects }
}

async function presentRanks(db: Database): Promise<SubjectRank[]> {
  const rows = await db.rows(
    sql`select distinct rank from ${lines()} where ${eligible()} and rank > 0 order by rank`,
  )
  return rows.flatMap((r) => SUBJECT_RANKS[count(r['rank']) - 1] ?? [])
}

async function linkRank(db: Database, have: readonly string[], rank: SubjectRank): Promise<number> {
  const keys = keysOfRank(rank, have)
  if (!keys) return 0
  const number = raw(String(rankNumber(rank)))
  const second = keys.second ?? raw('null::uuid')
  await createTable(db, {
    name: 'wanted',
    query: sql`select distinct ${keys.first} as g1, ${second} as g2 from ${lines()}
      where ${eligible()} and rank = ${number}`,
  })
  const several = sql`rank > 0 and rank <= ${number} and more is not null`
  const named = keys.second ? sql`${several} and len(more) <= ${raw(String(PAIRS))}` : raw('false')
  const keysOf = (g1: Sql, g2: Sql, test: Sql) =>
    sql`select part, line, ${g1} as g1, ${g2} as g2 from ${lines()} where ${eligible()} and ${test}`
  await createTable(db, {
    name: 'stronger',
    // Only what shares its keys with a line of this rank is looked at closely: lists of elements are costly.
    query: sql`select distinct g1, g2, ${fingerprint(have)} as fingerprint, ${contentOf(have)} as elements
      from (select distinct * from (
        ${keysOf(keys.first, second, sql`rank > 0 and rank < ${number}`)}
        union all ${keysOf(sql`unnest(more)`, second, several)}
        union all ${keysOf(keys.first, sql`unnest(more)`, keys.second ? several : raw('false'))}
        ${join(
          numbersOfRank(rank, have).map(
            (own) => sql`union all ${keysOf(own, second, sql`rank > 0 and rank <= ${number}`)}`,
          ),
          raw(' '),
        )}
        union all select part, line, g1, unnest(more) as g2 from (
          select part, line, unnest(more) as g1, more from ${lines()} where ${eligible()} and ${named})
          where g1 in (select g1 from wanted)) p
        where exists (select 1 from wanted w where w.g1 = p.g1 and w.g2 is not distinct from p.g2))
      join ${lines()} using (part, line)`,
  })
  const { n } = await db.one(sql`select count(*) as n from stronger`)
  if (count(n) === 0) return 0
  await createTable(db, {
    name: 'weaker',
    query: sql`select distinct g1, g2, ${fingerprint(have)} as fingerprint, ${contentOf(have)} as elements
      from (select ${keys.first} as g1, ${second} as g2, * from ${lines()}
        where ${eligible()} and rank = ${number}) r
      where exists (select 1 from stronger s where s.g1 = r.g1 and s.g2 is not distinct from r.g2)`,
  })
  await createTable(db, { name: 'inside', query: containedIn('weaker', 'stronger') })
  await db.run(sql`insert into elsewhere select ${number}, g1, g2, fingerprint from inside`)
  const row = await db.one(sql`select count(*) as n from (select distinct g1, g2 from (
    select g1, g2, fingerprint from weaker except select g1, g2, fingerprint from inside))`)
  return count(row['n'])
}

function verdictSteps(have: readonly string[]): Step[] {
  const { first, second } = subjectColumns(have)
  return [
    {
      name: 'outside',
      query: sql`select sub, e.fingerprint from elsewhere e join multi m
        on e.rank = m.rank and e.s1 = m.s1 and e.s2 is not distinct from m.s2`,
    },
    {
      name: 'judged',
      query: sql`select n.*, c.sub is not null or o.sub is not null as inside
        from nth n left join contained c on n.sub = c.sub and n.fingerprint = c.fingerprint
          left join (select distinct * from outside) o on n.sub = o.sub and n.fingerprint = o.fingerprint
        where n.nth = 1`,
    },
    { name: 'differing', query: differing(have) },
    { name: 'head', query: heads(have) },
    {
      name: 'verdict',
      query: sql`select part, line, case when copy then 'DUP_FILE' when nth_in_file > 1 then 'DUP_IN_FILE'
          else 'DUP_CROSS_FILE' end as code from nth where nth > 1
        union all select part, line, code from head where code is not null
        union all select r.part, r.line, 'DUP_CONTAINED' from (
            select part, line, rank, ${first} as s1, ${second} as s2 from ${lines()} where ${eligible()} and rank > 0) r
          join elsewhere e on r.rank = e.rank and r.s1 = e.s1 and r.s2 is not distinct from e.s2
          where not exists (select 1 from multi m
            where m.rank = r.rank and m.s1 = r.s1 and m.s2 is not distinct from r.s2)`,
    },
  ]
}

/** For each person, the fields in which those of his lines differ that stand in no fuller line. */
function differing(have: readonly string[]): Sql {
  const fields = have.map((c) => sql`, min(${id(c)}) <> max(${id(c)}) as ${id(`d_${c}`)}`)
  return sql`select sub${join(fields, raw(''))}
    from judged join content using (sub, part, line) where not inside group by sub`
}

/** Of the contents of a subject that stand in no fuller line, one is counted; the others change or supplement it. */
function heads(have: readonly string[]): Sql {
  const differs = have.map((c) => sql`(${id(c)} is not null and ${id(`d_${c}`)})`)
  const conflict = differs.length
    ? sql`coalesce(${join(differs, raw(' or '))}, false)`
    : raw('false')
  return sql`
    select sub, part, line, case when inside then 'DUP_CONTAINED' end as code, age, tier
      from judged anti join several using (sub)
    union all
    select sub, part, line, case when inside then 'DUP_CONTAINED' when place = 1 then null
        when conflict then 'CHANGED' else 'DUP_SUPPLEMENT' end as code, age, tier
    from (select *, row_number() over (partition by sub order by inside, conflict desc, ord, row, line, part) as place
      from (select *, ${conflict} as conflict
        from (select * exclude (contents, fingerprint) from judged join content using (sub, part, line))
          left join differing using (sub)))`
}
