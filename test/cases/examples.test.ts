import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chongqingCase } from '../../demo/chongqing-case.ts'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { checkedFacts } from '../../src/case/case-file.ts'
import type { CaseReport, PartyReport } from '../../src/case-report.ts'
import { reportPage } from '../../src/documents/html.ts'
import { caseSummary } from '../../src/documents/terminal/case-summary.ts'
import { reportBytes, reportDigest } from '../../src/documents/json/json.ts'
import type { Report } from '../../src/report.ts'
import { counted, workspace } from '../support/counting.ts'
import { forbiddenWords } from '../support/wording.ts'

/** The folders of `examples/`: facts of the two stories, and bad input that is named, bounded, and never guessed at. */
workspace('examples')
const folder = join(import.meta.dirname, '../../examples')
const names = readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
  e.isDirectory() ? [e.name] : [],
)
const BAD = [
  'account-two-users',
  'cycle',
  'foreign-currency',
  'overlapping-hub',
  'payment-fits-three',
  'sale-before-purchase',
  'statement-cut',
  'statement-resaved',
] as const
type Bad = (typeof BAD)[number]

const reports = new Map<Bad, Report>()
beforeAll(async () => {
  for (const name of BAD) reports.set(name, await counted([join(folder, name)]))
})
afterAll(() => {
  for (const name of BAD) rmSync(join(folder, name, 'out'), { recursive: true, force: true })
})

function reportOf(name: Bad): Report & { readonly case: CaseReport } {
  const report = reports.get(name)
  if (!report?.case) throw new Error(`no case ${name}`)
  return { ...report, case: report.case }
}
function partyOf(name: Bad, id: string): PartyReport {
  const party = reportOf(name).case.parties.find((p) => p.id === id)
  if (!party) throw new Error(`nobody ${id}`)
  return party
}
const fen = (name: Bad, id: string) => {
  const { gross, cost, margin } = partyOf(name, id)
  return [gross?.fen ?? null, cost?.fen ?? null, margin?.fen ?? null]
}
const said = (name: Bad) => {
  const report = reportOf(name)
  const summary = caseSummary(report, { width: 400, color: false })
  return `${summary}\n${report.questions.join('\n')}`
}

describe('the folder', () => {
  test('holds these, each with a line in its README and no field that is wrong', () => {
    expect(names).toEqual([...BAD, 'chongqing', 'qingdao'].toSorted())
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    for (const name of names) {
      expect(readme).toContain(`(${name}/)`)
      const text = readFileSync(join(folder, name, 'case.yaml'), 'utf8')
      const { problems } = checkedFacts(text, 'case.yaml')
      expect(problems.filter((p) => !p.effect.startsWith('仅提示'))).toEqual([])
      expect(text).toContain('演示数据，人物均为虚构')
    }
  })
  test('is where the demonstration has its case files from: there is no second copy', () => {
    const own = (name: string) => readFileSync(join(folder, name, 'case.yaml'), 'utf8')
    expect(chongqingCase).toBe(own('chongqing'))
    expect(qingdaoCase).toBe(own('qingdao'))
    expect(existsSync(join(folder, 'qingdao/evidence'))).toBe(false)
  })
  test('stories: facts only, no result of the court in Qingdao, no account that changed hands', () => {
    const text = chongqingCase + qingdaoCase
    expect(text).not.toMatch(/转手|判决支持|受害人/)
  })
})

describe('a cycle of sales', () => {
  test('is named once, with its transfers', () => {
    expect(said('cycle')).toMatch(/在甲某、乙某、丙某之间循环流转（t1、t2、t3）/)
  })
  test('counts each person once and adds nothing along it', () => {
    for (const id of ['jia', 'yi', 'bing'])
      expect(partyOf('cycle', id).tiers.C).toMatchObject({ exactly: 5 })
    expect(fen('cycle', 'yi')).toEqual([200, 100, 100])
    expect(said('cycle')).toContain('人与人之间不相加')
  })
})

test('a sale before any purchase: the dates are named, nothing is turned round', () => {
  const text = said('sale-before-purchase')
  expect(text).toMatch(/sold.*2023-03-01.*早于.*bought.*2023-05-01/)
  expect(text).toContain('可能另有来源')
  expect(partyOf('sale-before-purchase', 'jia').tiers.C).toMatchObject({ exactly: 5 })
})

