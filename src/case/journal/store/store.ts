import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { ShuzhengError } from '../../../errors.ts'
import { createFile, hasJournal, inTransaction, reading, SCHEMA, writing } from './database.ts'
import { sealEntry, type Draft, type Sealed, type Writer } from '../entry.ts'

/** Everything that the journal holds, as it lies there and not yet believed. */
export interface Stored {
  readonly schema: Readonly<Record<string, string>>
  /** What SQLite says of the file itself; empty when it is whole. */
  readonly damage: number
  readonly numbers: readonly number[]
  readonly entries: readonly (Sealed & { readonly number: number })[]
  readonly heads: readonly {
    readonly number: number
    readonly count: number
    readonly hash: string
  }[]
  readonly strands: readonly Sealed[]
}

/** @throws ShuzhengError `journal/none`, `journal/unreadable` */
export function readStored(folder: string): Stored {
  return reading(folder, storedIn)
}

function storedIn(db: DatabaseSync): Stored {
  const rows = (query: string) => db.prepare(query).all()
  const schema = rows('select name, sql from sqlite_schema order by name')
  const known = new Set(schema.map((row) => row['name']))
  const of = (table: string, query: string) => (known.has(table) ? rows(query) : [])
  const damage = rows('pragma integrity_check(9)')
  return {
    schema: Object.fromEntries(schema.map((row) => [text(row['name']), text(row['sql'])])),
    damage: damage.filter((row) => row['integrity_check'] !== 'ok').length,
    numbers: of('numbers', 'select number from numbers order by number').map(numberOf),
    entries: of('entries', 'select number, body, hash from entries order by number').map((row) => ({
      number: numberOf(row),
      ...sealedOf(row),
    })),
    heads: of('heads', 'select number, count, hash from heads order by number').map((row) => ({
      number: numberOf(row),
      count: Number(row['count']),
      hash: text(row['hash']),
    })),
    strands: of('strands', 'select hash, body from strands order by hash').map(sealedOf),
  }
}

type Row = Readonly<Record<string, SQLOutputValue>>

/** In a damaged file anything may stand anywhere; what is no text is none that anybody wrote. */
function text(value: SQLOutputValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function sealedOf(row: Row): Sealed {
  return { body: text(row['body']), hash: text(row['hash']) }
}

function numberOf(row: Row): number {
  return Number(row['number'])
}

/** What a writer wants done, once it has seen what is there and nobody else can change it. */
export interface Plan {
  readonly drafts: readonly Draft[]
  /** Entries of another journal that go in as they are. */
  readonly strands?: readonly Sealed[]
}

/**
 * Appends what `plan` makes of the present state, all or nothing. The numbers are reserved first, in a transaction of
 * their own: if the writing then fails they are burned, and the next entry says so.
 *
 * @returns the entries as written
 */
export function append(
  folder: string,
  writer: Writer,
  plan: (stored: Stored) => Plan,
): readonly Sealed[] {
  if (!hasJournal(folder)) throw new ShuzhengError('journal/none', { path: folder })
  return writing(folder, (db) => {
    const stored = storedIn(db)
    const { drafts, strands = [] } = plan(stored)
    if (drafts.length === 0) return []
    const reserved = inTransaction(db, () => drafts.map(() => reserve(db, writer)))
    return inTransaction(db, () => {
      for (const strand of strands) insertStrand(db, strand)
      return writeAll(db, drafts, reserved, stored, writer)
    })
  })
}

function reserve(db: DatabaseSync, writer: Writer): number {
  const { lastInsertRowid } = db
    .prepare('insert into numbers (at, by) values (?, ?)')
    .run(writer.now().toISOString(), writer.by)
  return Number(lastInsertRowid)
}

function writeAll(
  db: DatabaseSync,
  drafts: readonly Draft[],
  reserved: readonly number[],
  stored: Stored,
  writer: Writer,
): Sealed[] {
  let last = stored.entries.at(-1) ?? { number: 0, hash: '' }
  return drafts.map((draft, i) => {
    const number = reserved[i] ?? 0
    const skips = between(last.number, number)
    const sealed = sealEntry(draft, { number, previous: last.hash, skips }, writer)
    insertEntry(db, number, sealed, stored.entries.length + i + 1)
    last = { number, hash: sealed.hash }
    return sealed
  })
}

/** @example between(4, 7) → [5, 6] */
export function between(last: number, next: number): number[] {
  return Array.from({ length: Math.max(0, next - last - 1) }, (_, i) => last + 1 + i)
}

function insertEntry(
  db: DatabaseSync,
  number: number,
  { body, hash }: Sealed,
  count: number,
): void {
  db.prepare('insert into entries (number, body, hash) values (?, ?, ?)').run(number, body, hash)
  db.prepare('insert into heads (number, count, hash) values (?, ?, ?)').run(number, count, hash)
}

function insertStrand(db: DatabaseSync, { body, hash }: Sealed): void {
  db.prepare('insert into strands (hash, body) values (?, ?)').run(hash, body)
}

/** What a new journal begins with: nothing, or all that came in a pack. */
export interface Beginning {
  readonly entries: Stored['entries']
  readonly strands: readonly Sealed[]
  /** Highest number that was ever reserved. */
  readonly reserved: number
}

/**
 * Makes the journal of a new case.
 *
 * @throws ShuzhengError `journal/exists`
 */
export function begin(
  folder: string,
  writer: Writer,
  start: Beginning,
  drafts: readonly Draft[],
): void {
  if (hasJournal(folder) && isBegun(folder))
    throw new ShuzhengError('journal/exists', { path: folder })
  createFile(folder)
  writing(folder, (db) => {
    inTransaction(db, () => {
      if (isBegunIn(db)) throw new ShuzhengError('journal/exists', { path: folder })
      for (const text of Object.values(SCHEMA)) db.exec(text)
      adopt(db, start, writer)
      const reserved = drafts.map(() => reserve(db, writer))
      writeAll(db, drafts, reserved, storedIn(db), writer)
    })
  })
}

/** A file without tables was left by a process that was killed before it had begun. */
function isBegun(folder: string): boolean {
  return reading(folder, isBegunIn)
}

function isBegunIn(db: DatabaseSync): boolean {
  return db.prepare('select name from sqlite_schema').all().length > 0
}

function adopt(db: DatabaseSync, start: Beginning, writer: Writer): void {
  const { by } = writer
  const reserve = db.prepare('insert into numbers (number, at, by) values (?, ?, ?)')
  for (const number of between(0, start.reserved + 1))
    reserve.run(number, writer.now().toISOString(), by)
  start.entries.forEach((entry, i) => insertEntry(db, entry.number, entry, i + 1))
  for (const strand of start.strands) insertStrand(db, strand)
}
