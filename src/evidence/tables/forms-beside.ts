import { type FormShape, formShape, labelOf } from './forms.ts'
import type { HeldRow } from './held.ts'
import { type ColumnRange, MOST_LISTS, partOf, tellsPeopleApart } from './lists.ts'
import { isHeaderWord } from './words.ts'

/** A form says so much of somebody at the least; fewer labels may be two people of one record. */
const LABELS = 3

/**
 * Do forms stand side by side (姓名 | 张三 | | 姓名 | 李四 over 电话 | 138… | | 电话 | 139…)? Gives the columns of each. They do where
 * the label with which a form begins stands in its row again, and every part is a form with the same labels.
 */
export function formColumns(rows: readonly HeldRow[]): ColumnRange[] {
  const at = rows.findIndex((row) => row.filled > 1 && isHeaderWord(labelOf(leadOf(row))))
  const row = rows[at]
  if (row === undefined || rows.slice(0, at).some(tellsPeopleApart)) return []
  const first = labelOf(leadOf(row))
  const starts = row.cells.flatMap((cell, c) => (labelOf(cell) === first ? [c] : []))
  if (starts.length < 2 || starts.length > MOST_LISTS) return []
  const columns = starts.map((c, i) => ({ from: i === 0 ? 0 : c, to: starts[i + 1] ?? Infinity }))
  return areAlike(columns.map((part) => shapeWithin(rows, part))) ? columns : []
}

function leadOf(row: HeldRow): string {
  return row.cells.find((cell) => cell !== '') ?? ''
}

function shapeWithin(rows: readonly HeldRow[], columns: ColumnRange): FormShape | null {
  return formShape(rows.map((row) => partOf(row, columns)).filter((row) => row.filled > 0))
}

function areAlike(shapes: readonly (FormShape | null)[]): boolean {
  const [first] = shapes
  if (!first || new Set(first.labels).size < LABELS) return false
  const labels = first.labels.join('|')
  return shapes.every((shape) => shape?.labels.join('|') === labels)
}
