import { describe, expect, test } from 'vitest'
import type { FigureReport } from '../case-report.ts'
import type { Deal } from './deals.ts'
import { scopeOf } from './scopes.ts'
import { conflictsOf, pleadingOf, type StatedFigure } from './stated-figures.ts'

const report: FigureReport = {
  what: 'margin',
  of: ['dong', 'wang'],
  deals: ['t3', 't4'],
  stated: '12000.00元',
  source: '起诉书',
  rank: 'indictment',
  status: null,
  computed: '12000.00元',
  check: 'closes',
  sentence: '',
  evidence: null,
}
const figure = (
  value: number,
  given: Partial<FigureReport> = {},
  bound: StatedFigure['bound'] = 'exactly',
): StatedFigure => ({
  report: { ...report, stated: `${String(value / 100)}元`, ...given },
  tier: null,
  value,
  bound,
})
const judged = { source: '某判决', rank: 'effective-judgment' }

describe('figures of one thing', () => {
  test('that cannot all be right stand side by side', () => {
    const [conflict, ...more] = conflictsOf([
      figure(1_200_000),
      figure(1_000_000, { ...judged, of: ['wang', 'dong'] }),
    ])
    expect(more).toEqual([])
    expect(conflict).toMatchObject({ figures: [0, 1] })
    expect(conflict?.sentence).toBe(
      '起诉书载明12000元，某判决载明10000元，相差2000.00元，两者并列，未作取舍。',
    )
  })
  test.each([
    ['equal', figure(100), figure(100)],
    ['about says nothing exactly', figure(100), figure(90, {}, 'about')],
    ['at least, and more', figure(100), figure(90, {}, 'at-least')],
    ['of other deals', figure(100), figure(90, { deals: [] })],
    ['of another kind', figure(100), figure(90, { what: 'gross' })],
  ])('no conflict: %s', (_, a, b) => {
    expect(conflictsOf([a, b])).toEqual([])
  })
  test('at least more than what another says', () => {
    expect(conflictsOf([figure(100), figure(110, {}, 'at-least')])).toHaveLength(1)
  })
})

describe('what a pleading takes', () => {
  test('the number of the effective judgment; ours beside it as 复核', () => {
    const [taken] = pleadingOf([figure(1_200_000), figure(1_000_000, judged)], true)
    expect(taken).toMatchObject({ taken: 1, stated: '10000元', recount: '12000.00元' })
    expect(taken?.sentence).toBe(
      '文书用某判决载明的10000元（生效裁判确认）；本软件的12000.00元为复核。',
    )
    expect(pleadingOf([figure(1, judged)], false)[0]?.sentence).toContain('裁判何时生效待查')
  })
  test('none without one, and none of two that differ', () => {
    expect(pleadingOf([figure(1)], true)[0]).toMatchObject({ taken: null, stated: null })
    expect(pleadingOf([figure(1, judged), figure(2, judged)], true)[0]?.taken).toBeNull()
  })
})

describe('the scope of a claim', () => {
  const deal = (
    id: string,
    sellers: string[],
    buyers: string[],
    unitPrice: number | null,
  ): Deal => ({
    id,
    kind: 'sell',
    sellers,
    buyers,
    batch: id < 't3' ? 'b1' : 'b2',
    priced: unitPrice === null ? null : 30_000,
    unitPrice,
    amount: null,
  })
  const deals = [
    deal('t1', ['s1'], ['dong'], null),
    deal('t2', ['dong'], ['wu'], null),
    deal('t3', ['s2'], ['dong', 'wang'], 150_000),
    deal('t4', ['dong', 'wang'], ['wu'], 550_000),
  ]
  const claim = { place: 0, against: ['dong', 'wang'], deals: ['t3', 't4'], fen: 1_200_000 }
  const said = [{ of: ['dong'], deals: ['t1', 't2'], text: '媒体报道载明差价获利约1400.00元' }]
  test('Q10: the earlier deals are outside of it, with what is said of them', () => {
    const scope = scopeOf(claim, { deals }, said)
    expect(scope).toMatchObject({
      check: 'closes',
      margin: { fen: 1_200_000 },
      outside: ['t1', 't2'],
    })
    expect(scope['outside-sentence']).toBe(
      't1、t2不在该请求之内（媒体报道载明差价获利约1400.00元）：是否另行请求、已经没收或者没有主张，待查。',
    )
  })
  test('another sum differs from the margin by so much', () => {
    expect(scopeOf({ ...claim, fen: 1_000_000 }, { deals }, []).sentence).toContain(
      '不符（与差价获利差2000.00元）',
    )
  })
  test('without prices nothing is compared', () => {
    expect(scopeOf({ ...claim, deals: ['t1', 't2'] }, { deals }, []).check).toBe('unchecked')
  })
})
