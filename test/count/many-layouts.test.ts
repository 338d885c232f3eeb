import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database, type Row } from '../../src/db/database.ts'
import { id, join as joined, sql, text } from '../../src/db/sql.ts'
import { dropGroups, groupColumns } from '../../src/records/column-groups.ts'
import { KEY_VARIABLE } from '../../src/records/keys.ts'
import type { KindId } from '../../src/records/kinds.ts'
import type { Layout, LayoutColumn } from '../../src/records/layout.ts'
import { cellsQuery, type LookedAt } from '../../src/records/lines.ts'
import { pools } from '../../src/records/lots/pools.ts'
import { recordQuery } from '../../src/records/record-query.ts'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { damage } from '../support/lists/dirt.ts'
import { person } from '../support/lists/person.ts'
import { someone } from '../support/people-cells.ts'
import { randomFrom, type Random } from '../support/lists/random.ts'
import { VALUES } from '../support/lists/values.ts'

/**
 * Lists from many hands: each has other columns, some have hundreds. What a run takes may grow with what they hold and not with how
 * they are laid out, and what is looked at together gives the records that it gives alone.
 */
const base = workspace('many-layouts')
let db: Database
beforeAll(async () => {
  db = await Database.open({ tempDir: join(base, 'spill'), memory: '1GB', threads: 2 })
  await db.setSecret(KEY_VARIABLE, 'k'.repeat(32))
})
afterAll(() => db.close())

const KINDS = Object.keys(VALUES) as KindId[]
const FACTS = { conductTo: '2021-10-26', tierRules: [], key: null }
const NOTHING_LOOKED_AT: LookedAt = { dictionary: new Set(), beside: new Map() }

/** A cell of the kind or of another, as it is or damaged, or none. */
function cellOf(r: Random, kind: KindId): string | null {
  const p = person(r, r.chance(0.3), r.int(0, 9))
  const own = r.chance(0.8) ? kind : r.pick(KINDS)
  const value = VALUES[own]?.(r, p, r.int(1, 999), { style: r.int(0, 9), base: 1 }) ?? ''
  if (r.chance(0.15)) return null
  return r.chance(0.3) ? damage(r, own, value, p) : value
}

function column(kind: KindId, also: readonly KindId[]): LayoutColumn {
  return { kind, also, clean: false, escaped: false, shown: false }
}

/** Columns of a few ways to be read, each many times. */
const WAYS: readonly LayoutColumn[] = [
  column('name', ['mobile', 'text']),
  column('mobile', ['name', 'landline', 'resident-id']),
  column('text', ['mobile', 'name', 'address', 'qq']),
  column('guardian-phone', ['landline', 'text']),
]

/** Columns of which each is read in a way of its own. */
const ODD_WAYS: readonly LayoutColumn[] = KINDS.slice(0, 12).map((kind) =>
  column('text', ['mobile', 'name', kind]),
)

interface Made {
  readonly ways?: readonly LayoutColumn[]
  /** Which part of the cells are filled. */
  readonly filled?: number
}

async function wideRows(
  width: number,
  rows: number,
  { ways = WAYS, filled = 1 }: Made = {},
): Promise<Layout> {
  const r = randomFrom(width)
  const columns = Array.from(
    { length: width },
    (_, c) => ways[c % ways.length] ?? column('text', []),
  )
  const made = Array.from({ length: rows }, () =>
    columns.map(({ kind }) => (r.chance(filled) ? cellOf(r, kind) : null)),
  )
  const cells = columns.map((_, c) => sql`cells[${c + 1}::integer] as ${id(`c${String(c)}`)}`)
  await db.run(sql`create or replace temp table wide as
    select 1::bigint as p, row_number() over () as r, ${joined(cells)}
    from (select unnest(from_json(${JSON.stringify(made)}::json, '[["VARCHAR"]]')) as cells)`)
  return { columns }
}

const NO_MORE: Made = {}
const BOUNDS = { few: 1000, inOneTable: 1000, atOnce: 1000 }

