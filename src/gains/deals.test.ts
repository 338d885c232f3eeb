import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { dealMoney, gainsOf, type Deal } from './deals.ts'
import { moneyText, priceText, wholeYuan, yuan } from './money.ts'

const deal = (given: Partial<Deal>): Deal => ({
  id: 't1',
  kind: 'sell',
  sellers: ['a'],
  buyers: ['b'],
  batch: 'b1',
  priced: null,
  unitPrice: null,
  amount: null,
  ...given,
})
const computed = (fen: number, bound: 'exactly' | 'at-least' | 'about' = 'exactly') => ({
  fen,
  basis: 'computed',
  bound,
})

const chongqing = [
  deal({ id: 't1', sellers: ['up'], buyers: ['fei'], priced: 11_034, unitPrice: 250_000 }),
  deal({ id: 't2', sellers: ['fei'], buyers: ['down'], priced: 11_034, unitPrice: 450_000 }),
]
const couple = ['dong', 'wang']
const qingdao = [
  deal({ id: 't1', sellers: ['seller1'], buyers: ['dong'], batch: 'b1' }),
  deal({ id: 't2', sellers: ['dong'], buyers: ['wu'], batch: 'b1' }),
  deal({
    id: 't3',
    sellers: ['seller2'],
    buyers: couple,
    batch: 'b2',
    priced: 30_000,
    unitPrice: 150_000,
  }),
  deal({
    id: 't4',
    sellers: couple,
    buyers: ['wu'],
    batch: 'b2',
    priced: 30_000,
    unitPrice: 550_000,
  }),
]

describe('the two stories', () => {
  test('C7: Chongqing, in fen', () => {
    expect(gainsOf(['fei'], chongqing)).toEqual({
      gross: computed(496_530),
      cost: computed(275_850),
      margin: computed(220_680),
      prices: [450_000],
    })
  })
  test('Q7, Q9: Qingdao, the whole joint sum for each of the couple', () => {
    expect(gainsOf(['wang'], qingdao)).toMatchObject({
      gross: computed(1_650_000),
      cost: computed(450_000),
      margin: computed(1_200_000),
    })
    expect(gainsOf(couple, qingdao.slice(2))).toMatchObject({ margin: computed(1_200_000) })
  })
  test('Q7: Dong has a deal without a price, so each sum is 以上', () => {
    expect(gainsOf(['dong'], qingdao)).toMatchObject({
      gross: computed(1_650_000, 'at-least'),
      cost: computed(450_000, 'at-least'),
      margin: computed(1_200_000, 'at-least'),
    })
  })
  test('Wu paid and sold nothing on', () => {
    expect(gainsOf(['wu'], qingdao)).toEqual({
      gross: null,
      cost: computed(1_650_000, 'at-least'),
      margin: null,
      prices: [],
    })
  })
  test('Q8: no sum holds the price of free lines', () => {
    const sums = JSON.stringify(['dong', 'wang', 'wu'].map((id) => gainsOf([id], qingdao)))
    expect(sums).not.toMatch(/2035110|555030/)
  })
})

describe('a deal', () => {
  test('what the case file states goes before what can be reckoned', () => {
    const stated = deal({ priced: 10, unitPrice: 1_000_000, amount: { fen: 900, bound: 'about' } })
    expect(dealMoney(stated)).toEqual({ fen: 900, basis: 'stated', bound: 'about' })
  })
  test.each([
    ['no price', { priced: 5 }],
    ['no number of lines', { unitPrice: 5 }],
    ['nothing', {}],
  ])('%s → not known, never zero', (_, given) => {
    expect(dealMoney(deal(given))).toBeNull()
  })
  test('a gift is nothing, and known', () => {
    expect(dealMoney(deal({ kind: 'give' }))).toEqual(computed(0))
  })
  test('prices of parts of a fen: whole where they come out, 约 where not', () => {
    expect(dealMoney(deal({ priced: 8000, unitPrice: 175_000 }))).toEqual(computed(140_000))
    expect(dealMoney(deal({ priced: 3, unitPrice: 175_000 }))).toEqual(computed(53, 'about'))
  })
  test('a sum beyond exact integers is not known rather than wrong', () => {
    const absurd = deal({ priced: 9e15, unitPrice: 9e15 })
    expect(dealMoney(absurd)).toBeNull()
    expect(gainsOf(['a'], [absurd]).gross).toBeNull()
  })
  test('a number of lines keeps its word', () => {
    const open = deal({ priced: 8000, pricedBound: 'at-least', unitPrice: 150_000 })
    expect(dealMoney(open)).toEqual(computed(120_000, 'at-least'))
  })
})

