import { CELL, type RowView } from '../../row.ts'
import type { TextInput } from '../input.ts'
import type { SqlTable } from './tables.ts'
import type { Placed } from './tables.ts'
import { TupleReader } from './tuple.ts'

const LETTERS: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 }
const ESCAPE = new Uint8Array(256).map((_, c) => LETTERS[String.fromCharCode(c)] ?? c)

/** A line of COPY as cells of the window. */
class CopyLine extends TupleReader {
  /** Takes the line `from … to`. */
  line(buf: Uint8Array, from: number, to: number): void {
    this.buf = buf
    this.count = 0
    let begin = from
    let escaped = false
    for (let p = from; p <= to; p++) {
      const c = p === to ? 9 : (buf[p] as number)
      if (c === 0x5c && p + 1 < to) {
        escaped = true
        p++
      } else if (c === 9) {
        this.#cell(begin, p, escaped)
        begin = p + 1
        escaped = false
      }
    }
  }

  #cell(from: number, to: number, escaped: boolean): void {
    const isNull = escaped && to - from === 2 && this.buf[from + 1] === 0x4e
    if (isNull) this.add(0, 0, CELL.ABSENT)
    else this.add(from, escaped ? unescapeCopy(this.buf, from, to) : to, CELL.TEXT)
  }
}

function unescapeCopy(buf: Uint8Array, from: number, to: number): number {
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

/**
 * Reads the lines of `COPY … FROM stdin` up to `\.`; false when the text ends before it. A backslash before a line end
 * keeps the line end in the cell.
 */
export function copyRows(
  input: TextInput,
  table: SqlTable,
  places: Int32Array | null,
  placed: Placed,
): boolean {
  const row = new CopyLine()
  for (;;) {
    const to = lineEnd(input)
    if (to < 0) return false
    const { buf, at } = input
    if (buf[at] === 0x5c && buf[at + 1] === 0x2e && to - at <= 3) {
      input.at = to + 1
      return true
    }
    const number = table.numbers.next(input.lineAt(at))
    row.line(buf, at, to > at && buf[to - 1] === 13 ? to - 1 : to)
    row.row = number
    const view: RowView = places && table.names ? placed.take(row, places, table.names.length) : row
    table.rows++
    table.grid.row(view)
    input.at = to + 1
  }
}

/** Place of the line end of the row at `at`, past escaped ones; -1 at the end of the text. */
function lineEnd(input: TextInput): number {
  let from = input.at
  for (;;) {
    const p = input.buf.indexOf(10, from)
    if (p < 0 || p >= input.end) {
      const kept = from - input.at
      if (!input.more()) return -1
      from = input.at + kept
    } else if (isEscaped(input.buf, input.at, p)) from = p + 1
    else return p
  }
}

function isEscaped(buf: Uint8Array, from: number, p: number): boolean {
  let slashes = 0
  while (p - 1 - slashes >= from && buf[p - 1 - slashes] === 0x5c) slashes++
  return slashes % 2 === 1
}
