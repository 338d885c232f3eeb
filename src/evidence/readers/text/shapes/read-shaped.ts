import { EMPTY_ROW, type GridInfo, type GridSink, type ReadSink } from '../../../row.ts'
import { blockGrid } from './block-grid.ts'
import { commandGrid } from './command-grid.ts'
import { fixedGrid } from './fixed-grid.ts'
import { keyedGrid } from './keyed-grid.ts'
import { literalGrid } from './literal-grid.ts'
import { labelledGrid, labelledHeader } from './labelled-grid.ts'
import { runOnGrid } from './run-on-grid.ts'
import type { TextShape } from './shape.ts'

/** Rows that a shape has made of the lines of a range. */
export interface Shaped extends ReadSink {
  readonly rows: number
}

/** Stands between the reader of lines and the sink: lines go in, the rows of the shape come out. */
export function shaped(shape: TextShape, sink: ReadSink): Shaped {
  let rows = 0
  return {
    get rows() {
      return rows
    },
    grid: (info) =>
      layout(
        shape,
        counted(sink.grid(gridInfo(shape, info)), (n) => (rows += n)),
      ),
    issue: (issue) => {
      sink.issue(issue)
    },
  }
}

function layout(shape: TextShape, out: GridSink): GridSink {
  switch (shape.kind) {
    case 'labelled':
      return shape.keys ? keyedGrid(shape, out) : labelledGrid(shape, out)
    case 'blocks':
      return blockGrid(shape, out)
    case 'fixed':
      return fixedGrid(shape, out)
    case 'run-on':
      return runOnGrid(out)
    case 'literals':
      return literalGrid(out)
    case 'commands':
      return commandGrid(out)
  }
}

function gridInfo(shape: TextShape, info: GridInfo): GridInfo {
  switch (shape.kind) {
    case 'labelled':
      return { ...info, delimiter: '：', header: labelledHeader(shape) }
    case 'blocks':
      return { ...info, delimiter: '\n' }
    case 'fixed':
      return { ...info, delimiter: ' ' }
    case 'run-on':
    case 'literals':
    case 'commands':
      return info
  }
}

function counted(grid: GridSink, add: (rows: number) => void): GridSink {
  return {
    row: (view) => {
      add(1)
      grid.row(view)
    },
    blankRows: (from, to) => {
      add(to - from + 1)
      if (grid.blankRows) grid.blankRows(from, to)
      else for (let row = from; row <= to; row++) grid.row({ ...EMPTY_ROW, row })
    },
    other: (code, view) => {
      add(1)
      if (grid.other) grid.other(code, view)
      else grid.row(view)
    },
    unread: (code, row, rows, message) => {
      add(rows ?? 1)
      grid.unread(code, row, rows, message)
    },
    end: () => {
      grid.end()
    },
  }
}
