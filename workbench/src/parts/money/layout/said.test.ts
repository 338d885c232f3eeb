import { expect, test } from 'vitest'
import { layout } from '../../../../../src/case/facts/schema/statements.ts'
import { layoutOf, NOTHING_PICKED, pickedOf, picking, textsIn, wanting } from './said.ts'

const zh = (text: string) => text
const pickedAs = (...columns: (readonly [string, Parameters<typeof picking>[2]])[]) =>
  columns.reduce((picked, [letters, hold]) => picking(picked, letters, hold), NOTHING_PICKED)

test('a column holds one thing, and one thing stands in one column; memos in several', () => {
  const picked = pickedAs(
    ['A', 'time'],
    ['B', 'time'],
    ['C', 'memo'],
    ['D', 'memo'],
    ['E', 'fee'],
    ['E', null],
  )
  expect(picked.columns).toEqual({ B: 'time', C: 'memo', D: 'memo' })
})

test('says what is still wanted, and no more once it can be tried', () => {
  expect(wanting(zh, NOTHING_PICKED)).toHaveLength(2)
  expect(wanting(zh, pickedAs(['A', 'time'], ['B', 'amount']))).toHaveLength(1)
  expect(wanting(zh, pickedAs(['A', 'time'], ['B', 'amount'], ['C', 'direction']))).toEqual([])
  expect(wanting(zh, pickedAs(['A', 'time'], ['B', 'in'], ['C', 'out']))).toEqual([])
  const signed = { ...pickedAs(['A', 'time'], ['B', 'amount']), sign: 'positive-in' as const }
  expect(wanting(zh, signed)).toEqual([])
})

test.each([
  { time: 'A', amount: 'C', direction: 'positive-in', unit: 'yuan' },
  { time: 'A', clock: 'B', in: 'C', out: 'D', memo: ['E', 'F'], header: 3, days: 'dmy' },
  {
    time: 'A',
    amount: 'C',
    direction: { column: 'B', in: ['进账'] },
    delimiter: 'tab',
    encoding: 'gb18030',
  },
])('what was said before is what is picked, and the fact again: %o', (said) => {
  const fact = layout.parse(said)
  expect(layout.parse(layoutOf(pickedOf(fact, undefined)))).toEqual(fact)
})

test('words of a column are offered, numbers and masked names are not', () => {
  const rows = [
    ['进账', '12.00'],
    ['出账', '张*'],
    ['进账', ''],
  ].map((cells) => ({ cells }))
  expect(textsIn(rows, 'A')).toEqual(['进账', '出账'])
  expect(textsIn(rows, 'B')).toEqual([])
})
