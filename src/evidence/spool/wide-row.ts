import { CELL, type RowView } from '../row.ts'

const TAB = Buffer.from('\t')

/**
 * A row of at most `width` columns: what stands in further ones stands together in the last, with tabs between, so that
 * nothing of it is lost and a crafted line of millions of cells stays a row.
 */
export function foldedRow(view: RowView, width: number): RowView {
  if (view.count <= width) return view
  const kept = width - 1
  const last = joined(view, kept)
  const buf = Buffer.concat([view.buf, last])
  const take = <T extends Int32Array | Uint8Array>(numbers: T, own: number): T => {
    const cut = numbers.slice(0, width) as T
    cut[kept] = own
    return cut
  }
  return {
    ...view,
    count: width,
    buf,
    start: take(view.start, view.buf.length),
    end: take(view.end, buf.length),
    type: take(view.type, CELL.TEXT),
    shownStart: take(view.shownStart, -1),
    shownEnd: take(view.shownEnd, -1),
    lineStart: -1,
    lineEnd: -1,
  }
}

/** The cells from column `from` on; blank ones at the end left out. */
function joined(view: RowView, from: number): Buffer {
  const pieces: Uint8Array[] = []
  let filled = 0
  for (let i = from; i < view.count; i++) {
    if (i > from) pieces.push(TAB)
    const cell =
      view.type[i] === CELL.ABSENT ? null : view.buf.subarray(view.start[i] ?? 0, view.end[i] ?? 0)
    if (cell === null || cell.length === 0) continue
    pieces.push(cell)
    filled = pieces.length
  }
  return Buffer.concat(pieces.slice(0, filled))
}
