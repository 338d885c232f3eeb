import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import { keyColumn, LINE_COLUMN } from '../records/keys.ts'
import type { KindId } from '../records/kinds.ts'
import {
  OTHER_IDENTIFIERS,
  rankNumber,
  reasonNumber,
  type ReasonCode,
  type SubjectRank,
} from '../records/verdicts.ts'

/**
 * Who a record is about, as columns of the index: a rank and at most two keys. Two records are about one person when
 * all three agree; never transitively (design 5.2).
 */
export interface SubjectColumns {
  readonly first: Sql
  readonly second: Sql
}

type RankKeys = readonly [SubjectRank, readonly KindId[], KindId | null]

const LINE: RankKeys = ['line', [], null]

const KEYS_BY_RANK: readonly RankKeys[] = [
  ['id', ['resident-id'], null],
  ['name+phone', ['mobile'], 'name'],
  ['permit', ['passport', 'permit'], null],
  ['mobile', ['mobile'], null],
  ['landline', ['landline'], null],
  ['email', ['email'], null],
  ['qq', ['qq'], null],
  ['wechat', ['wechat'], null],
  ['other', OTHER_IDENTIFIERS, null],
  ['name+address', ['address'], 'name'],
  LINE,
]

/** SQL of the two keys of a record's own subject, over the key columns that the index has. */
export function subjectColumns(have: readonly string[], rank: Sql = raw('rank')): SubjectColumns {
  return {
    first: byRank(rank, (r) => firstKey(r, have)),
    second: byRank(rank, (r) => secondKey(r, have)),
  }
}

/** The keys by which a rank tells people apart, whatever the record's own rank; null where the index lacks them. */
export function keysOfRank(
  rank: SubjectRank,
  have: readonly string[],
): { readonly first: Sql; readonly second: Sql | null } | null {
  const keys = KEYS_BY_RANK.find(([r]) => r === rank)
  if (!keys) return null
  const first = firstKey(keys, have)
  const second = secondKey(keys, have)
  if (!first || (keys[2] && !second)) return null
  return { first, second }
}

/** Every number by which a line may be known at a rank, not only the first that it holds: a card, an account, a plate. */
export function numbersOfRank(rank: SubjectRank, have: readonly string[]): readonly Sql[] {
  const [, kinds] = KEYS_BY_RANK.find(([r]) => r === rank) ?? LINE
  const columns = kinds.map(keyColumn).filter((c) => have.includes(c))
  return columns.length > 1 ? columns.map((c) => id(c)) : []
}

function firstKey([rank, kinds]: RankKeys, have: readonly string[]): Sql | null {
  if (rank === 'line') return have.includes(LINE_COLUMN) ? id(LINE_COLUMN) : null
  const columns = kinds.map(keyColumn).filter((c) => have.includes(c))
  if (columns.length === 0) return null
  return columns.length === 1
    ? id(columns[0] ?? '')
    : sql`coalesce(${join(columns.map((c) => id(c)))})`
}

function secondKey([, , kind]: RankKeys, have: readonly string[]): Sql | null {
  return kind && have.includes(keyColumn(kind)) ? id(keyColumn(kind)) : null
}

function byRank(rank: Sql, keyOf: (keys: RankKeys) => Sql | null): Sql {
  const whens = KEYS_BY_RANK.flatMap((keys) => {
    const key = keyOf(keys)
    return key ? [sql`when ${raw(String(rankNumber(keys[0])))} then ${key}`] : []
  })
  return whens.length === 0
    ? raw('null::uuid')
    : sql`case ${rank} ${join(whens, raw(' '))} else null end`
}

/** Records that the used reading counts: those without a reason against them, and those of classes that it takes in. */
export function eligible(takenIn: readonly ReasonCode[] = []): Sql {
  const numbers = [0, ...takenIn.map(reasonNumber)].map((n) => raw(String(n)))
  return sql`reason in (${join(numbers)})`
}

/**
 * What tells persons with the same first key apart, as one number of 64 bits: their rank and second key. With the first key
 * it stands for all three at little more than half their width, for there are as many of these as lines. It is taken over
 * keys, which nobody without the case key can steer.
 */
export function besideKey(rank: Sql, second: Sql): Sql {
  return sql`hash(${rank}::utinyint, ${second}::uuid)`
}

/** The content of a line as a number of 64 bits: equal for lines with the same keys; compared within one person only. */
export function fingerprint(have: readonly string[]): Sql {
  return sql`hash(${join([...have.map((c) => id(c)), id('more')])})`
}

/** Every key of a record as one list: its content, row numbers apart (design 5.3). */
export function contentOf(have: readonly string[], alias = ''): Sql {
  const of = (column: string) => (alias ? id(alias, column) : id(column))
  const keys = join(have.map(of))
  return sql`list_concat(list_filter([${keys}], k -> k is not null), coalesce(${of('more')}, []))`
}
