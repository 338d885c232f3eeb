import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { PartyReading } from '../case-report.ts'
import { lawFor, lawOn } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import type { Finding, Outcome, Reason } from '../report.ts'
import {
  atLeast,
  computed,
  exactly,
  person,
  stated,
  tierCount,
  type Course,
} from '../../test/support/person-facts.ts'
import { assessPerson } from './person.ts'
import type { PersonFacts } from './person-facts.ts'
import { forbiddenWords } from '../../test/support/wording.ts'

const book = loadLaw()
const law = lawOn(book, '2021-10-26')

const find = (facts: PersonFacts, rule: string): Finding | undefined =>
  assessPerson(facts, law).findings.find((f) => f.rule === rule)
const outcome = (facts: PersonFacts, rule: string): Outcome | undefined =>
  find(facts, rule)?.outcome
const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : []
const leaves = (reason: Reason): Reason[] => [reason, ...(reason.because ?? []).flatMap(leaves)]

const fei = person(
  'sold-on',
  { C: 11_034 },
  {
    name: '费某扬',
    gross: computed(496_530),
    cost: computed(275_850),
    margin: computed(220_680),
    prices: [450_000],
    stated: [stated({ what: 'margin', fen: 200_000 })],
    conduct: { from: '2021-08', to: '2021-10-26' },
  },
)
const dong = person(
  'sold-on',
  { C: atLeast(37_002, 8000) },
  {
    name: '董某某',
    gross: { ...computed(1_650_000), bound: 'at-least' },
    cost: { ...computed(450_000), bound: 'at-least' },
    margin: { ...computed(1_200_000), bound: 'at-least' },
    prices: [550_000],
    stated: [
      stated({ what: 'margin', fen: 1_200_000, partial: true }),
      stated({ what: 'margin', fen: 140_000, bound: 'about', partial: true }),
    ],
    opaque: ['批次b1'],
  },
)
const wang = person(
  'sold-on',
  { C: 37_002 },
  {
    name: '王某某',
    gross: computed(1_650_000),
    cost: computed(450_000),
    margin: computed(1_200_000),
  },
)
const wu = person(
  'obtained',
  { C: atLeast(37_002, 8000) },
  {
    name: '吴某某',
    cost: { ...computed(1_650_000), bound: 'at-least' },
    opaque: ['批次b1'],
    lawfulBusiness: { claimed: 'no', benefit: null, source: '证据卷一第8页' },
    otherTiers: ['A', 'B'],
  },
)

