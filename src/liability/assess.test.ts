import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { lawFor, lawOn, type Standard } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import type { Finding, Outcome, Reason, TierCounts } from '../report.ts'
import { assess } from './assess.ts'
import type { Facts } from './facts.ts'
import { applied, reaches } from './standards.ts'

const book = loadLaw()
const law = lawOn(book, '2021-10-26')

const counts = (A: number, B: number, C: number): TierCounts => ({ A, B, C })
const facts = (given: Partial<Facts> = {}): Facts => ({
  who: null,
  conduct: 'hold',
  tiers: counts(0, 0, 0),
  readings: [],
  incomplete: false,
  unreadFiles: 0,
  on: { date: '2021-10-26', assumed: true },
  lowerBound: false,
  ...given,
})
const find = (findings: readonly Finding[], rule: string): Finding | undefined =>
  findings.find((finding) => finding.rule === rule)
const outcomes = (given: Partial<Facts>): Record<string, Outcome> =>
  Object.fromEntries(assess(facts(given), law).map((f) => [f.rule, f.outcome]))

describe('the count of a folder (Chongqing)', () => {
  const findings = assess(facts({ tiers: counts(0, 0, 11_034) }), law)
  test('reaches 5000', () => {
    expect(find(findings, 'quantity.tier-c.serious')?.sentence).toBe(
      '经核算，全案去重后第五项信息11034条，达到解释第五条第一款第五项规定的数量标准（5000条）。' +
        '是否属于“情节严重”，由办案机关审查认定。本数不等于任何人的涉案条数。',
    )
  })
  test('is 38966 short of 50000', () => {
    expect(find(findings, 'quantity.tier-c.especially-serious')?.sentence).toBe(
      '经核算，全案去重后第五项信息11034条，未达到解释第五条第二款第三项规定的数量标准（50000条），差38966条。' +
        '是否属于“情节特别严重”，由办案机关审查认定。本数不等于任何人的涉案条数。',
    )
  })
  test('has its reasons down to the count, the article and the gap', () => {
    const [count, standard, gap] = find(findings, 'quantity.tier-c.serious')?.reasons ?? []
    expect(count).toMatchObject({ text: '全案去重后第五项信息（采用口径）', value: 11_034 })
    expect(standard).toMatchObject({
      value: '5000条',
      cite: 'fashi-2017-10/5.1.5',
      sure: 'verified',
    })
    expect(gap).toEqual({ text: '超出标准（条）', value: 6034 })
  })
  test('has no finding by proportion, for one tier is no aggregate', () => {
    expect(findings.map((f) => f.rule)).toEqual([
      'quantity.tier-a.serious',
      'quantity.tier-a.especially-serious',
      'quantity.tier-b.serious',
      'quantity.tier-b.especially-serious',
      'quantity.tier-c.serious',
      'quantity.tier-c.especially-serious',
    ])
  })
})

describe('a person', () => {
  test.each([
    ['provide', '费某扬出售、提供第五项信息11034条'],
    ['obtain', '费某扬非法获取第五项信息11034条'],
    ['hold', '费某扬处查获的第五项信息11034条'],
  ] as const)('%s', (conduct, words) => {
    const findings = assess(facts({ who: '费某扬', conduct, tiers: counts(0, 0, 11_034) }), law)
    const sentence = find(findings, 'quantity.tier-c.serious')?.sentence ?? ''
    expect(sentence).toContain(words)
    expect(sentence.endsWith('是否属于“情节严重”，由办案机关审查认定。')).toBe(true)
  })
})

