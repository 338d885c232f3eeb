import type { ReadSink } from '../../row.ts'
import { behindTitle } from '../../format/sql.ts'
import { behindCutRow } from '../../format/value-rows.ts'
import { type TextInput, toNextLine } from '../input.ts'
import { Copies, type CopyOf } from './copy.ts'
import type { SqlDialect } from './dialect.ts'
import { type Head, headOf } from './heads.ts'
import { OTHER_WINDOWS, otherInsert, type OtherInsert } from './other-inserts.ts'
import { PassedOver } from './passed.ts'
import { skipBlanks, skipShort, skipStatement } from './skip.ts'
import { OtherStatements } from './statements.ts'
import { type KnownTables, type SqlTable, SqlTables } from './tables.ts'
import { type ScriptFacts, tellScript } from './told.ts'
import { ValuesRows } from './values-rows.ts'

/** What is known of a script at a place in it. */
export interface SqlStart extends KnownTables {
  /** The COPY whose rows go on there. */
  readonly copy: CopyOf | null
}

/** What the statements in a stretch of lines came to. */
export interface SqlResult {
  readonly facts: ScriptFacts
  readonly copy: CopyOf | null
  /** Lines of the file before the end of the stretch; null where a statement goes on behind it, or the text ends. */
  readonly lines: number | null
  /** Nothing that one process, which has other bytes before it, might have read otherwise. */
  readonly isSure: boolean
}

/** Long enough for the head of any statement with as many columns as a table may have. */
const LONGEST_HEAD = 128 * 1024
/** So much of a script tells whether it begins within a row; a byte order mark may stand before. */
const PIECE = 8192
const MOST_BEFORE = 3
/** Of a script with as many tables only one process keeps count. */
const MOST_TABLES = 1000

/** What ends with its line: marks of batches, commands of the programs that carry out scripts. */
const LINES = /^(?:go\s*[\r\n]|go\s*$|prompt\b|rem\b|\\)/i
/** A block whose first statement fills a table. */
const BEGINS_BLOCK = /^(?:begin|else|then)\s+(?=(?:insert|replace)\s)/i

/** Reads a script statement by statement, as a whole or a stretch of its lines. */
export class Script {
  readonly #input: TextInput
  readonly #sink: ReadSink
  readonly #tables: SqlTables
  readonly #others = new OtherStatements()
  readonly #passed = new PassedOver()
  readonly #values: ValuesRows
  readonly #copies: Copies
  #delimiter = ';'
  /** The statement before, to know it again at once: its bytes and what they came to. */
  #lastHead: Uint8Array = new Uint8Array(0)
  #lastTable: SqlTable | null = null
  #lastPlaces: Int32Array | null = null

  readonly #backslash: boolean

  constructor(
    input: TextInput,
    sink: ReadSink,
    dialect: SqlDialect,
    start: SqlStart = { created: [], open: [], copy: null },
  ) {
    this.#input = input
    this.#sink = sink
    this.#backslash = dialect.backslash
    this.#tables = new SqlTables(sink, dialect.byLine, start)
    this.#values = new ValuesRows(input, sink, this.#tables, dialect)
    this.#copies = new Copies(input, sink, this.#tables, start.copy)
  }

