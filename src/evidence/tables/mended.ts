import { isPlainKind, mended, type Misreading } from '../encoding/mojibake.ts'
import { CELL, type GridSink, type RowView } from '../row.ts'
import { emptyView, reach } from './held.ts'

/**
 * Cells that the examiner has had mended (`--encoding 'FILE=mend:…'`): the mended text stands for the cell in all that
 * is decided, and the text of the file is kept beside it (type MENDED, promise 2). Other cells pass as they are.
 */
export function mendedGrid(to: GridSink, kind: Misreading): GridSink {
  const rows = new MendedRows(kind)
  return {
    row: (view) => {
      to.row(rows.row(view))
    },
    blankRows: (from, last) => {
      if (to.blankRows) to.blankRows(from, last)
      else for (let row = from; row <= last; row++) to.row(emptyView(row))
    },
    other: (code, view) => {
      if (to.other) to.other(code, rows.row(view))
      else to.row(rows.row(view))
    },
    unread: (...lost) => {
      to.unread(...lost)
    },
    end: () => {
      to.end()
    },
  }
}

interface Change {
  readonly column: number
  readonly text: Uint8Array
}

class MendedRows {
  readonly #kind: Misreading

  constructor(kind: Misreading) {
    this.#kind = kind
  }

  row(view: RowView): RowView {
    const changes: Change[] = []
    for (let i = 0; i < view.count; i++) {
      const text = this.#mended(view, i)
      if (text !== null) changes.push({ column: i, text: Buffer.from(text) })
    }
    return changes.length === 0 ? view : changed(view, changes)
  }

  #mended(view: RowView, i: number): string | null {
    if (view.type[i] !== CELL.TEXT) return null
    const bytes = view.buf.subarray(view.start[i], view.end[i])
    if (!isPlainKind(this.#kind) && !bytes.some((byte) => byte >= 0x80)) return null
    return mended(decoder.decode(bytes), this.#kind)
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The row over a buffer of its own: the old bytes, and the mended texts behind them. */
function changed(view: RowView, changes: readonly Change[]): RowView {
  const { count } = view
  const more = changes.reduce((sum, change) => sum + change.text.length, 0)
  const [from, to] = reach(view)
  const buf = new Uint8Array(to - from + more)
  buf.set(view.buf.subarray(from, to))
  const shift = (at: Int32Array): Int32Array =>
    at.slice(0, count).map((v) => (v < 0 ? v : v - from))
  const row = {
    row: view.row,
    count,
    buf,
    start: shift(view.start),
    end: shift(view.end),
    type: view.type.slice(0, count),
    shownStart: shift(view.shownStart),
    shownEnd: shift(view.shownEnd),
    lineStart: -1,
    lineEnd: -1,
  }
  let at = to - from
  for (const { column, text } of changes) {
    row.shownStart[column] = row.start[column] ?? 0
    row.shownEnd[column] = row.end[column] ?? 0
    buf.set(text, at)
    row.start[column] = at
    row.end[column] = at += text.length
    row.type[column] = CELL.MENDED
  }
  return row
}
