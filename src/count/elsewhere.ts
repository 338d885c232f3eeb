import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import { rankNumber, SUBJECT_RANKS, type SubjectRank } from '../records/verdicts.ts'
import { containedIn } from './containment.ts'
import { lines } from './lines.ts'
import { contentOf, eligible, fingerprint, keysOfRank, numbersOfRank } from './subjects.ts'

/** Of lines with up to this many further values each may go with each: the recipient's name with his own number. */
const PAIRS = 16

/** What is worked out of each rank, and is as large as it. */
const OF_A_RANK = ['offered', 'wanted', 'stronger', 'weaker', 'inside']

/** Persons counted by a weaker key that also stands in a line with a stronger one: listed, not merged. */
export interface Linked {
  readonly subjects: number
}

/**
 * A line may be wholly contained in one that is known by another key: a stronger one (ID number over name and phone), or
 * the other of two numbers. It is then a duplicate of that line. Where it holds something of its own it is listed, not
 * merged.
 *
 * Leaves `elsewhere (rank, s1, s2, fingerprint)`: the contents that are so contained, by the person they are about.
 */
export async function containedElsewhere(db: Database, have: readonly string[]): Promise<Linked> {
  await db.run(sql`create or replace temp table elsewhere
    (rank utinyint, s1 uuid, s2 uuid, fingerprint ubigint)`)
  const sizes = await rankSizes(db)
  let subjects = 0
  for (const { rank } of sizes) subjects += await linkRank(db, have, rank, sizes)
  for (const name of OF_A_RANK) await db.run(sql`drop table if exists ${id(name)}`)
  return { subjects }
}

/** Of rows `r` and `w`. As `exists`, with one of them null, it is worked out row by row: five times slower. */
export const SAME_KEYS = sql`w.g1 = r.g1 and w.g2 is not distinct from r.g2`

/** Lines of a rank, and those of them that hold further values. */
interface RankSize {
  readonly rank: SubjectRank
  readonly lines: number
  readonly more: number
}

async function rankSizes(db: Database): Promise<RankSize[]> {
  const rows = await db.rows(sql`select rank, count(*) as lines, count(more) as more from ${lines()}
    where ${eligible()} and rank > 0 group by rank order by rank`)
  return rows.flatMap((r) => {
    const rank = SUBJECT_RANKS[count(r['rank']) - 1]
    return rank ? [{ rank, lines: count(r['lines']), more: count(r['more']) }] : []
  })
}

async function linkRank(
  db: Database,
  have: readonly string[],
  rank: SubjectRank,
  sizes: readonly RankSize[],
): Promise<number> {
  const keys = keysOfRank(rank, have)
  if (!keys || (await nameWanted(db, have, rank, sizes)) === 0) return 0
  const weak = sql`${keys.first} as g1, ${keys.second ?? raw('null::uuid')} as g2`
  const number = raw(String(rankNumber(rank)))
  const contents = (from: Sql, of: Sql) => sql`
    select distinct g1, g2, ${fingerprint(have)} as fingerprint, ${contentOf(have)} as elements
    from (${from}) r semi join ${of} w on ${SAME_KEYS}`
  await db.run(
    sql`create or replace temp table stronger as
      ${contents(holders(have, rank, contentColumns(have), sql`wanted`, anyFurther(sizes)), sql`wanted`)}`,
    'stronger',
  )
  await db.run(
    sql`create or replace temp table weaker as ${contents(
      sql`select ${weak}, ${contentColumns(have)} from ${lines()} where ${eligible()} and rank = ${number}`,
      sql`stronger`,
    )}`,
    'weaker',
  )
  await db.run(
    sql`create or replace temp table inside as ${containedIn('weaker', 'stronger')}`,
    'inside',
  )
  await db.run(sql`insert into elsewhere select ${number}, g1, g2, fingerprint from inside`)
  const row = await db.one(sql`select count(*) as n from (select distinct g1, g2 from (
    select g1, g2, fingerprint from weaker except select g1, g2, fingerprint from inside))`)
  return count(row['n'])
}

function contentColumns(have: readonly string[]): Sql {
  return join([...have.map((c) => id(c)), id('more')])
}

