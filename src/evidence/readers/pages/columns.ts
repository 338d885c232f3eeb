import type { Run } from './lines.ts'

/** Where a column stands on the page. */
export interface Column {
  left: number
  right: number
}

/** The column that a run stands in most, the first of equals; -1 for none. */
export function columnFor({ left, right }: Run | Column, columns: readonly Column[]): number {
  let best = -1
  let most = 0
  columns.forEach((column, i) => {
    const shared = Math.min(right, column.right) - Math.max(left, column.left)
    if (shared > most) {
      most = shared
      best = i
    }
  })
  return best
}
