import type { Page, TableOutcome } from '../../evidence/outcome.ts'
import { rowPart } from '../../records/person-part.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { NULL_CELL, shownText } from '../../evidence/spool/spool.ts'

/**
 * The text of rows of one table, from the sealed pages. Rows are asked for in order, so a page is opened once and
 * forgotten when its rows have been given.
 */
export class RowTexts {
  readonly #sealed: SealedRows
  readonly #pages = new Map<number, Page[]>()
  readonly #rows = new Map<string, readonly (string | null)[]>()
  /** Several people of one row are asked for one after the other. */
  #last: { readonly key: string; readonly cells: readonly (string | null)[] | null } = {
    key: '',
    cells: null,
  }

  constructor(sealed: SealedRows, table: TableOutcome) {
    this.#sealed = sealed
    for (const part of table.parts.filter(({ p }) => rowPart(p) === p)) {
      const pages = part.pages.filter((page) => page.holds === 'data')
      this.#pages.set(
        part.p,
        pages.sort((a, b) => a.firstRow - b.firstRow),
      )
    }
  }

  /** Cells of a row as recognition saw them, or null when the rows were not kept. */
  row(p: number, line: number): readonly (string | null)[] | null {
    const own = rowPart(p)
    const key = `${String(own)}:${String(line)}`
    if (key === this.#last.key) return this.#last.cells
    const pages = this.#pages.get(own) ?? []
    while ((pages[0]?.firstRow ?? Infinity) <= line) {
      const page = pages.shift()
      if (page) this.#open(own, page)
    }
    const cells = this.#rows.get(key) ?? null
    this.#rows.delete(key)
    this.#last = { key, cells }
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
