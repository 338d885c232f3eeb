import type { NonDataCode } from '../../../src/evidence/codes.ts'
import { RowBuilder } from '../../../src/evidence/readers/row-builder.ts'
import { CELL, type RowView } from '../../../src/evidence/row.ts'
import { tableFinder } from '../../../src/evidence/tables/finder.ts'
import { cellText } from '../../../src/evidence/tables/held.ts'
import type { KnownTable, TableStart } from '../../../src/evidence/tables/table.ts'

/** A cell for tests: null is absent. */
export type Cell = string | null

export interface Given {
  readonly row: number
  readonly role: NonDataCode | 'data' | 'unread'
  readonly cells: readonly Cell[]
  readonly table: number
}

export interface Found {
  readonly rows: readonly Given[]
  readonly tables: readonly TableStart[]
  readonly ends: number
}

const LETTERS: Record<Given['role'], string> = {
  HEADER: 'H',
  REPEATED_HEADER: 'R',
  TITLE: 'T',
  BLANK_ROW: 'B',
  TOTAL_ROW: 'S',
  NOTE: 'N',
  CONTINUED: 'C',
  data: 'd',
  unread: 'u',
}

/** Sends a grid through the table finder. A number in place of a row is that many blank rows told in one go. */
export function find(grid: readonly (readonly Cell[] | number)[], known?: KnownTable, list = false): Found {
  const rows: Given[] = []
  const tables: TableStart[] = []
  let ends = 0
  const take = (role: Given['role'], view: RowView): void => {
    const cells = Array.from({ length: view.count }, (_, i) => cellText(view, i))
    rows.push({ row: view.row, role, cells, table: tables.length - 1 })
  }
  const delimiter = list ? null : ','
  const finder = tableFinder({ sheet: null, hidden: false, delimiter, delimiterByte: -1 }, {
    table: (start) => tables.push(start),
    data: (view) => { take('data', view) },
    other: (code, view) => { take(code, view) },
    unread: (_code, row) => rows.push({ row: row ?? 0, role: 'unread', cells: [], table: tables.length - 1 }),
    end: () => { ends++ },
  }, known)
  const builder = new RowBuilder(2, 8)
  let at = 0
  for (const row of grid) {
    if (typeof row === 'number') {
      finder.blankRows(at + 1, at + row)
      at += row
      continue
    }
    builder.begin(++at)
    row.forEach((cell, c) => { if (cell !== null) builder.cell(c, cell, CELL.TEXT) })
    finder.row(builder.view)
  }
  finder.end()
  return { rows, tables, ends }
}

/** The roles of a grid, a letter a row: H header, R repeated header, T title, B blank, S total, N note, d data. */
export function letters(found: Found): string {
  return found.rows.map((row) => LETTERS[row.role]).join('')
}

/** A grid written as lines with `|` between cells; an empty line is a row of one empty cell. */
export function lines(text: string): string[][] {
  return text.split('\n').map((line) => line.trim().split('|').map((cell) => cell.trim()))
}
