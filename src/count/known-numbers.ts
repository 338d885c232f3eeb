import { count, type Database } from '../db/database.ts'
import { raw, sql, type Sql } from '../db/sql.ts'
import { FLAGS, rankNumber } from '../records/verdicts.ts'

/** Lines with more further values than this are known by their own number alone: hostile lines must not multiply. */
const FURTHER = 16

/**
 * The lines by the number under which others know the same person: of several numbers in a line one stands for it, and
 * which of them is decided with the other lines of that full name in view. By itself a line would be known by its least
 * number, and a pupil with two parents’ numbers would be two persons as soon as another list holds the greater number alone.
 *
 * The number that stands in most different sets of numbers under the name is taken; of equals the line’s own. One number a
 * line, never a chain from line to line (docs/decisions/0029).
 *
 * Needs `place`; leaves `known_number (part, line, number)`.
 *
 * @param from the records, as people have decided of them
 * @returns the same relation; where a line is known by another of its numbers, `k_mobile` and `more` have changed places
 * @example 李雨桐 {138…1, 139…2} and 李雨桐 {139…2}, 学校 in both but different → one person, known by 139…2
 */
export async function byKnownNumbers(
  db: Database,
  have: readonly string[],
  from: Sql,
): Promise<Sql> {
  await db.run(
    sql`create or replace temp table known_number (part bigint, line bigint, number uuid)`,
  )
  if (!have.includes('k_name') || !have.includes('k_mobile')) return from
  const several = sql`select 1 from ${from} where ${NAMED} and ${SEVERAL} limit 1`
  if ((await db.rows(several)).length === 0) return from
  await db.run(sql`insert into known_number ${knownNumbers(from)}`)
  const found = await db.one(sql`select count(*) as n from known_number`)
  if (count(found['n']) === 0) return from
  return sql`(select r.* replace (
      coalesce(o.number, r.k_mobile) as k_mobile,
      case when o.number is null then r.more
        else list_sort(list_append(list_filter(r.more, x -> x <> o.number), r.k_mobile)) end as more)
    from ${from} r left join known_number o on r.part = o.part and r.line = o.line)`
}

/** SQL: the records of the index with the number under which the count that was kept knows each (`x.known`, src/case/kept/). */
export function asKnown(have: readonly string[]): Sql {
  if (!have.includes('k_mobile')) return sql`x.records`
  return sql`(select r.* replace (coalesce(k.number, r.k_mobile) as k_mobile)
    from x.records r left join x.known k on r.part = k.part and r.line = k.line)`
}

const NAMED = sql`reason = 0 and rank = ${raw(String(rankNumber('name+phone')))}`
const FEW = sql`len(more) <= ${raw(String(FURTHER))}`
const SEVERAL = sql`flags & ${raw(String(FLAGS['several-phones']))} <> 0 and ${FEW}`

/** SQL: `(part, line, number)` of the lines that are known by another number than their own. */
function knownNumbers(from: Sql): Sql {
  return sql`
    with named as (select part, line, k_name as name, k_mobile as own, more, ${SEVERAL} as several
      from ${from} where ${NAMED}),
    held as (from named semi join (select distinct name from named where several) using (name)),
    known as (select name, own as number, min((ord::bigint << 40) + line + row_base) as seat
      from held join place using (part) group by all),
    offered as (select * from (
        select part, line, name, own, several, unnest(case when ${FEW} then list_prepend(own, more) else [own] end) as number
        from held) semi join known using (name, number)),
    weighed as (select name, number, count(distinct together) as times from (
        select name, number, bit_xor(hash(number)) over (partition by part, line) as together from offered)
      group by all)
    select part, line, number from (
      select *, row_number() over (partition by part, line
        order by times desc, number = own desc, seat) as nth
      from offered join known using (name, number) join weighed using (name, number) where several)
    where nth = 1 and number <> own`
}
