import { fc, test as prop } from '@fast-check/vitest'
import { expect } from 'vitest'
import { EMPTY_ROW, type RowView } from '../row.ts'
import { GridCount } from './grid.ts'

const given = fc.array(
  fc.record({ by: fc.constantFrom('row', 'other', 'blank'), row: fc.integer({ min: 1, max: 9 }) }),
)

prop.prop([given])('rows arrive under numbers that rise, whatever a reader says', (rows) => {
  const grid = new GridCount(0)
  const seen: number[] = []
  grid.to = {
    row: (view) => seen.push(view.row),
    other: (_, view) => seen.push(view.row),
    unread: () => undefined,
    end: () => undefined,
  }
  for (const { by, row } of rows) {
    const view: RowView = { ...EMPTY_ROW, row }
    if (by === 'blank') grid.blankRows(row, row + 1)
    else if (by === 'row') grid.row(view)
    else grid.other('NOTE', view)
    expect(view.row).toBe(row)
  }
  expect(grid.found).toBe(seen.length)
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
  const asTheyCame = rows.filter(({ by }) => by !== 'blank').map(({ row }) => row)
  const isRising = asTheyCame.every((row, i) => i === 0 || row > (asTheyCame[i - 1] ?? 0))
  if (asTheyCame.length === rows.length && isRising) expect(seen).toEqual(asTheyCame)
})
