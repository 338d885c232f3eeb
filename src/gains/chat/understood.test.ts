import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../law/load.ts'
import { glossaryOf } from './glossary.ts'
import { moneyAt } from './money.ts'
import { halfWidth, numeralAt } from './numerals.ts'
import { asksPrice, understood } from './understood.ts'

const glossary = glossaryOf(loadLaw().slang)
const number = (text: string): number | null => {
  const found = numeralAt(halfWidth(text), 0)
  return found && Number(found.micro) / 1e6
}
const money = (text: string): number | null => {
  const found = moneyAt(halfWidth(text), 0)
  return found && Number(found.micro) / 1e6
}

describe('numbers as people type them', () => {
  test.each([
    ['三万', 30_000],
    ['三万五', 35_000],
    ['三万零五百', 30_500],
    ['两千三', 2300],
    ['三百五', 350],
    ['三百零五', 305],
    ['十二', 12],
    ['七千零二', 7002],
    ['一亿', 100_000_000],
    ['1w', 10_000],
    ['1w2', 12_000],
    ['3万5', 35_000],
    ['3万5千', 35_000],
    ['1万2000', 12_000],
    ['30k', 30_000],
    ['1.5万', 15_000],
    ['30,000', 30_000],
    ['３７００２', 37_002],
    ['0.45', 0.45],
    ['壹万贰仟', 12_000],
  ])('%s is %d', (text, value) => {
    expect(number(text)).toBe(value)
  })
  test.each(['三四百', '十来', '一万多', '5w余', '13800138000', '一二三', '1万23', '两', '3wifi'])(
    'of %s no more than what is exact',
    (text) => {
      expect([null, 2, 3]).toContain(number(text))
    },
  )
  test('near is not exact, before and after', () => {
    expect([numeralAt('几千', 1), numeralAt('约3000', 1), numeralAt('3000多条', 0)]).toEqual([
      null,
      null,
      null,
    ])
  })
  property.prop([fc.integer({ min: 0, max: 99_999_999 })])('digits are what they are', (n) => {
    expect(number(String(n))).toBe(n)
  })
})

describe('money', () => {
  test.each([
    ['三毛五', 0.35],
    ['3毛5', 0.35],
    ['三毛五一条', 0.35],
    ['三毛1条', 0.3],
    ['两块五', 2.5],
    ['3块25', 3.25],
    ['一块半', 1.5],
    ['5角5分', 0.55],
    ['五分钱', 0.05],
    ['15000元', 15_000],
    ['¥20', 20],
    ['1.5万块', 15_000],
  ])('%s is %d yuan', (text, value) => {
    expect(money(text)).toBe(value)
  })
  test.each(['三分之一', '十分钟', '3毛病', '三万条'])('%s is none', (text) => {
    expect(money(text)).toBeNull()
  })
})

describe('messages', () => {
  test.each([
    ['有，一毛五一条，三万起', { units: null, price: 150_000, free: null, fen: null }],
    ['三万条，三毛五一条，送7000', { units: 30_000, price: 350_000, free: 7000, fen: null }],
    ['0.45一条', { units: null, price: 450_000, free: null, fen: null }],
    ['数据3毛5', { price: 350_000 }],
    ['学生家长 11034条 每条0.25', { units: 11_034, price: 250_000 }],
    ['0.55/条 30000条 多给7002', { units: 30_000, price: 550_000, free: 7002 }],
    ['打包价1w', { fen: 1_000_000, price: null }],
    ['转你16500元', { fen: 1_650_000 }],
    ['2万股民 单价0.15', { units: 20_000, price: 150_000 }],
    ['500块一万条', { units: 10_000, fen: 50_000 }],
    ['七千条不算钱', { free: 7000, units: null }],
  ])('%s', (text, said) => {
    expect(understood(text, glossary)).toMatchObject(said)
  })
  test('two prices are both told, and none is taken', () => {
    const said = understood('别人0.5一条，给你0.45一条', glossary)
    expect(said?.price).toBeNull()
    expect(said?.words).toEqual(['0.5一条＝单价0.50元', '0.45一条＝单价0.45元'])
  })
  test.each([
    '明天见',
    '我有3个孩子，十分高兴',
    '13800138000',
    '2019-03-12 21:04',
    '您好，三分之一的数据',
    '几千条',
    '',
  ])('nothing in “%s”', (text) => {
    expect(understood(text, glossary)).toBeNull()
  })
  test('a number alone answers a question for the price', () => {
    expect(asksPrice('还有料子吗，怎么卖', glossary)).toBe(true)
    expect(understood('0.3', glossary)).toBeNull()
    expect(understood('0.3', glossary, true)?.price).toBe(300_000)
  })
  property.prop([
    fc.string({
      maxLength: 400,
      unit: fc.constantFrom(...'三万两毛五块钱一条个送0123.,w千每/数据元¥半几多 '),
    }),
  ])('nothing that is typed breaks it, and every sum is whole', (text) => {
    const said = understood(text, glossary, true)
    for (const value of [said?.units, said?.free, said?.price, said?.fen])
      expect(value == null || Number.isSafeInteger(value)).toBe(true)
  })
})
