import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { orderedVerdicts } from './ordered-verdicts.ts'

const tempDir = mkdtempSync(join(tmpdir(), 'shuzheng-ordered-'))
let db: Database

beforeAll(async () => {
  db = await Database.open({ tempDir, memory: '128MB', threads: 2 })
  // Seven tables, of which one has no record and one most, in no order; lines of two people, and lines in two sets.
  await db.run(sql`create temp table verdicts as
    select case when i % 3 = 0 then 4 else i % 7 end as ord, i * 7919 % 1000 as row, i % 2 as part, i % 5 as term
    from range(3000) t(i) where i % 7 <> 5 order by hash(i)`)
})
afterAll(() => {
  db.close()
  rmSync(tempDir, { recursive: true })
})

async function given(within: '' | 'term', atOnce: number): Promise<string[]> {
  const found: string[] = []
  for await (const rows of orderedVerdicts(db, within, atOnce))
    found.push(
      ...rows.map((r) => JSON.stringify([r['ord'], r['row'], r['part'], r['term']], asText)),
    )
  return found
}

/** Whole numbers of the database as they are written. */
function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

test.each([1, 300, 700, 1_000_000])(
  'stretches of %d rows give what one order of all gives',
  async (atOnce) => {
    const all = await db.rows(sql`select * from verdicts`)
    const plain = all
      .map((r) => [r['ord'], r['row'], r['part'], r['term']].map(Number))
      .sort((a, b) => a.map((n, i) => n - (b[i] ?? 0)).find((d) => d !== 0) ?? 0)
    expect(plain).toHaveLength(2572)
    expect(await given('term', atOnce)).toEqual(plain.map((row) => JSON.stringify(row)))
    const withoutSets = (rows: readonly string[]) => rows.map((r) => r.slice(0, r.lastIndexOf(',')))
    expect(withoutSets(await given('', atOnce))).toEqual(
      withoutSets(plain.map((row) => JSON.stringify(row))),
    )
  },
)

test('no rows', async () => {
  await db.run(sql`create or replace temp table verdicts as select * from verdicts where false`)
  expect(await given('', 10)).toEqual([])
})
