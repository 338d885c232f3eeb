import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { lines } from '../../count/lines.ts'
import { contentOf } from '../../count/subjects.ts'
import type { MatchedBy } from '../../documents/reconcile.ts'
import { keyColumn } from '../../records/keys.ts'
import type { KindId } from '../../records/kinds.ts'
import { OTHER_IDENTIFIERS } from '../../records/verdicts.ts'

/** What both indexes have, and each alone. */
export interface Have {
  readonly theirs: readonly string[]
  readonly ours: readonly string[]
}

/** One way of taking two lines for the same: keys on both sides, and which lines may be asked. */
export interface Level {
  readonly by: MatchedBy
  readonly theirs: Side
  readonly ours: Side
  /** A line may have several of these keys: what one pass leaves, the next may still pair. */
  readonly several?: true
}

interface Side {
  /** Keys by which lines meet; NULL meets nothing. */
  readonly keys: readonly Sql[]
  readonly where: Sql
}

/** Lines of many numbers that cross each other are rare; each pass pairs most of what is left. */
const PASSES = 16

const ALWAYS = raw('true')

/**
 * The levels in order. A line is matched by the strongest key that it has in common with one of ours; one that bears
 * another name is another person, whatever the number (two children, one parent), so a number alone matches only where
 * one side has no name.
 */
export function levels(have: Have): Level[] {
  const one = (by: MatchedBy, ...kinds: KindId[]): Level[] =>
    bothHave(have, kinds) ? [same(by, kinds.map(column))] : []
  return [
    ...one('id', 'resident-id'),
    ...one('name+phone', 'mobile', 'name'),
    ...anyNumber(have, 'name+phone', true),
    ...one('document', 'passport'),
    ...one('document', 'permit'),
    ...one('name+landline', 'landline', 'name'),
    ...nameless(have, 'phone', 'mobile'),
    ...anyNumber(have, 'phone', false),
    ...nameless(have, 'landline', 'landline'),
    ...(['email', 'qq', 'wechat', ...OTHER_IDENTIFIERS] as const).flatMap((k) => one('other', k)),
    ...one('name+address', 'address', 'name'),
    wholeLine(have),
    ...nobody(have),
  ]
}

/** Lines that identify nobody, of an annex that kept only some columns: the name with the school is all there is. */
function nobody(have: Have): Level[] {
  if (!bothHave(have, ['name', 'school'])) return []
  const side: Side = { keys: [column('name'), column('school')], where: raw('rank = 0') }
  return [{ by: 'content', theirs: side, ours: side }]
}

function column(kind: KindId): Sql {
  return id(keyColumn(kind))
}

function bothHave({ theirs, ours }: Have, kinds: readonly KindId[]): boolean {
  return kinds.every((k) => theirs.includes(keyColumn(k)) && ours.includes(keyColumn(k)))
}

function same(
  by: MatchedBy,
  keys: readonly Sql[],
  where: Level['theirs']['where'] = ALWAYS,
): Level {
  return { by, theirs: { keys, where }, ours: { keys, where } }
}

/** One side has no name: its own index may not even have the column. */
function nameless(have: Have, by: MatchedBy, kind: KindId): Level[] {
  if (!bothHave(have, [kind])) return []
  const side = (where: Sql): Side => ({ keys: [column(kind)], where })
  return [
    { by, theirs: side(lacksName(have.theirs)), ours: side(ALWAYS) },
    { by, theirs: side(ALWAYS), ours: side(lacksName(have.ours)) },
  ]
}

function lacksName(have: readonly string[]): Sql {
  return have.includes(keyColumn('name')) ? sql`${column('name')} is null` : ALWAYS
}

/** A line may hold several numbers, and the annex another of them than ours has first. */
function anyNumber(have: Have, by: MatchedBy, named: boolean): Level[] {
  if (!bothHave(have, named ? ['mobile', 'name'] : ['mobile'])) return []
  const numbers = sql`unnest(list_distinct(list_append(coalesce(more, []), ${column('mobile')})))`
  const keys = named ? [numbers, column('name')] : [numbers]
  const side = (where: Sql): Side => ({ keys, where })
  const any = side(ALWAYS)
  if (named) return [{ by, theirs: any, ours: any, several: true }]
  return [
    { by, theirs: side(lacksName(have.theirs)), ours: any, several: true },
    { by, theirs: any, ours: side(lacksName(have.ours)), several: true },
  ]
}

/** Lines that identify nobody meet only those with the very same content. */
function wholeLine({ theirs, ours }: Have): Level {
  const side = (have: readonly string[]): Side => ({
    keys: [sql`nullif(list_sort(${contentOf(have)}), [])`],
    where: raw('rank = 0'),
  })
  return { by: 'content', theirs: side(theirs), ours: side(ours) }
}

