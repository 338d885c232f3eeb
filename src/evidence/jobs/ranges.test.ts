import { expect, test } from 'vitest'
import { expectSame, readWith } from './sections/testing.ts'

const table = (header: string) => {
  const row = (i: number) => `${String(i)},1,小鹿,2021-05-03 12:30:11,在吗 ${String(i)}`
  return [header, ...Array.from({ length: 200 }, (_, i) => row(i))].join('\n')
}

test.each([
  ['messages', 'localId,IsSender,NickName,StrTime,StrContent', 200],
  ['headings that lists have, too, above messages', '序号,类别,昵称,时间,消息', 200],
  ['a list', '序号,类别,业务员,回访日期,备注', 0],
])('a large table is what a small one is: %s', async (_, header, notes) => {
  await expectSame('a.csv', table(header), 900)
  const { rows } = await readWith('a.csv', Buffer.from(table(header)), 900)
  expect(rows.flat().filter((row) => row.includes('\x1fN\x1f'))).toHaveLength(notes)
})
