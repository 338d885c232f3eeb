import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { accountReports, userReports } from './accounts.ts'
import { rings, type Edge } from './components.ts'
import { roleConflicts } from './conflicts.ts'
import { cycleReports } from './cycles.ts'
import { foldedName, passingReports, sharedNames } from './display-names.ts'
import { earlySales } from './early.ts'
import type { AccountFact, PeopleFacts, SideFact } from './facts.ts'
import { peopleReport } from './people.ts'
import { roleReports } from './roles.ts'
import { unenteredParts } from './unentered.ts'

const NOTHING: PeopleFacts = {
  parties: [],
  accounts: [],
  sides: [],
  obtained: [],
  actsFor: [],
  related: [],
  jointly: [],
}

const party = (id: string, name = id, shownAs: readonly string[] = []) => ({ id, name, shownAs })
const account = (id: string, more: Partial<AccountFact> = {}): AccountFact => ({
  id,
  platform: 'wechat',
  shownAs: null,
  users: [],
  joint: false,
  passing: [],
  evidence: null,
  ...more,
})
const side = (
  id: string,
  by: readonly string[],
  to: readonly string[],
  batch: string,
  more: Partial<SideFact> = {},
): SideFact => ({
  id,
  kind: 'sell',
  by,
  to,
  inner: [],
  accounts: [],
  batch,
  on: null,
  ...more,
})
const on = (from: string, to = from) => ({ from, to })

/** The second story: the crawler → 董 → 吴; another seller → 董 and 王, who passed as the crawler → 吴. */
const QINGDAO: PeopleFacts = {
  ...NOTHING,
  parties: [
    party('seller1', '网络卖家'),
    party('seller2', '另一卖家'),
    party('dong', '董某某'),
    party('wang', '王某某'),
    party('wu', '吴某某'),
  ],
  accounts: [
    account('crawler', { shownAs: '网络爬虫大数据', users: ['seller1'] }),
    account('wangwx', {
      users: ['wang'],
      passing: [{ name: '网络爬虫大数据', of: 'seller1' }],
    }),
  ],
  sides: [
    side('t1', ['seller1'], ['dong'], 'b1', { on: on('2018-11', '2019-03') }),
    side('t2', ['dong'], ['wu'], 'b1', { on: on('2018-11', '2019-03') }),
    side('t3', ['seller2'], ['dong', 'wang'], 'b2', { on: on('2019-03') }),
    side('t4', ['dong', 'wang'], ['wu'], 'b2', { on: on('2019-03') }),
  ],
  jointly: [['dong', 'wang']],
}

describe('display names', () => {
  test.each([
    ['网络 爬虫　大数据', '网络爬虫大数据'],
    ['ＡＢ１', 'AB1'],
    ['大\u200b数据', '大数据'],
    ['大数据 ', '大数据'],
  ])('%j is compared as %j', (name, folded) => {
    expect(foldedName(name)).toBe(folded)
  })

  test('letters keep their case', () => {
    expect(foldedName('Data')).not.toBe(foldedName('DATA'))
  })

  test('two accounts under one name, one of them passing: both with their users, evidence of both wanted', () => {
    const [only, ...others] = sharedNames(QINGDAO)
    expect(others).toEqual([])
    expect(only?.holders.map((h) => [h.id, h.users, h.how])).toEqual([
      ['crawler', ['seller1'], 'own'],
      ['wangwx', ['wang'], 'passing'],
    ])
    expect(only?.sentence).toContain('同名不同号')
    expect(only?.wanted).toMatch(/双方账号的注册.*设备资料/)
  })

  test('the account of the one whose name it is need not be known', () => {
    const facts = { ...QINGDAO, accounts: QINGDAO.accounts.slice(1) }
    expect(sharedNames(facts)[0]?.holders.map((h) => [h.kind, h.id])).toEqual([
      ['party', 'seller1'],
      ['account', 'wangwx'],
    ])
  })

  test('it is never said that an account went from hand to hand', () => {
    const told = JSON.stringify(peopleReport(QINGDAO, []))
    expect(told).not.toContain('转手')
  })

  test('a party and its own account are no two', () => {
    const facts = {
      ...NOTHING,
      parties: [party('jia', '甲', ['大数据'])],
      accounts: [account('a', { shownAs: '大 数据', users: ['jia'] })],
    }
    expect(sharedNames(facts)).toEqual([])
  })

  test('two persons of one name without an account are no display name', () => {
    const facts = { ...NOTHING, parties: [party('a', '张某'), party('b', '张某')] }
    expect(sharedNames(facts)).toEqual([])
  })

  test('whose name it is may be open', () => {
    const facts = { ...NOTHING, accounts: [account('x', { passing: [{ name: '某', of: null }] })] }
    expect(passingReports(facts)[0]?.sentence).toMatch(/实际使用人不明.*待查/)
  })
})

