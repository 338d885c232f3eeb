import { expect, test } from 'vitest'
import { column, type Tally } from '../columns/testing.ts'
import { joinCandidates } from './joins.ts'

const DAYS: Tally = { 'date-1900s': 60, 'date-2000s': 38, 'digits-8': 2 }

test.each<[string, Tally[], string[]]>([
  [
    'three and eight digits',
    [{ 'digits-3': 100 }, { 'digits-8': 95, 'date-1900s': 5 }],
    ['mobile', 'landline'],
  ],
  [
    'a region, a day and four digits',
    [{ 'digits-6': 100 }, DAYS, { 'digits-4': 100 }],
    ['resident-id'],
  ],
  ['a day of birth and a height', [DAYS, { 'digits-3': 90, small: 10 }], []],
])('parts of a number: %s', (_, tallies, kinds) => {
  const found = joinCandidates(
    tallies.map((tally) => column(tally)),
    () => true,
  )
  expect(found.map(({ kind }) => kind)).toEqual(kinds)
})
