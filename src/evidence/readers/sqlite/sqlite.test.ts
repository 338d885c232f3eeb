import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { withJournal, withWal } from '../../../../test/files/data/logged.ts'
import { sqliteOf } from '../../../../test/files/data/make.ts'
import { damaged } from '../../../../test/support/mutations/damage.ts'
import type { Beside } from '../../beside/beside.ts'
import { memorySource } from '../../source.ts'
import { collectedRoles } from '../chat/testing.ts'
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

const ANDROID = [
  'create table mimetypes (_id integer primary key, mimetype text)',
  'create table raw_contacts (_id integer primary key, display_name text)',
  'create table data (_id integer primary key, mimetype_id integer, raw_contact_id integer, data1 text, data4 text)',
  "insert into mimetypes values (1, 'vnd.android.cursor.item/phone_v2'), (2, 'vnd.android.cursor.item/name'), (3, 'vnd.android.cursor.item/note')",
  "insert into raw_contacts values (1, '张三'), (2, '李四')",
  "insert into data values (1, 2, 1, '张三', null), (2, 1, 1, '138 0000 1234', '+8613800001234'), (3, 2, 2, '李四', null), (4, 1, 2, '13800005678', null), (5, 1, 1, '13900001234', null), (6, 3, 2, '老乡', null)",
]
const IOS = [
  'create table ABPerson (ROWID integer primary key, First text, Last text, Organization text, Note text)',
  'create table ABMultiValue (UID integer primary key, record_id integer, property integer, value text)',
  "insert into ABPerson values (1, '三', '张', null, null), (2, '四', '李', null, null)",
  "insert into ABMultiValue values (1, 1, 3, '138 0000 1234'), (2, 2, 3, '13800005678'), (3, 1, 3, '13900001234'), (4, 2, 22, '老乡')",
]

test.each([
  ['Android', ANDROID],
  ['iOS', IOS],
])('an address book of %s: a person a row, of all rows that tell of him', async (_, statements) => {
  const { grids, issues } = await read(made(...statements))
  expect(issues.map(({ code }) => code)).toContain('FORMS')
  const { header, rows } = grids.at(-1) ?? {}
  const said = rows?.map(({ cells }) =>
    cells.flatMap((cell, i) => (cell === null || i === 0 ? [] : [`${header?.[i] ?? ''} ${cell}`])),
  )
  expect(said).toEqual([
    ['姓名 张三', '电话1 138 0000 1234', '电话2 13900001234'],
    ['姓名 李四', '电话1 13800005678', '其他 老乡'],
  ])
})

const peopleOf = ({ grids }: CollectedFile) => grids.at(-1)?.rows.map(({ cells }) => cells[1])

test('someone of an address book who has a last name alone is told once', async () => {
  const more =
    "insert into ABPerson values (3, null, '王五', null, null), (4, null, null, '某公司', null)"
  const bytes = made(...IOS, more)
  const { grids, sink } = collectedRoles()
  await readSqlite(memorySource(bytes), sink, { spoolDir })
  const own = grids.find(({ sheet }) => sheet === 'ABPerson')
  expect(own?.rows.map(({ role }) => role)).toEqual(['NOTE', 'NOTE', 'NOTE', 'NOTE'])
  expect(peopleOf(await read(bytes))).toEqual(['张三', '李四', '王五', ''])
})

test('values of nobody in an address book are not put together', async () => {
  const nobodys = "insert into data values (7, 2, null, '王五', null), (8, 2, null, '赵六', null)"
  const file = await read(made(...ANDROID, nobodys))
  expect(peopleOf(file)).toEqual(['王五', '赵六', '张三', '李四'])
})

test('an address book without all the columns of one is read as it stands', async () => {
  const numberless = ANDROID.map((sql) =>
    sql.replace('data (_id integer primary key,', 'data (number integer primary key,'),
  )
  const { grids, issues } = await read(made(...numberless))
  expect(issues).toEqual([])
  expect(grids.find(({ sheet }) => sheet === 'data')?.rows).toHaveLength(6)
})
