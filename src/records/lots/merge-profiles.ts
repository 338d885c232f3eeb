import type { ColumnProfile, IntegerProfile } from '../columns/tally.ts'

export const EMPTY_PROFILE: ColumnProfile = { classes: new Map(), integers: null }

/** Adds what one chunk of the spool shows of its tables to what others have shown. */
export function mergeProfiles(
  all: Map<number, ColumnProfile[]>,
  more: ReadonlyMap<number, readonly ColumnProfile[]>,
): void {
  for (const [t, columns] of more) {
    const known = all.get(t) ?? []
    const width = Math.max(known.length, columns.length)
    const merged = Array.from({ length: width }, (_, i) =>
      added(known[i] ?? EMPTY_PROFILE, columns[i] ?? EMPTY_PROFILE),
    )
    all.set(t, merged)
  }
}

function added(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  if (a === EMPTY_PROFILE) return b
  if (b === EMPTY_PROFILE) return a
  const classes = new Map(a.classes)
  for (const [name, n] of b.classes) classes.set(name, (classes.get(name) ?? 0) + n)
  return { classes, integers: addedIntegers(a.integers, b.integers) }
}

/** Different values of two chunks may be the same, unless their ranges lie apart (row numbers that go on). */
function addedIntegers(a: IntegerProfile | null, b: IntegerProfile | null): IntegerProfile | null {
  if (!a || !b) return a ?? b
  const apart = a.max < b.min || b.max < a.min
  return {
    count: a.count + b.count,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    sampled: a.sampled + b.sampled,
    distinct: apart ? a.distinct + b.distinct : Math.max(a.distinct, b.distinct),
    round: a.round + b.round,
  }
}
