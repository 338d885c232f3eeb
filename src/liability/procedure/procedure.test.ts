import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../report/procedure.ts'
import { loadLaw } from '../../law/load.ts'
import { forbiddenWords } from '../../../test/support/wording.ts'
import { lawInTime, type AskedDates } from '../law-in-time.ts'
import type { ProcedureFacts, Settlement } from './facts.ts'
import { procedureOf } from './procedure.ts'

const book = loadLaw()
const NOTHING: ProcedureFacts = {
  suit: true,
  plaintiff: null,
  supporter: null,
  court: null,
  route: null,
  trader: 'unknown',
  others: 'unknown',
  clue: [],
  pack: {},
  notice: { on: null, medium: null, evidence: null },
  settlement: null,
  days: new Map(),
  withdrawal: null,
  performance: [],
  claimed: [],
  damages: false,
  criminal: null,
  persons: 0,
  unplaced: null,
}
const DATES: AskedDates = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}
const told = (facts: Partial<ProcedureFacts>, dates: Partial<AskedDates> = {}) => {
  const days = new Map(
    Object.entries(dates).flatMap(([fact, on]) =>
      typeof on === 'string' ? [[fact, { on, evidence: null }] as const] : [],
    ),
  )
  const asked = { ...DATES, ...dates }
  return procedureOf(book, { ...NOTHING, days, ...facts }, lawInTime(book, asked)).procedure
}
const states = (list: readonly Condition[] | undefined): Record<string, string> =>
  Object.fromEntries((list ?? []).map(({ id, state }) => [id, state]))
const council = (level: 'county' | 'city' | 'province' | 'national') =>
  ({ kind: 'council', name: null, level, evidence: null }) as const
const office = (level: 'county' | 'city' | 'province') =>
  ({ kind: 'procuratorate', name: '甲市人民检察院', level, evidence: null }) as const
const court = (level: 'basic' | 'intermediate', internet = false) => ({
  name: '某法院',
  level,
  internet,
  evidence: null,
})

describe('a consumers’ council (C16–C18)', () => {
  test.each([
    ['national', 'met'],
    ['province', 'met'],
    ['city', 'not-met'],
    ['county', 'not-met'],
  ] as const)('%s: %s', (level, state) => {
    const { routes } = told({ plaintiff: council(level) }, { filed: '2022-08-05' })
    const route = routes.find(({ id }) => id === 'council')
    expect(route?.used).toBe(true)
    expect(states(route?.conditions)['standing.council-level']).toBe(state)
    expect(route?.state).toBe(state === 'met' ? 'unknown' : 'closed')
    expect(states(route?.conditions)['standing.notice']).toBe('none')
  })
  test('needs traders and consumers, or the other road: PIPL 70 for suits from 2021-11-01', () => {
    const of = (filed: string, trader: 'yes' | 'no' | 'unknown') => {
      const { routes } = told({ plaintiff: council('province'), trader }, { filed })
      return states(routes.find(({ id }) => id === 'council')?.conditions)
    }
    expect(of('2022-08-05', 'unknown')).toMatchObject({
      'standing.trader': 'unknown',
      'standing.pipl': 'met',
    })
    expect(of('2021-10-31', 'yes')).toMatchObject({
      'standing.trader': 'met',
      'standing.pipl': 'none',
    })
    expect(of('2021-11-01', 'no')['standing.trader']).toBe('not-met')
  })
  test('has a pack of three papers, the third of which is missing', () => {
    const pack = {
      complaint: { have: 'yes', evidence: '卷三第6页' },
      harm: { have: 'yes', evidence: null },
      duties: { have: 'no', evidence: null },
    } as const
    const made = told({ plaintiff: council('province'), pack }, { filed: '2022-08-05' }).pack
    expect(made?.items.map((one) => [one.id, one.state])).toEqual([
      ['complaint', 'there'],
      ['harm', 'there'],
      ['duties', 'missing'],
    ])
    expect(made?.article).toBe('消费解释第四条')
    expect(made?.sentence).toMatch(/缺：.*第三十七条第一款第四项或者第五项/)
  })
  test('a supporter of another level than the court is a note, and no condition fails for it', () => {
    const { notes, routes } = told({
      plaintiff: council('province'),
      supporter: { name: null, level: 'county', evidence: null },
      court: court('intermediate'),
    })
    expect(notes.find(({ id }) => id === 'procedure.support')?.text).toBe(
      '支持起诉机关为区院，受诉法院为中院，请核对。',
    )
    const used = routes.find((route) => route.used)
    expect(used?.conditions.filter(({ state }) => state === 'not-met')).toEqual([])
  })
})