  /** Reads all of it, and tells what was not read. */
  read(): void {
    this.#readAll()
    tellScript(this.#sink, this.#facts)
  }

  /** Reads the statements of a stretch. */
  readLines(): SqlResult {
    this.#readAll()
    const input = this.#input
    const meets = input.atLimit && input.offset === input.limit
    const isSame = this.#delimiter === ';' && this.#values.backslash === this.#backslash
    const facts = this.#facts
    const isNamed = facts.tables.tables.every((t) => t.names !== null)
    const isFew = facts.tables.tables.length < MOST_TABLES && facts.tables.beyond === 0
    return {
      facts,
      copy: this.#copies.open,
      lines: meets ? input.linesToLimit : null,
      isSure: this.#values.isSure && !this.#copies.isFormatted && isSame && isNamed && isFew,
    }
  }

  #readAll(): void {
    const copies = this.#copies
    if (copies.open) copies.goOn(copies.open)
    else {
      this.#title()
      this.#rowsAlone()
    }
    while (copies.open === null && skipBlanks(this.#input, this.#delimiter, this.#passed)) {
      if (this.#input.atLimit) break
      this.#statement()
    }
    this.#tables.end()
  }

  /** Words in front of the script are passed over as remarks are: they would hide its first statement. */
  #title(): void {
    const input = this.#input
    // A stretch further down begins with a statement.
    if (input.offset > 0 || input.lineAt(input.at) > 1) return
    input.need(PIECE)
    if (behindTitle(this.#text(PIECE)) > 0) this.#passed.over(input, () => toNextLine(input))
  }

  /** The script begins with rows, or within one: a piece of one that was cut apart. */
  #rowsAlone(): void {
    const input = this.#input
    if (input.offset > MOST_BEFORE || !skipBlanks(input, this.#delimiter, this.#passed)) return
    input.need(PIECE)
    const cut = input.buf[input.at] === 0x28 ? 0 : behindCutRow(this.#text(PIECE))
    const table = cut < 0 ? null : this.#tables.of('VALUES', null)
    if (table === null) return
    if (cut > 0) {
      const message = '文件从一行数据的中间开始 / the file begins within a row'
      table.grid.unread('CORRUPT', table.numbers.next(input.lineAt(input.at)), 1, message)
      input.at += cut
    }
    this.#insertInto(table, null)
  }

  #statement(): void {
    const input = this.#input
    input.need(4096)
    if (this.#isLastHead()) {
      input.at += this.#lastHead.length
      this.#insertInto(this.#lastTable, this.#lastPlaces)
      return
    }
    const head = this.#head()
    if (head === null) this.#other()
    else if (head.kind === 'create') {
      this.#tables.create(head.table, head.columns)
      const line = input.lineAt(input.at)
      input.at += head.length
      this.#skip(line)
    } else this.#fill(head)
  }

  #isLastHead(): boolean {
    const last = this.#lastHead
    const { buf, at, end } = this.#input
    if (last.length === 0 || at + last.length > end) return false
    for (let i = 0; i < last.length; i++) if (last[i] !== buf[at + i]) return false
    return true
  }

  #head(): Head | null {
    const { buf, at } = this.#input
    const first = (buf[at] as number) | 0x20
    // insert, into, replace, create, copy, upsert
    if (first !== 0x69 && first !== 0x72 && first !== 0x63 && first !== 0x75) return null
    return headOf(this.#text(4096)) ?? this.#longHead()
  }

  /** CREATE TABLE and lists of columns may be long. */
  #longHead(): Head | null {
    this.#input.need(LONGEST_HEAD)
    return headOf(this.#text(LONGEST_HEAD))
  }

  #text(bytes: number): string {
    const { buf, at, end } = this.#input
    return Buffer.from(buf.buffer, buf.byteOffset + at, Math.min(bytes, end - at)).toString(
      'latin1',
    )
  }

  #fill(head: Exclude<Head, { kind: 'create' }>): void {
    const input = this.#input
    const begins = input.at
    input.at += head.length
    if (head.kind === 'copy') {
      this.#copies.read(head, head.format)
      return
    }
    const table = this.#tables.of(head.table, head.columns)
    const places = table?.places(head.columns) ?? null
    this.#lastHead = input.buf.slice(begins, input.at)
    this.#lastTable = table
    this.#lastPlaces = places
    this.#insertInto(table, places)
  }

  #insertInto(table: SqlTable | null, places: Int32Array | null): void {
    if (this.#values.read(table, places)) this.#tail()
  }

  /** ON DUPLICATE KEY …, RETURNING …; or the next statement, where the script leaves out the `;` between them. */
  #tail(): void {
    const text = this.#text(24)
    if (/^(?:on\s|returning\b|as\s|where\s)/i.test(text))
      this.#passed.over(this.#input, () => this.#skip(this.#input.lineAt(this.#input.at)))
  }

  /** Passes over the rest of a statement that begins on this line. */
  #skip(line: number): void {
    if (!skipStatement(this.#input, this.#delimiter, this.#values.backslash))
      this.#others.unclosed(line)
  }

  #other(): void {
    const input = this.#input
    const text = this.#text(64)
    const line = input.lineAt(input.at)
    const delimiter = /^delimiter\s+(\S{1,8})/i.exec(text)?.[1]
    if (delimiter !== undefined) {
      this.#delimiter = delimiter
      toNextLine(input)
      return
    }
    if (LINES.test(text)) toNextLine(input)
    else if (/^(?:set\s+(?:define|feedback|identity_insert)|use\s)/i.test(text)) skipShort(input)
    else if (BEGINS_BLOCK.test(text)) input.at += BEGINS_BLOCK.exec(text)?.[0].length ?? 0
    else {
      const found = /^(?:insert|replace|upsert|merge|with)\s/i.test(text)
        ? this.#otherInsert()
        : null
      if (found && found !== 'lost' && this.#otherRows(found, line)) return
      if (this.#others.add(text, line, found !== null)) this.#skip(line)
      else this.#passed.over(input, () => this.#skip(line))
    }
  }

  /** Rows of INSERT … SET and INSERT … SELECT 'x', 1; false when one of them is none. */
  #otherRows(found: OtherInsert, line: number): boolean {
    const input = this.#input
    if (!found.tuples.every((row) => this.#values.isRow(row))) return false
    const table = this.#tables.of(found.table, found.columns)
    const places = table?.places(found.columns) ?? null
    const behind = input.at + found.length
    for (const row of found.tuples) {
      this.#values.isRow(row)
      this.#values.give(table, places, line)
    }
    input.at = behind
    return true
  }

  /** Most of them are short: a million bytes for each would be copied a million times. */
  #otherInsert(): OtherInsert | 'lost' | null {
    const input = this.#input
    for (const window of OTHER_WINDOWS) {
      input.need(window)
      const short = input.end - input.at < window
      const found = otherInsert(this.#text(window), this.#values.backslash, short)
      if (found !== 'cut') return found
    }
    return 'lost'
  }

  get #facts(): ScriptFacts {
    const { encoding, undecodable } = this.#input
    return {
      encoding,
      undecodable,
      tables: this.#tables.found,
      blobs: this.#values.blobs,
      others: this.#others.found,
      passed: this.#passed.found,
    }
  }
}
