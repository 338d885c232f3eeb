import { lines } from '../../count/lines.ts'
import { eligible, subjectColumns } from '../../count/subjects.ts'
import { count, type Database } from '../../db/database.ts'
import { id, raw, sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import { FLAGS, rankNumber, reasonNumber } from '../../records/verdicts.ts'

/** By what a person is known, as far as it matters for how many there could be: what {@link Chance} is derived from. */
export const KEY_CLASSES = ['id', 'mobile', 'other'] as const
export type KeyClass = (typeof KEY_CLASSES)[number]

/** What stands for one person, batch by batch: `s1`, `s2` (or NULL), and a code that holds batch and class. */
export type KeyRows = Sql

/** A batch and a class as one number. */
export function readCode(code: number): { readonly batch: number; readonly keyClass: number } {
  return {
    batch: Math.floor(code / KEY_CLASSES.length),
    keyClass: code % KEY_CLASSES.length,
  }
}

const ID = raw(String(rankNumber('id')))
const MOBILE = raw(`${rankNumber('name+phone')}, ${rankNumber('mobile')}`)
const CLASSES = raw(String(KEY_CLASSES.length))

/** The subject of every line that counts, by the key in use, as the count tells persons apart (docs/decisions/0007). */
export function subjectKeys(have: readonly string[]): KeyRows {
  const { first, second } = subjectColumns(have)
  return sql`select ${first} as s1, ${second} as s2,
      (batch * ${CLASSES} + case when rank = ${ID} then 0 when rank in (${MOBILE}) then 1 else 2 end)::integer as code
    from ${lines()} join overlap_place using (part) where ${eligible()} and rank > 0`
}

const NUMBERS = raw(['BARE_PHONE', 'VAGUE_NAME'].map((c) => reasonNumber(c as 'BARE_PHONE')).join())

/** Every valid mobile number, whatever stands beside it: lists of bare numbers meet the others here too. */
export function mobileKeys(have: readonly string[]): KeyRows | null {
  const column = keyColumn('mobile')
  if (!have.includes(column)) return null
  return sql`select ${id(column)} as s1, null::uuid as s2, (batch * ${CLASSES} + 1)::integer as code
    from ${lines()} join overlap_place using (part)
    where ${id(column)} is not null and (reason = 0 or reason in (${NUMBERS}))
      and flags & ${raw(String(FLAGS['invalid-phone']))} = 0`
}

/** So many keys are grouped at a time, in memory: what does not fit would be written to disc. */
const AT_ONCE = 4_000_000

/** So many ranges are taken out of the index at a time: each time it is looked through, and what is taken is held in memory. */
const TOGETHER = 8

/** A run of keys in their order, as a condition on `s1`. */
export type KeyRange = Sql

/** Keys that are taken out of the index together, and the ranges in which they are grouped. */
export interface KeyRun {
  readonly whole: KeyRange
  readonly ranges: readonly KeyRange[]
}

/**
 * Runs that cover all keys, for so many of them: pseudonyms are spread evenly, so that a range holds about
 * `atOnce`.
 */
export function runsFor(keys: number, atOnce = AT_ONCE): readonly KeyRun[] {
  let parts = 1
  while (parts * atOnce < keys && parts < 4096) parts *= 2
  const width = 65536 / parts
  const each = Math.min(parts, TOGETHER)
  return Array.from({ length: parts / each }, (_, run) => {
    const from = run * each * width
    const ranges = Array.from({ length: each }, (_, i) =>
      between(from + i * width, from + (i + 1) * width),
    )
    return { whole: between(from, from + each * width), ranges }
  })
}

/**
 * Leaves the temporary table `overlap_key (s1, s2, code)`: the keys of a run. They are taken run by run and never put in
 * order: to sort 200 million took 357 s of processor and 10 GB of disc (docs/benchmarks.md).
 */
export async function takeKeys(db: Database, rows: KeyRows, { whole }: KeyRun): Promise<void> {
  await db.run(
    sql`create or replace temp table overlap_key as select * from (${rows}) where ${whole}`,
    'overlap: keys',
  )
}

export async function keyCount(db: Database, rows: KeyRows): Promise<number> {
  const { n } = await db.one(sql`select count(*) as n from (${rows})`, 'overlap: keys')
  return count(n)
}

function between(from: number, to: number): KeyRange {
  const above = sql`s1 >= ${raw(`'${border(from)}'`)}::uuid`
  return to > 65535 ? above : sql`${above} and s1 < ${raw(`'${border(to)}'`)}::uuid`
}

function border(at: number): string {
  return `${at.toString(16).padStart(4, '0')}0000-0000-0000-0000-000000000000`
}
