import { CELL, type ReadSink } from '../../row.ts'
import type { TextInput } from '../input.ts'
import { ByteRow } from './byte-row.ts'
import { DEEPEST_TEXT, embedded, holdsPeople } from './embedded.ts'
import { putString } from './escapes.ts'
import { columnNames, type ColumnNames } from './column-names.ts'
import { pathOf, type Frame, type List, type Open } from './frames.ts'
import { JsonGrids, KeyNode, MOST_COLUMNS, type JsonGrid, type KeyPlace } from './grids.ts'
import { OpenRows } from './open-rows.ts'
import { passScript } from './script.ts'
import { closeOf, isMapEntry, type JsonShape } from './shape.ts'
import { tellLosses, type Losses } from './told.ts'
import { Broken, JsonTokens, TOKEN } from './tokens.ts'
import { Unwinding } from './unwinding.ts'
import { JsonValues } from './values.ts'

/** Objects and lists inside one another, beyond which the inner ones stay text. */
const DEEPEST = 64
/** A list of values inside a single object, longer than this, is a list of rows. */
const SHORT_LIST = 64 * 1024
/** More blanks than this behind a bracket are not passed over to see what it holds. */
const MANY_BLANKS = 4096

/** One pass over a file, with a stack of what is open. */
export class JsonReader {
  /** The file; while a text is read that is JSON itself, that text. */
  #input: TextInput
  #tokens: JsonTokens
  readonly #file: TextInput
  /** So many texts are being read, one within the other. */
  #texts = 0
  /** Rows of grids that were begun. */
  #begun = 0
  readonly #sink: ReadSink
  readonly #grids: JsonGrids
  readonly #shape: JsonShape
  readonly #stack: Frame[] = []
  readonly #rows = new OpenRows()
  #values: JsonValues
  readonly #unwinding: Unwinding
  /** Nothing was met after which another reader, which has other bytes before it, might read on otherwise. */
  #isSure = true

  constructor(input: TextInput, sink: ReadSink, shape: JsonShape) {
    this.#input = input
    this.#file = input
    this.#sink = sink
    this.#shape = shape
    this.#tokens = new JsonTokens(input, shape.lines)
    this.#values = new JsonValues(this.#tokens, this.#rows)
    this.#grids = new JsonGrids(sink, shape.byLine, shape.asksForKeys ?? true)
    this.#unwinding = new Unwinding(input, sink, shape, this.#stack, this.#rows)
  }