test.each([
  ['in one table', NO_MORE, BOUNDS, 1],
  ['in a table each', NO_MORE, { ...BOUNDS, inOneTable: 0 }, WAYS.length],
  ['some lines at a time', NO_MORE, { ...BOUNDS, atOnce: 30 }, 1],
  ['of which few cells are filled', { ...NO_MORE, filled: 0.1 }, { ...BOUNDS, atOnce: 7 }, 1],
  ['that few others are like', { ...NO_MORE, ways: ODD_WAYS }, BOUNDS, 1],
])('columns %s give what each gives by itself', async (_, made, bounds, tables) => {
  const layout = await wideRows(12, 40, made)
  const apart = await eachByItself(made, layout)
  const grouped = await groupColumns(db, sql`wide`, layout, bounds)
  expect(new Set([...grouped.beside.values()].map((b) => b.table)).size).toBe(tables)
  const looked = { ...NOTHING_LOOKED_AT, beside: grouped.beside }
  const together = await db.rows(recordQuery(sql`wide`, grouped.layout, FACTS, looked))
  await dropGroups(db, grouped)
  const inOrder = (rows: readonly Row[]) =>
    rows.toSorted((a, b) => Number(a['line']) - Number(b['line']))
  expect(apart).toHaveLength(40)
  for (const [n, row] of inOrder(apart).entries())
    expect(inOrder(together)[n]).toEqual(expect.objectContaining(filled(row)))
})

const byThemselves = new Map<Made, Promise<readonly Row[]>>()

/** What the columns of a list give without each other; of each list it is asked once, and takes half of the time of a case. */
function eachByItself(made: Made, layout: Layout): Promise<readonly Row[]> {
  const known =
    byThemselves.get(made) ?? db.rows(recordQuery(sql`wide`, layout, FACTS, NOTHING_LOOKED_AT))
  byThemselves.set(made, known)
  return known
}