test('a payment that fits three deals: all three are proposed with reasons, none is taken', () => {
  const { payments, deals } = reportOf('payment-fits-three').case.gains
  const [only, ...more] = payments
  expect(more).toEqual([])
  expect(only).toMatchObject({ ambiguous: true, decision: null })
  expect(only?.proposals.map((p) => p.deals)).toEqual([['t1'], ['t2'], ['t3']])
  for (const p of only?.proposals ?? []) expect(p.reasons.length).toBeGreaterThan(1)
  expect(deals.flatMap((d) => d.payments)).toEqual([])
  expect(said('payment-fits-three')).toContain('未作取舍')
})

test('an account with two users: it stands by itself, and nobody is given its sale', () => {
  expect(said('account-two-users')).toMatch(/账号wx有2名使用人.*不拆分、不归于其中一人/)
  for (const id of ['jia', 'yi']) {
    expect(fen('account-two-users', id)).toEqual([null, null, null])
    expect(partyOf('account-two-users', id).tiers.C).toMatchObject({ 'at-least': 0 })
  }
})

test('money that is no yuan: shown, added to nothing, no rate guessed', () => {
  const { payments, deals } = reportOf('foreign-currency').case.gains
  expect(payments).toMatchObject([
    { currency: 'USDT', barred: '不是人民币（USDT）', proposals: [] },
  ])
  expect(deals.flatMap((d) => d.payments)).toEqual([])
  expect(fen('foreign-currency', 'jia')).toEqual([50_000, null, null])
  expect(partyOf('foreign-currency', 'jia').gross?.basis).toBe('computed')
})

test('a statement cut in half: incomplete, its sums in part, nothing on them is said as of the whole', () => {
  const { complete, case: facts } = reportOf('statement-cut')
  expect(complete).toBe(false)
  expect(facts.statements[0]).toMatchObject({ lines: 3, sums: [{ in: { lines: 2, fen: 58_000 } }] })
  expect(facts.statements[0]?.lacking.join()).toContain('可能被截断')
  expect(facts.figures[0]).toMatchObject({ check: 'unchecked' })
  expect(facts.gains.deals[0]?.paid).toMatchObject({ fen: 50_000, bound: 'at-least' })
  expect(said('statement-cut')).toContain('待查明')
})

test('a statement saved again by a spreadsheet: no seconds, damaged numbers, 冲正, a balance that breaks', () => {
  const [statement] = reportOf('statement-resaved').case.statements
  const codes = statement?.issues.map((i) => i.code)
  expect(codes).toEqual(expect.arrayContaining(['precision-lost', 'serial-damaged', 'negative']))
  expect(statement?.lacking).toEqual([])
  expect(statement?.sums).toMatchObject([
    { in: { lines: 2, fen: 70_000 }, out: { lines: 2, fen: 30_000 } },
  ])
  expect(statement?.checks.find((c) => c.what === 'balance')).toMatchObject({ check: 'differs' })
  expect(said('statement-resaved')).toContain('余额逐笔推算3处：不符1处')
})

describe('a value that stands everywhere', () => {
  test('makes nobody shared', () => {
    const overlap = reportOf('overlapping-hub').case.overlap
    expect(overlap?.pairs).toMatchObject([{ a: 'b1', b: 'b2', shared: 0 }])
  })
  test('is named, masked, with how many lines hold it', () => {
    const hubs = reportOf('overlapping-hub').case.overlap?.hubs
    expect(hubs).toMatchObject([{ by: 'mobile', rows: 200, shown: '138****8000' }])
  })
  test('says nothing of where a list came from', () => {
    expect(reportOf('overlapping-hub').case.origin.edges).toEqual([])
  })
})

describe.each(BAD)('%s', (name) => {
  test('is read whole, and every fact that could be used was used', () => {
    const report = reportOf(name)
    expect(report.complete).toBe(name !== 'statement-cut')
    expect(report.case.problems.filter((p) => !p.effect.startsWith('仅提示'))).toEqual([])
  })
  test('stays small, names nobody’s number, concludes nothing', () => {
    const report = reportOf(name)
    const bytes = reportBytes(report)
    expect(bytes.length).toBeLessThan(1_000_000)
    const html = reportPage(report, reportDigest(bytes))
    expect(html).not.toMatch(/1380000\d{4}|13800138000/)
    expect(forbiddenWords(html)).toEqual([])
    expect(forbiddenWords(said(name))).toEqual([])
  })
})

test.each(['cycle', 'overlapping-hub'] as const)('%s gives the same bytes again', async (name) => {
  const again = await counted([join(folder, name)])
  expect(reportDigest(reportBytes(again))).toBe(reportDigest(reportBytes(reportOf(name))))
})
