import { expect, test } from 'vitest'
import { below, problemsIn } from './fact-problems.ts'

const told = (zh: string, code = 'facts/invalid') => ({ code, zh, en: '', remedy: '' })

test('each problem of a save goes to its field, whatever stands in its words', () => {
  const problems = problemsIn(
    told(
      '没有保存：id：须为文字；declared.about：须为整数，写作 30000；或者 { about: 1400 }；passing-as.0.of：未知人员',
    ),
  )
  expect(problems).toEqual({
    id: '须为文字',
    'declared.about': '须为整数，写作 30000；或者 { about: 1400 }',
    'passing-as.0.of': '未知人员',
  })
  expect(below(problems, 'passing-as.0')).toEqual({ of: '未知人员' })
  expect(below(problems, 'passing')).toEqual({})
})

test('a refusal of another kind belongs to no field', () => {
  expect(problemsIn(null)).toEqual({})
  expect(problemsIn(told('没有保存：id：x', 'facts/moved'))).toEqual({})
  expect(problemsIn(told('没有保存：案件文件读不出'))).toEqual({})
})
