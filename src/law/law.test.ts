import { describe, expect, test } from 'vitest'
import { DUPLICATE, SET_ASIDE } from '../evidence/codes.ts'
import { citedValues } from './check.ts'
import { articleLabel, cite, numeral, provisionOf } from './cite.ts'
import { groundsOn } from './grounds.ts'
import { lawFor, lawOn } from './law.ts'
import { loadLaw } from './load.ts'
import { dayAfter, dayBefore } from './period.ts'

const book = loadLaw()

describe('every rule', () => {
  test.each(citedValues(book))('%s cites %s, in force on %s', (_, ref, from) => {
    expect(provisionOf(book, ref, from ?? undefined)).toBeDefined()
  })
  test('has a gist of its own for every article, short and in our words', () => {
    for (const instrument of Object.values(book.instruments))
      for (const [article, versions] of Object.entries(instrument.articles))
        for (const { gist } of versions)
          expect(gist.length, `${instrument.id}/${article}`).toBeLessThanOrEqual(90)
  })
})

describe('the day before and the day after', () => {
  const dated = book.quantities.flatMap((rule) =>
    rule.values.map((v) => [rule.id, v.from] as const),
  )
  test.each(dated)('%s begins on %s', (id, from) => {
    const amounts = (day: string): unknown[] => {
      const law = lawOn(book, day)
      const all = [
        ...Object.values(law.tiers),
        law.tenfold,
        law.aggregate,
        law.insider,
        law.income,
        law.lawfulBusiness,
      ]
      return all.filter((standard) => standard?.rule === id)
    }
    expect(amounts(dayBefore(from ?? ''))).toEqual([])
    expect(amounts(from ?? '')).toHaveLength(1)
    expect(amounts(dayAfter(from ?? ''))).toHaveLength(1)
  })
  test.each(book.grounds.map((ground) => [ground.id, ground] as const))('%s', (id, ground) => {
    const has = (day: string): boolean => lawOn(book, day).grounds.some((g) => g.id === id)
    expect(has(ground.from ?? '')).toBe(true)
    expect(has(dayBefore(ground.from ?? ''))).toBe(false)
    if (ground.to === null) return
    expect(has(ground.to)).toBe(true)
    expect(has(dayAfter(ground.to))).toBe(false)
  })
  test.each([
    ['pipl/69', '2021-11-01'],
    ['zhian-chufafa/56', '2026-01-01'],
    ['fashi-2017-10/5.1.5', '2017-06-01'],
    ['minfadian/1034', '2021-01-01'],
    ['weichengnianren-baohufa/106', '2021-06-01'],
    ['minsufa/58.2', '2022-01-01'],
  ])('%s from %s', (ref, from) => {
    expect(provisionOf(book, ref, dayBefore(from))).toBeUndefined()
    expect(provisionOf(book, ref, from)).toBeDefined()
  })
  test.each([
    ['wanganfa/44', '2025-12-31'],
    ['wanganfa/64.2', '2025-12-31'],
    ['minsufa/55.2', '2021-12-31'],
    ['minsufa-jieshi/289', '2022-04-09'],
  ])('%s until %s', (ref, to) => {
    expect(provisionOf(book, ref, to)).toBeDefined()
    expect(provisionOf(book, ref, dayAfter(to))).toBeUndefined()
  })
  test('the crime of 2009 and that of 2015 are two versions', () => {
    expect(cite(book, 'xingfa/253-1', '2015-10-31').gist).not.toBe(
      cite(book, 'xingfa/253-1', '2015-11-01').gist,
    )
    expect(provisionOf(book, 'xingfa/253-1', '2009-02-27')).toBeUndefined()
  })
})

describe('every article', () => {
  const versions = Object.values(book.instruments).flatMap((instrument) =>
    Object.entries(instrument.articles).flatMap(([article, list]) =>
      list.map((v) => [`${instrument.id}/${article}`, v] as const),
    ),
  )
  test.each(versions)('%s on its first and last day, the day before and after', (ref, version) => {
    const gistOn = (day: string) => provisionOf(book, ref, day)?.provision.gist
    if (version.from !== null) {
      expect(gistOn(version.from)).toBe(version.gist)
      expect(gistOn(dayBefore(version.from))).not.toBe(version.gist)
    }
    if (version.to === null) return
    expect(gistOn(version.to)).toBe(version.gist)
    expect(gistOn(dayAfter(version.to))).not.toBe(version.gist)
  })
})

