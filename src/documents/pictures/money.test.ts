import { describe, expect, test } from 'vitest'
import { deal, party, reportOf } from '../../../test/support/drawn-cases.ts'
import { dice } from '../../../test/support/random-chains.ts'
import { NO_GAINS, type PaymentReport, type PaymentSide } from '../../report/gains.ts'
import { PAGE_ROOM } from './chain/picture.ts'
import { moneyGraph, moneyPictures } from './money.ts'

const side = (parties: readonly string[], shown = ''): PaymentSide => ({ parties, shown, by: null })

function payment(id: string, more: Partial<PaymentReport>): PaymentReport {
  return {
    id,
    from: 'entered',
    at: null,
    time: '2019-03-12 21:04',
    fen: 450_000,
    currency: 'CNY',
    payer: side(['a']),
    payee: side([], '6222****0001'),
    purpose: null,
    memo: null,
    evidence: null,
    barred: null,
    proposals: [],
    bounded: null,
    ambiguous: false,
    decision: null,
    ...more,
  }
}

const decision = {
  decided: 'confirmed',
  deals: ['t1'],
  by: null,
  on: null,
  reason: null,
  evidence: null,
  counts: true,
  note: null,
} as const

function factsOf(payments: readonly PaymentReport[]) {
  const parties = [party('a', '甲'), party('b', '乙')]
  const { case: facts } = reportOf({
    parties,
    deals: [deal(0, ['a'], ['b'], dice(1))],
    gains: { ...NO_GAINS, payments },
  })
  if (facts === null) throw new Error('the report has a case')
  return facts
}

describe('the picture of money', () => {
  test('draws each payment once; broken where nobody has confirmed it', () => {
    const facts = factsOf([
      payment('p1', { decision, payee: side(['b']), purpose: 'price' }),
      payment('p2', {}),
      payment('p3', { barred: '失败' }),
      payment('p4', { payer: side(['b']), payee: side(['a']), purpose: 'refund' }),
    ])
    const { edges, units } = moneyGraph(facts)
    expect(units).toHaveLength(3)
    expect(edges.map(({ dashed, form, below }) => [dashed, form, below])).toEqual([
      [false, 'sell', '价款　对应①'],
      [true, 'sell', '未经确认'],
      [true, 'give', '退款　未经确认'],
    ])
    const [picture] = moneyPictures(facts, PAGE_ROOM)
    expect(picture?.text.match(/data-line/g)).toHaveLength(3)
    expect(picture?.text).toContain('4500.00元　2019-03-12')
  })

  test('is not drawn without a payment', () => {
    expect(moneyPictures(factsOf([]), PAGE_ROOM)).toEqual([])
  })
})
