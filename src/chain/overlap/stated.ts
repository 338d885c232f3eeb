import type { StatedRelation } from '../../report/chain.ts'
import type { Measured } from './measure.ts'

/** What the case file says of two batches: `part-of` or `same-as`. */
export interface Relation {
  readonly a: string
  readonly b: string
  readonly kind: StatedRelation['kind']
}

/**
 * What is said of two batches, set against what their files show. `part-of`: all of a are in b; `same-as`: both hold the
 * same persons.
 *
 * @param ids of the batches with files, by number
 * @example a of 8,000 part of b, of whom 7,990 are in b → differs, only-a 10
 */
export function checkedRelations(
  relations: readonly Relation[],
  ids: readonly string[],
  { records, pairs }: Measured,
): readonly StatedRelation[] {
  const numbers = new Map(ids.map((id, i) => [id, i]))
  return relations.map(({ a, b, kind }) => {
    const [one, other] = [numbers.get(a), numbers.get(b)]
    const empty = [one, other].some((i) => i === undefined || sum(records[i]) === 0)
    if (one === undefined || other === undefined || one === other || empty)
      return { a, b, kind, check: 'unchecked', 'only-a': 0, 'only-b': 0 }
    const shared = pairs.of(one, other)
    const onlyA = sum(records[one]) - shared
    const onlyB = sum(records[other]) - shared
    const holds = onlyA === 0 && (kind === 'part-of' || onlyB === 0)
    return { a, b, kind, check: holds ? 'agrees' : 'differs', 'only-a': onlyA, 'only-b': onlyB }
  })
}

function sum(all: readonly number[] = []): number {
  return all.reduce((n, one) => n + one, 0)
}
