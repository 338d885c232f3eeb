import type { Page, TableOutcome } from '../../evidence/outcome.ts'
import type { SealedRows } from '../../evidence/sealed-rows.ts'
import { NULL_CELL, shownText } from '../../evidence/spool.ts'

/**
 * The text of rows of one table, from the sealed pages. Rows are asked for in order, so a page is opened once and
 * forgotten when its rows have been given.
 */
export class RowTexts {
  readonly #sealed: SealedRows
  readonly #pages = new Map<number, Page[]>()
  readonly #rows = new Map<string, readonly (string | null)[]>()

  constructor(sealed: SealedRows, table: TableOutcome) {
    this.#sealed = sealed
    for (const part of table.parts) {
      const pages = part.pages.filter((page) => page.holds === 'data')
      this.#pages.set(
        part.p,
        pages.sort((a, b) => a.firstRow - b.firstRow),
      )
    }
  }

  /** Cells of a row as recognition saw them, or null when the rows were not kept. */
  row(p: number, line: number): readonly (string | null)[] | null {
    const pages = this.#pages.get(p) ?? []
    while ((pages[0]?.firstRow ?? Infinity) <= line) {
      const page = pages.shift()
      if (page) this.#open(p, page)
    }
    const key = `${String(p)}:${String(line)}`
    const cells = this.#rows.get(key) ?? null
    this.#rows.delete(key)
    return cells
  }

  #open(p: number, page: Page): void {
    const delimiter = String.fromCharCode(page.delimiter)
    const lines = this.#sealed.page(p, page).toString('utf8').split('\n')
    for (const line of lines) {
      if (line === '') continue
      const [, row = '', ...cells] = line.split(delimiter)
      this.#rows.set(`${String(p)}:${row}`, cells.map(cellOf))
    }
  }
}

const ABSENT = String.fromCharCode(NULL_CELL)

function cellOf(cell: string): string | null {
  return cell === ABSENT ? null : shownText(cell)
}