describe('Chongqing', () => {
  const result = assessPerson(fei, law)
  test('C2: the formula gives 11034 with its parts, not 22068', () => {
    const [tier] = result.formula.because ?? []
    expect(tier).toMatchObject({ text: '第五项信息', value: 11_034 })
    expect(tier?.because?.map(({ text, value }) => [text, value]).slice(0, 2)).toEqual([
      ['提供给下家（t2）', 11_034],
      ['获取后未提供', 0],
    ])
    expect(texts(result).join()).not.toContain('22068')
    expect(tier?.because?.[2]).toMatchObject({ cite: 'fashi-2017-10/11.1', sure: 'verified' })
    expect(tier?.because?.[2]?.text).toContain('第十一条第一款 不重复计算')
  })
  test('C3: the number does not hang on how much was delivered', () => {
    expect(texts(result.formula).join()).toContain(
      '无论实际交付其中多少条（0至11034条），本项均为11034条',
    )
  })
  test('C3: of two buyers who each got a part, delivery matters and nothing is said', () => {
    const buyer = (label: string) => ({ ...exactly(50), buyer: label, label, transfers: [] })
    const C = { ...tierCount('sold-on', exactly(100)), 'by-buyer': [buyer('甲'), buyer('乙')] }
    const parted = { ...fei, tiers: { ...fei.tiers, C } }
    expect(texts(assessPerson(parted, law).formula).join()).not.toContain('无论实际交付')
  })
  test('C5: 达到 5000 with 6034 over, 未达到 50000 by 38966', () => {
    const serious = find(fei, 'quantity.tier-c.serious')
    expect(serious?.sentence).toBe(
      '经核算，费某扬出售、提供第五项信息11034条，达到解释第五条第一款第五项规定的数量标准（5000条）。' +
        '是否属于“情节严重”，由办案机关审查认定。',
    )
    expect(serious?.reasons.flatMap(leaves)).toContainEqual({ text: '超出标准（条）', value: 6034 })
    expect(find(fei, 'quantity.tier-c.especially-serious')?.sentence).toContain('差38966条')
  })
  test('C6: 未达到 5000 yuan on three bases, short 34.70, 78 more lines', () => {
    const income = find(fei, 'income.serious')
    expect(income).toMatchObject({ outcome: 'not-met', robust: true })
    expect(income?.sentence).toBe(
      '经核算，费某扬出售收入4965.30元（推算）、差价获利2206.80元（推算）、载明差价获利2000.00元（媒体报道），' +
        '均未达到解释第五条第一款第七项规定的数额标准（5000元），按出售收入差34.70元（按每条0.45元为78条），' +
        '三种口径结论一致。是否属于“情节严重”，由办案机关审查认定。',
    )
    expect(result.changes).toContainEqual({
      rule: 'income.serious',
      by: 'money',
      way: 'more',
      text: '出售收入再多34.70元（按每条0.45元为78条），即达到5000元',
    })
  })
  test('what would change it, in records', () => {
    const records = result.changes.filter((c) => c.by === 'records')
    expect(records.map(({ way, text }) => [way, text])).toEqual([
      ['fewer', '第五项信息少6035条，即不足5000条'],
      ['more', '第五项信息再多38966条，即达到50000条'],
    ])
  })
  test('what is reached stands first, tiers without records last', () => {
    const rules = result.findings.map((f) => f.rule)
    expect(rules[0]).toBe('quantity.tier-c.serious')
    expect(rules.indexOf('income.serious')).toBeLessThan(rules.indexOf('quantity.tier-a.serious'))
  })
})

