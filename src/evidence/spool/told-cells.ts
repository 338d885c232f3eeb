import type { CellLook } from './looked-cells.ts'
import { ParquetFile } from './parquet.ts'
import { SPOOL_DELIMITER } from './spool.ts'

/** More than is told of a cell. */
const LONGEST = 1024

/** What was told of cells, with part, row and column beside it, on its way to the database. */
export class ToldCells {
  readonly #look: CellLook
  readonly #path: string
  /** Columns in which a cell was told of: of the others that hold no number it is told, too, that there is none. */
  readonly #known: Uint8Array
  #scratch: Buffer = NOTHING
  #file: ParquetFile | null = null

  constructor(look: CellLook, width: number, path: string) {
    this.#look = look
    this.#path = path
    this.#known = new Uint8Array(width)
  }

  /** The cell that was looked at just now. */
  cell(part: number, row: number, column: number, buf: Uint8Array, from: number, to: number): void {
    if (this.#scratch === NOTHING) this.#scratch = Buffer.allocUnsafe(LONGEST)
    const end = this.#look.tell(buf, from, to, this.#scratch, 0, this.#known[column] === 1)
    if (end < 0) return
    this.#known[column] = 1
    const file = (this.#file ??= this.#begun())
    this.#add(file, end)
    const told = this.#look.TELLS.length
    file.integer(told, part)
    file.integer(told + 1, row)
    file.integer(told + 2, column)
    file.endRow()
  }

  /** All of it is written; null where nothing was told. */
  finish(): { readonly path: string; readonly bytes: number } | null {
    return this.#file && { path: this.#path, bytes: this.#file.finish() }
  }

  #begun(): ParquetFile {
    const told = this.#look.TELLS.map((name) => [name, 'text'] as const)
    return new ParquetFile(this.#path, [
      ...told,
      ['p', 'integer'],
      ['r', 'integer'],
      ['c', 'integer'],
    ])
  }

  /** What the scratch holds up to `end`: a text for each column, with a separator between. */
  #add(file: ParquetFile, end: number): void {
    let column = 0
    let from = 0
    for (let at = 0; at <= end; at++) {
      if (at < end && this.#scratch[at] !== SPOOL_DELIMITER) continue
      file.text(column++, this.#scratch, from, at)
      from = at + 1
    }
  }
}

const NOTHING = Buffer.alloc(0)
