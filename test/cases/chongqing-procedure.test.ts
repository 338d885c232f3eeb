import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import { caseJson } from '../../src/documents/json/case.ts'
import type { Condition } from '../../src/report/procedure.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, lawOf, tell, type Story } from '../support/story.ts'

/** The first story in its procedure: checks C12–C18, C20–C22, C24 of ../shared/law/stories.md. */
const base = workspace('chongqing-procedure')
let story: Story
beforeAll(() => {
  story = tell(base, 'chongqing', makeChongqing)
})

const conditions = (id: string): ReadonlyMap<string, Condition> => {
  const route = caseOf(story).procedure.routes.find((r) => r.id === id)
  return new Map((route?.conditions ?? []).map((c) => [c.id, c]))
}
const clock = (id: string) => caseOf(story).clocks.find((c) => c.id === id)
const day = (on: string) => ({ from: on, to: on })

describe('Chongqing, its procedure', () => {
  test('C13: articles of 2022, the numbers of 2021 nowhere', () => {
    const law = lawOf(story)
    for (const id of [
      'public-interest-suit-58',
      'court-283',
      'tell-authority-284',
      'settlement-287',
    ])
      expect(law.get(id)?.status, id).toBe('applies')
    const articles = [
      ...caseOf(story).clocks.map((c) => c.article),
      ...caseOf(story).procedure.routes.flatMap((r) => r.conditions.map((c) => c.article)),
    ].join()
    expect(articles).toContain('民诉法解释第二百八十四条')
    expect(articles).toContain('民诉法解释第二百八十七条')
    expect(articles).toContain('民诉法解释第二百八十三条')
    expect(articles).not.toMatch(/第五十五条|第二百八十六条|第二百八十九条/)
  })

  test('C16: a council of a municipality may sue; trader and consumers open; no notice before the suit', () => {
    const council = conditions('council')
    expect(council.get('standing.council-level')).toMatchObject({
      state: 'met',
      article: '消法第四十七条',
    })
    expect(council.get('standing.trader')).toMatchObject({
      state: 'unknown',
      article: '消费解释第一条',
    })
    expect(council.get('standing.pipl')).toMatchObject({ state: 'met', article: '个保法第七十条' })
    expect(council.get('standing.notice')?.why).toContain('不适用')
    expect(clock('notice.pre-suit')).toBeUndefined()
    expect(story.texts.html).toContain('诉前公告只及于检察院起诉')
  })

  test('C17: of the filing pack the proof of duties is missing', () => {
    const { pack } = caseOf(story).procedure
    expect(pack?.article).toBe('消费解释第四条')
    expect(pack?.items.map((one) => [one.id, one.state])).toEqual([
      ['complaint', 'there'],
      ['harm', 'there'],
      ['duties', 'missing'],
    ])
    expect(pack?.sentence).toMatch(/缺：.*消法第三十七条第一款第四项或者第五项/)
    expect(story.texts.html).toContain('✗ 缺')
  })

  test('C18: an intermediate court; that a district office supports is a note', () => {
    expect(conditions('council').get('court.level')).toMatchObject({
      state: 'met',
      article: '民诉法解释第二百八十三条',
    })
    expect(story.texts.html).toContain('支持起诉机关为区院，受诉法院为中院，请核对')
  })

  test('C20: two words for the agreement; signed is not in effect', () => {
    const { settlement } = caseOf(story).procedure
    expect(settlement).toMatchObject({ signed: '2022-09-19', effective: null })
    expect(settlement?.sentence).toMatch(/表述不一致.*签订不等于生效/)
  })

  test('C21: 09-20 to 10-19, a Wednesday; the court not before 10-20; no latest day', () => {
    expect(clock('notice.settlement')).toMatchObject({
      start: { on: null },
      assumed: { on: '2022-09-19' },
      begins: day('2022-09-20'),
      last: day('2022-10-19'),
      earliest: day('2022-10-20'),
      latest: null,
    })
    expect(story.texts.html).toMatch(
      /如2022-09-19（协议签订日期）公告，期间30日，为2022-09-20至2022-10-19（星期三）；法院审查后出具调解书不早于2022-10-20（星期四）/,
    )
    expect(story.texts.html).toContain('协议公告日期待查，故没有最晚日期')
  })

  test('C22: the authority by Monday 08-15, if accepted on the day of filing', () => {
    expect(clock('tell.authority')).toMatchObject({
      assumed: { on: '2022-08-05' },
      latest: day('2022-08-15'),
    })
    expect(clock('tell.authority')?.sentence).toMatch(
      /受理日期待查；如2022-08-05.*2022-08-15（星期一）/,
    )
  })

  test('C24: what is open, each once, in the outline for supplementary inquiry', () => {
    const { questions } = story.report
    expect(new Set(questions).size).toBe(questions.length)
    expect(questions.length).toBeGreaterThanOrEqual(8)
    const wanted = [
      /上家.*身份/,
      /下家.*身份/,
      /发送与接收记录/,
      /流水/,
      /是否全部售出/,
      /形成日期/,
      /退赃退赔/,
      /行政处罚/,
      /协议公告的日期/,
      /副本/,
      /受理/,
      /消法第三十七条/,
    ]
    for (const one of wanted) {
      expect(
        questions.some((q) => one.test(q)),
        String(one),
      ).toBe(true)
      expect(story.texts.papers, String(one)).toMatch(one)
    }
  })

  test('machines get clocks and procedure', () => {
    const told = JSON.parse(caseJson(story.report)) as {
      clocks: { id: string }[]
      procedure: { routes: unknown[] }
    }
    expect(told.clocks.map((c) => c.id)).toEqual(caseOf(story).clocks.map((c) => c.id))
    expect(told.procedure.routes).toHaveLength(3)
  })

  test('never printed: 10-19 as a day of effect, persons for records, a conclusion', () => {
    const never = [
      /2022-10-19[^；。]{0,12}生效/,
      /自2022-10-(?:19|20)起生效/,
      /生效[日之]*(?:期|为|：)?\s*2022-10-19/,
      /11034\s*人/,
      /构成/,
    ]
    expect(standing(story.texts, never)).toEqual([])
  })
})