describe('Qingdao', () => {
  test('Q2: Wang 37002, short 12998 of 50000', () => {
    expect(outcome(wang, 'quantity.tier-c.serious')).toBe('met')
    expect(find(wang, 'quantity.tier-c.especially-serious')?.sentence).toContain('差12998条')
  })
  test('Q3: Dong 37002条以上; 50000 only if deal 1 brought 12998 others', () => {
    const tenfold = find(dong, 'quantity.tier-c.especially-serious')
    expect(tenfold).toMatchObject({ outcome: 'unknown', robust: false })
    expect(tenfold?.sentence).toBe(
      '因缺少批次b1的数据，不能得出是否达到解释第五条第二款第三项规定的数量标准（50000条）的结论；' +
        '已知部分为董某某出售、提供第五项信息37002条以上。' +
        '另有载明8000条以上的批次未附数据，与已知部分全不重合时为45002条以上；' +
        '其中至少有12998条不见于已知部分时，才达到。是否属于“情节特别严重”，由办案机关审查认定。',
    )
    expect(find(dong, 'quantity.tier-c.serious')?.sentence).toContain('37002条以上，达到')
  })
  test('Q3, Q5: no upper bound, no sum over persons', () => {
    const all = [dong, wang, wu].flatMap((p) => texts(assessPerson(p, law))).join('\n')
    expect(all).not.toMatch(/111006|74004|45002条以下|最多45002/)
    expect(all).toContain('人与人之间不相加')
  })
  test('Q4: Wu the same on the side of obtaining', () => {
    expect(find(wu, 'quantity.tier-c.serious')?.sentence).toContain(
      '吴某某非法获取第五项信息37002条以上，达到',
    )
    expect(outcome(wu, 'quantity.tier-c.especially-serious')).toBe('unknown')
  })
  test('Q6: the same number under the tiers that a person may yet choose', () => {
    const choices = assessPerson(wu, law).changes.filter((c) => c.text.startsWith('信息类型'))
    expect(choices.map((c) => c.text)).toEqual([
      '信息类型如由人决定为第三项信息，37002条达到第三项信息十倍数量标准（500条）；信息类型须由人决定',
      '信息类型如由人决定为第四项信息，37002条达到第四项信息十倍数量标准（5000条）；信息类型须由人决定',
    ])
  })
  test('what nobody has seen may hold any disputed item: never 未达到', () => {
    expect(outcome(wu, 'quantity.tier-a.serious')).toBe('unknown')
    expect(outcome(wang, 'quantity.tier-a.serious')).toBe('not-met')
  })
  test('Q9: both of the couple reach 5000 yuan on every basis; Wang not 50000', () => {
    for (const who of [wang, dong]) expect(outcome(who, 'income.serious')).toBe('met')
    expect(outcome(wang, 'income.especially-serious')).toBe('not-met')
  })
  test('Q9: Dong has a deal without a price: what is known is short, the whole is 待查明', () => {
    const income = find(dong, 'income.especially-serious')
    expect(income?.outcome).toBe('unknown')
    expect(income?.sentence).toContain(
      '已知部分为董某某出售收入16500.00元以上（推算）、差价获利12000.00元以上（推算），已列明的部分按出售收入差33500.00元',
    )
  })
  test('a figure for some of the deals keeps its word, and says that it is for some', () => {
    expect(find(dong, 'income.serious')?.sentence).toContain(
      '载明差价获利12000.00元（媒体报道，只及部分流转），均达到',
    )
  })
  test('Q10: 约1400 stands among the reasons with its word, outside the sum', () => {
    const reasons = find(dong, 'income.serious')?.reasons ?? []
    const partly = reasons.flatMap(leaves).find((r) => r.value === '约1400.00元')
    expect(partly?.text).toContain('部分流转')
  })
  test('Q13: article 6 condition by condition, and the gain asked apart', () => {
    const six = find(wu, 'lawful-business.conditions')
    expect(six?.outcome).toBe('not-met')
    expect(six?.sentence).toContain(
      '为合法经营活动购买、收受——未达到（案件事实记载为否，见证据卷一第8页）',
    )
    expect(six?.sentence).toContain('限于第五项信息——待查明')
    expect(six?.sentence).toContain('没有再出售、提供——达到（案件事实中未见再出售、提供的流转）')
    const gain = find(wu, 'lawful-business.gain')
    expect(gain?.outcome).toBe('unknown')
    expect(gain?.sentence).toContain('解释第六条第一款第一项规定的数额标准（50000元）')
  })
  test('Q13: a claim is not a proof, and the burden is named', () => {
    const claimed = { ...wu, lawfulBusiness: { claimed: 'yes', benefit: null } } as const
    const six = find(claimed, 'lawful-business.conditions')
    expect(six?.outcome).toBe('unknown')
    expect(six?.sentence).toContain('主张不等于证明，主要由辩方举证')
  })
  test('Q24: robustness of each', () => {
    expect(assessPerson(wang, law).robust).toEqual({
      holds: true,
      sentence: '采用上列任何一种计算口径，均在5000条以上、50000条以下，档次不变。',
    })
    const open =
      '采用上列任何一种计算口径，均在5000条以上；是否达到更高的标准，取决于批次b1的数据，待查明。'
    expect(assessPerson(dong, law).robust).toEqual({ holds: false, sentence: open })
    const tier = '以上按现列的信息类型；信息类型由人决定。'
    expect(assessPerson(wu, law).robust).toEqual({ holds: false, sentence: `${open}${tier}` })
  })
})

describe('what was kept beside what was passed on', () => {
  const mixed = person('provided', {}, { name: '甲某' })
  const C = {
    ...tierCount('provided', exactly(100)),
    ...exactly(10_100),
    obtained: exactly(10_100),
    unsold: exactly(10_000),
  }
  test('the sentence does not call all of it provided', () => {
    expect(
      find({ ...mixed, tiers: { ...mixed.tiers, C } }, 'quantity.tier-c.serious')?.sentence,
    ).toContain('甲某非法获取、出售、提供第五项信息10100条，达到')
  })
})

