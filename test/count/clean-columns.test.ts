import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '../../src/db/database.ts'
import { id, join as joined, raw, sql } from '../../src/db/sql.ts'
import { classify, className, type CellClass } from '../../src/records/columns/classes.ts'
import { EVIDENCE } from '../../src/records/columns/kind-evidence.ts'
import { FIELDS } from '../../src/records/fields/index.ts'
import type { KindId } from '../../src/records/kinds.ts'
import { CHECKED, valuesOf } from '../../src/records/values.ts'
import { workspace } from '../support/counting.ts'
import { damage, fullWidth } from '../support/lists/dirt.ts'
import { person } from '../support/lists/person.ts'
import { randomFrom, type Random } from '../support/lists/random.ts'
import { VALUES } from '../support/lists/values.ts'

/**
 * A column of which every cell is valid takes a short way (src/records/values.ts). What the classes call valid for a
 * kind must therefore have a canonical form, and the short way must give the same form as the long one.
 */
const base = workspace('clean-columns')
let db: Database
beforeAll(async () => {
  db = await Database.open({ tempDir: join(base, 'spill'), memory: '1GB', threads: 2 })
})
afterAll(() => db.close())

const KINDS = Object.keys(VALUES) as KindId[]

/** Ways of writing the same value. */
const WRITTEN: readonly ((value: string) => string)[] = [
  (v) => v,
  fullWidth,
  (v) => ` ${v}　`,
  (v) => `'${v}`,
  (v) => `${v}\t`,
  (v) => [...v].join('　'),
  (v) => [...v].join(' '),
  (v) => v.toLowerCase(),
  (v) => v.toUpperCase(),
  (v) => v.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3'),
  (v) => `+86 ${v}`,
  (v) => `${v}。`,
  (v) => `（${v}）`,
  (v) => v.replace(/^(.)(.)$/, '$1　$2'),
]

function cellsOf(seed: number): string[] {
  const r: Random = randomFrom(seed)
  return KINDS.flatMap((kind) => {
    const p = person(r, r.chance(0.5), r.int(0, 9))
    const value = VALUES[kind]?.(r, p, r.int(1, 999), { style: r.int(0, 9), base: 1 }) ?? ''
    return [r.pick(WRITTEN)(value), damage(r, kind, value, p)]
  })
}

const cleanColumn = (kind: KindId) => ({
  kind,
  also: [],
  clean: true,
  escaped: false,
  shown: false,
})

interface Read {
  readonly cell: string
  readonly kind: KindId
  readonly short: string | null
  readonly long: string | null
}

/** Each cell under each kind for which its class is valid, read both ways. */
async function readBothWays(cells: readonly string[]): Promise<Read[]> {
  await db.run(sql`create or replace temp table cells as select i::integer as t, v as c0 from (
    select unnest(from_json(${JSON.stringify(cells)}::json, '["VARCHAR"]')) as v, unnest(range(${cells.length}::bigint)) as i)`)
  const classes = await db.rows(classify(sql`select t, 0 as c, c0 as v, 1 as n from cells`))
  const found = new Map<number, CellClass>(
    classes.map((row) => [Number(row['t']), className(Number(row['class']))]),
  )
  const kinds = KINDS.filter((kind) => kind !== 'row-no')
  const columns = kinds.flatMap((kind) => {
    const [short] = valuesOf({ columns: [cleanColumn(kind)] })
    const long = FIELDS[kind].normalise(raw('c0'))
    return short
      ? [sql`${short.sql} as ${id(`short ${kind}`)}`, sql`${long} as ${id(`long ${kind}`)}`]
      : []
  })
  const rows = await db.rows(sql`select t, ${joined(columns)} from cells order by t`)
  return rows.flatMap((row) => {
    const t = Number(row['t'])
    const cellClass = found.get(t) ?? 'blank'
    return kinds
      .filter((kind) => EVIDENCE[kind].valid.includes(cellClass))
      .map((kind) => ({
        cell: cells[t] ?? '',
        kind,
        short: row[`short ${kind}`] as string | null,
        long: row[`long ${kind}`] as string | null,
      }))
  })
}

test('what a class calls valid for a kind has one form, and the short way gives it', async () => {
  const seeds = fc.array(fc.nat(), { minLength: 20, maxLength: 60, size: 'max' })
  const property = fc.asyncProperty(seeds, async (all) => {
    const read = await readBothWays(all.flatMap(cellsOf))
    expect(read.length).toBeGreaterThan(100)
    const lost = read.filter(({ short }) => short === null)
    expect(lost).toEqual([])
    const checked = read.filter(({ kind }) => CHECKED.has(kind))
    expect(checked.filter(({ long }) => long === null)).toEqual([])
    const other = read.filter(({ short, long }) => long !== null && short !== long)
    expect(other).toEqual([])
  })
  await fc.assert(property, { numRuns: 4, interruptAfterTimeLimit: 60_000, endOnFailure: true })
})

test('a wide space in a name is no other name', async () => {
  const cells = ['张　伟', '张伟', '张 伟', ' 张伟', '张伟　']
  const read = await readBothWays(cells)
  const names = read.filter(({ kind }) => kind === 'name')
  expect(names.map(({ short }) => short)).toEqual(cells.map(() => '张伟'))
})

test('what stands around a number does not lose it', async () => {
  const id = '110108195111068732'
  const cells = [id, `${id}\t`, `${id} `, ` ${id}`, `'${id}`, `${id}\n`, `${id}\t\t`]
  const read = await readBothWays(cells)
  const numbers = read.filter(({ kind }) => kind === 'resident-id')
  expect(numbers.map(({ short, long }) => [short, long])).toEqual(cells.map(() => [id, id]))
})