describe('the counting rules', () => {
  test('are R1 to R23 of the research notes', () => {
    const refs = new Set(book.counting.map((rule) => rule.ref))
    expect([...refs].sort()).toEqual(Array.from({ length: 23 }, (_, i) => `R${i + 1}`).sort())
  })
  test.each(book.counting.map((rule) => [rule.id, rule] as const))(
    '%s is not there the day before its article',
    (_, rule) => {
      if (rule.from === null) return
      expect(provisionOf(book, rule.cite, rule.from)).toBeDefined()
      expect(provisionOf(book, rule.cite, dayBefore(rule.from))).toBeUndefined()
    },
  )
})

describe('the numbers of the law', () => {
  test('are those of the article', () => {
    const law = lawOn(book, '2024-05-01')
    expect([law.tiers.A, law.tiers.B, law.tiers.C].map((s) => s?.amount)).toEqual([50, 500, 5000])
    expect(law.tenfold?.amount).toBe(10)
    expect([law.insider?.amount, law.insider?.per]).toEqual([1, 2])
    expect([law.income?.amount, law.income?.unit]).toEqual([500_000, '分'])
    expect(law.lawfulBusiness?.amount).toBe(5_000_000)
    expect(law.tiers.C?.label).toBe('解释第五条第一款第五项')
    expect(law.inclusive.label).toBe('刑法第九十九条')
  })
  test('and its other bounds, by the same dates', () => {
    expect(lawOn(book, '2024-05-01').limits['prior.administrative']).toMatchObject({
      amount: 2,
      unit: '年',
      label: '解释第五条第一款第九项',
    })
    const conduct = { from: '2016-05-01', to: '2016-05-31' }
    const most = (decided: string | null) =>
      lawFor(book, { conduct, decided }).limits['fine.most']?.amount
    expect([most('2018-03-01'), most('2017-05-31'), most(null)]).toEqual([5, undefined, undefined])
  })
  test('a text that is no day has no standards', () => {
    expect(lawOn(book, 'yesterday').tiers.C).toBeUndefined()
    expect(lawOn(book, 'yesterday').limits).toEqual({})
  })
})

describe('the law of a case', () => {
  const dates = { conduct: { from: '2016-05-01', to: '2016-05-31' }, decided: '2018-03-01' }
  test('an interpretation reaches conduct before it, decided after it', () => {
    expect(lawFor(book, dates).tiers.C?.amount).toBe(5000)
    expect(lawFor(book, { ...dates, decided: '2017-05-31' }).tiers.C).toBeUndefined()
    expect(lawFor(book, { ...dates, decided: null }).tiers.C).toBeUndefined()
  })
  test.each([
    ['2016-05', '2018', 5000],
    ['2016-05', '2017-06', 5000],
    ['2016-05', '2017', undefined],
    ['2016-05', '2017-05', undefined],
    ['2015', '2018', undefined],
    ['2019-03', null, 5000],
    ['2021-13', '2022', undefined],
  ])('conduct to %s, decided %s, as precisely as it is known: %s', (to, decided, amount) => {
    const law = lawFor(book, { conduct: { from: to, to }, decided })
    expect(law.tiers.C?.amount).toBe(amount)
  })
  test.each([
    [6000, 6000],
    [4000, 5000],
  ])('a later standard of %i: conduct before it is judged by %i', (later, judged) => {
    const quantities = book.quantities.map((rule) => {
      const [value] = rule.values
      if (rule.tier !== 'C' || !value) return rule
      const values = [
        { ...value, to: '2019-12-31' },
        { ...value, from: '2020-01-01', amount: later },
      ]
      return { ...rule, values }
    })
    const conduct = { from: '2019-12-01', to: '2019-12-31' }
    const decide = (decided: string) =>
      lawFor({ ...book, quantities }, { conduct, decided }).tiers.C
    expect(decide('2020-01-01')?.amount).toBe(judged)
    expect(decide('2019-12-31')?.amount).toBe(5000)
  })
  test('but not beyond the life of its statute', () => {
    const earlier = { conduct: { from: '2015-05-01', to: '2015-10-31' }, decided: '2018-03-01' }
    expect(lawFor(book, earlier).tiers.C).toBeUndefined()
  })
})

