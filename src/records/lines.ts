import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import { cellName, joinedCell, pieceOf } from './derived/cells.ts'
import { TOLD, toldColumn } from './fields/packed.ts'
import { keyColumn, keyOf } from './keys.ts'
import type { KindId } from './kinds.ts'
import { comparedKind, type Layout, type LayoutColumn } from './layout.ts'
import { STATE_COLUMN } from './people/expand.ts'
import { partOf, valuesOf, valuesOfColumn, withPacked, withValues, type Value } from './values.ts'

/** What a line holds of one compared kind: its first value (in order of value, so that columns may change places), and the rest. */
export interface Holding {
  readonly kind: KindId
  readonly values: readonly Value[]
}

export function holdings(values: readonly Value[]): Holding[] {
  const kinds = [...new Set(values.map((v) => comparedKind(v.kind)))].sort()
  return kinds.map((kind) => ({
    kind,
    values: values.filter((v) => comparedKind(v.kind) === kind),
  }))
}

/** The name of a holding's first value in `lines`. */
export function held(kind: KindId): Sql {
  return id(`h_${kind}`)
}

/**
 * SQL: the lines of a raw relation `(p, r, c0 …)` as values by kind: one row a line, `h_<kind>` the value that stands
 * for the kind and `k_<kind>` its key, `rest_<kind>` the list of further ones (only where the layout can have any),
 * `b…` an invalid text as written.
 */
export function linesQuery(source: Sql, layout: Layout, looked: LookedAt): Sql {
  const values = valuesOf(layout)
  const { dictionary, beside } = looked
  const isWorked = (i: number) => !dictionary.has(i) && !beside.has(i)
  const before = values.filter((v) => !isWorked(v.column))
  const worked = values.filter((v) => isWorked(v.column))
  const cells = layout.columns.flatMap((c, i) =>
    !isWorked(i) || c.from === 'gone' ? [] : [sql`${ownText(c, i)} as ${cellName(i)}`],
  )
  const found = before.flatMap((v) => foundBefore(v, beside.get(v.column)))
  const people = layout.people == null ? [] : [id(STATE_COLUMN)]
  const own = layout.columns.map((_, i) => i).filter(isWorked)
  const told = own.filter((i) => layout.columns[i]?.told === true)
  const toldBeside = told.flatMap((i) => TOLD.map((name) => toldColumn(name, i)))
  const tested = join([sql`s.p, s.r`, ...people, ...cells, ...found, ...toldBeside])
  const keys = new Map<string, Sql>([
    ...before.map((v) => [v.name, id(keyName(v))] as const),
    ...worked.map((v) => [v.name, keyOf(v.kind, id(v.name))] as const),
  ])
  const all = holdings(values.filter((v) => v.valid))
  const lines = join([
    sql`p, r`,
    ...people,
    ...all.flatMap((h) => holdingColumns(h, keys, layout)),
    ...values.filter((v) => !v.valid).map((v) => id(v.name)),
  ])
  const withRest = join([sql`*`, ...all.filter((h) => h.values.length > 1).map(restColumn)])
  const tables = sql`select ${tested} from ${source} s${join(joinsOf(looked), sql``)}`
  const texts = withPacked(tables, layout, own)
  return sql`select ${withRest} from (select ${lines} from (${withValues(texts, worked)}))`
}

/** Columns that were looked at before their lines are made, and where what they hold stands. */
export interface LookedAt {
  /** Of few different cells: in `dictionary_<i>`, once for each cell. */
  readonly dictionary: ReadonlySet<number>
  /** Of many columns that read alike: in a list beside each line, at this place of it. */
  readonly beside: ReadonlyMap<number, { readonly table: string; readonly nth: number }>
}

/** A value of such a column with its key, by the names that they have in the lines. */
function foundBefore(v: Value, beside: { table: string; nth: number } | undefined): Sql[] {
  const [name, key] = [v.name, keyName(v)]
  if (!beside) return [name, key].map((n) => id(dictionaryName(v.column), n))
  const held = sql`${id(beside.table)}.held[${raw(String(beside.nth))}]`
  const part = partOf(v)
  return [sql`${held}.${id(part)} as ${id(name)}`, sql`${held}.${id(`key_${part}`)} as ${id(key)}`]
}

function joinsOf({ dictionary, beside }: LookedAt): Sql[] {
  const cells = [...dictionary].map((i) => {
    const name = dictionaryName(i)
    return sql` left join ${id(name)} on s.${cellName(i)} = ${id(name, 'cell')}`
  })
  const tables = [...new Set([...beside.values()].map((b) => b.table))].map((name) => {
    const table = id(name)
    return sql` left join ${table} on s.p = ${table}.p and s.r = ${table}.r`
  })
  return [...cells, ...tables]
}

