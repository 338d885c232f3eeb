import { expect, test } from 'vitest'
import { incompleteReport, sampleReport } from '../../../test/support/sample-report.ts'
import { openLedgers, recordDifference, rowDifference } from '../balance.ts'
import { grouped, partOf, perMille, total } from './numbers.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [3_214_889, '3,214,889'],
])('groups %i', (n, text) => {
  expect(grouped(n)).toBe(text)
})

test('a part is named beside its whole', () => {
  expect(partOf(1000, 3_214_889)).toBe('显示 1,000 / 3,214,889')
})

test('shares and sums are whole numbers', () => {
  expect(perMille(1, 3)).toBe(333)
  expect(perMille(5, 0)).toBe(0)
  expect(total({ A: 2, B: 3 })).toBe(5)
  expect(total({})).toBe(0)
})

test('ledgers that close say nothing', () => {
  expect(openLedgers(sampleReport)).toEqual([])
  expect(openLedgers(incompleteReport)).toEqual([])
})

test('each ledger that does not close is named with its difference', () => {
  const rows = { ...sampleReport.rows, found: sampleReport.rows.found - 1 }
  const records = { ...sampleReport.records, out: sampleReport.records.out + 2 }
  const bytes = { ...sampleReport.bytes, read: sampleReport.bytes.read - 7 }
  expect(rowDifference(rows)).toBe(-1)
  expect(recordDifference(records)).toBe(2)
  expect(openLedgers({ rows, records, bytes })).toEqual([
    '行台账不平衡（差 -1 行）',
    '条台账不平衡（差 2 条）',
    '字节台账不平衡（差 7 字节）',
  ])
})