describe('duty', () => {
  test.each([
    [2499, 'not-met'],
    [2500, 'met'],
    [2501, 'met'],
  ])('%s of the fifth item passed on → %s', (n, expected) => {
    expect(outcome(person('in-duty', { C: n }), 'quantity.tier-c.serious.in-duty')).toBe(expected)
  })
  test('the ten-fold of the half', () => {
    const rule = 'quantity.tier-b.especially-serious.in-duty'
    const at = (n: number) => outcome(person('in-duty', { B: n }), rule)
    expect([2499, 2500].map(at)).toEqual(['not-met', 'met'])
  })
  test('by proportion within the half', () => {
    const rule = 'quantity.aggregate.serious.in-duty'
    expect(outcome(person('in-duty', { A: 10, B: 75, C: 750 }), rule)).toBe('met')
    expect(outcome(person('in-duty', { A: 10, B: 75, C: 749 }), rule)).toBe('not-met')
  })
  test('who only obtained has the whole standards alone', () => {
    const rules = assessPerson(person('obtained', { C: 2500 }), law).findings.map((f) => f.rule)
    expect(rules.filter((rule) => rule.endsWith('.in-duty'))).toEqual([])
  })
  const partly: PersonFacts = {
    ...person('provided', { C: 4000 }, { gross: computed(300_000) }),
    tiers: {
      ...person('provided', {}).tiers,
      C: { ...tierCount('provided', exactly(4000)), 'in-duty': exactly(2000) },
    },
  }
  test('part of it: each part by its own standard, and the sum is left to people', () => {
    expect(outcome(partly, 'quantity.tier-c.serious.in-duty')).toBe('not-met')
    expect(outcome(partly, 'quantity.tier-c.serious')).toBe('not-met')
    expect(assessPerson(partly, law).notes.join()).toContain(
      '两部分各按其标准折算相加为1.2；能否如此相加，条文未明，由人决定',
    )
  })
  test('part of it: the income of that part is not told apart', () => {
    const income = find(partly, 'income.serious.in-duty')
    expect(income?.outcome).toBe('unknown')
    expect(income?.sentence).toContain('因缺少履行职责或者提供服务过程中获得的信息所对应的收入')
  })
  test('part of it: what readings move in the whole bounds what they move in the part', () => {
    const reading = readingOf('bare-phones', '计入裸号', 4600)
    expect(
      find({ ...partly, readings: [reading] }, 'quantity.tier-c.serious.in-duty')?.robust,
    ).toBe(false)
    const little = { ...partly, readings: [readingOf('bare-phones', '计入裸号', 4499)] }
    expect(find(little, 'quantity.tier-c.serious.in-duty')?.robust).toBe(true)
  })
})

function readingOf(id: string, option: string, n: number): PartyReading {
  return {
    id,
    title: id,
    option,
    used: false,
    civil: false,
    tiers: { A: 0, B: 0, C: n },
    ground: '',
    sure: 'page',
  }
}

