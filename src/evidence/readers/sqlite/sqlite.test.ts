import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sqliteOf } from '../../../../test/files/data/make.ts'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { readSqlite } from './sqlite.ts'

const spoolDir = mkdtempSync(join(tmpdir(), 'shuzheng-sqlite-'))
afterAll(() => {
  rmSync(spoolDir, { recursive: true })
})

function read(bytes: Uint8Array): CollectedFile {
  const file = collected()
  readSqlite(memorySource(bytes), file.sink, { spoolDir })
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
  ])('%s', (_, literal, cell) => {
    const { grids } = read(made('create table t (a, b)', `insert into t values (${literal}, 1)`))
    expect(grids[0]?.rows[0]?.cells).toEqual([cell, '1'])
  })
})

describe('what is read', () => {
  test('tables by name, also without a key of their own; hostile names', () => {
    const { grids, issues } = read(
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
  test('views, virtual tables and triggers are named; texts of a full-text index are read', () => {
    const { grids, issues } = read(
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
  test('free pages are named', () => {
    const { issues } = read(
      made(
        'create table t (a)',
        'insert into t select hex(zeroblob(2000)) from (select 1 union select 2 union select 3)',
        'delete from t',
      ),
    )
    expect(issues.map((i) => i.message).join()).toContain('空闲页')
  })
  test('a database with a write-ahead log is read alone, and said', () => {
    const { grids, issues } = read(
      made('pragma journal_mode = wal', 'create table t (a)', 'insert into t values (1)'),
    )
    expect(grids[0]?.rows).toHaveLength(1)
    expect(issues.map((i) => i.code)).toEqual(['NOT_A_TABLE'])
  })
})

describe('damage', () => {
  test('a broken page costs the rest of its table, not the others', () => {
    const bytes = made(
      'create table a (x)',
      'insert into a with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) select i from n',
      'create table b (x)',
      "insert into b values ('张三')",
    )
    // The last page but few of table a; b begins on its own page behind it.
    for (let page = 5; page < 8; page++) bytes.fill(0xff, page * 4096, page * 4096 + 64)
    const { grids, issues } = read(bytes)
    const lost = grids.flatMap((g) => g.unread.map((u) => u.code))
    expect([...lost, ...issues.map((i) => i.code)]).toContain('CORRUPT')
    expect(grids.flatMap((g) => g.rows).length).toBeGreaterThan(0)
  })
  test('no database at all', () => {
    const { issues } = read(Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(500, 7)]))
    expect(issues.map((i) => i.code)).toContain('CORRUPT')
  })
  test('nothing stays in the spool folder', () => {
    expect(readdirSync(spoolDir)).toEqual([])
  })
})
