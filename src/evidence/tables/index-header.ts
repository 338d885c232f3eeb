import type { HeldRow } from './held.ts'
import { readsLikeTitle } from './wording.ts'

/**
 * A header whose first cell is empty, over a first column that is full: what programs write over the numbers of rows
 * (`,手机` over `0,138…`), be the other names numbers themselves.
 */
export function isIndexHeader(rows: readonly HeldRow[]): boolean {
  const [head, ...below] = rows
  if (!head || below.length < 2 || head.cells[0] !== '' || head.filled !== head.extent - 1)
    return false
  if (below.some((row) => row.extent !== head.extent || row.cells[0] === '')) return false
  if (head.filled < 1 || new Set(head.cells).size < head.extent) return false
  const names = head.cells.slice(1)
  if (names.some((name) => name.length > 40 || readsLikeTitle(name))) return false
  return isCounted(below) || (head.extent === 2 && isOverValues(names[0] ?? '', below))
}

/** 0, 1, 2 … or 1, 2, 3 … */
function isCounted(rows: readonly HeldRow[]): boolean {
  const first = Number(rows[0]?.cells[0])
  if (first !== 0 && first !== 1) return false
  return rows.every((row, i) => row.cells[0] === String(first + i))
}

/** A word over a column that holds nothing but numbers. */
function isOverValues(name: string, rows: readonly HeldRow[]): boolean {
  return !/\d/.test(name) && rows.every((row) => /^[-+]?[\d.,]+%?$/.test(row.cells[1] ?? ''))
}
