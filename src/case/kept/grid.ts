import type { Database } from '../../db/database.ts'
import { join, sql } from '../../db/sql.ts'
import { DUPLICATE } from '../../evidence/codes.ts'
import { REASON_CODES } from '../../records/verdicts.ts'
import { lines } from '../../count/lines.ts'
import { nameSame, verdictRows } from '../ledger/ledger-rows.ts'

/** What becomes of a record, by its number in `x.grid`: counted, then the reasons, then the classes of duplicates. */
export const WHAT: readonly string[] = ['COUNTED', ...REASON_CODES, ...Object.keys(DUPLICATE)]

/** Records of one stretch of the grid: few enough to be gone through for one page, many enough that stretches are few. */
export const STRETCH = 4096

/**
 * Writes every record in canonical order into the index, numbered, with what became of it, and how many of each kind
 * stand in each stretch: what a page, a filter or its numbers need is then looked up, whatever the number of records.
 * Keys and text are not among it: codes and locators only. Beside it, by which of several numbers a line is known.
 *
 * Needs what the count leaves ({@link nameCounted}, src/count/).
 *
 * @example 10,000 records, of which rows 1–40 of one table are duplicates → stretches 0, 1, 2; stretch 0 has 40 of them
 */
export async function keepGrid(db: Database): Promise<void> {
  await nameSame(db)
  await nameNumbered(db)
  const codes = Object.keys(DUPLICATE).map(
    (code) => sql`when code = ${code} then ${WHAT.indexOf(code)}`,
  )
  const judged = sql`select part, line, tab, row,
      (case when reason > 0 then reason ${join(codes, sql` `)} else 0 end)::utinyint as what, rank,
      (case when tier in (1, 2) then tier else 3 end)::utinyint as tier, same_tab, same_row
    from (${verdictRows()})`
  // Two statements: as one, all records would be laid down in between.
  await db.run(
    sql`create or replace table x.grid as
      select n.base + j.line - n.low + 1 as number, j.* from (${judged}) j
      join numbered n on n.part = j.part and n.dense`,
    'keep grid',
  )
  await db.run(
    sql`insert into x.grid
      select n.base + row_number() over (partition by j.tab order by j.row, j.part), j.* from (${judged}) j
      join numbered n on n.part = j.part and not n.dense`,
    'keep grid',
  )
  await db.run(
    sql`create or replace table x.stretch as
    select (number - 1) // ${STRETCH} as stretch, tab, what, tier, count(*) as n
    from x.grid group by all order by stretch, tab, what, tier`,
    'keep stretches',
  )
  await db.run(sql`create or replace table x.known as from known_number`, 'keep known numbers')
}

/**
 * `numbered (part, low, base, dense)`: how the records of a part are numbered in the order of the whole. Where the lines of
 * every part of a table follow one another without a gap, and the parts do not run beside each other, the number is told
 * by the line alone; to put ten million rows in order for that would take as long as to count them.
 *
 * @example two parts of a table, lines 2–101 and 2–51, the second below the first → bases 0 and 100, both dense
 */
async function nameNumbered(db: Database): Promise<void> {
  await db.run(sql`create or replace temp table numbered as
    with part_size as (select part, ord, row_base, min(line) as low, max(line) as high, count(*) as n
      from ${lines()} join place using (part) group by all),
    beside as (select *, high - low + 1 = n and low + row_base > coalesce(lag(high + row_base)
        over (partition by ord order by low + row_base, part), -1) as alone
      from part_size),
    ranged as (select *, bool_and(alone) over (partition by ord) as dense,
        coalesce(sum(n) over (order by ord, low + row_base, part
          rows between unbounded preceding and 1 preceding), 0)::bigint as before
      from beside)
    select part, low, dense, case when dense then before else min(before) over (partition by ord) end as base
    from ranged`)
}

/** Forgets the grid of an earlier count. */
export async function dropGrid(db: Database): Promise<void> {
  await db.run(sql`delete from x.kept`)
  await db.run(sql`truncate x.grid`)
  await db.run(sql`truncate x.stretch`)
  await db.run(sql`truncate x.known`)
}