describe('illegal income', () => {
  const earns = (more: Partial<PersonFacts>) => person('provided', { C: 100 }, more)
  test.each([
    [499_999, 'not-met'],
    [500_000, 'met'],
    [500_001, 'met'],
  ])('%s fen → %s', (fen, expected) => {
    expect(outcome(earns({ gross: computed(fen) }), 'income.serious')).toBe(expected)
  })
  test.each([
    [4_999_999, 'not-met'],
    [5_000_000, 'met'],
    [5_000_001, 'met'],
  ])('ten-fold: %s fen → %s', (fen, expected) => {
    expect(outcome(earns({ gross: computed(fen) }), 'income.especially-serious')).toBe(expected)
  })
  test.each([
    [249_999, 'not-met'],
    [250_000, 'met'],
    [250_001, 'met'],
  ])('half: %s fen → %s', (fen, expected) => {
    const half = person('in-duty', { C: 100 }, { gross: computed(fen) })
    expect(outcome(half, 'income.serious.in-duty')).toBe(expected)
  })
  test('what was given back: it hangs on whether that lessens the income', () => {
    const facts = earns({ gross: computed(400_000), beforeRefunds: computed(600_000) })
    const income = find(facts, 'income.serious')
    expect(income).toMatchObject({ outcome: 'unknown', robust: false })
    expect(income?.sentence).toMatch(/出售收入4000\.00元.*未达到.*退款前的出售收入6000\.00元.*达到/)
  })
  test.each([
    [600_000, 400_000, 'unknown'],
    [600_000, 500_000, 'met'],
    [400_000, 300_000, 'not-met'],
  ])('computed %s, of which %s are confirmed to have come in → %s', (gross, got, expected) => {
    const facts = earns({ gross: computed(gross), received: computed(got) })
    expect(outcome(facts, 'income.serious')).toBe(expected)
  })
  test('gross reaches and margin does not: it hangs on the basis', () => {
    const facts = earns({ gross: computed(520_000), margin: computed(260_000) })
    const income = find(facts, 'income.serious')
    expect(income).toMatchObject({ outcome: 'unknown', robust: false })
    expect(income?.sentence).toContain(
      '按出售收入5200.00元（推算）达到，按差价获利2600.00元（推算）未达到；须由检察官确定口径并说明理由。',
    )
  })
  test('a stated figure of the same basis that leads elsewhere: side by side', () => {
    const facts = earns({
      gross: computed(520_000),
      stated: [stated({ what: 'gross', fen: 480_000, source: '银行流水', rank: 'bank' })],
    })
    const income = find(facts, 'income.serious')
    expect(income?.outcome).toBe('conflict')
    expect(income?.sentence).toContain(
      '按单价与条数推算的出售收入载明5200.00元，银行流水的出售收入载明4800.00元，相差400.00元，两者并列，未作取舍。',
    )
  })
  test('nothing known is 待查明, never zero, and said once', () => {
    const findings = assessPerson(earns({}), law).findings.filter((f) =>
      f.rule.startsWith('income'),
    )
    expect(findings.map((f) => [f.rule, f.outcome])).toEqual([['income.serious', 'unknown']])
  })
  test('who sells nothing is not asked', () => {
    const bought = person('obtained', { C: 100 }, { cost: computed(1_000_000) })
    expect(find(bought, 'income.serious')).toBeUndefined()
  })
  test('a loss reaches nothing', () => {
    const facts = earns({ gross: computed(100), margin: computed(-500) })
    expect(find(facts, 'income.serious')).toMatchObject({ outcome: 'not-met' })
    expect(find(facts, 'income.serious')?.sentence).toContain('差价获利−5.00元')
  })
  test('约 keeps its word and holds for nothing', () => {
    const facts = earns({ stated: [stated({ what: 'margin', fen: 600_000, bound: 'about' })] })
    expect(find(facts, 'income.serious')).toMatchObject({ outcome: 'met', robust: false })
    expect(find(facts, 'income.serious')?.sentence).toContain('约6000.00元')
  })
})

describe('punished before', () => {
  const again = (kind: 'criminal' | 'administrative', on: string, from: string, to = from) =>
    outcome(
      person('provided', { C: 1 }, { priors: [{ kind, on }], conduct: { from, to } }),
      'prior.serious',
    )
  test.each([
    ['the last day of two years', '2019-03-01', '2021-03-01', 'met'],
    ['the day before', '2019-03-01', '2021-02-28', 'met'],
    ['the day after', '2019-03-01', '2021-03-02', 'not-met'],
    ['the day itself is not again', '2019-03-01', '2019-03-01', 'not-met'],
    ['the day after the penalty', '2019-03-01', '2019-03-02', 'met'],
    ['29 February has its end on the 28th', '2020-02-29', '2022-02-28', 'met'],
    ['and not on 1 March', '2020-02-29', '2022-03-01', 'not-met'],
    ['a month of penalty that may be either', '2019-03', '2021-03-15', 'unknown'],
    ['a year of conduct after it', '2019-12-31', '2020', 'met'],
    ['a date that is none', '2019-02-30', '2020-01-01', 'unknown'],
  ])('administrative: %s', (_, on, from, expected) => {
    expect(again('administrative', on, from)).toBe(expected)
  })
  test('criminal: whenever, if it was before', () => {
    expect(again('criminal', '2001-05-01', '2021-08-01')).toBe('met')
    expect(again('criminal', '2021-08-01', '2021-08-01')).toBe('not-met')
    expect(again('criminal', '2021-09', '2021-08-01', '2021-10-26')).toBe('met')
  })
  test('conduct without dates is 待查明', () => {
    const facts = person('provided', { C: 1 }, { priors: [{ kind: 'criminal', on: '2018' }] })
    expect(outcome(facts, 'prior.serious')).toBe('unknown')
  })
  test('none entered is no finding but a question', () => {
    expect(find(fei, 'prior.serious')).toBeUndefined()
    expect(assessPerson(fei, law).notes.join()).toContain('有无待查（解释第五条第一款第九项）')
  })
})

