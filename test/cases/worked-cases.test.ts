import { beforeAll, describe, expect, test } from 'vitest'
import type { PartyReport } from '../../src/case-report.ts'
import { caseSummary } from '../../src/documents/terminal/case-summary.ts'
import { reportPage } from '../../src/documents/html.ts'
import { besides, records } from '../../src/documents/papers/amounts.ts'
import { countNote } from '../../src/documents/papers/count-note.ts'
import { sourcesOf } from '../../src/documents/papers/sources.ts'
import { loadLaw } from '../../src/law/load.ts'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

/**
 * Trades worked out by hand from the interpretation before they were counted, in one folder: no two of them share a
 * person or a list, so each is as it would be alone. What page, Word paper and terminal say must be one thing.
 */
const base = workspace('worked')

/** People `from` to `from + n`, each with a name and number of his own. */
function list(from: number, n: number): string {
  const rows = Array.from({ length: n }, (_, k) => {
    const i = from + k
    const given = String.fromCodePoint(0x5b89 + (i % 97)) + String.fromCodePoint(0x660c + (i % 89))
    return `${'王李张刘陈杨赵黄周吴'.charAt(i % 10)}${given},138${String(10_000_000 + i * 37)}`
  })
  return `姓名,手机号\n${rows.join('\n')}\n`
}

const FILES = {
  'evidence/src.csv': list(0, 3000),
  'evidence/padded.csv': list(0, 4500),
  'evidence/left.csv': list(10_000, 4000),
  'evidence/right.csv': list(12_500, 4000),
  'evidence/whole.csv': list(20_000, 4900),
  'evidence/sample.csv': list(20_010, 50),
  'evidence/posted.csv': list(30_000, 2600),
  'evidence/shared.csv': list(40_000, 5600),
  'evidence/few.csv': list(50_000, 20),
  'evidence/joint.csv': list(60_000, 2600),
}

