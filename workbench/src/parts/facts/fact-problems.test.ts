import { expect, test } from 'vitest'
import { below, problemsIn, standing } from './fact-problems.ts'

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

test('a name that is taken and a text that cannot be read belong to their fields', () => {
  expect(problemsIn(told('已有同一标识：dong', 'facts/same-id'))).toEqual({
    id: '已有同一标识：dong',
  })
  expect(problemsIn(told('这一栏的文字不能读取：shares', 'facts/not-yaml'))).toHaveProperty(
    'shares',
  )
  expect(problemsIn(told('这一栏的文字不能读取：全部', 'facts/not-yaml'))).toEqual({})
})

test('a problem goes when its field is changed, those of other fields stay', () => {
  const problems = { id: '…', 'declared.about': '…', 'passing-as.0.of': '…', layout: '…', on: '…' }
  const then = {
    id: '!',
    declared: { about: 1.5 },
    'passing-as': [{ of: 'x' }, { of: 'y' }],
    layout: '{ time: }',
  }
  expect(standing(problems, then, then)).toEqual(problems)
  const now = { ...then, id: 'dong', 'passing-as': [{ of: 'x' }, { of: 'z' }], declared: undefined }
  expect(Object.keys(standing(problems, then, now))).toEqual(['passing-as.0.of', 'layout', 'on'])
  const all = { ...now, 'passing-as': [], layout: '{ time: A }', on: '2021-10-26' }
  expect(standing(problems, then, all)).toEqual({})
})