describe('accounts', () => {
  test('one with two users shows both and is not split; one without is named', () => {
    const facts = {
      ...NOTHING,
      parties: [party('a', '甲'), party('b', '乙')],
      accounts: [account('x', { users: ['a', 'b'] }), account('y')],
      sides: [side('t1', ['x'], ['a'], 'b1', { accounts: ['x'] })],
    }
    expect(accountReports(facts).map((a) => [a.state, a.users, a.deals])).toEqual([
      ['several', ['a', 'b'], ['t1']],
      ['none', [], []],
    ])
    const { notes } = peopleReport(facts, [])
    expect(notes.join()).toMatch(/账号x有2名使用人（甲、乙）.*待查.*不拆分.*账号y的实际使用人不明/)
    expect(roleReports(facts).map((r) => r.party)).toEqual(['a', 'x'])
  })

  test('two accounts of one person are one person', () => {
    const facts = {
      ...NOTHING,
      accounts: [account('x', { users: ['a'] }), account('y', { users: ['a'] })],
    }
    expect(userReports(facts)).toEqual([{ user: 'a', accounts: ['x', 'y'] }])
  })
  test('an account that others used as well is not counted among one person’s', () => {
    const shared = account('z', { users: ['a', 'b'] })
    const facts = { ...NOTHING, accounts: [account('x', { users: ['a'] }), shared] }
    expect(userReports(facts)).toEqual([])
  })
})

describe('roles', () => {
  test('by batch and over all, out of the transfers', () => {
    const roles = new Map(roleReports(QINGDAO).map((r) => [r.party, r]))
    expect(roles.get('seller1')?.overall).toEqual(['upstream'])
    expect(roles.get('dong')?.overall).toEqual(['middleman'])
    expect(roles.get('wu')?.overall).toEqual(['end-user'])
    expect(roles.get('dong')?.batches.map((b) => [b.batches, b.from, b.to])).toEqual([
      [['b1'], ['seller1'], ['wu']],
      [['b2'], ['seller2'], ['wu']],
    ])
  })

  test.each([
    ['publish', 'publisher'],
    ['give', 'free-giver'],
    ['swap', 'upstream'],
    ['set-off', 'upstream'],
  ] as const)('%s makes a %s', (kind, role) => {
    const facts = {
      ...NOTHING,
      parties: [party('a'), party('b')],
      sides: [side('t', ['a'], kind === 'publish' ? [] : ['b'], 'b1', { kind })],
    }
    expect(roleReports(facts)[0]?.overall).toEqual([role])
  })

  test('who was only given something is a taker, no buyer', () => {
    const facts = {
      ...NOTHING,
      parties: [party('a'), party('b')],
      sides: [side('t', ['a'], ['b'], 'b1', { kind: 'give' })],
    }
    expect(roleReports(facts)[1]?.overall).toEqual(['downstream'])
  })

  test('a part that is sold on is sold out of the whole', () => {
    const facts = {
      ...NOTHING,
      parties: [party('a'), party('b'), party('c')],
      sides: [side('t1', ['a'], ['b'], 'b1'), side('t2', ['b'], ['c'], 'b1a')],
      related: [['b1a', 'b1'] as const],
    }
    expect(roleReports(facts)[1]).toMatchObject({ party: 'b', overall: ['middleman'] })
  })

  test('what passes among joint offenders makes no role', () => {
    const facts = {
      ...NOTHING,
      parties: [party('a'), party('b')],
      sides: [side('t', ['a'], [], 'b1', { inner: ['b'] })],
    }
    expect(roleReports(facts)).toEqual([])
    expect(peopleReport(facts, []).inner).toEqual([{ deal: 't', among: ['a', 'b'] }])
  })
})

