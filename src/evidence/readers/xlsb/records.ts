/**
 * Cuts the stream of a binary workbook part (BIFF12) into its records, while it comes in pieces ([MS-XLSB] 2.1.4): a
 * number of one or two bytes, a length of up to four, the content.
 */
export class Records {
  /** The stream ended within a record, or holds one that cannot be. */
  broken = false
  readonly #take: (type: number, record: Buffer) => void
  #rest: Buffer = Buffer.alloc(0)

  /** `take` gets each record; its bytes are only good until it returns. */
  constructor(take: (type: number, record: Buffer) => void) {
    this.#take = take
  }

  push(chunk: Uint8Array): void {
    if (this.broken) return
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const done = this.#run(all)
    this.#rest = Buffer.from(all.subarray(done))
  }

  end(): void {
    if (this.#rest.length > 0) this.broken = true
  }

  #run(bytes: Buffer): number {
    let at = 0
    for (;;) {
      const record = header(bytes, at)
      if (record === null) return at
      if (record.length > LONGEST) {
        this.broken = true
        return bytes.length
      }
      const end = record.from + record.length
      if (end > bytes.length) return at
      this.#take(record.type, bytes.subarray(record.from, end))
      at = end
    }
  }
}

/** Records hold at most a string of 32,767 characters with its runs, or a picture; longer ones are damage. */
const LONGEST = 1 << 26

interface Header {
  readonly type: number
  readonly from: number
  readonly length: number
}

/** Null when the header is not there to its end. */
function header(bytes: Buffer, at: number): Header | null {
  let from = at
  const first = bytes[from++]
  if (first === undefined) return null
  let type = first
  if (first >= 0x80) {
    const second = bytes[from++]
    if (second === undefined) return null
    type = (first & 0x7f) | ((second & 0x7f) << 7)
  }
  let length = 0
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[from++]
    if (byte === undefined) return null
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  return { type, from, length }
}

/** A string with its number of characters before it; null when the record ends first. Gives where it ends, too. */
export function wideString(record: Buffer, at: number): { text: string; end: number } | null {
  if (at + 4 > record.length) return null
  const end = at + 4 + 2 * record.readUInt32LE(at)
  return end > record.length ? null : { text: record.toString('utf16le', at + 4, end), end }
}

/** A number in 30 bits: a whole one or the upper half of a double, perhaps a hundred times too large. */
export function rkNumber(raw: number): number {
  const whole = (raw & 2) !== 0
  RK.setInt32(4, whole ? 0 : raw & ~3, true)
  const value = whole ? raw >> 2 : RK.getFloat64(0, true)
  return (raw & 1) === 0 ? value : value / 100
}

const RK = new DataView(new ArrayBuffer(8))
