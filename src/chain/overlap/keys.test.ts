import { expect, test } from 'vitest'
import { emptyIndex } from '../../../test/support/person-index.ts'
import { count } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'
import { keyCount, runsFor, takeKeys } from './keys.ts'
import { measure } from './measure.ts'

const db = await emptyIndex()

const LISTS = 12

/** Keys spread evenly, as pseudonyms are, each of one class: about half of each list stands in others. */
const KEYS = sql`select md5(h::varchar)::uuid as s1, case when h % 3 = 0 then md5('n' || h % 2)::uuid end as s2,
    (b * 3 + h % 2)::integer as code
  from (select hash(b, i) % 4000 as h, b from range(${raw(String(LISTS))}) a(b), range(500) c(i))`

test('every key lies in one range of one run', async () => {
  const keys = await keyCount(db, KEYS)
  const runs = runsFor(keys, 40)
  let taken = 0
  for (const run of runs) {
    await takeKeys(db, KEYS, run)
    for (const range of run.ranges)
      taken += count((await db.one(sql`select count(*) as n from overlap_key where ${range}`))['n'])
  }
  expect([keys, taken]).toEqual([6000, 6000])
  expect([runs.length, runs[0]?.ranges.length]).toEqual([32, 8])
})

test('many runs find what one does', async () => {
  const one = await measure(db, KEYS, LISTS)
  const many = await measure(db, KEYS, LISTS, runsFor(6000, 400))
  expect(many.pairs.sharing().next().done).toBe(false)
  expect({ ...many, pairs: [...many.pairs.sharing()] }).toEqual({
    ...one,
    pairs: [...one.pairs.sharing()],
  })
})

test('from few keys to many, as many ranges as they need, eight at a time', () => {
  const shape = (keys: number) => {
    const runs = runsFor(keys)
    return [runs.length, runs.flatMap((r) => r.ranges).length]
  }
  expect([0, 4_000_000, 4_000_001, 200_000_000].map(shape)).toEqual([
    [1, 1],
    [1, 1],
    [1, 2],
    [8, 64],
  ])
})
