import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { peopleList, sqliteOf } from '../../../../test/files/data/make.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readSqlite } from './sqlite.ts'

const spoolDir = mkdtempSync(join(tmpdir(), 'shuzheng-sqlite-freed-'))
afterAll(() => {
  rmSync(spoolDir, { recursive: true })
})

/** Four hundred people, in a table made by `first`; then what was done with them. */
async function told(then: string, first = 'create table t (name text, phone text, address text)') {
  const bytes = sqliteOf((database) => {
    database.exec(first)
    database.exec('begin')
    const insert = database.prepare('insert into t values (?, ?, ?)')
    for (const row of peopleList(400).rows) insert.run(...row)
    database.exec('commit')
    database.exec(then)
  })
  const { issues, sink } = collected()
  await readSqlite(memorySource(bytes), sink, { spoolDir })
  return issues.map(({ code, message }) => `${code} ${/\d+处/.exec(message)?.[0] ?? ''}`)
}

test.each([
  ['a row that was deleted', 'delete from t where rowid = 7', '1处'],
  ['the rows that came last', 'delete from t where rowid > 397', '3处'],
  [
    'a number that was changed',
    "update t set phone = '13900001234567', address = '' where rowid = 9",
    '1处',
  ],
  ['in UTF-16', 'delete from t where rowid = 7', '1处', "pragma encoding = 'UTF-16le'; "],
])('%s is told', async (_, then, places, before = '') => {
  const codes = await told(then, `${before}create table t (name text, phone text, address text)`)
  expect(codes).toEqual([`NOT_A_TABLE ${places}`])
})

test.each<[string, string, string?]>([
  ['rows as they were written', ''],
  ['rows that were deleted, and their place given back', 'delete from t where rowid = 7; vacuum'],
  ['rows that were wiped', 'pragma secure_delete = on; delete from t where rowid = 7'],
  [
    'rows that were moved among pages',
    'update t set rowid = 1000 - rowid',
    'create table t (name text, phone text, address text); create index i on t (phone)',
  ],
  ['rows that were changed without their number', "update t set address = address || '之一'"],
])('%s: nothing is told', async (_, then, first) => {
  expect((await told(then, first)).filter((code) => code.includes('处'))).toEqual([])
})