/**
 * Pairs the lines of the annex with ours, one to one, level by level. Of several lines about one person the annex's
 * first meets the one that we count, its second our first duplicate, and so on.
 *
 * Needs `theirs` (part, line, tab, row, rank, more, keys), `all_verdicts` (src/case/compare/reconcile.ts) and `lines`. Leaves
 * `pair (tpart, tline, part, line, level)` and `again (part, line)`: lines of the annex about somebody of whom the
 * evidence holds fewer lines.
 */
export async function pairLines(db: Database, all: readonly Level[]): Promise<void> {
  await db.run(
    sql`create or replace temp table pair (tpart bigint, tline bigint, part bigint, line bigint, level integer)`,
  )
  await db.run(sql`create or replace temp table again (part bigint, line bigint)`)
  let paired = 0
  for (const [n, level] of all.entries()) {
    for (let pass = 0; pass < (level.several ? PASSES : 1); pass++) {
      await pairLevel(db, level, n)
      const { n: now } = await db.one(sql`select count(*) as n from pair`)
      if (count(now) === paired) break
      paired = count(now)
    }
  }
  for (const level of all) await nameAgain(db, level)
}

async function pairLevel(db: Database, level: Level, n: number): Promise<void> {
  const names = level.theirs.keys.map((_, i) => id(`key_${String(i)}`))
  const keys = join(names)
  await db.run(sql`create or replace temp table their_keys as
    select part, line, tab, row, ${asKeys(level.theirs)} from theirs
    where ${level.theirs.where} and not exists (
      select 1 from pair p where p.tpart = theirs.part and p.tline = theirs.line)`)
  await db.run(sql`delete from their_keys where ${missing(names)}`)
  await db.run(sql`create or replace temp table our_keys as
    select o.*, v.ord, v.row, case when v.reason > 0 then 2 when v.code is not null then 1 else 0 end as class_no
    from (select part, line, ${asKeys(level.ours)} from ${lines()} where ${level.ours.where}) o
      semi join their_keys using (${keys}) join all_verdicts v on v.part = o.part and v.line = o.line
    where not exists (select 1 from pair p where p.part = o.part and p.line = o.line)`)
  await db.run(sql`insert into pair select tpart, tline, part, line, ${raw(String(n))} from (
    select *, row_number() over (partition by part, line order by tab, trow, tpart, tline) as mine,
      row_number() over (partition by tpart, tline order by ord, row, part, line) as yours
    from (select part as tpart, line as tline, tab, row as trow, ${keys},
        row_number() over (partition by ${keys} order by tab, row, part, line) as nth from their_keys)
      join (select part, line, ord, row, ${keys},
        row_number() over (partition by ${keys} order by class_no, ord, row, part, line) as nth from our_keys)
      using (${keys}, nth)) where mine = 1 and yours = 1`)
}

/** Left over although the evidence has lines with the same key: the annex lists somebody more often. */
async function nameAgain(db: Database, level: Level): Promise<void> {
  const names = level.theirs.keys.map((_, i) => id(`key_${String(i)}`))
  const keys = join(names)
  await db.run(sql`insert into again select distinct part, line from (
      select part, line, ${asKeys(level.theirs)} from theirs where ${level.theirs.where} and not exists (
        select 1 from pair p where p.tpart = theirs.part and p.tline = theirs.line)) t
    semi join (select ${asKeys(level.ours)} from ${lines()} where ${level.ours.where}) o using (${keys})
    where not exists (select 1 from again a where a.part = t.part and a.line = t.line)`)
}

function asKeys({ keys }: Side): Sql {
  return join(keys.map((key, i) => sql`${key} as ${id(`key_${String(i)}`)}`))
}

function missing(names: readonly Sql[]): Sql {
  return join(
    names.map((name) => sql`${name} is null`),
    raw(' or '),
  )
}

/** Numbers of the annex and of ours that stand under other names: `other_name (part, line)`, `phone_listed (part, line)`. */
export async function nameOtherNames(db: Database, have: Have): Promise<void> {
  const mobile = bothHave(have, ['mobile']) ? column('mobile') : null
  const of = (table: Sql, other: Sql, unpaired: Sql) =>
    mobile
      ? sql`select distinct part, line from ${table} s where ${mobile} in (select ${mobile} from ${other}) and ${unpaired}`
      : sql`select null::bigint as part, null::bigint as line where false`
  await db.run(
    sql`create or replace temp table other_name as ${of(
      raw('theirs'),
      lines(),
      sql`not exists (select 1 from pair p where p.tpart = s.part and p.tline = s.line)`,
    )}`,
  )
  await db.run(
    sql`create or replace temp table phone_listed as ${of(
      lines(),
      raw('theirs'),
      sql`not exists (select 1 from pair p where p.part = s.part and p.line = s.line)`,
    )}`,
  )
}
