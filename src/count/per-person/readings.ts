import type { TierCounts } from '../../report.ts'
import type { BuyerReading } from './acts.ts'
import type { ItemCount } from './items.ts'
import type { DeclaredReading } from './parts.ts'
import { total } from './tiers.ts'

/** Reading id → option id; what is absent is taken as criminal proof takes it (law/rules/readings.yaml). */
export type Choice = Readonly<Partial<Record<string, string>>>

/** Items that one reading brings in or takes out, or several that meet in the same items. */
export interface Moved {
  /** The readings, each with the one option under which it moves anything. */
  readonly readings: readonly (readonly [reading: string, option: string])[]
  /** What is added to the count (and, where negative, taken off) under a choice; null: nothing. */
  under(choice: Choice): ItemCount | null
}

export function isOn(choice: Choice, reading: string, option: string): boolean {
  return choice[reading] === option
}

/** Every way of taking some readings that stand together: all off first. */
export function waysOf(readings: Moved['readings']): Choice[] {
  return readings.reduce<Choice[]>(
    (ways, [id, option]) => [...ways, ...ways.map((way) => ({ ...way, [id]: option }))],
    [{}],
  )
}

/** Readings of who is a buyer. */
export const BUYERS: Moved['readings'] = [
  ['unknown-buyers', 'each'],
  ['group-posting', 'each'],
]

export function buyersUnder(choice: Choice): BuyerReading {
  const of = (reading: string) => (isOn(choice, reading, 'each') ? 'each' : 'one')
  return { unknown: of('unknown-buyers'), posting: of('group-posting') }
}

export function declaredUnder(choice: Choice): DeclaredReading {
  return isOn(choice, 'declared', 'in') ? 'in' : 'out'
}

/** mixed-line: a line of several kinds counts under its highest item, or all under the fifth. */
export function tiersUnder(choice: Choice, tiers: TierCounts): TierCounts {
  return isOn(choice, 'mixed-line', 'ordinary') ? { A: 0, B: 0, C: total(tiers) } : tiers
}

/** Sums and differences of items: what is asked of the whole is asked of each. */
export function combined(items: readonly (readonly [ItemCount, 1 | -1])[]): ItemCount {
  const sum = (of: (one: ItemCount) => TierCounts) => {
    const sums = { A: 0, B: 0, C: 0 }
    for (const [one, sign] of items) {
      const { A, B, C } = of(one)
      sums.A += sign * A
      sums.B += sign * B
      sums.C += sign * C
    }
    return sums
  }
  return {
    tally: (places) => sum((one) => one.tally(places)),
    unsold: (obtained, provided) => sum((one) => one.unsold(obtained, provided)),
  }
}

/** The items as a choice of readings has them. */
export function itemsUnder(choice: Choice, counted: ItemCount, moved: readonly Moved[]): ItemCount {
  const more = moved.flatMap((m) => m.under(choice) ?? [])
  return itemsAs(choice, combined([counted, ...more].map((one) => [one, 1] as const)))
}

/** The same items, in the tiers that a choice puts them in. */
export function itemsAs(choice: Choice, items: ItemCount): ItemCount {
  if (!isOn(choice, 'mixed-line', 'ordinary')) return items
  return {
    tally: (places) => tiersUnder(choice, items.tally(places)),
    unsold: (obtained, provided) => tiersUnder(choice, items.unsold(obtained, provided)),
  }
}
