import { identifies } from './evidence.ts'
import type { HeldRow } from './held.ts'

/** Groups of fields, as forms and exports call them. */
const GROUP = /^[\p{Script=Han}A-Za-z]{2,10}(?:信息|资料|情况|档案|数据)$/u
/** A row of groups stands at the top, below a title or two at most. */
const LAST = 3

/**
 * 学生信息 | | 家长信息 | right above the records: groups over columns that nobody named. It is the row of the groups, or -1.
 */
export function groupHeader(rows: readonly HeldRow[]): number {
  return rows.findIndex((row, at) => {
    const below = rows[at + 1]
    if (at > LAST || below === undefined) return false
    return areGroups(row) && row.filled < below.filled && identifies(below)
  })
}

function areGroups(row: HeldRow): boolean {
  const texts = row.cells.filter((cell) => cell !== '').map((cell) => cell.replaceAll(/\s/g, ''))
  return (
    texts.length >= 2 && new Set(texts).size === texts.length && texts.every((t) => GROUP.test(t))
  )
}
