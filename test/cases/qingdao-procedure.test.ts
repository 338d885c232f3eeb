import { beforeAll, describe, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import type { Condition } from '../../src/report/procedure.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, lawOf, tell, type Story } from '../support/story.ts'

/** The second story in its procedure: checks Q14–Q18 of ../shared/law/stories.md. */
const base = workspace('qingdao-procedure')
let story: Story
beforeAll(() => {
  story = tell(base, 'qingdao', makeQingdao)
})

const used = (): ReadonlyMap<string, Condition> => {
  const route = caseOf(story).procedure.routes.find((r) => r.used)
  return new Map((route?.conditions ?? []).map((c) => [c.id, c]))
}
const clock = (id: string) => caseOf(story).clocks.find((c) => c.id === id)
const day = (on: string) => ({ from: on, to: on })

describe('Qingdao, its procedure', () => {
  test('Q14, Q15: criminal law of the acts; PIPL for standing only, and only if filed on 2021-11-01 or later', () => {
    expect(lawOf(story).get('crime')?.status).toBe('applies')
    expect(used().get('standing.pipl')).toMatchObject({
      state: 'unknown',
      article: '个保法第七十条',
    })
    expect(used().get('standing.pipl')?.why).toContain('2021-11-01')
    expect(story.report.questions.join('\n')).toContain('公益诉讼的起诉（受理）日期')
  })

  test('Q16: article 55(2), today 58, on the word 等; notice without day and medium', () => {
    expect(used().get('standing.ground')).toMatchObject({
      state: 'met',
      article: '民诉法第五十五条第二款（今第五十八条第二款）',
    })
    expect(used().get('standing.ground')?.why).toContain('“等”')
    const { pack } = caseOf(story).procedure
    expect(pack?.article).toBe('检察解释第十四条')
    expect(pack?.items.find((one) => one.id === 'notice')).toMatchObject({
      state: 'missing',
      note: '缺公告日期、公告媒体',
    })
    expect(pack?.sentence).toContain('起诉材料不齐')
    expect(clock('notice.pre-suit')).toMatchObject({ start: { on: null }, last: null })
  })

  test('Q17: from Huangdao to Qingdao, a city office sues; the court is open; not attached', () => {
    expect(used().get('standing.clue')).toMatchObject({ state: 'met' })
    expect(used().get('standing.clue')?.why).toContain('青岛市黄岛区人民检察院 → 青岛市人民检察院')
    expect(used().get('standing.level')).toMatchObject({ state: 'met', article: '检察解释第五条' })
    expect(used().get('court.level')).toMatchObject({ state: 'unknown', why: '受诉法院未载明' })
    expect(story.report.questions.some((q) => q.includes('受诉法院'))).toBe(true)
    expect(story.texts.html).toContain('没有采用刑事附带民事公益诉讼')
    const attached = caseOf(story).procedure.routes.find((r) => r.id === 'attached')
    expect(attached).toMatchObject({ used: false, state: 'closed' })
  })

  test('Q18: ten days from service end on Sunday, so on Monday 08-16; effective 08-17 unless appealed', () => {
    expect(clock('appeal.criminal-judgment')).toMatchObject({
      start: { on: null },
      assumed: { fact: 'criminal-decided', on: '2021-08-05' },
      begins: day('2021-08-06'),
      ends: day('2021-08-15'),
      last: day('2021-08-16'),
      article: '刑诉法第二百三十条',
      sure: 'from-memory',
    })
    expect(story.texts.html).toMatch(
      /如2021-08-05（刑事判决日期）送达.*2021-08-15（星期日），顺延到2021-08-16（星期一）届满.*自2021-08-17（星期二）起生效/,
    )
    expect(story.report.questions.join('\n')).toMatch(
      /刑事判决向各被告人送达的日期，有无上诉、抗诉/,
    )
  })

  test('clocks name the articles of 2021, and their grade', () => {
    expect(clock('tell.authority')?.article).toBe('民诉法解释第二百八十六条')
    expect(clock('hearing.notice-procuratorate')).toMatchObject({ latest: day('2021-11-20') })
    expect(story.texts.html).toContain('凭记忆，未核对')
  })

  test('never printed: the judgment in effect on its day, a civil outcome, a block', () => {
    const never = [
      /2021-08-05[^；。，]{0,6}起?生效/,
      /自2021-08-1[56]起生效/,
      '判决支持12000元',
      /不得起诉|不予受理/,
    ]
    expect(standing(story.texts, never)).toEqual([])
  })
})
