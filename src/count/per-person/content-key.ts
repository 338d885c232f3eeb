import { id, join, sql, type Sql } from '../../db/sql.ts'

/** The content of a line as a number of 128 bits: equal for lines with the same fields and values. */
export function contentKey(have: readonly string[]): Sql {
  const there = join([...have.map((c) => id(c)), id('more')])
  const back = join([id('more'), ...have.map((c) => id(c)).reverse()])
  return sql`((hash(${there})::uhugeint << 64) | hash(${back})::uhugeint)`
}
