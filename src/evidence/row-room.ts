import type { RowView } from './row.ts'

type Columns = Pick<RowView, 'start' | 'end' | 'type' | 'shownStart' | 'shownEnd'>

/** Makes room for `columns` cells in a row that is used again and again: what stands in it stays; nothing is shown in the new ones. */
export function widenRow(row: Columns, columns: number): void {
  const before = row.type.length
  row.start = wider(row.start, columns)
  row.end = wider(row.end, columns)
  row.shownStart = wider(row.shownStart, columns).fill(-1, before)
  row.shownEnd = wider(row.shownEnd, columns)
  const type = new Uint8Array(columns)
  type.set(row.type)
  row.type = type
}

function wider(numbers: Int32Array, length: number): Int32Array {
  const more = new Int32Array(length)
  more.set(numbers)
  return more
}
