import type { NonDataCode } from '../codes.ts'
import type { GridSink, RowView } from '../row.ts'
import { emptyView } from './held.ts'
import type { TableOut } from './table.ts'

/**
 * A grid whose header the reader knows by the format itself: labels before values, keys, columns of a database. No row
 * is the header; a row with nothing in it is blank, what the reader has given a role has that role, all else is data.
 */
export function givenHeader(header: readonly (string | null)[], out: TableOut): GridSink {
  out.table({
    index: 0,
    headerRow: null,
    headers: header,
    width: Math.max(1, header.length),
    certain: true,
  })
  return {
    row: (view) => give(view, out),
    blankRows: (from, to) => {
      if (out.blank) out.blank(from, to)
      else for (let row = from; row <= to; row++) out.other('BLANK_ROW', emptyView(row))
    },
    other: (code: NonDataCode, view) => {
      out.other(code, view)
    },
    unread: (...lost) => {
      out.unread(...lost)
    },
    end: () => {
      out.end()
    },
  }
}

function give(view: RowView, out: TableOut): void {
  for (let i = 0; i < view.count; i++)
    if ((view.end[i] ?? 0) > (view.start[i] ?? 0)) {
      out.data(view)
      return
    }
  out.other('BLANK_ROW', view)
}
