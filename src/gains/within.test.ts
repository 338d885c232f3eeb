import { describe, expect, test } from 'vitest'
import { fc, test as property } from '@fast-check/vitest'
import type { Deal } from './deals.ts'
import { gainsOf } from './deals.ts'
import { ALONE } from './families.ts'
import { partyGains } from './party.ts'
import { scopeOf } from './scopes.ts'
import type { Movement } from './settled.ts'
import { gainsWithin } from './within.ts'

const deal = (
  id: string,
  from: string,
  to: string,
  priced: number | null,
  price: number,
): Deal => ({
  id,
  kind: 'sell',
  sellers: [from],
  buyers: [to],
  batch: 'b1',
  priced,
  unitPrice: priced === null ? null : price,
  amount: priced === null ? { fen: price / 10_000, bound: 'exactly' } : null,
})
const bought = deal('t1', 'up', 'jia', 10_000, 100_000)
const sold = deal('t2', 'jia', 'down', 6000, 300_000)
const claim = (deals: string[] | null, fen: number) => ({ place: 0, against: ['jia'], deals, fen })

describe('a claim for a sale whose purchase lies outside of it', () => {
  test('takes the cost of the lines sold from there, says so, and what would change it', () => {
    const { margin, outsideCost, assumed } = gainsWithin(['jia'], ['t2'], { deals: [bought, sold] })
    expect(margin).toEqual({ fen: 120_000, basis: 'computed', bound: 'exactly' })
    expect(outsideCost).toEqual(['t1'])
    expect(assumed).toMatch(/取自所列流转以外的t1.*推算；.*差价随之改变/)
    const scope = scopeOf(claim(['t2'], 120_000), { deals: [bought, sold] }, [])
    expect(scope).toMatchObject({ check: 'closes', outside: ['t1'] })
    expect(scope.sentence).toContain('取自所列流转以外的t1')
  })
  test('of two sales of one purchase each bears its own part, in or out of the claim', () => {
    const other = deal('t3', 'jia', 'else', 4000, 500_000)
    const deals = [bought, sold, other]
    const of = (named: string[]) => gainsWithin(['jia'], named, { deals }).margin?.fen
    expect([of(['t2']), of(['t3']), of(['t1', 't2', 't3'])]).toEqual([120_000, 160_000, 280_000])
  })
  test('a purchase of fewer lines than were sold is made up from the others', () => {
    const more = deal('t3', 'else', 'jia', 10_000, 300_000)
    const deals = [bought, more, deal('t4', 'jia', 'down', 15_000, 500_000)]
    const { margin, outsideCost } = gainsWithin(['jia'], ['t1', 't4'], { deals })
    // 15,000 of 20,000 lines bought for 4000.00 in all
    expect([margin?.fen, outsideCost]).toEqual([750_000 - 300_000, ['t3']])
  })
  test('a purchase named beside the sale is taken as named, whatever was bought besides', () => {
    const more = deal('t3', 'else', 'jia', 10_000, 300_000)
    const whole = { deals: [bought, sold, more] }
    const { margin, assumed } = gainsWithin(['jia'], ['t1', 't2'], whole)
    expect([margin?.fen, assumed]).toEqual([120_000, null])
  })
  test('a purchase without a price leaves the margin open', () => {
    const open = { ...bought, unitPrice: null }
    expect(gainsWithin(['jia'], ['t2'], { deals: [open, sold] })).toMatchObject({
      margin: null,
      assumed: null,
    })
  })
  test('of another batch that nobody has joined to it nothing is taken', () => {
    const deals = [{ ...bought, batch: 'b9' }, sold]
    expect(gainsWithin(['jia'], ['t2'], { deals }).margin).toBeNull()
    const joined = (batch: string) => (batch === 'b9' ? 'b1' : batch)
    expect(gainsWithin(['jia'], ['t2'], { deals, families: joined }).margin?.fen).toBe(120_000)
  })
  test('what came in duty has no purchase, and none is looked for', () => {
    const own = [{ by: 'jia', batch: 'b1' }]
    expect(gainsWithin(['jia'], ['t2'], { deals: [bought, sold], ownActs: own }).margin).toBeNull()
  })
})

describe('commissions', () => {
  const paid = (more: Partial<Movement>): Movement => ({
    id: 'p1',
    purpose: 'commission',
    payers: ['down'],
    payees: ['agent'],
    fen: 20_000,
    deals: ['t2'],
    ...more,
  })
  const within = (named: string[] | null, movements: Movement[], who = ['agent']) =>
    gainsWithin(who, named, { deals: [bought, sold], movements }).margin?.fen ?? null
  test('are what an agent has of a deal, and of no other', () => {
    expect([
      within(['t2'], [paid({})]),
      within(['t1'], [paid({})]),
      within(null, [paid({})]),
    ]).toEqual([20_000, null, 20_000])
  })
  test('that somebody paid lessen what he kept; among the members they count for neither', () => {
    const given = paid({ payers: ['jia'] })
    expect(within(['t1', 't2'], [given], ['jia'])).toBe(100_000)
    expect(within(['t1', 't2'], [given], ['jia', 'agent'])).toBe(120_000)
  })
})

const units = fc.integer({ min: 1, max: 1000 })
const deals = fc
  .array(fc.record({ buys: fc.boolean(), units, price: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ buys, units: n, price }, i) =>
      buys
        ? deal(`t${String(i)}`, 'up', 'jia', n, price * 10_000)
        : deal(`t${String(i)}`, 'jia', 'down', n, price * 10_000),
    ),
  )

property.prop([deals])('over all deals it is what the person has, and what it was', (all) => {
  const whole = gainsWithin(['jia'], null, { deals: all })
  expect(whole.margin).toEqual(gainsOf(['jia'], all).margin)
  expect(whole.assumed).toBeNull()
  const trade = { deals: all, movements: [], families: ALONE, name: (id: string) => id }
  expect(whole.margin).toEqual(partyGains('jia', trade).margin)
})

property.prop([deals])('sales claimed one by one keep no more than all together', (all) => {
  const sales = all.filter((d) => d.sellers.includes('jia'))
  const each = sales.map(({ id }) => gainsWithin(['jia'], [id], { deals: all }).margin)
  const whole = gainsWithin(['jia'], null, { deals: all }).margin
  if (!whole || each.some((m) => m === null)) return
  const sum = each.reduce((n, m) => n + (m?.fen ?? 0), 0)
  // Each is rounded to whole fen by itself.
  expect(Math.abs(sum - whole.fen)).toBeLessThanOrEqual(sales.length)
})
