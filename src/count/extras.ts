import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql } from '../db/sql.ts'
import { keyColumn } from '../records/keys.ts'
import { FLAGS, REASON_CODES, type ReasonCode } from '../records/verdicts.ts'
import { nameFurther } from './further-people.ts'
import { lines } from './lines.ts'
import { NAMED, sharedNumbers } from './shared-numbers.ts'
import { eligible } from './subjects.ts'
import { phoneKey } from './tally.ts'

/** By how much a reading that is not used would move the count (glossary section 4). */
export interface ReadingExtras {
  readonly barePhones: number
  readonly labelledPhones: number
  readonly vagueNames: number
  readonly company: number
  readonly damaged: number
  /** Counted persons of whom a line holds a parent's name beside the pupil's. */
  readonly household: number
  /** Fewer, were a row one record whatever number of people stand in it. */
  readonly severalInRow: number
  /** Fewer, were one number one person. */
  readonly sharedPhones: number
}

export async function readingExtras(db: Database, have: readonly string[]): Promise<ReadingExtras> {
  return {
    barePhones: await wouldAdd(db, have, 'BARE_PHONE', false),
    labelledPhones: await wouldAdd(db, have, 'BARE_PHONE', true),
    vagueNames: await wouldAdd(db, have, 'VAGUE_NAME', null),
    company: await wouldAdd(db, have, 'COMPANY', null),
    damaged: await wouldAdd(db, have, 'DAMAGED', null),
    household: await households(db),
    severalInRow: await furtherPeople(db, have),
    sharedPhones: await sharedPhones(db, have),
  }
}

/**
 * Counted persons of whom any line names a parent, whichever of their lines is the counted one. Of those with one line all
 * lines are taken less the others, as no grouping is needed for that.
 */
async function households(db: Database): Promise<number> {
  const guardian = sql`flags & ${raw(String(FLAGS.guardian))} <> 0`
  const named = sql`${lines()} where ${eligible()} and rank > 0 and ${guardian}`
  const row = await db.one(sql`select (select count(*) from ${named})
    - (select count(*) from member where ${guardian})
    - (select count(*) from (from ${named}) semi join inside_alone using (part, line))
    + (select count(distinct sub) from member
      where ${guardian} and sub in (select sub from head where code is null)) as n`)
  return count(row['n'])
}

/** Counted persons of whom nothing stands in any line but beside another person of the same row. */
async function furtherPeople(db: Database, have: readonly string[]): Promise<number> {
  if (!(await nameFurther(db, have))) return 0
  const row = await db.one(
    sql`select count(*) as n from (select rank, s1, s2 from further_line group by all having bool_and(further))`,
  )
  return count(row['n'])
}

/** What a class that the used reading leaves out would add, were it taken in: people not among those counted. */
async function wouldAdd(
  db: Database,
  have: readonly string[],
  code: ReasonCode,
  labelled: boolean | null,
) {
  const number = phoneKey(have)
  const flag = raw(String(FLAGS['labelled-phone']))
  const narrowed =
    labelled === null
      ? raw('true')
      : labelled
        ? sql`flags & ${flag} <> 0`
        : sql`flags & ${flag} = 0`
  const own = sql`reason = ${raw(String(REASON_CODES.indexOf(code) + 1))} and ${narrowed}`
  const size = await db.one(sql`select count(*) as n from ${lines()} where ${own}`)
  if (count(size['n']) === 0) return 0
  if (number && (code === 'BARE_PHONE' || code === 'VAGUE_NAME')) {
    // A number that is missing is looked for like any other: of lines without one all together are one.
    await db.run(sql`create or replace temp table own_number as
      select distinct ${number} as k from ${lines()} where ${own}`)
    const row = await db.one(sql`select (select count(*) from own_number) - (select count(*) from (
      select distinct ${number} as k from ${lines()} semi join own_number o on ${number} is not distinct from o.k
      where ${eligible()})) as n`)
    return count(row['n'])
  }
  const row = await db.one(sql`select count(*) as n from (
    select distinct ${join([...have.map((c) => id(c)), id('more')])} from ${lines()} where ${own})`)
  return count(row['n'])
}

/**
 * Persons who share one number under different full names, beyond the first of each number; whoever is known by an ID
 * number shares his telephone too.
 */
async function sharedPhones(db: Database, have: readonly string[]): Promise<number> {
  const name = keyColumn('name')
  const mobile = keyColumn('mobile')
  if (!have.includes(name) || !have.includes(mobile)) return 0
  const row = await db.one(sql`select coalesce(sum(n - 1), 0)::bigint as n from (
    select count(distinct ${id(name)}) as n from ${lines()}
    where ${NAMED} and ${id(mobile)} in (${sharedNumbers(sql`from ${lines()} where ${NAMED}`)})
    group by ${id(mobile)} having count(distinct ${id(name)}) > 1)`)
  return count(row['n'])
}
