import { count, type Database } from '../../db/database.ts'
import { sql, type Sql } from '../../db/sql.ts'

/** So many items that stand in just these places (numbers of {@link Standing}, in order, each once). */
export interface Signature {
  readonly codes: readonly number[]
  readonly items: number
}

/**
 * Groups items by where they stand: `items` gives `(item, code)`, one row or more for each code of an item; a struct has names. Which row
 * comes first does not matter, nor does the order in which the groups arrive.
 *
 * Most items stand in up to three places, and three numbers are known by the least, the greatest and their sum: they need
 * no lists, which takes a third of the time (docs/benchmarks.md).
 */
export async function* signatures(
  db: Database,
  items: Sql,
  step: string,
): AsyncGenerator<Signature> {
  await db.run(
    sql`create or replace temp table stood as select item, count(*) as rows, min(code) as least,
      max(code) as greatest, sum(code)::bigint as total from (${items}) group by item`,
    `${step}: places`,
  )
  yield* ofFew(db, step)
  const { n } = await db.one(sql`select count(*) as n from stood where rows > 3`)
  if (count(n) > 0)
    yield* ofMany(
      db,
      sql`from (${items}) where item in (select item from stood where rows > 3)`,
      step,
    )
  await db.run(sql`drop table stood`)
}

/** Those of up to three rows in a table `stood (rows, least, greatest, total)`, each with its places in order. */
async function* ofFew(db: Database, step: string): AsyncGenerator<Signature> {
  const groups = db.columns(
    sql`select least::double, middle::double, greatest::double, items::double from (
      select least, case when rows = 3 then total - least - greatest else least end as middle, greatest,
        count(*) as items from stood where rows <= 3 group by all)`,
    `${step}: few`,
  )
  for await (const [least = [], middle = [], greatest = [], items = []] of groups)
    for (const [i, n] of items.entries()) {
      const codes = [least[i] ?? 0]
      for (const code of [middle[i] ?? 0, greatest[i] ?? 0])
        if (code !== codes.at(-1)) codes.push(code)
      yield { codes, items: n }
    }
}

/**
 * The lists are made, sorted and grouped in three statements: each then runs on all threads, where one statement that
 * does it all took three times as long. They cross to memory as text in pieces: a row object for each would take longer
 * than the grouping.
 */
async function* ofMany(db: Database, items: Sql, step: string): AsyncGenerator<Signature> {
  await db.run(
    sql`create or replace temp table listed as
      select list(code) as codes from (${items}) group by item`,
    `${step}: list`,
  )
  await db.run(
    sql`create or replace temp table sorted as select case when len(codes) > 8
      then list_sort(list_distinct(codes)) else list_sort(codes) end as codes from listed`,
    `${step}: sort`,
  )
  await db.run(sql`drop table listed`)
  const pieces = db.stream(
    sql`select string_agg(array_to_string(codes, ',') || ':' || n, ';' order by codes) as text
      from (select codes, count(*) as n from sorted group by codes) group by hash(codes) % 256`,
    `${step}: group`,
  )
  for await (const rows of pieces) for (const row of rows) yield* readPiece(String(row['text']))
  await db.run(sql`drop table sorted`)
}

const COMMA = 44
const COLON = 58

/**
 * `3,17:250;4:1` → 250 items that stand at 3 and 17, one that stands at 4. Read character by character: there may be
 * millions, and splitting each into texts takes five times as long.
 */
function* readPiece(text: string): Generator<Signature> {
  let codes: number[] = []
  let number = 0
  for (let i = 0; i <= text.length; i++) {
    const at = text.charCodeAt(i)
    if (at === COMMA || at === COLON) {
      if (codes.at(-1) !== number) codes.push(number)
      number = 0
    } else if (at >= 48 && at <= 57) number = number * 10 + at - 48
    else {
      yield { codes, items: number }
      codes = []
      number = 0
    }
  }
}
