import type {
  ClaimFact,
  GroupFact,
  OrderFact,
  SuitFacts,
} from '../../src/liability/claims/facts.ts'

/** Facts of a suit made by hand for tests of groups, claims and damages. Synthetic persons only. */

export const claim = (id: string, kind: string, more: Partial<ClaimFact> = {}): ClaimFact => ({
  id,
  kind,
  against: [],
  group: null,
  fen: null,
  deals: null,
  scope: null,
  medium: null,
  deadline: null,
  beneficiary: null,
  times: null,
  each: null,
  includes: [],
  wording: null,
  source: null,
  rank: null,
  evidence: null,
  ...more,
})

export const order = (id: string, kind: string, more: Partial<OrderFact> = {}): OrderFact => ({
  id,
  kind,
  against: [],
  group: null,
  amount: null,
  by: null,
  on: null,
  deals: null,
  text: null,
  status: null,
  evidence: null,
  ...more,
})

export const group = (
  id: string,
  members: readonly string[],
  more: Partial<GroupFact> = {},
): GroupFact => ({ id, kind: 'joint', members, deals: null, shares: [], evidence: null, ...more })

const NO_DATES: SuitFacts['dates'] = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}

export const suit = (more: Partial<SuitFacts> = {}): SuitFacts => ({
  parties: [],
  groups: [],
  claims: [],
  orders: [],
  sums: [],
  deals: [],
  dates: NO_DATES,
  plaintiff: null,
  margin: () => null,
  ...more,
})

/** Conduct of some days, with harm that is known to have gone on to a later one. */
export const conduct = (from: string, to: string, harmUntil: string | null = null) => ({
  ...NO_DATES,
  conduct: { from, to },
  harmUntil,
})

const COUPLE = ['dong', 'wang']
const ALL = [...COUPLE, 'wu']
const margin = { fen: 1_200_000, basis: 'computed', bound: 'exactly' } as const

/** The second story: 12000.00 claimed jointly from a couple; stop, deletion, apology of all three. */
export const QINGDAO: SuitFacts = suit({
  parties: [
    { id: 'dong', name: '董某某' },
    { id: 'wang', name: '王某某' },
    { id: 'wu', name: '吴某某' },
  ],
  groups: [group('couple', COUPLE)],
  claims: [
    claim('c1', 'compensate', {
      against: COUPLE,
      group: 'couple',
      fen: 1_200_000,
      deals: ['t3', 't4'],
    }),
    claim('c2', 'stop', { against: ALL, wording: '停止对公民隐私权的继续侵害' }),
    claim('c3', 'delete', { against: ALL }),
    claim('c4', 'apologise', { against: ALL }),
  ],
  orders: [order('o1', 'forfeiture', { against: ALL })],
  sums: [
    {
      what: 'margin',
      of: ['dong'],
      deals: ['t1', 't2'],
      fen: 140_000,
      bound: 'about',
      rank: 'press',
      source: '媒体报道',
    },
  ],
  deals: [
    { id: 't1', givers: ['seller'], takers: ['dong'], on: { from: '2018-11', to: '2019-03' } },
    { id: 't2', givers: ['dong'], takers: ['wu'], on: { from: '2018-11', to: '2019-03' } },
    { id: 't3', givers: ['other'], takers: COUPLE, on: { from: '2019-03', to: '2019-03' } },
    { id: 't4', givers: COUPLE, takers: ['wu'], on: { from: '2019-03', to: '2019-03' } },
  ],
  dates: conduct('2018-11', '2019-03', '2021-11-23'),
  margin: (members) => (members.includes('dong') || members.includes('wang') ? margin : null),
})

/** The first story: an apology and two acts of at least 1000.00 each; nothing claimed in money. */
export const CHONGQING: SuitFacts = suit({
  parties: [{ id: 'fei', name: '费某扬' }],
  claims: [
    claim('c1', 'apologise', { against: ['fei'], medium: '中国消费者报', rank: 'press' }),
    claim('c2', 'act', {
      against: ['fei'],
      times: 2,
      each: 100_000,
      deadline: '一年内',
      rank: 'press',
    }),
  ],
  sums: [
    {
      what: 'margin',
      of: ['fei'],
      deals: ['t1', 't2'],
      fen: 200_000,
      bound: 'exactly',
      rank: 'press',
      source: '媒体报道',
    },
  ],
  deals: [
    { id: 't2', givers: ['fei'], takers: ['down'], on: { from: '2021-08', to: '2021-10-26' } },
  ],
  dates: { ...conduct('2021-08', '2021-10-26'), filed: '2022-08-05', heard: '2022-09-19' },
  margin: () => ({ fen: 220_680, basis: 'computed', bound: 'exactly' }),
})
