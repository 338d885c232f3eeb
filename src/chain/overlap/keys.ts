import { totalmem } from 'node:os'
import { HeldKeys, lineBytes } from '../../count/held-keys.ts'
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

/** Keys are held in this much memory: what does not fit is taken out of the index in several runs, each over all of it. */
const HELD = Math.min(2 ** 31, totalmem() / 8)

/** Of a person known by one key, the second: 128 bits of nothing. */
export const NO_KEY = '00000000-0000-0000-0000-000000000000'

/** How many keys there are, and whether any person is known by two. */
export interface KeyCount {
  readonly keys: number
  readonly two: boolean
}

export async function keyCount(db: Database, rows: KeyRows): Promise<KeyCount> {
  const { n, two } = await db.one(
    sql`select count(s1) as n, count(s2) as two from (${rows})`,
    'overlap: keys',
  )
  return { keys: count(n), two: count(two) > 0 }
}

/** In how many runs so many keys are held. */
export function runsFor({ keys, two }: KeyCount, held = HELD): number {
  return Math.max(1, Math.ceil((keys * lineBytes(two)) / held))
}

/**
 * Holds the keys of one of so many runs. Which run a person is in hangs on both keys, so that a number under which half of all
 * lines stand does not fill a run. They are never put in order: to sort 200 million took 357 s of processor and 10 GB of disc
 * (docs/benchmarks.md).
 */
export async function heldKeys(
  db: Database,
  rows: KeyRows,
  { keys, two }: KeyCount,
  [run, runs]: readonly [run: number, of: number],
): Promise<HeldKeys> {
  const held = new HeldKeys(keys / runs, two)
  const own = sql`select s1, coalesce(s2, ${raw(`'${NO_KEY}'`)}::uuid) as s2, code from (${rows})
    where s1 is not null`
  // Numbers in the text: with bound ones DuckDB divides numbers of 128 bits, forty times slower.
  const [mine, all] = [raw(String(run)), raw(String(runs))]
  const of = runs === 1 ? own : sql`from (${own}) where hash(s1, s2) % ${all} = ${mine}`
  const narrow = sql`select s1, code from (${of})`
  const pieces = two
    ? db.bytes(sql`select s1, code, s2 from (${of})`, [16, 4, 16], 'overlap: keys')
    : db.bytes(narrow, [16, 4], 'overlap: keys')
  for await (const [first, codes, second] of pieces)
    if (first && codes) held.add(words(first), second ? words(second) : NONE, numbers(codes))
  return held
}

const NONE = new Uint32Array(0)

function words({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4)
}

function numbers({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, byteLength / 4)
}

/** Four words as DuckDB holds a UUID: the last digits first, and the first bit turned, so that they are in order as a number. */
export function uuidOf(words: Uint32Array): string {
  const [d = 0, c = 0, b = 0, a = 0] = words
  const digits = [a ^ 0x80000000, b, c, d].map((w) => (w >>> 0).toString(16).padStart(8, '0'))
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
