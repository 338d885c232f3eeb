import { count, type Database, type Row } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { PERSON_STEP, personPart } from '../person-part.ts'
import type { People, TableOutcome } from '../../evidence/outcome.ts'
import { DOUBTFUL, SPLIT } from './judged.ts'

/** Names the column of a row that says whether it is one of several people's (see {@link SPLIT}, {@link DOUBTFUL}). */
export const STATE_COLUMN = 'people'

/**
 * SQL: the rows of `source` (`p, r, c0 …`), those in which several people stand once for each of them: his pieces in the cells
 * that were taken apart, every other cell as it is. The first person has the part of the row, each other a part of his own.
 * `placeOf` says which column of its table a column of the source is, where that is another.
 */
export function expanded(
  source: Sql,
  width: number,
  split: readonly number[],
  placeOf: (column: number) => Sql = (c) => raw(String(c)),
): Sql {
  const cells = Array.from({ length: width }, (_, c) => {
    const cell = id(`c${String(c)}`)
    const own = id(`x${String(c)}`)
    if (!split.includes(c)) return sql`s.${cell}`
    return sql`case when ${own}.p is not null then ${own}.piece else s.${cell} end as ${cell}`
  })
  const pieces = split
    .filter((c) => c < width)
    .map((c) => {
      const own = id(`x${String(c)}`)
      return sql` left join people_piece ${own} on ${own}.p = s.p and ${own}.r = s.r and ${own}.n = w.n and ${own}.c = ${placeOf(c)}`
    })
  const state = id(STATE_COLUMN)
  const people = sql`(select p, r, unnest(range(k)) as n from people_row where state = ${raw(String(SPLIT))})`
  const plain = Array.from({ length: width }, (_, c) => sql`s.${id(`c${String(c)}`)}`)
  return sql`select s.p, s.r, ${join(plain)}, coalesce(d.state, 0)::utinyint as ${state}
      from ${source} s left join people_row d on d.p = s.p and d.r = s.r where d.state is distinct from ${raw(String(SPLIT))}
    union all
    select s.p + w.n * ${raw(PERSON_STEP)}, s.r, ${join(cells)}, ${raw(String(SPLIT))}::utinyint
      from ${source} s join ${people} w on w.p = s.p and w.r = s.r${join(pieces, sql``)}`
}

/** What a table holds of several people in a row. */
export interface PeopleOfTable {
  readonly found: People
  /** Columns that were taken apart. */
  readonly split: readonly number[]
  /** Most people of a row, by part. */
  readonly most: ReadonlyMap<number, number>
}

/** What was found, by number of the table; nothing for tables without such rows. */
export async function peopleByTable(db: Database): Promise<ReadonlyMap<number, PeopleOfTable>> {
  const rows = await db.rows(sql`select t, count(*) filter (where state = ${SPLIT}) as rows,
      coalesce(sum(k - 1) filter (where state = ${SPLIT}), 0)::bigint as more,
      count(*) filter (where state = ${DOUBTFUL}) as doubtful
    from people_row group by t order by t`)
  const split = await db.rows(sql`select distinct t, c from people_piece order by t, c`)
  const most = await db.rows(
    sql`select t, p, max(k) as k from people_row where state = ${SPLIT} group by t, p order by t, p`,
  )
  const signs =
    await db.rows(sql`select t, c, sign from (select t, c, sign, sum(n) as n from people_sign group by t, c, sign)
    qualify row_number() over (partition by t, c order by n desc, sign) = 1 order by t, c`)
  const byTable = (all: readonly Row[]) => {
    const groups = Map.groupBy(all, (row) => count(row['t']))
    return (t: number): readonly Row[] => groups.get(t) ?? []
  }
  const [signsOf, splitOf, mostOf] = [byTable(signs), byTable(split), byTable(most)]
  return new Map(
    rows.map((row) => {
      const t = count(row['t'])
      const found: People = {
        rows: count(row['rows']),
        more: count(row['more']),
        doubtful: count(row['doubtful']),
        signs: signsOf(t).map((s) => ({ column: count(s['c']), sign: String(s['sign']) })),
      }
      const parts = mostOf(t).map((m) => [Number(m['p']), count(m['k'])] as const)
      return [t, { found, split: splitOf(t).map((s) => count(s['c'])), most: new Map(parts) }]
    }),
  )
}

/** The table with the parts of the further people of its rows. */
export function withPeople(table: TableOutcome, { found, most }: PeopleOfTable): TableOutcome {
  const parts = table.parts.flatMap((part) =>
    Array.from({ length: most.get(part.p) ?? 1 }, (_, n) =>
      n === 0 ? part : { p: personPart(part.p, n), rowBase: part.rowBase, pages: [] },
    ),
  )
  const { rows = 0, more: before = 0 } = table.people ?? {}
  return {
    ...table,
    parts,
    people: { ...found, rows: found.rows + rows, more: found.more + before },
  }
}
