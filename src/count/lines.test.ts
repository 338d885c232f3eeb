import { beforeAll, describe, expect, test } from 'vitest'
import { placesOf } from '../case/assemble.ts'
import { countFolder, type FolderCount } from '../case/count-folder.ts'
import { SILENT } from '../case/intake/progress.ts'
import { folderOf, workspace } from '../../test/support/counting.ts'
import { dirtyPupils, HEADERS } from '../../test/support/pupil-list.ts'
import { countRecords, type Counts } from './count.ts'
import { NOTHING_DECIDED, type Decisions } from './lines.ts'
import { addTallies } from './tally.ts'

/** What people decide moves what it names, all of it and nothing else; taken back, it leaves no trace. */
const base = workspace('decided')
const ROWS = dirtyPupils(11, 160)
const csv = (rows: readonly (readonly string[])[]) =>
  [HEADERS, ...rows].map((row) => `${row.join(',')}\n`).join('')

let folder: FolderCount
let plain: Counts
const recount = (decisions: Decisions = NOTHING_DECIDED) =>
  countRecords(folder.session.db, placesOf(folder.files, ['E01']), [], decisions)
const partsOf = (file: number) =>
  folder.files[file]?.tables.flatMap((t) => t.outcome.parts.map((p) => p.p)) ?? []
const essence = (counts: Counts) => ({
  whole: addTallies(counts.byTable.values()),
  persons: counts.persons,
  subjects: counts.subjects,
})

beforeAll(async () => {
  // The lists of the two files have no person in common: what moves with one file can be told.
  const half = ROWS.length / 2
  const files = {
    'a.csv': csv(ROWS.slice(0, half)),
    'b.csv': csv(dirtyPupils(12, 160).slice(half)),
    '空.csv': '姓名,电话\n-,/\n陈小明,13800138001\n',
  }
  const request = {
    ...{ paths: [folderOf(base, files)], overrides: [], conduct: null, decided: null, key: null },
    ...{ hashList: null, cache: false, temp: null, threads: 2 },
  }
  folder = await countFolder(request, SILENT)
  plain = await recount()
  return () => folder.session.close()
})

/** The ledger closes, and the persons counted are those that it leaves. */
function closes(counts: Counts) {
  const { whole, persons, subjects } = essence(counts)
  const { A, B, C } = persons.tiers
  expect(subjects).toBe(whole.counted)
  expect(A + B + C).toBe(whole.counted)
  expect(whole.out).toBe(essence(plain).whole.out)
}

describe('a decided tier', () => {
  test.for(['A', 'B'] as const)(
    'moves the records of its file to %s and no other',
    async (tier) => {
      const parts = partsOf(0)
      const moved = await recount({ tiers: [{ decision: 0, parts, tier }], setAside: [] })
      closes(moved)
      const own = [...(folder.files[0]?.tables ?? [])].map((t) => plain.byTable.get(t.tab)?.counted)
      expect(moved.persons.tiers[tier]).toBe(own[0])
      expect(moved.persons.tiers.C).toBe(plain.persons.tiers.C - (own[0] ?? 0))
      expect(essence(moved).whole).toEqual(essence(plain).whole)
      expect(moved.persons.ages).toEqual(plain.persons.ages)
      const { counted, duplicate } = plain.byTable.get(0) ?? { counted: 0, duplicate: {} }
      const eligible = Object.values(duplicate).reduce((sum, n) => sum + n, counted)
      expect(moved.decided.get(0)?.records).toBe(eligible)
    },
  )

  test('of two on one file the later holds', async () => {
    const parts = partsOf(0)
    const twice = await recount({
      tiers: [
        { decision: 0, parts, tier: 'A' },
        { decision: 1, parts, tier: 'C' },
      ],
      setAside: [],
    })
    expect(essence(twice)).toEqual(essence(plain))
    expect([...twice.decided.keys()]).toEqual([1])
  })
})

describe('rows set aside', () => {
  test.for(['FABRICATED', 'PUBLIC_LAWFUL', 'ANONYMISED', 'SAMPLE_FAILED'] as const)(
    '%s: a whole file leaves the count, each record with the code but the empty line',
    async (code) => {
      const [part = -1] = partsOf(2)
      const setAside = [{ decision: 4, part, lines: null, code }]
      const without = await recount({ tiers: [], setAside })
      closes(without)
      expect(without.byTable.get(2)).toMatchObject({
        ...{ out: 2, counted: 0, duplicate: {}, setAside: { EMPTY: 1, [code]: 1 } },
      })
      expect(without.byTable.get(0)).toEqual(plain.byTable.get(0))
      expect(without.decided).toEqual(new Map([[4, { records: 1, found: 2 }]]))
    },
  )

  test('one named row leaves, rows that are not there move nothing and are not found', async () => {
    const [part = -1] = partsOf(2)
    const lines = [3, 3, 99, -5]
    const one = await recount({
      tiers: [],
      setAside: [{ decision: 0, part, lines, code: 'FABRICATED' }],
    })
    closes(one)
    expect(one.byTable.get(2)).toMatchObject({ counted: 0, setAside: { EMPTY: 1, FABRICATED: 1 } })
    expect(one.decided.get(0)).toEqual({ records: 1, found: 1 })
    const none = await recount({
      tiers: [],
      setAside: [{ decision: 0, part, lines: [99], code: 'FABRICATED' }],
    })
    expect(essence(none)).toEqual(essence(plain))
    expect(none.decided.size).toBe(0)
  })

  test('what a fuller line made a duplicate is counted when that line goes', async () => {
    const parts = partsOf(0)
    const all = parts.map((part) => ({
      decision: 0,
      part,
      lines: null,
      code: 'FABRICATED' as const,
    }))
    const without = await recount({ tiers: [], setAside: all })
    closes(without)
    expect(without.byTable.get(0)?.counted).toBe(0)
  })

  test('taken back, the count is the same to the byte', async () => {
    const [part = -1] = partsOf(0)
    await recount({
      tiers: [{ decision: 0, parts: [part], tier: 'A' }],
      setAside: [{ decision: 1, part, lines: [2, 3, 4], code: 'FABRICATED' }],
    })
    const again = await recount()
    expect(JSON.stringify(flat(again))).toBe(JSON.stringify(flat(plain)))
  })
})

const flat = (counts: Counts) =>
  Object.entries(counts).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Map ? [...value] : value,
  ])