/**
 * `wanted (g1, g2)`: the keys of all lines of a rank; where those that may hold them are fewer, only the keys that these
 * hold. Says how many.
 */
async function nameWanted(
  db: Database,
  have: readonly string[],
  rank: SubjectRank,
  sizes: readonly RankSize[],
): Promise<number> {
  const keys = keysOfRank(rank, have)
  if (!keys) return 0
  const { offered, lines: own } = sizesOf(have, rank, sizes)
  if (offered === 0) return 0
  const all = sql`select ${keys.first} as g1, ${keys.second ?? raw('null::uuid')} as g2
    from ${lines()} where ${eligible()} and rank = ${raw(String(rankNumber(rank)))}`
  await db.run(sql`create or replace temp table wanted (g1 uuid, g2 uuid)`)
  if (offered < own) {
    await db.run(sql`create or replace temp table offered as
      select distinct g1, g2 from (${holders(have, rank, sql`part`, null, anyFurther(sizes))})`)
    await db.run(
      sql`insert into wanted select distinct g1, g2 from (${all}) r semi join offered w on ${SAME_KEYS}`,
    )
  } else await db.run(sql`insert into wanted select distinct g1, g2 from (${all})`)
  return count((await db.one(sql`select count(*) as n from wanted`))['n'])
}

/** Is there a line with further values? */
function anyFurther(sizes: readonly RankSize[]): boolean {
  return sizes.some(({ more }) => more > 0)
}

/** How many lines a rank has, and in about how many pairs of keys it may be met in lines known by others. */
function sizesOf(have: readonly string[], rank: SubjectRank, sizes: readonly RankSize[]) {
  const upTo = sizes.filter((s) => rankNumber(s.rank) <= rankNumber(rank))
  const sum = (of: (size: RankSize) => number) => upTo.reduce((all, s) => all + of(s), 0)
  const own = sizes.find((s) => s.rank === rank)?.lines ?? 0
  const pairs = keysOfRank(rank, have)?.second ? PAIRS * PAIRS : PAIRS
  const others = numbersOfRank(rank, have).length
  const offered = sum((s) => s.lines) * (1 + others) - own + sum((s) => s.more) * pairs
  return { lines: own, offered }
}

/**
 * Lines that hold the keys of a rank though they are known by a stronger one, or by another number: `(g1, g2)` with the
 * columns asked for. A line may come several times, but not by the number by which it is known: it would be another line
 * about each of its own persons.
 *
 * @param known a table of keys of the rank (`g1`), by which the pairs of further values are kept few
 * @param hasMore false: no line has further values, and none need be looked at for them
 */
export function holders(
  have: readonly string[],
  rank: SubjectRank,
  columns: Sql,
  known: Sql | null,
  hasMore = true,
): Sql {
  const keys = keysOfRank(rank, have)
  if (!keys) throw new Error('a rank without keys')
  const { first } = keys
  const second = keys.second ?? raw('null::uuid')
  const number = raw(String(rankNumber(rank)))
  const upTo = sql`rank > 0 and rank <= ${number}`
  const further = sql`${upTo} and more is not null`
  const of = (g1: Sql, g2: Sql, test: Sql) =>
    sql`select ${g1} as g1, ${g2} as g2, ${columns} from ${lines()} where ${eligible()} and ${test}`
  const one = sql`select unnest(more) as one, * from ${lines()}
    where ${eligible()} and ${further} and len(more) <= ${raw(String(PAIRS))}`
  const named = [
    of(first, sql`unnest(more)`, further),
    sql`select one as g1, unnest(more) as g2, ${columns} from (${one})
      ${known ? sql`where one in (select g1 from ${known})` : raw('')}`,
  ]
  return join(
    [
      of(first, second, sql`rank > 0 and rank < ${number}`),
      ...numbersOfRank(rank, have).map((own) =>
        of(own, second, sql`${upTo} and ${own} <> ${first}`),
      ),
      ...(hasMore ? [of(sql`unnest(more)`, second, further)] : []),
      ...(hasMore && keys.second ? named : []),
    ],
    raw(' union all '),
  )
}
