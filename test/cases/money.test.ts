import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CaseReport } from '../../src/case-report.ts'
import type { Report } from '../../src/report.ts'
import { shuzheng } from '../support/cli.ts'
import { put, workspace } from '../support/counting.ts'
import { printed, standing, type Printed } from '../support/printed.ts'

/** A whole case with a statement, a conversation, payments by hand and decisions: synthetic persons only. */
const base = workspace('money')

const PEOPLE = Array.from({ length: 30 }, (_, i) => {
  const name = `张${String.fromCodePoint(0x5b89 + i)}${String.fromCodePoint(0x660c + i)}`
  return `${name},1380013${String(1000 + i)}`
})

const TALK = `2021-03-19 12:30:11 老李(wxid_buy002)
还有学生料子吗，怎么卖

2021-03-19 12:30:45 数据小王(wxid_mid001)
4000条，三毛一条，送你200

2021-03-19 12:31:02 老李(wxid_buy002)
行，打包1200转你

2021-03-19 12:33:02 路人甲(wxid_other9)
0.35一条要不要

`

const STATEMENT = `微信支付账单明细,,,,,,,,,,
微信昵称：[数据小王],,,,,,,,,,
起始时间：[2021-03-01 00:00:00] 终止时间：[2021-05-31 23:59:59],,,,,,,,,,
导出类型：[全部],,,,,,,,,,
导出时间：[2021-06-01 10:00:00],,,,,,,,,,
,,,,,,,,,,
共5笔记录,,,,,,,,,,
收入：3笔 2400.00元,,,,,,,,,,
支出：2笔 1100.00元,,,,,,,,,,
中性交易：0笔 0.00元,,,,,,,,,,
,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2021-04-02 10:00:00,转账,老李,转账备注:数据,收入,¥600.00,/,已存入零钱,100000000000000001,1001,/
2021-03-20 09:00:00,转账,老李,转账备注:数据,收入,¥1200.00,/,已存入零钱,100000000000000002,1002,/
2021-04-03 10:00:00,转账,老李,/,收入,¥600.00,/,已存入零钱,100000000000000003,1003,/
2021-04-12 10:00:00,转账,路人丁,/,支出,¥100.00,零钱,支付成功,100000000000000004,1004,/
2021-03-10 20:00:00,转账,料子哥,/,支出,¥1000.00,零钱,已全额退款,100000000000000005,1005,/
`

const caseFile = (matches: string) => `title: 演示（人物均为虚构）
demo: true
parties:
  - { id: up, name: 上家某, identified: false }
  - { id: mid, name: 中间某 }
  - { id: mate, name: 同伙某 }
  - { id: buy, name: 买家某 }
  - { id: go, name: 介绍某 }
accounts:
  - { id: midwx, platform: wechat, number: wxid_mid001, shown-as: 数据小王, user: mid }
  - { id: buywx, platform: wechat, number: wxid_buy002, shown-as: 老李, user: buy }
  - { id: upwx, platform: wechat, shown-as: 料子哥, user: up }
exhibits:
  - { id: JC-1, path: evidence/JC-1, holder: mid }
batches:
  - { id: b1, files: [evidence/JC-1/名单*.csv] }
  - { id: b2, part-of: b1, declared: { exactly: 4000 } }
statements:
  - { id: S1, path: money/流水.csv, of: mid }
transfers:
  - { id: t1, on: 2021-03-10, kind: sell, from: [up], to: [mid], batch: b1, priced-units: 10000, free-units: 500, unit-price: 0.1 }
  - { id: t2, on: 2021-03-20, kind: sell, from: [mid, mate], to: [buy], batch: b2, priced-units: 4000, unit-price: 0.3 }
  - { id: t3, on: 2021-04, kind: sell, from: [mid], to: [buy], batch: b2, priced-units: 4000, unit-price: 0.3 }
  - { id: t4, on: 2021-04-10, kind: swap, from: [mid], to: [go], batch: b1 }
payments:
  - { id: p1, on: 2021-03-10, from: mid, to: up, amount: 600, means: cash, for: price, deals: [t1], evidence: 卷一第3页 }
  - { id: p2, on: 2021-03-12, from: mid, to: go, amount: 50, for: commission }
  - { id: p3, on: 2021-03-12, from: mid, to: up, amount: 300, currency: USD, deals: [t1] }
  - { id: p4, on: 2021-03-12, from: mid, to: nobody, amount: 3 }
figures:
  - { what: margin, of: [mid], deals: [t1, t2], amount: 900, source: 起诉书, rank: indictment, status: 待核 }
  - { what: margin, of: [mid], deals: [t1, t2], amount: 800, source: 某判决, rank: effective-judgment }
${matches}`

interface Told {
  readonly facts: CaseReport
  readonly texts: Printed
}

function told(name: string, matches: string): Told {
  const dir = join(base, name)
  put(dir, 'case.yaml', caseFile(matches))
  put(dir, 'evidence/JC-1/名单.csv', ['姓名,手机号', ...PEOPLE].join('\n'))
  put(dir, 'evidence/JC-1/聊天.txt', TALK)
  put(dir, 'money/流水.csv', STATEMENT)
  const out = join(base, `${name}-out`)
  const ran = shuzheng(['case', join(dir, 'case.yaml'), '--no-cache', '--out', out], base)
  // 1: a payment with nobody that is entered could not be used.
  expect(ran).toMatchObject({ status: 1, stderr: '' })
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
  if (report.case === null) throw new Error('no case in the report')
  return { facts: report.case, texts: printed(out, ran.stdout) }
}

