import { describe, expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'

describe('who is drawn together', () => {
  test('those who act together, and whoever acts with one of them', () => {
    const { blocks, blockOf } = blocksOf(5, [[1, 2], [2, 3], [4]])
    expect(blocks.map(({ members }) => members)).toEqual([[0], [1, 2, 3], [4]])
    expect(blockOf([2])).toBe(1)
    expect(blockOf([1, 2])).toBe(1)
  })

  test('more than fit in a frame are one node of their own, beside their members', () => {
    const all = Array.from({ length: 9 }, (_, i) => i)
    const { blocks, blockOf } = blocksOf(10, [all, [9]])
    expect(blocks).toHaveLength(11)
    expect(blocks[blockOf(all)]).toEqual({ members: all, crowd: true })
    expect(blocks[blockOf([3])]).toEqual({ members: [3], crowd: false })
  })
})
