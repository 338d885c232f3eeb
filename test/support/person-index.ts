import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { classifyDuplicates } from '../../src/count/duplicates.ts'
import { nameLines } from '../../src/count/lines.ts'
import { namePlaces } from '../../src/count/place.ts'
import { Database } from '../../src/db/database.ts'
import { sql } from '../../src/db/sql.ts'
import { createIndex, addKeyColumns } from '../../src/records/index-file.ts'

/** A line of the index by hand: keys are small numbers, made into UUIDs; a batch has one part, numbered as the batch. */
export interface IndexLine {
  readonly batch: number
  readonly keys: Readonly<Partial<Record<Column, number | null>>>
  readonly rank?: number
  readonly reason?: number
  readonly tier?: 1 | 2 | 3
  readonly flags?: number
  readonly more?: readonly number[]
}

export const COLUMNS = ['k_resident_id', 'k_mobile', 'k_name', 'k_address'] as const
export type Column = (typeof COLUMNS)[number]

/** Opens a database with an empty index `x`, as the product does; gone when the test file is done. */
export async function emptyIndex(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'shuzheng-persons-'))
  const db = await Database.open({ tempDir: join(folder, 'spill'), memory: '1GB', threads: 2 })
  await db.attach(join(folder, 'index.duckdb'), 'x')
  await createIndex(db)
  await addKeyColumns(db, COLUMNS)
  afterAll(() => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return db
}

/** Fills the index, and leaves what the count of a folder leaves. */
export async function fill(db: Database, lines: readonly IndexLine[], batches: number) {
  const rows = lines.map((line, i) => ({
    part: line.batch,
    line: i,
    reason: line.reason ?? 0,
    rank: line.rank ?? 2,
    flags: line.flags ?? 0,
    tier: line.tier ?? 3,
    age: 0,
    more: line.more && line.more.length > 0 ? line.more.map(uuid) : null,
    ...Object.fromEntries(COLUMNS.map((c) => [c, uuid(line.keys[c] ?? null)])),
  }))
  await db.run(sql`delete from x.records`)
  await db.run(sql`insert into x.records by name select unnest(from_json(${JSON.stringify(rows)}::json,
    '[{"part":"BIGINT","line":"BIGINT","reason":"UTINYINT","rank":"UTINYINT","flags":"UINTEGER","tier":"UTINYINT",
    "age":"UTINYINT","more":["UUID"],"k_resident_id":"UUID","k_mobile":"UUID","k_name":"UUID","k_address":"UUID"}]'), recursive := true)`)
  const numbers = Array.from({ length: batches }, (_, i) => i)
  await namePlaces(
    db,
    numbers.map((n) => ({
      part: n,
      tab: n,
      ord: n,
      file: n,
      exhibit: 0,
      copy: false,
      row_base: 0,
    })),
    numbers.map((n) => ({ part: n, batch: n })),
  )
  await nameLines(db)
  await classifyDuplicates(db, COLUMNS)
}

function uuid(key: number | null): string | null {
  return key === null ? null : `00000000-0000-4000-8000-${String(key).padStart(12, '0')}`
}