const CASE = `title: 手算案（人物均为虚构）
demo: true
dates: { conduct: { from: 2023-03-01, to: 2023-06-30 } }
exhibits: [{ id: JC-1, path: evidence }]
parties:
  - { id: clerk, name: 职员某 }
  - { id: broker, name: 中介某 }
  - { id: x, name: 买家甲 }
  - { id: y, name: 买家乙 }
  - { id: z, name: 买家丙 }
  - { id: left, name: 左某 }
  - { id: right, name: 右某 }
  - { id: giver, name: 样品某 }
  - { id: p1, name: 试看甲 }
  - { id: p2, name: 试看乙 }
  - { id: buyer, name: 整购某 }
  - { id: poster, name: 发帖某 }
  - { id: one, name: 合用甲 }
  - { id: two, name: 合用乙 }
  - { id: taker, name: 接收某 }
  - { id: vague, name: 约数某 }
  - { id: alone, name: 独行某 }
  - { id: mate, name: 同伙某 }
  - { id: c, name: 下家丁 }
  - { id: d, name: 下家戊 }
accounts: [{ id: both, platform: wechat, users: [one, two] }]
groups: [{ id: g, members: [alone, mate], kind: joint, deals: [t12] }]
batches:
  - { id: src, files: [evidence/src.csv] }
  - { id: padded, files: [evidence/padded.csv] }
  - { id: left-list, files: [evidence/left.csv] }
  - { id: right-list, files: [evidence/right.csv] }
  - { id: whole, files: [evidence/whole.csv] }
  - { id: sample, files: [evidence/sample.csv], part-of: whole }
  - { id: posted, files: [evidence/posted.csv] }
  - { id: shared, files: [evidence/shared.csv] }
  - { id: few, files: [evidence/few.csv] }
  - { id: told, declared: { about: 49990 } }
  - { id: joint, files: [evidence/joint.csv] }
obtained:
  - { id: o1, by: [clerk], batch: src, how: duty, in-duty: true, lawfully: true, on: 2023-03-01 }
  - { id: o2, by: [left], batch: left-list, how: collect, on: 2023-03-02 }
  - { id: o3, by: [right], batch: right-list, how: collect, on: 2023-03-02 }
transfers:
  - { id: t1, on: 2023-04-01, kind: sell, from: [clerk], to: [broker], batch: src, priced-units: 3000, unit-price: 1 }
  - { id: t2, on: 2023-04-10, kind: sell, from: [broker], to: [x], batch: padded, priced-units: 4500, unit-price: 0.5 }
  - { id: t3, on: 2023-04-11, kind: sell, from: [broker], to: [y], batch: padded, priced-units: 4500, unit-price: 0.5 }
  - { id: t4, on: 2023-04-12, kind: sell, from: [broker], to: [z], batch: padded, priced-units: 4500, unit-price: 0.5 }
  - { id: t5, on: 2023-04-01, kind: swap, from: [left], to: [right], batch: left-list }
  - { id: t6, on: 2023-04-01, kind: swap, from: [right], to: [left], batch: right-list }
  - { id: t7, on: 2023-04-01, kind: give, from: [giver], to: [p1], batch: sample }
  - { id: t8, on: 2023-04-01, kind: give, from: [giver], to: [p2], batch: sample }
  - { id: t9, on: 2023-04-01, kind: give, from: [giver], to: [buyer], batch: sample }
  - { id: t10, on: 2023-04-02, kind: sell, from: [giver], to: [buyer], batch: whole, priced-units: 4850, free-units: 50, unit-price: 1 }
  - { id: t11, on: 2023-04-01, kind: sell, from: [alone], to: [c], batch: joint, amount: 3000 }
  - { id: t12, on: 2023-04-02, kind: sell, from: [alone, mate], to: [d], batch: joint, amount: 2600 }
  - { id: t13, on: 2023-04-01, kind: publish, from: [poster], batch: posted, group: 甲群, members: 300 }
  - { id: t14, on: 2023-04-02, kind: publish, from: [poster], batch: posted, group: 乙群, members: 1200 }
  - { id: t15, on: 2023-04-03, kind: publish, from: [poster], batch: posted, group: 甲群, members: 320 }
  - { id: t16, on: 2023-04-01, kind: sell, from: [both], to: [taker], batch: shared, amount: 6000 }
  - { id: t17, on: 2023-04-01, kind: sell, from: [vague], to: [c], batch: few, amount: 10 }
  - { id: t18, on: 2023-04-01, kind: sell, from: [vague], to: [c], batch: told, amount: 4990 }
`

let report: Report
let forms: Readonly<Record<'page' | 'note' | 'terminal', string>>

beforeAll(async () => {
  report = await counted([folderOf(base, { 'case.yaml': CASE, ...FILES })])
  forms = {
    page: reportPage(report, '0'.repeat(64)),
    note: JSON.stringify(countNote(report, '0'.repeat(64), sourcesOf(loadLaw()))),
    terminal: caseSummary(report, { width: 100_000, color: false }),
  }
})

