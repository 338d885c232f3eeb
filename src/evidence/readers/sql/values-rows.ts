import type { ReadSink } from '../../row.ts'
import { toNextLine, type TextInput } from '../input.ts'
import type { SqlDialect } from './dialect.ts'
import { resume } from './resume.ts'
import { Placed, type SqlTable, type SqlTables } from './tables.ts'
import { TUPLE, TupleReader } from './tuple.ts'

/** Bytes that may be read in vain before a broken row costs all that was tried of it. */
const WASTE = 256 << 20
/** A row that is broken off is tried no further than this, for all that hangs on it. */
const LONG_ROW = 1 << 20

/** What stands behind a tuple: another, the rest of the statement, or its end. */
const TUPLES = 1
const MORE = 0
const END = -1

/** The rows of VALUES lists, one tuple after the other, whole and broken ones. */
export class ValuesRows {
  /** Nothing was met that a reader with other bytes before it might read otherwise. */
  isSure = true
  readonly #input: TextInput
  readonly #sink: ReadSink
  readonly #byLine: boolean
  readonly #tables: SqlTables
  readonly #tuple = new TupleReader()
  readonly #placed = new Placed()
  #wasted = 0

  constructor(input: TextInput, sink: ReadSink, tables: SqlTables, dialect: SqlDialect) {
    this.#input = input
    this.#sink = sink
    this.#tables = tables
    this.#byLine = dialect.byLine
    this.#tuple.backslash = dialect.backslash
  }

  /** Does a backslash escape in the strings that are read now? */
  get backslash(): boolean {
    return this.#tuple.backslash
  }

  /** Cells marked as binary that hold no text, so far. */
  get blobs(): number {
    return this.#tuple.blobs
  }

  /**
   * Reads the tuples of a VALUES list, the first of which begins at the place of the input; true when more of the statement
   * may stand behind them.
   */
  read(table: SqlTable | null, places: Int32Array | null): boolean {
    const input = this.#input
    for (;;) {
      // Lines are counted only where they name the rows: it is a pass over the bytes of its own.
      const line = this.#byLine ? input.lineAt(input.at) : 0
      if (this.#tryOne() === TUPLE.ROW) {
        this.give(table, places, line)
        const next = this.#toNext()
        if (next !== TUPLES) return next === MORE
      } else if (!this.#broken(table, input.lineAt(input.at))) return false
    }
  }

  /** Gives the row that was read last. */
  give(table: SqlTable | null, places: Int32Array | null, line: number): void {
    const tuple = this.#tuple
    this.#input.at = tuple.at
    if (table === null) {
      this.#tables.beyond++
      return
    }
    tuple.row = table.numbers.next(line)
    table.rows++
    if (places && table.names) {
      table.grid.row(this.#placed.take(tuple, places, table.names.length))
    } else table.grid.row(tuple)
  }

  #tryOne(): number {
    const input = this.#input
    const tuple = this.#tuple
    for (;;) {
      const result = tuple.read(input.buf, input.at, input.end)
      if (result === TUPLE.ROW || (result === TUPLE.MORE && input.more())) {
        if (result === TUPLE.ROW) return result
        continue
      }
      if (!this.#readOtherwise()) return result
      return TUPLE.ROW
    }
  }

  /** A row that cannot be read with backslashes as escapes may be one without, or the other way round. */
  #readOtherwise(): boolean {
    const { buf, at, end } = this.#input
    const tuple = this.#tuple
    const reached = tuple.at
    if (buf.subarray(at, end).indexOf(0x5c) < 0) return false
    tuple.backslash = !tuple.backslash
    if (tuple.read(buf, at, end) === TUPLE.ROW && followsWell(buf, tuple.at, end)) return true
    tuple.backslash = !tuple.backslash
    tuple.at = reached
    return false
  }

  /** A tuple that is none: it is told as unread, and the next row or statement is looked for. */
  #broken(table: SqlTable | null, line: number): boolean {
    const input = this.#input
    const reached = Math.max(this.#tuple.at, input.at + 1)
    this.#wasted += reached - input.at
    // How far such a try goes hangs on where the window ends.
    if (reached - input.at > LONG_ROW) this.isSure = false
    const isCut = input.done && this.#tuple.at >= input.end
    const message = isCut
      ? `语句在文件末尾中断（第${String(line)}行） / a statement is cut off at the end of the file`
      : `第${String(line)}行的数据不能按SQL读出 / a row at line ${String(line)} is no SQL`
    if (table) table.grid.unread('CORRUPT', table.numbers.next(line), 1, message)
    else this.#sink.issue({ code: 'CORRUPT', row: line, message })
    if (this.#wasted > WASTE) input.at = Math.min(reached, input.end)
    else input.at++
    return resume(input)
  }

  /** Behind a tuple: goes to the next one, or to where the list ends. */
  #toNext(): typeof TUPLES | typeof MORE | typeof END {
    const input = this.#input
    for (let commas = 0; ;) {
      if (input.end - input.at < 64) input.need(64)
      const { buf, at } = input
      const c = buf[at] as number
      if (at >= input.end) return END
      if (c === 0x28 && commas > 0) return TUPLES
      if (c === 0x2c || c === 0x29) commas++
      else if (c === 0x3b) {
        input.at++
        return END
      } else if (isRemark(c, buf[at + 1])) {
        toNextLine(input)
        continue
      } else if (c === 0x2f && buf[at + 1] === 0x2a && commas > 0 && passComment(input)) {
        continue
      } else if (c > 0x20) break
      input.at++
    }
    return MORE
  }

  /** Reads a row from bytes of its own, behind which a line end stands as in the window: reading changes them. */
  isRow(row: string): boolean {
    const tuple = this.#tuple
    return tuple.read(Buffer.from(`${row}\n`, 'latin1'), 0, row.length) === TUPLE.ROW
  }
}

/** `--` or `#`, up to the end of the line. */
function isRemark(c: number, next: number | undefined): boolean {
  return c === 0x23 || (c === 0x2d && next === 0x2d)
}

/** A longer remark between rows is none. */
const LONG_COMMENT = 64 * 1024

/** Passes over a comment between rows; false where it has no end near by. */
function passComment(input: TextInput): boolean {
  for (;;) {
    const { buf, at, end } = input
    const close = buf.indexOf(0x2f, at + 3)
    for (let p = close; p >= 0 && p < end; p = buf.indexOf(0x2f, p + 1)) {
      if (buf[p - 1] !== 0x2a) continue
      input.at = p + 1
      return true
    }
    if (end - at > LONG_COMMENT || !input.more()) return false
  }
}

/** What stands behind a tuple that was read rightly: the next one, or the end of the statement. */
function followsWell(buf: Uint8Array, at: number, end: number): boolean {
  let p = at
  while (p < end && (buf[p] as number) <= 0x20) p++
  const c = buf[p]
  return p >= end || c === 0x2c || c === 0x3b || c === 0x4f || c === 0x6f || c === 0x2d
}
