import type { CellClass } from './cell-class.ts'

/** Whole numbers of one column, as far as telling row numbers, ages and the like needs. */
export interface IntegerProfile {
  readonly count: number
  readonly min: number
  readonly max: number
  /** Values below 4096 and every 64th above, and how many different ones are among them: exact, and bounded. */
  readonly sampled: number
  readonly distinct: number
  /** Whole hundreds: amounts often are, numbers of accounts one in a hundred. */
  readonly round: number
}

/** How the numbers of a column begin that may be telephones. */
export interface PhoneSpread {
  /** Eleven digits that begin with one. */
  readonly numbers: number
  /** Of these, those with the commonest first two digits. */
  readonly pairs: number
  /** How many different first four digits there are. */
  readonly fours: number
  /** Numbers whose prefix nobody has, or devices only. */
  readonly odd: number
  /** Numbers written with the code of the country before them, which no order has: +86 138…, 0086138…. */
  readonly dialled: number
}

/** What stands in one column, over all its cells. */
export interface ColumnProfile {
  readonly classes: ReadonlyMap<CellClass, number>
  /** Null when no cell is a whole number of nine digits at most, or when it was not asked for. */
  readonly integers: IntegerProfile | null
  /** Words that look like names come again and again beside numbers that differ: see `repeated.ts`. */
  readonly repeated?: boolean
  /** Asked only where eleven digits stand under a heading of other numbers: see `series.ts`. */
  readonly phones?: PhoneSpread
  /** Of names of shops beside mobile numbers: hardly any comes twice. */
  readonly single?: boolean
}

export function count(profile: ColumnProfile, classes: readonly CellClass[]): number {
  return classes.reduce((sum, c) => sum + (profile.classes.get(c) ?? 0), 0)
}

/** Cells that hold anything. */
export function filledCells(profile: ColumnProfile): number {
  const all = [...profile.classes.values()].reduce((sum, n) => sum + n, 0)
  return all - count(profile, ['blank'])
}

/** Cells that speak for or against a kind: “无” and “-” do neither. */
export function speakingCells(profile: ColumnProfile): number {
  return filledCells(profile) - count(profile, ['nothing'])
}

/** Is `part` at least `percent` of `whole`? In whole numbers. */
export function atLeast(part: number, percent: number, whole: number): boolean {
  return whole > 0 && part * 100 >= percent * whole
}
