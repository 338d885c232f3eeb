import { expect, test } from 'vitest'
import { GRADE, graded, leastSure } from './grade.ts'

test.each([
  [[], 'verified'],
  [['verified', 'page'], 'page'],
  [['from-memory', 'verified'], 'from-memory'],
  [['inference', 'from-memory', 'page'], 'inference'],
] as const)('of %j the least sure is %s', (grades, least) => {
  expect(leastSure(grades)).toBe(least)
})

test('a grade stands behind the text unless the text was compared', () => {
  expect(graded('第五条', 'verified')).toBe('第五条')
  expect(graded('第五条', 'inference')).toBe('第五条（推论）')
  expect(Object.values(GRADE).filter((word) => word === null)).toHaveLength(1)
})
