import { decideColumns, type ColumnDecision } from '../columns/decide.ts'
import type { CellClass } from '../columns/cell-class.ts'
import { atLeast, count, speakingCells, type ColumnProfile } from '../columns/tally.ts'
import type { KindId } from '../kinds.ts'
import type { PeopleColumns } from './find.ts'
import { HOUSEHOLD, RELATION } from './grammar.ts'
import { BY_LOOKS } from './said.ts'
import type { AbreastColumns } from './side-by-side.ts'

/** Columns of names that are looked at beside a list of numbers. */
const MOST_NAMES = 4

const IDENTITIES: ReadonlySet<KindId> = new Set([
  'name',
  'vague-name',
  'resident-id',
  'mobile',
  'landline',
  'passport',
  'permit',
  'guardian-name',
  'guardian-phone',
])
const CONTACTS: ReadonlySet<KindId> = new Set(['mobile', 'landline'])
/** Kinds that a list of pupils or a household has. */
const OF_HOUSEHOLDS: ReadonlySet<KindId> = new Set([
  'guardian-name',
  'guardian-phone',
  'school',
  'grade',
  'student-no',
])
const NAMES: ReadonlySet<KindId> = new Set(['name', 'vague-name', 'text', 'account', 'employer'])

/**
 * Where several people may stand in the cells of a table; null where no cell has more than one thing in it and nothing was
 * said, which is what nearly every table is.
 */
export function peopleColumns(
  headers: readonly (string | null)[] | null,
  profiles: readonly ColumnProfile[],
  kinds: ReadonlyMap<number, KindId>,
  said: ReadonlyMap<number, string>,
): PeopleColumns | null {
  const packed = profiles.flatMap((p, c) => (count(p, ['packed', 'very-long']) > 0 ? [c] : []))
  const maybe = mayStandSideBySide(profiles)
  if (packed.length === 0 && said.size === 0 && !maybe) return null
  const columns = decideColumns({ headers, columns: profiles }, kinds)
  const household =
    columns.some((c) => OF_HOUSEHOLDS.has(c.kind)) ||
    (headers ?? []).some((h) => h !== null && HOUSEHOLD.test(h))
  const looked = maybe && (!household || [...said.values()].includes(BY_LOOKS))
  const abreast = looked ? abreastColumns(columns, headers) : null
  if (packed.length === 0 && said.size === 0 && abreast === null) return null
  return {
    packed,
    names: nameColumns(columns, packed),
    identities: columns.filter((c) => IDENTITIES.has(c.kind)).map((c) => c.index),
    contacts: columns.filter((c) => CONTACTS.has(c.kind)).map((c) => c.index),
    abreast,
    household,
    said,
  }
}

/** Two columns of names and two of numbers, as far as their cells tell: tables are many, and hardly any are looked at further. */
function mayStandSideBySide(profiles: readonly ColumnProfile[]): boolean {
  const mostly = (classes: readonly CellClass[]) =>
    profiles.filter((p) => atLeast(count(p, classes), 50, speakingCells(p))).length
  return (
    mostly(['name']) >= 2 && (mostly(['mobile']) >= 2 || mostly(['resident-id', 'id-shaped']) >= 2)
  )
}

/** Whoever is only to be called, or speaks for another, is no second person of the line. */
const CALLED = new RegExp(RELATION)

/** Under headings only where names and numbers take turns: 业主 | 电话1 | 电话2 | 顾问 is one person and who serves him. */
function abreastColumns(
  columns: readonly ColumnDecision[],
  headers: readonly (string | null)[] | null,
): AbreastColumns | null {
  const own = columns.filter(({ index }) => !CALLED.test(headers?.[index] ?? ''))
  const of = (kinds: readonly KindId[]) =>
    own.filter((c) => kinds.includes(c.kind)).map((c) => c.index)
  const names = of(['name'])
  const numbers = of(['mobile', 'resident-id'])
  if (names.length < 2 || numbers.length < 2) return null
  const groups = groupsOf(columns, names, numbers)
  return headers === null || groups !== null ? { names, numbers, groups } : null
}

/** The columns of each person, where each has one name and as many numbers of the same kinds; a person begins where the first does. */
function groupsOf(
  columns: readonly ColumnDecision[],
  names: readonly number[],
  numbers: readonly number[],
): number[][] | null {
  const all = [...names, ...numbers].sort((a, b) => a - b)
  const isName = (c: number | undefined) => c !== undefined && names.includes(c)
  const starts = all.filter((c, i) =>
    isName(all[0]) ? isName(c) : i === 0 || (!isName(c) && isName(all[i - 1])),
  )
  const width = (starts[1] ?? 0) - (starts[0] ?? 0)
  const held = starts.map((start, i) =>
    all.filter((c) => c >= start && c < (starts[i + 1] ?? Infinity)),
  )
  const signs = held.map((own) => own.map((c) => columns[c]?.kind ?? '').join())
  const each = held.every((own) => own.filter(isName).length === 1 && own.length > 1)
  const alike = starts.length > 1 && each && signs.every((s) => s === signs[0])
  if (!alike || (all.at(-1) ?? 0) >= (starts.at(-1) ?? 0) + width) return null
  return starts.map((start, i) =>
    Array.from({ length: (starts[i + 1] ?? start + width) - start }, (_, k) => start + k),
  )
}

/** Columns of names first, then others of words, from left to right. */
function nameColumns(columns: readonly ColumnDecision[], packed: readonly number[]): number[] {
  const words = columns.filter(
    (c) =>
      NAMES.has(c.kind) &&
      c.filled > 0 &&
      (c.kind === 'name' || c.filled > c.valid || c.kind === 'text'),
  )
  const ranked = words.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)
  return ranked
    .map((c) => c.index)
    .filter((c) => !packed.includes(c))
    .slice(0, MOST_NAMES)
}

function rank({ kind }: ColumnDecision): number {
  return kind === 'name' ? 0 : 1
}
