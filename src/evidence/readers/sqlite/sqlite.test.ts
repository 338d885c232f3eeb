import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { withJournal, withWal } from '../../../../test/files/data/logged.ts'
import { sqliteOf } from '../../../../test/files/data/make.ts'
import { damaged } from '../../../../test/support/mutations/damage.ts'
import type { Beside } from '../../beside/beside.ts'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { readSqlite } from './sqlite.ts'

const PEOPLE = [
  ['张三', '13800001234'],
  ['李四', '13800005678'],
]
const spoolDir = mkdtempSync(join(tmpdir(), 'shuzheng-sqlite-'))
afterAll(() => {
  rmSync(spoolDir, { recursive: true })
})

async function read(bytes: Uint8Array): Promise<CollectedFile> {
  const file = collected()
  await readSqlite(memorySource(bytes), file.sink, { spoolDir })
  return file
}
const made = (...statements: string[]) =>
  sqliteOf((database) => {
    for (const statement of statements) database.exec(statement)
  })

describe('cells', () => {
  test.each<[about: string, literal: string, cell: string | null]>([
    ['the largest integer', '9223372036854775807', '9223372036854775807'],
    ['a real', '1.5', '1.5'],
    ['text with zeros', "'007'", '007'],
    ['NULL', 'null', null],
    ['empty', "''", ''],
    ['bytes that are text', "x'e5bca0'", '张'],
    ['bytes that are none', "x'00ff'", "x'00ff'"],
    ['a picture', 'zeroblob(999)', null],
    ['text in GBK', "cast(x'd5c5c8fd' as text)", '张三'],
  ])('%s', async (_, literal, cell) => {
    const { grids } = await read(
      made('create table t (a, b)', `insert into t values (${literal}, 1)`),
    )
    expect(grids[0]?.rows[0]?.cells).toEqual([cell, '1'])
  })
})

describe('what is read', () => {
  test('tables by name, also without a key of their own; hostile names', async () => {
    const { grids, issues } = await read(
      made(
        'create table "a"";drop table b" ("x"" y")',
        'insert into "a"";drop table b" values (1)',
        'create table b (k text primary key, v) without rowid',
        "insert into b values ('z', 1), ('y', 2)",
      ),
    )
    expect(grids.map((g) => [g.sheet, g.header])).toEqual([
      ['a";drop table b', ['x" y']],
      ['b', ['k', 'v']],
    ])
    expect(grids[1]?.rows.map((r) => r.cells)).toEqual([
      ['y', '2'],
      ['z', '1'],
    ])
    expect(issues).toEqual([])
  })
  test('views, virtual tables and triggers are named; texts of a full-text index are read', async () => {
    const { grids, issues } = await read(
      made(
        'create table t (a)',
        'create view v as select * from t',
        'create virtual table f using fts5(c)',
        "insert into f values ('张三')",
        'create trigger r after insert on t begin select 1; end',
      ),
    )
    expect(grids.map((g) => g.sheet)).toEqual(['t', 'f_content'])
    expect(issues.map((i) => i.code)).toEqual(['NOT_A_TABLE'])
  })
  test('free pages are named', async () => {
    const { issues } = await read(
      made(
        'create table t (a)',
        'insert into t select hex(zeroblob(2000)) from (select 1 union select 2 union select 3)',
        'delete from t',
      ),
    )
    expect(issues.map((i) => i.message).join()).toContain('空闲页')
  })
  test('a database with a write-ahead log is read alone, and said', async () => {
    const { grids, issues } = await read(
      made('pragma journal_mode = wal', 'create table t (a)', 'insert into t values (1)'),
    )
    expect(grids[0]?.rows).toHaveLength(1)
    expect(issues.map((i) => i.code)).toEqual(['NOT_A_TABLE'])
  })
})

describe('damage', () => {
  test('a broken page costs the rest of its table, not the others', async () => {
    const bytes = made(
      'create table a (x)',
      'insert into a with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) select i from n',
      'create table b (x)',
      "insert into b values ('张三')",
    )
    // The last page but few of table a; b begins on its own page behind it.
    for (let page = 5; page < 8; page++) bytes.fill(0xff, page * 4096, page * 4096 + 64)
    const { grids, issues } = await read(bytes)
    const lost = grids.flatMap((g) => g.unread.map((u) => u.code))
    expect([...lost, ...issues.map((i) => i.code)]).toContain('CORRUPT')
    expect(grids.flatMap((g) => g.rows).length).toBeGreaterThan(0)
  })
  test('no database at all', async () => {
    const { issues } = await read(
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(500, 7)]),
    )
    expect(issues.map((i) => i.code)).toContain('CORRUPT')
  })
  test.each([
    ['-wal', withWal(PEOPLE, PEOPLE)],
    ['-journal', withJournal(PEOPLE)],
  ])('200 mutations of a log (%s): an end each time', async (ending, files) => {
    const log = files[`a.db${ending}`] ?? Buffer.alloc(0)
    for (let round = 0; round < 200; round++) {
      const file = collected()
      const source = memorySource(damaged(log, `a.db${ending}`, round))
      const lent = { name: ending, source, close: () => undefined }
      const beside: Beside = (names) =>
        Promise.resolve(names('a.db').includes(`a.db${ending}`) ? lent : null)
      await readSqlite(memorySource(files['a.db'] ?? log), file.sink, { spoolDir, beside })
      const rows = file.grids.reduce((n, grid) => n + grid.rows.length, 0)
      expect(rows + file.issues.length).toBeGreaterThan(0)
    }
  })
  test('nothing stays in the spool folder', () => {
    expect(readdirSync(spoolDir)).toEqual([])
  })
})
