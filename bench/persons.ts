import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ChainFacts } from '../src/count/per-person/facts.ts'
import { caseSchema } from '../src/case/facts/schema.ts'
import { partyCount } from '../src/case/persons/party-part.ts'
import { countPersons, type Choice, type PersonCounts } from '../src/count/per-person/count.ts'
import { nameCounted } from '../src/count/count.ts'
import { NOTHING_DECIDED } from '../src/count/lines.ts'
import { Database } from '../src/db/database.ts'
import { raw, sql } from '../src/db/sql.ts'
import { lawFor } from '../src/law/law.ts'
import { loadLaw } from '../src/law/load.ts'
import { assessPerson } from '../src/liability/person.ts'
import { addKeyColumns, createIndex } from '../src/records/index-file.ts'
import { machine } from './timing.ts'

/**
 * The count of many persons on an index of made keys: `node bench/persons.ts [--records 30000000 --persons 100
 * --batches 300]`. Of the people 30 % stand in several batches, one in a hundred of them in up to 15, chosen at random: real
 * lists are copies and extracts of each other and stand in far fewer combinations. With `--linked` a quarter of the further
 * lines of people with an ID number lack it, and stand wholly in their fuller lines. The index is built when its classes of
 * duplicates are kept in it; it is then opened anew, and persons are counted.
 */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '30000000' },
    persons: { type: 'string', default: '100' },
    batches: { type: 'string', default: '300' },
    memory: { type: 'string', default: '3GB' },
    linked: { type: 'boolean', default: false },
  },
})
const [RECORDS, PERSONS, BATCHES] = [values.records, values.persons, values.batches].map(Number)

const COLUMNS = ['k_resident_id', 'k_mobile', 'k_name', 'k_address']

const OTHER: readonly (readonly [string, string])[] = [
  ['unknown-buyers', 'each'],
  ['group-posting', 'each'],
  ['mixed-line', 'ordinary'],
  ['declared', 'in'],
  ['bare-phones', 'in'],
  ['labelled-phones', 'in'],
  ['vague-names', 'in'],
  ['company', 'in'],
  ['damaged', 'in'],
  ['changed-content', 'each'],
  ['supplement', 'each'],
  ['household', 'each'],
  ['shared-phone', 'one'],
]

/**
 * Of 100 people: 88 with a name, one of them with an ID number as well, 3 by number and address only, 6 bare numbers, and
 * one each of forms of address, firms and damaged lines; one in fifty lines has an address that others of the same person do not
 * have, one in ten names a parent, and one name in a hundred shares its number with another.
 */
async function fill(db: Database): Promise<void> {
  const people = raw(String(Math.round((RECORDS ?? 0) / 1.5)))
  await db.run(
    sql`create or replace temp table made as
    with person as (select i, hash(i, 1) as h, hash(i, 2) as g from range(${people}) t(i)),
    often as (select i, g, (case when h % 10 < 7 then 1 when h % 1000 < 990 then 2 + (h // 1000) % 2
      else 4 + (h // 1000) % 12 end)::bigint as k from person),
    copy as (select i, g % 100 as kind, g // 100 as g, unnest(range(k)) as j from often)
    select (hash(i, j, 3) % ${raw(String(BATCHES))}::ubigint)::bigint as part, i, j, kind, g,
      case when kind < 91 then 0 when kind < 97 then 7 when kind = 97 then 8 when kind = 98 then 6 else 5 end as reason,
      case when kind < 1 and ${raw(values.linked ? '(j = 0 or g % 4 > 0)' : 'true')} then 1 when kind < 88 then 2 when kind < 91 then 4 else 0 end as rank
    from copy`,
    'make',
  )
  await db.run(
    sql`insert into x.records by name
    select part, row_number() over () as line, reason, rank,
      case when kind between 91 and 93 then 2 when kind < 88 and g % 10 = 0 then 256 else 0 end as flags,
      case when g % 1000 = 0 then 1 when g % 100 = 1 then 2 else 3 end as tier, 0 as age, null::uuid[] as more,
      case when rank = 1 then md5('i' || i)::uuid end as k_resident_id,
      case when kind < 98 then md5('p' || case when g % 100 = 5 then i - i % 2 else i end)::uuid end as k_mobile,
      case when kind < 88 or kind >= 98 then md5('n' || (i % 100000))::uuid end as k_name,
      case when kind >= 88 and (kind < 91 or kind > 97) or hash(i, j, 4) % 50 = 0
        then md5('a' || hash(i, j, 5) % 1000000)::uuid end as k_address
    from made order by part`,
    'fill',
  )
  await db.run(sql`drop table made`)
  await db.run(sql`checkpoint x`)
}

