import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { mobile } from '../fields/mobile.ts'
import { isName } from '../fields/name.ts'
import { residentId } from '../fields/resident-id.ts'
import { plainCell } from './grammar.ts'
import { DOUBTFUL } from './judged.ts'

/** Columns of names and of numbers in a list without header. */
export interface UnnamedColumns {
  readonly names: readonly number[]
  readonly numbers: readonly number[]
}

/**
 * Rows in which two full names and two different numbers of one kind stand in columns of their own, and no header says whose
 * each is: two people, or one and whom to call. Which it is, only a person can say; the row stays one record.
 *
 * @example 13800138000 | 张三 | 李四 | 13900139000
 */
export function sideBySide(source: Sql, { names, numbers }: UnnamedColumns): Sql {
  const people = differing(names, (cell) => {
    const words = sql`replace(${cell}, ' ', '')`
    return sql`case when ${isName(words)} then ${words} end`
  })
  const phones = differing(numbers, (cell) => mobile.normalise(cell))
  const identities = differing(numbers, (cell) => residentId.normalise(cell))
  return sql`select t, p, r, 2, ${raw(String(DOUBTFUL))} from ${source}
    where ${people} >= 2 and (${phones} >= 2 or ${identities} >= 2)`
}

/** How many different values stand in these columns of a row. */
function differing(columns: readonly number[], value: (cell: Sql) => Sql): Sql {
  const values = columns.map((c) => value(plainCell(id(`c${String(c)}`))))
  return sql`len(list_distinct([${join(values)}]))`
}
