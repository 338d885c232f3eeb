import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ShuzhengError } from '../../../errors.ts'
import { JOURNAL } from '../../case-names.ts'

/** Another process may hold the journal while it writes; imports of thousands of facts take a second or two. */
const PATIENCE_MS = 30_000

const GUARDED = ['numbers', 'entries', 'heads', 'strands'] as const

/** Every object of the database with its text, in the form in which SQLite keeps it: `check` compares them, so that a guard that was taken away is named. */
export const SCHEMA: Readonly<Record<string, string>> = {
  numbers:
    'CREATE TABLE numbers (number integer primary key autoincrement, at text not null, by text not null) strict',
  entries:
    'CREATE TABLE entries (number integer primary key, body text not null, hash text not null unique) strict',
  heads:
    'CREATE TABLE heads (number integer primary key, count integer not null, hash text not null) strict',
  strands: 'CREATE TABLE strands (hash text primary key, body text not null) strict',
  in_order:
    "CREATE TRIGGER in_order before insert on entries when new.number <= (select max(number) from entries) begin select raise(abort, 'append-only'); end",
  ...Object.fromEntries(
    GUARDED.flatMap((table) => [guard(table, 'update'), guard(table, 'delete')]),
  ),
}

function guard(table: string, act: 'update' | 'delete'): [name: string, text: string] {
  const name = `no_${act}_${table}`
  return [
    name,
    `CREATE TRIGGER ${name} before ${act} on ${table} begin select raise(abort, 'append-only'); end`,
  ]
}

/** Objects that SQLite makes by itself. */
export function isOfSqlite(name: string): boolean {
  return name.startsWith('sqlite_')
}

function journalPath(folder: string): string {
  return join(folder, JOURNAL)
}

export function hasJournal(folder: string): boolean {
  return existsSync(journalPath(folder))
}

/**
 * Opens the journal, reads, and closes it. Nothing is written, so a folder on a read-only disc opens too; where a killed
 * process left a transaction half done, it is rolled back in place or, if that cannot be, in a copy.
 *
 * @throws ShuzhengError `journal/none`, `journal/unreadable`, `journal/busy`
 */
export function reading<T>(folder: string, read: (db: DatabaseSync) => T): T {
  const path = journalPath(folder)
  if (!existsSync(path)) throw new ShuzhengError('journal/none', { path: folder })
  try {
    return readAt(path, read)
  } catch (error) {
    if (!existsSync(`${path}-journal`) || !isUnfinished(error)) throw told(error, folder)
  }
  try {
    finish(path)
    return readAt(path, read)
  } catch {
    return readCopy(path, folder, read)
  }
}

function readAt<T>(path: string, read: (db: DatabaseSync) => T): T {
  return closing(new DatabaseSync(path, { readOnly: true, timeout: PATIENCE_MS }), read)
}

/** A connection that may write rolls back what a killed one began. */
function finish(path: string): void {
  closing(new DatabaseSync(path, { timeout: PATIENCE_MS }), (db) =>
    db.prepare('select count(*) from sqlite_schema').get(),
  )
}

function readCopy<T>(path: string, folder: string, read: (db: DatabaseSync) => T): T {
  const temp = mkdtempSync(join(tmpdir(), 'shuzheng-journal-'))
  try {
    const copy = join(temp, JOURNAL)
    for (const end of ['', '-journal']) copyFileSync(path + end, copy + end)
    chmodSync(copy, 0o600)
    finish(copy)
    return readAt(copy, read)
  } catch (error) {
    throw told(error, folder)
  } finally {
    rmSync(temp, { recursive: true, force: true })
  }
}

/**
 * Opens the journal for writing and holds it for this process alone until `write` is through. The lock outlasts the
 * transactions inside, so that a number is reserved and used before anybody else can.
 *
 * @throws ShuzhengError `journal/busy`, `journal/unreadable`
 */
export function writing<T>(folder: string, write: (db: DatabaseSync) => T): T {
  try {
    return closing(new DatabaseSync(journalPath(folder), { timeout: PATIENCE_MS }), (db) => {
      db.exec(
        'pragma synchronous = extra; begin exclusive; pragma locking_mode = exclusive; commit',
      )
      return write(db)
    })
  } catch (error) {
    throw told(error, folder)
  }
}

/** Makes an empty journal that only its owner can read, unless there is one; the folder too if it must. */
export function createFile(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    new DatabaseSync(journalPath(folder)).close()
    chmodSync(journalPath(folder), 0o600)
  } catch (error) {
    throw told(error, folder)
  }
}

/** All or nothing. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

function closing<T>(db: DatabaseSync, work: (db: DatabaseSync) => T): T {
  try {
    db.exec('pragma trusted_schema = off')
    return work(db)
  } finally {
    db.close()
  }
}

/** Result codes of SQLite, without their extension. */
const CODE = { perm: 3, busy: 5, readOnly: 8, ioError: 10, full: 13, cannotOpen: 14 } as const

function codeOf(error: unknown): number | null {
  const code = error instanceof Error ? (error as { errcode?: unknown }).errcode : undefined
  return typeof code === 'number' ? code & 0xff : null
}

function isUnfinished(error: unknown): boolean {
  const code = codeOf(error)
  return code === CODE.readOnly || code === CODE.cannotOpen || code === CODE.ioError
}

/** SQLite's own words may quote what is stored; ours do not. */
function told(error: unknown, path: string): unknown {
  if (error instanceof ShuzhengError) return error
  const code = codeOf(error)
  if (code === null) {
    const { code: system } = error as NodeJS.ErrnoException
    return system?.startsWith('E') === true && !system.startsWith('ERR_')
      ? new ShuzhengError('run/no-folder', { path })
      : error
  }
  if (code === CODE.busy) return new ShuzhengError('journal/busy', { path })
  if (code === CODE.full) return new ShuzhengError('evidence/no-space', { path })
  if (code === CODE.readOnly || code === CODE.cannotOpen || code === CODE.perm)
    return new ShuzhengError('journal/not-writable', { path })
  return new ShuzhengError('journal/unreadable', { path }, { cause: error })
}
