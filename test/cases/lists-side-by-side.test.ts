import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

/** Lists side by side, misread and mixed texts, counted from file to report: both ledgers close (checked on every run). */
const base = workspace('side-by-side')
const LEFT = ['张伟,13800138001', '王芳,13800138002', '李娜,13800138003']
const RIGHT = [
  '刘洋,13800138004',
  '陈静,13800138005',
  '杨帆,13800138006',
  '赵敏,13800138007',
  '张伟,13800138001',
]
const HEAD = '姓名,电话'

const beside = (left: readonly string[], right: readonly string[]): string =>
  Array.from(
    { length: Math.max(left.length, right.length) },
    (_, i) => `${left[i] ?? ','},,${right[i] ?? ','}\n`,
  ).join('')

describe('two lists in one sheet', () => {
  let report: Report
  beforeAll(async () => {
    report = await counted([
      folderOf(base, { 'a.csv': `${HEAD},,${HEAD}\n${beside(LEFT, RIGHT)}` }),
    ])
  })

  test('each row of the sheet is counted once, and each person gives a record', () => {
    expect(report.rows).toMatchObject({ found: 6, data: 5, also: 3, 'non-data': { HEADER: 1 } })
    expect(report.records.out).toBe(8)
    expect(report.records.counted).toBe(7)
    expect(report.records.duplicate).toEqual({ DUP_IN_FILE: 1 })
  })

  test('the tables say which rows are whose', () => {
    expect(
      report.tables.map((t) => [t.rows.found, t.rows.data, t.rows.also ?? 0, t.records.out]),
    ).toEqual([
      [4, 3, 0, 3],
      [2, 2, 3, 5],
    ])
  })

  test('the funnel says that rows gave further records', () => {
    const step = report.funnel.find((s) => s.step === 6)
    expect(step).toMatchObject({ in: 5, out: 8, difference: { SIDE_BY_SIDE: -3 } })
  })

  test('the same people below each other give the same count', async () => {
    const below = `${HEAD}\n${[...LEFT, ...RIGHT].map((line) => `${line}\n`).join('')}`
    const other = await counted([folderOf(base, { 'a.csv': below })])
    expect(other.records).toEqual(report.records)
    expect(other.tiers).toEqual(report.tiers)
  })
})

test('misread text is counted as it stands, and asked about', async () => {
  const misread = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text))
  const report = await counted([
    folderOf(base, { 'b.csv': misread(`${HEAD}\n${LEFT.join('\n')}\n`) }),
  ])
  expect(report.files[0]?.issues.map((i) => i.code)).toContain('MOJIBAKE')
  expect(report.questions.join()).toContain("--encoding 'b.csv=mend:utf8-as-latin1'")
  expect(report.records.counted).toBe(0)
})
