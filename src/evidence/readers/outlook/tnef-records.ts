import { decoded } from './properties.ts'

/** A record of a TNEF stream ([MS-OXTNEF] 2.1.3): of the letter or of an attachment. */
export interface TnefRecord {
  readonly isOfFile: boolean
  /** Its number, without the type. */
  readonly id: number
  readonly data: Buffer
}

export const TNEF_MAGIC = 0x223e9f78
const MOST_RECORDS = 100_000

/** Goes through the records of a stream; `whole` is false where it breaks off. */
export function tnefRecords(bytes: Buffer): {
  readonly records: TnefRecord[]
  readonly whole: boolean
} {
  const records: TnefRecord[] = []
  let at = 6
  while (at + 9 <= bytes.length && records.length < MOST_RECORDS) {
    const length = bytes.readUInt32LE(at + 5)
    const to = at + 9 + length
    if (to + 2 > bytes.length) return { records, whole: false }
    const id = bytes.readUInt16LE(at + 1)
    records.push({ isOfFile: bytes[at] === 2, id, data: bytes.subarray(at + 9, to) })
    at = to + 2
  }
  return { records, whole: at === bytes.length }
}

const FIXED: Readonly<Record<number, number>> = {
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}
const LONG_VALUES = new Set([0x0d, 0x1e, 0x1f, 0x102])
const SEVERAL = 0x1000
const NAMED_FROM = 0x8000
const MOST_PROPERTIES = 10_000

/** MAPI properties as TNEF writes them, by number; of those with several values the first. */
export class TnefProperties {
  /** Nothing of what should stand here is missing. */
  readonly whole: boolean
  readonly #values = new Map<number, { readonly type: number; readonly data: Buffer }>()
  #at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.whole = bytes.length === 0 || this.#readAll()
  }

  #readAll(): boolean {
    const count = this.#number()
    for (let i = 0; i < Math.min(count, MOST_PROPERTIES); i++)
      if (this.#at + 8 > this.#bytes.length || !this.#property()) return false
    return count >= 0 && count <= MOST_PROPERTIES
  }

  #property(): boolean {
    const kind = this.#bytes.readUInt16LE(this.#at)
    const id = this.#bytes.readUInt16LE(this.#at + 2)
    const type = kind & ~SEVERAL
    this.#at += 4
    if (id >= NAMED_FROM) this.#passName()
    const isCounted = (kind & SEVERAL) !== 0 || LONG_VALUES.has(type)
    const count = isCounted ? this.#number() : 1
    for (let i = 0; i < count; i++) {
      const length = LONG_VALUES.has(type) ? this.#number() : (FIXED[type] ?? 4)
      if (length < 0 || this.#at + length > this.#bytes.length) return false
      if (i === 0)
        this.#values.set(id, { type, data: this.#bytes.subarray(this.#at, this.#at + length) })
      this.#at += length + ((4 - (length % 4)) % 4)
    }
    return count >= 0
  }

  #passName(): void {
    this.#at += 16
    const isText = this.#number() === 1
    const length = isText ? this.#number() : 4
    this.#at += length + ((4 - (length % 4)) % 4)
  }

  /** The number at hand; -1 at the end. */
  #number(): number {
    if (this.#at + 4 > this.#bytes.length) return -1
    const value = this.#bytes.readUInt32LE(this.#at)
    this.#at += 4
    return value
  }

  text(id: number, codePage: number): string | null {
    const value = this.#values.get(id)
    if (value === undefined) return null
    const text =
      value.type === 0x1f ? value.data.toString('utf16le') : decoded(value.data, codePage)
    return text.replace(/\0+$/, '')
  }

  bytes(id: number): Buffer | null {
    return this.#values.get(id)?.data ?? null
  }
}
