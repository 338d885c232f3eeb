import { fc, test as property } from '@fast-check/vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '../../../db/database.ts'
import { sql } from '../../../db/sql.ts'
import { OPEN as OPEN_OF_READERS } from '../../../evidence/spool/looked-cells.ts'
import type { SpoolFile } from '../../../evidence/outcome.ts'
import { CELL, EMPTY_ROW, type RowView } from '../../../evidence/row.ts'
import { SpoolWriter } from '../../../evidence/spool/spool-writer.ts'
import { OPEN } from '../../../records/columns/plain/open.ts'
import * as plain from '../../../records/columns/plain/plain-cell.ts'
import { openQuery, profileQuery } from '../../../records/columns/profile.ts'
import { openCells, spoolRows, toldCells } from '../../../records/lots/spool-read.ts'

let db: Database
let job = 1
const folder = mkdtempSync(join(tmpdir(), 'look-'))
beforeAll(async () => {
  db = await Database.open({ tempDir: join(folder, 'db'), memory: '1GB', threads: 2 })
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

function viewOf(row: number, cells: readonly (string | null)[]): RowView {
  const bytes = cells.map((cell) => Buffer.from(cell ?? ''))
  const ends = bytes.map((_, i) => bytes.slice(0, i + 1).reduce((sum, b) => sum + b.length, 0))
  return {
    ...EMPTY_ROW,
    row,
    count: cells.length,
    buf: Buffer.concat(bytes),
    start: Int32Array.from(ends, (end, i) => end - (bytes[i]?.length ?? 0)),
    end: Int32Array.from(ends),
    type: Uint8Array.from(cells, (cell) => (cell === null ? CELL.ABSENT : CELL.TEXT)),
    shownStart: new Int32Array(cells.length).fill(-1),
    shownEnd: new Int32Array(cells.length),
  }
}

/** Rows of several tables by turns, as lists side by side come, with the look at their cells. */
async function written(rows: readonly { readonly p: number; readonly cells: Cells }[]) {
  const spool = new SpoolWriter(folder, job++, null, () => undefined, plain)
  const parts = new Map<number, ReturnType<SpoolWriter['part']>>()
  rows.forEach(({ p, cells }, i) => {
    const part = parts.get(p) ?? spool.part(p, 2, -1)
    parts.set(p, part)
    part.row(viewOf(i + 1, cells))
  })
  return spool.finish()
}

type Cells = readonly (string | null)[]

/** What all cells are by SQL alone. */
async function bySql(files: readonly SpoolFile[]): Promise<string[]> {
  const all = new Map<string, number>()
  for (const file of files) {
    const source = sql`(select p as t, * from (${spoolRows([file])}))`
    await addTo(all, await db.rows(profileQuery(source, file.width)))
  }
  return listed(all)
}

/** What the readers told, and SQL of the cells that they left open. */
async function byLook(files: readonly SpoolFile[]): Promise<string[]> {
  const all = new Map<string, number>()
  for (const { looked } of files) {
    const { cells, open } = looked ?? { cells: new Float64Array(0), open: null }
    const told = Array.from({ length: cells.length / 4 }, (_, i) => ({
      t: cells[4 * i],
      c: cells[4 * i + 1],
      class: cells[4 * i + 2],
      n: cells[4 * i + 3],
    }))
    await addTo(all, told)
    if (open) await addTo(all, await db.rows(openQuery(openCells([open.path]))))
  }
  return listed(all)
}

function addTo(all: Map<string, number>, rows: readonly Readonly<Record<string, unknown>>[]) {
  for (const row of rows) {
    const key = [row['t'], row['c'], row['class']].map(String).join(' ')
    all.set(key, (all.get(key) ?? 0) + Number(row['n']))
  }
  return Promise.resolve()
}

function listed(all: ReadonlyMap<string, number>): string[] {
  return [...all].map(([key, n]) => `${key}: ${String(n)}`).sort()
}

const cell = fc.oneof(
  fc.constantFrom('13800138000', '11010519491231002X', '张三', '三年级', '7', '2019-01-31', '12.5'),
  fc.constantFrom(
    '',
    '本科',
    '汉族',
    '无',
    'a\tb',
    '\u0000',
    'x\u001fy',
    'line\nline',
    '备注'.repeat(40),
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constant(null),
)
const row = fc.record({
  p: fc.constantFrom(4096, 4097, 2 ** 40 + 5),
  cells: fc.array(cell, { minLength: 1, maxLength: 4 }),
})

property.prop([fc.array(row, { minLength: 40, maxLength: 200 })], { numRuns: 3 })(
  'told by the readers and by SQL of what they leave open: the same as SQL of all cells',
  async (rows) => {
    const files = await written(rows)
    expect(await byLook(files)).toEqual(await bySql(files))
  },
  240_000,
)

test('more tables and more different cells than are held at once', async () => {
  const rows = Array.from({ length: 6000 }, (_, i) => ({
    p: 4096 + (i % 150),
    cells: ['1', `备注${String(i % 5000)}号外`, i % 3 === 0 ? null : '汉族'],
  }))
  const files = await written(rows)
  expect(await byLook(files)).toEqual(await bySql(files))
  const [open] = files.flatMap((f) => f.looked?.open?.path ?? [])
  const lines = await db.one(sql`select count(*) as n from (${openCells([open ?? ''])})`)
  expect(Number(lines['n'])).toBeLessThan(12_000)
})

test('rows too wide for tallies are left to SQL; a class is no sign for open', async () => {
  const wide = await written([{ p: 1, cells: Array.from({ length: 300 }, () => '1') }])
  expect(wide.map((f) => f.looked)).toEqual([null])
  expect(OPEN).toBe(OPEN_OF_READERS)
})

test('what is told of texts names the part, row and column in which they stand', async () => {
  const files = await written([
    { p: 7, cells: ['张三', '会议改到下周三下午，地点不变，请各自带好材料'] },
    { p: 7, cells: ['1', '王五13800138000北京市朝阳区'] },
    { p: 2 ** 40 + 5, cells: ['李四（13900139000）身份证号11010519491231002x', null] },
    { p: 7, cells: ['2', '会议改到下周三下午，地点不变，请各自带好材料'] },
    { p: 7, cells: ['3', 'a@example.com 王五13800138000北京市朝阳区'] },
  ])
  const paths = files.flatMap((f) => f.looked?.told?.path ?? [])
  const told = await db.rows(
    sql`select p::varchar as p, r::integer as r, c, signs, mobile, last, identity, lead from (${toldCells(paths)}) order by r`,
  )
  // The first row comes before any number was seen in its column: SQL looks at it, as at the one with an address of mail.
  expect(told.map((row) => Object.values(row).join(' '))).toEqual([
    '7 2 1  13800138000 13800138000  王五',
    '1099511627781 3 0 ( 13900139000 13900139000 11010519491231002X 李四',
    '7 4 1 ,    ',
  ])
})
