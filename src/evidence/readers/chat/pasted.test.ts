import { expect, test } from 'vitest'
import { withoutAnswered } from './pasted.ts'

const LIST = '张三 13800138000\n李四 13900139000'

test.each([
  [`「老王：${LIST}」\n- - - - - - - -\n重复了`, `${LIST}\n- - - - - - - -\n重复了`],
  ['不对\n引用：老王：张三 13800138000', '不对\n张三 13800138000'],
  ['回复 老王的消息：张三 13800138000', '张三 13800138000'],
])('whom a message answers is none of its people: %s', (said, told) => {
  expect(withoutAnswered(said)).toBe(told)
})

test.each([
  '「张三：13800138000」\n- - - - - - - -\n好',
  '「张三：北京市朝阳区 13800138000」',
  '回复 张三：13800138000',
  '“张三”：13800138000',
])('who is named stays: %s', (said) => {
  expect(withoutAnswered(said)).toBe(said)
})
