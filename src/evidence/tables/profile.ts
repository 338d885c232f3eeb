import { CELL, type RowView } from '../row.ts'
import type { Profile } from './table.ts'
import { type HeldRow, cellText } from './held.ts'
import { isValue, SHAPE } from './shape.ts'

/** Profile of a table from its header rows and its first data rows. */
export function profileOf(headers: readonly HeldRow[], rows: readonly HeldRow[]): Profile {
  const wide = rows.filter((row) => row.filled > 1)
  const body = wide.length > 0 ? wide : rows
  const longest: number[] = []
  const values: number[] = []
  const filled: number[] = []
  for (const row of body)
    row.cells.forEach((cell, c) => {
      if (cell === '') return
      longest[c] = Math.max(longest[c] ?? 0, cell.length)
      filled[c] = (filled[c] ?? 0) + 1
      if (isValue(row.shapes[c] ?? SHAPE.EMPTY)) values[c] = (values[c] ?? 0) + 1
    })
  const valued = Array.from({ length: filled.length }, (_, c) =>
    isValued(filled[c] ?? 0, values[c] ?? 0),
  )
  return {
    width: usedColumns(headers, rows, filled),
    headers: headers.map((row) => row.cells),
    longest: Array.from({ length: longest.length }, (_, c) => longest[c] ?? 0),
    valued,
  }
}

function isValued(filled: number, values: number): boolean {
  return filled > 0 && values >= 0.8 * filled
}

/** Columns that the header names or that one row in twenty fills; a list may stand far right in its sheet. */
function usedColumns(
  headers: readonly HeldRow[],
  rows: readonly HeldRow[],
  filled: readonly number[],
): number {
  const named = (c: number): boolean => headers.some((row) => (row.cells[c] ?? '') !== '')
  const width = Math.max(filled.length, ...headers.map((row) => row.extent))
  return Array.from({ length: width }, (_, c) => c).filter(
    (c) => named(c) || 20 * (filled[c] ?? 0) >= rows.length,
  ).length
}

/** Profile from what an earlier part of the file found. A header of two rows is taken apart at its `上/下`. */
export function profileOfKnown(headers: readonly (string | null)[] | null, width: number): Profile {
  const texts = (headers ?? []).map((h) => (h ?? '').trim())
  const upper = texts.map((h) => (h.includes('/') ? h.slice(0, h.indexOf('/')) : h))
  const lower = texts.map((h) => (h.includes('/') ? h.slice(h.lastIndexOf('/') + 1) : h))
  const split = texts.some((h) => h.includes('/'))
  const rows = split ? [texts, upper, lower] : [texts]
  return { width, headers: headers === null ? [] : rows, longest: [], valued: [] }
}

/**
 * Is a row one of the header rows again? Its filled cells must all equal the header's; at least two of them, and half
 * of the header's (a group row joined into `上/下` leaves gaps), or the only one of a list of one column.
 */
export function repeatsHeader(row: HeldRow, profile: Profile): boolean {
  return profile.headers.some((header) => equalsHeader(row, header))
}

function equalsHeader(row: HeldRow, header: readonly string[]): boolean {
  const named = header.filter((h) => h !== '').length
  if (row.filled < Math.min(2, named) || 2 * row.filled < Math.min(named, 4)) return false
  return named > 0 && row.cells.every((cell, c) => cell === '' || cell === header[c])
}

/** Does a row share so many cells with the header that it must be a header of a like table? */
export function resemblesHeader(row: HeldRow, profile: Profile): boolean {
  const texts = new Set(row.cells.filter((cell) => cell !== ''))
  return profile.headers.some((header) => {
    const shared = header.filter((h) => h !== '' && texts.has(h)).length
    return shared >= 2 && 2 * shared >= row.filled
  })
}

/** Header texts as they stand in the file, all columns. */
export function rawTexts(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) =>
    view.type[i] === CELL.ABSENT ? null : cellText(view, i),
  )
}
