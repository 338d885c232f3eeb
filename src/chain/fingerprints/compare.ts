import { count, type Database, type Row } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import { KINDS, type KindId } from '../../records/kinds.ts'
import { CERTAIN } from './handles.ts'
import { MARRED, valueColumn } from './lists.ts'
import type { SharingPair } from './pairs.ts'

/** A run of at least so many people in the same order counts as kept order: chance makes less than one in all. */
export const RUN = 4

/** Matched people that are worked on at a time. */
const AT_A_TIME = 4_000_000

/** How the cells of one kind of field go together over the matched people. */
export interface KindCells {
  readonly kind: KindId
  readonly equal: number
  readonly differ: number
  /** Filled in one, empty in the other. */
  readonly onlyA: number
  readonly onlyB: number
}

/** What was counted of a pair; all of it over the people found in both (`matched`). */
export interface PairCounts {
  readonly a: number
  readonly b: number
  readonly matched: number
  /** Neighbours in the order of both: the next person of a is the next one of b (people of both only). */
  readonly links: number
  /** Runs of two or more; people in runs of {@link RUN} or more; the longest. */
  readonly runs: number
  readonly inRuns: number
  readonly longest: number
  /** Places inside the common order at which one has (whole) people that the other lacks, and how many they are. */
  readonly gapsA: number
  readonly gapsB: number
  readonly insideA: number
  readonly insideB: number
  /** People marred in each, in both, and whole in one while a number is missing or damaged in the other. */
  readonly marredA: number
  readonly marredB: number
  readonly marredBoth: number
  /** Of the matched, those who could be found by other than a marred number. */
  readonly cleanA: number
  readonly cleanB: number
  readonly sameWrong: number
  readonly wholeInA: number
  readonly wholeInB: number
  /** Names that are full in one and broken or hidden in the other. */
  readonly namedInA: number
  readonly namedInB: number
  /** People of more than one line. */
  readonly doubledA: number
  readonly doubledB: number
  readonly doubledBoth: number
  /** Both lists (their longest tables) end at the same person. */
  readonly sameEnd: boolean
  readonly kinds: readonly KindCells[]
}

/**
 * Compares the people of each pair, a bounded number at a time; the work is linear in what a pair has in common. Leaves
 * `met (a, b, ea, eb)`, every person found in both, for those who ask which of them stand in a third list.
 */
export async function comparePairs(
  db: Database,
  have: readonly string[],
  pairs: readonly SharingPair[],
): Promise<PairCounts[]> {
  await db.run(sql`create or replace temp table met (a integer, b integer, ea bigint, eb bigint)`)
  const found: PairCounts[] = []
  for (const some of portions(pairs)) found.push(...(await compareSome(db, have, some)))
  return found
}

function portions(pairs: readonly SharingPair[]): SharingPair[][] {
  const all: SharingPair[][] = []
  let sum = Infinity
  for (const pair of pairs) {
    sum += pair.handles
    if (sum > AT_A_TIME) {
      all.push([])
      sum = pair.handles
    }
    all.at(-1)?.push(pair)
  }
  return all
}

async function compareSome(
  db: Database,
  have: readonly string[],
  pairs: readonly SharingPair[],
): Promise<PairCounts[]> {
  const list = JSON.stringify(pairs.map(({ a, b }) => ({ a, b })))
  await db.run(
    sql`create or replace temp table asked as select unnest(from_json(${list}::json, '[{"a":"INTEGER","b":"INTEGER"}]'), recursive := true)`,
  )
  await matchPeople(db)
  await db.run(sql`insert into met select a, b, ea, eb from matched`)
  const order = await db.rows(ORDER, 'order of lists')
  const cells = await db.rows(cellsQuery(have), 'cells of matched people')
  const ends = await db.rows(ENDS, 'ends of lists')
  const cellsOf = byPair(cells)
  const endsOf = byPair(ends)
  return order.map((row) =>
    pairCounts(row, cellsOf.get(pairKey(row)), endsOf.get(pairKey(row)), have),
  )
}

