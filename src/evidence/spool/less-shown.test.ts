import { expect, test } from 'vitest'
import { RowBuilder } from '../readers/row-builder.ts'
import { CELL } from '../row.ts'
import { showsLess } from './less-shown.ts'

test.each([
  ['a telephone in powers of ten', '13800138000', '1.38E+10', true],
  ['a number of an identity card so', '110105194912310000', '1.10105E+17', true],
  ['stored in powers of ten itself', '1.3800138E10', '1.38E+10', true],
  ['a telephone by thousands', '13800138000', '13,800,138,000', true],
  ['a sum by thousands', '1380013', '1,380,013', false],
  ['a sum in as many digits', '23800138000', '23,800,138,000', false],
  ['a small number', '120', '1.20E+02', false],
  ['a fraction', '1234567.5', '1.23E+06', false],
  ['in groups', '13800138000', '138 0013 8000', false],
  ['with words', '13800138000', 'TEL 13800138000', false],
])('%s', (_, stored, shown, expected) => {
  const { view } = new RowBuilder().begin(1).cell(0, '姓名').cell(1, stored, CELL.NUMBER, shown)
  expect(showsLess(view, 1)).toBe(expected)
})