describe('double roles', () => {
  test('Q12: the double play comes out by itself', () => {
    const [only, ...others] = roleConflicts(QINGDAO)
    expect(others).toEqual([])
    expect(only).toMatchObject({
      who: 'dong',
      with: ['wang'],
      principal: 'wu',
      bought: ['t1', 't2'],
      sold: ['t4'],
    })
    expect(only?.basis.map((b) => b.kind)).toEqual(['passing'])
    expect(only?.sentence).toMatch(/不因双重角色重复计数.*未作取舍/)
  })

  test('without the passing it is a weaker sign', () => {
    const facts = { ...QINGDAO, accounts: [] }
    expect(roleConflicts(facts)[0]?.basis.map((b) => b.kind)).toEqual(['composition'])
    expect(roleConflicts(facts)[0]?.sentence).toContain('先有为其购入的迹象')
  })

  test('an entered errand is the strongest', () => {
    const actsFor = [{ who: 'dong', for: 'wu', on: null, deals: ['t1', 't2'], evidence: '卷一' }]
    const [only] = roleConflicts({ ...QINGDAO, actsFor })
    expect(only?.basis.map((b) => b.kind)).toEqual(['entered', 'passing'])
    expect(only?.sentence).toContain('为其代为购买')
  })

  test('an errand alone is no conflict', () => {
    const sides = QINGDAO.sides.slice(0, 2)
    const actsFor = [{ who: 'dong', for: 'wu', on: null, deals: ['t1', 't2'], evidence: null }]
    expect(roleConflicts({ ...QINGDAO, sides, actsFor })).toEqual([])
  })

  test('a middleman with one customer and two sources has no double role', () => {
    const sides = [
      side('t1', ['s1'], ['m'], 'b1'),
      side('t2', ['m'], ['c'], 'b1'),
      side('t3', ['s2'], ['m'], 'b2'),
      side('t4', ['m'], ['c'], 'b2'),
    ]
    expect(roleConflicts({ ...NOTHING, sides })).toEqual([])
  })
})

describe('cycles and early sales', () => {
  const ring = [
    side('t1', ['a'], ['b'], 'b1', { on: on('2020-01') }),
    side('t2', ['b'], ['c'], 'b1', { on: on('2020-02') }),
    side('t3', ['c'], ['a'], 'b1', { on: on('2020-03') }),
  ]

  test('A→B→C→A is named once, with its members and transfers', () => {
    const found = cycleReports({ ...NOTHING, sides: ring })
    expect(found.map((c) => [c.kind, c.members, c.deals])).toEqual([
      ['same-batch', ['a', 'b', 'c'], ['t1', 't2', 't3']],
    ])
  })

  test('persons who sell each other different batches are told apart from that', () => {
    const sides = [side('t1', ['a'], ['b'], 'b1'), side('t2', ['b'], ['a'], 'b2')]
    expect(cycleReports({ ...NOTHING, sides }).map((c) => c.kind)).toEqual(['across-batches'])
  })

  test('a thousand givers and takers in a ring are bounded', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `p${String(i)}`)
    const sides = [side('t1', many, ['x'], 'b1'), side('t2', ['x'], many, 'b1')]
    expect(cycleReports({ ...NOTHING, sides })[0]?.members).toHaveLength(1001)
  })

  test('a sale before any purchase is pointed out; an imprecise date never makes one', () => {
    const sides = [
      side('t1', ['a'], ['b'], 'b1', { on: on('2020-01-05') }),
      side('t2', ['s'], ['a'], 'b1', { on: on('2020-02-01') }),
    ]
    const [only] = earlySales({ ...NOTHING, sides })
    expect(only).toMatchObject({ party: 'a', sold: 't1', came: 't2' })
    const vague = sides.map((s) => ({ ...s, on: on('2020') }))
    expect(earlySales({ ...NOTHING, sides: vague })).toEqual([])
  })
})

