import { identifies } from './evidence.ts'
import type { Looked } from './forms.ts'
import { namesPerson } from './lists.ts'

/** Headings of a small table: 起止时间 | 学校 | 专业. */
const HEADINGS = 3
/** A form has so many rows of labels above its first small table, and no more than so many in its tables for each of them. */
const ROWS_OF_LABELS = 3
const ROWS_FOR_EACH = 2

/**
 * The rows of small tables within a form, each below a line that says what it holds: 教育经历 over 起止时间 | 学校 | 专业, 工作经历 over
 * 起止时间 | 单位 | 职务. They are of whom the form is about, name and number nobody else, and say nothing against there being one. None
 * where they are many: a list of other things stands below who handed it in then.
 */
export function sectionsWithin(rows: readonly Looked[]): ReadonlySet<Looked> {
  const found = new Set<Looked>()
  let labels = 0
  let within = false
  for (const [i, one] of rows.entries()) {
    if (isTitle(one)) within = false
    else if (one.pairs?.some(({ at, text }) => at !== null || text !== null)) {
      within = false
      labels++
    } else {
      within ||= isTitle(rows[i - 1]) && isHeading(one) && labels >= ROWS_OF_LABELS
      if (!within) continue
      if (identifies(one.row) || one.row.cells.some(namesPerson)) return new Set()
      found.add(one)
    }
  }
  return found.size > ROWS_FOR_EACH * labels ? new Set() : found
}

function isTitle(one: Looked | undefined): boolean {
  return one?.row.filled === 1 && one.pairs === null && !identifies(one.row)
}

function isHeading({ row }: Looked): boolean {
  const cells = row.cells.filter((cell) => cell !== '')
  return cells.length >= HEADINGS && cells.every((cell) => /^\p{Script=Han}{2,8}$/u.test(cell))
}
