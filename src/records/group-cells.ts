import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { Layout } from './layout.ts'
import { cellsQuery, keyName } from './lines.ts'
import { partOf, valuesOfColumn, type Value } from './values.ts'

/** Of so many cells one is filled: what the filled ones hold is kept then by their places, not a list of all. */
const SPARSE = 8

/** The lines that are looked at. */
interface Lines {
  readonly db: Database
  readonly source: Sql
  readonly layout: Layout
}

/** What the cells of one group of columns hold, as a table of its different cells. */
interface Looked {
  readonly table: string
  readonly values: readonly Value[]
}

/** Columns of several groups side by side, and how what their cells hold is kept. */
interface Places {
  readonly columns: readonly number[]
  readonly groups: readonly number[]
  readonly isSparse: boolean
  /** In so many statements. */
  readonly times: number
}

/**
 * What the lines hold in columns that read alike, as `(p, r, held)`: by the place of each column, those of several groups one after the
 * other. Gives of each group what any of its columns holds.
 */
export async function lookAtGroups(
  lines: Lines,
  groups: readonly (readonly number[])[],
  name: string,
  atOnce: number,
): Promise<readonly ReadonlySet<string>[]> {
  const looked: Looked[] = []
  for (const [n, group] of groups.entries())
    looked.push(await lookAt(lines, group, `group_cells_${String(n)}`))
  await keepBeside(lines, await placesOf(lines, groups, atOnce), looked, name)
  for (const { table } of looked) await lines.db.run(sql`drop table ${id(table)}`)
  return looked.map(({ values }) => new Set(values.map((v) => partOf(v))))
}

/** The different cells of a group, each with what it holds. */
async function lookAt(
  { db, source, layout }: Lines,
  group: readonly number[],
  table: string,
): Promise<Looked> {
  const [first = 0] = group
  const all = sql`select unnest([${cellsOf(group)}]) as cell from ${source}`
  const distinct = sql`(select distinct cell from (${all}) where cell is not null)`
  await db.run(
    sql`create or replace temp table ${id(table)} as ${cellsQuery(distinct, layout, first)}`,
    'like columns',
  )
  return { table, values: await heldValues(db, layout, first, table) }
}

/** The values of a column of which there is any. */
async function heldValues(db: Database, layout: Layout, i: number, table: string) {
  const column = layout.columns[i]
  const values = column ? valuesOfColumn(column, i) : []
  if (values.length === 0) return []
  const asked = values.map((v, n) => sql`count(${id(v.name)}) as ${id(`n${String(n)}`)}`)
  const row = await db.one(sql`select ${join(asked)} from ${id(table)}`)
  return values.filter((_, n) => count(row[`n${String(n)}`]) > 0)
}

/**
 * How many cells there are. Of rows that each have a column of their own (JSON objects with other keys each), a thousand cells stand
 * beside one that is filled: 5 MB of them ended the run, out of memory.
 */
async function placesOf(
  { db, source }: Lines,
  groups: readonly (readonly number[])[],
  atOnce: number,
): Promise<Places> {
  const columns = groups.flat()
  const own = { columns, groups: groups.flatMap((group, g) => group.map(() => g)) }
  const rows = count((await db.one(sql`select count(*) as n from ${source}`))['n'])
  const all = rows * columns.length
  if (all <= atOnce) return { ...own, isSparse: false, times: 1 }
  const filled = sql`select count(*) as n from (select unnest([${cellsOf(columns)}]) as cell from ${source}) where cell <> ''`
  const held = count((await db.one(filled))['n'])
  const isSparse = held * SPARSE <= all
  return { ...own, isSparse, times: Math.ceil((isSparse ? held : all) / atOnce) }
}

async function keepBeside(
  { db, source }: Lines,
  places: Places,
  looked: readonly Looked[],
  name: string,
): Promise<void> {
  for (let n = 0; n < Math.max(1, places.times); n++) {
    const query = besideQuery(source, places, looked, n)
    const made =
      n === 0 ? sql`create or replace temp table ${id(name)} as` : sql`insert into ${id(name)}`
    await db.run(sql`${made} ${query}`, 'like columns')
  }
}

function besideQuery(source: Sql, places: Places, looked: readonly Looked[], nth: number): Sql {
  const { columns, groups, isSparse, times } = places
  const parts = [...new Set(looked.flatMap(({ values }) => values.map((v) => partOf(v))))].sort()
  const fields = parts.flatMap((part) => [part, `key_${part}`])
  const held = join([...fields.map((f) => sql`${id(f)} := c.${id(f)}`), sql`${id('nth')} := w.n`])
  const list = sql`list(struct_pack(${held}) order by w.n)`
  const kept = isSparse ? sql`map(list(w.n order by w.n), ${list})` : list
  const part = times > 1 ? sql` where hash(p, r) % ${number(times)} = ${number(nth)}` : sql``
  const group = looked.length > 1 ? sql`unnest([${join(groups.map(number))}])` : sql`0`
  const cells = sql`select p, r, unnest(range(1, ${number(columns.length + 1)})) as n, ${group} as in_group,
    unnest([${cellsOf(columns)}]) as cell from ${source}${part}`
  const filled = isSparse ? sql` where w.cell <> ''` : sql``
  return sql`select w.p, w.r, ${kept} as held from (${cells}) w
    left join (${join(looked.map(heldCells), sql` union all by name `)}) c on c.cell = w.cell and c.in_group = w.in_group${filled}
    group by w.p, w.r`
}

/** The different cells of a group with what they hold, by the parts of the values. */
function heldCells({ table, values }: Looked, g: number): Sql {
  const fields = values.flatMap((v) => {
    const part = partOf(v)
    return [sql`${id(v.name)} as ${id(part)}`, sql`${id(keyName(v))} as ${id(`key_${part}`)}`]
  })
  return sql`select ${join([sql`${number(g)} as in_group, cell`, ...fields])} from ${id(table)}`
}

function cellsOf(columns: readonly number[]): Sql {
  return join(columns.map((i) => id(`c${String(i)}`)))
}

function number(n: number): Sql {
  return raw(String(n))
}