/** Keys of kinds that no line holds are no columns where nobody wrote them down. */
function filled(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

test('the statement for a wide list grows with its ways to be read, and hardly with its columns', async () => {
  const { layout, beside } = await groupColumns(db, sql`wide`, await wideRows(200, 3))
  const looked = { ...NOTHING_LOOKED_AT, beside }
  expect(text(recordQuery(sql`wide`, layout, FACTS, looked)).length).toBeLessThan(750_000)
})

test('what one column holds is written down without the thousand others', () => {
  const own = column('text', ['mobile'])
  const other = new Proxy(own, {
    get: () => {
      throw new Error('another column was looked at')
    },
  })
  const columns = Array.from({ length: 9 }, (_, i) => (i === 4 ? own : other))
  expect(text(cellsQuery(sql`cells`, { columns }, 4))).toContain('key_v4')
})

test('thousands of layouts are few statements, and each row finds its columns', () => {
  const r = randomFrom(3)
  const ways = KINDS.map((kind) => column(kind, []))
  const all = Array.from({ length: 2000 }, (_, t) => {
    const columns = Array.from({ length: r.int(2, 14) }, () => r.pick(ways))
    const order = columns.map((_, i) => i).reverse()
    const orders = new Map([['', { order, tables: [t] }]])
    return { width: columns.length, layout: { columns }, orders, rows: r.int(1, 300) }
  })
  const { alone, pooled } = pools(all)
  expect(alone).toEqual([])
  expect(pooled.length).toBeLessThan(20)
  for (const { layout, members } of pooled)
    for (const { tables, places } of members) {
      const { columns = [] } = all[tables[0] ?? -1]?.layout ?? {}
      const found = places.flatMap((at, i) => (at === null ? [] : [[at, layout.columns[i]?.kind]]))
      const wanted = columns.map(({ kind }, i) => [columns.length - 1 - i, kind])
      const byPlace = (a: unknown[], b: unknown[]) => Number(a[0]) - Number(b[0])
      expect(found.toSorted(byPlace)).toEqual(wanted.toSorted(byPlace))
    }
})

test('lists of other columns beside each other give what each gives alone', async () => {
  const r = randomFrom(11)
  const names = Array.from({ length: 5 }, (_, i) => `${String(i)}.csv`)
  const lists = names.map(() => {
    const kinds = Array.from({ length: r.int(2, 6) }, () => r.pick(KINDS))
    const rows = Array.from({ length: 12 }, () => kinds.map((kind) => cellOf(r, kind) ?? ''))
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""').replaceAll('\n', ' ')}"`
    return [kinds, ...rows].map((row) => row.map(quoted).join(',')).join('\n')
  })
  const files = Object.fromEntries(names.map((name, i) => [name, lists[i] ?? '']))
  const whole = await counted([folderOf(base, files)])
  expect(whole.tables).toHaveLength(names.length)
  for (const [name, list] of Object.entries(files)) {
    const alone = await counted([folderOf(base, { [name]: list })])
    const same = whole.tables.find((t) => t.at.includes(name))
    expect({ name, ...ofOneList(same) }).toEqual({ name, ...ofOneList(alone.tables[0]) })
  }
})

/** Cells of several people, numbers over two columns and what may stand beside them, by what they have at the head. */
const SEVERAL: Readonly<Record<string, (r: Random) => string>> = {
  名单: (r) => `${one(r)};${one(r)}`,
  联系人: (r) => `${someone(r).name}/${someone(r).name}`,
  联系电话: (r) => `${someone(r).mobile}/${someone(r).mobile}`,
  说明: (r) => (r.chance(0.5) ? '已联系' : `${one(r)}，${one(r)}`),
  区号: () => '0532',
  座机: (r) => `8${String(r.int(1_000_000, 9_999_999))}`,
  客户: (r) => someone(r).name,
  手机: (r) => someone(r).mobile,
  金额: (r) => String(r.int(1, 9999)),
}

const HEADS: readonly string[] = [
  '名单 金额',
  '金额 名单',
  '联系人 联系电话',
  '金额 联系电话 联系人',
  '区号 座机 客户',
  '说明 客户 区号 座机',
  '名单 区号 座机',
  '客户 手机 说明',
]

function one(r: Random): string {
  const { name, mobile } = someone(r)
  return `${name}${mobile}`
}

test('lists with several people in a row and numbers over columns give beside each other what each gives alone', async () => {
  const r = randomFrom(41)
  const lists = HEADS.map((line) => {
    const heads = line.split(' ')
    const rows = Array.from({ length: 12 }, () => heads.map((head) => SEVERAL[head]?.(r) ?? ''))
    return [heads, ...rows].map((row) => row.join(',')).join('\n')
  })
  const whole = await counted([
    folderOf(base, Object.fromEntries(lists.map((l, i) => [`${String(i)}.csv`, l]))),
  ])
  expect(whole.rows.several).toBeGreaterThan(12)
  for (const [i, list] of lists.entries()) {
    if (i % 2 === 1) continue
    const alone = await counted([folderOf(base, { [`${String(i)}.csv`]: list })])
    const same = whole.tables.find((t) => t.at.includes(`${String(i)}.csv`))
    expect({ list, ...ofOneList(same) }).toEqual({ list, ...ofOneList(alone.tables[0]) })
  }
})

/** What of a table does not hang on other lists. */
function ofOneList(table: Report['tables'][number] | undefined) {
  const {
    out = 0,
    counted: used = 0,
    duplicate = {},
    'set-aside': aside = {},
  } = table?.records ?? {}
  const twice = Object.values(duplicate).reduce((sum, n) => sum + n, 0)
  return { out, kept: used + twice, aside, rows: table?.rows, columns: table?.columns }
}

test('several large lists with texts that readers told of, each of other columns, are all counted', async () => {
  const r = randomFrom(29)
  const more: readonly KindId[] = ['school', 'amount', 'sex', 'address', 'email', 'birth-date']
  const rows = 2000
  const listed = (kinds: readonly KindId[]) =>
    Array.from({ length: rows }, (_, i) => {
      const p = person(r, false, 0)
      const own = kinds.map((kind) => VALUES[kind]?.(r, p, i, { style: 0, base: 1 }) ?? '')
      return [...own, `手机${p.mobile}，已联系`].map((cell) => cell.replaceAll(',', ' ')).join(',')
    }).join('\n')
  const files = more.map(
    (kind, i) => [`${String(i)}.csv`, `${kind},备注\n${listed([kind])}\n`] as const,
  )
  const { records, tables } = await counted([folderOf(base, Object.fromEntries(files))])
  expect(tables.map((t) => t.records.out)).toEqual(more.map(() => rows))
  expect(records.out).toBe(rows * more.length)
})
