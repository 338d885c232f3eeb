import type { LikePrecedent, PrecedentMoney, PrecedentsReport } from '../../report/precedents.ts'
import { scalars, type Order } from './order.ts'

const worded = scalars('n', 'bound')

const money: Order<PrecedentMoney> = {
  none: 0,
  sums: [{ against: [0], sum: worded, how: 0, deals: [0], basis: 0 }],
}

const like: Order<LikePrecedent> = {
  ...scalars('no', 'id', 'title', 'place', 'body', 'route'),
  dates: [scalars('what', 'on')],
  parties: [scalars('id', 'name', 'role')],
  information: scalars('is', 'kind', 'tier', 'tier-by'),
  records: worded,
  deals: [
    {
      ...scalars('id', 'kind'),
      from: [0],
      to: [0],
      units: worded,
      ...scalars('unit', 'free'),
      price: scalars('least', 'most'),
      amount: worded,
      total: worded,
      mean: worded,
      market: 0,
    },
  ],
  gains: [{ of: [0], what: 0, sum: worded, deals: [0] }],
  claimed: money,
  ordered: money,
  orders: [scalars('kind', 'text')],
  criminal: [0],
  contradictions: [0],
  notes: [0],
  checks: [scalars('outcome', 'what', 'sentence')],
  beside: { outcome: 0, gain: worded, money: worded, by: 0 },
  ...scalars('source', 'sure'),
  like: [scalars('by', 'text')],
  same: 0,
}

/** The members of precedents in the order of their type. */
export const precedentsOrder: Order<PrecedentsReport> = {
  total: 0,
  asked: {
    kinds: [0],
    tiers: [0],
    prices: [0],
    records: [0],
    gains: [0],
    roles: [0],
    claims: [0],
  },
  found: [like],
  ...scalars('rule', 'note'),
}
