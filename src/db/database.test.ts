import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Database } from './database.ts'
import { sql } from './sql.ts'

const tempDir = mkdtempSync(join(tmpdir(), 'database-'))
afterAll(() => rmSync(tempDir, { recursive: true, force: true }))

/** A list of this size cannot be spilled. */
const LARGE = sql`select len(list(range)) as n from range(20000000)`

test('a statement that runs out of memory is run again with the most there is', async () => {
  const small = { tempDir, memory: '64MB', threads: 2 }
  const strict = await Database.open(small)
  await expect(strict.one(LARGE)).rejects.toThrow(/Out of Memory/)
  strict.close()
  const roomy = await Database.open({ ...small, mostMemory: '2GB' })
  expect(Number((await roomy.one(LARGE))['n'])).toBe(20_000_000)
  roomy.close()
})

test('work between two statements ends when the run is to stop, and goes on otherwise', async () => {
  const db = await Database.open({ tempDir, memory: '64MB', threads: 1 })
  await db.pause('grouping')
  const stopped = db.pause('grouping')
  db.interrupt()
  await expect(stopped).rejects.toMatchObject({ code: 'db/failed' })
  await db.pause('grouping')
  db.close()
})