describe('a procuratorate (Q16, Q17)', () => {
  const judged = {
    outcome: 'judgment',
    decided: '2021-08-05',
    served: null,
    appealed: null,
    effective: null,
  } as const
  const qingdao = told(
    {
      plaintiff: office('city'),
      criminal: judged,
      clue: [{ from: '乙区检察院', to: '甲市人民检察院', on: null, evidence: null }],
    },
    { conduct: { from: '2018-11', to: '2019-03' }, heard: '2021-11-23' },
  )
  const used = qingdao.routes.find((route) => route.used)

  test('stands on article 55(2), as it was numbered, with “等” as its ground', () => {
    const ground = used?.conditions.find(({ id }) => id === 'standing.ground')
    expect(ground).toMatchObject({
      state: 'met',
      article: '民诉法第五十五条第二款（今第五十八条第二款）',
    })
    expect(ground?.why).toContain('“等”')
  })
  test('of a city sues; day and medium of the notice, and the court, are open', () => {
    expect(states(used?.conditions)).toMatchObject({
      'standing.level': 'met',
      'standing.clue': 'met',
      'standing.notice': 'unknown',
      'standing.pipl': 'unknown',
      'court.level': 'unknown',
    })
    expect(qingdao.pack?.items.at(-1)).toMatchObject({
      id: 'notice',
      state: 'missing',
      note: '缺公告日期、公告媒体',
    })
    expect(qingdao.pack?.article).toBe('检察解释第十四条')
  })
  test('could not attach the suit any more, and that it did not is a hint', () => {
    const attached = qingdao.routes.find(({ id }) => id === 'attached')
    expect(attached).toMatchObject({ used: false, state: 'closed' })
    expect(qingdao.notes.map(({ id }) => id)).toContain('procedure.not-attached')
  })
  test('of a county, a court below the intermediate one: to be checked, never refused', () => {
    const made = told(
      { plaintiff: office('county'), court: court('basic') },
      { filed: '2023-01-05' },
    )
    const conditions = states(made.routes.find((route) => route.used)?.conditions)
    expect(conditions).toMatchObject({ 'standing.level': 'unknown', 'court.level': 'unknown' })
    expect(made.notes.map(({ id }) => id)).toContain('procedure.county-court')
    const online = told(
      { plaintiff: office('county'), court: court('basic', true) },
      { filed: '2023-01-05' },
    )
    expect(states(online.routes.find((r) => r.used)?.conditions)['court.level']).toBe('met')
  })
  test('a pack with its notice is whole', () => {
    const paper = { have: 'yes', evidence: null } as const
    const notice = { on: '2022-01-05', medium: '正义网', evidence: null }
    const made = told(
      { plaintiff: office('city'), pack: { complaint: paper, harm: paper }, notice },
      { filed: '2022-03-01' },
    )
    expect(made.pack?.sentence).toBe('起诉材料齐备。')
  })
})

describe('an agreement (C20)', () => {
  const settlement: Settlement = {
    words: ['和解', '调解'],
    signed: '2022-09-19',
    announced: { on: null, medium: null, evidence: null },
    issued: null,
    served: [],
  }
  test('that is signed is not in effect; two words are told and none is chosen', () => {
    const made = told({ settlement }).settlement
    expect(made).toMatchObject({ effective: null })
    expect(made?.sentence).toMatch(/“和解”、“调解”，表述不一致.*签订不等于生效/)
  })
  test('takes effect with the last signature', () => {
    const served = [
      { who: '原告', on: '2022-10-25' },
      { who: '被告', on: '2022-10-27' },
    ]
    const of = (change: Partial<Settlement>) =>
      told({ settlement: { ...settlement, ...change } }).settlement?.effective
    const issued = '2022-10-24'
    expect(of({ issued, served })).toBe('2022-10-27')
    expect(of({ issued: null, served })).toBeNull()
    expect(of({ issued, served: served.slice(0, 1) })).toBeNull()
    expect(of({ issued, served: [...served, { who: '支持起诉人', on: null }] })).toBeNull()
  })
})

test('without a suit there is nothing to say', () => {
  expect(told({ suit: false })).toMatchObject({ routes: [], pack: null, notes: [] })
})

