import type { PeopleReport, Quantities } from '../../report/people.ts'
import { scalars, type Order } from './order.ts'

const own = scalars('at-least', 'exactly', 'declared', 'declared-bound', 'apart')
const quantities: Order<Quantities> = { A: own, B: own, C: own }

/** Order of keys of what is told of persons, accounts and roles. */
export const peopleOrder: Order<PeopleReport> = {
  accounts: [
    {
      ...scalars('id', 'platform', 'shown-as'),
      users: [0],
      state: 0,
      joint: 0,
      deals: [0],
      evidence: 0,
    },
  ],
  users: [{ user: 0, accounts: [0] }],
  names: [{ name: 0, holders: [{ kind: 0, id: 0, users: [0], how: 0 }], sentence: 0, wanted: 0 }],
  passing: [{ account: 0, users: [0], ...scalars('name', 'of', 'sentence') }],
  roles: [
    {
      party: 0,
      overall: [0],
      batches: [{ batches: [0], roles: [0], from: [0], to: [0], obtained: [0], provided: [0] }],
    },
  ],
  conflicts: [
    {
      who: 0,
      with: [0],
      principal: 0,
      bought: [0],
      sold: [0],
      basis: [scalars('kind', 'text', 'evidence')],
      sentence: 0,
      readings: [
        { ...scalars('id', 'title', 'text'), counts: [{ party: 0, tiers: quantities }], equal: 0 },
      ],
    },
  ],
  cycles: [{ kind: 0, batches: [0], members: [0], deals: [0], sentence: 0 }],
  early: [scalars('party', 'batch', 'sold', 'came', 'sentence')],
  inner: [{ deal: 0, among: [0] }],
  notes: [0],
}
