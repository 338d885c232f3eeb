import { decideColumns, type ColumnDecision } from '../columns/decide.ts'
import type { CellClass } from '../columns/cell-class.ts'
import { atLeast, count, speakingCells, type ColumnProfile } from '../columns/tally.ts'
import type { KindId } from '../kinds.ts'
import type { PeopleColumns } from './find.ts'
import { HOUSEHOLD } from './grammar.ts'
import type { UnnamedColumns } from './side-by-side.ts'

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
  const bare = headers === null && mayStandSideBySide(profiles)
  if (packed.length === 0 && said.size === 0 && !bare) return null
  const columns = decideColumns({ headers, columns: profiles }, kinds)
  const household =
    columns.some((c) => OF_HOUSEHOLDS.has(c.kind)) ||
    (headers ?? []).some((h) => h !== null && HOUSEHOLD.test(h))
  return {
    packed,
    names: nameColumns(columns, packed),
    identities: columns.filter((c) => IDENTITIES.has(c.kind)).map((c) => c.index),
    contacts: columns.filter((c) => CONTACTS.has(c.kind)).map((c) => c.index),
    unnamed: bare ? unnamedColumns(columns) : null,
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

function unnamedColumns(columns: readonly ColumnDecision[]): UnnamedColumns {
  const of = (kinds: readonly KindId[]) =>
    columns.filter((c) => kinds.includes(c.kind)).map((c) => c.index)
  return { names: of(['name']), numbers: of(['mobile', 'resident-id']) }
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
