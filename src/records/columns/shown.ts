import type { KindId } from '../kinds.ts'
import type { CellClass } from './cell-class.ts'
import { WHOLE_NUMBERS } from './class-groups.ts'
import { CHANCE_PASSES, PROVEN, SHOWS } from './class-meaning.ts'
import { atLeast, count, type ColumnProfile } from './tally.ts'

/** What values alone show: a kind, `numbers` (whole numbers that only their spread tells apart), or nothing. */
export interface Shown {
  readonly kind: KindId | 'numbers'
  readonly cells: number
  /** Of these, cells that pass a check. */
  readonly proven: number
}

/**
 * Kinds that the values show, the one to be believed first. Look-alikes must be half as many again to come before a
 * kind that is proven; passes that chance explains show nothing.
 */
export function shownKinds(profile: ColumnProfile): Shown[] {
  const tallies = new Map<Shown['kind'], Shown>()
  for (const [cellClass, n] of profile.classes) {
    const kind = byChance(profile, cellClass) ? undefined : kindOf(cellClass)
    if (kind === undefined) continue
    const so = tallies.get(kind) ?? { kind, cells: 0, proven: 0 }
    const proven = so.proven + (PROVEN.has(cellClass) ? n : 0)
    tallies.set(kind, { kind, cells: so.cells + n, proven })
  }
  return [...tallies.values()].sort(byWeight)
}

function kindOf(cellClass: CellClass): Shown['kind'] | undefined {
  if ((WHOLE_NUMBERS as readonly CellClass[]).includes(cellClass)) return 'numbers'
  return SHOWS[cellClass]
}

/** Weights are whole numbers: a proven cell counts half as much again as a look-alike. Equal weights: in the order of the kinds' names. */
function byWeight(a: Shown, b: Shown): number {
  return weight(b) - weight(a) || (a.kind < b.kind ? -1 : 1)
}

function weight(shown: Shown): number {
  return 2 * shown.cells + shown.proven
}

/** Would so many passes come about among numbers that were never meant to pass? */
export function byChance(profile: ColumnProfile, cellClass: CellClass): boolean {
  const rule = CHANCE_PASSES.find((r) => r.pass.includes(cellClass))
  if (rule === undefined) return false
  const passed = count(profile, rule.pass)
  return !atLeast(passed, rule.percent, passed + count(profile, rule.fail))
}
