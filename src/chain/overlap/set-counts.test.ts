import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { PairCounts } from './pair-counts.ts'
import { SetCounts } from './set-counts.ts'

const LISTS = 30

const sets = fc.array(fc.uniqueArray(fc.nat(LISTS - 1), { minLength: 2, maxLength: LISTS }), {
  minLength: 1,
  maxLength: 12,
})

test.prop([sets, fc.array(fc.nat(11), { maxLength: 80 })], { numRuns: 60 })(
  'counts the pairs that each thing alone would give, however many sets are gathered at a time',
  (made, drawn) => {
    const things = drawn.map((i) => (made[i % made.length] ?? []).toSorted((a, b) => a - b))
    const [plain, whole, narrow] = [0, 1, 2].map(() => new PairCounts(LISTS)) as [
      PairCounts,
      PairCounts,
      PairCounts,
    ]
    const gathering = [
      new SetCounts(whole, { sets: 64, numbers: 4000 }),
      new SetCounts(narrow, { sets: 2, numbers: 40 }),
    ]
    for (const lists of things) {
      plain.add(lists, 1)
      for (const counts of gathering) counts.add(Int32Array.from(lists), lists.length)
    }
    for (const counts of gathering) counts.finish()
    expect([...whole.sharing()]).toEqual([...plain.sharing()])
    expect([...narrow.sharing()]).toEqual([...plain.sharing()])
  },
)
