import { expect, test } from 'vitest'
import { withoutRadicals } from './radicals.ts'

test.each([
  ['王⼩明', '王小明'],
  ['人⺠币', '人民币'],
  ['⻓江⻔窗', '长江门窗'],
  ['⾦额(元)', '金额(元)'],
  ['王小明 138****0001，①②', '王小明 138****0001，①②'],
])('%s is %s', (drawn, text) => {
  expect(withoutRadicals(drawn)).toBe(text)
})
