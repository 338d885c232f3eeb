import { expect, test } from 'vitest'
import { emptyIndex } from '../../../test/support/person-index.ts'
import { raw, sql } from '../../db/sql.ts'
import { heldKeys, keyCount, runsFor, uuidOf } from './keys.ts'
import { measure } from './measure.ts'

const db = await emptyIndex()

const LISTS = 12

/** Keys spread evenly, as pseudonyms are, each of one class: about half of each list stands in others. */
const KEYS = sql`select md5(h::varchar)::uuid as s1, case when h % 3 = 0 then md5('n' || h % 2)::uuid end as s2,
    (b * 3 + h % 2)::integer as code
  from (select hash(b, i) % 4000 as h, b from range(${raw(String(LISTS))}) a(b), range(500) c(i))`

test('many runs find what one does', async () => {
  const one = await measure(db, KEYS, LISTS)
  const many = await measure(db, KEYS, LISTS, 20_000)
  expect(runsFor(await keyCount(db, KEYS), 20_000)).toBe(11)
  expect(many.pairs.sharing().next().done).toBe(false)
  expect({ ...many, pairs: [...many.pairs.sharing()] }).toEqual({
    ...one,
    pairs: [...one.pairs.sharing()],
  })
})

test('runs hold about as many, and all of them together every line', async () => {
  const keys = await keyCount(db, KEYS)
  const sizes: number[] = []
  for (let run = 0; run < 5; run++) sizes.push((await heldKeys(db, KEYS, keys, [run, 5])).size)
  expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(LISTS * 500)
  expect(Math.max(...sizes)).toBeLessThan(1.25 * Math.min(...sizes))
})

test('as many runs as memory asks for: 200 million keys of one take four, of two seven', () => {
  const runs = (keys: number, two: boolean) => runsFor({ keys, two }, 2 ** 30)
  expect([runs(0, false), runs(200_000_000, false), runs(200_000_000, true)]).toEqual([1, 4, 7])
})

test('words of a key are the UUID that they came from', async () => {
  const uuid = '00112233-4455-4677-8899-aabbccddeeff'
  for await (const [first] of db.bytes(sql`select ${uuid}::uuid`, [16]))
    expect(first && uuidOf(new Uint32Array(first.slice().buffer))).toBe(uuid)
})
