import { describe, expect, test } from 'vitest'
import { madeOverlap } from '../../../test/support/made-overlap.ts'
import type { Box } from './draw.ts'
import { drawnLists, matrices } from './matrix.ts'

const meets = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '')

describe('the matrix of lists', () => {
  test('has the shared records both ways, and what each list holds alone', () => {
    const [matrix] = matrices(madeOverlap(3))
    const all = texts(matrix?.svg.text ?? '')
    // two pairs, each both ways, and the number of the second column
    expect(all.filter((text) => text === '2')).toHaveLength(2 * 2 + 1)
    expect(all).toEqual(expect.arrayContaining(['独有7', '25.0%', '22.2%']))
  })

  test('of 16 lists has no cells that meet, and no number is cut', () => {
    const [matrix] = matrices(madeOverlap(16))
    const boxes = matrix?.boxes ?? []
    expect(boxes).toHaveLength(16 + 16 * 16)
    for (const [i, a] of boxes.entries())
      expect(boxes.slice(0, i).some((b) => meets(a, b))).toBe(false)
    expect(texts(matrix?.svg.text ?? '').some((text) => text.includes('…'))).toBe(false)
  })

  test('of 200 lists is cut into blocks, and says how many are shown', () => {
    const report = madeOverlap(200)
    expect(matrices(report).map(({ lists }) => lists)).toEqual([16, 16, 16, 16, 16, 16])
    expect(drawnLists(report)).toEqual({ part: 96, blocks: 6 })
  })

  test('a pair that is not listed is not 0', () => {
    const report = madeOverlap(3)
    const cut = { ...report, pairs: [], counts: { ...report.counts, listed: 0 } }
    expect(texts(matrices(cut)[0]?.svg.text ?? '').filter((text) => text === '未列')).toHaveLength(
      6,
    )
    const none = { ...cut, counts: { ...cut.counts, sharing: 0 } }
    expect(texts(matrices(none)[0]?.svg.text ?? '').filter((text) => text === '0')).toHaveLength(6)
  })
})