test('law in time for the Chongqing story', () => {
  const dates = {
    conduct: { from: '2021-08-01', to: '2021-10-26' },
    decided: null,
    step: '2022-08-05',
  }
  const applies = Object.fromEntries(groundsOn(book, dates).map((g) => [g.id, g.applies]))
  expect(applies).toMatchObject({
    crime: true,
    interpretation: true,
    'civil-code': true,
    minors: true,
    consumers: true,
    'pipl-damages': false,
    'pipl-sensitive': false,
    'pipl-standing': true,
    'public-interest-suit-55': false,
    'public-interest-suit-58': true,
    'court-283': true,
    'court-285': false,
    'below.cybersecurity-64': true,
    'below.public-security-56': false,
  })
  const pipl = groundsOn(book, dates).find((g) => g.id === 'pipl-damages')
  expect(pipl).toMatchObject({
    label: '个保法第六十九条',
    basis: '行为时未施行，不作为行为评价依据',
  })
})

test('law in time for the Qingdao story', () => {
  const dates = {
    conduct: { from: '2018-11-01', to: '2019-03-31' },
    decided: '2021-08-05',
    step: '2021-11-23',
    harmUntil: '2021-11-23',
  }
  const grounds = groundsOn(book, dates)
  const applies = Object.fromEntries(grounds.map((g) => [g.id, g.applies]))
  expect(applies).toMatchObject({
    crime: true,
    interpretation: true,
    'civil-code': true,
    'pipl-joint': false,
    'pipl-damages': false,
    'public-interest-suit-55': true,
    'public-interest-suit-58': false,
    'court-285': true,
  })
  expect(grounds.find((g) => g.id === 'civil-code')?.through).toEqual([
    'fashi-2020-15/1.3',
    'fashi-2020-15/24',
  ])
})

describe('the name of an article', () => {
  test.each([
    ['5.1.5', '解释第五条第一款第五项'],
    ['253-1.3', '解释第二百五十三条之一第三款'],
    ['11', '解释第十一条'],
    ['1034', '解释第一千零三十四条'],
    ['repetition', '解释'],
  ])('%s is %s', (article, label) => {
    expect(articleLabel({ short: '解释' }, `x/${article}`)).toBe(label)
  })
  test.each([
    ['1', '一'],
    ['10', '十'],
    ['20', '二十'],
    ['99', '九十九'],
    ['110', '一百一十'],
    ['283', '二百八十三'],
    ['503', '五百零三'],
    ['1000', '一千'],
    ['1182', '一千一百八十二'],
  ])('%s in words is %s', (digits, words) => {
    expect(numeral(digits)).toBe(words)
  })
  test('an article that does not exist is refused', () => {
    expect(() => cite(book, 'pipl/9999')).toThrow(/pipl\/9999/)
    expect(() => cite(book, 'pipl/69', '2021-10-31')).toThrow(/pipl\/69/)
    expect(() => cite(book, 'constructor/1')).toThrow()
  })
})

describe('readings', () => {
  test('are the fourteen of the glossary in its order, and that of rows with several people', () => {
    expect(book.readings.map((r) => r.id)).toEqual([
      'bare-phones',
      'labelled-phones',
      'vague-names',
      'supplement',
      'changed-content',
      'household',
      'several-in-row',
      'shared-phone',
      'company',
      'damaged',
      'mixed-line',
      'unknown-buyers',
      'group-posting',
      'declared',
      'mixed-tenfold',
    ])
  })
  test.each(book.readings.map((r) => [r.id, r] as const))('%s names known codes', (_, reading) => {
    for (const code of reading.codes) expect({ ...SET_ASIDE, ...DUPLICATE }).toHaveProperty(code)
  })
  test.each([
    ['bare-phones', 'out'],
    ['labelled-phones', 'open'],
    ['vague-names', 'out'],
    ['supplement', 'one-of'],
    ['changed-content', 'one-of'],
    ['household', 'one-of'],
    ['several-in-row', 'in'],
    ['shared-phone', 'in'],
    ['company', 'out'],
    ['damaged', 'out'],
    ['mixed-line', 'in'],
    ['unknown-buyers', 'one-of'],
    ['group-posting', 'one-of'],
    ['declared', 'out'],
    ['mixed-tenfold', 'open'],
  ])('%s is by default %s', (id, effect) => {
    const reading = book.readings.find((r) => r.id === id)
    expect(reading?.options.find((o) => o.id === reading.criminal)?.effect).toBe(effect)
  })
  test('that civil proof takes otherwise are those of the glossary', () => {
    const civil = book.readings.filter((r) => r.civil !== r.criminal).map((r) => [r.id, r.civil])
    expect(civil).toEqual([
      ['labelled-phones', 'in'],
      ['mixed-line', null],
      ['unknown-buyers', null],
      ['group-posting', null],
      ['declared', 'in'],
      ['mixed-tenfold', null],
    ])
  })
})
