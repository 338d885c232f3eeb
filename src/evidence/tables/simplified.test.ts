import { expect, test } from 'vitest'
import { simplified, TRADITIONAL } from '../../simplified.ts'
import { isHeaderWord } from './words.ts'

test.each([
  '聯絡電話',
  '電子郵箱',
  '收貨人姓名',
  '訂單編號',
  '銀行卡號',
  '家長電話',
  '旅館名稱',
  '登陆密码',
])('%s is a heading', (heading) => {
  expect(isHeaderWord(heading)).toBe(true)
})

test.each(['陳志豪', '龍門鎮', '葉國華'])('%s is none', (value) => {
  expect(isHeaderWord(value)).toBe(false)
})

test('each character has one of another form', () => {
  expect(new Set(TRADITIONAL).size).toBe(TRADITIONAL.length)
  expect(TRADITIONAL.every((c) => [...simplified(c)].length === 1 && simplified(c) !== c)).toBe(
    true,
  )
})