describe('published cases', () => {
  test.each([
    ['1100', 1100, 'met', 'met'],
    ['770', 770, 'met', 'met'],
    ['329', 329, 'met', 'not-met'],
    ['100', 100, 'met', 'not-met'],
    ['54', 54, 'met', 'not-met'],
  ])('T8 Foshan, %s tracks', (_, tracks, serious, especially) => {
    expect(outcomes({ tiers: counts(tracks, 0, 0) })).toMatchObject({
      'quantity.tier-a.serious': serious,
      'quantity.tier-a.especially-serious': especially,
    })
  })
  test('T13 Guangyuan: the tier decides', () => {
    const n = 13_000
    expect(outcomes({ tiers: counts(n, 0, 0) })['quantity.tier-a.especially-serious']).toBe('met')
    expect(outcomes({ tiers: counts(0, n, 0) })['quantity.tier-b.especially-serious']).toBe('met')
    expect(outcomes({ tiers: counts(0, 0, n) })).toMatchObject({
      'quantity.tier-c.serious': 'met',
      'quantity.tier-c.especially-serious': 'not-met',
    })
  })
  test('T1, T2: 11034 and 37002 of the fifth item', () => {
    for (const n of [11_034, 37_002])
      expect(outcomes({ tiers: counts(0, 0, n) })).toMatchObject({
        'quantity.tier-c.serious': 'met',
        'quantity.tier-c.especially-serious': 'not-met',
      })
  })
  test('T24: 20 tracks, 150 lodgings, 1500 phones make exactly one', () => {
    const rule = 'quantity.aggregate.serious'
    expect(outcomes({ tiers: counts(20, 150, 1500) })[rule]).toBe('met')
    expect(outcomes({ tiers: counts(20, 150, 1499) })[rule]).toBe('not-met')
    expect(outcomes({ tiers: counts(20, 149, 1500) })[rule]).toBe('not-met')
    expect(outcomes({ tiers: counts(19, 150, 1500) })[rule]).toBe('not-met')
  })
  test('T26: a telecom clerk sells 2500', () => {
    const sold = { insider: true, conduct: 'provide', tiers: counts(0, 0, 2500) } as const
    const finding = find(assess(facts({ who: '甲某', ...sold }), law), 'quantity.tier-c.serious')
    expect(finding?.sentence).toContain('达到解释第五条第一款第八项规定的数量标准（2500条）')
    expect(outcomes({ ...sold, conduct: 'hold' })['quantity.tier-c.serious']).toBe('not-met')
  })
})

describe('by proportion', () => {
  test('the sentence shows the shares and what is short', () => {
    const finding = find(
      assess(facts({ tiers: counts(20, 150, 1499) }), law),
      'quantity.aggregate.serious',
    )
    expect(finding?.sentence).toContain(
      '第三项信息20条、第四项信息150条、第五项信息1499条，按相应比例合计为0.9998，未达到解释第五条第一款第六项规定的数量标准（合计满1），差0.0002。',
    )
    expect(finding?.reasons[0]?.because?.map((r) => r.value)).toEqual(['0.4', '0.3', '0.2998'])
  })
  test('does not come into play when one tier reaches its standard alone', () => {
    expect(outcomes({ tiers: counts(50, 100, 0) })).not.toHaveProperty('quantity.aggregate.serious')
  })
  test('ten-fold by adding what already meets is disputed, and stays 待查明', () => {
    const finding = find(
      assess(facts({ tiers: counts(450, 0, 5000) }), law),
      'quantity.aggregate.especially-serious',
    )
    expect(finding).toMatchObject({ outcome: 'unknown', robust: false })
    expect(finding?.sentence).toContain('合计达到十倍（其中一项已单独达标）')
    expect(outcomes({ tiers: counts(450, 0, 4999) })).toMatchObject({
      'quantity.aggregate.especially-serious': 'not-met',
    })
  })
  test('an insider is halved once, not twice', () => {
    const half = { insider: true, conduct: 'provide' } as const
    const rule = 'quantity.aggregate.serious'
    expect(outcomes({ ...half, tiers: counts(10, 75, 750) })[rule]).toBe('met')
    expect(outcomes({ ...half, tiers: counts(10, 75, 749) })[rule]).toBe('not-met')
  })
})

