import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SILENT } from '../src/case/intake/progress.ts'
import { STRETCH, WHAT } from '../src/case/kept/grid.ts'
import { openCount, type OpenCount } from '../src/case/kept/open-count.ts'
import { RowGrid } from '../src/case/ledger/row-grid.ts'
import { sql } from '../src/db/sql.ts'
import { benchPlace } from './place.ts'
import { machine } from './timing.ts'

/**
 * Opening what was counted, and looking through it, at any size: `node bench/opened.ts [--records 100000000] [--at FOLDER]`.
 *
 * A small list is counted, and its index filled up with made records (two keys each, one in twenty a duplicate): the rows
 * have no text, everything else is as a count of that size leaves it. Says what opening takes, a page in the middle, a
 * page of a filter, and its facets.
 */
const { values } = parseArgs({
  options: { records: { type: 'string', default: '100000000' }, at: { type: 'string' } },
})
const records = Number(values.records)
const { evidence } = benchPlace('opened', values.at)

console.log(machine())
mkdirSync(evidence, { recursive: true })
writeFileSync(join(evidence, '名单.csv'), '姓名,电话\n赵建,13800000001\n钱国,13800000002\n')
const small = await opened()
await fill(small)
small.counted.session.close()
const index = join(small.counted.session.folder, 'index.duckdb')
console.log(`index ${(statSync(index).size / 2 ** 30).toFixed(2)} GB`)
for (let i = 0; i < 3; i++) {
  const open = await timed('opened again', opened)
  const grid = new RowGrid(open.counted)
  const { all } = await timed('first page', () => grid.page({}, 0, 100))
  if (all < records) throw new Error('it was counted anew')
  await timed('page in the middle', () => grid.page({}, Math.floor(records / 2), 100))
  const codes = ['DUP_IN_FILE']
  const { found } = await timed('filter', () => grid.page({ codes }, 0, 100))
  await timed('last page of the filter', () => grid.page({ codes }, found - 100, 100))
  await timed('facets', () => grid.facets({ codes }))
  open.counted.session.close()
}

function opened(): Promise<OpenCount> {
  const given = { overrides: [], conduct: null, decided: null, key: null, hashList: null }
  return openCount({ paths: [evidence], ...given, cache: true, temp: null, threads: 4 }, SILENT)
}

async function fill({ counted: { session } }: OpenCount): Promise<void> {
  const { db } = session
  await db.run(sql`insert into x.records by name
    select (select min(part) from x.records) as part, i + 10 as line, 0 as reason, 2 as rank, 0 as flags,
      3 as tier, 0 as age, md5(i::varchar)::uuid as k_mobile, md5((-i)::varchar)::uuid as k_name
    from range(${records}::bigint) t(i)`)
  await db.run(sql`insert into x.grid by name
    select i + 3 as number, (select min(part) from x.records) as part, i + 10 as line, 0 as tab, i + 12 as row,
      case when i % 20 = 19 then ${WHAT.indexOf('DUP_IN_FILE')} else 0 end as what, 2 as rank, 3 as tier,
      case when i % 20 = 19 then 0 end as same_tab, case when i % 20 = 19 then i + 11 end as same_row
    from range(${records}::bigint) t(i)`)
  await db.run(sql`create or replace table x.stretch as
    select (number - 1) // ${STRETCH} as stretch, tab, what, tier, count(*) as n from x.grid group by all order by all`)
  await db.run(sql`checkpoint x`)
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  const ms = performance.now() - began
  console.log(
    `${what.padEnd(28)} ${ms.toFixed(0)} ms  cpu ${((user + system) / 1000).toFixed(0)} ms`,
  )
  return result
}
