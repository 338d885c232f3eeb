import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import { CLASS_TABLES, recordCount } from '../records/index-file.ts'
import { forgetNames, HEAD, type Linked } from './duplicates.ts'
import type { Decisions } from './lines.ts'
import type { Place } from './place.ts'

/**
 * The classes of duplicates hang on the records, their order and what was decided of them, and on no person: they are kept in
 * the index, so that a case whose facts change, or a row that is asked for, finds them there. Of first keys
 * (`first_key`) only those of several persons are kept, of contents (`content`) no keys: nothing asks for more.
 */
export type ClassTable = keyof typeof CLASS_TABLES

/** Of fewer records the classes are found as soon as they are read. */
const MANY = 2_000_000

/** What the classes are made of, as a digest; null where there is not enough to keep. */
export async function classesOf(
  db: Database,
  build: string,
  made: { readonly places: readonly Place[]; readonly decisions: Decisions },
  many = MANY,
): Promise<string | null> {
  const records = await recordCount(db)
  if (records < many) return null
  return createHash('sha256')
    .update(JSON.stringify([build, records, made]))
    .digest('hex')
}

/** Names the kept classes as `classifyDuplicates` does; null, and none are kept any more, where they are of something else. */
export async function openClasses(db: Database, of: string | null): Promise<Linked | null> {
  const kept = await keptAs(db)
  await forgetNames(db)
  if (kept === null) return null
  if (kept.of !== of) {
    await dropClasses(db)
    return null
  }
  for (const name of names())
    await db.run(sql`create temp view ${id(name)} as from x.${id(`class_${name}`)}`)
  await db.run(sql`create temp view head as ${HEAD}`)
  return { subjects: kept.subjects }
}

/**
 * Keeps what `classifyDuplicates` left. What is said last says that all of it is there; what is said first, that there may be
 * a part of it, which goes with the next count whatever that is of.
 */
export async function keepClasses(db: Database, of: string, { subjects }: Linked): Promise<void> {
  await empty(db)
  for (const name of names())
    await db.run(
      sql`insert into x.${id(`class_${name}`)} select ${columnsOf(name)} from ${id(name)} ${ONLY[name] ?? raw('')}`,
      `keep ${name}`,
    )
  await sayKept(db, { of, subjects })
}

const KEPT = 'classes'

/** No digest of anything. */
const IN_PART = ''

interface Kept {
  readonly of: string
  readonly subjects: number
}

const ONLY: Partial<Record<ClassTable, Sql>> = { first_key: sql`where least <> most` }

function names(): readonly ClassTable[] {
  return Object.keys(CLASS_TABLES) as ClassTable[]
}

function columnsOf(name: ClassTable): Sql {
  return join(CLASS_TABLES[name].split(', ').map((column) => id(column.split(' ')[0] ?? '')))
}

async function keptAs(db: Database): Promise<Kept | null> {
  const [row] = await db.rows(sql`select value from x.info where name = ${KEPT}`)
  return row ? (JSON.parse(String(row['value'])) as Kept) : null
}

async function sayKept(db: Database, kept: Kept): Promise<void> {
  await db.transaction(async () => {
    await db.run(sql`delete from x.info where name = ${KEPT}`)
    await db.run(sql`insert into x.info values (${KEPT}, ${JSON.stringify(kept)})`)
  })
}

/** Keys of people who have left the index go with it. */
async function dropClasses(db: Database): Promise<void> {
  await empty(db)
  await db.run(sql`delete from x.info where name = ${KEPT}`)
}

async function empty(db: Database): Promise<void> {
  await sayKept(db, { of: IN_PART, subjects: 0 })
  for (const name of names()) await db.run(sql`truncate x.${id(`class_${name}`)}`)
}
