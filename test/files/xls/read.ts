import { CELL, type CellType, type ReaderIssue } from '../../../src/evidence/row.ts'
import { readXls } from '../../../src/evidence/readers/xls.ts'
import { cellText } from '../../../src/evidence/tables/held.ts'

export interface ReadCell {
  readonly stored: string
  readonly type: CellType
  readonly shown: string | null
}
export interface ReadGrid {
  readonly sheet: string | null
  readonly hidden: boolean
  /** Cells by `row:column`, row 1-based, column 0-based. */
  readonly cells: ReadonlyMap<string, ReadCell>
  readonly rows: readonly number[]
  readonly blank: readonly (readonly [number, number])[]
  readonly ended: boolean
}

/** Everything the xls reader says of a file. */
export function readWorkbook(bytes: Uint8Array): { grids: ReadGrid[]; issues: ReaderIssue[] } {
  const grids: ReadGrid[] = []
  const issues: ReaderIssue[] = []
  readXls(bytes, {
    issue: (issue) => issues.push(issue),
    grid: ({ sheet, hidden }) => {
      const cells = new Map<string, ReadCell>()
      const rows: number[] = []
      const blank: [number, number][] = []
      const at = grids.push({ sheet, hidden, cells, rows, blank, ended: false }) - 1
      return {
        row(view) {
          rows.push(view.row)
          for (let c = 0; c < view.count; c++) {
            const stored = cellText(view, c)
            if (stored === null) continue
            const [from, to] = [view.shownStart[c] ?? -1, view.shownEnd[c] ?? -1]
            const shown = from < 0 ? null : Buffer.from(view.buf.subarray(from, to)).toString()
            cells.set(`${view.row}:${c}`, { stored, type: (view.type[c] ?? CELL.ABSENT) as CellType, shown })
          }
        },
        blankRows: (from, to) => blank.push([from, to]),
        unread: () => undefined,
        end() {
          grids[at] = { sheet, hidden, cells, rows, blank, ended: true }
        },
      }
    },
  })
  return { grids, issues }
}

/** Cells of rows written as csv by Excel: quotes doubled, any line end, no type. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n|[\r\n]|$)/gy
  for (let match = cells.exec(text); match !== null; match = cells.exec(text)) {
    const [, cell = '', after = ''] = match
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (after === '' || cells.lastIndex >= text.length) break
    if (after !== ',') rows.push([])
  }
  return rows
}