/** SQL: every different cell of a column with what it holds and the keys of that. */
export function dictionaryQuery(source: Sql, layout: Layout, i: number): Sql {
  const cell = cellName(i)
  return cellsQuery(
    sql`(select distinct ${cell} as cell from ${source} where ${cell} is not null)`,
    layout,
    i,
  )
}

/** SQL: cells, each with what it holds as a cell of a column and the keys of that. */
export function cellsQuery(cells: Sql, layout: Layout, i: number): Sql {
  const column = layout.columns[i]
  if (!column) throw new Error(`no column ${String(i)}`)
  const values = valuesOfColumn(column, i)
  const keys = values.map((v) =>
    v.valid
      ? sql`${keyOf(v.kind, id(v.name))} as ${id(keyName(v))}`
      : sql`null::uuid as ${id(keyName(v))}`,
  )
  const texts = sql`select cell, ${cellText(sql`cell`, column)} as ${cellName(i)} from ${cells}`
  const found = withValues(withPacked(texts, layout, [i]), values)
  const names = values.map((v) => id(v.name))
  return sql`select *, ${join(keys)} from (select ${join([sql`cell`, ...names])} from (${found}))`
}

export function dictionaryName(i: number): string {
  return `dictionary_${String(i)}`
}

/** Columns of which anything is kept as it stands. */
export function keptColumns(layout: Layout): number[] {
  const kept = [...new Set(valuesOf(layout).map((v) => v.column))]
  return kept.filter((i) => layout.columns[i]?.from === undefined)
}

/** The text of a column for recognition, from its own cell or from those that it was made of. */
function ownText(column: LayoutColumn, i: number): Sql {
  const { from } = column
  if (from === undefined || from === 'gone') return cellText(sql`s.${cellName(i)}`, column)
  if ('cut' in from) return pieceOf(sql`s.${cellName(from.cut.column)}`, from.cut, from.piece)
  return joinedCell(
    from.columns.map((c) => sql`s.${cellName(c)}`),
    from.kind,
  )
}

/** The name of a value's key. */
export function keyName(value: Value): string {
  return `key_${value.name}`
}

/** The cell for recognition: shown text in front of the stored one, escapes turned to spaces; blanks are NULL. */
function cellText(cell: Sql, column: LayoutColumn): Sql {
  const shown = column.shown ? sql`split_part(${cell}, chr(15), 1)` : cell
  const plain = column.escaped
    ? sql`regexp_replace(${shown}, '\\x0e[\\x40-\\x5f]', ' ', 'g')`
    : shown
  return sql`nullif(${plain}, '')`
}

/**
 * First by order of value, not of column nor of what a column is taken for: columns may change places between files, and a
 * parent’s number may stand under 电话; the record stays the same. Who sends a parcel comes behind whoever gets it, though.
 */
function holdingColumns(
  holding: Holding,
  keys: ReadonlyMap<string, Sql>,
  { columns }: Layout,
): Sql[] {
  const { kind, values } = holding
  const name = id(`h_${kind}`)
  const key = id(keyColumn(kind))
  const [only] = values
  if (values.length === 1 && only) {
    return [sql`${id(only.name)} as ${name}`, sql`${keys.get(only.name) ?? sql`null`} as ${key}`]
  }
  const least = sql`least(${names(values)})`
  const several = sql`greatest(${names(values)}) > ${least}`
  const own = values.filter((v) => columns[v.column]?.ofOthers !== true)
  const first =
    own.length === 0 || own.length === values.length
      ? least
      : sql`coalesce(least(${names(own)}), ${least})`
  return [
    sql`${first} as ${name}`,
    sql`${keyOf(kind, first)} as ${key}`,
    sql`case when ${several} then [${names(values)}] else [] end as ${id(`all_${kind}`)}`,
  ]
}

/**
 * The further values of a holding. In a relation of its own: a lambda copies every column that it names once for each
 * element of its list, and over the columns of a wide table that is their square (measured: 3 GB at 285 columns).
 */
function restColumn({ kind }: Holding): Sql {
  const all = sql`list_distinct(${id(`all_${kind}`)})`
  return sql`list_filter(${all}, x -> x is distinct from ${held(kind)}) as ${id(`rest_${kind}`)}`
}

function names(values: readonly Value[]): Sql {
  return join(values.map((v) => id(v.name)))
}

/** Which holdings of a layout may have more than one value. */
export function severalOf(layout: Layout): KindId[] {
  return holdings(valuesOf(layout).filter((v) => v.valid))
    .filter((h) => h.values.length > 1)
    .map((h) => h.kind)
}
