import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { damaged } from '../../../test/support/mutations/damage.ts'
import { sharedPath } from '../../../test/support/shared-data.ts'
import { openCompound, streamAt } from './compound.ts'

const NAME = 'shared/data/pay-ezbookkeeping/testdata/empty_excel_file.xls'
const BYTES = readFileSync(sharedPath('pay-ezbookkeeping/testdata/empty_excel_file.xls'))

test('streams by path, whatever the case of their letters', () => {
  const root = openCompound(BYTES)
  const stream = root && streamAt(root, '/workbook')
  expect(stream?.read()).toHaveLength(stream?.size ?? -1)
  expect(root && streamAt(root, '/no/such')).toBeNull()
})

test('chains that go in circles end, as those of these damaged files, over which a library ran without end', () => {
  for (const round of [41, 88, 130]) {
    const root = openCompound(damaged(BYTES, NAME, round))
    for (const stream of root?.streams.values() ?? [])
      expect(stream.read().length).toBeLessThanOrEqual(BYTES.length)
  }
})
