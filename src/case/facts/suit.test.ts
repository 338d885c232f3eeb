import { describe, expect, test } from 'vitest'
import { checkedFacts } from '../case-file.ts'

/** Cross-checks of groups, claims, orders and errands: what makes no sense is named, and the rest is kept. */
const PEOPLE = `title: 某案
parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }, { id: c, name: 丙 }]
batches: [{ id: b1, declared: { exactly: 10 } }]
transfers: [{ id: t1, on: 2020-05, kind: sell, from: [a], to: [b], batch: b1 }]
`

const checked = (text: string) => checkedFacts(PEOPLE + text, 'case.yaml')
const told = (text: string) =>
  checked(text).problems.map((p) => `${p.field}：${p.problem}（${p.effect}）`)

describe('facts of the suit', () => {
  test.each([
    [
      'a claim told twice holds once',
      'claims:\n  - { kind: compensate, against: [a, b], amount: 5 }\n  - { kind: compensate, against: [b, a], amount: 5 }\n',
      ['claims.1.kind：与前一项诉讼请求（claims.0）相同（只采用先登记的一项，此项略去）'],
    ],
    [
      'money in an apology',
      'claims: [{ kind: apologise, against: [a], amount: 5 }]\n',
      ['claims.0.amount：此种诉讼请求不写金额（该项不采用）'],
    ],
    [
      'times of something that is not done',
      'claims: [{ kind: stop, against: [a], times: 2 }]\n',
      ['claims.0.times：次数、每次最低支出只用于行为补偿（该项不采用）'],
    ],
    [
      'a share of somebody else',
      'groups: [{ id: g, members: [a, b], kind: several, shares: { a: 六成, c: 四成 } }]\n',
      ['groups.0.shares.c：份额所写的人不是该组成员（该份额不采用）'],
    ],
    [
      'an order against nobody who is entered',
      'orders: [{ kind: forfeiture, against: [d] }]\n',
      ['orders.0.against.0：人员或者组没有登记（该项不及于此人）'],
    ],
    [
      'an order from before the conduct',
      'orders: [{ kind: fine, against: [a], amount: null, on: 2019-01-01 }]\n',
      ['orders.0.on：日期（2019-01-01）早于行为开始日期（2020-05）（该日期不采用，按待查明处理）'],
    ],
    [
      'an errand for oneself',
      'acts-for: [{ who: a, for: a }]\n',
      ['acts-for.0.for：代为办理的是本人（该项代为办理不采用）'],
    ],
    [
      'an errand for nobody who is entered',
      'acts-for: [{ who: a, for: d }]\n',
      ['acts-for.0.for：人员没有登记（该项代为办理不采用）'],
    ],
    [
      'a user of an account who is not entered',
      'accounts: [{ id: x, platform: wechat, users: [a, d] }]\n',
      ['accounts.0.users.1：人员没有登记（此人不计为该账号的使用人）'],
    ],
  ])('%s', (_, text, problems) => {
    expect(told(text)).toEqual(problems)
  })

  test('a kind that is not listed is kept, and the one that was meant is guessed', () => {
    const { facts, problems } = checked('claims: [{ kind: compensat, against: [a], amount: 5 }]\n')
    expect(facts.claims.map((c) => c.kind)).toEqual(['compensat'])
    expect(problems[0]?.remedy).toContain('是否为 compensate？')
    expect(problems[0]?.effect).toContain('仅提示')
  })

  test('the sum of acts that differs from their number is only noted', () => {
    const text =
      'claims: [{ kind: act, against: [a], times: 2, each-at-least: 1000, amount: 3000 }]\n'
    const { facts, problems } = checked(text)
    expect(facts.claims[0]).toMatchObject({ times: 2, 'each-at-least': 100_000, amount: 300_000 })
    expect(problems[0]?.problem).toContain('2000元')
  })

  test('an account with one in its list of users has one user; with two it has no single one', () => {
    const text =
      'accounts:\n  - { id: x, platform: wechat, users: [a] }\n  - { id: y, platform: wechat, user: a, users: [b] }\n'
    const { facts, problems } = checked(text)
    expect(problems).toEqual([])
    expect(facts.accounts).toMatchObject([
      { id: 'x', user: 'a' },
      { id: 'y', users: ['a', 'b'] },
    ])
    expect(facts.accounts[1]).not.toHaveProperty('user')
  })

  test('a sum that is not stated stays so: null is no zero', () => {
    const { facts } = checked('orders: [{ kind: forfeiture, against: [a], amount: null }]\n')
    expect(facts.orders[0]?.amount).toBeNull()
  })
})
