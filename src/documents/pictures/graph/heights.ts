import { BETWEEN } from './measures.ts'
import type { Link } from './order.ts'

const PASSES = 4

/**
 * Top of each vertex: as near as may be to the middle of what it is joined with, in the order of its column, without
 * overlap, and within the height of the tallest column.
 */
export function tops(
  columns: readonly (readonly number[])[],
  heights: readonly number[],
  links: readonly Link[],
): readonly number[] {
  const whole = columns.reduce((most, column) => Math.max(most, stackHeight(column, heights)), 0)
  const found = new Array<number>(heights.length).fill(0)
  for (const column of columns) place(column, heights, whole, new Map(), found)
  for (let pass = 0; pass < PASSES; pass++) {
    const rightward = pass % 2 === 0
    for (const column of rightward ? columns : columns.toReversed()) {
      place(column, heights, whole, wishes(column, heights, links, found, rightward), found)
    }
  }
  return found
}

/** Height of a column whose vertices stand as close as may be. */
export function stackHeight(column: readonly number[], heights: readonly number[]): number {
  const sum = column.reduce((all, vertex) => all + (heights[vertex] ?? 0), 0)
  return sum + Math.max(0, column.length - 1) * BETWEEN
}

function wishes(
  column: readonly number[],
  heights: readonly number[],
  links: readonly Link[],
  found: readonly number[],
  rightward: boolean,
): ReadonlyMap<number, number> {
  const own = new Set(column)
  const sums = new Map<number, { sum: number; n: number }>()
  for (const link of links) {
    const [vertex, other] = rightward ? [link.to, link.from] : [link.from, link.to]
    if (!own.has(vertex)) continue
    const { sum, n } = sums.get(vertex) ?? { sum: 0, n: 0 }
    const middle = (found[other] ?? 0) + (heights[other] ?? 0) / 2
    sums.set(vertex, { sum: sum + middle, n: n + 1 })
  }
  return new Map([...sums].map(([v, { sum, n }]) => [v, sum / n - (heights[v] ?? 0) / 2]))
}

interface Run {
  /** First and last place in the column, and where the run would begin if the column were pressed together. */
  readonly first: number
  readonly last: number
  readonly sum: number
  readonly n: number
}

/** Least squares with the order kept: neighbours that would overlap move as one (pool adjacent violators). */
function place(
  column: readonly number[],
  heights: readonly number[],
  whole: number,
  wish: ReadonlyMap<number, number>,
  found: number[],
): void {
  let offset = 0
  const offsets = column.map((vertex) => {
    const own = offset
    offset += (heights[vertex] ?? 0) + BETWEEN
    return own
  })
  const free = whole - (offset - BETWEEN)
  const runs = pooled(
    column.map((vertex, i) => (wish.get(vertex) ?? found[vertex] ?? 0) - (offsets[i] ?? 0)),
  )
  for (const { first, last, sum, n } of runs) {
    const shift = Math.min(Math.max(0, Math.round(sum / n)), Math.max(0, free))
    for (let i = first; i <= last; i++) found[column[i] ?? 0] = shift + (offsets[i] ?? 0)
  }
}

function pooled(values: readonly number[]): readonly Run[] {
  const runs: Run[] = []
  values.forEach((value, i) => {
    let run: Run = { first: i, last: i, sum: value, n: 1 }
    for (
      let before = runs.at(-1);
      before && before.sum / before.n > run.sum / run.n;
      before = runs.at(-1)
    ) {
      runs.pop()
      run = { first: before.first, last: i, sum: before.sum + run.sum, n: before.n + run.n }
    }
    runs.push(run)
  })
  return runs
}
