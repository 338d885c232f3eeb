import type { GridInfo, GridSink, RowView } from '../row.ts'
import { tableFinder } from './finder.ts'
import { cellText, copyView, emptyView } from './held.ts'
import type { TableOut } from './table.ts'

/**
 * A grid whose header row the examiner has named (`--header N`; 0: there is none). Rows above it are titles; below it
 * the finder goes on as it would after a header of its own.
 */
export function forcedHeader(info: GridInfo, out: TableOut, header: number): GridSink {
  return new Forced(info, out, header)
}

class Forced implements GridSink {
  readonly #info: GridInfo
  readonly #out: TableOut
  readonly #header: number
  #above: RowView[] = []
  #rest: GridSink | null = null

  constructor(info: GridInfo, out: TableOut, header: number) {
    this.#info = info
    this.#out = out
    this.#header = header
  }

  row(view: RowView): void {
    if (this.#rest) this.#rest.row(view)
    else if (this.#header === 0) this.#first(view)
    else if (view.row < this.#header) this.#above.push(copyView(view))
    else if (view.row === this.#header) this.#open(view)
    else this.#open(null).row(view)
  }

  blankRows(from: number, to: number): void {
    const rest = this.#rest
    if (rest?.blankRows) rest.blankRows(from, to)
    else for (let row = from; row <= to; row++) this.row(emptyView(row))
  }

  /**
   * The first row of a table that was said to have no header: data, though it may look like a header. A lone cell above
   * columns may still be a title.
   */
  #first(view: RowView): void {
    const filled = Array.from({ length: view.count }, (_, i) => cellText(view, i)).filter(
      (text) => text !== null && text.trim() !== '',
    ).length
    const isList = this.#info.sheet === null && this.#info.delimiter === null
    if (filled === 0) this.#above.push(copyView(view))
    else if (filled === 1 && !isList) this.#open(null, view.count).row(view)
    else {
      this.#open(null, view.count)
      this.#out.data(view)
    }
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#after().unread(...lost)
  }

  end(): void {
    this.#after().end()
  }

  #after(): GridSink {
    return this.#rest ?? this.#open(null)
  }

  /** Opens the table; without a header row (there is none, or the grid ended before it) the rows above are data. */
  #open(view: RowView | null, cells = 0): GridSink {
    const headers = view ? Array.from({ length: view.count }, (_, i) => cellText(view, i)) : null
    const width = Math.max(1, headers?.length ?? cells, ...this.#above.map((row) => row.count))
    const headerRow = view?.row ?? null
    const known = { known: true, index: 0, headerRow, headers, width, certain: true } as const
    const rest = tableFinder(this.#info, this.#out, known)
    this.#rest = rest
    for (const row of this.#above) {
      if (view) this.#out.other(row.count === 0 ? 'BLANK_ROW' : 'TITLE', row)
      else rest.row(row)
    }
    this.#above = []
    if (view) this.#out.other('HEADER', view)
    return rest
  }
}
