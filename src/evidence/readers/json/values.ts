import { CELL, type CellType } from '../../row.ts'
import type { ByteRow } from './byte-row.ts'
import { putInside, putString } from './escapes.ts'
import { MOST_COLUMNS } from './grids.ts'
import type { OpenRows } from './open-rows.ts'
import { Broken, type JsonTokens, TOKEN } from './tokens.ts'

/** A cell longer than this is cut, and said. */
const LONGEST_CELL = 32 << 20

/** Writes values into the rows that they stand in. */
export class JsonValues {
  /** Values of which only the beginning was read. */
  long = 0
  /** Values in which a bracket closes one of the other kind. */
  crossed = 0
  readonly #tokens: JsonTokens
  readonly #rows: OpenRows
  /** Brackets that are open in the value at hand. */
  readonly #open: number[] = []

  constructor(tokens: JsonTokens, rows: OpenRows) {
    this.#tokens = tokens
    this.#rows = rows
  }

  /** The next value, whatever it is. */
  any(row: ByteRow, column: number, name = ''): void {
    const c = this.#tokens.peek()
    if (c === 0x7b || c === 0x5b || c === 0x28) this.raw(row, column, name)
    else this.cell(row, column, name)
  }

  /** The next value, which is no object or list. */
  cell(row: ByteRow, column: number, name = ''): void {
    const token = this.#tokens.next()
    if (token !== TOKEN.STRING && token !== TOKEN.WORD) throw new Broken()
    const { input, from, to, escaped } = this.#tokens
    const type = token === TOKEN.STRING ? CELL.TEXT : typeOfWord(input.buf[from] as number)
    const begin = row.length
    // Nearly all: as it stands, in a column of its own.
    if (!escaped && column < MOST_COLUMNS && to - from <= LONGEST_CELL) {
      row.copy(input.buf, from, to)
      row.cell(column, type, begin)
      return
    }
    this.#put(row)
    this.#end(row, column, name, type, begin)
  }

  /** The string or word at hand, as what it says. */
  #put(row: ByteRow): void {
    const { input, from, to, escaped } = this.#tokens
    const end = Math.min(to, from + LONGEST_CELL)
    if (end < to) this.long++
    if (!escaped) {
      row.copy(input.buf, from, end)
      return
    }
    row.reserve(end - from)
    row.length = putString(input.buf, from, end, row.buf, row.length)
  }

  /** The next value, an object or list, as JSON in one cell: without blanks, with its characters shown. */
  raw(row: ByteRow, column: number, name = ''): void {
    const begin = row.length
    const open = this.#open
    open.length = 0
    let isCrossed = false
    do {
      const token = this.#tokens.next()
      if (token === TOKEN.END) throw new Broken()
      if (token === TOKEN.OBJECT || token === TOKEN.ARRAY) open.push(token)
      const opened = OPENED_BY[token]
      if (opened !== undefined && open.pop() !== opened) isCrossed = true
      if (row.length - begin < LONGEST_CELL) this.#putToken(row, token)
      else if (open.length === 0) this.long++
    } while (open.length > 0)
    if (isCrossed) this.crossed++
    this.#end(row, column, name, CELL.TEXT, begin)
  }

  #putToken(row: ByteRow, token: number): void {
    const { input, from, to } = this.#tokens
    if (token === TOKEN.WORD) row.copy(input.buf, from, to)
    else if (token === TOKEN.STRING) {
      row.reserve(to - from + 2)
      row.buf[row.length++] = 0x22
      row.length = putInside(input.buf, from, to, row.buf, row.length)
      row.buf[row.length++] = 0x22
    } else row.text(SIGN[token] ?? '')
  }

  /** What was added since `begin` is the cell of a column, or stands with the others that have none. */
  #end(row: ByteRow, column: number, name: string, type: CellType, begin: number): void {
    if (column < MOST_COLUMNS) {
      row.cell(column, type, begin)
      return
    }
    const bytes = Buffer.from(row.buf.buffer, row.buf.byteOffset + begin, row.length - begin)
    this.#rows.keepBeyond(row, name, bytes.toString('utf8'))
    row.length = begin
  }
}

/** What the closing brackets close. */
const OPENED_BY: Readonly<Record<number, number>> = {
  [TOKEN.OBJECT_END]: TOKEN.OBJECT,
  [TOKEN.ARRAY_END]: TOKEN.ARRAY,
}

const SIGN: Readonly<Record<number, string>> = {
  [TOKEN.OBJECT]: '{',
  [TOKEN.OBJECT_END]: '}',
  [TOKEN.ARRAY]: '[',
  [TOKEN.ARRAY_END]: ']',
  [TOKEN.COLON]: ':',
  [TOKEN.COMMA]: ',',
}

/** Numbers are numbers; `true`, `null` and other words are no text either. */
function typeOfWord(first: number): CellType {
  return (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b
    ? CELL.NUMBER
    : CELL.BOOLEAN
}
