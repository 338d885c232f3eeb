import { expect, test } from 'vitest'
import { isNamed } from './glob.ts'

test.each([
  ['evidence/a/1.csv', 'evidence/a/1.csv', true],
  ['evidence/a/1.csv', 'evidence/a/*', true],
  ['evidence/a/1.csv', 'evidence/*', false],
  ['evidence/a/1.csv', 'evidence/**', true],
  ['evidence/a/1.csv', '**/1.csv', true],
  ['1.csv', '**/1.csv', true],
  ['evidence/a/b/1.csv', 'evidence/**/1.csv', true],
  ['evidence/a/b/1.csv', 'evidence/*/1.csv', false],
  ['evidence/a/b/1.csv', 'evidence/**/b/**/?.csv', true],
  ['evidence/a/b/12.csv', 'evidence/**/?.csv', false],
  ['evidence/a/1.csv', './evidence//a/*.csv', true],
  ['evidence/a/1.csv', 'evidence\\a\\*.csv', true],
  ['evidence/a/1.csv', '/evidence/a/*.csv', false],
  ['evidence/a/1.csv', '../evidence/a/*.csv', false],
  ['evidence/a/1.csv', 'Evidence/a/*', false],
  ['evidence/.隐藏.csv', 'evidence/*', true],
  ['evidence/[内部]名单(1).xlsx', 'evidence/[内部]名单(1).xlsx', true],
  ['evidence/[内部]名单(1).xlsx', 'evidence/*(1).xlsx', true],
  ['evidence/{1..9}.csv', 'evidence/{1..9}.csv', true],
  ['evidence/5.csv', 'evidence/{1..9}.csv', false],
  ['evidence/𠮷.csv', 'evidence/?.csv', true],
  ['evidence/\u00e9.csv', 'evidence/e\u0301.csv', true],
  ['evidence/aab', 'evidence/*ab', true],
  ['evidence/ab/ab/x', '**/ab/x', true],
  ['evidence', '', false],
])('%s is named by %s: %s', (path, pattern, named) => {
  expect(isNamed(path, [pattern])).toBe(named)
})

test('patterns made to take long do not', () => {
  const path = `${'a/'.repeat(500)}${'a'.repeat(2000)}c`
  for (const pattern of ['*a'.repeat(500), '**/'.repeat(300), '{1..9999999}', '+(+(a|a)|a)b']) {
    expect(isNamed(path, [`${pattern}b`, `**/${pattern}b`])).toBe(false)
  }
})
