import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeList } from '../../../test/support/lists/lists.ts'
import { loadLists } from '../../../test/support/lists/load.ts'
import { Database, type Row } from '../../db/database.ts'
import { id, join, raw, sql } from '../../db/sql.ts'
import {
  integerColumns,
  integerQuery,
  plainQuery,
  profileQuery,
  readProfiles,
  restQuery,
} from './profile.ts'

const LISTS = Array.from({ length: 12 }, (_, i) => makeList(500 + i, [10, 200]))
const source = id('made')

const tempDirs: string[] = []
async function open(threads: number): Promise<Database> {
  const tempDir = mkdtempSync(joinPath(tmpdir(), 'profile-'))
  tempDirs.push(tempDir)
  return Database.open({ tempDir, memory: '1GB', threads })
}

let db: Database
let width: number
beforeAll(async () => {
  db = await open(4)
  width = await loadLists(db, 'made', LISTS)
})
afterAll(() => {
  for (const dir of tempDirs) rmSync(dir, { recursive: true })
})

test('every cell of every table is counted once', async () => {
  const profiles = readProfiles(width, await db.rows(profileQuery(source, width)))
  const counted = LISTS.map((_, t) =>
    profiles.get(t)?.map((p) => [...p.classes.values()].reduce((sum, n) => sum + n, 0)),
  )
  expect(counted).toEqual(LISTS.map((list) => Array<number>(width).fill(list.rows.length)))
})

test('the same on one thread as on four', async () => {
  const one = await open(1)
  await loadLists(one, 'made', LISTS)
  const query = profileQuery(source, width)
  expect(await one.rows(query)).toEqual(await db.rows(query))
})

test('a short look and a closer one at the rest find what one look finds', async () => {
  const few = new Set([1, 3])
  const plain = await db.rows(plainQuery(source, width, few))
  const rest = await db.rows(
    restQuery(
      source,
      Array.from({ length: width }, (_, c) => c),
      few,
    ),
  )
  const settled = plain.filter((row) => row['class'] !== null)
  const both = readProfiles(width, [...settled, ...rest])
  const whole = readProfiles(width, await db.rows(profileQuery(source, width)))
  expect(tallies(both)).toEqual(tallies(whole))
})

test('a sheet of hundreds of columns is counted like a narrow one', async () => {
  const more = Array.from({ length: 300 }, (_, i) => sql`c1 as ${id(`c${String(width + i)}`)}`)
  const wide = sql`(select *, ${join(more)} from ${source})`
  const rows = await db.rows(profileQuery(wide, width + 300))
  const narrow = await db.rows(profileQuery(source, width))
  const of = (all: readonly Row[], c: number) =>
    all.filter((row) => row['c'] === c).map((row) => ({ ...row, c: 0 }))
  expect(rows.filter((row) => Number(row['c']) < width)).toEqual(narrow)
  expect(of(rows, width + 299)).toEqual(of(narrow, 1))
})

test('whole numbers: least, most, how many and how many differ', async () => {
  const values = sql`(select 0 as t, v as c0 from (select unnest(['7', '7', '007', '12', 'x', '', null, '4103', '4104', '1234567890']) as v))`
  expect(await db.rows(integerQuery(values, [0]))).toEqual([
    { t: 0, c: 0, n: 6n, least: 7, most: 4104, round: 0n, sampled: 5n, different: 3n },
  ])
})

test('asks for whole numbers only where most cells are', async () => {
  const rows = sql`(select 0 as t, i::varchar as c0, case when i < 3 then i::varchar else '文字，' end as c1 from range(${raw('20')}) r(i))`
  expect(integerColumns(readProfiles(2, await db.rows(profileQuery(rows, 2))).values())).toEqual([
    0,
  ])
})

function tallies(profiles: ReturnType<typeof readProfiles>): unknown {
  return [...profiles].map(([t, columns]) => [t, columns.map((p) => [...p.classes].sort())])
}