/** Each person of one list with at most one of the other: by the strongest handle, and then each of those once. */
async function matchPeople(db: Database): Promise<void> {
  const names = sql`(x.name is null or y.name is null or x.name = y.name)`
  const numbers = sql`(x.number is null or y.number is null or x.number = y.number)`
  await db.run(
    sql`create or replace temp table proposed as
      select a, b, ha.e as ea, hb.e as eb, min(ha.h) as h
      from asked join handle ha on ha.batch = a join handle hb on hb.batch = b and hb.hk = ha.hk and hb.h = ha.h
      group by all`,
    'proposed matches',
  )
  await db.run(
    sql`create or replace temp table matched as
      select a, b, ea, eb from (
        select p.a, p.b, p.ea, p.eb, p.h,
          row_number() over (partition by p.a, p.b, p.ea order by p.h, p.eb) as nth_a,
          row_number() over (partition by p.a, p.b, p.eb order by p.h, p.ea) as nth_b
        from proposed p join naming x on x.e = p.ea join naming y on y.e = p.eb
        where p.h < ${raw(String(CERTAIN))} or (${names} and ${numbers}))
      where nth_a = 1 and nth_b = 1`,
    'matches',
  )
}

/** Temporary table `naming (e, name, number)`: what may not differ between two lines about one person. */
export async function nameNaming(db: Database, have: readonly string[]): Promise<void> {
  const of = (kind: KindId) =>
    have.includes(keyColumn(kind)) ? id(valueColumn(keyColumn(kind))) : raw('null::ubigint')
  await db.run(
    sql`create or replace temp table naming as
      select e, ${of('name')} as name, ${of('resident-id')} as number from person_of_list order by e`,
  )
}

/**
 * Neighbours in both orders, and the runs that they make: links that follow one another have the same distance to their
 * own number. (A running sum over the window gives the same and took DuckDB thirty times as long.)
 */
const ORDER = sql`
  with placed as (
    select m.a, m.b, x.tab as ta, x.clean_pos - x.clean::integer as pa, x.clean_pos as pa1,
      y.tab as tb, y.clean_pos - y.clean::integer as pb, y.clean_pos as pb1,
      row_number() over (partition by m.a, m.b order by x.tab, x.pos) as ra,
      row_number() over (partition by m.a, m.b order by y.tab, y.pos) as rb
    from matched m join person_of_list x on x.e = m.ea join person_of_list y on y.e = m.eb),
  beside as (
    select *, lag(rb) over own as rb0, lag(ta) over own as ta0, lag(tb) over own as tb0,
      lag(pa1) over own as pa0, lag(pb1) over own as pb0
    from placed window own as (partition by a, b order by ra)),
  linked as (
    select *, coalesce(rb = rb0 + 1 and ta = ta0 and tb = tb0, false) as link from beside),
  islands as (
    select a, b, ra - row_number() over (partition by a, b order by ra) as island from linked where link),
  runs as (select a, b, island, count(*) + 1 as n from islands group by all),
  lengths as (
    select a, b, count(*) as runs, max(n) as longest,
      coalesce(sum(n) filter (where n >= ${raw(String(RUN))}), 0)::bigint as in_runs
    from runs group by all)
  select l.a, l.b, count(*) as matched, count(*) filter (where link) as links,
    count(*) filter (where link and pa > pa0) as gaps_a, count(*) filter (where link and pb > pb0) as gaps_b,
    coalesce(sum(pa - pa0) filter (where link), 0)::bigint as inside_a,
    coalesce(sum(pb - pb0) filter (where link), 0)::bigint as inside_b,
    coalesce(max(runs), 0) as runs, coalesce(max(longest), 1) as longest, coalesce(max(in_runs), 0) as in_runs
  from linked l left join lengths using (a, b) group by all order by l.a, l.b`

/** The last person of the longest table of each list. */
const ENDS = sql`
  with sizes as (select batch, tab, max(pos) as n from person_of_list
      where batch in (select a from asked union select b from asked) group by all),
  longest as (select batch, tab, n from sizes
    qualify row_number() over (partition by batch order by n desc, tab) = 1),
  last as (select l.batch, l.e from person_of_list l join longest g on l.batch = g.batch and l.tab = g.tab and l.pos = g.n)
  select m.a, m.b, count(*) as same_end from matched m
    join last x on x.batch = m.a and x.e = m.ea join last y on y.batch = m.b and y.e = m.eb group by all order by 1, 2`

