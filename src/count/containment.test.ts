import { test } from '@fast-check/vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test as plainTest } from 'vitest'
import { Database } from '../db/database.ts'
import { raw, sql } from '../db/sql.ts'
import { containedIn } from './containment.ts'

/** Which contents stand in others of their group, against sets compared one with another. */
let db: Database

beforeAll(async () => {
  const tempDir = join(mkdtempSync(join(tmpdir(), 'shuzheng-contained-')), 'temp')
  db = await Database.open({ tempDir, memory: '512MiB', threads: 2 })
})
afterAll(() => {
  db.close()
})

interface Content {
  readonly group: readonly [number, number | null]
  readonly elements: readonly number[]
}

const uuid = (n: number) => `'00000000-0000-4000-8000-${String(n).padStart(12, '0')}'::uuid`

async function fill(table: string, contents: readonly Content[]): Promise<void> {
  const rows = contents.map(({ group: [g1, g2], elements }, i) => {
    const list = `[${elements.map(uuid).join(', ')}]::uuid[]`
    return `(${String(g1)}, ${g2 === null ? 'null' : String(g2)}, ${String(i)}, ${list})`
  })
  await db.run(sql`create or replace temp table ${raw(table)}
    (g1 integer, g2 integer, fingerprint ubigint, elements uuid[])`)
  if (rows.length > 0) await db.run(sql`insert into ${raw(table)} values ${raw(rows.join(', '))}`)
}

async function found(a: readonly Content[], b: readonly Content[]): Promise<number[]> {
  await fill('part', a)
  await fill('whole', b)
  const rows = await db.rows(sql`${containedIn('part', 'whole')}`)
  return rows.map((r) => Number(r['fingerprint'])).sort((x, y) => x - y)
}

function expected(a: readonly Content[], b: readonly Content[]): number[] {
  const holds = (of: Content) => (other: Content) =>
    other.group.join() === of.group.join() &&
    other.elements.length > of.elements.length &&
    of.elements.every((e) => other.elements.includes(e))
  return a.flatMap((content, i) => (b.some(holds(content)) ? [i] : []))
}

const content: fc.Arbitrary<Content> = fc.record({
  group: fc.tuple(fc.nat(2), fc.constantFrom(null, 0, 1)),
  elements: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 8 }),
})
const contents = fc.array(content, { maxLength: 30 })

test.prop([contents, contents], { numRuns: 60 })(
  'a content stands in another where each of its elements does, and one more',
  async (a, b) => {
    expect(await found(a, b)).toEqual(expected(a, b))
  },
)

plainTest('hundreds of elements, of which one is missing, stand in no other', async () => {
  const group = [1, null] as const
  const all = Array.from({ length: 700 }, (_, i) => i)
  const whole = { group, elements: all }
  const part = { group, elements: all.slice(0, 600) }
  const strange = { group, elements: [...all.slice(0, 600), 9_000] }
  expect(await found([part, strange, whole], [whole, strange])).toEqual([0])
})
