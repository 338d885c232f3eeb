import { ofFew, readPiece } from '../../count/per-person/signatures.ts'
import { count, type Database, type Row } from '../../db/database.ts'
import { id, raw, sql } from '../../db/sql.ts'
import {
  KEY_CLASSES,
  keyCount,
  readCode,
  runsFor,
  takeKeys,
  type KeyRange,
  type KeyRows,
  type KeyRun,
} from './keys.ts'
import { PairCounts } from './pair-counts.ts'

/** All pairs of batches by one kind of key, exactly. */
export interface Measured {
  /** Different keys of each batch, by class. */
  readonly records: readonly (readonly number[])[]
  /** Keys of each batch that are in no other. */
  readonly unique: readonly number[]
  readonly pairs: PairCounts
  /** The same for hubs alone; null where there are none. */
  readonly hubPairs: PairCounts | null
  readonly hubs: readonly FoundHub[]
  /** Different keys in all batches, and in two or more. */
  readonly all: number
  readonly several: number
}

/** A key that stands nearly everywhere; the keys themselves stay in the database (`overlap_hub`, by number). */
export interface FoundHub {
  readonly number: number
  readonly batches: readonly number[]
  readonly rows: number
}

/** Batches that can be compared: the table of pairs takes 4 bytes × batches² / 2. */
export const MOST_BATCHES = 20_000

/** From so many batches on, and half of all, a value stands nearly everywhere; or in so many lines, so many a batch. */
const HUB = { batches: 10, rows: 100, each: 20 } as const

/** More values than these, or than one in a hundred, are no odd ones out: then the batches are alike. */
const MOST_HUBS = { number: 1000, share: 100 } as const

/**
 * Compares all pairs of batches by one kind of key. Keys are taken out of the index in runs and looked at range by range
 * ({@link runsFor}), grouped by the set of batches in which they stand, and only those sets are met with each other:
 * nothing that stands in one batch alone is ever compared, and a value that stands everywhere is one set among others.
 *
 * @param batches how many there are; their numbers are those of `overlap_place`
 * @param runs which cover all keys; else as many as the keys need
 */
export async function measure(
  db: Database,
  keys: KeyRows,
  batches: number,
  runs?: readonly KeyRun[],
): Promise<Measured> {
  const sums = new Sums(batches)
  await db.run(sql`create or replace temp table overlap_hub as
    select null::uuid as s1, null::uuid as s2, null::bigint as n, null::integer[] as codes where false`)
  for (const run of runs ?? runsFor(await keyCount(db, keys))) {
    await takeKeys(db, keys, run)
    for (const range of run.ranges) await addRange(db, range, batches, sums)
  }
  for (const table of ['overlap_key', 'overlap_list', 'overlap_long', 'stood'])
    await db.run(sql`drop table if exists ${id(table)}`)
  return sums.measured(await foundHubs(db, sums.all))
}

async function addRange(db: Database, range: KeyRange, batches: number, sums: Sums): Promise<void> {
  await standKeys(db, range)
  for await (const { codes, items } of ofFew(db, 'overlap')) sums.add(codes, items)
  await listKeys(db, range)
  await keepHubs(db, batches)
  for await (const rows of db.stream(GROUPED, 'overlap: group'))
    for (const row of rows)
      for (const { codes, items } of readPiece(String(row['text']))) sums.add(inOrder(codes), items)
}

/** `stood`: where each key of a range stands. Up to three places are known by the least, the greatest and their sum. */
async function standKeys(db: Database, range: KeyRange): Promise<void> {
  await db.run(
    sql`create or replace temp table stood as select s1, count(*) as rows, min(code) as least,
      max(code) as greatest, sum(code)::bigint as total from overlap_key where ${range} group by s1, s2`,
    'overlap: places',
  )
}

/** `overlap_list`: of each key of more lines the codes of all, in whatever order they come. */
async function listKeys(db: Database, range: KeyRange): Promise<void> {
  await db.run(
    sql`create or replace temp table overlap_list as
      select s1, s2, list(code) as codes from overlap_key
      where ${range} and s1 in (select s1 from stood where rows > 3) group by s1, s2 having count(*) > 3`,
    'overlap: list',
  )
}

