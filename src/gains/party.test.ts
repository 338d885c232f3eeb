import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { plainGains, type PlainDeal } from '../../test/support/reference-gains.ts'
import { forbiddenWords } from '../../test/support/wording.ts'
import { dealGains } from './deal-gains.ts'
import type { Deal } from './deals.ts'
import { ALONE, familiesOf } from './families.ts'
import { partyGains, type Trade } from './party.ts'
import { settlement, type Movement } from './settled.ts'

const deal = (given: Partial<Deal> & Pick<Deal, 'id'>): Deal => ({
  kind: 'sell',
  sellers: ['up'],
  buyers: ['mid'],
  batch: 'b1',
  priced: null,
  unitPrice: null,
  amount: null,
  ...given,
})
const bought = deal({ id: 't1', priced: 10_000, unitPrice: 100_000 })
const sold = deal({
  id: 't2',
  sellers: ['mid'],
  buyers: ['x'],
  priced: 4000,
  unitPrice: 300_000,
})
const trade = (deals: readonly Deal[], movements: readonly Movement[] = []): Trade => ({
  deals: settlement(deals, movements).deals,
  movements,
  families: familiesOf([{ id: 'part', partOf: 'b1', sameAs: null }]),
  name: (id) => id,
})
const paid = (given: Partial<Movement>): Movement => ({
  id: 'p1',
  purpose: 'price',
  payers: ['x'],
  payees: ['mid'],
  fen: 120_000,
  deals: ['t2'],
  ...given,
})
const fens = (party: string, of: Trade) => {
  const { gross, cost, margin } = partyGains(party, of)
  return [gross?.fen, cost?.fen, margin?.fen]
}

describe('only part resold', () => {
  test('the margin takes the cost of what was sold, by priced lines', () => {
    const gains = partyGains('mid', trade([bought, sold]))
    expect(gains).toMatchObject({
      gross: { fen: 120_000, bound: 'exactly' },
      cost: { fen: 100_000 },
      'cost-of-sold': { fen: 40_000, basis: 'computed' },
      margin: { fen: 80_000, basis: 'computed' },
      'margin-whole': { fen: 20_000 },
    })
    expect(gains.notes.join()).toContain('400.00元（1000.00元×4000/10000）')
  })
  test('under the name of a part, the same', () => {
    expect(fens('mid', trade([bought, { ...sold, batch: 'part' }]))).toEqual([
      120_000, 100_000, 80_000,
    ])
  })
  test('free lines raise the count and no cost: they are in no number here', () => {
    expect(partyGains('mid', trade([bought, { ...sold, priced: 10_000 }])).margin?.fen).toBe(
      200_000,
    )
  })
  test('sold twice over: what it cost is taken off once', () => {
    const again = [
      bought,
      { ...sold, priced: 10_000 },
      { ...sold, id: 't3', buyers: ['y'], priced: 10_000 },
    ]
    expect(partyGains('mid', trade(again)).margin?.fen).toBe(500_000)
  })
  test('a batch that was never sold costs no margin', () => {
    const other = deal({ id: 't9', batch: 'b9', priced: 5, unitPrice: 1_000_000 })
    expect(fens('mid', trade([bought, { ...sold, priced: 10_000 }, other]))).toEqual([
      300_000, 100_500, 200_000,
    ])
  })
  test('a third of a price that does not come out is about', () => {
    const third = [
      deal({ id: 't1', priced: 3, unitPrice: 1_000_000 }),
      { ...sold, priced: 1, unitPrice: 5_000_000 },
    ]
    expect(partyGains('mid', trade([...third])).margin).toEqual({
      fen: 400,
      basis: 'computed',
      bound: 'exactly',
    })
    const odd = [
      deal({ id: 't1', priced: 3, unitPrice: 333_333 }),
      { ...sold, priced: 2, unitPrice: 5_000_000 },
    ]
    expect(partyGains('mid', trade([...odd])).margin).toEqual({
      fen: 933,
      basis: 'computed',
      bound: 'about',
    })
  })
})

