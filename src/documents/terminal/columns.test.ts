import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { columns, padEnd, padStart, wrap } from './columns.ts'

test('counts East Asian characters as two columns', () => {
  expect(columns('行台账 A＋1')).toBe(11)
  expect(columns('é')).toBe(1)
  expect(padEnd('计入', 8)).toBe('计入    ')
  expect(padStart('条', 4)).toBe('  条')
})

test('keeps items whole and closing marks at the end of a line', () => {
  expect(wrap('表头 9  标题 4  空行 20', 14)).toEqual(['表头 9  标题 4', '空行 20'])
  expect(wrap('一二三。四', 6)).toEqual(['一二三。', '四'])
})

property.prop([fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 120 })])(
  'loses no character but spaces',
  (text, width) => {
    const inked = (some: string) => some.replace(/\s/gu, '')
    expect(inked(wrap(text, width).join(''))).toBe(inked(text))
  },
)
