import { closeSync, openSync } from 'node:fs'
import type { CellLook } from './looked-cells.ts'
import { writeFully } from './sealed-pages.ts'
import { SPOOL_DELIMITER, writeNumber } from './spool.ts'

const NEWLINE = 0x0a
const BUFFER = 64 * 1024
/** More than a line takes: three numbers, and what is told. */
const LONGEST_LINE = 1024

/** Lines of what was told of cells, with part, row and column behind it, on their way to the database. */
export class ToldCells {
  readonly #look: CellLook
  readonly #path: string
  /** Columns in which a cell was told of: of the others that hold no number it is told, too, that there is none. */
  readonly #known: Uint8Array
  #buf: Buffer | null = null
  #at = 0
  #fd: number | null = null
  #bytes = 0

  constructor(look: CellLook, width: number, path: string) {
    this.#look = look
    this.#path = path
    this.#known = new Uint8Array(width)
  }

  /** The cell that was looked at just now. */
  cell(part: number, row: number, column: number, buf: Uint8Array, from: number, to: number): void {
    const out = (this.#buf ??= Buffer.allocUnsafe(BUFFER))
    if (this.#at + LONGEST_LINE > BUFFER) this.#write()
    const end = this.#look.tell(buf, from, to, out, this.#at, this.#known[column] === 1)
    if (end < 0) return
    this.#known[column] = 1
    this.#at = end
    for (const number of [part, row, column]) {
      out[this.#at++] = SPOOL_DELIMITER
      this.#at = writeNumber(out, this.#at, number)
    }
    out[this.#at++] = NEWLINE
  }

  /** All of it is written; null where nothing was told. */
  finish(): { readonly path: string; readonly bytes: number } | null {
    if (this.#at > 0) this.#write()
    if (this.#fd === null) return null
    closeSync(this.#fd)
    return { path: this.#path, bytes: this.#bytes }
  }

  #write(): void {
    if (this.#buf === null) return
    this.#fd ??= openSync(this.#path, 'w', 0o600)
    writeFully(this.#fd, this.#buf.subarray(0, this.#at))
    this.#bytes += this.#at
    this.#at = 0
  }
}
