import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { givingBack } from './freed.ts'

test('what is given back changes no limit, also where a statement needed more', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-freed-'))
  const limits = { usual: '1037MiB', most: '1501MiB' }
  const db = await Database.open({ tempDir: dir, memory: limits.usual, threads: 1 })
  const limit = async () =>
    (await db.one(sql`select current_setting('memory_limit') as most`))['most']
  const giveBack = await givingBack(db, limits)
  const usual = await limit()
  await giveBack()
  expect(await limit()).toBe(usual)
  await db.run(sql`set memory_limit = '1501MiB'`)
  const most = await limit()
  await giveBack()
  expect(await limit()).toBe(most)
  expect(most).not.toBe(usual)
  db.close()
  rmSync(dir, { recursive: true })
})
