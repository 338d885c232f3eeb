import { count, type Database } from '../db/database.ts'
import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import { keyColumns } from '../records/index-file.ts'
import { keyColumn } from '../records/keys.ts'
import type { KindId } from '../records/kinds.ts'
import type { KeyChoice } from '../records/record-query.ts'
import { rankNumber, type SubjectRank } from '../records/verdicts.ts'
import { classifyDuplicates } from './duplicates.ts'
import { lines, nameLines, type Decisions } from './lines.ts'
import { namePlaces, type Place } from './place.ts'
import { eligible } from './subjects.ts'
import { countedPersons, type Persons } from './tally.ts'

type Tiers = Persons['tiers']

/**
 * How many of each tier the whole counts were another key chosen (去重依据, `--key`): from the keys that the index holds,
 * nothing is read again.
 *
 * @param db a connection of its own: the temporary tables of a count are made there for this key. The index is one in which
 * every line is known by its strongest key.
 * @example 3 lines of one number under two names → 2 by name and number, 1 by number alone
 */
export async function countedUnder(
  db: Database,
  key: KeyChoice,
  places: readonly Place[],
  decisions: Decisions,
): Promise<Tiers> {
  await namePlaces(db, places, [])
  const have = await keyColumns(db)
  if (key === 'line') return differentLines(db, have, decisions)
  await classifyDuplicates(db, have, decisions, knownBy(key, have))
  return (await countedPersons(db)).tiers
}

/** The kinds that a line needs to be known by a rank; of several ranks the first that it has. */
const NEEDS: Readonly<Record<Exclude<KeyChoice, 'line'>, readonly Needs[]>> = {
  id: [['id', ['resident-id']]],
  'name+phone': [['name+phone', ['name', 'mobile']]],
  phone: [
    ['mobile', ['mobile']],
    ['landline', ['landline']],
  ],
}
type Needs = readonly [SubjectRank, readonly KindId[]]

/** The columns of a line with the rank that it has under the key: one that lacks it keeps its own, nobody's none. */
function knownBy(key: keyof typeof NEEDS, have: readonly string[]): Sql {
  const ranks = NEEDS[key].flatMap(([rank, kinds]) => {
    const columns = kinds.map(keyColumn)
    if (!columns.every((column) => have.includes(column))) return []
    const held = columns.map((column) => sql`${id(column)} is not null`)
    const test = join([raw('rank > 0'), ...held], raw(' and '))
    return [sql`when ${test} then ${raw(String(rankNumber(rank)))}`]
  })
  if (ranks.length === 0) return raw('*')
  return sql`* replace ((case ${join(ranks, raw(' '))} else rank end)::utinyint as rank)`
}

/** Lines with the same keys are one; 128 bits, so that of 100 million no two meet by chance. */
async function differentLines(
  db: Database,
  have: readonly string[],
  decisions: Decisions,
): Promise<Tiers> {
  await nameLines(db, decisions)
  const values = join([...have.map((c) => id(c)), id('more')])
  const rows = await db.rows(sql`select tier, count(*) as n from (
      select min(tier) as tier from ${lines()} where ${eligible()} and rank > 0
      group by hash(${values}), hash(1, ${values}))
    group by tier`)
  const tiers = { A: 0, B: 0, C: 0 }
  for (const row of rows)
    tiers[(['C', 'A', 'B', 'C'] as const)[count(row['tier'])] ?? 'C'] += count(row['n'])
  return tiers
}
