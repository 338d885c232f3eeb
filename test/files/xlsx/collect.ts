import { tmpdir } from 'node:os'
import { readXlsx } from '../../../src/evidence/readers/xlsx/xlsx.ts'
import { CELL, type GridSink, type ReaderIssue, type RowView } from '../../../src/evidence/row.ts'
import { memorySource } from '../../../src/evidence/source.ts'

export interface Row {
  readonly row: number
  /** Stored text; null where there is no cell. */
  readonly cells: readonly (string | null)[]
  readonly types: readonly number[]
  /** What the number format shows, the stored text where it is the same. */
  readonly shown: readonly (string | null)[]
}

export interface Grid {
  readonly sheet: string | null
  readonly hidden: boolean
  readonly rows: Row[]
  readonly blank: [number, number][]
  readonly unread: [code: string, row: number | null, rows: number | null][]
  ended: number
}

/** Everything a workbook gives, as plain values. `runs` offers the sink that takes long gaps at once. */
export async function collect(bytes: Uint8Array, options: { runs?: boolean; maxBytes?: number } = {}) {
  const grids: Grid[] = []
  const issues: ReaderIssue[] = []
  const sink = {
    grid(info: { sheet: string | null; hidden: boolean }) {
      const grid: Grid = { ...info, rows: [], blank: [], unread: [], ended: 0 }
      grids.push(grid)
      return sinkOf(grid, options.runs === true)
    },
    issue(issue: ReaderIssue) {
      issues.push(issue)
    },
  }
  const { maxBytes } = options
  const limits = maxBytes === undefined ? {} : { maxBytes }
  await readXlsx(memorySource(bytes), sink, { spoolDir: tmpdir(), ...limits })
  return { grids, issues, codes: issues.map((issue) => issue.code) }
}

/** Writes what it is told into `grid`; with `runs` it takes long gaps at once. */
export function sinkOf(grid: Grid, runs: boolean): GridSink {
  const sink: GridSink = {
    row(view) {
      grid.rows.push(rowOf(view))
    },
    unread(code, row, rows) {
      grid.unread.push([code, row, rows])
    },
    end() {
      grid.ended++
    },
  }
  if (!runs) return sink
  return { ...sink, blankRows: (from, to) => grid.blank.push([from, to]) }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function rowOf(view: RowView): Row {
  const text = (from: number | undefined, to: number | undefined) =>
    strict.decode(view.buf.subarray(from, to))
  const columns = Array.from({ length: view.count }, (_, i) => i)
  const cells = columns.map((i) =>
    view.type[i] === CELL.ABSENT ? null : text(view.start[i], view.end[i]),
  )
  const shown = columns.map((i) =>
    (view.shownStart[i] ?? -1) >= 0 && view.type[i] !== CELL.ABSENT
      ? text(view.shownStart[i], view.shownEnd[i])
      : (cells[i] ?? null),
  )
  return { row: view.row, cells, shown, types: columns.map((i) => view.type[i] ?? 0) }
}

/** Stored texts of the first sheet, row by row. */
export async function cellsOf(bytes: Uint8Array): Promise<(readonly (string | null)[])[]> {
  const { grids } = await collect(bytes)
  return (grids[0]?.rows ?? []).map((row) => row.cells)
}
