import { describe, expect, test } from 'vitest'
import { lawFor, lawOn } from '../law/law.ts'
import {
  atLeast,
  computed,
  exactly,
  person,
  stated,
  tierCount,
} from '../../test/support/person-facts.ts'
import { assessPerson } from './person.ts'
import { book, fei, find, law, leaves, outcome, readingOf, texts, wang } from './testing.ts'

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
