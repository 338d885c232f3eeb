import { describe, expect, test } from 'vitest'
import type { Quantity } from '../../case-report.ts'
import { besides, money, records, unitPrice, yuan } from './amounts.ts'

const QUANTITY: Quantity = {
  'at-least': 37_002,
  exactly: null,
  about: false,
  declared: null,
  'declared-bound': null,
  apart: null,
}

describe('money', () => {
  test.each([
    [0, '0.00元'],
    [5, '0.05元'],
    [220_680, '2206.80元'],
    [-20_680, '−206.80元'],
  ])('%d fen', (fen, text) => expect(yuan(fen)).toBe(text))

  test('keeps the words of its source', () => {
    expect(money({ fen: 140_000, basis: 'stated', bound: 'about' })).toBe('约1400.00元')
    expect(money({ fen: 450_000, basis: 'computed', bound: 'at-least' })).toBe(
      '4500.00元以上（推算）',
    )
  })

  test('that is not known is never zero', () => expect(money(null)).toBe('不明'))

  test.each([
    [450_000, '0.45元/条'],
    [175, '0.000175元/条'],
    [2_000_000, '2.00元/条'],
    [1_234_500, '1.2345元/条'],
  ])('%d millionths of a yuan a record', (price, text) => expect(unitPrice(price)).toBe(text))
})

describe('a number of records', () => {
  test('whose upper bound is not known gets none', () => {
    expect(records(QUANTITY)).toBe('37002条以上')
    expect(records({ ...QUANTITY, exactly: 37_002 })).toBe('37002条')
    expect(records({ ...QUANTITY, exactly: 37_002, about: true })).toBe('约37002条')
  })

  test('is told apart from what batches without files are said to hold', () => {
    expect(besides(QUANTITY)).toBeNull()
    const told = (bound: Quantity['declared-bound']) =>
      besides({ ...QUANTITY, declared: 8000, 'declared-bound': bound, apart: 45_002 })
    const sum = '（重合不明）；如与有文件的批次均不重合，为'
    expect(told('at-least')).toContain(`载明8000条以上${sum}45002条以上，不设上限`)
    expect(told('about')).toMatch(new RegExp(`载明约8000条${sum}约45002条$`))
    expect(told('about-at-least')).toContain(`载明约8000条以上${sum}约45002条以上，不设上限`)
    expect(told('exactly')).toMatch(new RegExp(`载明8000条${sum}45002条$`))
  })
})
