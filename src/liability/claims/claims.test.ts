import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../law/load.ts'
import {
  CHONGQING,
  claim,
  conduct,
  group,
  order,
  QINGDAO,
  suit,
} from '../../../test/support/suit-facts.ts'
import { forbiddenWords } from '../../../test/support/wording.ts'
import { claimMatrix, claimReports } from './claims.ts'
import { damagesReports } from './damages.ts'
import type { SuitFacts } from './facts.ts'
import { hintsOf } from './hints.ts'
import { liabilityQuestions, liabilityReport } from './liability.ts'
import { moneyTwice } from './orders.ts'

const book = loadLaw()

const hint = (facts: SuitFacts, id: string) => hintsOf(book, facts).find((h) => h.id === id)
const citesOf = (facts: SuitFacts) => JSON.stringify(liabilityReport(book, facts))

describe('the matrix of claims', () => {
  test('Q21: 3-3-3-2 over three persons, and no money in the column of 吴', () => {
    const rows = claimMatrix(QINGDAO)
    expect(rows.map((r) => [r.kind, r.persons])).toEqual([
      ['stop', 3],
      ['delete', 3],
      ['compensate', 2],
      ['apologise', 3],
    ])
    const money = rows.find((r) => r.kind === 'compensate')
    expect(money?.cells.map((c) => [c.party, c.claims])).toEqual([
      ['dong', ['c1']],
      ['wang', ['c1']],
      ['wu', []],
    ])
  })

  test('C19: damages, stopping and deletion stand there though nobody claims them', () => {
    expect(claimMatrix(CHONGQING).map((r) => [r.kind, r.persons])).toEqual([
      ['stop', 0],
      ['delete', 0],
      ['compensate', 0],
      ['apologise', 1],
      ['act', 1],
    ])
  })

  test('without claims there is none', () => {
    expect(claimMatrix(suit())).toEqual([])
  })

  test('a kind that nobody knows keeps its word', () => {
    const facts = suit({
      parties: [{ id: 'a', name: '甲' }],
      claims: [claim('c1', '检测', { against: ['a'] })],
    })
    expect(claimMatrix(facts).at(-1)).toMatchObject({ kind: '检测', label: '检测', persons: 1 })
  })
})

describe('what a claim does not say', () => {
  test('Q21: medium and scope of the apology are 待查', () => {
    const apology = claimReports(QINGDAO).find((c) => c.kind === 'apologise')
    expect(apology?.missing).toEqual(['媒体未载明', '范围未载明'])
  })

  test.each([
    ['compensate', ['数额未载明', '及于哪些流转未载明', '赔偿款交付何处未载明']],
    ['act', ['次数未载明', '每次最低支出未载明', '期限未载明']],
    ['publish', ['媒体未载明']],
    ['lawyer', ['数额未载明']],
    ['stop', []],
  ])('%s', (kind, missing) => {
    expect(
      claimReports(suit({ claims: [claim('c1', kind, { against: ['a'] })] }))[0]?.missing,
    ).toEqual(missing)
  })

  test('one sum from several persons in no group: jointly or each?', () => {
    const claims = [
      claim('c1', 'compensate', { against: ['a', 'b'], fen: 1, deals: ['t'], beneficiary: '国库' }),
    ]
    expect(claimReports(suit({ claims }))[0]?.missing).toEqual([
      '对数人请求一个数额：连带、按份还是各自承担未载明',
    ])
    expect(claimReports(suit({ claims, groups: [group('g', ['b', 'a'])] }))[0]?.missing).toEqual([])
  })
})

