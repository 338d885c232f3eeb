import type { Scored } from '../score.ts'
import { isFieldLabel } from './labels.ts'

/** Lines that are looked at. */
const MOST_LINES = 200

/**
 * Does the first line name the columns of a table, with nothing but words for fields or above a column without labels? Then labels
 * in front of values (收件人：张三, 电话:138…) are how somebody wrote these cells, and make no records of their own.
 */
export function isHeadedTable(text: string, best: Scored | null): boolean {
  if (best === null || best.dialect.blanks || best.steady < 0.9) return false
  const { delimiter } = best.dialect
  if (delimiter === null || /[：:=]/u.test(delimiter) || best.width < 2) return false
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  const [head = [], ...rows] = lines.slice(0, MOST_LINES).map((line) => line.split(delimiter))
  if (rows.length < 2 || head.length !== best.width || !areNames(head)) return false
  if (head.every((cell) => isFieldLabel(cell.trim()))) return true
  return head.some((_, c) => isUnlabelled(rows.flatMap((cells) => cells[c]?.trim() || [])))
}

/** Headings, most of them words that name a field. */
function areNames(head: readonly string[]): boolean {
  const named = head.filter((cell) => isFieldLabel(cell.trim())).length
  return 2 * named >= head.length && head.every((cell) => /^[^：:=\d]{1,20}$/u.test(cell.trim()))
}

function isUnlabelled(cells: readonly string[]): boolean {
  const plain = cells.filter((cell) => !/[：:=【】]/u.test(cell)).length
  return plain >= 2 && plain >= 0.9 * cells.length
}
