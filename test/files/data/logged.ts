import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The files of a database as they lie on disk while it is open: `a.db` and its logs. */
export function openDatabase(work: (database: DatabaseSync) => void): Record<string, Buffer> {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-logged-'))
  const database = new DatabaseSync(join(dir, 'a.db'))
  try {
    work(database)
    return Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name))]))
  } finally {
    database.close()
    rmSync(dir, { recursive: true })
  }
}

export type People = readonly (readonly string[])[]

function insert(database: DatabaseSync, people: People): void {
  const statement = database.prepare('insert into t values (?, ?)')
  for (const [name = '', phone = ''] of people) statement.run(name, phone)
}

/** The later people are only in the write-ahead log. */
export function withWal(merged: People, later: People): Record<string, Buffer> {
  return openDatabase((database) => {
    database.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0')
    database.exec('create table t (姓名, 手机号)')
    insert(database, merged)
    database.exec('pragma wal_checkpoint(truncate)')
    insert(database, later)
  })
}

/** The people were being deleted when the writing broke off: the database lacks them, the journal brings them back. */
export function withJournal(people: People): Record<string, Buffer> {
  return openDatabase((database) => {
    database.exec('pragma journal_mode = delete; create table t (姓名, 手机号); create table filler (x)')
    insert(database, people)
    const fill = database.prepare('insert into filler values (?)')
    for (let i = 0; i < 200; i++) fill.run('x'.repeat(900))
    database.exec('pragma cache_size = 1; begin; delete from t; update filler set x = upper(x)')
  })
}
