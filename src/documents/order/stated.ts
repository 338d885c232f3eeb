import type { StatedFacts } from '../../report/stated.ts'
import { scalars, type Order } from './order.ts'

/** Order of keys of what the case file states for the pictures. */
export const statedOrder: Order<StatedFacts> = {
  batches: [
    {
      ...scalars('id', 'title'),
      declared: scalars('bound', 'units'),
      ...scalars('part-of', 'same-as'),
    },
  ],
  posts: [scalars('deal', 'group', 'members')],
  days: [scalars('id', 'from', 'to', 'evidence')],
}
