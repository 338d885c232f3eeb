import { beforeAll, describe, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, outcomesOf, personOf, tell, type Story } from '../support/story.ts'

/** The money of the second story: checks Q7–Q10, Q23 of ../shared/law/stories.md, and what must never be printed of it. */
const base = workspace('qingdao-chain')
let story: Story
beforeAll(() => {
  story = tell(base, 'qingdao', makeQingdao)
})

const gains = () => caseOf(story).gains
const party = (id: string) => gains().parties.find((p) => p.party === id)

describe('Qingdao: what was paid and kept', () => {
  test('Q7: cost 4500.00, gross 16500.00, margin 12000.00; the stated gain closes', () => {
    expect(party('wang')).toMatchObject({
      cost: { fen: 450_000, bound: 'exactly' },
      gross: { fen: 1_650_000, bound: 'exactly' },
      margin: { fen: 1_200_000, bound: 'exactly' },
    })
    expect(caseOf(story).figures[0]).toMatchObject({ stated: '12000.00元', check: 'closes' })
    const sale = gains().deals.find((d) => d.deal === 't4')
    expect(sale?.parties.filter((p) => p.side === 'sold')).toMatchObject([
      {
        party: 'dong',
        with: ['wang'],
        gross: { fen: 1_650_000 },
        cost: { fen: 450_000 },
        margin: { fen: 1_200_000 },
      },
      {
        party: 'wang',
        with: ['dong'],
        gross: { fen: 1_650_000 },
        cost: { fen: 450_000 },
        margin: { fen: 1_200_000 },
      },
    ])
  })

  test('Q8: free lines have no price; what a delivered line brought is a fraction only', () => {
    expect(gains().deals.find((d) => d.deal === 't4')).toMatchObject({
      'per-delivered': '16500元/37002条',
    })
    expect(story.texts.html).toContain('16500元/37002条')
    expect(standing(story.texts, ['20351.10', '2035110', '5550.30', '555030'])).toEqual([])
    // 16500 / 37002 and 4500 / 37002, rounded in any way.
    expect(standing(story.texts, [/0\.4459/, /0\.446(?!\d)/, /0\.1216/, /0\.122(?!\d)/])).toEqual(
      [],
    )
  })

  test('Q9: the whole joint sum for each; 5000 reached on both bases, 50000 on none', () => {
    for (const id of ['dong', 'wang']) {
      expect(outcomesOf(story, id)['income.serious']).toBe('met')
      expect(personOf(story, id).margin?.fen).toBe(1_200_000)
      expect(party(id)?.notes.join()).toContain('每人对全部价款负责，不按人数分')
    }
    expect(outcomesOf(story, 'wang')['income.especially-serious']).toBe('not-met')
    expect(standing(story.texts, ['6000.00', '8250.00', '8250元', '2250.00', '2250元'])).toEqual([])
  })

  test('Q10: deal 1 keeps its words, has no computed sum, and lies outside the claim', () => {
    const [, about] = caseOf(story).figures
    expect(about).toMatchObject({ stated: '约1400.00元', computed: null, check: 'unchecked' })
    expect(party('dong')).toMatchObject({
      gross: { bound: 'at-least' },
      margin: { fen: 1_200_000, bound: 'at-least' },
    })
    const [scope, ...more] = gains().scopes
    expect(more).toEqual([])
    expect(scope).toMatchObject({
      against: ['dong', 'wang'],
      deals: ['t3', 't4'],
      claimed: 1_200_000,
      margin: { fen: 1_200_000, bound: 'exactly' },
      check: 'closes',
      outside: ['t1', 't2'],
    })
    expect(scope?.['outside-sentence']).toMatch(
      /约1400\.00元.*另行请求、已经没收或者没有主张，待查/,
    )
    expect(standing(story.texts, ['13400.00', '13400元'])).toEqual([])
  })

  test('Wu paid and received nothing: no money in her columns but the cost', () => {
    expect(party('wu')).toMatchObject({ gross: null, margin: null, cost: { bound: 'at-least' } })
  })

  test('nothing is said to be paid where no payment is in the evidence', () => {
    expect(gains().payments).toEqual([])
    expect(gains().deals.every((d) => d.paid === null)).toBe(true)
    expect(gains().notes).toEqual([])
  })

  test('what must never be printed, anywhere', () => {
    const never = ['判决支持12000元', '转手', '构成', '受害人37002人', '111006', '74004']
    expect(standing(story.texts, never)).toEqual([])
  })
})