/** Who can be reached from a node: by going everywhere. */
function reached(from: number, edges: readonly Edge[]): Set<number> {
  const seen = new Set<number>()
  const open = edges.filter(([a]) => a === from).map(([, b]) => b)
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    for (const [a, b] of edges) if (a === node) open.push(b)
  }
  return seen
}

const graphs = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 25 }),
  }),
)

property.prop([graphs])('rings are the nodes that can reach each other', ({ n, edges }) => {
  const all = Array.from({ length: n }, (_, i) => reached(i, edges))
  const mutual = (a: number) =>
    Array.from({ length: n }, (_, b) => b).filter(
      (b) => b === a || (all[a]?.has(b) && all[b]?.has(a)),
    )
  const expected = Array.from({ length: n }, (_, a) => mutual(a))
    .filter((group, a) => group.length > 1 && group[0] === a)
    .map((group) => group.toSorted((x, y) => x - y))
  expect(rings(n, edges)).toEqual(expected)
})

test('a long chain does not exhaust the stack', () => {
  const n = 200_000
  const edges = Array.from({ length: n }, (_, i): Edge => [i, (i + 1) % n])
  expect(rings(n, edges)[0]).toHaveLength(n)
})

describe('who may have had a part and is entered on neither side', () => {
  const facts = (more: Partial<PeopleFacts>): PeopleFacts => ({
    ...NOTHING,
    parties: [party('emp', '员工'), party('boss', '老板'), party('b', '乙')],
    ...more,
  })
  const errand = { who: 'emp', for: 'boss', on: null, deals: null, evidence: null }

  test('an employee sells for his employer: the employer is asked about, and given nothing', () => {
    const [only, ...more] = unenteredParts(
      facts({ sides: [side('t1', ['emp'], ['b'], 'x')], actsFor: [errand] }),
    )
    expect(more).toEqual([])
    expect(only).toMatch(/员工代老板办理t1.*价款归谁待查.*没有计入老板/)
  })
  test.each([
    ['he stands in the transfer himself', [side('t1', ['emp', 'boss'], ['b'], 'x')], errand],
    [
      'what was bought was handed to him: a double role, told elsewhere',
      [side('t1', ['b'], ['emp'], 'x'), side('t2', ['emp'], ['boss'], 'x')],
      errand,
    ],
    ['another transfer was meant', [side('t1', ['emp'], ['b'], 'x')], { ...errand, deals: ['t9'] }],
    [
      'it was before his time',
      [side('t1', ['emp'], ['b'], 'x', { on: on('2019-03') })],
      { ...errand, on: on('2019-04') },
    ],
  ])('nothing to ask: %s', (_, sides, act) => {
    expect(unenteredParts(facts({ sides, actsFor: [act] }))).toEqual([])
  })
  test('one of those who acted jointly stands nowhere but in the handing over among them', () => {
    const sides = [
      side('t0', ['emp'], [], 'x', { inner: ['boss'] }),
      side('t1', ['boss'], ['b'], 'x'),
    ]
    expect(unenteredParts(facts({ sides, jointly: [['emp', 'boss']] })).join()).toMatch(
      /员工录入为与老板共同实施，t1没有录入其为一方：是否参与待查/,
    )
    const both = [side('t1', ['emp', 'boss'], ['b'], 'x')]
    expect(unenteredParts(facts({ sides: both, jointly: [['emp', 'boss']] }))).toEqual([])
  })
})
