/** Gets each record: its number, and where its content stands in `bytes`, which are only good until it returns. */
export type TakeRecord = (type: number, bytes: Buffer, from: number, end: number) => void

/** Takes each record by itself: for parts that have few. */
export function aloneFor(take: (type: number, record: Buffer) => void): TakeRecord {
  return (type, bytes, from, end) => {
    take(type, bytes.subarray(from, end))
  }
}

/** A record that two pieces share nearly always ends within so many bytes of the second. */
const BRIDGE = 4 << 10
/** Records hold at most a string of 32,767 characters with its runs, or a picture; longer ones are damage. */
const LONGEST = 1 << 26

/**
 * Cuts the stream of a binary workbook part (BIFF12) into its records, while it comes in pieces ([MS-XLSB] 2.1.4): a
 * number of one or two bytes, a length of up to four, the content. A workbook of 150,000 rows has 900,000 of them: none
 * is made an object of its own.
 */
export class Records {
  /** The stream ended within a record, or holds one that cannot be. */
  broken = false
  readonly #take: TakeRecord
  #rest: Buffer = Buffer.alloc(0)
  /** Of the record whose header was read last: its number, and how long it is. */
  #type = 0
  #length = 0

  constructor(take: TakeRecord) {
    this.#take = take
  }

  push(chunk: Uint8Array): void {
    if (this.broken) return
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const from = this.#rest.length === 0 ? 0 : this.#bridge(bytes)
    if (from < 0) this.push(this.#joined(bytes))
    else this.#rest = Buffer.from(bytes.subarray(this.#run(bytes, from, bytes.length)))
  }

  end(): void {
    if (this.#rest.length > 0) this.broken = true
  }

  /** Ends the record that the last piece began; gives where the next one begins, or -1 when more bytes are needed. */
  #bridge(bytes: Buffer): number {
    const begun = this.#rest.length
    const done = this.#run(Buffer.concat([this.#rest, bytes.subarray(0, BRIDGE)]), 0, begun)
    return done < begun ? -1 : Math.min(bytes.length, done - begun)
  }

  #joined(bytes: Buffer): Buffer {
    const all = Buffer.concat([this.#rest, bytes])
    this.#rest = Buffer.alloc(0)
    return all
  }

  /** Takes the whole records that begin before `until`; gives where the first one begins that was not taken. */
  #run(bytes: Buffer, at: number, until: number): number {
    while (at < until && !this.broken) {
      const from = this.#header(bytes, at)
      if (from < 0) return at
      const end = from + this.#length
      if (this.#length > LONGEST) {
        this.broken = true
        return bytes.length
      }
      if (end > bytes.length) return at
      this.#take(this.#type, bytes, from, end)
      at = end
    }
    return at
  }

  /** Where the content begins of the record at `at`; -1 when its header is not there to its end. */
  #header(bytes: Buffer, at: number): number {
    const most = bytes.length
    let type = bytes[at++] as number
    if (type >= 0x80) {
      if (at >= most) return -1
      type = (type & 0x7f) | (((bytes[at++] as number) & 0x7f) << 7)
    }
    let length = 0
    for (let shift = 0; shift < 28; shift += 7) {
      if (at >= most) return -1
      const byte = bytes[at++] as number
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    this.#type = type
    this.#length = length
    return at
  }
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