/** A chain in which each person gets six batches, and gives five of them to three buyers, one of them not identified. */
function chain(): ChainFacts {
  const count = BATCHES ?? 0
  const at = (n: number) => `b${String(n % count)}`
  const parties = Array.from({ length: PERSONS ?? 0 }, (_, p) => `p${String(p)}`)
  const batches = Array.from({ length: count }, (_, b) => {
    const opaque = b % 50 === 49
    const declared = opaque ? ({ bound: 'at-least', units: 8000 } as const) : null
    return { id: at(b), files: !opaque, declared, tier: null, partOf: null, sameAs: null }
  })
  const six = [0, 1, 2, 7, 30, 101]
  const obtainings = parties.flatMap((party, p) =>
    six.map((n) => ({ by: [party], batch: at(p * 3 + n), source: `o${String(p)}-${String(n)}` })),
  )
  const provisions = parties.flatMap((party, p) =>
    six.slice(1).map((n, i) => ({
      transfer: `t${String(p)}-${String(n)}`,
      by: i === 0 ? [party, parties[(p + 1) % parties.length] ?? party] : [party],
      buyer: i === 4 ? 'publish:g' : `account${String((p + i) % 4)}`,
      unidentified: i > 1 && i < 4,
      members: i === 4 ? 200 : null,
      batch: at(p * 3 + n),
      inDuty: [],
    })),
  )
  return { parties, batches, provisions, obtainings }
}

/** Runs a piece of work; says what it took and how much memory was held at most. */
async function timed<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  resetPeak()
  const began = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - began) / 1000
  const cpu = (user + system) / 1e6
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  console.log(
    `${what.padEnd(52)} ${seconds.toFixed(1)} s  cpu ${cpu.toFixed(1)} s  peak ${(Number(peak) / 1024).toFixed(0)} MB`,
  )
  return result
}

/** Where the system lets a process forget its highest mark; elsewhere the marks only grow. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not allowed here: the peak is then that of all work so far.
  }
}

async function open(folder: string): Promise<Database> {
  const memory = values.memory
  const db = await Database.open({ tempDir: join(folder, 'spill'), memory, threads: 4 })
  await db.attach(join(folder, 'index.duckdb'), 'x')
  return db
}

async function bench(folder: string): Promise<void> {
  const facts = chain()
  const parts = facts.batches.map((_, part) => part)
  const places = parts.map((part) => ({ part, tab: part, ord: part, file: part }))
  const placed = places.map((p) => ({ ...p, exhibit: 0, copy: false, row_base: 0 }))
  const batches = parts.map((part) => ({ part, batch: part }))
  const made = await open(folder)
  await createIndex(made)
  await addKeyColumns(made, COLUMNS)
  await timed('make the records', () => fill(made))
  const size = () => statSync(join(folder, 'index.duckdb')).size / 2 ** 30
  const before = size()
  await timed('classes, found', () => nameCounted(made, placed, batches, NOTHING_DECIDED))
  await timed('classes, found and kept', () =>
    nameCounted(made, placed, batches, NOTHING_DECIDED, 'bench'),
  )
  made.close()
  console.log(`index ${before.toFixed(2)} GB, with its classes ${size().toFixed(2)} GB`)
  const db = await open(folder)
  await timed('classes, opened', () => nameCounted(db, placed, batches, NOTHING_DECIDED, 'bench'))
  const counts = await timed('countPersons', () => countPersons(db, COLUMNS, facts))
  await timed('all persons, readings as they stand', () => each(facts, {}))
  await timed(`all persons, ${String(OTHER.length)} other readings one by one`, () => {
    for (const [reading, option] of OTHER) each(facts, { [reading]: option })
  })
  await timed('all persons, least and most', () =>
    facts.parties.map((party) => counts.extremes(party)),
  )
  await timed('all persons, all findings', () => findings(facts, counts))
  db.close()

  function each({ parties }: ChainFacts, choice: Choice) {
    return parties.map((party) => counts.of(party, choice))
  }
}

/** Every person with his readings, set against all standards: what a report says of each. */
function findings(chain: ChainFacts, counts: PersonCounts): number {
  const book = loadLaw()
  const conduct = { from: '2021-01-01', to: '2021-06-30' }
  const law = lawFor(book, { conduct, decided: null })
  const parties = chain.parties.map((id) => ({ id, name: id }))
  const file = caseSchema.parse({ title: 'bench', parties })
  const told = file.parties.map((party) => {
    const { id, name, tiers, readings, range } = partyCount(party, file, chain, counts, {}, law)
    const none = { gross: null, cost: null, margin: null, lawfulBusiness: null }
    const lists = { stated: [], priors: [], unit: false, provides: true }
    const on = { date: conduct.to, assumed: false }
    const whole = { incomplete: false, unreadFiles: 0, conduct, on }
    return assessPerson({ id, name, tiers, readings, range, ...none, ...lists, ...whole }, law)
  })
  return told.reduce((sum, one) => sum + one.findings.length, 0)
}

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-persons-'))
try {
  console.log(machine())
  await bench(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