  read(): void {
    tellLosses(this.#readAll(), this.#sink)
  }

  /** Reads the objects of a stretch of lines, of whose columns these are known. */
  readLines(columns: readonly KeyPlace[]): JsonLinesResult {
    const grid = this.#grids.objects('', false, false, this.#shape.byLine)
    grid?.know(columns)
    const losses = this.#readAll()
    const { many } = this.#grids
    const columnsNow = grid?.places ?? []
    const areKnown = grid?.own?.isOwn !== true && columnsNow.length < MOST_COLUMNS
    const isFew = many === 1 && areKnown && losses.rows === 0
    const isSure = this.#isSure && this.#unwinding.isSure && isFew && !losses.numbersLeft
    return { known: columns.length, columns: columnsNow, losses, lines: this.#lines, isSure }
  }

  /** The row in which the texts stand that are read one by one. */
  #above: ByteRow | null = null

  /**
   * Reads a text that is JSON from end to end and stands in the row of another grid: an object is a row with that number, each
   * of a list one that names it. False where it could not be read.
   */
  readText(text: TextInput, row: number): boolean {
    const above = (this.#above ??= new ByteRow())
    above.begin(row)
    try {
      this.#within(text, () => {
        if (this.#tokens.peek() === 0x5b) this.#openRows('', above)
        else this.#openRow(this.#grids.objects('', false, false), '', true, null)
      })
      return true
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      this.#stack.length = 0
      return false
    }
  }

  /** No more texts; says whether rows are numbered otherwise than those in which their texts stood. */
  endTexts(): boolean {
    this.#grids.end()
    return this.#grids.numbersLeft
  }

  #readAll(): Losses {
    for (;;) {
      try {
        while (this.#step());
        if (this.#stack.length === 0) break
        this.#unwinding.cutOff()
        break
      } catch (error) {
        if (!(error instanceof Broken)) throw error
        this.#unwinding.broken()
      }
    }
    this.#grids.end()
    const { encoding, undecodable } = this.#input
    const { numbersLeft } = this.#grids
    const { long: longCells } = this.#values
    return { encoding, undecodable, rows: this.#rows.unread, longCells, numbersLeft }
  }

  /** One value of a list, one member of an object, or the end of either; false at the end of the file. */
  #step(): boolean {
    const top = this.#stack.at(-1)
    if (top === undefined) return this.#document()
    return 'row' in top ? this.#member(top) : this.#element(top)
  }

  /** Lines before the end of the stretch, once the last value is seen to end before it. */
  #lines: number | null = null

  /** Nothing but blanks stands up to the end of the stretch. */
  #atLimit(): boolean {
    const { atLimit, offset } = this.#input
    const c = this.#tokens.peek()
    if (!this.#input.atLimit) return c === 0
    const isBehind = atLimit && offset > this.#input.limit
    this.#lines = isBehind ? null : this.#input.linesToLimit
    return true
  }

  #document(): boolean {
    if (this.#atLimit()) return false
    const c = this.#tokens.peek()
    if (c !== 0x7b && c !== 0x5b && c !== 0x2c && passScript(this.#input)) {
      this.#isSure = false
      return true
    }
    if (c === 0x7b)
      this.#openRow(
        this.#grids.objects('', false, false, this.#shape.byLine),
        '',
        this.#shape.lines,
        null,
      )
    else if (c === 0x5b || c === 0x28) this.#openList('', null)
    else if (c === 0x2c) this.#tokens.next()
    else this.#lone(this.#grids.lists('', false))
    return true
  }

  #member(top: Open): boolean {
    const token = this.#tokens.next()
    if (token === TOKEN.END) return false
    if (token === TOKEN.COMMA) return true
    if (token === TOKEN.OBJECT_END) {
      this.#close()
      return true
    }
    if (token !== TOKEN.STRING && token !== TOKEN.WORD) throw new Broken()
    const node = this.#key(top)
    if (this.#tokens.next() !== TOKEN.COLON) throw new Broken()
    this.#value(top, node)
    return true
  }

  #key(top: Open): KeyNode {
    const { input, from, to, escaped } = this.#tokens
    if (!escaped) return top.node.child(input.buf, from, to)
    const plain = new Uint8Array(to - from)
    return top.node.child(plain, 0, putString(input.buf, from, to, plain, 0))
  }

  #value(top: Open, node: KeyNode): void {
    const c = this.#tokens.peek()
    if (c === 0x7b) this.#object(top, node)
    else if (c === 0x5b || c === 0x28) this.#array(top, node)
    else if (c === 0x22 && this.#beginsAsJson()) this.#text(top, node)
    else this.#values.cell(top.row, this.#place(top, node), node.name)
  }

  /** What nearly no text begins with: a bracket, or what may stand before one. */
  #beginsAsJson(): boolean {
    const input = this.#input
    if (input.end - input.at < 2) return true
    const c = input.buf[input.at + 1]
    return c === 0x7b || c === 0x5b || c === 0x5c || c === 0x20
  }

  /** A text; the fields of one that is JSON stand beside it, as those of an object would; rows of its lists in its place. */
  #text(top: Open, node: KeyNode): void {
    const { row } = top
    const column = this.#place(top, node)
    const begin = row.length
    this.#values.cell(row, column, node.name)
    const isText = column < MOST_COLUMNS && row.type[column] === CELL.TEXT
    if (!isText || top.grid === null || this.#texts >= DEEPEST_TEXT) return
    const text = embedded(row.buf, begin, row.length)
    if (text === null) return
    const before = this.#begun
    this.#within(text, () => this.#value(top, node))
    // Whoever stands in rows of their own would else be counted with this row, too.
    if (this.#begun > before) row.drop(column)
  }

  /** Reads a text that is JSON from end to end; the rows of lists in it stand on the line of the text. */
  #within(text: TextInput, read: () => void): void {
    const [input, tokens, values] = [this.#input, this.#tokens, this.#values]
    const depth = this.#stack.length
    this.#input = text
    this.#tokens = new JsonTokens(text, false)
    this.#values = new JsonValues(this.#tokens, this.#rows)
    this.#texts++
    try {
      read()
      while (this.#stack.length > depth) if (!this.#step()) throw new Broken()
    } finally {
      this.#texts--
      this.#input = input
      this.#tokens = tokens
      this.#values = values
    }
  }

  #object(top: Open, node: KeyNode): void {
    if (!top.repeated && this.#isMap(top)) {
      const grid = top.map ?? null
      const all = pathOf(top.path, top.node)
      const row = this.#openRow(grid, all === '' ? '*' : `${all}.*`, true, null)
      const from = row.length
      row.copy(node.key, 0, node.key.length)
      row.cell(0, CELL.TEXT, from)
      return
    }
    if (this.#isEmptyObject() || this.#stack.length >= DEEPEST) {
      this.#values.raw(top.row, this.#place(top, node), node.name)
      return
    }
    this.#tokens.next()
    node.begin()
    this.#stack.push({ ...top, kind: 'inside', node, map: undefined })
  }

  #isMap(top: Open): boolean {
    if (top.map !== undefined) return true
    if (!isMapEntry(this.#input)) return false
    top.map = this.#grids.objects(pathOf(top.path, top.node), false, true)
    return true
  }

  #isEmptyObject(): boolean {
    return this.#behindBracket() === 0x7d
  }

  /** The byte behind the bracket that comes next and the blanks after it; 0 where a great many blanks stand there. */
  #behindBracket(): number {
    const input = this.#input
    input.need(MANY_BLANKS)
    const { buf, at, end } = input
    const stop = Math.min(end, at + MANY_BLANKS)
    let p = at + 1
    while (p < stop && (buf[p] as number) <= 0x20) p++
    return p < stop ? (buf[p] as number) : 0
  }

  #array(top: Open, node: KeyNode): void {
    const next = this.#behindBracket()
    const path = pathOf(top.path, node)
    const deep = this.#stack.length >= DEEPEST
    if (next === 0x22) this.#lookForNames(top, node)
    const names = next === 0x5b || next === 0x28 ? this.#namesAt(path, top) : null
    if (next === 0x7b && !deep) this.#openList(path, top.repeated ? top.row : null)
    else if (next === 0x22 && !deep && this.#isPeople())
      this.#openRows(path, top.repeated ? top.row : null)
    else if ((next === 0x5b || next === 0x28) && (!top.repeated || names) && !deep)
      this.#openList(path, null, names)
    else if (!top.repeated && !deep && !this.#isShort()) this.#openList(path, null)
    else this.#values.raw(top.row, this.#place(top, node), node.name)
  }

  /** Names of columns that stand in an object, and where it is: `{"columns":["姓名","手机"],"rows":[["张三","138…"]]}`. */
  #names: ColumnNames | null = null

  #lookForNames({ path, node, began }: Open, { key }: KeyNode): void {
    const within = pathOf(path, node)
    const close = this.#closeOf()
    const { buf, at } = this.#input
    const names = close < 0 ? null : columnNames(key, buf.subarray(at, close + 1))
    if (names) this.#names = { within: within === '' ? '' : `${within}.`, names, began }
  }

  /** The names of the columns of the lists at this path, where they stand beside them. */
  #namesAt(path: string, top: Open): readonly string[] | null {
    const { within = '', names = null, began } = this.#names ?? {}
    if (began !== top.began) return null
    return path.startsWith(within) && !path.slice(within.length).includes('.') ? names : null
  }

