import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { advance, drawable, fitted, wrapped } from './measure.ts'

describe('the width of a text', () => {
  test.each([
    ['批次', 30, 60],
    ['', 30, 0],
    ['11034条', 25, 105],
  ])('%s at %i is %i', (text, size, width) => {
    expect(advance(text, size)).toBe(width)
  })

  test.prop([fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 900 })])(
    'is never exceeded by what was fitted or wrapped',
    (text, width) => {
      const shown = drawable(text)
      expect(advance(fitted(shown, width, 25), 25)).toBeLessThanOrEqual(width)
      for (const line of wrapped(shown, width, 25, 3)) {
        expect(advance(line, 25)).toBeLessThanOrEqual(width)
      }
    },
  )

  test.prop([fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 900 })])(
    'loses no character silently: what does not fit ends in …',
    (text, width) => {
      const shown = drawable(text).replace(/\s/gu, '')
      const lines = wrapped(shown, width, 25, 4).join('')
      expect(lines === shown || lines.endsWith('…')).toBe(true)
    },
  )
})

describe('a line', () => {
  test('breaks neither in a word nor before punctuation that belongs to it', () => {
    expect(wrapped('微信账号wangwx，自称“网络爬虫”', 200, 25, 4)).toEqual([
      '微信账号',
      'wangwx，自称',
      '“网络爬虫”',
    ])
  })

  test('ends in … when there are more', () => {
    expect(wrapped('一二三四五六七八九十', 100, 25, 2)).toEqual(['一二三四', '五六七…'])
  })
})

describe('a hostile text', () => {
  test('neither turns the reading direction nor breaks the line, and piles up no marks', () => {
    expect(drawable('甲\u202E乙\n丙')).toBe('甲\\u{202E}乙\\u{A}丙')
    expect(drawable(`e${'\u0301'.repeat(4)}`)).toBe('e\u0301\u0301\\u{301}\\u{301}')
  })

  test('of 10,000 characters is cut with its length, and a mobile number is masked', () => {
    expect(drawable('长'.repeat(10_000))).toContain('（显示 160 / 10000 字）')
    expect(drawable('张三13800138000')).toBe('张三138****8000')
  })
})