describe('what is not known', () => {
  test('a lower bound cannot fail to reach (Qingdao, Dong)', () => {
    const findings = assess(
      facts({
        who: '董某某',
        conduct: 'provide',
        tiers: counts(0, 0, 37_002),
        lowerBound: true,
        missing: '第一笔交易的数据',
      }),
      law,
    )
    expect(find(findings, 'quantity.tier-c.serious')).toMatchObject({ outcome: 'met' })
    const tenfold = find(findings, 'quantity.tier-c.especially-serious')
    expect(tenfold?.outcome).toBe('unknown')
    expect(tenfold?.sentence).toContain('因缺少第一笔交易的数据，不能得出是否达到')
    expect(tenfold?.sentence).toContain('37002条以上')
  })
  test('unread files are said in every finding', () => {
    const findings = assess(
      facts({ tiers: counts(0, 0, 6000), incomplete: true, unreadFiles: 3 }),
      law,
    )
    for (const finding of findings) {
      expect(finding.incomplete).toBe(true)
      expect(finding.sentence).toContain('本结果不含3个未读文件，见附表三。')
    }
  })
  test('a file read in part is said too', () => {
    const [finding] = assess(facts({ incomplete: true, unreadFiles: 0 }), law)
    expect(finding?.sentence).toContain('本结果不含未读部分，见附表三。')
  })
  test('a day without law gives 待查明, never 未达到', () => {
    const before = lawOn(book, '2017-05-31')
    const findings = assess(facts({ tiers: counts(10, 10, 11_034) }), before)
    expect(findings.map((f) => f.outcome)).toEqual(findings.map(() => 'unknown'))
    expect(findings[0]?.sentence).toContain('因缺少2017-05-31适用的数量标准')
  })
  test('conduct of 2016 decided in 2018 has standards', () => {
    const reached = lawFor(book, {
      conduct: { from: '2016-05-01', to: '2016-05-31' },
      decided: '2018-01-01',
    })
    expect(
      find(assess(facts({ tiers: counts(0, 0, 5000) }), reached), 'quantity.tier-c.serious')
        ?.outcome,
    ).toBe('met')
  })
})

describe('a stated figure that leads elsewhere', () => {
  const stated = [{ source: '起诉书', tiers: { C: 4900 } }]
  test('stands beside ours, and nothing is chosen', () => {
    const finding = find(
      assess(facts({ tiers: counts(0, 0, 11_034), stated }), law),
      'quantity.tier-c.serious',
    )
    expect(finding).toMatchObject({ outcome: 'conflict', robust: false })
    expect(finding?.sentence).toContain(
      '第五项信息（数量标准5000条）核算结果载明11034条，起诉书载明4900条，相差6134条，两者并列，未作取舍。',
    )
  })
  test('is no conflict where both lead to the same', () => {
    const all = outcomes({ tiers: counts(0, 0, 11_034), stated })
    expect(all['quantity.tier-c.especially-serious']).toBe('not-met')
    expect(all['quantity.tier-a.serious']).toBe('not-met')
  })
})

describe('robust', () => {
  const with_ = (tiers: TierCounts, more: Partial<Facts> = {}): Finding | undefined =>
    find(
      assess(
        facts({
          tiers: counts(0, 0, 5000),
          readings: [{ id: 'bare-phones', option: 'in', tiers }],
          ...more,
        }),
        law,
      ),
      'quantity.tier-c.serious',
    )
  test('the same outcome under every reading', () => {
    expect(with_(counts(0, 0, 5001))?.robust).toBe(true)
    expect(with_(counts(0, 0, 4999))?.robust).toBe(false)
  })
  test('and over all of them together, when known', () => {
    expect(with_(counts(0, 0, 5001), { least: counts(0, 0, 4999) })?.robust).toBe(false)
    expect(with_(counts(0, 0, 5001), { least: counts(0, 0, 5000) })?.robust).toBe(true)
  })
  test('an alternative stands among the reasons under its own words', () => {
    expect(with_(counts(0, 0, 5001))?.reasons[0]?.because?.at(-1)).toMatchObject({
      text: '备选口径：计入裸号',
      value: 5001,
      sure: 'page',
    })
  })
})

