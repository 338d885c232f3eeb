import { expect, test } from 'vitest'
import { factsOf } from './facts.ts'

const paths = (text: string) => [...factsOf(text).values()].map((fact) => fact.path.join('/'))

test.each([
  ['title: 甲案', ['title']],
  ['dates: { heard: 2021-11-23, decided: null }', ['dates/heard', 'dates/decided']],
  ['parties: [{ id: dong, name: 甲 }]', ['parties/dong']],
  [
    'figures: [{ what: margin, of: [a, b], amount: 1, source: 报, rank: press }]',
    ['figures/margin·a,b·报·press'],
  ],
  [
    'overrides: [{ column: C, kind: mobile }, { column: C, kind: qq }]',
    ['overrides/C', 'overrides/C~2'],
  ],
  ['dates: null\nparties: []\naccounts: {}', []],
])('%s', (text, expected) => {
  expect(paths(text)).toEqual(expected)
})

test('a long description is cut, and stays apart from others that begin alike', () => {
  const entry = (end: string) =>
    `  - { what: margin, source: ${'长'.repeat(80)}${end}, rank: press }\n`
  const [a = '', b = ''] = paths(`figures:\n${entry('甲')}${entry('乙')}`)
  expect(a).not.toBe(b)
  expect(a.length).toBeLessThan(90)
})
