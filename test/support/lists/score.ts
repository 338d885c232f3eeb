import type { KindId } from '../../../src/records/kinds.ts'
import type { MadeList } from './lists.ts'

export interface KindScore {
  readonly kind: KindId
  /** Columns that are of the kind, that were said to be, and both. */
  readonly made: number
  readonly said: number
  readonly right: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Confusion {
  readonly made: KindId
  readonly said: KindId
  readonly list: MadeList
  readonly column: number
}

/** Compares what was said of each column with what it was made as. */
export function confusions(
  lists: readonly MadeList[],
  said: readonly (readonly { kind: KindId }[])[],
): Confusion[] {
  return lists.flatMap((list, i) =>
    list.columns.map((c, column) => ({
      made: truth(list, column),
      said: said[i]?.[column]?.kind ?? 'empty',
      list,
      column,
    })),
  )
}

/** A column in which every cell was lost is empty, whatever it was made as. */
function truth(list: MadeList, column: number): KindId {
  const lost = list.rows.every((row) => row[column] === '')
  return lost ? 'empty' : (list.columns[column]?.kind ?? 'empty')
}

export function scores(pairs: readonly Confusion[]): KindScore[] {
  const kinds = [...new Set(pairs.flatMap((p) => [p.made, p.said]))].sort()
  return kinds.map((kind) => score(kind, pairs))
}

function score(kind: KindId, pairs: readonly Confusion[]): KindScore {
  const made = pairs.filter((p) => p.made === kind).length
  const said = pairs.filter((p) => p.said === kind).length
  const right = pairs.filter((p) => p.made === kind && p.said === kind).length
  const share = (whole: number) => (whole === 0 ? 1 : right / whole)
  const f1 = made + said === 0 ? 1 : (2 * right) / (made + said)
  return { kind, made, said, right, precision: share(said), recall: share(made), f1 }
}