describe('article 6', () => {
  const shop = (benefit: number, provides = false) =>
    person(
      provides ? 'sold-on' : 'obtained',
      { C: 8000 },
      {
        name: '某店',
        lawfulBusiness: { claimed: 'yes', benefit: { ...computed(benefit), basis: 'stated' } },
      },
    )
  test.each([
    [4_999_999, 'not-met'],
    [5_000_000, 'met'],
    [5_000_001, 'met'],
  ])('gain %s fen → %s', (fen, expected) => {
    expect(outcome(shop(fen), 'lawful-business.gain')).toBe(expected)
  })
  test('one line passed on: article 5, and the gain is not asked', () => {
    const facts = shop(4_999_900, true)
    expect(find(facts, 'lawful-business.gain')).toBeUndefined()
    expect(find(facts, 'lawful-business.conditions')).toMatchObject({
      outcome: 'not-met',
      robust: true,
    })
    expect(find(facts, 'lawful-business.conditions')?.sentence).toContain(
      '依解释第六条第二款，适用第五条的标准',
    )
  })
  test('any record of a higher item ends it', () => {
    const facts = {
      ...person('obtained', { C: 8000, B: 1 }),
      lawfulBusiness: shop(1).lawfulBusiness,
    }
    expect(find(facts, 'lawful-business.conditions')?.sentence).toContain(
      '限于第五项信息——未达到（另有第三项、第四项信息1条）',
    )
  })
  test('two sources of the gain that lead elsewhere stand side by side', () => {
    const facts = {
      ...shop(6_000_000),
      stated: [stated({ what: 'benefit', fen: 4_000_000, source: '审计报告', rank: 'expert' })],
    }
    expect(find(facts, 'lawful-business.gain')?.outcome).toBe('conflict')
  })
})

describe('figures that others state of the number', () => {
  const of = (records: number, rank: string, source: string, more = {}) => ({
    ...wang,
    stated: [stated({ what: 'records', records, rank, source, ...more })],
  })
  test('a higher 证据等次 that leads elsewhere: both stand', () => {
    const facts = of(50_500, 'effective-judgment', '（2021）演示刑初1号')
    expect(find(facts, 'quantity.tier-c.especially-serious')).toMatchObject({ outcome: 'conflict' })
    expect(find(facts, 'quantity.tier-c.especially-serious')?.sentence).toContain(
      '核算结果载明37002条，（2021）演示刑初1号（生效裁判确认）载明50500条，相差13498条，两者并列，未作取舍。',
    )
  })
  test('a lower one stands among the reasons only', () => {
    const facts = of(50_500, 'indictment', '起诉书')
    const finding = find(facts, 'quantity.tier-c.especially-serious')
    expect(finding?.outcome).toBe('not-met')
    expect(finding?.reasons.flatMap(leaves)).toContainEqual({
      text: '起诉书（起诉书指控）载明',
      value: '50500条',
    })
  })
  test('one that speaks of a part contradicts only by what it reaches', () => {
    const less = of(4000, 'expert', '检验报告', { partial: true })
    expect(outcome(less, 'quantity.tier-c.serious')).toBe('met')
    const more = of(50_500, 'expert', '检验报告', { partial: true })
    expect(find(more, 'quantity.tier-c.especially-serious')?.sentence).toContain(
      '就部分流转载明50500条，相差',
    )
  })
  test('a lower bound that falls short contradicts nothing', () => {
    const facts = of(4000, 'expert', '检验报告', { bound: 'at-least' })
    expect(outcome(facts, 'quantity.tier-c.serious')).toBe('met')
  })
})

