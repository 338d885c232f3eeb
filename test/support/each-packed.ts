import { id, join, sql, type Sql } from '../../src/db/sql.ts'
import { packedStages } from '../../src/records/fields/packed.ts'
import { eachValue } from './each-value.ts'

/** What a value of packed texts is in each of many cells: `value` is built over the column of this number. */
export function eachPacked(
  value: (column: number) => Sql,
  cells: readonly (string | null)[],
): Promise<(string | null)[]> {
  return eachValue((cell) => {
    const staged = packedStages(0).reduce(
      (inner, found) =>
        sql`select *, ${join(found.map((f) => sql`${f.sql} as ${id(f.name)}`))} from (${inner})`,
      sql`select ${cell} as c0`,
    )
    return sql`(select ${value(0)} from (${staged}))`
  }, cells)
}