describe('sums', () => {
  test('a sale without a price makes the sum 以上', () => {
    const deals = [deal({ priced: 100, unitPrice: 1_000_000 }), deal({ id: 't2' })]
    expect(gainsOf(['a'], deals).gross).toEqual(computed(10_000, 'at-least'))
  })
  test('a swap or a posting without a sum leaves nothing open', () => {
    const sale = deal({ priced: 100, unitPrice: 1_000_000 })
    const others = [deal({ kind: 'swap' }), deal({ kind: 'publish', buyers: [] })]
    expect(gainsOf(['a'], [sale, ...others]).gross).toEqual(computed(10_000))
    expect(gainsOf(['a'], others).gross).toBeNull()
  })
  test('a set-off is worth the debt that it discharged, by inference', () => {
    const deals = [deal({ kind: 'set-off', amount: { fen: 2_000_000, bound: 'exactly' } })]
    expect(gainsOf(['a'], deals).gross).toEqual({
      fen: 2_000_000,
      basis: 'computed',
      bound: 'exactly',
    })
  })
  test('what passes among those who act together is neither income nor cost', () => {
    const inside = deal({ sellers: ['a'], buyers: ['b'], priced: 10, unitPrice: 1_000_000 })
    expect(gainsOf(['a', 'b'], [inside])).toEqual({
      gross: null,
      cost: null,
      margin: null,
      prices: [],
    })
  })
  test('a loss is a margin below nothing', () => {
    const deals = [
      deal({ amount: { fen: 100, bound: 'exactly' } }),
      deal({ sellers: ['x'], buyers: ['a'], amount: { fen: 700_000, bound: 'exactly' } }),
    ]
    expect(gainsOf(['a'], deals).margin).toEqual(computed(-699_900))
  })
  test('a cost that is a lower bound gives no margin', () => {
    const deals = [
      deal({ amount: { fen: 1000, bound: 'exactly' } }),
      deal({ sellers: ['x'], buyers: ['a'], amount: { fen: 500, bound: 'at-least' } }),
    ]
    expect(gainsOf(['a'], deals).margin).toBeNull()
  })
})

const price = fc.integer({ min: 1, max: 2_000_000 })
const units = fc.integer({ min: 0, max: 10_000_000 })
property.prop([units, price, price])('margin is gross less cost, to the fen', (n, low, more) => {
  const micro = (p: number) => p * 10_000
  const deals = [
    deal({ sellers: ['x'], buyers: ['a'], priced: n, unitPrice: micro(low) }),
    deal({ sellers: ['a'], buyers: ['y'], priced: n, unitPrice: micro(low + more) }),
  ]
  expect(gainsOf(['a'], deals).margin).toEqual(computed(n * more))
})

describe('how sums read', () => {
  test.each([
    [220_680, '2206.80元'],
    [5, '0.05元'],
    [0, '0.00元'],
    [-699_900, '−6999.00元'],
  ])('%s fen → %s', (fen, text) => {
    expect(yuan(fen)).toBe(text)
  })
  test('words stay', () => {
    expect(moneyText({ fen: 140_000, bound: 'about' })).toBe('约1400.00元')
    expect(moneyText({ fen: 1_650_000, bound: 'at-least' })).toBe('16500.00元以上')
  })
  test('standards have no decimals, prices as many as they need', () => {
    expect([wholeYuan(500_000n), wholeYuan(250_050n)]).toEqual(['5000元', '2500.50元'])
    expect([450_000, 175_000, 1_000_000, 12_345_678].map(priceText)).toEqual([
      '0.45元',
      '0.175元',
      '1.00元',
      '12.345678元',
    ])
  })
})
