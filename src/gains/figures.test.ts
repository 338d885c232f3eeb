import { describe, expect, test } from 'vitest'
import { forbiddenWords } from '../../test/support/wording.ts'
import type { Deal } from './deals.ts'
import { checkFigure, computedFigure, type FigureFact } from './figures.ts'

const figure = (given: Partial<FigureFact>): FigureFact => ({
  what: 'margin',
  of: ['fei'],
  deals: ['t1', 't2'],
  fen: null,
  records: null,
  bound: 'exactly',
  source: '媒体报道',
  rank: 'press',
  status: null,
  evidence: '卷三第1页',
  ...given,
})
const deal = (given: Partial<Deal>): Deal => ({
  id: 't1',
  kind: 'sell',
  sellers: ['up'],
  buyers: ['fei'],
  batch: 'b1',
  priced: 11_034,
  unitPrice: 250_000,
  amount: null,
  ...given,
})
const chongqing = [
  deal({}),
  deal({ id: 't2', sellers: ['fei'], buyers: ['down'], unitPrice: 450_000 }),
]

describe('C7, C8: the gain that the press reports', () => {
  const stated = figure({ fen: 200_000 })
  const computed = computedFigure(stated, { deals: chongqing })
  const report = checkFigure(stated, computed)
  test('is set against the computed margin', () => {
    expect(computed).toEqual({ value: 220_680, bound: 'exactly', perLine: 200_000, assumed: null })
    expect(report).toMatchObject({ stated: '2000.00元', computed: '2206.80元', check: 'differs' })
  })
  test('differs by 206.80, with hints of which none is chosen', () => {
    expect(report.sentence).toBe(
      '不符（差206.80元）：按单价与条数推算为2206.80元，载明2000.00元。' +
        '可能的原因（未经证实）：恰为10000条×0.20元；取整；部分未付；另有支出。推算假定所列条数全部售出。',
    )
  })
})

test('Q7: 12000 of the couple closes', () => {
  const couple = ['dong', 'wang']
  const deals = [
    deal({ id: 't3', buyers: couple, priced: 30_000, unitPrice: 150_000 }),
    deal({ id: 't4', sellers: couple, buyers: ['wu'], priced: 30_000, unitPrice: 550_000 }),
  ]
  const stated = figure({ of: couple, deals: ['t3', 't4'], fen: 1_200_000 })
  const report = checkFigure(stated, computedFigure(stated, { deals: deals }))
  expect(report).toMatchObject({ check: 'closes', computed: '12000.00元' })
  expect(report.sentence.startsWith('相符：')).toBe(true)
})

describe('Q10: words are kept', () => {
  test('约 without a price cannot be checked', () => {
    const stated = figure({ of: ['dong'], fen: 140_000, bound: 'about' })
    const unpriced = [deal({ buyers: ['dong'], priced: null, unitPrice: null })]
    const report = checkFigure(stated, computedFigure(stated, { deals: unpriced }))
    expect(report).toMatchObject({ stated: '约1400.00元', computed: null, check: 'unchecked' })
    expect(report.sentence).toBe('不能核对：载明约1400.00元；缺少单价或者计价条数，无从推算。')
  })
  test('约 is never said to differ', () => {
    const report = checkFigure(figure({ fen: 140_000, bound: 'about' }), {
      value: 150_000,
      bound: 'exactly',
    })
    expect(report.check).toBe('unchecked')
    expect(report.sentence).toContain('载明约1400.00元，相差100.00元；称“约”的数只能对照')
  })
  test.each([
    [8000, 8000, 'closes'],
    [8000, 7999, 'differs'],
    [8000, 9000, 'closes'],
  ] as const)('%s条以上 against %s → %s', (records, value, check) => {
    const stated = figure({ what: 'records', records, bound: 'at-least' })
    const report = checkFigure(stated, { value, bound: 'exactly' })
    expect(report).toMatchObject({ stated: '8000条以上', check })
  })
  test.each([
    [37_002, 'unchecked'],
    [45_002, 'unchecked'],
    [37_001, 'differs'],
  ] as const)('%s against 37002条以上 → %s', (records, check) => {
    const stated = figure({ what: 'records', records })
    expect(checkFigure(stated, { value: 37_002, bound: 'at-least' }).check).toBe(check)
  })
})

test('figures that no price gives say why', () => {
  for (const what of ['illegal-income', 'benefit', 'records'] as const) {
    const stated = figure({ what, fen: what === 'records' ? null : 100, records: 1 })
    expect(computedFigure(stated, { deals: chongqing })).toBeNull()
    expect(checkFigure(stated, null).sentence).toMatch(/^不能核对：载明[^；]*；[^；]{6,}。$/)
  }
})

test('a figure without a number is named as such', () => {
  expect(checkFigure(figure({}), null)).toMatchObject({
    check: 'unchecked',
    sentence: '不能核对：没有载明数额或者条数。',
  })
})

test('no sentence holds a word that is not to be used', () => {
  const all = [1, 2, null].flatMap((value) =>
    (['exactly', 'at-least', 'about'] as const).flatMap((bound) =>
      (['records', 'persons', 'margin', 'benefit'] as const).map((what) =>
        checkFigure(
          figure({ what, fen: what === 'margin' ? 2 : null, records: 2, bound }),
          value === null ? null : { value, bound },
        ),
      ),
    ),
  )
  for (const { sentence } of all) expect(forbiddenWords(sentence)).toEqual([])
})
