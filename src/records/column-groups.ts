import { count, type Database } from '../db/database.ts'
import { id, sql, text, type Sql } from '../db/sql.ts'
import { lookAtGroups } from './group-cells.ts'
import { columnSignature, type Layout } from './layout.ts'
import { cellsQuery, type LookedAt } from './lines.ts'

/** Characters of a statement that are worth three short ones, and so many that it is not to be made at all. */
const WORTH = 60_000
const TOO_LONG = 2_000_000
/** Characters of columns that few others are like, so many that these are looked at beforehand too; and what may be left of them. */
const MANY_SORTS = 300_000
const LEFT = 100_000

/** Bounds of what is looked at and kept, in cells. */
export interface CellBounds {
  /** Looked at side by side without a second thought. */
  readonly few: number
  /**
   * Of all groups kept in one table: each table is one more join that carries a thousand columns (fifty took 12 s to begin), and one
   * table holds for each cell whatever a cell of any group may hold (four million ended a run, out of memory).
   */
  readonly inOneTable: number
  /** Put beside their lines by one statement: DuckDB holds the lists that it makes of them, and does not spill these. */
  readonly atOnce: number
}

const BOUNDS: CellBounds = { few: 4_000_000, inOneTable: 100_000, atOnce: 4_000_000 }

/** A layout of which some columns were looked at before, and where what they hold stands. */
export interface Grouped {
  readonly layout: Layout
  readonly beside: LookedAt['beside']
}

/** Columns that read alike, and the characters that each of them makes a statement longer. */
interface Sort {
  readonly columns: readonly number[]
  readonly length: number
}

/**
 * Looks at columns that read alike together: their different cells once, whatever column they stand in. A list of a thousand columns
 * would say the same thing hundreds of times otherwise, in a statement of megabytes that DuckDB takes a minute and more memory than it has
 * to plan.
 */
export async function groupColumns(
  db: Database,
  source: Sql,
  layout: Layout,
  bounds = BOUNDS,
): Promise<Grouped> {
  const columns = [...layout.columns]
  const beside = new Map<number, { table: string; nth: number }>()
  const own = groupsOf(layout)
  const rows = own.large.length + own.seldom.length > 0 ? await rowsOf(db, source) : 0
  for (const [n, groups] of tablesOf(own, rows, bounds).entries()) {
    const table = `group_${String(n)}`
    const found = await lookAtGroups({ db, source, layout }, groups, table, bounds.atOnce)
    const places = groups.flatMap((group, g) => group.map((i) => ({ i, found: found[g] })))
    places.forEach(({ i, found }, nth) => {
      const column = columns[i]
      if (column && found) columns[i] = { ...column, found }
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

async function rowsOf(db: Database, source: Sql): Promise<number> {
  return count((await db.one(sql`select count(*) as n from ${source}`))['n'])
}

/** Groups worth to be looked at beforehand: of many columns, and of those that few others are like. */
function groupsOf(layout: Layout): { readonly large: Sort[]; readonly seldom: Sort[] } {
  const sorts = sortsOf(layout)
  const large = sorts.filter((s) => saved(s) >= WORTH)
  return { large, seldom: longest(sorts.filter((s) => !large.includes(s))) }
}

/** The groups that are looked at, by the tables in which what they hold is kept. */
function tablesOf(
  { large, seldom }: ReturnType<typeof groupsOf>,
  rows: number,
  bounds: CellBounds,
): (readonly (readonly number[])[])[] {
  const isTooLong = large.reduce((sum, s) => sum + saved(s), 0) >= TOO_LONG
  const cells = (own: readonly Sort[]) => rows * own.reduce((sum, s) => sum + s.columns.length, 0)
  const own = large.filter((s) => isTooLong || cells([s]) <= bounds.few)
  const all = [...own, ...seldom]
  const together = cells(seldom) <= bounds.inOneTable ? seldom : []
  const tables = cells(all) <= bounds.inOneTable ? [all] : [...own.map((s) => [s]), together]
  return tables.filter((t) => t.length > 0).map((t) => t.map((s) => s.columns))
}

function sortsOf(layout: Layout): Sort[] {
  const alike = new Map<string, number[]>()
  layout.columns.forEach((column, i) => {
    if (column.from !== undefined || column.kind === 'empty') return
    const signature = columnSignature(column)
    const group = alike.get(signature) ?? []
    group.push(i)
    alike.set(signature, group)
  })
  return [...alike.values()].map((columns) => ({ columns, length: lengthOf(layout, columns) }))
}

/** Characters that the statement is shorter by when the columns are looked at together. */
function saved({ columns, length }: Sort): number {
  return (columns.length - 1) * length
}

/**
 * Of columns that few others are like those that make a statement long, where all of them together make it too long: a line of names,
 * numbers and texts in no order has hundreds of sorts of columns (measured: two such lines of 2,000 cells took 24 s to plan).
 */
function longest(sorts: readonly Sort[]): Sort[] {
  const own = ({ columns, length }: Sort) => columns.length * length
  let left = sorts.reduce((sum, s) => sum + own(s), 0)
  if (left < MANY_SORTS) return []
  const byLength = sorts.toSorted((a, b) => own(b) - own(a))
  return byLength.filter((s) => {
    const isTaken = left > LEFT
    left -= own(s)
    return isTaken
  })
}

function lengthOf(layout: Layout, [first = 0]: readonly number[]): number {
  const column = layout.columns[first]
  return column ? text(cellsQuery(sql`cells`, { columns: [column] }, 0)).length : 0
}
