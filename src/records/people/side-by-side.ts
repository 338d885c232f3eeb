import type { Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { mobile } from '../fields/mobile.ts'
import { isName } from '../fields/name-shape.ts'
import { residentId } from '../fields/resident-id.ts'
import { cellsBelow, FEW_COLUMNS } from './cells-below.ts'
import { plainCell } from './grammar.ts'
import { DOUBTFUL, SPLIT } from './judged.ts'
import { BY_LOOKS } from './said.ts'

/** Columns of names and of numbers that may be those of several people of a row. */
export interface AbreastColumns {
  readonly names: readonly number[]
  readonly numbers: readonly number[]
  /** The columns of each person, where names and numbers take turns; null: whose each is, nobody says. */
  readonly groups: readonly (readonly number[])[] | null
}

/**
 * Notes the rows in which two full names and two different numbers of one kind stand in columns of their own: two people, or one
 * and whom to call. Which it is, only a person can say; the row stays one record until he says `people` of a column of names.
 *
 * @example 13800138000 | 张三 | 李四 | 13900139000; 卖方 | 卖方电话 | 买方 | 买方电话
 */
export async function findSideBySide(
  db: Database,
  source: Sql,
  columns: AbreastColumns,
  said: ReadonlyMap<number, string>,
): Promise<void> {
  const { names, groups } = columns
  if (groups !== null && names.some((c) => said.get(c) === BY_LOOKS)) {
    await takeApart(db, source, groups)
    return
  }
  if (said.size > 0) return
  const what = 'people side by side'
  await db.run(
    sql`create or replace temp table people_doubtful as ${sideBySide(source, columns)}`,
    what,
  )
  await db.run(sql`insert into people_row from people_doubtful`, what)
  const [first] = names
  if (groups === null || first === undefined) return
  await db.run(
    sql`insert into people_sign select t, ${raw(String(first))}, ${BY_LOOKS}, count(*) from people_doubtful group by t`,
    what,
  )
}

function sideBySide(source: Sql, columns: AbreastColumns): Sql {
  const { names, numbers } = columns
  if (names.length + numbers.length > FEW_COLUMNS) return manySideBySide(source, columns)
  const people = differing(names, fullName)
  const phones = differing(numbers, (cell) => mobile.normalise(cell))
  const identities = differing(numbers, (cell) => residentId.normalise(cell))
  return sql`select t, p, r, 2 as k, ${raw(String(DOUBTFUL))} as state from ${source}
    where ${people} >= 2 and (${phones} >= 2 or ${identities} >= 2)`
}

/** The same of many columns. */
function manySideBySide(source: Sql, { names, numbers }: AbreastColumns): Sql {
  const plain = plainCell(id('cell'))
  const people = sql`select t, p, r from (select t, p, r, ${plain} as cell from ${cellsBelow(source, names)})
    group by t, p, r having count(distinct ${fullName(id('cell'))}) >= 2`
  const each = sql`select p, r, ${mobile.normalise(id('cell'))} as phone, ${residentId.normalise(id('cell'))} as identity
    from (select t, p, r, ${plain} as cell from ${cellsBelow(source, numbers)})`
  const several = sql`select p, r from (${each}) group by p, r having count(distinct phone) >= 2 or count(distinct identity) >= 2`
  return sql`select t, p, r, 2 as k, ${raw(String(DOUBTFUL))} as state from (${people}) join (${several}) using (p, r)`
}

function fullName(cell: Sql): Sql {
  const words = sql`replace(${cell}, ' ', '')`
  return sql`case when ${isName(words)} then ${words} end`
}

/** How many different values stand in these columns of a row. */
function differing(columns: readonly number[], value: (cell: Sql) => Sql): Sql {
  const values = columns.map((c) => value(plainCell(cellOf(c))))
  return sql`len(list_distinct([${join(values)}]))`
}

/** Each group of columns that holds anything is a person; what stands in no group is said of all. */
async function takeApart(
  db: Database,
  source: Sql,
  groups: readonly (readonly number[])[],
): Promise<void> {
  const filled = groups.map((own, g) => {
    const any = join(
      own.map((c) => sql`coalesce(trim(${cellOf(c)}), '') <> ''`),
      sql` or `,
    )
    return sql`case when ${any} then ${raw(String(g))} end`
  })
  await db.run(
    sql`create or replace temp table people_abreast as select * from (
      select *, list_filter([${join(filled)}]::integer[], lambda x: x is not null) as persons from ${source}) where len(persons) > 1`,
    'people side by side',
  )
  await db.run(
    sql`insert into people_row select t, p, r, len(persons)::integer, ${raw(String(SPLIT))} from people_abreast`,
    'people side by side',
  )
  const each = sql`(select *, unnest(range(len(persons)))::integer as n from people_abreast)`
  const pieces = groups.flatMap((own, g) =>
    own.map(
      (c) =>
        sql`select t, p, r, ${raw(String(c))}, n, case when persons[n + 1] = ${raw(String(g))} then coalesce(${cellOf(c)}, '') else '' end from ${each}`,
    ),
  )
  await db.run(
    sql`insert into people_piece ${join(pieces, sql` union all `)}`,
    'people side by side',
  )
}

function cellOf(column: number): Sql {
  return id(`c${String(column)}`)
}
