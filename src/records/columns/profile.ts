import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { EMPTY_PROFILE } from '../lots/merge-profiles.ts'
import { className, type CellClass } from './cell-class.ts'
import { classify, classifyPlain, classifyRest } from './classes.ts'
import { atLeast, count, speakingCells, type ColumnProfile, type IntegerProfile } from './tally.ts'

/**
 * SQL: `(t, c, class, n)`, how many cells of table `t`, column `c` are of each class, over **all** values.
 *
 * `source` has `t` (number of the table) and `c0 … c{columns-1}` (text; NULL where a row has no such cell). Ordered, and
 * the same on any number of threads.
 */
export function profileQuery(source: Sql, columns: number): Sql {
  return totals(classify(cellsOfLists(source, numbers(columns))))
}

/**
 * SQL: as {@link profileQuery}, but only one test a cell; class NULL counts the cells that need a closer look, which
 * {@link restQuery} takes. For tables of many rows: most columns are clean, and the closer look costs twice the test.
 */
export function plainQuery(source: Sql, columns: number, few: ReadonlySet<number>): Sql {
  const cells = cellsOfColumns(source, numbers(columns), few)
  return totals(classifyPlain(cells))
}

/** SQL: the classes of the cells of some columns that {@link plainQuery} left open. */
export function restQuery(source: Sql, columns: readonly number[], few: ReadonlySet<number>): Sql {
  return totals(classifyRest(cellsOfColumns(source, columns, few)))
}

/** SQL: as {@link profileQuery}, of cells `(t, c, v, n)` that stand in no column as they are. */
export function cellsQuery(cells: Sql): Sql {
  return totals(classify(cells))
}

/** SQL: as {@link profileQuery}, of cells `(p, c, n, v)` that readers have left open, all that are alike at once. */
export function openQuery(cells: Sql): Sql {
  return totals(
    classify(sql`select p as t, c, v, sum(n)::bigint as n from (${cells}) group by p, c, v`),
  )
}

function totals(classes: Sql): Sql {
  return sql`select t::bigint as t, c::integer as c, class::utinyint as class, sum(n)::bigint as n
    from (${classes}) group by t, c, class order by t, c, class`
}

/**
 * One column after the other. The classes are worked out above the union, so that their text, which takes DuckDB a
 * quarter of a second to plan, stands in the statement once and not for each column.
 */
function cellsOfColumns(source: Sql, columns: readonly number[], few: ReadonlySet<number>): Sql {
  const each = columns.map((c) =>
    few.has(c)
      ? sql`select t, ${raw(String(c))} as c, ${column(c)} as v, count(*) as n from ${source} group by t, ${column(c)}`
      : sql`select t, ${raw(String(c))} as c, ${column(c)} as v, 1::bigint as n from ${source}`,
  )
  return join(each, sql` union all `)
}

/**
 * The cells of a row as one list, so that the statement does not grow with the columns. A part of it for each column
 * compiles all patterns anew for each of them (measured below 100,000 rows: of 5 columns twice the time, of 60 ten times).
 */
function cellsOfLists(source: Sql, columns: readonly number[]): Sql {
  const places = join(columns.map((c) => raw(String(c))))
  const cells = join(columns.map(column))
  return sql`select t, unnest([${places}]) as c, unnest([${cells}]) as v, 1::bigint as n from ${source}`
}

/**
 * SQL: `(t, c, n, least, most, round, sampled, different)` of the whole numbers of at most nine digits in the columns given.
 *
 * How many differ is counted exactly among the values below 4096 and every 64th above, so that a column of row
 * numbers costs a sixty-fourth of its values in memory.
 *
 * @param few columns of few different cells; null for small tables, whose statement then says the source once and not for each column
 */
export function integerQuery(
  source: Sql,
  columns: readonly number[],
  few: ReadonlySet<number> | null = null,
): Sql {
  const cells = few ? cellsOfColumns(source, columns, few) : cellsOfLists(source, columns)
  const values = sql`select t, c, n, ${integer(id('v'))} as v from (${cells})`
  const inner = sql`select t, c, ${SAMPLE} as s, sum(n) as n, min(v) as least, max(v) as most, sum(n) filter (v >= 100 and v % 100 = 0) as round from (${values}) where v is not null group by all`
  return sql`select t::integer as t, c::integer as c, sum(n)::bigint as n, min(least) as least, max(most) as most,
    coalesce(sum(round), 0)::bigint as round, coalesce(sum(n) filter (s is not null), 0)::bigint as sampled, count(s)::bigint as different
    from (${inner}) group by t, c order by t, c`
}

const SAMPLE = sql`case when v < 4096 or v % 64 = 7 then v end`

function integer(cell: Sql): Sql {
  return sql`case when strlen(${cell}) <= 9 and ${cell} >= '0' and ${cell} < ':' and regexp_full_match(${cell}, '[0-9]+') then ${cell}::integer end`
}

function column(c: number): Sql {
  return id(`c${String(c)}`)
}

function numbers(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}

/** A row of either query, as the database gives it. */
export type ProfileRow = Readonly<Record<string, unknown>>

interface Unfinished {
  readonly classes: Map<CellClass, number>
  integers: IntegerProfile | null
}

function unfinished(): Unfinished {
  return { classes: new Map(), integers: null }
}

/**
 * Puts the rows of {@link profileQuery} and {@link integerQuery} together, by table.
 * Tables without a row do not appear; a column without a row is empty.
 */
export function readProfiles(
  columns: number,
  classes: readonly ProfileRow[],
  integers: readonly ProfileRow[] = [],
): Map<number, ColumnProfile[]> {
  const tables = new Map<number, ColumnProfile[]>()
  const begun = new Map<number, Map<number, Unfinished>>()
  const at = (row: ProfileRow): Unfinished => {
    const [t, c] = [Number(row['t']), Number(row['c'])]
    // Some sheets have sixteen thousand columns, and a cell in three: what is not there is the same nothing for all.
    const table = put(tables, t, () => Array<ColumnProfile>(columns).fill(EMPTY_PROFILE))
    const own = put(
      put(begun, t, () => new Map<number, Unfinished>()),
      c,
      unfinished,
    )
    if (c < columns) table[c] = own
    return own
  }
  for (const row of classes) {
    const tally = at(row).classes
    const name = className(Number(row['class']))
    tally.set(name, (tally.get(name) ?? 0) + Number(row['n']))
  }
  for (const row of integers) at(row).integers = integerProfile(row)
  return tables
}

function put<T>(known: Map<number, T>, key: number, fresh: () => T): T {
  const value = known.get(key) ?? fresh()
  known.set(key, value)
  return value
}

function integerProfile(row: ProfileRow): IntegerProfile {
  return {
    count: Number(row['n']),
    min: Number(row['least']),
    max: Number(row['most']),
    sampled: Number(row['sampled']),
    distinct: Number(row['different']),
    round: Number(row['round']),
  }
}

/** Columns in which any table holds mostly whole numbers, so that {@link integerQuery} is worth asking. */
export function integerColumns(profiles: Iterable<readonly ColumnProfile[]>): number[] {
  const found = new Set<number>()
  for (const columns of profiles)
    columns.forEach((profile, c) => {
      if (atLeast(count(profile, INTEGERS), 30, speakingCells(profile))) found.add(c)
    })
  return [...found].sort((a, b) => a - b)
}

const INTEGERS = [
  'small',
  'digits-3',
  'digits-4',
  'digits-5',
  'digits-6',
  'digits-7',
] as const satisfies readonly CellClass[]
