import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { DuplicateCode, SetAsideCode } from '../evidence/codes.ts'
import { keyColumn } from '../records/keys.ts'
import { COMPARED_AS, KINDS, type KindId } from '../records/kinds.ts'
import {
  AGE_GROUPS,
  FLAGS,
  REASON_CODES,
  SUBJECT_RANKS,
  type Flag,
  type SubjectRank,
} from '../records/verdicts.ts'
import { ELSEWHERE_SINGLE } from './duplicates.ts'
import { lines } from './lines.ts'
import { eligible } from './subjects.ts'

/** Numbers of one set of records (the whole, or one table): they close by construction and are checked all the same. */
export interface Tally {
  readonly out: number
  readonly counted: number
  readonly duplicate: Partial<Record<DuplicateCode, number>>
  readonly setAside: Partial<Record<SetAsideCode, number>>
}

/** The record ledger of each table: `tab` is the number that `place` gives it. */
export async function tallyByTable(db: Database): Promise<Map<number, Tally>> {
  const own = await db.rows(sql`select tab, reason, count(*) as n
    from ${lines()} join place using (part) group by tab, reason order by tab, reason`)
  const duplicates = await db.rows(sql`select tab, code, count(*) as n
    from verdict join place using (part) group by tab, code order by tab, code`)
  const tallies = new Map<
    number,
    { out: number; dup: Record<string, number>; aside: Record<string, number> }
  >()
  const of = (tab: number) => {
    const tally = tallies.get(tab) ?? { out: 0, dup: {}, aside: {} }
    tallies.set(tab, tally)
    return tally
  }
  for (const row of own) {
    const tally = of(count(row['tab']))
    tally.out += count(row['n'])
    const code = REASON_CODES[count(row['reason']) - 1]
    if (code) tally.aside[code] = count(row['n'])
  }
  for (const row of duplicates) of(count(row['tab'])).dup[String(row['code'])] = count(row['n'])
  return new Map([...tallies].map(([tab, t]) => [tab, closed(t)]))
}

function closed(t: {
  out: number
  dup: Record<string, number>
  aside: Record<string, number>
}): Tally {
  const counted = t.out - sum(t.dup) - sum(t.aside)
  return { out: t.out, counted, duplicate: t.dup, setAside: t.aside }
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  let out = 0
  let counted = 0
  const duplicate: Record<string, number> = {}
  const setAside: Record<string, number> = {}
  for (const t of tallies) {
    out += t.out
    counted += t.counted
    for (const [code, n] of Object.entries(t.duplicate))
      duplicate[code] = (duplicate[code] ?? 0) + n
    for (const [code, n] of Object.entries(t.setAside)) setAside[code] = (setAside[code] ?? 0) + n
  }
  return { out, counted, duplicate, setAside }
}

/**
 * The number of persons counted, reckoned from the subjects and not from what was taken away: the check of the record
 * ledger.
 */
export async function countedSubjects(db: Database): Promise<number> {
  const row = await db.one(sql`select
    (select count(*) from ${lines()} where ${eligible()} and rank > 0) as lines,
    (select coalesce(sum(n), 0)::bigint from multi) as in_groups,
    (select count(*) from multi) as groups,
    (select count(*) from (select sub from head group by sub having count(*) = count(code))) as inside_groups,
    (select count(*) from (${ELSEWHERE_SINGLE})) as inside_single`)
  const single = count(row['lines']) - count(row['in_groups']) - count(row['inside_single'])
  return single + count(row['groups']) - count(row['inside_groups'])
}

/** Counted persons by tier (1 第三项 … 3 第五项: the highest that any of their lines supports) and by age group. */
export interface Persons {
  readonly tiers: { readonly A: number; readonly B: number; readonly C: number }
  readonly ages: Readonly<Record<(typeof AGE_GROUPS)[number], number>>
}

/**
 * Of several lines about one person the highest tier and the youngest stated age are taken. Lines that stand alone are
 * all lines less those of groups and those that stand inside a line elsewhere: no join over all of them is needed.
 */
export async function countedPersons(db: Database): Promise<Persons> {
  const rows = await db.rows(sql`select tier, age, sum(n)::bigint as n from (
    select tier, age, count(*) as n from ${lines()} where ${eligible()} and rank > 0 group by all
    union all select tier, age, -count(*) from member group by all
    union all select tier, age, -count(*) from ${lines()} semi join inside_alone using (part, line) group by all
    union all select tier, age, count(*) from (
      select min(tier) as tier, coalesce(min(age) filter (where age > 0), 0) as age
      from member where sub in (select sub from head where code is null) group by sub) group by all)
    group by tier, age`)
  const tiers = { A: 0, B: 0, C: 0 }
  const ages = { unknown: 0, 'under-14': 0, '14-17': 0, adult: 0 }
  for (const row of rows) {
    const n = count(row['n'])
    tiers[(['C', 'A', 'B', 'C'] as const)[count(row['tier'])] ?? 'C'] += n
    ages[AGE_GROUPS[count(row['age'])] ?? 'unknown'] += n
  }
  return { tiers, ages }
}

