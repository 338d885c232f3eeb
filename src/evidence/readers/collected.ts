import { CELL, type ReaderIssue, type ReadSink } from '../row.ts'
import { cellText } from '../tables/held.ts'

/** A grid that a reader gave, as plain values. For tests only. */
export interface CollectedGrid {
  readonly sheet: string | null
  readonly header: readonly (string | null)[] | null
  readonly rows: {
    readonly row: number
    readonly cells: (string | null)[]
    readonly types: number[]
  }[]
  readonly unread: {
    readonly code: string
    readonly row: number | null
    readonly rows: number | null
  }[]
  ended: boolean
}

export interface CollectedFile {
  readonly grids: CollectedGrid[]
  readonly issues: ReaderIssue[]
  readonly sink: ReadSink
}

/** Takes all that a reader says of a file. */
export function collected(): CollectedFile {
  const grids: CollectedGrid[] = []
  const issues: ReaderIssue[] = []
  const sink: ReadSink = {
    issue: (issue) => issues.push(issue),
    grid: ({ sheet, header }) => {
      const grid: CollectedGrid = {
        sheet,
        header: header ?? null,
        rows: [],
        unread: [],
        ended: false,
      }
      grids.push(grid)
      return {
        row: (view) => {
          const columns = Array.from({ length: view.count }, (_, i) => i)
          grid.rows.push({
            row: view.row,
            cells: columns.map((i) => (view.type[i] === CELL.ABSENT ? null : cellText(view, i))),
            types: columns.map((i) => view.type[i] ?? CELL.ABSENT),
          })
        },
        unread: (code, row, rows) => grid.unread.push({ code, row, rows }),
        end: () => {
          grid.ended = true
        },
      }
    },
  }
  return { grids, issues, sink }
}
