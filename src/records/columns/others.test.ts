import { expect, test } from 'vitest'
import type { KindId } from '../kinds.ts'
import { columnsOfOthers } from './others.ts'

const KINDS: readonly (readonly [RegExp, KindId])[] = [
  [/电话|手机/, 'mobile'],
  [/址/, 'address'],
]
const othersOf = (...headers: string[]) => {
  const decisions = headers.map((header, index) => ({
    index,
    kind: KINDS.find(([word]) => word.test(header))?.[1] ?? ('name' as const),
  }))
  return headers.filter((_, i) => columnsOfOthers(decisions, headers).has(i))
}

test.each([
  ['who sends', ['收件人', '收件电话', '寄件人', '寄件电话'], ['寄件人', '寄件电话']],
  ['in any order', ['寄件人', '寄件人手机', '姓名', '手机'], ['寄件人', '寄件人手机']],
  ['who vouches', ['客户', '电话', '担保人', '担保人电话'], ['担保人', '担保人电话']],
  ['whose the flat is', ['业主', '业主电话', '租户', '租户电话'], ['业主', '业主电话']],
  ['a list of those who send', ['寄件人', '寄件电话', '寄件地址'], []],
  ['owners by themselves', ['业主', '业主电话', '地址'], []],
  ['a pupil and who looks after him', ['学生姓名', '家长姓名', '家长电话'], []],
])('%s', (_, headers, expected) => {
  expect(othersOf(...headers)).toEqual(expected)
})
