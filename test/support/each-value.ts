import { DuckDBInstance } from '@duckdb/node-api'
import { raw, sql, text, type Sql } from '../../src/db/sql.ts'

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()

/** Runs one SQL expression over many values in a single query; `null` is a cell that is absent. */
export async function eachValue(
  build: (cell: Sql) => Sql,
  values: readonly (string | null)[],
): Promise<(string | null)[]> {
  return (await eachResult(build, values)) as (string | null)[]
}

/** As {@link eachValue}, for expressions that give a boolean. */
export async function eachTruth(
  build: (cell: Sql) => Sql,
  values: readonly (string | null)[],
): Promise<(boolean | null)[]> {
  return (await eachResult(build, values)) as (boolean | null)[]
}

async function eachResult(build: (cell: Sql) => Sql, values: readonly (string | null)[]) {
  // One parameter holds all values: a NUL inside a value would end a parameter of its own.
  const query = sql`select ${build(raw('v'))} as result from (
    select unnest(from_json(${JSON.stringify(values)}::json, '["VARCHAR"]')) as v,
      unnest(range(${values.length}::bigint)) as i) order by i`
  const reader = await connection.runAndReadAll(text(query), query.values as never)
  return reader.getRowObjectsJson().map((row) => row['result'])
}