let open: Told
beforeAll(() => {
  open = told('open', '')
})

const payment = ({ facts }: Told, at: number) => {
  const found = facts.gains.payments.find((p) => p.at?.at(-1) === at)
  if (!found) throw new Error(`no payment in row ${String(at)}`)
  return found
}

describe('before anybody has confirmed', () => {
  test('only what a person entered counts; a partial payment is named', () => {
    const [t1, t2] = open.facts.gains.deals
    expect(t1).toMatchObject({ paid: { fen: 60_000 }, payments: ['p1'], check: 'differs' })
    expect(t1?.sentence).toContain('尚差400.00元')
    expect(t2).toMatchObject({ paid: null, total: { fen: 120_000 } })
  })
  test('a payment that fits two deals is named with both, with reasons and what speaks against', () => {
    const twelve = payment(open, 15)
    expect(twelve.ambiguous).toBe(true)
    expect(twelve.proposals.map((p) => p.deals)).toEqual([['t2'], ['t3']])
    const [best] = twelve.proposals
    expect(best?.reasons.map((r) => r.code)).toEqual([
      'amount-computed',
      'payer-name',
      'dates',
      'payee',
      'memo',
      'chat',
    ])
    expect(best?.against.map((r) => r.code)).toEqual(['nickname-only'])
  })
  test('two halves make one price', () => {
    const parts = payment(open, 14).proposals[0]
    expect(parts).toMatchObject({ deals: ['t3'], exact: true })
    expect(parts?.payments).toHaveLength(2)
  })
  test('what was given back, and another currency, is no payment', () => {
    expect(payment(open, 18)).toMatchObject({ barred: '已全额退款', proposals: [] })
    const dollars = open.facts.gains.payments.find((p) => p.id === 'p3')
    expect(dollars?.decision).toMatchObject({
      counts: false,
      note: '不是人民币（USD），不计入已付',
    })
  })
  test('payments with somebody else are counted, and not listed', () => {
    expect(open.facts.gains.elsewhere).toBe(1)
    expect(standing(open.texts, ['路人丁'])).toEqual([])
  })
  test('a payment with nobody that is entered is a problem of the case file', () => {
    expect(open.facts.problems.map((p) => p.field)).toContain('payments.3.to')
  })
})

describe('messages that name a price', () => {
  test('each with its place, sender, and the words it rests on; never a fact', () => {
    const { found, lines } = open.facts.gains['price-lines']
    expect(found).toBe(3)
    expect(lines[0]).toMatchObject({
      at: ['evidence/JC-1/聊天.txt', '消息', 4],
      sender: '账号midwx',
      party: 'mid',
      units: 4000,
      free: 200,
      price: 300_000,
      deals: ['t2', 't3'],
    })
    expect(lines[1]).toMatchObject({ fen: 120_000, party: 'buy' })
    expect(lines[2]).toMatchObject({ party: null, sender: '路**', price: 350_000, deals: [] })
    expect(open.texts.html).toContain('不作为事实')
  })
  test('accounts and senders that are not in the case file are masked', () => {
    expect(standing(open.texts, ['wxid_other9', '路人甲', '100000000000000002'])).toEqual([])
  })
})

describe('figures', () => {
  test('that contradict each other stand side by side; the pleading takes the judgment; 待核 is shown', () => {
    const { conflicts, pleading } = open.facts.gains
    expect(conflicts.map((c) => c.sentence)).toEqual([
      '起诉书载明900.00元，某判决载明800.00元，相差100.00元，两者并列，未作取舍。',
    ])
    expect(pleading[0]).toMatchObject({ taken: 1, stated: '800.00元', recount: '800.00元' })
    for (const text of [open.texts.terminal, open.texts.html, open.texts.papers])
      expect(text).toContain('待核')
  })
  test('the cost is that of what was sold, with the commission off', () => {
    const mid = open.facts.gains.parties.find((p) => p.party === 'mid')
    expect(mid).toMatchObject({
      gross: { fen: 240_000 },
      cost: { fen: 100_000 },
      'cost-of-sold': { fen: 80_000 },
      margin: { fen: 155_000 },
      'margin-whole': { fen: 135_000 },
    })
  })
})

test('what is confirmed counts, what is refused does not, and a decision on nothing is told', () => {
  const by = 'by: 承办人, on: 2021-09-01, reason: 聊天与金额相符'
  const { facts } = told(
    'decided',
    `matches:
  - { payment: ${payment(open, 15).id}, deals: [t2], decision: confirmed, ${by} }
  - { payment: ${payment(open, 14).id}, deals: [t3], decision: refused, ${by} }
  - { payment: S1:9:999, deals: [t3], decision: confirmed, ${by} }
  - { payment: ${payment(open, 16).id}, deals: [t1], decision: confirmed, ${by} }
`,
  )
  const { gains } = facts
  expect(gains.deals[1]).toMatchObject({ paid: { fen: 120_000 }, check: 'closes' })
  expect(gains.deals[2]).toMatchObject({ paid: null })
  for (const party of ['mid', 'mate'])
    expect(gains.parties.find((p) => p.party === party)?.received?.fen).toBe(120_000)
  expect(payment({ facts, texts: open.texts }, 14).decision).toMatchObject({
    decided: 'refused',
    counts: false,
  })
  expect(gains.notes.map((n) => n.code)).toContain('match-unknown')
  expect(payment({ facts, texts: open.texts }, 16).decision).toMatchObject({
    counts: false,
    note: '付款方、收款方与流转的买卖方不符，没有计入，请核对',
  })
})
