import { expect, test } from 'vitest'
import type { CaseReport, DealReport } from '../../../case-report.ts'
import type { BatchReport } from '../../../report.ts'
import { recordsOf } from './texts.ts'

const batch = { id: 'b1', files: [{}], counted: 37_002 } as unknown as BatchReport
const over = (
  priced: number | null,
  free: number | null,
  batches: readonly BatchReport[] = [batch],
) =>
  recordsOf(
    { batch: 'b1', priced, free } as DealReport,
    { batches: [] } as unknown as CaseReport,
    batches,
  )

test.each([
  [30_000, 7002, '37002条（含附送7002）'],
  [37_002, null, '37002条'],
  [30_000, null, '30000条（批次核算37002条）'],
  [30_000, 7000, '37000条（含附送7000）（批次核算37002条）'],
  [null, 7002, '附送7002条，计价条数未载明'],
])('%s priced, %s free, 37002 in the files: %s', (priced, free, text) => {
  expect(over(priced, free)).toBe(text)
})

test('a batch without files leaves what is stated as it stands', () => {
  expect(over(30_000, null, [{ ...batch, files: [] }])).toBe('30000条')
  expect(over(30_000, null, [])).toBe('30000条')
})