describe('hints', () => {
  test('C19: stopping and deletion are not among the claims of the report', () => {
    expect(hint(CHONGQING, 'claims.not-claimed')?.text).toContain('停止侵害、删除未见于报道的诉请')
    expect(hint(QINGDAO, 'claims.not-claimed')).toBeUndefined()
  })

  test('deletion: what is debated, and 个保法47 only for conduct since it is in force', () => {
    const claims = [claim('c1', 'delete', { against: ['a'] })]
    const on = (day: string) => hint(suit({ claims, dates: conduct(day, day) }), 'claims.deletion')
    expect(on('2021-11-01')?.text).toContain('停止除存储')
    expect(on('2021-11-01')?.reasons.map((r) => r.cite)).toEqual(['minfadian/1037', 'pipl/47'])
    expect(on('2021-10-31')?.text).not.toContain('停止除存储')
    expect(on('2021-10-31')?.reasons.map((r) => r.cite)).toEqual(['minfadian/1037'])
    expect(hint(CHONGQING, 'claims.deletion')).toBeUndefined()
  })
  test('C19: the least of the acts is the reported gain, and 206.80 under the computed one', () => {
    expect(hint(CHONGQING, 'claims.least-of-acts.c2')?.text).toMatch(
      /2000\.00元：等于载明的差价获利2000\.00元.*比推算的差价获利2206\.80元少206\.80元/,
    )
    expect(claimReports(CHONGQING)[1]).toMatchObject({ least: 200_000, missing: [] })
  })

  test('Q21: 隐私权 in the source, 个人信息权益 in the law', () => {
    expect(hint(QINGDAO, 'claims.wording-privacy')?.text).toMatch(/c2.*隐私权.*个人信息权益/)
    expect(hint(CHONGQING, 'claims.wording-privacy')).toBeUndefined()
  })

  test('the apology must fit the spread of the harm', () => {
    const told = hint(QINGDAO, 'claims.apology-scope')
    expect(told?.text).toMatch(/影响范围相当；c4的媒体、范围未载明：待查/)
    expect(told?.reasons.map((r) => r.cite)).toEqual(['minfadian/1000'])
  })

  test('two templates for a consumer council, none for a procuratorate', () => {
    const council = hint({ ...CHONGQING, plaintiff: 'council' }, 'claims.council-templates')
    expect(council?.text).toMatch(
      /原告为消费者协会.*消费解释第十三条没有列出赔偿损失.*消法第五十条/,
    )
    const procuratorate = { ...CHONGQING, plaintiff: 'procuratorate' } as const
    expect(hint(procuratorate, 'claims.council-templates')).toBeUndefined()
  })

  test('个保法69 stands among them only for conduct from 2021-11-01', () => {
    expect(citesOf(CHONGQING)).not.toContain('pipl/')
    const later = { ...CHONGQING, deals: [], dates: conduct('2021-11-01', '2022-03-01') }
    expect(citesOf(later)).toContain('pipl/69')
  })

  test('the ceiling is an inference, and there is no sum a record', () => {
    expect(hint(QINGDAO, 'damages.ceiling')?.text).toMatch(/500000元以下.*没有定论（推论）/)
    expect(hint(QINGDAO, 'damages.ceiling')?.reasons[0]?.sure).toBe('inference')
    expect(hint(QINGDAO, 'damages.no-tariff')?.text).toContain('没有按条计价的标准')
    expect(hint(QINGDAO, 'damages.punitive')?.text).toContain('没有可以直接适用')
    const before = { ...QINGDAO, dates: conduct('2018-11', '2019-03') }
    expect(hint(before, 'damages.ceiling')).toBeUndefined()
  })

  test('two claims for the same transfer are not added', () => {
    const again = claim('c5', 'compensate', { against: ['dong'], fen: 5, deals: ['t4'] })
    const facts = { ...QINGDAO, claims: [...QINGDAO.claims, again] }
    expect(hint(facts, 'claims.overlap')?.text).toMatch(/c1与c5（流转t4）.*不相加、不相抵/)
  })
})

describe('money twice', () => {
  test('Q19: forfeiture and damages side by side, both views, nothing netted', () => {
    const [only] = moneyTwice(book, QINGDAO)
    expect(only?.parties).toEqual(['dong', 'wang'])
    expect(only?.sums).toEqual([
      '没收违法所得（o1，董某某、王某某、吴某某）：数额未载明，待查',
      '请求赔偿损失（c1，董某某、王某某，组couple）：12000.00元',
    ])
    expect(only?.views.map((v) => v.title)).toEqual(['并行', '折抵'])
    expect(JSON.stringify(only?.views)).toContain('minfadian/187')
    expect(only?.sentence).toContain('不相抵')
  })

  test('neither alone makes a dispute', () => {
    expect(moneyTwice(book, { ...QINGDAO, orders: [] })).toEqual([])
    expect(moneyTwice(book, { ...QINGDAO, claims: [] })).toEqual([])
    const fine = { ...QINGDAO, orders: [order('o1', 'fine', { against: ['dong'] })] }
    expect(moneyTwice(book, fine)).toEqual([])
  })
})

