import type { GainsReport, PartyGains, PaymentReport } from '../../report/gains.ts'
import { money, scalars, type Order } from './order.ts'

const side = { parties: [0], shown: 0, by: 0 } as const

const matchReason = { code: 0, text: 0 } as const

const payment: Order<PaymentReport> = {
  ...scalars('id', 'from'),
  at: [0],
  ...scalars('time', 'fen', 'currency'),
  payer: side,
  payee: side,
  ...scalars('purpose', 'memo', 'evidence', 'barred'),
  proposals: [
    { deals: [0], payments: [0], reasons: [matchReason], against: [matchReason], exact: 0 },
  ],
  ...scalars('bounded', 'ambiguous'),
  decision: {
    decided: 0,
    deals: [0],
    ...scalars('by', 'on', 'reason', 'evidence', 'counts', 'note'),
  },
}

const party: Order<PartyGains> = {
  party: 0,
  gross: money,
  cost: money,
  margin: money,
  'margin-whole': money,
  'cost-of-sold': money,
  received: money,
  paid: money,
  commission: { received: money, paid: money },
  'pass-through': { in: money, out: money },
  'gross-with-pass-through': money,
  'gross-before-refunds': money,
  lots: [
    {
      batches: [0],
      sold: [0],
      bought: [0],
      ...scalars('units-sold', 'units-bought'),
      gross: money,
      cost: money,
      'cost-of-sold': money,
      margin: money,
      partial: 0,
    },
  ],
  notes: [0],
}

/** The members of gains in the order of their type. */
export const gainsOrder: Order<GainsReport> = {
  parties: [party],
  deals: [
    {
      deal: 0,
      total: money,
      how: 0,
      computed: money,
      stated: money,
      paid: money,
      refunded: money,
      payments: [0],
      ...scalars('check', 'sentence', 'per-delivered'),
      parties: [{ party: 0, side: 0, with: [0], gross: money, cost: money, margin: money }],
    },
  ],
  tests: [{ ...scalars('id', 'title'), takes: [0], ...scalars('text', 'article', 'cite', 'sure') }],
  payments: [payment],
  elsewhere: 0,
  'price-lines': {
    found: 0,
    lines: [
      {
        at: [0],
        ...scalars('time', 'sender', 'party', 'units', 'free', 'price', 'fen'),
        words: [0],
        slang: [scalars('word', 'means')],
        deals: [0],
      },
    ],
  },
  conflicts: [{ what: 0, of: [0], deals: [0], figures: [0], sentence: 0 }],
  pleading: [
    { what: 0, of: [0], deals: [0], ...scalars('taken', 'stated', 'recount', 'sentence') },
  ],
  scopes: [
    {
      claim: 0,
      against: [0],
      deals: [0],
      claimed: 0,
      gross: money,
      cost: money,
      margin: money,
      ...scalars('check', 'sentence'),
      outside: [0],
      'outside-sentence': 0,
    },
  ],
  notes: [{ code: 0, deals: [0], text: 0 }],
}
