import { expect, test } from 'vitest'
import { isFull } from './rules.ts'

const SIZE = 10
/** A text in a cell from 100 to `right`, four points from its left wall, five points a digit and ten a character. */
const full = (text: string, below: string, right: number): boolean => {
  const wide = Array.from(text).reduce((all, letter) => all + (letter < '\u2e80' ? 5 : 10), 0)
  return isFull({ text, left: 104, right: 104 + wide }, below, [50, 100, right, 400], SIZE)
}

test.each([
  ['a number that had no room', '138000011', '11', 155, true],
  ['two telephones with room between', '13800001111', '13900002222', 190, false],
  ['two telephones where two have no room side by side', '13800001111', '13900002222', 175, false],
  ['a group of a number', '138 0000', '1111', 158, true],
  ['an address', '北京市朝阳区建', '国路', 178, true],
  ['a line by itself', '北京市', '上海市', 178, false],
])('%s', (_, text, below, right, expected) => {
  expect(full(text, below, right)).toBe(expected)
})
