import { sql, type Sql } from '../db/sql.ts'

/** What is counted: the records of the index. */
export function lines(): Sql {
  return sql`x.records`
}