const level = fc.constantFrom('county', 'city', 'province', 'national', null)
const have = fc.constantFrom('yes', 'no', 'unknown')
const name = fc.option(fc.string({ maxLength: 20 }))
const anything = fc.record({
  plaintiff: fc.option(
    fc.record({
      kind: fc.constantFrom('procuratorate', 'council', 'organisation'),
      name,
      level,
      evidence: fc.constant(null),
    }),
  ),
  court: fc.option(
    fc.record({
      name,
      level: fc.constantFrom('basic', 'intermediate', 'high', null),
      internet: fc.boolean(),
      evidence: fc.constant(null),
    }),
  ),
  trader: have,
  others: have,
  damages: fc.boolean(),
  persons: fc.nat(),
  filed: fc.constantFrom(null, '2019-05-01', '2021-11', '2022', '2022-08-05', 'soon'),
})

property.prop([anything])(
  'a road is never taken for granted, and never concluded on',
  ({ filed, ...facts }) => {
    const made = told(facts, { filed })
    for (const { conditions, state } of made.routes) {
      const open = conditions.some((c) => c.state === 'unknown')
      const fails = conditions.some((c) => c.state === 'not-met')
      expect(state).toBe(fails ? 'closed' : open ? 'unknown' : 'open')
      for (const c of conditions) expect(c.cite === null).toBe(c.article === null)
    }
    const own = (text: string) =>
      (facts.plaintiff?.name ?? facts.court?.name) ? [] : forbiddenWords(text)
    expect(own(JSON.stringify(made))).toEqual([])
  },
)

describe('撤回起诉', () => {
  const withdrawn = (more: object, plaintiff = office('city')) =>
    told({
      plaintiff,
      claimed: ['compensate', 'delete'],
      withdrawal: {
        asked: '2022-09-10',
        claimsMet: 'yes',
        allowed: '2022-09-15',
        debateEnded: '2022-09-19',
        evidence: null,
        ...more,
      },
    })
  const note = (report: ReturnType<typeof told>) =>
    report.notes.find(({ id }) => id === 'procedure.withdrawal')
  test('before the debate has ended, all that was claimed having come about', () => {
    const report = withdrawn({})
    expect(note(report)?.text).toMatch(
      /辩论终结以前；.*全部实现，检察院可以撤回起诉；法院2022-09-15准许/,
    )
    expect(note(report)?.reasons.map(({ cite }) => cite)).toEqual([
      'fashi-2018-6/19',
      'minsufa-jieshi/288',
    ])
    expect(report.questions.join()).not.toMatch(/撤回|辩论/)
  })
  test('after it: not let by 288 (290 before 2022-04-10), and how it meets 19 is open', () => {
    expect(note(withdrawn({ asked: '2022-09-20' }))?.text).toMatch(/不予准许.*没有定论（推论）/)
    const early = note(withdrawn({ asked: '2022-04-09', debateEnded: '2022-04-08', allowed: null }))
    expect(early?.reasons.map(({ cite }) => cite)).toContain('minsufa-jieshi/290')
  })
  test.each([
    ['the day of the debate is not known', { debateEnded: null }, '法庭辩论终结的日期'],
    ['a month that holds both', { asked: '2022-09' }, '先后'],
    ['the same day', { asked: '2022-09-19' }, '先后'],
    ['whether all was met is not known', { claimsMet: 'unknown' }, '赔偿损失、删除'],
    ['nothing was decided', { allowed: null }, '是否准许撤回'],
  ])('%s: it is asked', (_, more, asked) => {
    expect(withdrawn(more).questions.join()).toContain(asked)
  })
  test('of a council 检察解释19 is not said', () => {
    const report = withdrawn({}, council('province') as never)
    expect(JSON.stringify(note(report))).not.toMatch(/检察院|fashi-2018-6/)
  })
  test('not all was met: the road is open to doubt, never blocked', () => {
    expect(note(withdrawn({ claimsMet: 'no' }))?.text).toContain('没有全部实现')
  })
})

