import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judge } from '../../../test/support/lists/judge.ts'
import { makeList, type MadeList } from '../../../test/support/lists/lists.ts'
import { randomFrom } from '../../../test/support/lists/random.ts'
import { confusions, scores } from '../../../test/support/lists/score.ts'
import { Database } from '../../db/database.ts'
import type { KindId } from '../kinds.ts'

const SHUFFLED = join(
  import.meta.dirname,
  '../../../../shared/data/cn-ctf-shuffled-table/person_data.csv',
)

/** The kinds that the count cannot do without. */
const NEEDED: readonly KindId[] = [
  'resident-id',
  'mobile',
  'landline',
  'bank-card',
  'name',
  'vague-name',
  'guardian-name',
  'guardian-phone',
  'address',
  'school',
  'grade',
  'email',
  'qq',
  'wechat',
  'plate',
  'credit-code',
  'sex',
  'age',
  'birth-date',
  'date',
  'amount',
  'row-no',
  'text',
]

let db: Database
const tempDir = mkdtempSync(join(tmpdir(), 'lists-'))
beforeAll(async () => {
  db = await Database.open({ tempDir, memory: '2GB', threads: 2 })
})
afterAll(() => rmSync(tempDir, { recursive: true }))

describe('made lists', () => {
  const lists = Array.from({ length: 260 }, (_, i) => makeList(70_000 + i, [12, 60]))

  test('each kind is found and not mistaken: F1 of 97 % and more', async () => {
    const found = scores(confusions(lists, await judge(db, lists)))
    const poor = NEEDED.map((kind) => found.find((s) => s.kind === kind)).filter(
      (s) => s === undefined || s.f1 < 0.97,
    )
    expect(poor).toEqual([])
  })

  test('columns and rows in another order are judged alike', async () => {
    const told = lists.filter((l) => l.headings === 'right').slice(0, 60)
    const moved = told.map((list) => permuted(list))
    const before = await judge(db, told)
    const after = await judge(
      db,
      moved.map((m) => m.list),
    )
    const back = moved.map((m, i) => m.order.map((_, c) => after[i]?.[m.order.indexOf(c)]?.kind))
    expect(back).toEqual(before.map((decisions) => decisions.map((d) => d.kind)))
  })
})

/** The same list with its columns and rows in another order; `order[i]` is where new column `i` stood. */
function permuted(list: MadeList): { list: MadeList; order: number[] } {
  const r = randomFrom(list.seed + 1)
  const order = r.shuffle(list.columns.map((_, i) => i))
  const rows = r.shuffle(list.rows).map((row) => order.map((i) => row[i] ?? ''))
  const columns = order.flatMap((i) => list.columns[i] ?? [])
  return { list: { ...list, rows, columns }, order }
}

test('cells shuffled in each row: invented prefixes are no mobile numbers, invented regions no valid IDs', async () => {
  const [header = '', ...lines] = readFileSync(SHUFFLED, 'utf8').trim().split('\n')
  const list: MadeList = {
    ...makeList(1, [5, 5]),
    headings: 'right',
    columns: header.split(',').map((heading) => ({
      kind: 'text',
      heading,
      manner: { style: 0, base: 1 },
      dirt: 0,
    })),
    rows: lines.map((line) => line.split(',')),
  }
  const [decisions = []] = await judge(db, [list])
  expect(decisions).toHaveLength(8)
  for (const decision of decisions) {
    expect([decision.kind, ...decision.also]).not.toContain('mobile')
    expect([decision.kind, ...decision.also]).not.toContain('resident-id')
  }
})
