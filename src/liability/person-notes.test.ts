import { describe, expect, test } from 'vitest'
import { person } from '../../test/support/person-facts.ts'
import { lawOn } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import type { PersonFacts } from './person-facts.ts'
import { assessPerson } from './person.ts'

const book = loadLaw()
const law = lawOn(book, '2024-05-01')
const notes = (facts: PersonFacts, on = law): string => assessPerson(facts, on).notes.join('\n')

describe('解释第六条', () => {
  const ASKED = '如提出系为合法经营活动购买、收受第五项信息'
  test.each([
    ['of the fifth item', { C: 1 }, [], true],
    ['of the fourth item alone', { B: 500 }, [], false],
    ['of the third item alone', { A: 50 }, [], false],
    ['of the fourth item, which people may yet place in the fifth', { B: 500 }, ['C'], true],
    ['of both', { A: 1, C: 1 }, [], true],
  ] as const)('who only obtained, %s', (_, counts, otherTiers, said) => {
    expect(notes(person('obtained', counts, { otherTiers })).includes(ASKED)).toBe(said)
  })
  test('is not spoken of where something was passed on', () => {
    expect(notes(person('sold-on', { C: 8000 }))).not.toContain(ASKED)
  })
})

describe('groups', () => {
  const posted = person(
    'provided',
    { C: 5200 },
    {
      groups: [
        { name: '甲群', members: 999 },
        { name: '乙群', members: null },
      ],
    },
  )
  test('who posted to groups: the other offence with its bounds, and what is not known', () => {
    expect(notes(posted)).toContain(
      '甲某在群组中发布（甲群，成员载明999名；乙群，成员数未载明）：群组如系其为买卖信息设立，另按解释第八条核对' +
        '非法利用信息网络罪（法释〔2019〕15号第十条：群组5个以上，或者成员账号1000个以上，或者违法所得10000元以上）；' +
        '是否由其设立待查，本软件不核算该罪。',
    )
    expect(notes(person('provided', { C: 5200 }))).not.toContain('群组')
  })
  test.each([
    ['2019-10-31', false],
    ['2019-11-01', true],
  ])('on %s the bounds are told: %s', (day, told) => {
    expect(notes(posted, lawOn(book, day)).includes('群组5个以上')).toBe(told)
  })
})

test('an account that others use as well: what moved through it is in nobody’s count', () => {
  const shared = [{ account: 'k', others: ['乙某'], deals: ['t1'] }]
  expect(notes(person('provided', {}, { sharedAccounts: shared }))).toContain(
    '账号k由甲某与乙某合用，其流转（t1）何时由谁使用待查，没有计入甲某的条数和收支。',
  )
})

test('half standards taken together are named by item 8, the shares by item 6', () => {
  const facts = person('in-duty', { A: 10, B: 100, C: 500 })
  const found = assessPerson(facts, law).findings.find(
    (f) => f.rule === 'quantity.aggregate.serious.in-duty',
  )
  expect(found?.outcome).toBe('met')
  expect(found?.sentence).toContain(
    '按相应比例合计为1，达到解释第五条第一款第八项规定的数量标准（按减半的标准合计满1）。',
  )
  expect(JSON.stringify(found?.reasons)).toContain('解释第五条第一款第六项')
})

test('约 of what is stated beside stays with it, and is not put on what was counted', () => {
  const beside = {
    'at-least': 20,
    exactly: null,
    about: false,
    declared: 49_990,
    'declared-bound': 'about',
    apart: 50_010,
  } as const
  const facts = person('provided', { C: beside }, { opaque: ['批次o'] })
  const found = assessPerson(facts, law).findings.find((f) => f.rule === 'quantity.tier-c.serious')
  expect(found?.sentence).toContain(
    '已知部分为甲某出售、提供第五项信息20条以上。另有载明约49990条的批次未附数据，与已知部分全不重合时为约50010条；',
  )
})
