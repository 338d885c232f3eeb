import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, outcomesOf, personOf, tell, type Story } from '../support/story.ts'

/** The money of the first story: checks C6–C8 and B5 of ../shared/law/stories.md, and what must never be printed of it. */
const base = workspace('chongqing-chain')
let story: Story
beforeAll(() => {
  story = tell(base, 'chongqing', makeChongqing)
})

const gains = () => caseOf(story).gains
const party = (id: string) => gains().parties.find((p) => p.party === id)

describe('Chongqing: what was paid and kept', () => {
  test('C6: 5000 yuan are reached on none of three bases, short by 34.70, which is 78 lines', () => {
    expect(outcomesOf(story, 'fei')['income.serious']).toBe('not-met')
    const income = personOf(story, 'fei').findings.find((f) => f.rule === 'income.serious')
    expect(income?.sentence).toMatch(/4965\.30元.*2206\.80元.*2000\.00元.*34\.70元.*78条/)
  })

  test('C7: 275850, 496530, 220680 fen, by deal and by person, both sums by inference', () => {
    expect(party('fei')).toMatchObject({
      cost: { fen: 275_850, basis: 'computed', bound: 'exactly' },
      gross: { fen: 496_530, basis: 'computed', bound: 'exactly' },
      margin: { fen: 220_680, basis: 'computed', bound: 'exactly' },
      'margin-whole': null,
      received: null,
      paid: null,
    })
    expect(party('fei')?.notes.join()).toContain('假定所列条数全部售出')
    expect(gains().deals.map((d) => [d.deal, d.how, d.total?.fen, d.check])).toEqual([
      ['t1', 'units', 275_850, 'unchecked'],
      ['t2', 'units', 496_530, 'unchecked'],
    ])
    const [, sale] = gains().deals
    expect(sale?.parties.find((p) => p.party === 'fei')).toMatchObject({
      side: 'sold',
      gross: { fen: 496_530 },
      cost: { fen: 275_850 },
      margin: { fen: 220_680 },
    })
    const [, margin] = caseOf(story).figures
    expect(margin).toMatchObject({ stated: '2000.00元', computed: '2206.80元', check: 'differs' })
    expect(margin?.sentence).toContain('不符（差206.80元）')
  })

  test('C8: hints on the gap, none of them chosen', () => {
    const [, margin] = caseOf(story).figures
    expect(margin?.sentence).toMatch(
      /可能的原因（未经证实）：恰为10000条×0\.20元；取整；部分未付；另有支出/,
    )
    expect(gains().conflicts).toEqual([])
  })

  test('B5: no effective judgment, so no number is taken; ours is the 复核', () => {
    const margin = gains().pleading.find((p) => p.what === 'margin')
    expect(margin).toMatchObject({ taken: null, stated: null, recount: '2206.80元' })
    expect(margin?.sentence).toContain('没有生效裁判确认的数')
  })

  test('which standard takes which sum stands beside, with the grade of what is not compared', () => {
    expect(gains().tests.map((t) => t.id)).toContain('civil-benefit')
    for (const text of [
      '解释第五条第一款第七项',
      '民法典第一千一百八十二条',
      '网络安全法第六十四条第二款',
    ])
      expect(story.texts.html).toContain(text)
  })

  test('no claim for damages, so no scope is told', () => {
    expect(gains().scopes).toEqual([])
  })

  test('the page and the terminal tell the money; papers carry the deals', () => {
    for (const sum of ['2758.50元', '4965.30元', '2206.80元', '206.80元']) {
      expect(story.texts.html, sum).toContain(sum)
      expect(story.texts.papers, sum).toContain(sum)
    }
  })

  test('what must never be printed, anywhere', () => {
    // Row numbers of the ledgers hold every whole number: roundings are looked for as sums.
    const never = [
      '22068',
      '220.68',
      '2200.00',
      '2200元',
      '2206.00',
      '2206元',
      '2207.00',
      '2207元',
      '2210.00',
      '2210元',
    ]
    expect(standing(story.texts, never)).toEqual([])
    expect(standing(story.texts, ['构成', '转手', '11034人', '11034 人'])).toEqual([])
  })
})