describe('what is no price', () => {
  test('a swap moves no money, has no known value, and is not zero', () => {
    const swap = deal({ id: 't3', kind: 'swap', sellers: ['mid'], buyers: ['z'] })
    const gains = partyGains('z', trade([swap]))
    expect([gains.gross, gains.cost, gains.margin]).toEqual([null, null, null])
    expect(gains.notes.join()).toContain('价值不明，不按零计')
    const [told] = dealGains(settlement([swap], []), ALONE, () => null)
    expect(told).toMatchObject({ how: 'swap', total: null })
  })
  test('what came by a swap and was sold has no margin', () => {
    const swapped = [
      deal({ id: 't1', kind: 'swap', batch: 'b2' }),
      deal({
        id: 't2',
        batch: 'b2',
        sellers: ['mid'],
        buyers: ['x'],
        amount: { fen: 1_600_000, bound: 'exactly' },
      }),
    ]
    expect(fens('mid', trade(swapped))).toEqual([1_600_000, undefined, undefined])
  })
  test('a set-off is worth the debt that it discharged (推算)', () => {
    const debt = deal({
      id: 't3',
      kind: 'set-off',
      sellers: ['mid'],
      buyers: ['z'],
      amount: { fen: 2_000_000, bound: 'exactly' },
    })
    const gains = partyGains('mid', trade([debt]))
    expect(gains.gross).toEqual({ fen: 2_000_000, basis: 'computed', bound: 'exactly' })
    expect(gains.notes.join()).toContain('按所抵的债务推算')
  })
  test('no purchase entered: no margin, and that is said', () => {
    const gains = partyGains('mid', trade([sold]))
    expect([gains.gross?.fen, gains.margin]).toEqual([120_000, null])
    expect(gains.notes.join()).toContain('没有购入的记载，差价不能推算')
  })
})

describe('payments that count', () => {
  test('stand beside the computed sum; a part of the price is named', () => {
    const of = trade([bought, sold], [paid({ fen: 50_000 })])
    expect(partyGains('mid', of)).toMatchObject({
      gross: { fen: 120_000 },
      received: { fen: 50_000 },
    })
    const [, told] = dealGains(settlement([bought, sold], of.movements), ALONE, () => null)
    expect(told).toMatchObject({ check: 'differs', paid: { fen: 50_000 } })
    expect(told?.sentence).toContain('尚差700.00元')
  })
  test('tell the price of a deal that has none, at the least', () => {
    const of = trade([bought, { ...sold, priced: null, unitPrice: null }], [paid({})])
    expect(partyGains('mid', of).gross).toEqual({
      fen: 120_000,
      basis: 'stated',
      bound: 'at-least',
    })
  })
  test('a refund lessens the price', () => {
    const back = paid({ id: 'p2', purpose: 'refund', payers: ['mid'], payees: ['x'], fen: 20_000 })
    const of = trade([bought, { ...sold, priced: 10_000 }], [paid({ fen: 300_000 }), back])
    expect(partyGains('mid', of)).toMatchObject({
      gross: { fen: 280_000 },
      margin: { fen: 180_000 },
      received: { fen: 280_000 },
    })
  })
  test('one payment for two deals is shared where it is the sum of both, else it counts for the persons only', () => {
    const two = [
      { ...sold, id: 't2' },
      { ...sold, id: 't3', priced: 1000 },
    ]
    const both = (fen: number) => settlement(two, [paid({ fen, deals: ['t2', 't3'] })])
    expect([both(150_000).of('t2').paid, both(150_000).of('t3').paid]).toEqual([120_000, 30_000])
    expect([both(149_999).of('t2').paid, both(149_999).unshared.length]).toEqual([null, 1])
  })
  test('joint sellers: the whole for each, never half', () => {
    const joint = [{ ...sold, sellers: ['mid', 'mate'] }]
    for (const party of ['mid', 'mate'])
      expect(partyGains(party, trade(joint, [paid({})]))).toMatchObject({
        gross: { fen: 120_000 },
        received: { fen: 120_000 },
      })
  })
})

describe('a go-between', () => {
  const fee = paid({
    id: 'c1',
    purpose: 'commission',
    payers: ['mid'],
    payees: ['go'],
    fen: 5000,
    deals: [],
  })
  test('keeps the commission; who paid it keeps less', () => {
    const of = trade([bought, { ...sold, priced: 10_000 }], [fee])
    expect(partyGains('go', of)).toMatchObject({
      gross: { fen: 5000 },
      cost: null,
      margin: { fen: 5000 },
    })
    expect(fens('mid', of)).toEqual([300_000, 100_000, 195_000])
  })
  test('money handed on is in one view nobody’s gain, and both views stand', () => {
    const handed = [
      paid({
        id: 'h1',
        purpose: 'pass-through',
        payers: ['x'],
        payees: ['go'],
        fen: 14_000_000,
        deals: [],
      }),
      paid({
        id: 'h2',
        purpose: 'pass-through',
        payers: ['go'],
        payees: ['y'],
        fen: 12_000_000,
        deals: [],
      }),
    ]
    const gains = partyGains('go', trade([], handed))
    expect([gains.gross, gains.margin]).toEqual([null, null])
    expect(gains['gross-with-pass-through']?.fen).toBe(14_000_000)
    expect(gains.notes.join()).toMatch(
      /代收140000\.00元，代付120000\.00元，留存20000\.00元是否为佣金，待查.*两种口径并列/,
    )
  })
})

describe('free lines', () => {
  const given = deal({
    id: 't4',
    sellers: ['a'],
    buyers: ['w'],
    priced: 30_000,
    unitPrice: 550_000,
  })
  test('Q8: a mean is a fraction of sum and lines, never a price', () => {
    const [told] = dealGains(settlement([given], []), ALONE, () => 7002)
    expect(told?.['per-delivered']).toBe('16500元/37002条')
    expect(JSON.stringify(told)).not.toMatch(/2035110|20351\.10/)
  })
})

