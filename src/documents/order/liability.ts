import type { Basis, HintReport, LiabilityReport } from '../../report/liability.ts'
import { money, reason, scalars, type Order } from './order.ts'

const basis: Order<Basis> = scalars('id', 'article', 'cite', 'status', 'text', 'sure')
const hint: Order<HintReport> = { ...scalars('id', 'title', 'text'), reasons: [reason] }

/** Order of keys of what is asked of whom in the suit. */
export const liabilityOrder: Order<LiabilityReport> = {
  groups: [
    {
      ...scalars('id', 'kind', 'label', 'effect'),
      members: [0],
      deals: [0],
      conduct: scalars('from', 'to'),
      basis: [basis],
      cap: {
        ...scalars('from', 'fen'),
        parts: [scalars('of', 'fen')],
        unstated: [0],
        sentence: 0,
      },
      shares: [scalars('member', 'text')],
      gain: money,
      notes: [0],
      evidence: 0,
    },
  ],
  claims: [
    {
      ...scalars('id', 'kind', 'label'),
      against: [0],
      ...scalars('group', 'fen'),
      deals: [0],
      ...scalars('scope', 'medium', 'deadline', 'beneficiary', 'times', 'each', 'least'),
      includes: [0],
      ...scalars('wording', 'source'),
      missing: [0],
      notes: [0],
      evidence: 0,
    },
  ],
  matrix: [{ kind: 0, label: 0, cells: [{ party: 0, claims: [0] }], persons: 0 }],
  orders: [
    {
      ...scalars('id', 'kind', 'label'),
      against: [0],
      ...scalars('group', 'fen', 'bound', 'by', 'on'),
      deals: [0],
      ...scalars('text', 'status', 'evidence'),
    },
  ],
  disputes: [
    { id: 0, title: 0, parties: [0], sums: [0], views: [{ title: 0, reason }], sentence: 0 },
  ],
  hints: [hint],
  damages: [
    {
      of: 0,
      members: [0],
      claimed: 0,
      claims: [0],
      bases: [
        {
          id: 0,
          title: 0,
          basis: [basis],
          numbers: [scalars('what', 'fen', 'bound', 'rank', 'source', 'difference')],
          missing: [0],
        },
      ],
      notes: [hint],
    },
  ],
}
