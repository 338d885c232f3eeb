import { expect, test } from 'vitest'
import { scoreLedgers } from '../../../../bench/accuracy/ledger.ts'
import { scoreSpectrum } from '../../../../bench/accuracy/spectrum.ts'

test('every physical line of every text file from outside is accounted exactly once', () => {
  expect(scoreLedgers().filter((v) => !v.ok)).toEqual([])
})

test('csv-spectrum comes out cell by cell', () => {
  expect(scoreSpectrum().filter((v) => !v.ok)).toEqual([])
})
