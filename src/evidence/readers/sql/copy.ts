import type { ReadSink, RowView } from '../../row.ts'
import { type TextInput, toNextLine } from '../input.ts'
import { CopyLine, unescapeCopy } from './copy-line.ts'
import { type CopyFormat, FormattedLine, LINE } from './copy-lines.ts'
import { Placed, type SqlTable, type SqlTables } from './tables.ts'
import type { TupleRow } from './tuple-row.ts'

/** A COPY by its head. */
export interface CopyOf {
  readonly table: string
  readonly columns: readonly string[] | null
}

/** The rows of `COPY … FROM stdin` in a script, or in a stretch of its lines. */
export class Copies {
  /** The COPY whose rows go on: where the stretch begins, or where it ends. */
  open: CopyOf | null
  /** One has had lines in a format of its own, which cannot be cut into stretches. */
  isFormatted = false
  readonly #input: TextInput
  readonly #sink: ReadSink
  readonly #tables: SqlTables
  readonly #placed = new Placed()

  constructor(input: TextInput, sink: ReadSink, tables: SqlTables, open: CopyOf | null) {
    this.#input = input
    this.#sink = sink
    this.#tables = tables
    this.open = open
  }

  /** Goes on with the rows of a COPY that began before the stretch. */
  goOn(of: CopyOf): void {
    this.read(of, 'tabs')
  }

  /** Reads the rows at the place of the input. */
  read(of: CopyOf, format: CopyFormat | 'tabs'): void {
    this.open = null
    const table = this.#tables.of(of.table, of.columns)
    if (table === null) {
      this.#tables.beyond++
      return
    }
    const end = this.#linesOf(format, table, table.places(of.columns) ?? null)
    if (end === 'cut') this.#cutOff(table)
    else if (end === 'limit') this.open = { table: of.table, columns: of.columns }
  }

  #linesOf(format: CopyFormat | 'tabs', table: SqlTable, places: Int32Array | null): CopyEnd {
    if (format === 'tabs') return copyRows(this.#input, table, places, this.#placed)
    this.isFormatted = true
    return formattedRows(this.#input, format, table, places, this.#placed)
  }

  #cutOff(table: SqlTable): void {
    const input = this.#input
    const line = input.lineAt(input.at)
    const rest = input.end > input.at
    input.at = input.end
    const message = `COPY数据在文件末尾中断（第${String(line)}行） / COPY is cut off at the end of the file`
    if (rest) table.grid.unread('CORRUPT', table.numbers.next(line), 1, message)
    else this.#sink.issue({ code: 'CORRUPT', sheet: table.name, row: line, message })
  }
}

/** What became of the lines of a COPY: read up to `\.`, up to the end of the stretch, or cut off by the end of the text. */
type CopyEnd = 'whole' | 'limit' | 'cut'

/** Reads the lines of `COPY … FROM stdin` up to `\.`. */
function copyRows(
  input: TextInput,
  table: SqlTable,
  places: Int32Array | null,
  placed: Placed,
): CopyEnd {
  const row = new CopyLine()
  for (;;) {
    if (input.atLimit) return 'limit'
    const to = row.line(input.buf, input.at, input.end)
    if (to < 0) {
      if (!input.more()) return 'cut'
      continue
    }
    if (row.last) {
      input.at = to + 1
      return 'whole'
    }
    give(row, input, table, places, placed)
    input.pass(to + 1, row.lines)
  }
}

/** Bytes that may be read in vain behind quotes that are never closed. */
const WASTE = 256 << 20

/** The same of lines in a format of their own, wherever a stretch ends: what a line is can be said only from the first on. */
function formattedRows(
  input: TextInput,
  format: CopyFormat,
  table: SqlTable,
  places: Int32Array | null,
  placed: Placed,
): CopyEnd {
  const row = new FormattedLine(format, unescapeCopy)
  let isHeader = format.header
  for (let wasted = 0; ;) {
    const to = row.line(input.buf, input.at, input.end)
    if (to === LINE.MORE && input.more()) continue
    if (to < 0) {
      wasted += row.reached - input.at
      if (!row.quoted || wasted > WASTE) return 'cut'
      passUnclosed(input, table)
    } else if (row.last) {
      input.at = to + 1
      return 'whole'
    } else {
      if (isHeader) input.lineAt(input.at)
      else give(row, input, table, places, placed)
      input.pass(to + 1, row.lines)
    }
    isHeader = false
  }
}

/** A row with a quote that is never closed is not read; the line behind it begins another. */
function passUnclosed(input: TextInput, table: SqlTable): void {
  const line = input.lineAt(input.at)
  const message = `第${String(line)}行的引号未闭合，从下一行起继续读 / a quote at line ${String(line)} is never closed; read on from the next line`
  table.grid.unread('UNCLOSED_QUOTE', table.numbers.next(line), 1, message)
  toNextLine(input)
}

function give(
  row: TupleRow,
  input: TextInput,
  table: SqlTable,
  places: Int32Array | null,
  placed: Placed,
): void {
  row.row = table.numbers.next(input.lineAt(input.at))
  const view: RowView = places && table.names ? placed.take(row, places, table.names.length) : row
  table.rows++
  table.grid.row(view)
}
