import { read, utils, write, type WorkBook } from '@e965/xlsx'
import { readFileSync } from 'node:fs'

type Grid = (string | undefined)[][]

/** A call sheet as people work on it: opened by another program, its cells as a grid, and saved again. */
export class WorkedSheet {
  readonly grid: Grid
  readonly #header: number

  constructor(path: string) {
    const book = read(readFileSync(path), { type: 'buffer' })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    this.grid = utils.sheet_to_json(sheet ?? {}, { header: 1, blankrows: true, raw: false })
    this.#header = this.grid.findIndex((row) => row.includes('编号'))
  }

  column(title: string): number {
    return this.grid[this.#header]?.indexOf(title) ?? -1
  }

  /** Row of the grid of the record with this number, from 1. */
  rowOf(number: number): number {
    const start = `${String(number).padStart(4, '0')}-`
    return this.grid.findIndex((row) => row[this.column('编号')]?.startsWith(start))
  }

  /** Rows of records, from the first to the last. */
  get rows(): readonly number[] {
    const at = this.column('编号')
    return this.grid.flatMap((row, i) => (/^\d{4,}-/.test(row[at] ?? '') ? [i] : []))
  }

  set(row: number, title: string, text: string): this {
    const cells = this.grid[row]
    if (cells) cells[this.column(title)] = text
    return this
  }

  /** As another program would write it: shared strings, no marks of ours. */
  bytes(): Buffer {
    const book: WorkBook = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(this.grid), 'Sheet1')
    return write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer
  }
}
