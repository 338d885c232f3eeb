import { count, type Database, type Row } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import type { CellClass } from '../columns/cell-class.ts'
import { DATES } from '../columns/class-groups.ts'
import { atLeast, count as cells, speakingCells, type ColumnProfile } from '../columns/tally.ts'
import { landline } from '../fields/landline.ts'
import { mobile } from '../fields/mobile.ts'
import { isSurname } from '../fields/name-shape.ts'
import { name } from '../fields/name.ts'
import { residentId } from '../fields/resident-id.ts'
import type { LotRows } from '../lots/lot-rows.ts'
import { joinedCell, type Joined } from './cells.ts'

/** Columns side by side whose cells could be parts of one number, by their lengths; or a surname and a given name. */
export interface Candidate {
  readonly columns: readonly number[]
  readonly kind: NumberKind | 'name'
}

type NumberKind = 'resident-id' | 'mobile' | 'landline'

const FIELD = { 'resident-id': residentId, mobile, landline, name } as const

/** Digits of the whole. */
const LENGTH: Readonly<Record<NumberKind, readonly [number, number]>> = {
  'resident-id': [18, 18],
  mobile: [11, 11],
  landline: [9, 12],
}

/** How many characters the cells of a class have, of those that can be a part of a number. */
const LENGTHS: Partial<Record<CellClass, readonly [number, number]>> = {
  small: [1, 3],
  'digits-3': [3, 3],
  'digits-4': [4, 4],
  'digits-5': [5, 5],
  'digits-6': [6, 6],
  'digits-7': [7, 7],
  'digits-8': [8, 8],
  'date-1900s': [8, 8],
  'date-2000s': [8, 8],
  'date-2010s': [8, 8],
  'date-late': [8, 8],
  'digits-9': [9, 9],
  'digits-10': [10, 10],
  'epoch-s': [10, 10],
  'digits-11': [11, 11],
  'mobile-shaped': [11, 11],
  'mobile-length': [10, 12],
  'long-digits': [12, 17],
  'order-code': [12, 17],
  mixed: [2, 17],
}

/** Numbers by themselves: a column that has them holds no parts. */
const WHOLE = ['mobile', 'resident-id', 'landline'] as const
/** A column is of parts when so many of its cells are; longer or shorter ones then bound what they may come to. */
const MOST_CELLS = 90
const SOME_CELLS = 5
/** Candidates of one table that are looked at. */
const MOST = 16

/**
 * Which columns side by side could hold one number between them, by the lengths of their cells alone: hardly any table has
 * such columns, and it costs nothing to see that.
 *
 * @param open columns of which nobody has said what they are
 */
export function joinCandidates(
  profiles: readonly ColumnProfile[],
  open: (column: number) => boolean,
): Candidate[] {
  const lengths = profiles.map((p, i) => (open(i) ? lengthOf(p) : null))
  const found: Candidate[] = []
  for (const kind of ['resident-id', 'mobile', 'landline'] as const) {
    for (const size of kind === 'landline' ? [2] : [3, 2]) {
      for (let i = 0; i + size <= lengths.length; i++) {
        const columns = Array.from({ length: size }, (_, k) => i + k)
        const hasDays = kind !== 'resident-id' && columns.some((c) => areDays(profiles[c]))
        if (
          !hasDays &&
          fits(
            columns.map((c) => lengths[c] ?? null),
            kind,
          )
        )
          found.push({ columns, kind })
      }
    }
  }
  return [...found, ...nameCandidates(profiles, open)].slice(0, MOST)
}

/** 19910310 beside a height of 175 would be a telephone; within an identity number stands a day. */
function areDays(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && atLeast(cells(profile, DATES), 50, speakingCells(profile))
}

/**
 * 姓 | 名: hardly anything but a surname is a form of address of one character. Address books have it behind the given name and
 * a middle one that nobody has: First Name | Middle Name | Last Name.
 */
function nameCandidates(
  profiles: readonly ColumnProfile[],
  open: (column: number) => boolean,
): Candidate[] {
  const most = (c: number, classes: readonly CellClass[], percent: number) => {
    const profile = profiles[c]
    if (!profile || !open(c)) return false
    return atLeast(cells(profile, classes), percent, speakingCells(profile))
  }
  const surnames = profiles.flatMap((_, c) => (most(c, ['vague-name'], SINGLE_SURNAMES) ? [c] : []))
  return surnames.flatMap((c) => {
    const given = [c + 1, filledBefore(profiles, c)].filter((g) => most(g, GIVEN_NAMES, MOST_CELLS))
    return given.map((g) => ({ columns: [c, g], kind: 'name' as const }))
  })
}

/** The column before one, past one that is empty. */
function filledBefore(profiles: readonly ColumnProfile[], column: number): number {
  const before = profiles[column - 1]
  return before && speakingCells(before) === 0 ? column - 2 : column - 1
}

/** Compound surnames are few; 白 and 回 read like a people. */
const SINGLE_SURNAMES = 80
/** What given names look like by themselves: 伟, 秀英; 文博 reads like a whole name. */
const GIVEN_NAMES = ['han-short', 'vague-name', 'name', 'ethnicity'] as const

function fits(lengths: readonly (readonly [number, number] | null)[], kind: NumberKind): boolean {
  let [least, most] = [0, 0]
  for (const length of lengths) {
    if (length === null) return false
    least += length[0]
    most += length[1]
  }
  const [from, to] = LENGTH[kind]
  const second = lengths[1] ?? [0, 0]
  return least <= to && most >= from && (kind !== 'landline' || second[1] >= 7)
}

