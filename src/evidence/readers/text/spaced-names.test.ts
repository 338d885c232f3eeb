import { expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { planText } from './dialect.ts'
import { collect } from './testing.ts'

/** The rows of a text, as it is read by itself. */
function rowsOf(text: string): string[][] {
  const plan = planText(memorySource(new TextEncoder().encode(text)))
  return collect(text, plan).rows.map(({ cells }) => cells)
}

test('a name of two characters as wide as one of three is one cell, with its blanks', () => {
  const text =
    '顾丽胜  13800138000  北京市\n朱  叶  13900139000  上海市\n江　黛 13700137000 天津市\n贾蓉功  13600136000  重庆市\n'
  expect(rowsOf(text)).toEqual([
    ['顾丽胜', '13800138000', '北京市'],
    ['朱  叶', '13900139000', '上海市'],
    ['江　黛', '13700137000', '天津市'],
    ['贾蓉功', '13600136000', '重庆市'],
  ])
})

test('behind the number of the line too', () => {
  const text =
    '1 顾丽胜 13800138000\n2 朱 叶 13900139000\n3 贾蓉功 13600136000\n4 江黛 13700137000\n'
  expect(rowsOf(text)[1]).toEqual(['2', '朱 叶', '13900139000'])
})

test.each([
  ['sex behind a surname', '顾丽胜 13800138000 女\n贾蓉 13600136000 男\n朱 男 13900139000 无\n'],
  ['columns of one character', '朱 甲 13800138000\n贾 乙 13600136000\n顾 丙 13900139000\n'],
  [
    'as many cells as the others',
    '顾丽胜 甲 13800138000\n贾蓉 乙 13600136000\n朱 丙 13900139000\n',
  ],
])('%s: two columns', (_, text) => {
  expect(rowsOf(text)).toEqual(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(' ')),
  )
})
