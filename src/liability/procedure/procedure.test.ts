import { describe, expect, test } from 'vitest'
import type { Condition } from '../../report/procedure.ts'
import type { Settlement } from './facts.ts'
import { council, office, told } from './testing.ts'

const states = (list: readonly Condition[] | undefined): Record<string, string> =>
  Object.fromEntries((list ?? []).map(({ id, state }) => [id, state]))

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