describe('what is not known', () => {
  test('no act entered: no finding, for it is not zero', () => {
    const nobody = person('obtained', {}, { name: '丙某' })
    expect(assessPerson(nobody, law)).toMatchObject({ findings: [], changes: [] })
    expect(assessPerson(nobody, law).notes[0]).toContain('未作核算；不等于零')
  })
  test('only a batch without data: 待查明 under each standard, 另有 named', () => {
    const seller = person(
      'provided',
      { C: atLeast(0, 8000) },
      { name: '网络卖家', opaque: ['批次b1'] },
    )
    const serious = find(seller, 'quantity.tier-c.serious')
    expect(serious?.outcome).toBe('unknown')
    expect(serious?.sentence).toContain('其中至少有5000条不见于已知部分时，才达到')
    expect(serious?.reasons[0]?.value).toBe('0条以上')
  })
  test('unread files: lower bounds in every tier, said in each finding on numbers', () => {
    const facts = { ...fei, incomplete: true, unreadFiles: 2 }
    for (const f of assessPerson(facts, law).findings.filter((x) =>
      x.rule.startsWith('quantity'),
    )) {
      expect(f.sentence).toContain('本结果不含2个未读文件，见附表三。')
      expect(f.outcome).not.toBe('not-met')
    }
    expect(outcome(facts, 'quantity.tier-c.serious')).toBe('met')
  })
  test('a day without law', () => {
    const none = lawOn(book, '2017-05-31')
    const all = assessPerson({ ...wu, ...fei, lawfulBusiness: wu.lawfulBusiness }, none)
    expect(new Set(all.findings.map((f) => f.outcome))).toEqual(new Set(['unknown']))
    expect(all.robust.holds).toBe(false)
  })
  test('conduct of 2016 decided in 2018 has standards', () => {
    const reached = lawFor(book, {
      conduct: { from: '2016-05-01', to: '2016-05-31' },
      decided: '2018-01-01',
    })
    expect(assessPerson(fei, reached).findings[0]?.outcome).toBe('met')
  })
  test('约 of a number keeps its word', () => {
    const about = { ...exactly(8000), about: true }
    const finding = find(person('obtained', { C: about }), 'quantity.tier-c.serious')
    expect(finding).toMatchObject({ outcome: 'met', robust: false })
    expect(finding?.sentence).toContain('约8000条，达到')
  })
})

test('article 7: the same standards for a unit, and it is said', () => {
  const unit = assessPerson({ ...fei, unit: true }, law)
  expect(unit.notes.join()).toContain('标准与自然人相同（解释第七条）')
  expect(unit.findings[0]?.reasons.flatMap(leaves).map((r) => r.cite)).toContain('fashi-2017-10/7')
})

test('rows behind a number are named where there are any', () => {
  const [buyer] = fei.tiers.C['by-buyer']
  const C = {
    ...fei.tiers.C,
    rows: '--person fei --item 5',
    'by-buyer': buyer ? [{ ...buyer, rows: '--person fei --buyer down --item 5' }] : [],
  }
  const facts = {
    ...fei,
    tiers: { ...fei.tiers, C },
    readings: [readingOf('bare-phones', '计入裸号', 11_114)],
  }
  const rows = assessPerson(facts, law)
    .findings.flatMap((f) => f.reasons.flatMap(leaves))
    .flatMap((r) => r.rows ?? [])
  expect(new Set(rows)).toEqual(
    new Set(['--person fei --buyer down --item 5', '--code BARE_PHONE']),
  )
})

