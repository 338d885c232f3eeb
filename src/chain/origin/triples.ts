import { isBeyondInBoth, ONCE_IN } from '../fingerprints/chance.ts'
import type { Thirds } from './thirds.ts'
import { isNearlyAll, isWorthTelling, type Part, type Union } from './union.ts'

/** Parts that are set beside each other three by three, the largest first: some two thousand triples. */
const MOST_PARTS = 24
/** Of these so many are counted out, those first that may cover most. */
const MOST_COUNTED = 200

interface Triple {
  readonly parts: readonly [Part, Part, Part]
  readonly bits: number
  /** No more than so many people can stand in the three together. */
  readonly most: number
}

/**
 * The three parts that are a whole together, where no two of them are: each brings people that the others lack, and more of
 * those that the other two lack than it would hit had it been drawn for itself. The bound is the stricter the more triples
 * there are: that any of them looked so by chance happens but once in a million.
 */
export function triplesOf(
  whole: number,
  large: readonly Part[],
  thirds: Thirds,
  people: number,
): Union | null {
  const parts = large.slice(0, MOST_PARTS)
  const all = triplesIn(whole, parts, thirds)
  const may = all
    .filter(({ most }) => isNearlyAll(most, people))
    .toSorted((x, y) => y.most - x.most)
  if (may.length === 0) return null
  const masks = thirds.inEach(
    whole,
    parts.map(({ n }) => n),
  )
  const found = may.slice(0, MOST_COUNTED).flatMap((triple) => {
    const { covered, own, common } = countedOut(triple.bits, masks)
    const each = triple.parts.map((part, i) => ({ part, own: own[i] ?? 0 }))
    const fits =
      isNearlyAll(covered, people) &&
      each.every((e) => isWorthTelling(e.own, people)) &&
      each.every(({ part, own: n }) => {
        const missing = people - covered + n
        return isBeyondInBoth(n, part.people, missing, people, ONCE_IN * BigInt(all.length))
      })
    return fits ? [{ parts: triple.parts, covered, common, tried: all.length }] : []
  })
  const [best] = found.toSorted((x, y) => y.covered - x.covered || x.common - y.common)
  return best ? { ...best, more: found.length - 1 } : null
}

function triplesIn(whole: number, parts: readonly Part[], thirds: Thirds): Triple[] {
  const both = (x: Part, y: Part) => thirds.inBoth(whole, x.n, y.n)
  return parts.flatMap((x, i) =>
    parts.slice(i + 1).flatMap((y, j) =>
      parts.slice(i + j + 2).map((z, k): Triple => {
        const two = x.people + y.people - both(x, y)
        return {
          parts: [x, y, z],
          bits: (1 << i) | (1 << (i + j + 1)) | (1 << (i + j + k + 2)),
          most: two + z.people - Math.max(both(x, z), both(y, z)),
        }
      }),
    ),
  )
}

/** People in any of the three, in each of them alone, and in several. */
function countedOut(bits: number, masks: ReadonlyMap<number, number>) {
  const ones = [...Array(MOST_PARTS).keys()].map((i) => 1 << i).filter((one) => (bits & one) !== 0)
  const own = ones.map(() => 0)
  let [covered, common] = [0, 0]
  for (const [mask, people] of masks) {
    const hit = mask & bits
    if (hit === 0) continue
    covered += people
    const alone = ones.indexOf(hit)
    if (alone < 0) common += people
    else own[alone] = (own[alone] ?? 0) + people
  }
  return { covered, own, common }
}
