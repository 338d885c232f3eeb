import { CELL, type CellType, type ReadSink } from '../../row.ts'
import { ERROR_VALUES } from '../error-values.ts'
import { GridRows } from '../grid-rows.ts'
import { narrowText } from '../code-pages.ts'
import { charactersAt, stringAt } from './biff-strings.ts'

const BOOK = 0x01ae
const TABLE = 0x0059
const CELLS = 0x005a
/** In place of the name of a workbook: the file itself, and functions that are added to Excel. */
const NO_WORKBOOK = new Set([0x0401, 0x3a01])

interface Cell {
  readonly column: number
  readonly value: string | Buffer
  readonly type: CellType
}
interface Table {
  readonly book: number
  readonly sheet: string
  readonly rows: { readonly row: number; readonly cells: Cell[] }[]
}

/** Gathers the values that an xls workbook keeps of cells of other workbooks (SUPBOOK, XCT, CRN). */
export class ForeignCells {
  /** Records whose values could not be made out. */
  broken = 0
  readonly #tables: Table[] = []
  readonly #wide: boolean
  #books = 0
  #sheets: string[] = []

  constructor(version: number) {
    this.#wide = version >= 8
  }

  take(type: number, body: Buffer): void {
    if (type === BOOK) this.#book(body)
    else if (type === TABLE) this.#table(body)
    else if (type === CELLS) this.#cells(body)
  }

  #book(body: Buffer): void {
    this.#sheets = []
    if (body.length < 4 || NO_WORKBOOK.has(body.readUInt16LE(2))) return
    this.#books++
    const count = body.readUInt16LE(0)
    let at = charactersAt(body, 4, body.readUInt16LE(2))?.end
    while (at !== undefined && this.#sheets.length < count) {
      const name = stringAt(body, at)
      if (name !== null) this.#sheets.push(name.text)
      at = name?.end
    }
  }

  #table(body: Buffer): void {
    const index = this.#wide && body.length >= 4 ? body.readUInt16LE(2) : -1
    const sheet = this.#sheets[index] ?? ''
    this.#tables.push({ book: Math.max(1, this.#books), sheet, rows: [] })
  }

  #cells(body: Buffer): void {
    const table = this.#tables.at(-1)
    if (table === undefined || body.length < 4) {
      this.broken++
      return
    }
    const [last, first, row] = [body[0] as number, body[1] as number, body.readUInt16LE(2) + 1]
    let at: number | null = 4
    const cells: Cell[] = []
    for (let column = first; column <= last && at !== null; column++)
      at = this.#value(body, at, column, cells)
    if (at === null) this.broken++
    const before = table.rows.at(-1)
    const goesOn = before?.row === row && (before.cells.at(-1)?.column ?? -1) < first
    if (goesOn) before.cells.push(...cells)
    else table.rows.push({ row, cells })
  }

  /** Adds the value that stands there; gives where the next stands, null when the record ends first. */
  #value(body: Buffer, at: number, column: number, into: Cell[]): number | null {
    const kind = body[at]
    if (kind === undefined) return null
    if (kind === 2) return this.#text(body, at + 1, column, into)
    if (at + 9 > body.length) return null
    const put = (value: string, type: CellType) => into.push({ column, value, type })
    if (kind === 1) put(String(body.readDoubleLE(at + 1)), CELL.NUMBER)
    else if (kind === 4) put(body[at + 1] === 0 ? 'FALSE' : 'TRUE', CELL.BOOLEAN)
    else if (kind === 16) put(ERROR_VALUES[body[at + 1] as number] ?? '#UNKNOWN!', CELL.ERROR)
    return at + 9
  }

  #text(body: Buffer, at: number, column: number, into: Cell[]): number | null {
    if (this.#wide) {
      const found = stringAt(body, at)
      if (found !== null) into.push({ column, value: found.text, type: CELL.TEXT })
      return found?.end ?? null
    }
    const end = at + 1 + (body[at] ?? 0)
    if (end > body.length) return null
    into.push({ column, value: Buffer.from(body.subarray(at + 1, end)), type: CELL.TEXT })
    return end
  }

  /** Hands on what was gathered, each sheet of another workbook a grid; text of one byte a character in the code page. */
  read(sink: ReadSink, page: number): void {
    for (const { book, sheet, rows } of this.#tables) {
      if (rows.every(({ cells }) => cells.length === 0)) continue
      const grid = new GridRows(sink, foreignSheet(book, sheet), true)
      for (const { row, cells } of rows) {
        grid.begin(row)
        for (const { column, value, type } of cells)
          grid.cell(column, typeof value === 'string' ? value : narrowText(value, page), type)
        grid.end()
      }
      grid.finish()
    }
  }
}

/** The name of a grid of values that are kept of a sheet of another workbook. */
export function foreignSheet(book: number, sheet: string): string {
  return `外部链接${String(book)} ${sheet}`.trim()
}