describe('damages', () => {
  test('by loss, by gain, by circumstances, with the numbers of the case and no formula', () => {
    const [only, ...others] = damagesReports(book, QINGDAO)
    expect(others).toEqual([])
    expect(only).toMatchObject({ of: 'couple', claimed: 1_200_000, claims: ['c1'] })
    expect(only?.bases.map((b) => b.id)).toEqual(['loss', 'gain', 'circumstances'])
    expect(only?.bases[1]?.numbers).toEqual([
      {
        what: 'margin',
        fen: 1_200_000,
        bound: 'exactly',
        rank: 'derived',
        source: null,
        difference: 0,
      },
    ])
    expect(only?.bases[1]?.basis.map((b) => [b.cite, b.status])).toEqual([
      ['minfadian/1182', 'applies'],
      ['qinquanfa/20', 'fall-back'],
    ])
  })

  test('Q10: the earlier 1400 is outside the claim, with its 约, and is asked about', () => {
    // A claim with its sum is told with what lies outside of it among the scopes of the money, once.
    expect(damagesReports(book, QINGDAO).flatMap((d) => d.notes)).toEqual([])
    const unstated = QINGDAO.claims.map((c) => (c.kind === 'compensate' ? { ...c, fen: null } : c))
    const [only] = damagesReports(book, { ...QINGDAO, claims: unstated })
    expect(only?.notes[0]?.text).toMatch(
      /流转t2不在赔偿请求的范围内.*约1400\.00元.*不计入请求数额.*待查/,
    )
  })

  test('beside a claim that names no transfers nothing is outside', () => {
    const whole = claim('c5', 'compensate', { against: ['dong'], fen: 5 })
    const facts = { ...QINGDAO, claims: [...QINGDAO.claims, whole] }
    expect(damagesReports(book, facts).flatMap((d) => d.notes)).toEqual([])
  })

  test('nothing claimed in money: what there is stands there, and no difference', () => {
    const [only] = damagesReports(book, CHONGQING)
    expect(only).toMatchObject({ of: 'fei', claimed: null, claims: [] })
    expect(only?.bases[1]?.numbers.map((n) => [n.fen, n.rank, n.difference])).toEqual([
      [220_680, 'derived', null],
      [200_000, 'press', null],
    ])
  })

  test('more or less than the claim is told in fen', () => {
    const facts = {
      ...QINGDAO,
      margin: () => ({ fen: 1_000_000, basis: 'computed', bound: 'exactly' }) as const,
    }
    expect(damagesReports(book, facts)[0]?.bases[1]?.numbers[0]?.difference).toBe(-200_000)
  })
})

test('every sum that is not stated, and every word to be checked, is asked about', () => {
  const facts = {
    ...QINGDAO,
    orders: [
      ...QINGDAO.orders,
      order('o2', 'sentence', { against: ['wang', 'wu'], text: '缓刑一年', status: '待核' }),
    ],
  }
  const asked = liabilityQuestions(liabilityReport(book, facts), facts).join('\n')
  expect(asked).toMatch(/没收违法所得（董某某、王某某、吴某某）的数额未载明/)
  expect(asked).toMatch(/刑罚（王某某、吴某某）缓刑一年：待核，不影响各项数额与条数/)
  expect(asked).toMatch(/诉讼请求c4（赔礼道歉）：媒体未载明；范围未载明/)
})

const kinds = ['stop', 'delete', 'compensate', 'apologise', 'act', 'lawyer', 'publish']
const persons = fc.uniqueArray(fc.constantFrom('dong', 'wang', 'wu'), { minLength: 1 })
const anySuit = fc.record({
  kinds: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      against: persons,
      fen: fc.option(fc.nat(99_999_999)),
      times: fc.option(fc.nat(9)),
    }),
    { maxLength: 5 },
  ),
  group: fc.constantFrom('joint', 'several', 'assist', 'endanger', 'handlers', '合伙'),
  members: persons,
  from: fc.constantFrom('2015-01-01', '2018-11', '2020-12-31', '2021-08', '2021-11-01', '2024'),
  harm: fc.constantFrom(null, '2021-11-23'),
  taken: fc.option(fc.nat(99_999)),
})

property.prop([anySuit], { numRuns: 150 })(
  'no sentence or reason holds a word not to use',
  (any) => {
    const facts = suit({
      parties: QINGDAO.parties,
      groups: [group('g', any.members, { kind: any.group })],
      claims: any.kinds.map((c, i) =>
        claim(`c${String(i + 1)}`, c.kind, {
          against: c.against,
          fen: c.fen,
          times: c.times,
          each: c.fen,
          deals: ['t3'],
        }),
      ),
      orders: [
        order('o1', 'forfeiture', {
          against: any.members,
          amount: any.taken === null ? null : { fen: any.taken, bound: 'about' },
        }),
      ],
      dates: conduct(any.from, any.from, any.harm),
      margin: QINGDAO.margin,
      sums: QINGDAO.sums,
      deals: QINGDAO.deals.map((d) => ({ ...d, on: null })),
    })
    const report = liabilityReport(book, facts)
    const printed = [JSON.stringify(report), ...liabilityQuestions(report, facts)].join('\n')
    expect(forbiddenWords(printed), printed).toEqual([])
    expect(printed.replaceAll(/:null/g, '')).not.toMatch(
      /undefined|NaN|null|，。|；。|，，|。。|转手/,
    )
    if (any.from < '2021-11') expect(printed).not.toMatch(/pipl\/(?:20|69)/)
  },
)