/** Kinds that stand in records which are not set aside, be it in a column of their own, in single cells, or packed. */
export async function kindsHeld(db: Database, have: readonly string[]): Promise<KindId[]> {
  const kinds = (Object.keys(KINDS) as KindId[]).filter(
    (kind) => have.includes(keyColumn(kind)) && COMPARED_AS[kind] === undefined,
  )
  if (kinds.length === 0) return []
  const counts = kinds.map((kind) => sql`count(${id(keyColumn(kind))}) as ${id(kind)}`)
  const row = await db.one(sql`select ${join(counts)} from ${lines()} where ${eligible()}`)
  return kinds.filter((kind) => count(row[kind]) > 0)
}

export async function flags(db: Database): Promise<Record<string, number>> {
  const sums = Object.entries(FLAGS).map(
    ([flag, bit]) => sql`count(*) filter (where flags & ${raw(String(bit))} <> 0) as ${id(flag)}`,
  )
  const row = await db.one(sql`select ${join(sums)} from ${lines()}`)
  const all = Object.keys(FLAGS).map((flag) => [flag, count(row[flag])] as const)
  return Object.fromEntries(all.filter(([flag, n]) => n > 0 || !RARE.has(flag)))
}

/** Flags that are told only where they are met. */
const RARE: ReadonlySet<string> = new Set<Flag>(['of-several', 'maybe-several'])

/**
 * How many different values of each key (去重依据) stand in the lines that are not set aside, and how many lines lack it;
 * null where no line has it.
 */
export interface KeyTally {
  readonly key: 'id' | 'name+phone' | 'phone' | 'name' | 'line'
  readonly counted: number | null
  readonly without: number
}

export async function keyTallies(db: Database, have: readonly string[]): Promise<KeyTally[]> {
  const column = (name: Parameters<typeof keyColumn>[0]) =>
    have.includes(keyColumn(name)) ? id(keyColumn(name)) : null
  const number = phoneKey(have)
  const name = column('name')
  const asked: (readonly [KeyTally['key'], readonly Sql[] | null])[] = [
    ['id', only(column('resident-id'))],
    ['name+phone', name && number ? [name, number] : null],
    ['phone', only(number)],
    ['name', only(name)],
  ]
  const tallies: KeyTally[] = []
  for (const [key, columns] of asked) {
    tallies.push(columns ? await underKey(db, key, columns) : { key, counted: null, without: 0 })
  }
  return [...tallies, { key: 'line', counted: await wholeLines(db), without: 0 }]
}

function only(column: Sql | null): readonly Sql[] | null {
  return column ? [column] : null
}

/** Mobile, else landline: what a list calls the phone. */
export function phoneKey(have: readonly string[]): Sql | null {
  const columns = [keyColumn('mobile'), keyColumn('landline')].filter((c) => have.includes(c))
  if (columns.length === 0) return null
  return sql`coalesce(${join(columns.map((c) => id(c)))}, null)`
}

async function underKey(
  db: Database,
  key: KeyTally['key'],
  columns: readonly Sql[],
): Promise<KeyTally> {
  const present = join(
    columns.map((c) => sql`${c} is not null`),
    raw(' and '),
  )
  const row = await db.one(sql`
    select (select count(*) from (select distinct ${join(columns)} from ${lines()} where ${eligible()} and ${present})) as with_key,
      (select count(*) from ${lines()} where ${eligible()} and rank > 0 and not (${present})) as without_key`)
  const counted = count(row['with_key'])
  const without = count(row['without_key'])
  return counted === 0 ? { key, counted: null, without: 0 } : { key, counted, without }
}

/** Eligible records by the rank of their subject: which key (去重依据) the used count mostly goes by. */
export async function rankTallies(db: Database): Promise<ReadonlyMap<SubjectRank, number>> {
  const rows = await db.rows(sql`select rank, count(*) as n from ${lines()}
    where ${eligible()} and rank > 0 group by rank order by rank`)
  return new Map(
    rows.flatMap((r) => {
      const rank = SUBJECT_RANKS[count(r['rank']) - 1]
      return rank ? [[rank, count(r['n'])] as const] : []
    }),
  )
}

/** Lines with different content: exact duplicates taken out, nothing else. */
async function wholeLines(db: Database): Promise<number> {
  const row = await db.one(sql`select (select count(*) from ${lines()} where ${eligible()})
    - (select count(*) from member where nth > 1) as n`)
  return count(row['n'])
}

/**
 * Distinct persons on each exhibit, each by itself: the same list on two media is held against both holders. Persons of one
 * line are all lines, less those of the others.
 */
export async function heldBy(db: Database, column: 'exhibit' | 'batch') {
  const holder = id(column)
  const table = sql`(select distinct part, ${holder} from ${column === 'exhibit' ? sql`place` : sql`batch_place`})`
  const rows = await db.rows(sql`select ${holder} as holder, sum(n)::bigint as n from (
      select ${holder}, count(*) as n from ${lines()} join ${table} using (part)
        where ${eligible()} and rank > 0 group by all
      union all select ${holder}, -count(*) from member join ${table} using (part) group by all
      union all select ${holder}, count(*) from (
        select distinct ${holder}, sub from member join ${table} using (part)) group by all)
    group by all having sum(n) > 0 order by 1`)
  return new Map(rows.map((r) => [count(r['holder']), count(r['n'])]))
}

function sum(tally: Record<string, number>): number {
  return Object.values(tally).reduce((all, n) => all + n, 0)
}
