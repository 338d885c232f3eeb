import { expect, test } from 'vitest'
import { EXAMPLES } from '../examples.ts'
import { caseSchema } from '../schema.ts'
import { complaints } from '../shape.ts'
import { problemWords } from './problems.ts'

const zh = (text: string) => problemWords((chinese) => chinese, text)
const en = (text: string) => problemWords((_, english) => english, text)

test.each([
  [
    '标识只能用字母、汉字、数字、点、横线，以字母、汉字或者数字开头，不超过64字；写法：id: dong（写的是 !）',
    '标识只能用字母、汉字、数字、点、横线，以字母、汉字或者数字开头，不超过64字；写作 dong（写的是 !）',
  ],
  [
    '缺少此项；写人员或者组的标识；写法：against: [dong, wang]',
    '没有填；写人员或者组的标识；写作 dong、wang',
  ],
  ['条数写作 30000，或者 { at-least: 8000 }、{ about: 1400 }', '条数写作 30000'],
  [
    '日期应写作 2021-10-26、2021-10 或者 2021；期间写作 { from: 2018-11, to: 2019-03 }',
    '日期写作 2021-10-26、2021-10 或者 2021',
  ],
  ['应写 true 或者 false', '选“是”或者“否”'],
  [
    '口令写成加引号的文字，以免丢失前面的零；写法：password: "0532abc"',
    '口令写成加引号的文字，以免丢失前面的零；写作 0532abc',
  ],
])('%s is told as %s', (told, plain) => {
  expect(zh(told)).toBe(plain)
})

/** What a form may send: fields of each section left empty, or of another kind. */
function everyComplaint(): readonly string[] {
  const wrong = [null, {}, 'x!', -1.5, [], [{}], [{ id: '!', on: '2021-13', amount: -1, at: 1 }]]
  return Object.keys(caseSchema.shape).flatMap((section) =>
    wrong.flatMap((value) => {
      const read = caseSchema.safeParse({ title: '演示', [section]: value })
      if (read.success) return []
      return complaints(read.error.issues, caseSchema, { [section]: value }).map((c) => c.message)
    }),
  )
}

test('no sentence of the check speaks to a form of colons, brackets and words of the file', () => {
  const all = everyComplaint()
  expect(all.length).toBeGreaterThan(50)
  const told = all.filter((text) => !text.includes('没有这个字段')).map(zh)
  expect(told.filter((text) => /写法：|\{|\[|\btrue\b/.test(text))).toEqual([])
  for (const example of Object.values(EXAMPLES))
    expect(zh(`应为文字；写法：${example ?? ''}`)).not.toMatch(/写法|: |\{|\[/)
})

test.each([
  '缺少此项；日期应写作 2021-10-26、2021-10 或者 2021',
  '应为其中之一：yes、no、unknown',
  '金额最多两位小数；写作 2000.50（写的是 1.234）',
  '条数应为整数，写作 30000，不加小数、逗号和单位',
  '已有同一标识：dong',
])('%s has English', (told) => {
  expect(en(told)).not.toMatch(/\p{Script=Han}/u)
})
