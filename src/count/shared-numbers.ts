import { raw, sql, type Sql } from '../db/sql.ts'
import { rankNumber } from '../records/verdicts.ts'
import { eligible } from './subjects.ts'

/** Lines with a name and a number; for an index that has both columns. */
export const NAMED = sql`${eligible()} and k_name is not null and k_mobile is not null`

/** Whose number is the first key of his line was looked at when the duplicates were. */
const BY_NUMBER = sql`rank = ${raw(String(rankNumber('name+phone')))}`

/**
 * SQL of the numbers that may stand beside several names, and of no others that do: `named` is {@link NAMED} lines, as text
 * from `from` on. Needs `first_key` of `classifyDuplicates`. A few more are let through, an address or a number that is
 * shared elsewhere; where several names share a number only who looks at its lines sees.
 */
export function sharedNumbers(named: Sql): Sql {
  const others = sql`select k_mobile, k_name ${named} and not (${BY_NUMBER})`
  return sql`select s1 as number from first_key where least <> most
    union select k_mobile from (${others}) group by k_mobile having min(k_name) <> max(k_name)
    union select k_mobile from (select k_mobile ${named} and ${BY_NUMBER}) semi join (${others}) using (k_mobile)`
}
