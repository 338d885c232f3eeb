import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, text, type Sql } from '../db/sql.ts'
import {
  cellsQuery,
  columnSignature,
  keyName,
  type Layout,
  type LayoutColumn,
  type LookedAt,
} from './layout.ts'
import { partOf, valuesOf } from './values.ts'

/** Characters of a statement that are worth three short ones, and so many that it is not to be made at all. */
const WORTH = 60_000
const TOO_LONG = 2_000_000
/** Cells that are looked at side by side without a second thought. */
const FEW_CELLS = 4_000_000

/** A layout of which some columns were looked at before, and where what they hold stands. */
export interface Grouped {
  readonly layout: Layout
  readonly beside: LookedAt['beside']
}

/**
 * Looks at columns that read alike together: their different cells once, whatever column they stand in. A list of a thousand columns
 * would say the same thing hundreds of times otherwise, in a statement of megabytes that DuckDB takes a minute and more memory than it has
 * to plan.
 */
export async function groupColumns(db: Database, source: Sql, layout: Layout): Promise<Grouped> {
  const columns = [...layout.columns]
  const beside = new Map<number, { table: string; nth: number }>()
  for (const [n, group] of (await groupsWorthwhile(db, source, layout)).entries()) {
    const table = `group_${String(n)}`
    const found = await lookAt(db, source, layout, group, table)
    group.forEach((i, nth) => {
      const column = columns[i]
      if (column) columns[i] = { ...column, found }
      beside.set(i, { table, nth: nth + 1 })
    })
  }
  return { layout: { ...layout, columns }, beside }
}

/** Lets go of what was looked at. */
export async function dropGroups(db: Database, { beside }: Grouped): Promise<void> {
  for (const table of new Set([...beside.values()].map((b) => b.table)))
    await db.run(sql`drop table ${id(table)}`)
}

async function groupsWorthwhile(
  db: Database,
  source: Sql,
  layout: Layout,
): Promise<readonly number[][]> {
  const alike = new Map<string, number[]>()
  layout.columns.forEach((column, i) => {
    if (column.from !== undefined || column.kind === 'empty') return
    const signature = columnSignature(column)
    const group = alike.get(signature) ?? []
    group.push(i)
    alike.set(signature, group)
  })
  const several = [...alike.values()].filter((group) => saved(layout, group) >= WORTH)
  if (several.length === 0) return []
  const length = several.reduce((sum, group) => sum + saved(layout, group), 0)
  if (length >= TOO_LONG) return several
  const rows = count((await db.one(sql`select count(*) as n from ${source}`))['n'])
  return several.filter((group) => rows * group.length <= FEW_CELLS)
}

/** Characters that the statement is shorter by when the columns are looked at together. */
function saved({ columns }: Layout, group: readonly number[]): number {
  const [first = 0] = group
  const column = columns[first]
  if (!column || group.length < 2) return 0
  return (group.length - 1) * lengthOf(column)
}

function lengthOf(column: LayoutColumn): number {
  const own = cellsQuery(sql`cells`, { columns: [column] }, 0)
  return text(own).length
}

/** What the lines hold in columns that read alike, as `(p, r, held)`: a list with what each of the columns holds. Gives what any of them holds. */
async function lookAt(
  db: Database,
  source: Sql,
  layout: Layout,
  group: readonly number[],
  name: string,
): Promise<ReadonlySet<string>> {
  const [first = 0] = group
  const cells = join(group.map((i) => id(`c${String(i)}`)))
  const all = sql`select unnest([${cells}]) as cell from ${source}`
  const distinct = sql`(select distinct cell from (${all}) where cell is not null)`
  await db.run(
    sql`create or replace temp table group_cells as ${cellsQuery(distinct, layout, first)}`,
    'like columns',
  )
  const values = await heldValues(db, layout, first)
  const fields = values.flatMap((v) => {
    const part = partOf(v)
    return [sql`${id(part)} := g.${id(v.name)}`, sql`${id(`key_${part}`)} := g.${id(keyName(v))}`]
  })
  const held = join([...fields, sql`${id('nth')} := w.n`])
  await db.run(
    sql`create or replace temp table ${id(name)} as
      select w.p, w.r, list(struct_pack(${held}) order by w.n) as held
      from (select p, r, unnest(range(${raw(String(group.length))})) as n, unnest([${cells}]) as cell from ${source}) w
        left join group_cells g on g.cell = w.cell group by w.p, w.r`,
    'like columns',
  )
  await db.run(sql`drop table group_cells`)
  return new Set(values.map((v) => partOf(v)))
}

/** The values of a column of which there is any. */
async function heldValues(db: Database, layout: Layout, i: number) {
  const values = valuesOf(layout).filter((v) => v.column === i)
  if (values.length === 0) return []
  const asked = values.map((v, n) => sql`count(${id(v.name)}) as ${id(`n${String(n)}`)}`)
  const row = await db.one(sql`select ${join(asked)} from group_cells`)
  return values.filter((_, n) => count(row[`n${String(n)}`]) > 0)
}