  #isShort(): boolean {
    return this.#closeOf() >= 0
  }

  /** Where the list that comes next ends; -1 where it is long. */
  #closeOf(): number {
    this.#input.need(SHORT_LIST)
    const { buf, at, end } = this.#input
    return closeOf(buf, at, Math.min(end, at + SHORT_LIST))
  }

  #isPeople(): boolean {
    const close = this.#closeOf()
    const { buf, at } = this.#input
    return close >= 0 && holdsPeople(buf.subarray(at, close + 1))
  }

  /** Opens a list each of whose values is a row: an object, or a line about somebody. */
  #openRows(path: string, above: ByteRow | null): void {
    this.#tokens.next()
    const grid = this.#grids.objects(path, above !== null, false)
    this.#stack.push({ kind: 'objects', grid, path, above })
  }

  /** Opens the list whose bracket comes next. */
  #openList(path: string, above: ByteRow | null, names: readonly string[] | null = null): void {
    if (this.#behindBracket() === 0x7b) {
      this.#openRows(path, above)
      return
    }
    this.#tokens.next()
    const c = this.#tokens.peek()
    const ofLists = c === 0x5b || c === 0x28
    const grid = this.#grids.lists(path, ofLists, ofLists ? names : null)
    this.#stack.push({ kind: 'values', grid, path, above })
  }

  #element(top: List): boolean {
    const c = this.#tokens.peek()
    if (c === 0) return false
    if (c === 0x5d || c === 0x29) {
      this.#tokens.next()
      this.#stack.pop()
    } else if (c === 0x2c) this.#tokens.next()
    else if (top.kind === 'objects' && c === 0x7b)
      this.#openRow(top.grid, top.path, true, top.above)
    else if (top.kind === 'values' && (c === 0x5b || c === 0x28)) this.#listRow(top)
    else this.#lone(top.grid, top.kind === 'objects' ? top.above : null)
    return true
  }

  /** A list in a list: its values are the cells of a row. */
  #listRow(top: List): void {
    const row = this.#row(top.grid)
    this.#tokens.next()
    for (let column = 0; ;) {
      const c = this.#tokens.peek()
      if (c === 0) throw new Broken()
      if (c === 0x5d || c === 0x29) break
      if (c === 0x2c) this.#tokens.next()
      else this.#values.any(row, column++)
    }
    this.#tokens.next()
    this.#rows.give(row, top.grid)
  }

  /** A value among objects, or a value by itself: a row of one cell. */
  #lone(grid: JsonGrid | null, above: ByteRow | null = null): void {
    const row = this.#row(grid)
    if (grid && above) this.#rows.nameAbove(row, above)
    this.#values.any(
      row,
      grid && this.#stack.at(-1)?.kind === 'objects' ? grid.column(grid.value) : 0,
    )
    this.#rows.give(row, grid)
  }

  #openRow(grid: JsonGrid | null, path: string, repeated: boolean, above: ByteRow | null): ByteRow {
    this.#tokens.blanks()
    const row = this.#row(grid)
    const began = this.#input.offset
    this.#tokens.next()
    if (above) this.#rows.nameAbove(row, above)
    const node = grid?.root ?? NOWHERE
    node.begin()
    this.#stack.push({ kind: 'row', row, grid, began, node, path, repeated, map: undefined })
    return row
  }

  #row(grid: JsonGrid | null): ByteRow {
    if (grid !== null) this.#begun++
    const line = this.#above?.row ?? (this.#shape.byLine ? this.#file.lineAt(this.#file.at) : 0)
    return this.#rows.begin(this.#stack.length, grid, line)
  }

  #close(): void {
    const top = this.#stack.pop()
    if (top?.kind === 'row') this.#rows.give(top.row, top.grid)
  }

  #place(top: Open, node: KeyNode): number {
    return top.grid === null ? 0 : this.#rows.place(top.row, top.grid, node)
  }
}

/** What the objects in a stretch of lines came to. */
export interface JsonLinesResult {
  /** Columns known at its beginning; and at its end those, and new ones in the order in which they came. */
  readonly known: number
  readonly columns: readonly KeyPlace[]
  readonly losses: Losses
  /** Lines of the file before the end of the stretch; null where the last value goes on behind it, or the text ends. */
  readonly lines: number | null
  /** One grid, and nothing that one process might have read otherwise. */
  readonly isSure: boolean
}

/** Keys of rows that are not read. */
const NOWHERE = new KeyNode('', new Uint8Array(0))
