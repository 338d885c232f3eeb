import type { GridSink, RowView } from '../../../row.ts'
import { cutAt } from './fixed.ts'
import type { TextShape } from './shape.ts'
import { lineText, TextRows } from './text-rows.ts'

/** Takes lines of fixed columns and hands on their cells; no cell is cut where text stands across a boundary. */
export function fixedGrid(shape: Extract<TextShape, { kind: 'fixed' }>, out: GridSink): GridSink {
  const rows = new TextRows()
  return {
    row: (view: RowView) => {
      const line = lineText(view)
      const cells = cutAt(line, shape.starts).map(([from, to]) => line.slice(from, to))
      while (cells.length > 0 && cells.at(-1) === '') cells.pop()
      out.row(rows.row(view.row, cells))
    },
    unread: (...lost) => {
      out.unread(...lost)
    },
    end: () => {
      out.end()
    },
  }
}
