import { lines } from '../../../count/lines.ts'
import { eligible, subjectColumns } from '../../../count/subjects.ts'
import type { Database } from '../../../db/database.ts'
import { sql } from '../../../db/sql.ts'
import { keyColumns } from '../../../records/index-file.ts'
import type { OrderedFile } from '../../assemble.ts'
import type { CaseFile } from '../../facts/schema.ts'
import { BARE_BY, listsBy, listsOfCase } from './lists.ts'

/** Runs of rows of two lists. */
export interface TwoLists {
  readonly one: readonly number[]
  readonly other: readonly number[]
}

/**
 * Two lists by their names: batches of the case, files, folders, exhibits or tables, as `shuzheng overlap` calls them; a
 * part of a name will do where only one file has it. Null where there are no such two.
 */
export function twoLists(
  names: readonly [string, string],
  facts: CaseFile | null,
  files: readonly OrderedFile[],
): TwoLists | null {
  const kinds = [
    ...(facts ? [listsOfCase(facts, files)] : []),
    ...BARE_BY.map((by) => listsBy(files, by)),
  ]
  for (const lists of kinds) {
    const found = names.map((name) => lists.find((list) => list.id === name))
    const [one, other] = found
    if (one && other && one !== other) return { one: one.parts, other: other.parts }
  }
  const byFile = listsBy(files, 'file')
  const [one, other] = names.map((name) => byFile.filter((list) => list.id.includes(name)))
  const [first, second] = [one?.[0], other?.[0]]
  if (one?.length !== 1 || other?.length !== 1 || !first || !second || first === second) return null
  return { one: first.parts, other: second.parts }
}

/** Leaves of `verdicts` only the lines that count in either list and are about somebody who stands in both. */
export async function keepShared(db: Database, lists: TwoLists): Promise<void> {
  await nameShared(db, lists)
  await db.run(sql`delete from verdicts v where not exists (
    select 1 from shared_line s where s.part = v.part and s.line = v.line)`)
}

/** `shared_line (part, line)`: the lines that count in either list and are about somebody who stands in both. */
export async function nameShared(db: Database, { one, other }: TwoLists): Promise<void> {
  const { first, second } = subjectColumns(await keyColumns(db))
  const of = (parts: readonly number[]) =>
    sql`select part, line, rank, ${first} as s1, ${second} as s2 from ${lines()}
      where ${eligible()} and rank > 0
        and part in (select unnest(from_json(${JSON.stringify(parts)}::json, '["BIGINT"]')))`
  const persons = (parts: readonly number[]) =>
    sql`select distinct rank, s1, s2 from (${of(parts)})`
  await db.run(sql`create or replace temp table shared_line as
    select distinct part, line from (${of([...one, ...other])}) r
      join (${persons(one)} intersect ${persons(other)}) p
        on p.rank = r.rank and p.s1 = r.s1 and p.s2 is not distinct from r.s2`)
}
