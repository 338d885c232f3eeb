import { CELL, type CellType, type ReadSink } from '../../../row.ts'
import { CellText } from '../../cell-text.ts'
import { GridRows } from '../../grid-rows.ts'
import { countOf, XmlEvents, type TagAttributes } from '../../xml-events.ts'
import { foreignSheet } from '../../xls-beside/foreign.ts'
import type { Package } from '../package.ts'
import { readParts, tellBroken } from './part-reading.ts'

/** What a workbook keeps of others to which it refers. */
export const EXTERNAL = /\/externallinks\/externallink\d*\.xml$/

const TYPES: Readonly<Record<string, CellType>> = { b: CELL.BOOLEAN, e: CELL.ERROR, str: CELL.TEXT }

/** Reads the cells kept of another workbook, each of its sheets a grid. */
class ExternalBook extends XmlEvents {
  /** Values of other programs, which have no place in a sheet. */
  others = 0
  readonly #sink: ReadSink
  readonly #number: number
  readonly #sheets: string[] = []
  readonly #text = new CellText()
  #rows: GridRows | null = null
  #column = -1
  #next = 0
  #type: CellType = CELL.NUMBER

  constructor(sink: ReadSink, number: number) {
    super()
    this.#sink = sink
    this.#number = number
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (name === 'sheetName') this.#sheets.push(attributes.get('val') ?? '')
    else if (name === 'sheetData') this.#begin(attributes)
    else if (name === 'value' && this.#rows === null) this.others++
    else if (this.#rows === null) return
    else if (name === 'row') this.#beginRow(this.#rows, attributes)
    else if (name === 'cell') this.#beginCell(attributes)
    else if (name === 'v') this.wantsText = this.#column >= 0
  }

  #begin(attributes: TagAttributes): void {
    const sheet = this.#sheets[Number(attributes.get('sheetId'))] ?? ''
    this.#rows = new GridRows(this.#sink, foreignSheet(this.#number, sheet))
  }

  #beginRow(rows: GridRows, attributes: TagAttributes): void {
    rows.begin(Math.min(LAST_ROW, countOf(attributes.get('r'))))
    this.#next = 0
  }

  #beginCell(attributes: TagAttributes): void {
    this.#column = Math.max(this.#next, columnOf(attributes.get('r') ?? ''))
    this.#next = this.#column + 1
    this.#type = TYPES[attributes.get('t') ?? ''] ?? CELL.NUMBER
    this.#text.clear()
  }

  protected override characters(text: string): void {
    this.#text.add(text)
  }

  protected override closed(name: string): void {
    if (name === 'v') this.wantsText = false
    else if (name === 'cell') this.#endCell()
    else if (name === 'row') this.#rows?.end()
    else if (name === 'sheetData') this.end()
  }

  #endCell(): void {
    if (this.#column >= 0 && !this.#text.empty)
      this.#rows?.cell(this.#column, this.#text.text, this.#type)
    this.#column = -1
  }

  /** The sheet at hand ends, because it does or the part breaks off. */
  end(): void {
    if (this.#rows?.opened === true) this.#rows.finish()
    this.#rows = null
  }
}

const LAST_ROW = 1_048_576

/** The column of a reference such as `B7`, from 0; -1 when there is none. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? ''
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Reads what a workbook keeps of other workbooks; what other programs have sent is told. */
export async function readExternalBooks(pack: Package, sink: ReadSink): Promise<void> {
  const paths = pack.paths().filter((path) => EXTERNAL.test(path))
  const books: ExternalBook[] = []
  const broken = await readParts(pack, paths, (_, index) => {
    const book = new ExternalBook(sink, index + 1)
    books.push(book)
    return book
  })
  for (const book of books) book.end()
  const others = books.reduce((n, book) => n + book.others, 0)
  if (others > 0) {
    const message = `其他程序传来的缓存值 ${others} 个，未读 / ${others} values of other programs, not read`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
  tellBroken(broken, '外部链接', 'external links', sink)
}
