import type { ColumnDecision } from './columns/decide.ts'
import type { Arrangement } from './arrange.ts'
import { SHOWS } from './columns/class-meaning.ts'
import type { Cut, Derived, Joined } from './derived/cells.ts'
import { COMPARED_AS, type KindId } from './kinds.ts'
import { mayHoldMore } from './named.ts'
import { CHECKED } from './values.ts'

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
  /** Its people are not those whom the lines are about. */
  readonly ofOthers?: boolean
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
      ...(from !== 'gone' && d.ofOthers === true ? { ofOthers: true } : {}),
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
    c.ofOthers === true ? 'o' : '',
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

export function comparedKind(kind: KindId): KindId {
  return COMPARED_AS[kind] ?? kind
}