/** Every example of the law data is a test. */
describe('the examples of the law data', () => {
  const all = book.quantities.flatMap((rule) =>
    rule.examples.map((example) => [rule.id, example.name, example] as const),
  )
  test.each(all)('%s: %s', (rule, _, example) => {
    const { A = 0, B = 0, C = 0, fen, insider = false, conduct = 'hold' } = example.facts
    const on = lawOn(book, example.on)
    const given = facts({
      tiers: { A, B, C },
      insider,
      conduct,
      lowerBound: example.facts['at-least'] ?? false,
    })
    const outcome =
      fen === undefined
        ? find(assess(given, on), example.finding ?? rule)?.outcome
        : money(
            rule === 'income.serious' ? on.income : on.lawfulBusiness,
            fen,
            example.finding,
            given,
          )
    expect(outcome).toBe(example.outcome)
  })
  function money(
    base: Standard | undefined,
    fen: number,
    finding: string | undefined,
    given: Facts,
  ): Outcome {
    const level = finding?.endsWith('especially-serious') ? 'especially-serious' : 'serious'
    const standard = applied(base, level, given, law)
    if (!standard) return 'unknown'
    return reaches(BigInt(fen), standard) ? 'met' : 'not-met'
  }
})

const anyCount = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }),
  fc.constantFrom(
    0,
    24,
    25,
    49,
    50,
    51,
    249,
    250,
    499,
    500,
    501,
    2499,
    2500,
    4999,
    5000,
    5001,
    49_999,
    50_000,
  ),
)
const anyTiers = fc.record({ A: anyCount, B: anyCount, C: anyCount })

property.prop([anyTiers])('agrees with the plain reading of article 5', (tiers) => {
  const met = outcomes({ tiers })
  expect(met['quantity.tier-a.serious']).toBe(tiers.A >= 50 ? 'met' : 'not-met')
  expect(met['quantity.tier-b.serious']).toBe(tiers.B >= 500 ? 'met' : 'not-met')
  expect(met['quantity.tier-c.serious']).toBe(tiers.C >= 5000 ? 'met' : 'not-met')
  expect(met['quantity.tier-a.especially-serious']).toBe(tiers.A >= 500 ? 'met' : 'not-met')
  const together = met['quantity.aggregate.serious']
  const share = tiers.A * 100 + tiers.B * 10 + tiers.C
  if (together !== undefined) expect(together).toBe(share >= 5000 ? 'met' : 'not-met')
})

property.prop([anyTiers, anyTiers])('more records never take a standard away', (tiers, more) => {
  const larger = { A: tiers.A + more.A, B: tiers.B + more.B, C: tiers.C + more.C }
  const before = outcomes({ tiers })
  const after = outcomes({ tiers: larger })
  for (const [rule, outcome] of Object.entries(before))
    if (outcome === 'met' && after[rule] !== undefined) expect(after[rule]).toBe('met')
})

property.prop([anyTiers, fc.boolean(), fc.boolean()])(
  'every leaf that cites an article cites one that exists, with its grade',
  (tiers, insider, lowerBound) => {
    const leaves = (reason: Reason): Reason[] => [reason, ...(reason.because ?? []).flatMap(leaves)]
    const all = assess(facts({ tiers, insider, lowerBound, who: '甲某', conduct: 'provide' }), law)
    for (const reason of all.flatMap((f) => f.reasons).flatMap(leaves))
      if (reason.cite !== undefined) {
        const [id = '', article = ''] = reason.cite.split('/')
        expect(book.instruments[id]?.articles).toHaveProperty([article])
      }
  },
)