function lengthOf(profile: ColumnProfile): readonly [number, number] | null {
  const speaking = speakingCells(profile)
  if (atLeast(cells(profile, WHOLE), SOME_CELLS, speaking)) return null
  const own = Object.entries(LENGTHS) as [CellClass, readonly [number, number]][]
  const parts = own.filter(([name]) => cells(profile, [name]) > 0)
  const all = cells(
    profile,
    parts.map(([name]) => name),
  )
  if (!atLeast(all, MOST_CELLS, speaking)) return null
  const digits = parts.filter(([name]) => name !== 'mixed')
  // One of eleven ends with X: the others say how long they are.
  const told = atLeast(
    cells(
      profile,
      digits.map(([name]) => name),
    ),
    50,
    speaking,
  )
    ? digits
    : parts
  const usual = told.filter(([name]) => atLeast(cells(profile, [name]), SOME_CELLS, speaking))
  if (usual.length === 0) return null
  return [Math.min(...usual.map(([, l]) => l[0])), Math.max(...usual.map(([, l]) => l[1]))]
}

/** So many rows at the least say that it is no chance. */
const LEAST_ROWS = 3

/** A table with what could be one number or name in it. */
export interface AskedTable {
  readonly t: number
  readonly candidates: readonly Candidate[]
}

/** Rows of a candidate that hold anything, those whose joined cells are valid, and those with another thing in front. */
interface Counted {
  readonly some: number
  readonly valid: number
  readonly other: number
}

/** Of candidates those whose joined cells are valid in nearly all rows that hold anything; by table. */
export async function provenJoins(
  db: Database,
  rows: LotRows,
  asked: readonly AskedTable[],
): Promise<ReadonlyMap<number, readonly Joined[]>> {
  if (asked.length === 0) return new Map()
  await nameCandidatesOf(db, asked)
  const counted = new Map<string, Counted>()
  for (const kind of KINDS.filter((k) => tablesOf(asked, k).length > 0)) {
    for (const row of await db.rows(countsOf(rows, tablesOf(asked, kind), kind), 'joined columns'))
      counted.set(`${String(row['t'])} ${String(row['k'])}`, countedOf(row))
  }
  return new Map(
    asked.map(({ t, candidates }) => {
      const counts = candidates.map((_, k) => counted.get(`${String(t)} ${String(k)}`))
      return [t, chosen(counts, candidates)]
    }),
  )
}

const KINDS = ['resident-id', 'mobile', 'landline', 'name'] as const

function tablesOf(asked: readonly AskedTable[], kind: Candidate['kind']): number[] {
  return asked.flatMap(({ t, candidates }) => (candidates.some((c) => c.kind === kind) ? [t] : []))
}

/** Candidates as a relation, `k` their number in their table; list places count from 1. */
async function nameCandidatesOf(db: Database, asked: readonly AskedTable[]): Promise<void> {
  const all = asked.flatMap(({ t, candidates }) =>
    candidates.map(({ columns, kind }, k) => {
      const [a = null, b = null, c = null] = columns.map((column) => column + 1)
      return { t, k, kind, a, b, c }
    }),
  )
  await db.run(sql`create or replace temp table joins_asked as
    select unnest(from_json(${JSON.stringify(all)}::json,
      '[{"t":"INTEGER","k":"INTEGER","kind":"VARCHAR","a":"INTEGER","b":"INTEGER","c":"INTEGER"}]'), recursive := true)`)
}

/** One statement for all candidates of a kind. Stage by stage: what is joined is a column before it is looked at, or it would be planned anew. */
function countsOf(rows: LotRows, ts: readonly number[], kind: Candidate['kind']): Sql {
  const own = sql`(select * from joins_asked where kind = ${kind})`
  const cells = (['a', 'b', 'c'] as const).map((n) => id(n))
  const parts = join(cells.map((n) => sql`w.cells[j.${n}] as ${n}`))
  const each = sql`select j.t, j.k, coalesce(j.b < j.a, false) as turned, ${parts} from ${rows.lists(own, ts)} w join ${own} j on j.t = w.t`
  const some = sql`select * from (${each}) where ${join(cells.map(speaks), sql` or `)}`
  const joined = sql`select *, ${joinedCell(cells, kind)} as whole from (${some})`
  const valid = sql`(${FIELD[kind].normalise(id('whole'))}) is not null`
  const other =
    kind === 'name'
      ? sql`(${isNoSurname(id('a'))} or (turned and ${isLong(id('b'))}))`
      : raw('false')
  return sql`select t, k, count(*) as some, count(*) filter (where ${valid}) as valid, count(*) filter (where ${other}) as other
    from (${joined}) group by t, k order by t, k`
}

function countedOf(row: Row): Counted {
  return { some: count(row['some']), valid: count(row['valid']), other: count(row['other']) }
}

function chosen(
  counts: readonly (Counted | undefined)[],
  candidates: readonly Candidate[],
): Joined[] {
  const taken = new Set<number>()
  return candidates.filter(({ columns }, i) => {
    const { some = 0, valid = 0, other = 0 } = counts[i] ?? {}
    const proven = some >= LEAST_ROWS && atLeast(valid, 95, some) && !atLeast(other, 5, some)
    if (!proven || columns.some((c) => taken.has(c))) return false
    for (const c of columns) taken.add(c)
    return true
  })
}

function speaks(cell: Sql): Sql {
  return sql`coalesce(trim(${cell}, ' 　-/无'), '') <> ''`
}

/** Of the first of two columns of a name: filled otherwise than with a surname alone. */
function isNoSurname(cell: Sql): Sql {
  return sql`(${speaks(cell)} and not ${isSurname(sql`trim(${cell}, ' 　')`)})`
}

/** Before its surname: more than a given name, so that the surname is somebody else's. */
function isLong(cell: Sql): Sql {
  return sql`length(trim(${cell}, ' 　')) > 2`
}
