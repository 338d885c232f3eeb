import type { Page, TableOutcome } from '../../evidence/outcome.ts'
import { rowPart } from '../../records/person-part.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { NULL_CELL, shownText } from '../../evidence/spool/spool.ts'

type Cells = readonly (string | null)[]

/** Opened pages are kept while somebody reads around them: about 256 KB of text each. */
const KEPT = 16

/**
 * The text of any rows of a finished count, from the sealed pages, in any order. A reader of all rows in order uses
 * {@link RowTexts}, which forgets what it has given.
 */
export class PageTexts {
  readonly #sealed: SealedRows
  readonly #pages = new Map<number, readonly Page[]>()
  readonly #open = new Map<string, ReadonlyMap<number, Cells>>()

  constructor(sealed: SealedRows, tables: Iterable<TableOutcome>) {
    this.#sealed = sealed
    for (const { parts } of tables) {
      for (const { p, pages } of parts) {
        const data = pages.filter((page) => page.holds === 'data')
        this.#pages.set(
          p,
          data.toSorted((a, b) => a.firstRow - b.firstRow),
        )
      }
    }
  }

  /** Cells of a row as recognition saw them; null when the rows were not kept. */
  row(p: number, line: number): Cells | null {
    const own = rowPart(p)
    const page = holding(this.#pages.get(own) ?? [], line)
    return page ? (this.#rowsOf(own, page).get(line) ?? null) : null
  }

  #rowsOf(p: number, page: Page): ReadonlyMap<number, Cells> {
    const key = `${String(p)}:${String(page.offset)}`
    const known = this.#open.get(key)
    const rows = known ?? this.#read(p, page)
    this.#open.delete(key)
    this.#open.set(key, rows)
    const [oldest] = this.#open.keys()
    if (this.#open.size > KEPT && oldest !== undefined) this.#open.delete(oldest)
    return rows
  }

  #read(p: number, page: Page): ReadonlyMap<number, Cells> {
    const delimiter = String.fromCharCode(page.delimiter)
    const lines = this.#sealed.page(p, page).toString('utf8').split('\n')
    return new Map(
      lines
        .filter((line) => line !== '')
        .map((line) => {
          const [, row = '', ...cells] = line.split(delimiter)
          return [Number(row), cells.map(cellOf)]
        }),
    )
  }
}

/** The page that may hold the line: the last that begins at or before it. */
function holding(pages: readonly Page[], line: number): Page | undefined {
  let [low, high] = [0, pages.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pages[middle]?.firstRow ?? Infinity) <= line) low = middle + 1
    else high = middle
  }
  return pages[low - 1]
}

const ABSENT = String.fromCharCode(NULL_CELL)

function cellOf(cell: string): string | null {
  return cell === ABSENT ? null : shownText(cell)
}
