import type { HeldRow } from './held.ts'
import { SHAPE } from './shape.ts'

/** Fewer numbers are a record as well. */
const FEWEST = 3
/** What official tables write over columns of words, before the numbers over the others. */
const STEMS = '甲乙丙丁戊己庚辛壬癸'
/** What such a row is called in its first cell. */
const LEAD = /^(?:栏次|栏目|列次|列号)$/u
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/**
 * Are the columns numbered in this row: 1 | 2 | 3, (1) | (2) | (3), A | B | C, 甲 | 乙 | 1 | 2, as forms of authorities have it below
 * their names? Whether it is a header, what stands below it says too.
 */
export function numbersColumns(row: HeldRow): boolean {
  const all = row.cells.filter((cell) => cell !== '').map(bare)
  const cells = LEAD.test(all[0] ?? '') && all.length > FEWEST ? all.slice(1) : all
  if (cells.length < FEWEST) return false
  if (cells.every((cell, i) => cell === String.fromCharCode(65 + i))) return true
  const stems = cells.findIndex((cell, i) => cell !== STEMS[i])
  if (stems < 0) return true
  return cells.slice(stems).every((cell, i) => Number(cell) === i + 1)
}

/** The same right below a header and above records: most of its columns hold something else there than small numbers. */
export function isNumberedBelow(head: HeldRow, row: HeldRow, next: HeldRow | undefined): boolean {
  if (next === undefined || 5 * row.filled < 4 * head.filled || !numbersColumns(row)) return false
  const columns = row.cells.flatMap((cell, c) => (cell === '' ? [] : [next.shapes[c] ?? 0]))
  const others = columns.filter((shape) => shape !== SHAPE.EMPTY && shape !== SHAPE.INTEGER)
  return 2 * others.length >= columns.length
}

function bare(cell: string): string {
  const at = CIRCLED.indexOf(cell)
  if (cell.length === 1 && at >= 0) return String(at + 1)
  return cell.length > 5 ? cell : cell.normalize('NFKC').replace(/^\((.+)\)$/u, '$1')
}
