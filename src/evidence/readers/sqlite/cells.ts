import { isUtf8 } from 'node:buffer'
import { toUtf8 } from '../../encoding/decode.ts'
import { CELL } from '../../row.ts'
import type { RowBuilder } from '../row-builder.ts'

/** A binary value up to this size is written out; a longer one is counted only. */
const SHORT_BLOB = 256
/** Text that holds a control character other than tabs and line ends. */
const CONTROL = /[\0-\x08\x0e-\x1f]/

/** Values of a database as cells, and what is to be said of them. */
export class ValueCells {
  /** Binary values that were left out. */
  blobs = 0
  /** Texts that are no UTF-8 and were read as GBK. */
  gbk = 0
  readonly #builder: RowBuilder

  constructor(builder: RowBuilder) {
    this.#builder = builder
  }

  /** Puts a value: NULL is absent, integers exact, reals the shortest decimal that gives the same double. */
  put(column: number, value: unknown): void {
    if (typeof value === 'string') this.#builder.cell(column, value)
    else if (typeof value === 'bigint') this.#builder.cell(column, value.toString())
    else if (typeof value === 'number') this.#builder.cell(column, String(value), CELL.NUMBER)
    else if (value instanceof Uint8Array) this.#blob(column, value)
  }

  /** Puts a text whose bytes are no UTF-8. */
  putBytes(column: number, bytes: Uint8Array): void {
    const text = Buffer.from(toUtf8('gb18030', bytes)).toString('utf8')
    if (!text.includes('\ufffd')) this.gbk++
    this.#builder.cell(column, text)
  }

  #blob(column: number, bytes: Uint8Array): void {
    const text = isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : ''
    if (text !== '' && !CONTROL.test(text)) this.#builder.cell(column, text)
    else if (bytes.length <= SHORT_BLOB) {
      this.#builder.cell(column, `x'${Buffer.from(bytes).toString('hex')}'`)
    } else this.blobs++
  }
}
