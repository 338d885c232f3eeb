import { closeSync, openSync } from 'node:fs'
import { writeFully } from './sealed-pages.ts'
import { Thrift } from './thrift.ts'

/** What a column holds: whole numbers of 64 bits, or texts in UTF-8; never NULL. */
export type ColumnType = 'integer' | 'text'
export type Columns = readonly (readonly [name: string, type: ColumnType])[]

/** Rows that are written together: the database reads so many with one thread. */
const ROWS_TOGETHER = 32_768
const MAGIC = Buffer.from('PAR1')

/** Numbers of the format (https://parquet.apache.org/docs/file-format/). */
const PHYSICAL = { integer: 2, text: 6 } as const
const [DATA_PAGE, PLAIN, RLE, REQUIRED, UTF8, UNCOMPRESSED] = [0, 0, 3, 0, 0, 0]

/** A column of rows that were written, where the file holds it. */
interface Chunk {
  readonly at: number
  readonly bytes: number
}

/**
 * A file of columns in the Parquet format, in its plainest form (no nulls, not packed, a page a column): the database takes it up
 * eight times as fast as the same in lines.
 */
export class ParquetFile {
  readonly #columns: Columns
  readonly #values: ColumnValues[]
  readonly #fd: number
  readonly #groups: { readonly rows: number; readonly chunks: readonly Chunk[] }[] = []
  #rows = 0
  #bytes = 0

  constructor(path: string, columns: Columns) {
    this.#columns = columns
    this.#values = columns.map(() => new ColumnValues())
    this.#fd = openSync(path, 'w', 0o600)
    this.#write(MAGIC)
  }

  /** The next value of a row in a column of integers. */
  integer(column: number, value: number): void {
    this.#of(column).integer(value)
  }

  /** The next value of a row in a column of texts: `buf[from … to)`. */
  text(column: number, buf: Uint8Array, from: number, to: number): void {
    this.#of(column).text(buf, from, to)
  }

  /** Every column of the row has its value. */
  endRow(): void {
    this.#rows++
    if (this.#rows === ROWS_TOGETHER) this.#flush()
  }

  /** Writes what is left, and gives the bytes of the file. */
  finish(): number {
    this.#flush()
    const footer = this.#footer()
    const length = Buffer.alloc(4)
    length.writeUInt32LE(footer.length)
    for (const part of [footer, length, MAGIC]) this.#write(part)
    closeSync(this.#fd)
    return this.#bytes
  }

  #of(column: number): ColumnValues {
    return this.#values[column] as ColumnValues
  }

  #flush(): void {
    if (this.#rows === 0) return
    const chunks = this.#values.map((values) => this.#chunk(values.taken()))
    this.#groups.push({ rows: this.#rows, chunks })
    this.#rows = 0
  }

  #chunk(values: Uint8Array): Chunk {
    const at = this.#bytes
    const header = new Thrift()
    header.integer(1, DATA_PAGE).integer(2, values.length).integer(3, values.length)
    header.struct(5, (page) =>
      page.integer(1, this.#rows).integer(2, PLAIN).integer(3, RLE).integer(4, RLE),
    )
    this.#write(header.bytes())
    this.#write(values)
    return { at, bytes: this.#bytes - at }
  }

  #footer(): Uint8Array {
    const rows = this.#groups.reduce((sum, group) => sum + group.rows, 0)
    const root = (schema: Thrift) => schema.text(4, 'rows').integer(5, this.#columns.length)
    const schema = [root, ...this.#columns.map(([name, type]) => schemaOf(name, type))]
    const groups = this.#groups.map((group) => (to: Thrift) => {
      const chunks = group.chunks.map((chunk, i) => this.#chunkOf(i, chunk, group.rows))
      const bytes = group.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0)
      return to.structs(1, chunks).long(2, bytes).long(3, group.rows)
    })
    return new Thrift().integer(1, 1).structs(2, schema).long(3, rows).structs(4, groups).bytes()
  }

  #chunkOf(column: number, { at, bytes }: Chunk, rows: number) {
    const [name, type] = this.#columns[column] as Columns[number]
    return (to: Thrift) =>
      to
        .long(2, at)
        .struct(3, (meta) =>
          meta
            .integer(1, PHYSICAL[type])
            .integers(2, [PLAIN])
            .texts(3, [name])
            .integer(4, UNCOMPRESSED)
            .long(5, rows)
            .long(6, bytes)
            .long(7, bytes)
            .long(9, at),
        )
  }

  #write(bytes: Uint8Array): void {
    writeFully(this.#fd, bytes)
    this.#bytes += bytes.length
  }
}

function schemaOf(name: string, type: ColumnType) {
  return (to: Thrift) => {
    to.integer(1, PHYSICAL[type]).integer(3, REQUIRED).text(4, name)
    return type === 'text' ? to.integer(6, UTF8) : to
  }
}

/** The values of a column as the file holds them, in memory that grows as they do. */
class ColumnValues {
  #buf = Buffer.allocUnsafe(4096)
  #at = 0

  integer(value: number): void {
    this.#room(8)
    this.#word(value >>> 0)
    this.#word(Math.floor(value / 2 ** 32))
  }

  text(from: Uint8Array, start: number, end: number): void {
    this.#room(4 + end - start)
    this.#word(end - start)
    const buf = this.#buf
    let at = this.#at
    for (let i = start; i < end; i++) buf[at++] = from[i] as number
    this.#at = at
  }

  /** All of them; those that follow are written over these. */
  taken(): Uint8Array {
    const values = this.#buf.subarray(0, this.#at)
    this.#at = 0
    return values
  }

  /** Four bytes, the lowest first. */
  #word(value: number): void {
    const buf = this.#buf
    const at = this.#at
    buf[at] = value
    buf[at + 1] = value >>> 8
    buf[at + 2] = value >>> 16
    buf[at + 3] = value >>> 24
    this.#at = at + 4
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buf.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#at + bytes))
    this.#buf.copy(larger, 0, 0, this.#at)
    this.#buf = larger
  }
}
