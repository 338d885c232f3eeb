import { CELL, type ReadSink, type RowView } from '../../row.ts'
import { cellText } from '../../tables/held.ts'

/** What a reader gave, with the roles that it told. For tests only. */
export interface CollectedRoles {
  readonly grids: {
    readonly sheet: string | null
    readonly header: readonly (string | null)[] | null
    readonly rows: {
      readonly row: number
      readonly role: string
      readonly cells: (string | null)[]
    }[]
    readonly unread: [string, number | null][]
  }[]
  readonly issues: string[]
  readonly sink: ReadSink
}

export function collectedRoles(): CollectedRoles {
  const grids: CollectedRoles['grids'] = []
  const issues: string[] = []
  const sink: ReadSink = {
    issue: ({ code }) => issues.push(code),
    grid: ({ sheet, header }) => {
      const grid: CollectedRoles['grids'][number] = {
        sheet,
        header: header ?? null,
        rows: [],
        unread: [],
      }
      grids.push(grid)
      return {
        row: (view) => grid.rows.push({ row: view.row, role: 'data', cells: cells(view) }),
        blankRows: (from, to) => {
          for (let row = from; row <= to; row++)
            grid.rows.push({ row, role: 'BLANK_ROW', cells: [] })
        },
        other: (role, view) => grid.rows.push({ row: view.row, role, cells: cells(view) }),
        unread: (code, row) => grid.unread.push([code, row]),
        end: () => undefined,
      }
    },
  }
  return { grids, issues, sink }
}

function cells(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) =>
    view.type[i] === CELL.ABSENT ? null : cellText(view, i),
  )
}
