import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { peopleList, sqliteOf } from '../../../../test/files/data/make.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readSqlite } from './sqlite.ts'

const spoolDir = mkdtempSync(join(tmpdir(), 'shuzheng-sqlite-check-'))
afterAll(() => {
  rmSync(spoolDir, { recursive: true })
})

/** A table whose rows break its own rule hangs together nonetheless. */
const AGAINST_RULES =
  'create table u (a check (a > 0)); pragma ignore_check_constraints = on; insert into u values (-1)'
const PAGE = 4096
const MANY = 400

/** A table of several pages: the second page of the file leads to those of its rows. */
const people = (then = '') =>
  sqliteOf((database) => {
    database.exec('create table t (name text not null, phone text unique, address text)')
    database.exec('begin')
    const insert = database.prepare('insert into t values (?, ?, ?)')
    for (const row of peopleList(MANY).rows) insert.run(...row)
    database.exec('commit')
    database.exec(then)
  })

async function read(bytes: Uint8Array) {
  const { grids, issues, sink } = collected()
  await readSqlite(memorySource(bytes), sink, { spoolDir })
  const unread = grids.flatMap((grid) => grid.unread)
  return { rows: grids.flatMap((grid) => grid.rows).length, unread, issues }
}

/** The last page that is a leaf with rows. */
function lastLeaf(bytes: Buffer): number {
  let at = bytes.length - PAGE
  while (bytes[at] !== 0x0d) at -= PAGE
  return at
}

test.each<[string, (bytes: Buffer) => void]>([
  [
    'a leaf that says it holds fewer rows',
    (bytes) =>
      bytes.writeUInt16BE(bytes.readUInt16BE(lastLeaf(bytes) + 3) - 3, lastLeaf(bytes) + 3),
  ],
  [
    'a page that leads to fewer leaves',
    (bytes) => bytes.writeUInt16BE(bytes.readUInt16BE(PAGE + 3) - 1, PAGE + 3),
  ],
  [
    'a leaf that two ways lead to',
    (bytes) =>
      bytes.writeUInt32BE(bytes.readUInt32BE(PAGE + bytes.readUInt16BE(PAGE + 12)), PAGE + 8),
  ],
])('%s is told', async (_, damage) => {
  const bytes = people()
  damage(bytes)
  const { rows, issues } = await read(bytes)
  expect(rows).not.toBe(MANY)
  expect(issues.map(({ code }) => code)).toEqual(['CORRUPT'])
})

test.each([
  ['rows that were deleted', 'delete from t where rowid % 3 = 0'],
  [
    'rows that were deleted, and their place given back',
    'delete from t where rowid % 3 = 0; vacuum',
  ],
  ['a value that a rule added later forbids', AGAINST_RULES],
])('%s are no damage', async (_, then) => {
  const { issues } = await read(people(then))
  expect(issues.filter(({ code }) => code === 'CORRUPT')).toEqual([])
})

test('of a database that is cut off what is there is read', async () => {
  const whole = people()
  const { rows, unread, issues } = await read(whole.subarray(0, whole.length - 2 * PAGE))
  expect(rows).toBeGreaterThan(MANY / 4)
  expect([...unread, ...issues].every(({ code }) => code === 'CORRUPT')).toBe(true)
  expect(unread).toHaveLength(1)
})

test('a broken definition costs its own table only', async () => {
  const bytes = people('create table u (a)')
  bytes.write('creatx', bytes.indexOf('CREATE TABLE u'))
  const { rows, issues } = await read(bytes)
  expect(rows).toBe(MANY)
  expect(issues.map(({ code }) => code)).toContain('CORRUPT')
})

test('a table whose entry is no longer called one is read', async () => {
  const bytes = people()
  bytes.write('views', bytes.indexOf('tablett'))
  const { rows } = await read(bytes)
  expect(rows).toBe(MANY)
})

test('a page that stands in the place of another, where rows have no number, is told', async () => {
  const bytes = sqliteOf((database) => {
    database.exec('create table t (phone text primary key, name text, address text) without rowid')
    database.exec('begin')
    const insert = database.prepare('insert into t values (?, ?, ?)')
    for (const [name = '', phone = '', address = ''] of peopleList(MANY).rows)
      insert.run(phone, name, address)
    database.exec('commit')
  })
  expect((await read(bytes)).issues).toEqual([])
  const child = (cell: number) => PAGE + bytes.readUInt16BE(PAGE + 12 + 2 * cell)
  const at = (cell: number) => (bytes.readUInt32BE(child(cell)) - 1) * PAGE
  bytes.copyWithin(at(2), at(0), at(0) + PAGE)
  expect((await read(bytes)).issues.map(({ code }) => code)).toEqual(['CORRUPT'])
})
