import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { shuzheng } from '../support/cli.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { dirtyPupils, HEADERS } from '../support/pupil-list.ts'

/** Decisions of a case file in the whole report: ledgers close over them, and taken back they leave no trace. */
const base = workspace('decisions')
const csv = (seed: number, n: number) =>
  [HEADERS, ...dirtyPupils(seed, n)].map((row) => `${row.join(',')}\n`).join('')
const CASE = `title: 试案（人物均为虚构）
dates: { conduct: 2021-08 }
batches:
  - { id: b1, files: [evidence/a.csv] }
  - { id: b2, files: [evidence/b.csv] }
`
const SIGNED = 'by: 承办人, on: 2022-01-05, reason: 理由'
const TIER = `  - { kind: tier, tier: B, batches: [b1], ${SIGNED} }\n`
const ASIDE = `  - { kind: set-aside, code: FABRICATED, file: evidence/b.csv, rows: [2, 3, 4, 9999], ${SIGNED} }\n`

let folder: string
let plain: Report
const countedWith = (decisions: string) => {
  writeFileSync(join(folder, 'case.yaml'), decisions ? `${CASE}decisions:\n${decisions}` : CASE)
  return counted([folder])
}

beforeAll(async () => {
  folder = folderOf(base, { 'evidence/a.csv': csv(5, 60), 'evidence/b.csv': csv(6, 60) })
  plain = await countedWith('')
})

describe('a decision of the case file', () => {
  test('of a tier moves what its batch counts, and nothing else', async () => {
    const report = await countedWith(TIER)
    const own = plain.batches[0]?.counted ?? 0
    expect(own).toBeGreaterThan(0)
    expect(report.tiers).toEqual({ A: 0, B: own, C: plain.tiers.C - own })
    expect(report.records).toEqual(plain.records)
    expect(report.ages).toEqual(plain.ages)
    expect(report.case?.decisions).toMatchObject([{ kind: 'tier', by: '承办人' }])
    expect(report.case?.problems).toEqual([])
  })

  test('of rows sets aside those that are there, and names what is not', async () => {
    const report = await countedWith(ASIDE)
    const { 'set-aside': aside, counted: left, out } = report.records
    const records = report.case?.decisions[0]?.records ?? 0
    expect(aside.FABRICATED).toBe(records)
    expect(records).toBeGreaterThan(0)
    expect(left).toBeLessThan(plain.records.counted)
    expect(out).toBe(plain.records.out)
    expect(report.funnel[7]?.difference).toMatchObject({ FABRICATED: records })
    expect(report.case?.problems.map((p) => [p.line, p.field])).toEqual([[7, 'decisions.0.rows']])
  })

  test('taken back leaves the same bytes', async () => {
    await countedWith(TIER + ASIDE)
    expect(JSON.stringify(await countedWith(''))).toBe(JSON.stringify(plain))
  })

  test('lists its rows by their code', async () => {
    await countedWith(ASIDE)
    const ran = shuzheng(['count', folder, '--no-sheets', '--out', 'out'], base)
    // 1: a fact could not be used.
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 1, stderr: '' })
    const rows = shuzheng(['rows', 'out/report.json', '--json', '--code', 'FABRICATED'], base)
    const places = rows.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { row: number; treatment: string; tier: string | null })
    expect(places.map((p) => p.row)).toEqual([2, 3, 4].slice(0, places.length))
    expect(places.every((p) => p.treatment === 'set-aside' && p.tier === null)).toBe(true)
    expect(shuzheng(['rows', 'out/report.json', '--json', '--step', '8'], base).stdout).toContain(
      '"FABRICATED"',
    )
  })
})
