import { CELL } from '../../row.ts'
import { ByteRow } from './byte-row.ts'
import { MOST_COLUMNS, type JsonGrid, type KeyNode } from './grids.ts'

/** Rows that are filled while others are read inside them, one a level; for JSON and XML. */
export class OpenRows {
  /** Rows of grids beyond those that are kept. */
  unread = 0
  readonly #byLevel: ByteRow[] = []
  /** Values beyond the last column, of rows that are open. */
  readonly #beyond = new Map<ByteRow, string[]>()

  /** Begins the row of a level; `line` numbers it where rows are lines. */
  begin(level: number, grid: JsonGrid | null, line = 0): ByteRow {
    const row = (this.#byLevel[level] ??= new ByteRow())
    row.begin(grid?.numbers.next(line) ?? 0)
    // What is left of a row that was broken.
    if (this.#beyond.size > 0) this.#beyond.delete(row)
    return row
  }

  /** Where the value of a key stands in its row; a key that comes again has a column of its own. */
  place(row: ByteRow, grid: JsonGrid, node: KeyNode): number {
    let at = node
    while (at.column >= 0 && at.column < MOST_COLUMNS && row.has(at.column)) at = at.more()
    return grid.column(at)
  }

  /** A value that has no column left, with its name. */
  keepBeyond(row: ByteRow, name: string, text: string): void {
    const list = this.#beyond.get(row) ?? []
    if (list.push(`${name}: ${text}`) === 1) this.#beyond.set(row, list)
  }

  /** A row inside another names it in its first column. */
  nameAbove(row: ByteRow, above: ByteRow): void {
    const from = row.length
    row.text(String(above.row))
    row.cell(0, CELL.NUMBER, from)
  }

  /** The row is whole; one that holds nothing of its own is none. */
  give(row: ByteRow, grid: JsonGrid | null): void {
    if (grid === null) {
      this.unread++
      return
    }
    const beyond = this.#beyond.get(row)
    if (beyond) {
      const from = row.length
      row.text(beyond.join('\n'))
      row.cell(MOST_COLUMNS, CELL.TEXT, from)
      this.#beyond.delete(row)
    }
    if (row.count > grid.leading) grid.sink.row(row)
  }
}