function cellsQuery(have: readonly string[]): Sql {
  const marred = (side: 'x' | 'y') => sql`(${id(side)}.flags & ${MARRED} <> 0)`
  const checked = NUMBERS.filter((k) => have.includes(keyColumn(k)))
  const lacks = (whole: 'x' | 'y', other: 'x' | 'y') =>
    checked.length === 0
      ? raw('false')
      : sql`(${join(
          checked.map((k) => sql`(${cell(whole, k)} is not null and ${cell(other, k)} is null)`),
          raw(' or '),
        )})`
  const counts: (readonly [string, Sql])[] = [
    ['marred_a', marred('x')],
    ['marred_b', marred('y')],
    ['clean_a', raw('x.clean')],
    ['clean_b', raw('y.clean')],
    ['marred_both', sql`${marred('x')} and ${marred('y')}`],
    ['same_wrong', sql`coalesce(list_has_any(x.bad, y.bad), false)`],
    ['whole_a', sql`${marred('y')} and not ${marred('x')} and ${lacks('x', 'y')}`],
    ['whole_b', sql`${marred('x')} and not ${marred('y')} and ${lacks('y', 'x')}`],
    ['named_a', broken('x', 'y', have)],
    ['named_b', broken('y', 'x', have)],
    ['doubled_a', sql`x.lines > 1`],
    ['doubled_b', sql`y.lines > 1`],
    ['doubled_both', sql`x.lines > 1 and y.lines > 1`],
    ...have.flatMap((c) => cellCounts(c)),
  ]
  const sums = counts.map(([name, test]) => sql`count(*) filter (where ${test}) as ${id(name)}`)
  return sql`select m.a, m.b, ${join(sums)}
    from matched m join person_of_list x on x.e = m.ea join person_of_list y on y.e = m.eb group by all order by m.a, m.b`
}

/** Kinds of which a marred cell is no longer the number that it was. */
const NUMBERS: readonly KindId[] = [
  'resident-id',
  'mobile',
  'landline',
  'bank-card',
  'credit-code',
  'passport',
  'permit',
]

function cell(side: 'x' | 'y', kind: KindId): Sql {
  return id(side, valueColumn(keyColumn(kind)))
}

/** A full name on one side, something that is no name in its place on the other: 张?, 张**. */
function broken(whole: 'x' | 'y', other: 'x' | 'y', have: readonly string[]): Sql {
  const both = (['name', 'vague-name'] as const).every((k) => have.includes(keyColumn(k)))
  if (!both) return raw('false')
  return sql`${cell(whole, 'name')} is not null and ${cell(other, 'name')} is null
    and ${cell(other, 'vague-name')} is not null and ${cell(whole, 'vague-name')} is null`
}

function cellCounts(column: string): (readonly [string, Sql])[] {
  const [x, y] = [id('x', valueColumn(column)), id('y', valueColumn(column))]
  return [
    [`eq_${column}`, sql`${x} = ${y}`],
    [`ne_${column}`, sql`${x} <> ${y}`],
    [`oa_${column}`, sql`${x} is not null and ${y} is null`],
    [`ob_${column}`, sql`${y} is not null and ${x} is null`],
  ]
}

function pairKey(row: Row): string {
  return `${String(row['a'])}:${String(row['b'])}`
}

function byPair(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [pairKey(row), row]))
}

function pairCounts(
  order: Row,
  cells: Row | undefined,
  ends: Row | undefined,
  have: readonly string[],
): PairCounts {
  const of = (row: Row | undefined, name: string) => count(row?.[name])
  const kinds = (Object.keys(KINDS) as KindId[]).filter(
    (k) => keyColumn(k) === `k_${k.replaceAll('-', '_')}` && have.includes(keyColumn(k)),
  )
  return {
    a: of(order, 'a'),
    b: of(order, 'b'),
    matched: of(order, 'matched'),
    links: of(order, 'links'),
    runs: of(order, 'runs'),
    inRuns: of(order, 'in_runs'),
    longest: of(order, 'longest'),
    gapsA: of(order, 'gaps_a'),
    gapsB: of(order, 'gaps_b'),
    insideA: of(order, 'inside_a'),
    insideB: of(order, 'inside_b'),
    marredA: of(cells, 'marred_a'),
    marredB: of(cells, 'marred_b'),
    cleanA: of(cells, 'clean_a'),
    cleanB: of(cells, 'clean_b'),
    marredBoth: of(cells, 'marred_both'),
    sameWrong: of(cells, 'same_wrong'),
    wholeInA: of(cells, 'whole_a'),
    wholeInB: of(cells, 'whole_b'),
    namedInA: of(cells, 'named_a'),
    namedInB: of(cells, 'named_b'),
    doubledA: of(cells, 'doubled_a'),
    doubledB: of(cells, 'doubled_b'),
    doubledBoth: of(cells, 'doubled_both'),
    sameEnd: of(ends, 'same_end') > 0,
    kinds: kinds.map((kind) => {
      const c = keyColumn(kind)
      const [equal, differ] = [of(cells, `eq_${c}`), of(cells, `ne_${c}`)]
      return { kind, equal, differ, onlyA: of(cells, `oa_${c}`), onlyB: of(cells, `ob_${c}`) }
    }),
  }
}
