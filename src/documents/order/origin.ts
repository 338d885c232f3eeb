import type { OriginReport } from '../../report/origin.ts'
import { scalars, type Order } from './order.ts'

/** Order of keys of where the lists came from. */
export const originOrder: Order<OriginReport> = {
  batches: [{ id: 0, people: 0, 'left-out': scalars('values', 'most') }],
  pairs: [
    {
      ...scalars('a', 'b', 'people-a', 'people-b', 'shared'),
      fingerprints: [
        {
          ...scalars('kind', 'title', 'found', 'of'),
          chance: scalars('numerator', 'denominator', 'sentence'),
          ...scalars('beyond', 'sentence'),
        },
      ],
      hypotheses: [
        {
          ...scalars('id', 'title'),
          ways: [0],
          supports: [0],
          against: [0],
          'overturned-by': [0],
        },
      ],
      direction: scalars('from', 'to'),
      why: 0,
    },
  ],
  examined: scalars('pairs', 'of', 'too-few', 'least'),
  edges: [
    {
      ...scalars('from', 'to', 'directed', 'shared'),
      kinds: [0],
      ways: [0],
      'or-from': [0],
      'or-to': [0],
      through: [0],
      sentence: 0,
    },
  ],
  merges: [{ batch: 0, of: [0], ...scalars('by', 'people', 'covered', 'sentence') }],
  same: [{ batches: [0], ...scalars('people', 'sentence') }],
  cycles: [[0]],
  hints: [0],
}
