import { CELL } from '../../row.ts'
import { TupleRow } from './tuple-row.ts'

const LETTERS: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 }
const ESCAPE = new Uint8Array(256).map((_, c) => LETTERS[String.fromCharCode(c)] ?? c)

const TAB = 9
const LF = 10
const CR = 13
const BACKSLASH = 0x5c

/** A line of COPY as cells of the window. */
export class CopyLine extends TupleRow {
  /** Physical lines of the row. */
  lines = 1
  /** It is `\.`, with which the rows end. */
  last = false
  #escaped = new Uint8Array(64)
  #escapes = false

  /**
   * Takes the row at `from`, all its bytes looked at once; gives the place of its line end, or -1 where the window ends at
   * `limit` before it. A backslash before a line end keeps the line end in the cell.
   */
  line(buf: Uint8Array, from: number, limit: number): number {
    this.begin(buf)
    this.lines = 1
    this.#escapes = false
    let begin = from
    let escaped = 0
    for (let p = from; ; p++) {
      const c = buf[p] as number
      if (c > BACKSLASH || (c !== TAB && c !== LF && c !== BACKSLASH)) continue
      if (c === BACKSLASH) {
        if (++p >= limit) return -1
        if (buf[p] === LF) this.lines++
        escaped = 1
      } else if (c === TAB) {
        this.#cell(begin, p, escaped)
        begin = p + 1
        escaped = 0
      } else {
        if (p >= limit) return -1
        this.#cell(begin, p > from && buf[p - 1] === CR ? p - 1 : p, escaped)
        this.last = buf[from] === BACKSLASH && buf[from + 1] === 0x2e && p - from <= 3
        this.#unescape()
        return p
      }
    }
  }

  #cell(from: number, to: number, escaped: number): void {
    const isNull = escaped === 1 && to - from === 2 && this.buf[from + 1] === 0x4e
    if (escaped === 1 && !isNull) this.#escape(this.count)
    if (isNull) this.add(0, 0, CELL.ABSENT)
    else this.add(from, to, CELL.TEXT)
  }

  #escape(cell: number): void {
    if (cell >= this.#escaped.length) {
      const wider = new Uint8Array(2 * cell)
      wider.set(this.#escaped)
      this.#escaped = wider
    }
    this.#escaped[cell] = 1
    this.#escapes = true
  }

  /** In place, now that the row is whole and nobody reads it again. */
  #unescape(): void {
    if (!this.#escapes) return
    for (let i = 0; i < this.count; i++)
      if (this.#escaped[i] === 1)
        this.end[i] = unescapeCopy(this.buf, this.start[i] as number, this.end[i] as number)
    this.#escaped.fill(0)
  }
}

/** Brings the bytes of a cell to its value in place; gives where it ends then. */
export function unescapeCopy(buf: Uint8Array, from: number, to: number): number {
  let q = from
  for (let p = from; p < to; p++) {
    if (buf[p] !== 0x5c || p + 1 >= to) buf[q++] = buf[p] as number
    else {
      const text = Buffer.from(
        buf.buffer,
        buf.byteOffset + p + 1,
        Math.min(3, to - p - 1),
      ).toString('latin1')
      const octal = /^[0-7]{1,3}/.exec(text)?.[0]
      const hex = /^x([\da-f]{1,2})/i.exec(text)?.[1]
      if (octal !== undefined) buf[q++] = Number.parseInt(octal, 8) & 0x7f
      else if (hex !== undefined) buf[q++] = Number.parseInt(hex, 16) & 0x7f
      else buf[q++] = ESCAPE[buf[p + 1] as number] as number
      p += octal?.length ?? (hex === undefined ? 1 : hex.length + 1)
    }
  }
  return q
}
