/** Batches that hold one another stand together: a part that is sold on is sold out of the whole. */
export interface Families {
  /** The batches that stand with this one, in the order in which they were met. */
  of(batch: string): readonly string[]
  /** One batch for the whole family. */
  key(batch: string): string
}

/** @example related [b1a, b1] → of('b1') = of('b1a') = ['b1a', 'b1'] */
export function familiesOf(related: readonly (readonly [string, string])[]): Families {
  const home = new Map<string, string[]>()
  for (const [one, other] of related) {
    const [a, b] = [home.get(one) ?? [one], home.get(other) ?? [other]]
    if (a === b) continue
    const both = [...a, ...b.filter((id) => !a.includes(id))]
    for (const id of both) home.set(id, both)
  }
  const of = (batch: string): readonly string[] => home.get(batch) ?? [batch]
  return { of, key: (batch) => of(batch)[0] ?? batch }
}