function party(name: string): PartyReport {
  const found = report.case?.parties.find((p) => p.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

const outcome = (name: string, rule: string) =>
  party(name).findings.find((f) => f.rule === rule)?.outcome
const C = 'quantity.tier-c.serious'
const INCOME = 'income.serious'

test('every fact of the file could be used', () => {
  expect(report.case?.problems).toEqual([])
})

/** Person, 涉案条数 of the fifth item, 出售收入 in yuan; then rules with what they come to. */
test.each([
  // 3,000 out of duty, lawfully held until then: half standards of number and money, not the whole ones.
  [
    '职员某',
    3000,
    '3000.00',
    { [C]: 'not-met', [`${C}.in-duty`]: 'met', [`${INCOME}.in-duty`]: 'met' },
  ],
  // 3,000 bought, padded to 4,500, to three buyers: 3 × 4,500; what was bought is among what was sold.
  ['中介某', 13_500, '6750.00', { [C]: 'met', [INCOME]: 'unknown' }],
  ['买家甲', 4500, null, { [C]: 'not-met' }],
  // Lists of 4,000 that share 1,500, exchanged: 4,000 passed on and 2,500 more obtained.
  ['左某', 6500, null, { [C]: 'met', [INCOME]: 'unknown' }],
  ['右某', 6500, null, { [C]: 'met', [INCOME]: 'unknown' }],
  // A sample of 50 to three, then the whole of 4,900 to one of them: 50 + 50 + 4,900, exactly the standard.
  ['样品某', 5000, '4850.00', { [C]: 'met', [INCOME]: 'not-met' }],
  ['试看甲', 50, null, { [C]: 'not-met' }],
  ['整购某', 4900, null, { [C]: 'not-met' }],
  // Two groups are two acts of providing, the same group again is none; members are not buyers.
  ['发帖某', 5200, null, { [C]: 'met', [INCOME]: 'unknown' }],
  ['接收某', 5600, null, { [C]: 'met' }],
  // One sale alone, one jointly: the first of the two answers for both.
  ['独行某', 5200, '5600.00', { [C]: 'met', [INCOME]: 'met' }],
  ['同伙某', 2600, '2600.00', { [C]: 'not-met', [INCOME]: 'not-met' }],
  ['下家戊', 2600, null, { [C]: 'not-met' }],
] as const)('%s: %i, %s, %o', (name, n, gross, outcomes) => {
  expect(party(name).tiers.C).toMatchObject({ 'at-least': n, exactly: n })
  expect(party(name).gross?.fen ?? null).toBe(gross === null ? null : Number(gross) * 100)
  for (const [rule, wanted] of Object.entries(outcomes)) expect(outcome(name, rule)).toBe(wanted)
})

describe('what is not known', () => {
  test('who of two used an account: in nobody’s count, and told to both', () => {
    for (const name of ['合用甲', '合用乙']) {
      expect(party(name).tiers.C).toMatchObject({ 'at-least': 0 })
      expect(party(name).gross).toBeNull()
      expect(party(name).notes.join()).toContain('（t16）何时由谁使用待查')
    }
    expect(report.questions.join()).toContain('账号both由合用甲、合用乙何时分别使用')
  })
  test('约 of a batch without files stays with it', () => {
    const { C: count } = party('约数某').tiers
    expect(records(count)).toBe('20条以上')
    expect(besides(count)).toMatch(/载明约49990条（.*为约50010条$/)
    expect(outcome('约数某', C)).toBe('unknown')
    expect(outcome('约数某', INCOME)).toBe('met')
  })
  test('who set up the groups: the bounds of the other offence are told', () => {
    expect(party('发帖某').notes.join()).toContain(
      '甲群，成员载明320名；乙群，成员载明1200名）：群组如系其为买卖信息设立',
    )
  })
})

describe('page, paper and terminal', () => {
  test.each(['page', 'note', 'terminal'] as const)(
    '%s: the number of each with his name',
    (form) => {
      for (const { name, tiers } of report.case?.parties ?? []) {
        if (tiers.C['at-least'] === 0) continue
        expect(forms[form]).toContain(name)
        expect(forms[form]).toContain(records(tiers.C))
      }
    },
  )
  test.each(['page', 'note', 'terminal'] as const)(
    '%s: the finding of each in the same words',
    (form) => {
      const told = report.case?.parties.flatMap((p) => p.findings) ?? []
      const lost = told.filter((f) => f.outcome === 'met' && !forms[form].includes(f.sentence))
      expect(lost.map((f) => f.sentence)).toEqual([])
    },
  )
  test('nothing is added over persons, members or groups', () => {
    const sum = (report.case?.parties ?? []).reduce((all, p) => all + p.tiers.C['at-least'], 0)
    for (const text of Object.values(forms)) {
      expect(text).not.toContain(`${String(sum)}条`)
      expect(text).not.toContain('约20条')
    }
  })
})
