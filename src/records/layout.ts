import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { ColumnDecision } from './columns/decide.ts'
import type { Arrangement } from './arrange.ts'
import {
  cellName,
  joinedCell,
  pieceOf,
  type Cut,
  type Derived,
  type Joined,
} from './derived/cells.ts'
import { keyColumn, keyOf } from './keys.ts'
import { mayHoldMore } from './named.ts'
import { TOLD, toldColumn } from './fields/packed.ts'
import { COMPARED_AS, type KindId } from './kinds.ts'
import { STATE_COLUMN } from './people/expand.ts'
import { SHOWS } from './columns/class-meaning.ts'
import {
  CHECKED,
  partOf,
  valuesOf,
  valuesOfColumn,
  withPacked,
  withValues,
  type Value,
} from './values.ts'

/**
 * How the columns of some tables read: the same decisions column by column, so that one statement makes their records.
 * Tables of one layout differ in names and headers only.
 */
export interface Layout {
  readonly columns: readonly LayoutColumn[]
  /** Columns whose cells are taken apart where several people stand in a row; null: no such row in these tables. */
  readonly people?: readonly number[] | null
}

export interface LayoutColumn {
  readonly kind: KindId
  readonly also: readonly KindId[]
  /** Every filled cell is valid for the kind: the short way. */
  readonly clean: boolean
  /** Cells hold escapes, or a stored text behind the shown one (see `evidence/spool/spool.ts`). */
  readonly escaped: boolean
  readonly shown: boolean
  /** The header or the examiner says what numbers these are. */
  readonly named?: boolean
  /** Readers have told what stands in its texts: it is beside the cell in the relation. */
  readonly told?: boolean
  /** What any of its cells holds, by the parts of its values; absent: nobody has looked. */
  readonly found?: ReadonlySet<string>
  /** Where its text comes from, if not from the cell of the same number: `gone` went into another column. */
  readonly from?: Source
}

type Source = Joined | { readonly cut: Cut; readonly piece: number } | 'gone'

export function layoutOf(
  decisions: readonly ColumnDecision[],
  marks: { readonly escaped: readonly number[]; readonly shown: readonly number[] },
  arrangement: Pick<Arrangement, 'derived' | 'people'> | null = null,
): Layout {
  const columns = decisions.map((d): LayoutColumn => {
    const from = arrangement ? sourceOf(d.index, arrangement.derived) : null
    return {
      kind: from === 'gone' ? 'empty' : d.kind,
      also: from === 'gone' ? [] : alsoRead(d, decisions),
      clean: d.filled === d.valid && d.also.length === 0,
      escaped: marks.escaped.includes(d.index),
      shown: marks.shown.includes(d.index),
      ...(from !== 'gone' && mayHoldMore(d) ? { named: true } : {}),
      ...(from === null ? {} : { from }),
    }
  })
  return { columns, people: arrangement?.people?.split ?? null }
}

/**
 * Names are read in a column of numbers only where as many of its numbers stand in a column of names: the two have changed places from
 * some row on, or from row to row. Elsewhere a word under 电话 is none (关机).
 */
function alsoRead(decision: ColumnDecision, all: readonly ColumnDecision[]): readonly KindId[] {
  const { kind, also } = decision
  if (!CHECKED.has(kind) || !also.includes('name')) return also
  const names = namesIn(decision)
  const swapped = all.some(
    (d) => numbersIn(d, kind) * 5 >= names * 4 && (isNames(d.kind) || takeTurns(decision, d)),
  )
  return swapped ? also : also.filter((k) => k !== 'name')
}

function namesIn({ classes }: ColumnDecision): number {
  return (classes.get('name') ?? 0) + (classes.get('latin-name') ?? 0)
}

/** Two columns of numbers, of which each has names where the other has numbers. */
function takeTurns(one: ColumnDecision, other: ColumnDecision): boolean {
  const names = namesIn(other)
  return one !== other && names > 0 && numbersIn(one, one.kind) * 5 <= names * 6
}

function isNames(kind: KindId): boolean {
  return kind === 'name' || kind === 'guardian-name'
}

/** Cells of a column of names that hold a number of the kind. */
function numbersIn({ classes }: ColumnDecision, kind: KindId): number {
  const compared = comparedKind(kind)
  return [...classes].reduce((sum, [c, n]) => (SHOWS[c] === compared ? sum + n : sum), 0)
}

