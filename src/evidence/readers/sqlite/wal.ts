import { bytesAt } from '../../containers/zip-records.ts'
import type { ByteSource } from '../../source.ts'

/** Frames (changed pages) of a write-ahead log. */
export interface WalFrames {
  /** Of transactions that were finished: SQLite reads them with the database. */
  readonly finished: number
  /** Behind them: of a transaction that was not finished, or left of an earlier use of the file. */
  readonly others: number
  /** The header is none, or a frame of this log contradicts its checksum, or is cut off. */
  readonly broken: boolean
}

const HEADER = 32
const FRAME = 24

/** Counts the frames as SQLite takes them (file format, section 4): each is checked against all before it. */
export function walFrames(source: ByteSource): WalFrames {
  const head = bytesAt(source, 0, HEADER)
  const magic = head.length < HEADER ? 0 : head.readUInt32BE(0)
  const page = magic === 0 ? 0 : head.readUInt32BE(8)
  const known = (magic | 1) >>> 0 === 0x377f0683 && page >= 512 && page <= 65_536
  if (!known) return { finished: 0, others: 0, broken: source.size > 0 }
  const sums = new Sums((magic & 1) === 0)
  sums.add(head.subarray(0, 24))
  const total = Math.floor((source.size - HEADER) / (FRAME + page))
  if (!sums.are(head, 24)) return { finished: 0, others: total, broken: true }
  return counted(source, { page, total, salts: head.subarray(16, 24), sums })
}

interface Log {
  readonly page: number
  readonly total: number
  readonly salts: Buffer
  readonly sums: Sums
}

function counted(source: ByteSource, { page, total, salts, sums }: Log): WalFrames {
  const size = FRAME + page
  let finished = 0
  for (let n = 0; n < total; n++) {
    const frame = bytesAt(source, HEADER + n * size, size)
    if (!frame.subarray(8, 16).equals(salts))
      return { finished, others: total - finished, broken: false }
    sums.add(frame.subarray(0, 8))
    sums.add(frame.subarray(FRAME))
    if (!sums.are(frame, 16)) return { finished, others: total - finished, broken: true }
    if (frame.readUInt32BE(4) !== 0) finished = n + 1
  }
  const cut = HEADER + total * size < source.size
  return { finished, others: total - finished, broken: cut }
}

/** The running checksum: two sums over pairs of words. */
class Sums {
  #first = 0
  #second = 0
  readonly #little: boolean

  constructor(little: boolean) {
    this.#little = little
  }

  add(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let first = this.#first
    let second = this.#second
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      first = (first + view.getUint32(at, this.#little) + second) >>> 0
      second = (second + view.getUint32(at + 4, this.#little) + first) >>> 0
    }
    this.#first = first
    this.#second = second
  }

  are(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second
  }
}
