import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, lawOf, outcomesOf, personOf, tell, type Story } from '../support/story.ts'

/** The first story as the law counts it: checks C2, C3, C6, C7, C12–C15, C24, B5, B6 of ../shared/law/stories.md. */
const base = workspace('chongqing-law')
let story: Story
beforeAll(() => {
  story = tell(base, 'chongqing', makeChongqing)
})

describe('Chongqing, as the law counts it', () => {
  test('C2: Fei answers for 11034, not 22068, because obtaining and selling count once', () => {
    const { C } = personOf(story, 'fei').tiers
    expect(C).toMatchObject({ 'at-least': 11034, exactly: 11034 })
    expect(C['by-buyer'].map((b) => [b.buyer, b.exactly])).toEqual([['unknown', 11034]])
    expect(C.unsold).toMatchObject({ exactly: 0 })
    const formula = JSON.stringify(personOf(story, 'fei').formula)
    expect(formula).toContain('第十一条第一款 不重复计算')
    expect(formula).toContain('fashi-2017-10/11.1')
    expect(standing(story.texts, ['22068'])).toEqual([])
  })

  test('C3: whatever part was delivered, the count stays, and the report says so', () => {
    const { html } = story.texts
    expect(html).toContain('无论实际交付其中多少条（0至11034条），本项均为11034条')
  })

  test('C5, C6: 5000 lines are reached; 5000 yuan on no basis, by 34.70 or 78 lines', () => {
    const outcomes = outcomesOf(story, 'fei')
    expect(outcomes['quantity.tier-c.serious']).toBe('met')
    expect(outcomes['quantity.tier-c.especially-serious']).toBe('not-met')
    expect(outcomes['income.serious']).toBe('not-met')
    const income = personOf(story, 'fei').findings.find((f) => f.rule === 'income.serious')
    expect(income?.sentence).toMatch(
      /4965\.30元.*2206\.80元.*2000\.00元.*34\.70元.*78条.*三种口径结论一致/,
    )
  })

  test('C7: cost, gross and margin to the fen; the stated gain differs by 206.80', () => {
    const { gross, cost, margin } = personOf(story, 'fei')
    expect([cost?.fen, gross?.fen, margin?.fen]).toEqual([275_850, 496_530, 220_680])
    const figure = caseOf(story).figures.find((f) => f.what === 'margin')
    expect(figure).toMatchObject({ check: 'differs' })
    expect(figure?.sentence).toMatch(/差206\.80元.*未经证实.*10000条×0\.20元.*推算假定.*全部售出/)
    expect(standing(story.texts, ['2200.00', '2207.00', '2200元', '2207元'])).toEqual([])
  })

  test('C12: the law of 2021-08 to 2021-10-26; PIPL is none of it but for standing', () => {
    const law = lawOf(story)
    for (const id of ['crime', 'interpretation', 'civil-code', 'cybersecurity-44', 'minors'])
      expect(law.get(id)?.status, id).toBe('applies')
    for (const id of ['pipl-sensitive', 'pipl-damages'])
      expect(law.get(id)?.basis, id).toContain('行为时未施行，不作为行为评价依据')
    expect(law.get('pipl-standing')).toMatchObject({
      status: 'applies',
      asked: { date: '2022-08-05', which: 'filed' },
    })
    expect(law.get('below.public-security-56')?.status).toBe('not-in-force')
  })

  test('C13: article numbers are those of 2022', () => {
    const articles = [...lawOf(story).values()].map((l) => l.article).join()
    for (const number of ['五十八条', '二百八十三条', '二百八十四条', '二百八十七条'])
      expect(articles).toContain(number)
    for (const old of ['五十五条', '二百八十五条', '二百八十六条', '二百八十九条'])
      expect(articles).not.toContain(old)
  })

  test('C14, C15: the count has to be proved; what stands below the crime is asked, no amount asserted', () => {
    const notes = new Map(caseOf(story).notes.map((n) => [n.id, n]))
    expect(notes.get('proof.not-exempt')?.text).toContain('本案无生效刑事裁判，条数不属于免证事实')
    const below = notes.get('below.administrative')
    expect(below?.text).toMatch(/网络安全法第六十四条第二款.*检察意见.*是否已处罚：待查/)
    expect(below?.text).toContain('凭记忆，未核对')
    expect(story.texts.html).toContain('须自行举证')
  })

  test('C24: eight open questions and more', () => {
    const asked = story.report.questions.join('\n')
    for (const word of [
      '上家',
      '下家',
      '发送与接收',
      '流水',
      '全部售出',
      '形成日期',
      '退赃',
      '行政处罚',
      '公告',
      '副本',
    ])
      expect(asked, word).toContain(word)
  })

  test('B5: the number of the press stands beside ours, with its rank', () => {
    const figure = caseOf(story).figures.find((f) => f.what === 'records')
    expect(figure).toMatchObject({ check: 'closes', rank: 'press', computed: '11034条' })
    expect(story.texts.html).toContain('媒体报道（仅供核对）')
  })
})
