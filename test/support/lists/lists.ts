import type { KindId } from '../../../src/records/kinds.ts'
import { damage } from './dirt.ts'
import { EMPTY_HEADINGS, HEADINGS } from './headings.ts'
import { person, type Person } from './person.ts'
import { randomFrom, type Random } from './random.ts'
import { EXCHANGEABLE, SELF_EVIDENT, THEMES, type Theme } from './themes.ts'
import { VALUES, type Manner } from './values.ts'

export type HeadingMode = 'right' | 'missing' | 'exchanged' | 'empty'

export interface MadeColumn {
  readonly kind: KindId
  readonly heading: string | null
  readonly manner: Manner
  /** Share of cells that are damaged. */
  readonly dirt: number
}

/** A list as it is traded, with the kinds of its columns known because it was made from them. */
export interface MadeList {
  readonly seed: number
  readonly theme: string
  readonly headings: HeadingMode
  readonly columns: readonly MadeColumn[]
  readonly rows: readonly (readonly string[])[]
}

export function makeList(seed: number, sizes: readonly [number, number] = [5, 2000]): MadeList {
  const r = randomFrom(seed)
  const theme = r.pick(Object.keys(THEMES))
  const headings = headingMode(r)
  const columns = makeColumns(r, THEMES[theme] as Theme, headings)
  const count = sizeBetween(r, sizes)
  const rows = Array.from({ length: count }, (_, i) =>
    makeRow(r, THEMES[theme] as Theme, columns, i),
  )
  return { seed, theme, headings, columns, rows }
}

function headingMode(r: Random): HeadingMode {
  const x = r.next()
  if (x < 0.66) return 'right'
  if (x < 0.84) return 'missing'
  return x < 0.93 ? 'exchanged' : 'empty'
}

/** Small lists are as frequent as large ones. */
function sizeBetween(r: Random, [least, most]: readonly [number, number]): number {
  return Math.round(least * (most / least) ** r.next())
}

function makeColumns(r: Random, theme: Theme, mode: HeadingMode): MadeColumn[] {
  const more = r.shuffle(theme.may).slice(0, r.int(1, theme.may.length))
  const told = mode === 'right' || mode === 'exchanged'
  const kinds = r
    .shuffle([...theme.must, ...more])
    .filter((k) => told || mayStandAlone(k, more, theme))
  const ordered = told ? kinds : pupilFirst(kinds)
  return exchange(
    r,
    mode,
    ordered.map((kind, i) => makeColumn(r, kind, mode, i)),
  )
}

/** Without headings, a parent's name is known only by its place behind the pupil's in a list of pupils. */
function mayStandAlone(kind: KindId, more: readonly KindId[], theme: Theme): boolean {
  if (!SELF_EVIDENT.has(kind)) return false
  if (kind !== 'guardian-name' && kind !== 'guardian-phone') return true
  return theme.pupils && (more.includes('school') || more.includes('grade'))
}

function pupilFirst(kinds: KindId[]): KindId[] {
  const pupil = kinds.indexOf('name')
  const guardian = kinds.indexOf('guardian-name')
  if (guardian < 0 || pupil < guardian) return kinds
  return kinds.map((k, i) => (i === pupil ? 'guardian-name' : i === guardian ? 'name' : k))
}

function makeColumn(r: Random, kind: KindId, mode: HeadingMode, index: number): MadeColumn {
  const told = mode === 'right' || mode === 'exchanged'
  const manner = {
    style: told ? r.int(0, 9) : plainStyle(r, kind),
    base: r.chance(0.8) ? 1 : r.int(2, 5000),
  }
  const heading = told ? dressed(r, r.pick(headingsOf(kind, manner))) : null
  const shown = mode === 'empty' ? `${r.pick(EMPTY_HEADINGS)}${index + 1}` : heading
  return { kind, heading: shown, manner, dirt: r.chance(0.5) ? 0.02 : r.next() * 0.3 }
}

/** Nicknames do not stand under 姓名, of all forms of address. */
function headingsOf(kind: KindId, manner: Manner): readonly string[] {
  const all = HEADINGS[kind] ?? [kind]
  const nicknames = kind === 'vague-name' && manner.style % 5 === 4
  return nicknames ? all.filter((h) => h !== '姓名') : all
}

/** Without a heading, whole amounts and M/F cannot be told from other numbers and codes: only plain styles. */
function plainStyle(r: Random, kind: KindId): number {
  if (kind === 'amount') return r.pick([0, 2, 3, 4])
  if (kind === 'employer') return 1
  if (kind === 'vague-name') return 0
  return r.int(0, 9)
}

function dressed(r: Random, heading: string): string {
  const ways = [
    () => heading,
    () => heading,
    () => heading,
    () => ` ${heading} `,
    () => `*${heading}`,
    () => `${heading}（必填）`,
    () => `${heading}：`,
    () => heading.toUpperCase(),
  ]
  return r.pick(ways)()
}

/** Exchanges the headings of two columns that their values betray. */
function exchange(r: Random, mode: HeadingMode, columns: MadeColumn[]): MadeColumn[] {
  const able = columns.flatMap((c, i) => (EXCHANGEABLE.has(c.kind) ? [i] : []))
  if (mode !== 'exchanged' || able.length < 2) return columns
  const [a, b] = r.shuffle(able) as [number, number]
  const heading = (i: number) => columns[i]?.heading ?? null
  return columns.map((c, i) =>
    i === a ? { ...c, heading: heading(b) } : i === b ? { ...c, heading: heading(a) } : c,
  )
}

function makeRow(r: Random, theme: Theme, columns: readonly MadeColumn[], row: number): string[] {
  const p = person(r, theme.pupils, columns[0]?.manner.style ?? 0)
  return columns.map((c) => makeCell(r, c, p, row))
}

function makeCell(r: Random, column: MadeColumn, p: Person, row: number): string {
  const value = VALUES[column.kind]?.(r, p, row, column.manner) ?? ''
  return r.chance(column.dirt) ? damage(r, column.kind, value, p) : value
}
