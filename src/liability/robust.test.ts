import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { lawOn } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import type { TierCounts } from '../report.ts'
import { robustSentence, type RobustFacts } from './robust.ts'

const law = lawOn(loadLaw(), '2021-10-26')
const counts = (A: number, B: number, C: number): TierCounts => ({ A, B, C })
const ask = (tiers: TierCounts, others: readonly TierCounts[], more: Partial<RobustFacts> = {}) => {
  const ids = ['bare-phones', 'vague-names', 'company'] as const
  const readings = others.map((t, i) => ({ id: ids[i] ?? 'x', option: 'in', tiers: t }))
  return robustSentence({ conduct: 'hold', lowerBound: false, tiers, readings, ...more }, law)
}
const c = (n: number): TierCounts => counts(0, 0, n)

describe('the tier does not move', () => {
  test.each([
    ['below', 100, 4999, '均不满5000条'],
    ['between', 5000, 49_999, '均在5000条以上、50000条以下'],
    ['above', 50_000, 900_000, '均在50000条以上'],
  ])('%s', (_, used, other, words) => {
    expect(ask(c(used), [c(other)])).toEqual({
      holds: true,
      sentence: `采用上列任何一种计算口径，${words}，档次不变。`,
    })
  })
  test('nothing was counted', () => {
    expect(ask(c(0), [c(0)])).toEqual({
      holds: true,
      sentence: '采用上列任何一种计算口径，计入均为0条，档次不变。',
    })
  })
  test('several tiers, each named', () => {
    expect(ask(counts(3, 0, 6000), [counts(4, 0, 7000)]).sentence).toBe(
      '采用上列任何一种计算口径，第三项信息均不满50条，第五项信息均在5000条以上、50000条以下，档次不变。',
    )
  })
  test('one tier moves beneath another that decides', () => {
    const moved = ask(counts(0, 480, 11_034), [counts(0, 510, 11_034)])
    expect(moved.holds).toBe(true)
    expect(moved.sentence).toContain(
      '第四项信息最少480条、最多510条，跨越数量标准而不影响最高的档次',
    )
  })
  test('only together do they reach', () => {
    const together = ask(counts(20, 150, 1500), [counts(20, 150, 1600)])
    expect(together.holds).toBe(true)
    expect(together.sentence).toContain('按相应比例合计均达到数量标准')
  })
})

describe('the conclusion hangs on a reading', () => {
  test('across 5000', () => {
    expect(ask(c(4999), [c(5000)])).toEqual({
      holds: false,
      sentence:
        '第五项信息数量标准（5000条）：按“计入裸号”达到，按采用口径未达到；须由检察官确定口径并说明理由。',
    })
  })
  test('across 50000, with the readings on each side', () => {
    expect(ask(c(49_000), [c(50_000), c(49_500), c(60_000)]).sentence).toBe(
      '第五项信息十倍数量标准（50000条）：按“计入裸号”、“计入单位信息”达到，按采用口径、“计入称谓号码”未达到；' +
        '须由检察官确定口径并说明理由。',
    )
  })
  test('by proportion', () => {
    expect(ask(counts(20, 150, 1499), [counts(20, 150, 1500)])).toMatchObject({ holds: false })
  })
  test('none alone, but several together', () => {
    const together = ask(c(5100), [c(5200)], { least: c(4900), most: c(5300) })
    expect(together.holds).toBe(false)
    expect(together.sentence).toContain(
      '几项口径同时变换时结论不同，第五项信息最少4900条、最多5300条',
    )
  })
  test('ten-fold by adding up is disputed under every reading', () => {
    expect(ask(counts(450, 0, 5000), [counts(450, 0, 5001)])).toEqual({
      holds: false,
      sentence: '按“可以合计”达到十倍数量标准，按“不得合计”未达到；须由检察官确定口径并说明理由。',
    })
  })
})

test('an option in use is not named beside 采用口径', () => {
  const readings = [
    { id: 'bare-phones', option: '不计入裸号', tiers: c(4999), used: true },
    { id: 'bare-phones', option: '计入裸号', tiers: c(5000), used: false },
  ]
  expect(ask(c(4999), [], { readings }).sentence).toBe(
    '第五项信息数量标准（5000条）：按“计入裸号”达到，按采用口径未达到；须由检察官确定口径并说明理由。',
  )
})

describe('what is not known', () => {
  test('a lower bound: what is reached stands, what is above stays open', () => {
    expect(ask(c(37_002), [c(37_100)], { lowerBound: true })).toEqual({
      holds: false,
      sentence: '采用上列任何一种计算口径，均在5000条以上；是否达到更高的标准，待查明。',
    })
    expect(ask(c(3000), [c(3100)], { lowerBound: true }).sentence).toContain('均在3000条以上；')
  })
  test('a lower bound that reaches under one reading alone hangs on that reading', () => {
    const facts = { lowerBound: true, missing: '批次b1的数据' }
    const words =
      '第五项信息数量标准（5000条）：按“计入裸号”达到，按采用口径待查明；须由检察官确定口径并说明理由。取得批次b1的数据后应当复核。'
    for (const known of [0, 4999])
      expect(ask(c(known), [c(5000)], facts)).toEqual({ holds: false, sentence: words })
    expect(ask(c(5000), [c(5001)], facts).sentence).toContain('均在5000条以上；')
  })
  test('a lower bound of nothing is not printed as 0条以上', () => {
    const nothing = ask(c(0), [c(30)], { lowerBound: true, missing: '批次b1的数据' })
    expect(nothing.sentence).toBe(
      '采用上列任何一种计算口径，有数据可核的为0条；是否达到更高的标准，取决于批次b1的数据，待查明。',
    )
  })
  test('a lower bound above all standards is enough', () => {
    expect(ask(c(60_000), [c(61_000)], { lowerBound: true })).toEqual({
      holds: true,
      sentence: '采用上列任何一种计算口径，均在50000条以上，档次不变。',
    })
  })
  test('a day without law', () => {
    const none = lawOn(loadLaw(), '2017-05-31')
    const facts = { conduct: 'hold', lowerBound: false, tiers: c(11_034), readings: [] } as const
    expect(robustSentence(facts, none)).toEqual({
      holds: false,
      sentence: '因缺少2017-05-31适用的数量标准，不能得出结论。',
    })
  })
})

test('the standards of an insider who provided are half', () => {
  const half = ask(c(2500), [c(24_999)], { insider: true, conduct: 'provide' })
  expect(half.sentence).toContain('均在2500条以上、25000条以下')
})

const anyC = fc.integer({ min: 0, max: 60_000 })
property.prop([anyC, fc.array(anyC, { maxLength: 3 })])(
  'holds exactly when all counts lie in one band',
  (used, others) => {
    const band = (n: number): number => (n >= 50_000 ? 2 : n >= 5000 ? 1 : 0)
    const one = new Set([used, ...others].map(band)).size === 1
    expect(ask(c(used), others.map(c)).holds).toBe(one)
  },
)
