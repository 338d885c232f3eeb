import { expect, test } from 'vitest'
import { withoutQuotedHeads } from './quoted-heads.ts'

test.each([
  ['谢谢\nOn Sun, 05 Mar 2023, c@d.example wrote:\n> 名单', '谢谢\n\n> 名单'],
  ['好\n在 2023-03-05 12:00:00，"张三" <z@d.example> 写道：\n> 名单', '好\n\n> 名单'],
  [
    '好\n发件人: 张三 <z@d.example>\n发送时间: 2023-03-05\n收件人: l@d.example\n主题: 名单\n\n李四 13800000001',
    '好\n\n\n\n\n\n李四 13800000001',
  ],
])('what says who wrote the mail that is quoted is left out: %j', (text, left) => {
  expect(withoutQuotedHeads(text)).toBe(left)
})

test.each([
  '收件人：李四 13800000001\n地址：北京市朝阳区1号',
  '发件人：王五 13800000002\n收件人：李四 13800000001\n地址：北京市',
  '张三写道他的电话是13800000001',
])('a delivery, or words, are no heading: %j', (text) => {
  expect(withoutQuotedHeads(text)).toBe(text)
})
