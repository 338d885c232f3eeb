/**
 * All pairs of many lists, exactly: `node bench/overlap.ts [--lists 200] [--keys 1000000] [--mixed] [--named] [--pairs 10]`.
 *
 * Makes an index table of keys (half of each list is its own, half comes out of an earlier list; 20 values stand in all),
 * list by list as lines lie in an index, then measures in one run: one pass over the keys (the floor), all pairs, and a
 * plain `intersect` of a sample of pairs, which is multiplied up to all. `--mixed`: lists of 1/1 to 1/20 of the keys;
 * `--named`: persons known by two keys, as by name and number.
 */
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { measure } from '../src/chain/overlap/measure.ts'
import { count, Database } from '../src/db/database.ts'
import { id, raw, sql } from '../src/db/sql.ts'
import { machine } from './timing.ts'

const { values } = parseArgs({
  options: {
    lists: { type: 'string', default: '200' },
    keys: { type: 'string', default: '1000000' },
    pairs: { type: 'string', default: '10' },
    mixed: { type: 'boolean', default: false },
    dense: { type: 'boolean', default: false },
    named: { type: 'boolean', default: false },
  },
})
const lists = Number(values.lists)
const keys = Number(values.keys)
const GB = 2 ** 30

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-bench-overlap-'))
const spill = join(folder, 'spill')
const free = statfsSync(folder)
const need = lists * keys * 36 * 4
if (free.bavail * free.bsize < need) throw new Error(`${(need / GB).toFixed(0)} GB are needed`)
const db = await Database.open({ tempDir: spill, memory: '3GB', threads: 4 })
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Seconds, and the most that lay in the folder for spills meanwhile. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<[T, number]> {
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, spilled())
  }, 200)
  const cpu = process.cpuUsage()
  const began = performance.now()
  const result = await work()
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what.padEnd(48)} ${seconds.toFixed(1).padStart(7)} s  cpu ${((user + system) / 1e6).toFixed(0).padStart(5)} s  spill ${(most / GB).toFixed(2)} GB  peak so far ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} GB`,
  )
  return [result, seconds]
}

function spilled(): number {
  try {
    return readdirSync(spill).reduce((sum, name) => sum + statSync(join(spill, name)).size, 0)
  } catch {
    return 0
  }
}

console.log(machine())
await db.attach(join(folder, 'keys.duckdb'), 'x')
const size = values.mixed ? sql`(${keys} // (1 + b % 20))` : sql`${keys}`
/** Half of a list its own, half from the list of half its number; dense: everybody draws from few. */
const value = values.dense
  ? sql`hash(b * 7919 + r) % ${raw(String(4 * keys))}`
  : sql`case when r < 20 then r when r < ${size} // 2 or b < 2 then (b + 1) * 1000000000 + r
      else (b // 2 + 1) * 1000000000 + (r * 7919) % ${raw(String(keys))} end`
/** One of a million names, by the person. */
const name = values.named ? sql`md5('n' || (${value}) % 1000000)::uuid` : sql`null::uuid`
await db.run(sql`create temp table r as select range::bigint as r from range(${raw(String(keys))})`)
await db.run(sql`create table x.k (s1 uuid, s2 uuid, code integer)`)
await timed('made', async () => {
  for (let list = 0; list < lists; list++)
    await db.run(
      sql`insert into x.k select left(md5((${value})::varchar), 32)::uuid, ${name}, (b * 3 + 1)::integer
        from r, (select ${raw(String(list))}::bigint as b) where r < ${size}`,
    )
})
await db.run(sql`drop table r`)
await db.run(sql`checkpoint x`)
const { n } = await db.one(sql`select count(*) as n from x.k`)
const all = count(n)
console.log(
  `${String(lists)} lists, ${all.toLocaleString('en')} keys, ${(statSync(join(folder, 'keys.duckdb')).size / GB).toFixed(2)} GB on disc`,
)
const floor = () =>
  db.one(sql`select count(*) as n, bit_xor(hash(s1)) as h, max(code) as c from x.k`)
await timed('one pass over the keys, first', floor)
const [, pass] = await timed('one pass over the keys, again (floor)', floor)
const [found, ours] = await timed('all pairs, exactly', () => measure(db, sql`from x.k`, lists))
const sharing = [...found.pairs.sharing()].length
const pairs = (lists * (lists - 1)) / 2
console.log(
  `  ${String(sharing)} of ${String(pairs)} pairs share; ${found.all.toLocaleString('en')} different keys, ${found.several.toLocaleString('en')} in several lists, ${String(found.hubs.length)} hubs; ×${(ours / pass).toFixed(1)} of the floor`,
)
const sample = Math.min(Number(values.pairs), Math.floor(lists / 2))
for (let i = 0; i < 2 * sample; i++)
  await db.run(
    sql`create table x.${id(`b${String(i)}`)} as select s1 from x.k where code = ${raw(String(i * 3 + 1))}`,
  )
const [, naive] = await timed(`${String(sample)} pairs by intersect, two at a time`, async () => {
  for (let i = 0; i < sample; i++) {
    const row = await db.one(
      sql`select count(*) as n from (select s1 from x.${id(`b${String(2 * i)}`)} intersect select s1 from x.${id(`b${String(2 * i + 1)}`)})`,
    )
    if (count(row['n']) !== found.pairs.of(2 * i, 2 * i + 1)) throw new Error('not the same')
  }
})
console.log(
  `  the same numbers; all ${String(pairs)} pairs that way: ${((naive / sample) * pairs).toFixed(0)} s, ×${(((naive / sample) * pairs) / ours).toFixed(0)} of ours`,
)
db.close()
