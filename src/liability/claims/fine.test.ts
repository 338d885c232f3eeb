import { expect, test } from 'vitest'
import { order, suit } from '../../../test/support/suit-facts.ts'
import { loadLaw } from '../../law/load.ts'
import type { OrderFact, SuitFacts, SumFact } from './facts.ts'
import { fineHints } from './fine.ts'

const book = loadLaw()
const exactly = (yuan: number) => ({ fen: yuan * 100, bound: 'exactly' as const })
const fined = (yuan: number): OrderFact =>
  order('o1', 'fine', { against: ['xiao'], amount: exactly(yuan) })
const income = (yuan: number, more: Partial<SumFact> = {}): SumFact => ({
  what: 'illegal-income',
  of: ['xiao'],
  deals: null,
  ...exactly(yuan),
  rank: 'effective-judgment',
  source: '判决书',
  ...more,
})
const facts = (more: Partial<SuitFacts>, to = '2020-10-31'): SuitFacts => {
  const empty = suit({ parties: [{ id: 'xiao', name: '肖某' }] })
  return { ...empty, dates: { ...empty.dates, conduct: { from: to, to } }, ...more }
}
const told = (more: Partial<SuitFacts>, to?: string) =>
  fineHints(book, facts(more, to)).map((h) => h.text)

test('拱墅肖某: 155,000 beside 152,000', () => {
  expect(told({ orders: [fined(155_000)], sums: [income(152_000)] })).toEqual([
    '罚金（o1，肖某）155000.00元：为载明违法所得152000.00元（判决书）的约1.01倍，在一般幅度之内。' +
      '一般幅度为违法所得的1倍以上5倍以下（解释第十二条），由人民法院综合考虑各种情节确定，本软件只比对。',
  ])
})

test.each([
  [9999, '约0.99倍，低于一般幅度'],
  [10_000, '的1.00倍，在一般幅度之内'],
  [10_001, '约1.00倍，在一般幅度之内'],
  [49_999, '约4.99倍，在一般幅度之内'],
  [50_000, '的5.00倍，在一般幅度之内'],
  [50_001, '约5.00倍，高于一般幅度'],
])('a fine of %i beside 10,000: %s', (yuan, words) => {
  expect(told({ orders: [fined(yuan)], sums: [income(10_000)] }).join()).toContain(words)
})

test('every sum that is stated of the person, and what is forfeited from him; none is chosen', () => {
  const taken = order('o2', 'forfeiture', { against: ['xiao'], amount: exactly(3200) })
  const text = told({ orders: [fined(15_000), taken], sums: [income(14_000)] }).join()
  expect(text).toContain(
    '载明违法所得14000.00元（判决书）的约1.07倍，在一般幅度之内；为没收违法所得3200.00元（o2）的约4.68倍',
  )
})

test.each([
  ['before the interpretation', '2017-05-31', income(10_000), 0],
  ['on its first day', '2017-06-01', income(10_000), 1],
  ['about', '2020-10-31', income(10_000, { bound: 'about' }), 0],
  ['of two persons', '2020-10-31', income(10_000, { of: ['xiao', 'y'] }), 0],
  ['nothing', '2020-10-31', income(0), 0],
])('a sum %s (%s)', (_, day, sum, n) => {
  expect(told({ orders: [fined(10_000)], sums: [sum] }, day)).toHaveLength(n)
})
