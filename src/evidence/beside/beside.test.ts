import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packed } from '../../../test/files/archives/build.ts'
import { openDatabase, withJournal, withWal } from '../../../test/files/data/logged.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import { counted, folderOf, workspace } from '../../../test/support/counting.ts'

const base = workspace('beside')
const people = Array.from({ length: 20 }, (_, i) => [
  `张${'伟芳娜敏静'[i % 5] ?? ''}${'强磊洋勇艳'[i % 4] ?? ''}`,
  `1380000${String(1000 + i * 37)}`,
])
const [merged, later] = [people.slice(0, 8), people.slice(8)]

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = folderOf(base, files)
  const { tables, files: all } = await counted([folder])
  const codes = all.map(({ at, issues }) => [at.at(-1), issues.map((i) => i.code)])
  const rows = tables.map((table) => [table.at.at(-1), table.rows.data])
  return { folder, rows, codes: Object.fromEntries(codes) as Record<string, string[]> }
}

describe('rows that lie in a log beside their database', () => {
  test('are read with it, and the evidence stays as it is', async () => {
    const files = withWal(merged, later)
    const { folder, rows, codes } = await read(files)
    expect(rows).toEqual([['t', 20]])
    expect(codes).toEqual({ 'a.db': [], 'a.db-wal': ['VOLUME'], 'a.db-shm': ['VOLUME'] })
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort())
    for (const [name, bytes] of Object.entries(files))
      expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
  })

  test('in archives too', async () => {
    const files = withWal(merged, later)
    const parts = Object.entries(files).map(([name, data]) => ({ name: `手机/${name}`, data }))
    expect((await read({ 'a.zip': zipOf(parts) })).rows).toEqual([['t', 20]])
    const [seven = Buffer.alloc(0)] = (await packed(files, 'a.7z')).values()
    const { rows, codes } = await read({ 'a.7z': seven })
    expect(rows).toEqual([['t', 20]])
    expect(codes['a.db-wal']).toEqual(['VOLUME'])
  })

  test('a log that is missing, or damaged, is told', async () => {
    const { 'a.db': db = Buffer.alloc(0), 'a.db-wal': wal = Buffer.alloc(0) } = withWal(
      merged,
      later,
    )
    const alone = await read({ 'a.db': db })
    expect([alone.rows, alone.codes]).toEqual([[['t', 8]], { 'a.db': ['NOT_A_TABLE'] }])
    const bad = Buffer.from(wal)
    bad[wal.length - 9] = (bad[wal.length - 9] ?? 0) ^ 0xff
    const damaged = await read({ 'a.db': db, 'a.db-wal': bad })
    expect(damaged.codes['a.db']).toEqual(['CORRUPT'])
    expect(damaged.rows).toEqual([['t', 19]])
    const headless = await read({ 'a.db': db, 'a.db-wal': Buffer.alloc(500, 1) })
    expect(headless.codes['a.db']).toEqual(['CORRUPT'])
  })

  test('a log without its database is not read, and a list by that name is', async () => {
    const { 'a.db-wal': wal = Buffer.alloc(0) } = withWal(merged, later)
    expect((await read({ 'a.db-wal': wal })).codes).toEqual({ 'a.db-wal': ['UNSUPPORTED'] })
    const { 'a.db': db = Buffer.alloc(0) } = withWal(merged, [])
    const list = people.map((row) => row.join(',')).join('\n')
    const { rows } = await read({ 'a.db': db, 'a.db-wal': list })
    expect(rows).toContainEqual(['a.db-wal', 20])
  })
})

test('what only is called a log is told, not taken for read', async () => {
  const { 'a.db': db = Buffer.alloc(0) } = withWal(merged, [])
  const junk = Buffer.from([1, 2, 3, 0, ...Array.from({ length: 500 }, (_, i) => (i * 7) & 0xff)])
  expect((await read({ 'a.db': db, 'a.db-shm': junk })).codes['a.db-shm']).toEqual(['UNSUPPORTED'])
  expect((await read({ 'a.db': db, 'a.db-journal': junk })).codes['a.db']).toContain('CORRUPT')
})

describe('a rollback journal', () => {
  test('undoes in the copy what was not finished', async () => {
    const { rows, codes } = await read(withJournal(people))
    expect(rows).toContainEqual(['t', 20])
    expect(codes).toEqual({ 'a.db': ['NOT_A_TABLE'], 'a.db-journal': ['VOLUME'] })
  })

  test('that names another file is not used: SQLite would delete that file', async () => {
    const { 'a.db': db = Buffer.alloc(0), 'a.db-journal': journal = Buffer.alloc(0) } =
      withJournal(people)
    const other = join(base, 'other.txt')
    writeFileSync(other, 'x')
    const named = Buffer.concat([journal, superOf(other)])
    const { codes } = await read({ 'a.db': db, 'a.db-journal': named })
    expect(codes['a.db']).toContain('NOT_A_TABLE')
    expect(existsSync(other)).toBe(true)
  })

  test('of a finished transaction says nothing', async () => {
    const files = openDatabase((database) => {
      database.exec('pragma journal_mode = persist; create table t (姓名, 手机号)')
      database.exec("insert into t values ('张三', '13800001234')")
    })
    const { rows, codes } = await read(files)
    expect([rows, codes['a.db']]).toEqual([[['t', 1]], []])
  })
})

/** The end of a journal that names a super-journal (file format, section 3). */
function superOf(path: string): Buffer {
  const name = Buffer.from(path)
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(name.length, 0)
  numbers.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  )
  return Buffer.concat([Buffer.alloc(4), name, numbers, Buffer.from('d9d505f920a163d7', 'hex')])
}
