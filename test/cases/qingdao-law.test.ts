import { beforeAll, describe, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, lawOf, outcomesOf, personOf, tell, type Story } from '../support/story.ts'

/** The second story as the law counts it: checks Q2–Q11, Q13–Q16, Q18, Q24 of ../shared/law/stories.md. */
const base = workspace('qingdao-law')
let story: Story
beforeAll(() => {
  story = tell(base, 'qingdao', makeQingdao)
})

const SERIOUS = 'quantity.tier-c.serious'
const TENFOLD = 'quantity.tier-c.especially-serious'

describe('Qingdao, as the law counts it', () => {
  test('Q2: Wang answers for 37002: 5000 reached, 50000 short by 12998', () => {
    const wang = personOf(story, 'wang')
    expect(wang.tiers.C).toMatchObject({ exactly: 37_002, declared: null })
    expect(outcomesOf(story, 'wang')).toMatchObject({ [SERIOUS]: 'met', [TENFOLD]: 'not-met' })
    expect(wang.findings.find((f) => f.rule === TENFOLD)?.sentence).toContain('差12998条')
  })

  test.each(['dong', 'wu'])(
    'Q3, Q4: %s: 37002 or more, 45002 if nothing overlaps, no upper bound',
    (id) => {
      const { tiers, findings } = personOf(story, id)
      expect(tiers.C).toMatchObject({
        'at-least': 37_002,
        exactly: null,
        declared: 8000,
        apart: 45_002,
      })
      expect(outcomesOf(story, id)).toMatchObject({ [SERIOUS]: 'met', [TENFOLD]: 'unknown' })
      const tenfold = findings.find((f) => f.rule === TENFOLD)
      expect(tenfold?.sentence).toMatch(/37002条以上.*8000条以上.*45002条以上.*12998条/)
    },
  )

  test('Q4: Wu obtained and passed nothing on', () => {
    const { C } = personOf(story, 'wu').tiers
    expect(C['by-buyer']).toEqual([])
    expect(C.unsold['at-least']).toBe(37_002)
  })

  test('Q5, Q8: nothing is added along the chain, and free lines have no price', () => {
    const never = ['111006', '74004', '119008', '82004', '20351.10', '5550.30', '6000.00']
    expect(standing(story.texts, never)).toEqual([])
    expect(story.texts.html).toContain('同一批信息在各人之间流转，人与人之间不相加')
    expect(story.texts.terminal).toContain('人与人之间不相加')
  })

  test('Q6: other tiers stand beside, for a person to decide', () => {
    const texts = personOf(story, 'wang')
      .changes.map((c) => c.text)
      .join('\n')
    expect(texts).toMatch(/第四项信息.*37002条达到第四项信息十倍数量标准（5000条）.*由人决定/)
    expect(texts).toMatch(/第三项信息.*达到第三项信息十倍数量标准（500条）/)
  })

  test('Q7, Q9: margin 12000.00 closes; each of the couple answers for the whole sum', () => {
    for (const id of ['dong', 'wang']) {
      const { gross, cost, margin } = personOf(story, id)
      expect([cost?.fen, gross?.fen, margin?.fen]).toEqual([450_000, 1_650_000, 1_200_000])
      expect(outcomesOf(story, id)['income.serious']).toBe('met')
    }
    expect(outcomesOf(story, 'wang')['income.especially-serious']).toBe('not-met')
    const [first] = caseOf(story).figures
    expect(first).toMatchObject({ check: 'closes', stated: '12000.00元' })
  })

  test('Q10: about 1400 keeps its word and is not checked to the fen', () => {
    const figure = caseOf(story).figures.at(-1)
    expect(figure).toMatchObject({ stated: '约1400.00元', check: 'unchecked' })
  })

  test('Q11: one display name, two accounts; none is said to have changed hands', () => {
    expect(story.report.questions.join()).toMatch(/昵称“网络爬虫大数据”.*同名不同号/)
    expect(standing(story.texts, ['转手'])).toEqual([])
  })

  test('Q13: the three conditions of article 6, one by one', () => {
    const six = personOf(story, 'wu').findings.find((f) =>
      f.sentence.includes('第六条第一款的条件'),
    )
    expect(six?.outcome).toBe('unknown')
    expect(six?.sentence).toMatch(/合法经营.*限于第五项.*没有再出售/)
    expect(personOf(story, 'wu').findings.some((f) => /50000元/.test(f.sentence))).toBe(true)
  })

  test('Q14, Q15: criminal law of the time; the Civil Code reaches back, with the older law beside', () => {
    const law = lawOf(story)
    expect(law.get('crime')?.status).toBe('applies')
    expect(law.get('interpretation')?.status).toBe('applies')
    expect(law.get('civil-code')?.basis).toContain('时间效力规定第一条第三款')
    for (const id of ['general-provisions-111', 'tort-8'])
      expect(law.get(id)?.status).toBe('applies')
    for (const id of ['pipl-sensitive', 'pipl-damages', 'pipl-joint'])
      expect(law.get(id)?.status, id).toBe('not-in-force')
    expect(law.get('pipl-standing')?.status).toBe('unknown')
  })

  test('Q16, Q18: article 55 of the time; a judgment of that day is not yet in effect', () => {
    expect(lawOf(story).get('public-interest-suit-55')?.article).toMatch(
      /五十五条第二款（今第五十八条/,
    )
    const notes = caseOf(story)
      .notes.map((n) => n.text)
      .join('\n')
    expect(notes).toMatch(/2021-08-15（星期日）.*2021-08-16（星期一）.*2021-08-17/)
    expect(notes).toContain('裁判所确认的条数')
  })

  test('Q24: each is above 5000 whatever the reading; 50000 hangs on deal 1 for Dong and Wu', () => {
    expect(personOf(story, 'wang').robust).toMatchObject({ holds: true })
    expect(personOf(story, 'wang').robust.sentence).toContain('5000条以上、50000条以下')
    for (const id of ['dong', 'wu'])
      expect(personOf(story, id).robust.sentence).toMatch(/5000条以上；.*批次b1/)
  })
})
