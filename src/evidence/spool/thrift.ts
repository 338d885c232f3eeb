/** Types of fields in the compact protocol of Thrift (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). */
const TYPE = { I32: 5, I64: 6, BINARY: 8, LIST: 9, STRUCT: 12 } as const
type Type = (typeof TYPE)[keyof typeof TYPE]

/** Writes the fields of a struct into another, and gives that. */
type Fields = (to: Thrift) => Thrift

/** A struct of Thrift in its compact protocol, in which Parquet writes what it says of itself. Fields come in the order of their numbers. */
export class Thrift {
  readonly #bytes: number[] = []
  #last = 0

  integer(field: number, value: number): this {
    this.#head(field, TYPE.I32)
    return this.#number(value)
  }

  long(field: number, value: number): this {
    this.#head(field, TYPE.I64)
    return this.#number(value)
  }

  text(field: number, value: string): this {
    this.#head(field, TYPE.BINARY)
    return this.#text(value)
  }

  struct(field: number, fields: Fields): this {
    this.#head(field, TYPE.STRUCT)
    return this.#struct(fields)
  }

  integers(field: number, values: readonly number[]): this {
    this.#list(field, TYPE.I32, values.length)
    for (const value of values) this.#number(value)
    return this
  }

  texts(field: number, values: readonly string[]): this {
    this.#list(field, TYPE.BINARY, values.length)
    for (const value of values) this.#text(value)
    return this
  }

  structs(field: number, values: readonly Fields[]): this {
    this.#list(field, TYPE.STRUCT, values.length)
    for (const fields of values) this.#struct(fields)
    return this
  }

  /** The struct with its end. */
  bytes(): Uint8Array {
    return Uint8Array.from([...this.#bytes, 0])
  }

  #head(field: number, type: Type): void {
    this.#bytes.push(((field - this.#last) << 4) | type)
    this.#last = field
  }

  #list(field: number, type: Type, length: number): void {
    this.#head(field, TYPE.LIST)
    if (length < 15) this.#bytes.push((length << 4) | type)
    else {
      this.#bytes.push(0xf0 | type)
      this.#varint(length)
    }
  }

  #struct(fields: Fields): this {
    for (const byte of fields(new Thrift()).bytes()) this.#bytes.push(byte)
    return this
  }

  #text(value: string): this {
    const bytes = Buffer.from(value)
    this.#varint(bytes.length)
    for (const byte of bytes) this.#bytes.push(byte)
    return this
  }

  /** Zigzag: none of our numbers is negative. */
  #number(value: number): this {
    this.#varint(value * 2)
    return this
  }

  #varint(value: number): void {
    let rest = value
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes.push((rest % 0x80) | 0x80)
    this.#bytes.push(rest)
  }
}
