import { misreadMessage, type MisreadCells } from '../encoding/misread-cells.ts'
import type { OutcomeIssue } from '../outcome.ts'

/** What is told of the misread cells of one table. */
export function misreadIssues(
  sheet: string | null,
  misread: readonly MisreadCells[],
): OutcomeIssue[] {
  return misread.map((cells) => ({
    code: 'MOJIBAKE',
    sheet,
    row: cells.row,
    message: misreadMessage(cells),
  }))
}

/** The misread cells of two parts of one table, the second of which begins behind `base` rows. */
export function addMisread(a: readonly MisreadCells[], b: readonly MisreadCells[]): MisreadCells[] {
  const kinds = [...new Set([...a, ...b].map((m) => m.kind))]
  return kinds
    .flatMap((kind) => {
      const same = [...a, ...b].filter((m) => m.kind === kind)
      const sum = (of: 'cells' | 'lossy') => same.reduce((n, m) => n + m[of], 0)
      const row = Math.min(...same.map((m) => m.row))
      return [{ kind, cells: sum('cells'), lossy: sum('lossy'), row }]
    })
    .sort((x, y) => y.cells - x.cells || x.row - y.row)
}