describe('履行 and what lateness brings', () => {
  const done = (what: string, due: string | null, on: string | null) =>
    told({ plaintiff: office('city'), performance: [{ what, due, on, evidence: null }] })
  const only = (report: ReturnType<typeof told>) => {
    const [found] = report.notes.filter(({ id }) => id.startsWith('procedure.performance'))
    return { text: found?.text ?? '', cites: found?.reasons.map(({ cite }) => cite) ?? [] }
  }
  test('money forty days late: double interest, of which nothing is computed', () => {
    const { text, cites } = only(done('compensate', '2022-12-01', '2023-01-10'))
    expect(text).toMatch(/迟延40日（2022-12-02至2023-01-10.*加倍支付.*不核算/)
    expect(cites).toEqual(['minsufa/260', 'minsufa-jieshi/516', 'fashi-2018-6/12'])
  })
  test.each([
    ['2021-12-30', 'minsufa/253'],
    ['2021-12-31', 'minsufa/260'],
    ['2023-12-30', 'minsufa/260'],
    ['2023-12-31', 'minsufa/264'],
  ])('due on %s: %s', (due, cite) => {
    expect(only(done('compensate', due, '2024-06-01')).cites).toContain(cite)
  })
  test.each([
    ['2022-04-08', 'minsufa-jieshi/507', 'minsufa-jieshi/505', 'minsufa-jieshi/518'],
    ['2022-04-09', 'minsufa-jieshi/505', 'minsufa-jieshi/503', 'minsufa-jieshi/516'],
  ])('an apology due on %s: its articles by their numbers of the day', (due, delay, fine, list) => {
    const { text, cites } = only(done('apologise', due, null))
    expect(text).toMatch(/没有录入履行的日期.*罚款、拘留/)
    expect(cites.slice(1, 4)).toEqual([delay, fine, list])
  })
  test('in time: nothing follows', () => {
    expect(only(done('delete', '2022-12-01', '2022-12-01'))).toEqual({
      text: '履行期限2022-12-01届满，2022-12-01履行，没有迟延。',
      cites: [],
    })
  })
  test.each([
    ['2022-12', '2022-12-20'],
    ['2022-12-01', '2022-12'],
    ['2022-11', '2022-12-20'],
  ])('due %s, done %s: so many days cannot be told', (due, on) => {
    expect(done('compensate', due, on).questions.join()).toContain('须查明到日')
  })
  test('a due day and nothing said of performance: it is asked', () => {
    const days = new Map([['performance-due', { on: '2022-12-01', evidence: null }]])
    expect(told({ days }).questions.join()).toContain('是否已经履行')
  })
})

describe('a judgment that is entered as in effect', () => {
  const notes = (effective: string, served = '2023-05-12') =>
    told({ plaintiff: office('city') }, {
      decided: '2023-05-10',
      'judgment-served': served,
      effective,
    } as Partial<AskedDates>).notes.filter(({ id }) => id === 'procedure.early-effect')
  test.each([
    ['2023-05-20', 1],
    ['2023-05-29', 1],
    ['2023-05-30', 0],
    ['2023-05', 0],
  ])('on %s, its days for appeal ending on 2023-05-29: %i note', (day, count) => {
    expect(notes(day)).toHaveLength(count)
  })
  test('names the article of that time', () => {
    expect(notes('2023-05-20')[0]?.reasons[0]?.cite).toBe('minsufa/158')
    expect(notes('2021-05-20', '2021-05-12')[0]?.reasons[0]?.cite).toBe('minsufa/155')
  })
})

test('a 调解书 that all have signed for is in effect: the clocks that hang on it run', () => {
  const settlement: Settlement = {
    words: ['调解'],
    signed: '2022-09-01',
    announced: { on: '2022-09-05', medium: null, evidence: null },
    issued: '2022-10-20',
    served: [
      { who: '原告', on: '2022-10-21' },
      { who: '被告', on: '2022-10-24' },
    ],
  }
  const days = new Map([['settlement-signed', { on: '2022-09-01', evidence: null }]])
  const facts = { ...NOTHING, plaintiff: council('province'), settlement, days }
  const { clocks } = procedureOf(book, facts, lawInTime(book, DATES))
  const told = clocks.find(({ id }) => id === 'tell.authority-after')
  expect([told?.start.on, told?.latest?.to]).toEqual(['2022-10-24', '2022-11-03'])
  const entered = {
    ...facts,
    days: new Map([...days, ['effective', { on: '2022-10-25', evidence: null }]]),
  }
  const again = procedureOf(book, entered, lawInTime(book, DATES)).clocks
  expect(again.find(({ id }) => id === 'tell.authority-after')?.start.on).toBe('2022-10-25')
})
