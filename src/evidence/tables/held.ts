import { CELL, type RowView } from '../row.ts'
import { LOOKED_AT, shapeOf, type Shape, SHAPE } from './shape.ts'

/** Columns that take part in deciding; further columns are carried along unread. */
const COLUMNS = 256

/** A row kept back: its bytes, and its cells as text for deciding. */
export interface HeldRow {
  readonly view: RowView
  /** Trimmed text of the first cells; '' for a cell that is absent or blank. */
  readonly cells: readonly string[]
  readonly shapes: readonly Shape[]
  /** Cells that hold anything. */
  readonly filled: number
  /** Column after the last filled one. */
  readonly extent: number
}

/** The stored text of cell `i`, null where the row has no such cell. */
export function cellText(view: RowView, i: number, limit = Infinity): string | null {
  if (i >= view.count || view.type[i] === CELL.ABSENT) return null
  const from = view.start[i] ?? 0
  const to = Math.min(view.end[i] ?? 0, from + limit)
  if (to <= from) return ''
  return Buffer.from(view.buf.buffer, view.buf.byteOffset + from, to - from).toString('utf8')
}

/** Reads the cells of a row for a decision; the view itself is kept as it is (copy it before, if it must last). */
export function readRow(view: RowView): HeldRow {
  const cells: string[] = []
  const shapes: Shape[] = []
  let filled = 0
  let extent = 0
  const columns = Math.min(view.count, COLUMNS)
  for (let i = 0; i < columns; i++) {
    const text = (cellText(view, i, 4 * LOOKED_AT) ?? '').trim()
    cells.push(text)
    shapes.push(text === '' ? SHAPE.EMPTY : shapeOf(text.slice(0, LOOKED_AT), view.type[i] ?? 0))
    if (text === '') continue
    filled++
    extent = i + 1
  }
  return { view, cells, shapes, filled, extent }
}

/** A copy of a row that outlives the reader's buffer. */
export function copyView(view: RowView): RowView {
  const [from, to] = reach(view)
  const moved = (at: Int32Array): Int32Array =>
    at.slice(0, view.count).map((v, i) => (view.type[i] === CELL.ABSENT ? 0 : v - from))
  const shown = (at: Int32Array): Int32Array =>
    at.slice(0, view.count).map((v, i) => ((view.shownStart[i] ?? -1) < 0 ? -1 : v - from))
  return {
    row: view.row,
    count: view.count,
    // A Buffer's own slice would share the reader's memory.
    buf: Uint8Array.prototype.slice.call(view.buf, from, to),
    start: moved(view.start),
    end: moved(view.end),
    type: view.type.slice(0, view.count),
    shownStart: shown(view.shownStart),
    shownEnd: shown(view.shownEnd),
    lineStart: view.lineStart < 0 ? -1 : view.lineStart - from,
    lineEnd: view.lineStart < 0 ? -1 : view.lineEnd - from,
  }
}

/** The bytes of the buffer that a row needs. */
export function reach(view: RowView): [from: number, to: number] {
  let from = view.lineStart < 0 ? Infinity : view.lineStart
  let to = view.lineStart < 0 ? 0 : view.lineEnd
  for (let i = 0; i < view.count; i++) {
    if (view.type[i] === CELL.ABSENT) continue
    from = Math.min(from, view.start[i] ?? 0)
    to = Math.max(to, view.end[i] ?? 0)
    const shown = view.shownStart[i] ?? -1
    if (shown < 0) continue
    from = Math.min(from, shown)
    to = Math.max(to, view.shownEnd[i] ?? 0)
  }
  return from <= to ? [from, to] : [0, 0]
}

/** A row of which nothing but its number is known: a physical line that is blank. */
export function emptyView(row: number): RowView {
  const none = new Int32Array(0)
  return {
    row,
    count: 0,
    buf: new Uint8Array(0),
    start: none,
    end: none,
    type: new Uint8Array(0),
    shownStart: none,
    shownEnd: none,
    lineStart: -1,
    lineEnd: -1,
  }
}
