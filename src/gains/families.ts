import { compareText } from '../evidence/locator.ts'

/** A batch as far as money asks: which it equals, and of which it is a part. */
export interface BatchLink {
  readonly id: string
  readonly partOf: string | null
  readonly sameAs: string | null
}

/** The name of the family of a batch: batches connected by part-of and same-as share what was paid for them. */
export type FamilyOf = (batch: string) => string

/**
 * Families of batches; a batch of which nothing is entered is a family by itself. Chains and rings of relations are
 * followed once each.
 *
 * @example b2 part-of b1, b3 same-as b2 → all three are b1's family
 */
export function familiesOf(batches: readonly BatchLink[]): FamilyOf {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up
    for (let from = id; from !== at;) {
      const next = parent.get(from) ?? at
      parent.set(from, at)
      from = next
    }
    return at
  }
  for (const { id, partOf, sameAs } of batches)
    for (const other of [partOf, sameAs]) {
      if (other === null) continue
      const [a = id, b = other] = [rootOf(id), rootOf(other)].toSorted(compareText)
      if (a !== b) parent.set(b, a)
    }
  return rootOf
}

/** Each batch by itself. */
export const ALONE: FamilyOf = (batch) => batch