const PARTIES = ['a', 'b', 'c', 'd'] as const
const graph = fc.array(
  fc.record({
    seller: fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 2 }),
    buyer: fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 2 }),
    family: fc.constantFrom('f', 'g'),
    units: fc.integer({ min: 1, max: 2_000_000 }),
    price: fc.integer({ min: 1, max: 3_000_000 }),
  }),
  { minLength: 1, maxLength: 12 },
)
type Drawn = typeof graph extends fc.Arbitrary<infer T> ? T : never
const asDeals = (drawn: Drawn): Deal[] =>
  drawn.map((d, i) =>
    deal({
      id: `t${String(i)}`,
      sellers: d.seller,
      buyers: d.buyer.filter((id) => !d.seller.includes(id)),
      batch: d.family,
      priced: d.units,
      unitPrice: d.price,
    }),
  )
const plain = (deals: readonly Deal[]): PlainDeal[] =>
  deals.map((d) => ({
    seller: d.sellers,
    buyer: d.buyers,
    family: d.batch,
    units: BigInt(d.priced ?? 0),
    price: BigInt(d.unitPrice ?? 0),
  }))
const all = (deals: readonly Deal[]) =>
  PARTIES.map((party) => {
    const {
      gross,
      cost,
      margin,
      'cost-of-sold': part,
      'margin-whole': whole,
    } = partyGains(party, trade(deals))
    return { gross, cost, margin, part, whole }
  })

property.prop([graph])('agrees with fractions reckoned by hand', (drawn) => {
  const deals = asDeals(drawn)
  for (const party of PARTIES) {
    const { gross, cost, margin } = partyGains(party, trade(deals))
    const sum = (money: typeof gross) => (money === null ? null : BigInt(money.fen))
    expect({ gross: sum(gross), cost: sum(cost), margin: sum(margin) }).toEqual(
      plainGains(party, plain(deals)),
    )
  }
})

property.prop([graph, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true })])(
  'a deal told in two parts changes nothing',
  (drawn, at, cut) => {
    const deals = asDeals(drawn)
    const whole = deals[at % deals.length]
    if (whole?.priced == null) return
    const first = Math.floor(whole.priced * cut)
    const parts = [
      { ...whole, priced: first },
      { ...whole, id: 'rest', priced: whole.priced - first },
    ]
    expect(all(deals.flatMap((d) => (d === whole ? parts : [d])))).toEqual(all(deals))
  },
)

property.prop([graph, fc.infiniteStream(fc.nat())])(
  'the order of the facts changes nothing',
  (drawn, order) => {
    const deals = asDeals(drawn)
    const keys = new Map(deals.map((d) => [d.id, order.next().value as number]))
    const shuffled = deals.toSorted((x, y) => (keys.get(x.id) ?? 0) - (keys.get(y.id) ?? 0))
    expect(all(shuffled)).toEqual(all(deals))
  },
)

property.prop([graph])('whatever the graph, no sentence uses a word that is not ours', (drawn) => {
  const of = trade(asDeals(drawn))
  const texts = PARTIES.flatMap((party) => partyGains(party, of).notes)
  expect(texts.flatMap((text) => forbiddenWords(text))).toEqual([])
})

describe('what is not income of anybody, or not for sure', () => {
  test('what passes among those who acted jointly is no sale of one to the other', () => {
    const inner = deal({ id: 't0', priced: 5100, unitPrice: 100_000, inner: true })
    expect(fens('up', trade([inner]))).toEqual([undefined, undefined, undefined])
    expect(fens('mid', trade([inner, sold]))).toEqual([120_000, undefined, undefined])
  })
  test('what was given back stands beside what remains', () => {
    const back = paid({ id: 'p2', purpose: 'refund', payers: ['mid'], payees: ['x'], fen: 20_000 })
    const gains = partyGains('mid', trade([bought, sold], [paid({}), back]))
    expect(gains.gross?.fen).toBe(100_000)
    expect(gains['gross-before-refunds']?.fen).toBe(120_000)
    expect(partyGains('mid', trade([bought, sold]))['gross-before-refunds']).toBeNull()
  })
  test('a price that came by way of another is not added to the price', () => {
    const by = paid({
      id: 'h',
      purpose: 'pass-through',
      payers: ['go'],
      payees: ['mid'],
      deals: [],
    })
    const gains = partyGains('mid', trade([bought, sold], [by]))
    expect(gains['gross-with-pass-through']).toBeNull()
    expect(gains.notes.join()).toContain('经他人转来1200.00元：是否就是价款')
    expect(partyGains('go', trade([], [by])).notes.join()).toContain('经他人转付1200.00元')
  })
})
