import type { HeldRow } from './held.ts'
import { isFieldWord, isHeaderWord } from './words.ts'

/** A row of a sideways table has a name of a field and two people at the least. */
const FIELDS = 3
const CELLS = 3

/**
 * Do the names of the fields stand down the first column, one person a column (姓名 | 张三 | 李四 over 电话 | 138… | 139…)?
 * Labels beside single values are a form, not a table.
 */
export function labelsInColumn(rows: readonly HeldRow[]): boolean {
  const wide = rows.filter((row) => row.filled >= CELLS)
  if (wide.length < FIELDS || 5 * wide.length < 4 * rows.length) return false
  const labels = wide.map((row) => row.cells.find((cell) => cell !== '') ?? '')
  const named = labels.filter(isHeaderWord)
  if (5 * named.length < 4 * wide.length || new Set(labels).size < labels.length) return false
  const others = wide.some((row) => row.cells.filter(isHeaderWord).length > 1)
  return labels.filter(isFieldWord).length >= 2 && !others
}
