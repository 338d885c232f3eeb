import { expect, test } from 'vitest'
import { isSorted } from './sorted.ts'

const numbers = Array.from({ length: 30 }, (_, i) => String(13000000000 + i * 7))

test.each([
  ['numbers going up', numbers, true],
  ['numbers going down', numbers.toReversed(), true],
  ['names by sound', [...'安白蔡邓方高何江柯林马倪潘秦任孙谭韦徐杨张'], true],
  ['few steps in all', ['一年级', '一年级', '二年级', '三年级'], false],
  ['an order of their own', numbers.map((n) => n.split('').reverse().join('')), false],
  ['nothing', [], false],
])('%s', (_, cells, sorted) => {
  expect(isSorted(cells)).toBe(sorted)
})
