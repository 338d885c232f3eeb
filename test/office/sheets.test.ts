import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, type WorkBook } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { countFolder, type FolderCount } from '../../src/case/count-folder.ts'
import { ledgerRows } from '../../src/case/ledger/ledger-rows.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { asideWorkbook, ledgerWorkbook } from '../../src/documents/workbooks/ledger.ts'
import type { Workbook } from '../../src/documents/workbooks/ledger.ts'
import { writeWorkbook } from '../../src/documents/workbooks/sheets.ts'
import { zipOf } from '../files/zip/build.ts'
import { folderOf, put, workspace } from '../support/counting.ts'
import { dirtyPupils, HEADERS } from '../support/pupil-list.ts'
import { converted } from './office.ts'

/** What a defence lawyer does: opens the ledger in an office program and lets it count (stories B7). */
const base = workspace('office')
const ROWS = dirtyPupils(5, 500)
const csv = (rows: readonly (readonly string[])[]) =>
  [HEADERS, ...rows].map((row) => `${row.join(',')}\n`).join('')

const CASE = `title: 演示（人物均为虚构）
demo: true
dates: { conduct: { from: 2021-08, to: 2021-10 } }
parties: [{ id: jia, name: 甲某某 }, { id: yi, name: 乙某某 }]
exhibits:
  - { id: '1', path: evidence/甲, holder: jia }
  - { id: '01', path: evidence/乙, holder: yi }
batches:
  - { id: b1, files: [evidence/甲/一.csv] }
  - { id: b11, files: [evidence/甲/二.csv, evidence/乙/*.csv] }
  - { id: b2, declared: { at-least: 800 } }
`

let counted: FolderCount
beforeAll(async () => {
  const folder = folderOf(base, {
    'case.yaml': CASE,
    'evidence/甲/一.csv': csv(ROWS.slice(0, 300)),
    'evidence/甲/二.csv': csv(ROWS.slice(250)),
    'evidence/乙/一.csv': csv(ROWS.slice(0, 300)),
    'evidence/乙/=1+1.csv': '姓名,电话\n=cmd,13800000009\n',
  })
  const request = { overrides: [], conduct: null, decided: null, key: null, hashList: null }
  const how = { cache: false, temp: null, threads: 2 }
  counted = await countFolder({ paths: [folder], ...request, ...how }, SILENT)
  return () => counted.session.close()
})

/** The workbook without any value beside its formulas, as an office program calculates it. */
async function recalculated(name: string, { sheets, options }: Workbook): Promise<WorkBook> {
  const folder = join(base, name)
  mkdirSync(folder)
  const path = put(folder, 'written.xlsx', '')
  await writeWorkbook(path, sheets, { ...options, rowLimit: 301 })
  const bare = join(folder, 'bare.xlsx')
  writeFileSync(bare, withoutValues(readFileSync(path)))
  const out = join(folder, 'out')
  expect(converted([bare], 'xlsx', out)).toEqual(['bare.xlsx'])
  return read(readFileSync(join(out, 'bare.xlsx')), { cellFormula: true })
}

function withoutValues(bytes: Buffer): Buffer {
  const { files } = read(bytes, { bookFiles: true }) as WorkBook & {
    files: Record<string, { content?: Uint8Array }>
  }
  const parts = Object.entries(files).flatMap(([name, { content }]) => {
    if (content === undefined || !/\.(?:xml|rels)$/.test(name)) return []
    const text = Buffer.from(content).toString('utf8')
    return [{ name, data: text.replaceAll(/<\/f><v>[^<]*<\/v>/g, '</f>'), method: 0 }]
  })
  expect(parts.some(({ data }) => data.includes('</f></c>'))).toBe(true)
  return zipOf(parts)
}

type Line = readonly (string | number | undefined)[]

/** Lines of 汇总 with a formula: group, value, count as written, as calculated, as stated, verdict. */
function totals(book: WorkBook): Line[] {
  const rows = utils.sheet_to_json<Line>(book.Sheets['汇总'] ?? {}, { header: 1 })
  const head = rows.findIndex((row) => row[0] === '归类')
  expect(head).toBeGreaterThan(0)
  return rows.slice(head + 1).map(([group, value, , ...rest]) => [group, value, ...rest])
}

function expectSame(lines: readonly Line[]): void {
  for (const [group, value, written, calculated, stated, verdict] of lines) {
    expect([group, value, calculated]).toEqual([group, value, written])
    if (stated !== undefined)
      expect([group, value, calculated, verdict]).toEqual([group, value, stated, '相符'])
  }
}

describe('an office program counts', () => {
  test('核算台账 to the totals of report.json, over several sheets', async () => {
    const { report, session, files } = counted
    const rows = ledgerRows(session, files, {}, report)
    const book = await recalculated('ledger', ledgerWorkbook(report, 'ab'.repeat(32), rows))
    expect(book.SheetNames).toEqual(['汇总', '台账1', '台账2', '台账3'])
    const lines = totals(book)
    expectSame(lines)
    const of = (group: string) =>
      lines.filter((l) => l[0] === group).map((l) => [l[1], l[3]] as const)
    expect(of('处理')).toContainEqual(['计入', report.records.counted])
    expect(of('处理')).toContainEqual(['合计', report.records.out])
    expect(of('检材')).toEqual(report.holders.map((h) => [h.exhibit, h.held]))
    expect(of('批次')).toEqual(
      report.batches.filter((b) => b.files.length > 0).map((b) => [b.id, b.counted]),
    )
    expect(of('表号')).toEqual(report.tables.map((t, i) => [i + 1, t.records.counted]))
    expect(of('信息类型').map(([, n]) => n)).toEqual(Object.values(report.tiers))
  })

  test('不计入及重复明细 to the same', async () => {
    const { report, session, files } = counted
    const rows = ledgerRows(session, files, {}, report)
    const book = await recalculated('aside', asideWorkbook(report, 'ab'.repeat(32), rows))
    const lines = totals(book)
    expectSame(lines)
    expect(lines.length).toBeGreaterThan(8)
  })
})