/** Lists of few different codes are put in order here, not by the database: that took longer than to make them all. */
const GROUPED = sql`
  select string_agg(array_to_string(codes, ',') || ':' || n, ';' order by codes) as text
  from (select codes, count(*) as n from overlap_list group by codes) group by hash(codes) % 256`

/** Candidates of this range; one more than there may be, so that it shows when there are too many. */
async function keepHubs(db: Database, batches: number): Promise<void> {
  const wide = Math.max(HUB.batches, Math.ceil(batches / 2))
  const [many, long, each] = [wide, HUB.rows, HUB.each].map((n) => raw(String(n)))
  // In a statement of its own: put into the next, the lists of all keys are sorted before the short ones are left out.
  await db.run(
    sql`create or replace temp table overlap_long as
      select * from overlap_list where len(codes) >= ${raw(String(Math.min(wide, HUB.rows)))}`,
    'overlap: long lists',
  )
  await db.run(
    sql`insert into overlap_hub select s1, s2, n, codes from (
        select s1, s2, len(codes) as n, list_sort(list_distinct(codes)) as codes from overlap_long)
      where len(codes) >= ${many} or (len(codes) > 1 and n >= ${long} and n >= ${each} * len(codes))
      limit ${raw(String(MOST_HUBS.number + 1))}`,
    'overlap: hubs',
  )
}

/** The hubs, by the lines and batches that they stand in; none where there are so many that they are nothing odd. */
async function foundHubs(db: Database, all: number): Promise<FoundHub[]> {
  const found = await db.one(sql`select count(*) as n from overlap_hub`)
  const n = count(found['n'])
  if (n === 0 || n > MOST_HUBS.number || n * MOST_HUBS.share > all) return []
  await db.run(sql`create or replace temp table overlap_hub as
    select row_number() over (order by n desc, codes, s1, s2) as number, * from overlap_hub`)
  const rows = await db.rows(
    sql`select number, n, array_to_string(codes, ',') as codes from overlap_hub order by number`,
  )
  return rows.map(hubOf)
}

function hubOf(row: Row): FoundHub {
  const codes = String(row['codes']).split(',').map(Number)
  return {
    number: count(row['number']),
    batches: codes.map((c) => readCode(c).batch),
    rows: count(row['n']),
  }
}

/** Codes in order, each once. */
function inOrder(codes: readonly number[]): readonly number[] {
  for (let i = 1; i < codes.length; i++)
    if ((codes[i - 1] ?? 0) >= (codes[i] ?? 0)) return [...new Set(codes)].sort((a, b) => a - b)
  return codes
}

/** What the sets of batches come to. */
class Sums {
  readonly #records: number[][]
  readonly #unique: number[]
  readonly #pairs: PairCounts
  readonly #batches: number
  #several = 0
  all = 0

  constructor(batches: number) {
    this.#batches = batches
    this.#records = Array.from({ length: batches }, () => KEY_CLASSES.map(() => 0))
    this.#unique = Array.from({ length: batches }, () => 0)
    this.#pairs = new PairCounts(batches)
  }

  add(codes: readonly number[], items: number): void {
    this.all += items
    for (const code of codes) {
      const { batch, keyClass } = readCode(code)
      const own = this.#records[batch]
      if (own) own[keyClass] = (own[keyClass] ?? 0) + items
    }
    if (codes.length === 1) {
      const { batch } = readCode(codes[0] ?? 0)
      this.#unique[batch] = (this.#unique[batch] ?? 0) + items
      return
    }
    this.#several += items
    const batches = codes.map((c) => readCode(c).batch)
    this.#pairs.add(batches, items)
  }

  measured(hubs: readonly FoundHub[]): Measured {
    const hubPairs = hubs.length > 0 ? new PairCounts(this.#batches) : null
    for (const { batches } of hubs) hubPairs?.add(batches, 1)
    return {
      records: this.#records,
      unique: this.#unique,
      pairs: this.#pairs,
      hubPairs,
      hubs,
      all: this.all,
      several: this.#several,
    }
  }
}
