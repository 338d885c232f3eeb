import type { TierId } from '../../case-report.ts'
import { lines } from '../../count/lines.ts'
import { subjectColumns } from '../../count/subjects.ts'
import { count, type Database, type Row } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { RowCounts } from '../../documents/workbooks/ledger-row.ts'
import { keyColumns } from '../../records/index-file.ts'
import { masked, type OrderedTable } from '../assemble.ts'
import { batchesOfParts } from './ledger-sets.ts'

/** Which lines of `counted_line` are asked for. */
export interface Listed {
  /** What each set is called, by its number. */
  readonly names: readonly string[]
  /** Only those of one tier. */
  readonly tier: TierId | null
  /** Not only the line that stands for each person, but his other lines too. */
  readonly others: boolean
}

const ITEMS = ['A', 'B', 'C'] as const

/** Leaves only the records about the same person as the one at this place. */
export async function keepSubject(
  db: Database,
  at: { readonly tab: number; readonly row: number },
): Promise<void> {
  const { first, second } = subjectColumns(await keyColumns(db))
  const subjects = sql`(select *, ${first} as s1, ${second} as s2 from ${lines()})`
  await db.run(sql`create or replace temp table same_person as
    select b.part, b.line from verdicts v join ${subjects} a on a.part = v.part and a.line = v.line
    join ${subjects} b on b.rank = a.rank and b.s1 = a.s1 and b.s2 is not distinct from a.s2
    where v.tab = ${at.tab} and v.row = ${at.row} and a.rank > 0`)
  await db.run(sql`delete from verdicts v where not exists (
    select 1 from same_person s where s.part = v.part and s.line = v.line)`)
}

/**
 * Leaves only the lines of some sets, each with the set (`term`), and the line that stands for its person there. A line in
 * several sets is as many rows: its text is given to the first, and the others follow it at once.
 */
export async function keepListed(db: Database, { tier, others }: Listed): Promise<void> {
  const own = others ? sql`true` : sql`c.part = c.first_part and c.line = c.first_line`
  const item = tier === null ? sql`true` : sql`c.tier = ${ITEMS.indexOf(tier)}`
  await db.run(sql`create or replace temp table verdicts as
    select v.*, c.term, c.tier as item, c.n - 1 as others,
      case when c.part = c.first_part and c.line = c.first_line then null else p.tab end as first_tab,
      c.first_line + p.row_base as first_row
    from verdicts v join (
      select *, count(*) over (partition by term, first_part, first_line) as n from counted_line) c
        on c.part = v.part and c.line = v.line
      join place p on p.part = c.first_part
    where ${item} and ${own}`)
}

/** Parts of the files of some batches. */
export async function partsOf(
  db: Database,
  batches: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const byPart = await batchesOfParts(db)
  return new Set(
    [...byPart].flatMap(([part, own]) => (own.some((b) => batches.has(b)) ? part : [])),
  )
}

/** Leaves only the records that the annex lacks, and says of which the number stands in it under another name. */
export async function keepUnlisted(db: Database): Promise<void> {
  await db.run(sql`delete from verdicts v where exists (
    select 1 from pair p where p.part = v.part and p.line = v.line)`)
  await db.run(sql`create or replace temp table verdicts as select v.*, l.part is not null as phone_listed
    from verdicts v left join phone_listed l on l.part = v.part and l.line = v.line`)
}

/** For which number of those asked for the row stands. */
export function countsOf(
  row: Row,
  { names }: Listed,
  tables: ReadonlyMap<number, { readonly table: OrderedTable }>,
): RowCounts {
  const first = row['first_tab'] === null ? undefined : tables.get(Number(row['first_tab']))
  return {
    for: names[count(row['term'])] ?? '',
    tier: ITEMS[count(row['item'])] ?? 'C',
    others: count(row['others']),
    same: first ? [...masked(first.table.at), Number(row['first_row'])] : null,
  }
}