function sourceOf(column: number, { joins, cuts }: Derived): Source | null {
  const joined = joins.find((j) => j.columns.includes(column))
  if (joined) return joined.columns[0] === column ? joined : 'gone'
  if (cuts.some((c) => c.column === column)) return 'gone'
  const cut = cuts.find((c) => c.first <= column && column < c.first + c.pieces)
  return cut ? { cut, piece: column - cut.first } : null
}

/** The layout as far as rows of some width reach: what comes of columns that they do not have is not there. */
export function narrowedTo({ columns, people = null }: Layout, width: number): Layout {
  const own = columns.map((column, i): LayoutColumn => {
    const gone: LayoutColumn = { ...column, kind: 'empty', also: [], from: 'gone' }
    const { from } = column
    if (from === undefined) return i < width ? column : gone
    if (from === 'gone') return column
    if ('cut' in from) return from.cut.column < width ? column : gone
    const there = from.columns.filter((c) => c < width)
    return there.length === 0 ? gone : { ...column, from: { ...from, columns: there } }
  })
  const last = own.findLastIndex((c) => c.from !== 'gone')
  return { columns: own.slice(0, last + 1), people }
}

/** A column that went into another, or is only there to be read by one. */
export const GONE: LayoutColumn = {
  kind: 'empty',
  also: [],
  clean: false,
  escaped: false,
  shown: false,
  from: 'gone',
}

/** The columns that a column is made of; none where it is read from its own cell. */
export function sourcesOf({ from }: LayoutColumn): readonly number[] {
  if (from === undefined || from === 'gone') return []
  return 'cut' in from ? [from.cut.column] : from.columns
}

/** The column, made of others than those it is made of: of those that `place` gives, the first by 0. */
export function withSources(column: LayoutColumn, place: (nth: number) => number): LayoutColumn {
  const { from } = column
  if (from === undefined || from === 'gone') return column
  if ('cut' in from)
    return { ...column, from: { ...from, cut: { ...from.cut, column: place(0), first: 0 } } }
  return { ...column, from: { ...from, columns: from.columns.map((_, nth) => place(nth)) } }
}

/** Two tables with equal signatures are read by one statement. */
export function signature(layout: Layout): string {
  const people = layout.people == null ? '' : `people ${layout.people.join(' ')} `
  return people + layout.columns.map(columnSignature).join('|')
}

/** What decides how a column is read, as a text. */
export function columnSignature(c: LayoutColumn): string {
  return [
    c.kind,
    c.clean ? '' : '~',
    c.escaped ? 'e' : '',
    c.shown ? 's' : '',
    c.named === true ? 'n' : '',
    c.from === undefined ? '' : JSON.stringify(c.from),
    ...[...c.also].sort(),
  ].join('+')
}

/**
 * The columns of a layout in an order that hangs on what they hold: lists of the same columns in another order are one layout then.
 * What is made of several columns, or of people in them, names columns by their place, and keeps it.
 */
export function inOneOrder(layout: Layout): number[] {
  const places = layout.columns.map((_, i) => i)
  if (layout.people != null || layout.columns.some((c) => c.from !== undefined)) return places
  const signs = layout.columns.map(columnSignature)
  const sign = (i: number) => signs[i] ?? ''
  return places.sort((a, b) => (sign(a) < sign(b) ? -1 : sign(a) > sign(b) ? 1 : a - b))
}

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

export function comparedKind(kind: KindId): KindId {
  return COMPARED_AS[kind] ?? kind
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
    ...all.flatMap((h) => holdingColumns(h, keys)),
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

/** First by order of value, not of column: columns may change places between files, and the record stays the same. */
function holdingColumns(holding: Holding, keys: ReadonlyMap<string, Sql>): Sql[] {
  const { kind, values } = holding
  const own = values.filter((v) => v.kind === kind)
  const others = values.filter((v) => v.kind !== kind)
  const name = id(`h_${kind}`)
  const key = id(keyColumn(kind))
  const [only] = values
  if (values.length === 1 && only) {
    return [sql`${id(only.name)} as ${name}`, sql`${keys.get(only.name) ?? sql`null`} as ${key}`]
  }
  const first = sql`coalesce(${least(own)}, ${least(others)})`
  return [
    sql`${first} as ${name}`,
    sql`${keyOf(kind, first)} as ${key}`,
    sql`[${names(values)}] as ${id(`all_${kind}`)}`,
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

function least(values: readonly Value[]): Sql {
  if (values.length === 0) return sql`null`
  return sql`least(${names(values)})`
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
