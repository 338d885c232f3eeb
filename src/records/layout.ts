import { id, join, sql, type Sql } from '../db/sql.ts'
import type { ColumnDecision } from './columns/decide.ts'
import { COMPARED_AS, type KindId } from './kinds.ts'
import { valuesOf, type Value } from './values.ts'

/**
 * How the columns of some tables read: the same decisions column by column, so that one statement makes their records.
 * Tables of one layout differ in names and headers only.
 */
export interface Layout {
  readonly columns: readonly LayoutColumn[]
}

export interface LayoutColumn {
  readonly kind: KindId
  readonly also: readonly KindId[]
  /** Every filled cell is valid for the kind: the short way. */
  readonly clean: boolean
  /** Cells hold escapes, or a stored text behind the shown one (see `evidence/spool.ts`). */
  readonly escaped: boolean
  readonly shown: boolean
}

export function layoutOf(
  decisions: readonly ColumnDecision[],
  marks: { readonly escaped: readonly number[]; readonly shown: readonly number[] },
): Layout {
  const columns = decisions.map((d) => ({
    kind: d.kind,
    also: d.also,
    clean: d.filled === d.valid && d.also.length === 0,
    escaped: marks.escaped.includes(d.index),
    shown: marks.shown.includes(d.index),
  }))
  return { columns }
}

/** Two tables with equal signatures are read by one statement. */
export function signature(layout: Layout): string {
  return layout.columns
    .map((c) =>
      [
        c.kind,
        c.clean ? '' : '~',
        c.escaped ? 'e' : '',
        c.shown ? 's' : '',
        ...[...c.also].sort(),
      ].join('+'),
    )
    .join('|')
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
 * for the kind, `rest_<kind>` the list of further ones (only where the layout can have any), `b_<kind>` an invalid
 * text as written.
 */
export function linesQuery(source: Sql, layout: Layout): Sql {
  const values = valuesOf(layout)
  const found = values.map((v) => sql`${v.sql} as ${id(v.name)}`)
  const cells = layout.columns.map((c, i) => sql`${cellText(i, c)} as ${id(`c${String(i)}`)}`)
  const tested = join([sql`p, r`, ...cells])
  const typed = join([sql`*`, ...found])
  const all = holdings(values.filter((v) => v.valid))
  const lines = join([
    sql`p, r`,
    ...all.flatMap(holdingColumns),
    ...values.filter((v) => !v.valid).map((v) => id(v.name)),
  ])
  return sql`select ${lines} from (select ${typed} from (select ${tested} from ${source}))`
}

/** The cell for recognition: shown text in front of the stored one, escapes turned to spaces; blanks are NULL. */
function cellText(i: number, column: LayoutColumn): Sql {
  const cell = id(`c${String(i)}`)
  const shown = column.shown ? sql`split_part(${cell}, chr(15), 1)` : cell
  const plain = column.escaped
    ? sql`regexp_replace(${shown}, '\\x0e[\\x40-\\x5f]', ' ', 'g')`
    : shown
  return sql`nullif(${plain}, '')`
}

/** First by order of value, not of column: columns may change places between files, and the record stays the same. */
function holdingColumns(holding: Holding): Sql[] {
  const own = holding.values.filter((v) => v.kind === holding.kind)
  const others = holding.values.filter((v) => v.kind !== holding.kind)
  const name = id(`h_${holding.kind}`)
  const [only] = holding.values
  if (holding.values.length === 1 && only) return [sql`${id(only.name)} as ${name}`]
  const first = sql`coalesce(${least(own)}, ${least(others)})`
  return [
    sql`${first} as ${name}`,
    sql`list_filter(list_distinct([${names(holding.values)}]), x -> x is distinct from ${first}) as ${id(`rest_${holding.kind}`)}`,
  ]
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
