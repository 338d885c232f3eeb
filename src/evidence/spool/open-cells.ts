import { SPOOL_DELIMITER } from './spool.ts'

const NEWLINE = 0x0a
const BUFFER = 256 * 1024
/** Longest number before a cell, with what parts it from the next. */
const NUMBER = 24
/** Cells that stand again and again (schools, peoples, remarks) are written once with how many they are. */
const SLOTS = 4096
/** In bytes: a longer cell is written each time. */
const KEPT = 64

/**
 * Lines `part column count cell` of cells that need a closer look, on their way to the database. The same cell may come in
 * several lines: their counts add up.
 */
export class OpenCells {
  readonly #write: (bytes: Uint8Array) => void
  readonly #buf = Buffer.allocUnsafe(BUFFER)
  #at = 0
  readonly #kept = Buffer.allocUnsafe(SLOTS * KEPT)
  readonly #length = new Uint8Array(SLOTS)
  readonly #column = new Uint16Array(SLOTS)
  readonly #part = new Float64Array(SLOTS)
  readonly #count = new Uint32Array(SLOTS)

  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write
  }

  add(part: number, column: number, buf: Uint8Array, from: number, to: number): void {
    if (to - from > KEPT) {
      this.#line(part, column, 1, buf, from, to)
      return
    }
    const slot = slotOf(buf, from, to, column)
    if (!this.#holds(slot, part, column, buf, from, to)) {
      this.#evict(slot)
      this.#keep(slot, part, column, buf, from, to)
    }
    this.#count[slot] = (this.#count[slot] as number) + 1
  }

  /** Everything that was added has been written. */
  flush(): void {
    for (let slot = 0; slot < SLOTS; slot++) this.#evict(slot)
    this.#out()
  }

  #holds(
    slot: number,
    part: number,
    column: number,
    buf: Uint8Array,
    from: number,
    to: number,
  ): boolean {
    const length = to - from
    if (this.#count[slot] === 0 || this.#length[slot] !== length) return false
    if (this.#column[slot] !== column || this.#part[slot] !== part) return false
    const at = slot * KEPT
    for (let i = 0; i < length; i++) if (this.#kept[at + i] !== buf[from + i]) return false
    return true
  }

  #keep(
    slot: number,
    part: number,
    column: number,
    buf: Uint8Array,
    from: number,
    to: number,
  ): void {
    const at = slot * KEPT
    for (let i = from; i < to; i++) this.#kept[at + i - from] = buf[i] as number
    this.#length[slot] = to - from
    this.#column[slot] = column
    this.#part[slot] = part
  }

  #evict(slot: number): void {
    const count = this.#count[slot] as number
    if (count === 0) return
    this.#count[slot] = 0
    const from = slot * KEPT
    const to = from + (this.#length[slot] as number)
    const part = this.#part[slot] as number
    this.#line(part, this.#column[slot] as number, count, this.#kept, from, to)
  }

  #line(
    part: number,
    column: number,
    count: number,
    buf: Uint8Array,
    from: number,
    to: number,
  ): void {
    if (this.#at + 3 * NUMBER + (to - from) + 1 > BUFFER) this.#out()
    for (const number of [part, column, count]) {
      this.#at += this.#buf.write(String(number), this.#at, 'latin1')
      this.#buf[this.#at++] = SPOOL_DELIMITER
    }
    this.#buf.set(buf.subarray(from, to), this.#at)
    this.#at += to - from
    this.#buf[this.#at++] = NEWLINE
  }

  #out(): void {
    if (this.#at > 0) this.#write(this.#buf.subarray(0, this.#at))
    this.#at = 0
  }
}

function slotOf(buf: Uint8Array, from: number, to: number, column: number): number {
  let hash = column + 1
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (buf[i] as number), 0x01000193)
  return (hash ^ (hash >>> 15)) & (SLOTS - 1)
}
