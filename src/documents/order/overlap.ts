import type { OverlapPair, OverlapReport } from '../../report/chain.ts'
import { scalars, type Order } from './order.ts'

const share = scalars('n', 'of')

const pair: Order<OverlapPair> = {
  ...scalars('a', 'b', 'shared'),
  'a-in-b': share,
  'b-in-a': share,
  ...scalars('union', 'without-hubs', 'shared-mobiles'),
  'by-chance': {
    expected: scalars('floor', 'exactly'),
    from: [0],
    ...scalars('missing', 'circle'),
  },
  'within-circles': [{ population: 0, expected: scalars('floor', 'exactly') }],
  ...scalars('alike', 'rows'),
}

/** Order of keys of which batches share people. */
export const overlapOrder: Order<OverlapReport> = {
  ...scalars('by', 'incomplete', 'key'),
  batches: [
    {
      ...scalars('id', 'title', 'files', 'rows', 'records', 'unique', 'mobiles', 'unique-mobiles'),
      padding: {
        lines: [scalars('reason', 'rows')],
        ...scalars('rows', 'contested'),
        cost: [scalars('transfer', 'unit-price', 'fen')],
        suspect: [{ ...scalars('reason', 'rows'), at: [0] }],
      },
    },
  ],
  pairs: [pair],
  counts: scalars('pairs', 'sharing', 'listed', 'records', 'in-several'),
  groups: [[0]],
  hubs: [{ ...scalars('by', 'batches', 'rows'), at: [0], shown: 0 }],
  'hubs-found': 0,
  stated: [scalars('a', 'b', 'kind', 'check', 'only-a', 'only-b')],
  populations: [scalars('id', 'title', 'size', 'on', 'source', 'sure')],
}