test('a reading that moves a finding is named among what would change it', () => {
  const facts = person(
    'obtained',
    { C: 4990 },
    { readings: [readingOf('bare-phones', '计入裸号', 5010)] },
  )
  expect(assessPerson(facts, law).changes).toContainEqual({
    rule: 'quantity.tier-c.serious',
    by: 'reading',
    way: null,
    text: '改采“计入裸号”（第五项信息5010条），达到5000条',
  })
})

const count = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }).map(exactly),
  fc.integer({ min: 0, max: 60_000 }).map((n) => atLeast(n, n % 9000)),
  fc.constantFrom(49, 50, 499, 500, 4999, 5000, 49_999, 50_000).map(exactly),
)
const money = fc.option(
  fc.record({
    fen: fc.integer({ min: -100_000, max: 6_000_000 }),
    basis: fc.constantFrom('stated', 'computed'),
    bound: fc.constantFrom('exactly', 'at-least', 'about'),
  }),
)
const figure = fc.record({
  what: fc.constantFrom(
    'records',
    'gross',
    'margin',
    'illegal-income',
    'benefit',
    'persons',
    'cost',
  ),
  fen: fc.option(fc.integer({ min: 0, max: 6_000_000 })),
  records: fc.option(fc.integer({ min: 0, max: 60_000 })),
  bound: fc.constantFrom('exactly', 'at-least', 'about'),
  tier: fc.constantFrom(null, 'A', 'C'),
  source: fc.constantFrom('判决书', '起诉书', '媒体报道'),
  rank: fc.constantFrom('effective-judgment', 'indictment', 'press', 'toString'),
  partial: fc.boolean(),
})
const anyPerson = fc
  .record({
    course: fc.constantFrom<Course>('obtained', 'provided', 'sold-on', 'in-duty'),
    counts: fc.record({ A: count, C: count }),
    gross: money,
    margin: money,
    stated: fc.array(figure, { maxLength: 3 }),
    incomplete: fc.boolean(),
    unit: fc.boolean(),
    prior: fc.constantFrom('2019', '2021-09', '不明'),
    day: fc.constantFrom('2017-05-31', '2021-10-26'),
    claimed: fc.constantFrom('yes', 'no', 'unknown'),
    other: fc.subarray(['A', 'B', 'C'] as const),
  })
  .map(({ course, counts, prior, claimed, other, day, ...more }) => ({
    day,
    facts: person(course, counts, {
      ...more,
      unreadFiles: more.incomplete ? 2 : 0,
      priors: [{ kind: 'administrative', on: prior }],
      lawfulBusiness: { claimed, benefit: more.margin },
      otherTiers: other,
      conduct: { from: '2021-08', to: '2021-10-26' },
      readings: [readingOf('supplement', '补充性重复分别计入', 5001)],
      prices: [450_000],
    }),
  }))

property.prop([anyPerson], { numRuns: 300 })(
  'no text holds a word that is not to be used',
  ({ facts, day }) => {
    const printed = texts(assessPerson(facts, lawOn(book, day))).join('\n')
    expect(forbiddenWords(printed), printed).toEqual([])
    expect(printed).not.toMatch(/undefined|NaN|null|，。|；。|，，|。；/)
  },
)

property.prop([anyPerson], { numRuns: 300 })(
  'a lower bound never gives 未达到, and every finding leaves the rest to the office',
  ({ facts }) => {
    for (const f of assessPerson(facts, law).findings) {
      expect(f.sentence).toContain('由办案机关审查认定。')
      const open = facts.incomplete || facts.tiers.C.exactly === null
      if (f.rule.startsWith('quantity.tier-c') && open) expect(f.outcome).not.toBe('not-met')
    }
  },
)

property.prop([anyPerson], { numRuns: 300 })('every article cited exists', ({ facts }) => {
  const result = assessPerson(facts, law)
  const all = [result.formula, ...result.findings.flatMap((f) => f.reasons)].flatMap(leaves)
  for (const { cite } of all)
    if (cite !== undefined) {
      const [id = '', article = ''] = cite.split('/')
      expect(book.instruments[id]?.articles).toHaveProperty([article])
    }
})
