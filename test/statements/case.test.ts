import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkedFacts } from '../../src/case/case-file.ts'
import { countFolder } from '../../src/case/count-folder.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { reportPage } from '../../src/documents/html.ts'
import type { Report } from '../../src/report.ts'
import { FORMS } from './made.ts'
import { truths } from './payments.ts'
import { asText } from './write.ts'

const base = mkdtempSync(join(tmpdir(), 'statements-case-'))
afterAll(() => {
  rmSync(base, { recursive: true, force: true })
})

const CASE = `title: 流水演示案（人物均为虚构）
demo: true
parties:
  - { id: jia, name: 甲某某 }
accounts:
  - { id: jiawx, platform: wechat, user: jia }
statements:
  - { id: wx, path: evidence/流水, of: jiawx, evidence: 证据卷二第40页 }
  - { id: bank, path: 调取/银行.csv, of: jia }
  - { id: own, path: 调取/自制.csv, of: yi, layout: { time: A, amount: B, direction: C, unit: fen } }
  - { id: gone, path: 调取/没有.csv, of: jia }
`

let report: Report

beforeAll(async () => {
  for (const folder of ['evidence/流水', 'evidence/名单', '调取']) {
    mkdirSync(join(base, folder), { recursive: true })
  }
  const payments = truths(30, 5)
  writeFileSync(join(base, 'case.yaml'), CASE)
  writeFileSync(join(base, 'evidence/流水/微信.csv'), asText(FORMS.wechat(payments)))
  writeFileSync(join(base, 'evidence/名单/别人的.csv'), asText(FORMS.tenpay(payments)))
  writeFileSync(join(base, 'evidence/名单/名单.csv'), '姓名,电话\n测试甲,13800138000\n')
  writeFileSync(join(base, '调取/银行.csv'), asText(FORMS.bank(payments), { encoding: 'gbk' }))
  writeFileSync(
    join(base, '调取/自制.csv'),
    '何时,多少,往来\n2019-03-01,1200,收\n2019-03-02,500,付\n',
  )
  const request = {
    paths: [base],
    overrides: [],
    conduct: null,
    decided: null,
    key: null,
    hashList: null,
    cache: false,
    temp: join(base, '..', `${base.split('/').at(-1) ?? ''}-temp`),
    threads: 2,
  }
  const counted = await countFolder(request, SILENT)
  report = counted.report
  counted.session.close()
  rmSync(request.temp, { recursive: true, force: true })
})

test('a statement in an exhibit is listed and not counted', () => {
  const file = report.files.find((f) => String(f.at[0]).includes('微信'))
  expect(file).toMatchObject({ status: 'listed', issues: [{ code: 'STATEMENT' }] })
  expect(report.tables.some((t) => String(t.at[0]).includes('微信'))).toBe(false)
})

test('a statement that nobody has entered is counted as it was, and pointed at', () => {
  const note = report.case?.notes.find((n) => n.id === 'money.statements-in-exhibits')
  expect(note?.text).toContain('别人的.csv')
  expect(note?.text).toContain('TenpayTrades')
  expect(report.tables.some((t) => String(t.at[0]).includes('别人的'))).toBe(true)
})

test('every statement stands in the record with its lines, sums and checks', () => {
  const [wx, bank, own, gone] = report.case?.statements ?? []
  expect(wx).toMatchObject({ of: 'jiawx', evidence: '证据卷二第40页', lines: 30 })
  expect(bank).toMatchObject({ of: 'jia', lines: 30, forms: ['银行协查交易明细'] })
  expect(own?.sums[0]).toMatchObject({ in: { lines: 1, fen: 1200 }, out: { lines: 1, fen: 500 } })
  expect(own).toMatchObject({ of: null })
  expect(gone?.issues.map((i) => i.code)).toEqual(['file-missing'])
  // Promise 4: what is missing of one statement is missing of the case.
  expect(gone?.lacking).toEqual(['文件不存在'])
  expect(report.complete).toBe(false)
})

test('what is wrong is told with its line, and what was lost is asked', () => {
  expect(report.case?.problems.map((p) => [p.line, p.field])).toEqual([[10, 'statements.2.of']])
  expect(report.questions.some((q) => q.includes('gone'))).toBe(true)
})

test('no number of an account, no name stands in the record or on the page', () => {
  const page = reportPage(report, 'abc')
  expect(page).toContain('账户流水')
  for (const text of [JSON.stringify(report.case?.statements), page]) {
    expect(text).not.toMatch(/6222020200112230123|wxid_test0001|测试甲/)
  }
})

test('the case file page shows how a statement is written', () => {
  const page = readFileSync('docs/case-file.md', 'utf8')
  const blocks = [...page.matchAll(/```yaml\n(statements:.*?)```/gs)].map((m) => m[1] ?? '')
  expect(blocks).toHaveLength(1)
  const people = 'parties: [{ id: jia, name: 甲 }]\naccounts: [{ id: jiawx, platform: wechat }]\n'
  const text = `title: 例\n${people}${blocks[0] ?? ''}`
  expect(parse(text)).toBeTruthy()
  expect(checkedFacts(text, 'case.yaml').problems).toEqual([])
})
