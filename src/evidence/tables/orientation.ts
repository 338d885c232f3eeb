import type { HeldRow } from './held.ts'
import { SHAPE } from './shape.ts'
import { isFieldWord, isHeaderWord } from './words.ts'

/** A row of a sideways table has a name of a field and two people at the least. */
const FIELDS = 3
const CELLS = 3

/**
 * Do the names of the fields stand down the first column, one person a column (姓名 | 张三 | 李四 over 电话 | 138… | 139…)?
 * Labels beside single values are a form, not a table.
 */
export function labelsInColumn(rows: readonly HeldRow[]): boolean {
  const wide = fieldRows(rows)
  const few = wide.length < FIELDS && !isNamesOverNumbers(wide)
  if (few || 5 * wide.length < 4 * rows.filter((row) => row.filled > 1).length) return false
  const labels = wide.map(labelOf)
  const named = labels.filter(isHeaderWord)
  if (5 * named.length < 4 * wide.length || new Set(labels).size < labels.length) return false
  if (areNumbers(labels)) return false
  const others = wide.some((row) => row.cells.filter(isHeaderWord).length > 1)
  return (
    wide.filter((row) => isFieldWord(labelOf(row)) || holdsNumbersOnly(row)).length >= 2 && !others
  )
}

/** 电话 | 138… | 139…: behind the word stand numbers that identify, and nothing else. */
function holdsNumbersOnly(row: HeldRow): boolean {
  const at = labelColumn(row)
  return row.shapes.every((s, c) => c <= at || s === SHAPE.EMPTY || s === SHAPE.IDENTIFIER)
}

/** NO.001, NO.002: rows that are numbered, not fields that are named (电话1 and 电话2 among others are). */
function areNumbers(labels: readonly string[]): boolean {
  return 2 * new Set(labels.map((label) => label.replace(/\d+/gu, ''))).size <= labels.length
}

/** The rows of the fields, without titles and remarks. */
export function fieldRows(rows: readonly HeldRow[]): HeldRow[] {
  const wide = rows.filter((row) => row.filled >= CELLS)
  const at = Math.min(...wide.map(labelColumn))
  return rows.filter((row) => row.filled >= 2 && labelColumn(row) === at && wide.length > 0)
}

function labelOf(row: HeldRow): string {
  return row.cells[labelColumn(row)] ?? ''
}

function labelColumn(row: HeldRow): number {
  return row.cells.findIndex((cell) => cell !== '')
}

/** Two rows are enough where one has nothing but names and the other nothing but numbers that identify. */
function isNamesOverNumbers(wide: readonly HeldRow[]): boolean {
  const all = (row: HeldRow | undefined, shape: number) =>
    row?.shapes.every((s, c) => c <= labelColumn(row) || s === SHAPE.EMPTY || s === shape) === true
  const [a, b] = wide
  return wide.length === 2 && all(b, SHAPE.IDENTIFIER) && (a?.filled ?? 0) > 2 && all(a, SHAPE.NAME)
}
