import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import type { KindId } from '../../records/kinds.ts'
import { OTHER_IDENTIFIERS } from '../../records/verdicts.ts'
import { valueColumn } from './lists.ts'

/**
 * By what a person of one list is found in another, strongest first: a list that lost its ID numbers to a spreadsheet
 * still has names and telephones. Two values together, or one that is a person's own.
 */
const HANDLES: readonly (readonly KindId[])[] = [
  ['resident-id'],
  ['name', 'mobile'],
  ['permit'],
  ['passport'],
  ...OTHER_IDENTIFIERS.map((kind) => [kind]),
  ['email'],
  ['mobile'],
  ['qq'],
  ['wechat'],
  ['name', 'landline'],
  ['name', 'address'],
]

/** A value of so many people of one batch is named as a value of many (公用号码). */
const MANY = 5

/** Handles before this one name a person whatever else differs. */
export const CERTAIN = 1

/**
 * Temporary table `handle (batch, h, hk, e)`: how each person of `person_of_list` may be found in other lists. A value that
 * several people of one batch have is no handle of that batch: so a value that stands everywhere (13800138000, 无) is
 * never looked up, and no more pairs can arise than there are people.
 */
export async function nameHandles(db: Database, have: readonly string[]): Promise<void> {
  const parts = HANDLES.flatMap((kinds, h) => handle(kinds, h, have))
  const wrong = have.includes(keyColumn('name'))
    ? [
        sql`select batch, ${raw(String(HANDLES.length))}::utinyint as h, e,
          ((hash(v_name, b)::uhugeint << 64) | hash(b, v_name)::uhugeint) as hk
          from (select batch, e, v_name, unnest(bad) as b from person_of_list where bad is not null and v_name is not null)`,
      ]
    : []
  const all = [...parts, ...wrong]
  const source =
    all.length === 0
      ? sql`select 0 as batch, 0::utinyint as h, 0::bigint as e, 0::uhugeint as hk where false`
      : join(all, raw(' union all '))
  await db.run(
    sql`create or replace temp table handle as
      select batch, h, hk, min(e) as e, count(distinct e) as people from (${source}) group by batch, h, hk`,
    'handles',
  )
  await db.run(sql`create or replace temp table left_out as
    select batch, count(*) as held, max(people) as most from handle where people >= ${raw(String(MANY))} group by batch`)
  await db.run(sql`delete from handle where people > 1`)
}

function handle(kinds: readonly KindId[], h: number, have: readonly string[]): Sql[] {
  const keys = kinds.map(keyColumn)
  if (!keys.every((k) => have.includes(k))) return []
  const own = keys.map((k) => id(valueColumn(k)))
  const number = raw(String(h))
  const there = join(
    own.map((k) => sql`${k} is not null`),
    raw(' and '),
  )
  const [forth, back] = [join(own), join([...own].reverse())]
  return [
    sql`select batch, ${number}::utinyint as h, e,
      ((hash(${number}, ${forth})::uhugeint << 64) | hash(${back}, ${number}, 1)::uhugeint) as hk
      from person_of_list where ${there}`,
  ]
}

/** Values of many people, by number of batch: how many such values, and how many people share the worst. */
export async function leftOut(
  db: Database,
): Promise<ReadonlyMap<number, { readonly values: number; readonly most: number }>> {
  const rows = await db.rows(sql`select batch, held, most from left_out order by batch`)
  return new Map(
    rows.map((r) => [count(r['batch']), { values: count(r['held']), most: count(r['most']) }]),
  )
}
