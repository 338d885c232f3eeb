import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { cyclesOf } from './cycles.ts'
import type { Deal } from './deals.ts'
import { dealGains } from './deal-gains.ts'
import { ALONE, familiesOf } from './families.ts'
import { oddities } from './oddities.ts'
import { settlement } from './settled.ts'

const deal = (id: string, from: string, to: string, priced: number | null = 10): Deal => ({
  id,
  kind: 'sell',
  sellers: [from],
  buyers: [to],
  batch: 'b1',
  priced,
  unitPrice: 1_000_000,
  amount: null,
})
const notes = (deals: readonly Deal[], days: Readonly<Record<string, string>> = {}) =>
  oddities(
    { deals, movements: [], families: ALONE, name: (id) => id },
    settlement(deals, []),
    (id) => (days[id] === undefined ? null : { from: days[id], to: days[id] }),
  )

test('a refund above the price does not agree with it', () => {
  const move = (id: string, purpose: 'price' | 'refund', fen: number) =>
    ({ id, purpose, fen, deals: ['t1'], payers: [], payees: [] }) as unknown as Parameters<
      typeof settlement
    >[1][number]
  const told = (back: number) => {
    const moves = [move('p1', 'price', 1000), move('p2', 'refund', back)]
    return dealGains(settlement([deal('t1', 'a', 'b')], moves), ALONE, () => null)[0]
  }
  expect(told(400)?.check).toBe('closes')
  expect(told(1400)).toMatchObject({
    check: 'differs',
    sentence: expect.stringContaining('−4.00元') as string,
  })
})

describe('odd trades are named', () => {
  test('a ring', () => {
    const ring = [
      deal('t1', 'a', 'b'),
      deal('t2', 'b', 'c'),
      deal('t3', 'c', 'a'),
      deal('t4', 'c', 'd'),
    ]
    expect(notes(ring).filter((n) => n.code === 'cycle')).toMatchObject([
      { deals: ['t1', 't2', 't3'], text: expect.stringContaining('a、b、c之间循环流转') as string },
    ])
  })
  test('a sale before any purchase', () => {
    const two = [deal('t1', 'a', 'b'), deal('t2', 'b', 'c')]
    expect(notes(two, { t1: '2021-05-01', t2: '2021-04-01' }).map((n) => n.code)).toEqual([
      'sold-before-bought',
    ])
    expect(notes(two, { t1: '2021-05-01', t2: '2021-05-01' })).toEqual([])
    expect(notes(two, { t2: '2021-04-01' })).toEqual([])
  })
  test('more sold than bought', () => {
    const more = [deal('t1', 'a', 'b', 10), deal('t2', 'b', 'c', 8), deal('t3', 'b', 'd', 8)]
    expect(notes(more).map((n) => n.code)).toEqual(['sold-more'])
  })
})

const arrows = fc.array(
  fc.tuple(fc.constantFrom(...'abcdef'), fc.constantFrom(...'abcdef')).filter(([a, b]) => a !== b),
  { maxLength: 14 },
)
property.prop([arrows])(
  'two stand in one ring just when each can be reached from the other',
  (drawn) => {
    const reach = (from: string): Set<string> => {
      const seen = new Set<string>()
      const open = [from]
      for (const at of open)
        for (const [a, b] of drawn)
          if (a === at && !seen.has(b)) {
            seen.add(b)
            open.push(b)
          }
      return seen
    }
    const rings = cyclesOf(drawn)
    const together = (a: string, b: string) =>
      rings.some((ring) => ring.includes(a) && ring.includes(b))
    for (const a of 'abcdef')
      for (const b of 'abcdef') {
        if (a === b) continue
        expect([a, b, together(a, b)]).toEqual([a, b, reach(a).has(b) && reach(b).has(a)])
      }
  },
)

test('a ring of a hundred thousand hands ends', () => {
  const n = 100_000
  const long = Array.from({ length: n }, (_, i) => [String(i), String((i + 1) % n)] as const)
  expect(cyclesOf(long)).toHaveLength(1)
})

test('families: chains and rings of relations are one each', () => {
  const links = [
    { id: 'a', partOf: 'b', sameAs: null },
    { id: 'b', partOf: null, sameAs: 'c' },
    { id: 'c', partOf: 'a', sameAs: null },
    { id: 'd', partOf: null, sameAs: null },
  ]
  const family = familiesOf(links)
  expect([
    family('a') === family('c'),
    family('b') === family('c'),
    family('d') === family('a'),
  ]).toEqual([true, true, false])
  expect(family('never')).toBe('never')
})
