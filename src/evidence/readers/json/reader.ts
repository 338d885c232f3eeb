import { CELL, type CellType, type ReadSink } from '../../row.ts'
import type { TextInput } from '../input.ts'
import { ByteRow } from './byte-row.ts'
import { putInside, putString } from './escapes.ts'
import { JsonGrids, KeyNode, MOST_COLUMNS, type JsonGrid } from './grids.ts'
import { passScript } from './script.ts'
import { closeOf, isMapEntry, type JsonShape } from './shape.ts'
import { Broken, JsonTokens, TOKEN } from './tokens.ts'

/** Objects and lists inside one another, beyond which the inner ones stay text. */
const DEEPEST = 64
/** A cell longer than this is cut, and said. */
const LONGEST_CELL = 32 << 20
/** A list of values inside a single object, longer than this, is a list of rows. */
const SHORT_LIST = 64 * 1024
/** More blanks than this behind a bracket are not passed over to see what it holds. */
const MANY_BLANKS = 4096

/** A row whose object is being read; the objects inside it fill it too. */
interface Open {
  readonly kind: 'row' | 'inside'
  readonly row: ByteRow
  readonly grid: JsonGrid | null
  /** Place in the text at which the row begins. */
  readonly began: number
  /** Keys of this object. */
  readonly node: KeyNode
  /** Where the row stands in the file. */
  readonly path: string
  /** One of many: an element of a list, a line, an entry of a map. */
  readonly repeated: boolean
  /** Entries of a map, once the object is known for one. */
  map: JsonGrid | null | undefined
}
interface List {
  readonly kind: 'objects' | 'values'
  readonly grid: JsonGrid | null
  readonly path: string
  /** The row that holds the list, to be named in its rows. */
  readonly above: ByteRow | null
}
type Frame = Open | List

/** Bytes that may be read again for the sake of broken rows. */
const WASTE = 64 << 20

/** One pass over a file, with a stack of what is open. */
export class JsonReader {
  readonly #input: TextInput
  readonly #tokens: JsonTokens
  readonly #sink: ReadSink
  readonly #grids: JsonGrids
  readonly #shape: JsonShape
  readonly #stack: Frame[] = []
  readonly #rows: ByteRow[] = []
  /** Keys beyond the last column, of the row that is open. */
  #beyond = new Map<ByteRow, string[]>()
  #unreadRows = 0
  #longCells = 0
  #wasted = 0

  constructor(input: TextInput, sink: ReadSink, shape: JsonShape) {
    this.#input = input
    this.#sink = sink
    this.#shape = shape
    this.#tokens = new JsonTokens(input, shape.lines)
    this.#grids = new JsonGrids(sink, shape.byLine)
  }

  read(): void {
    for (;;) {
      try {
        while (this.#step());
        if (this.#stack.length === 0) break
        this.#cutOff()
        break
      } catch (error) {
        if (!(error instanceof Broken)) throw error
        this.#broken()
      }
    }
    this.#grids.end()
    this.#tell()
  }

  /** One value of a list, one member of an object, or the end of either; false at the end of the file. */
  #step(): boolean {
    const top = this.#stack.at(-1)
    if (top === undefined) return this.#document()
    return 'row' in top ? this.#member(top) : this.#element(top)
  }

  #document(): boolean {
    const c = this.#tokens.peek()
    if (c === 0) return false
    if (c !== 0x7b && c !== 0x5b && c !== 0x2c && passScript(this.#input)) return true
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
    else this.#cell(top.row, this.#place(top, node), node)
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
      this.#raw(top.row, this.#place(top, node), node)
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
    if (next === 0x7b && !deep) this.#openList(path, top.repeated ? top.row : null)
    else if ((next === 0x5b || next === 0x28) && !top.repeated && !deep) this.#openList(path, null)
    else if (!top.repeated && !deep && !this.#isShort()) this.#openList(path, null)
    else this.#raw(top.row, this.#place(top, node), node)
  }

  #isShort(): boolean {
    this.#input.need(SHORT_LIST)
    const { buf, at, end } = this.#input
    return closeOf(buf, at, Math.min(end, at + SHORT_LIST)) >= 0
  }

  /** Opens the list whose bracket comes next. */
  #openList(path: string, above: ByteRow | null): void {
    this.#tokens.next()
    const c = this.#tokens.peek()
    if (c === 0x7b) {
      const grid = this.#grids.objects(path, above !== null, false)
      this.#stack.push({ kind: 'objects', grid, path, above })
      return
    }
    const grid = this.#grids.lists(path, c === 0x5b || c === 0x28)
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
    const row = this.#row(this.#stack.length)
    this.#number(row, top.grid)
    this.#tokens.next()
    for (let column = 0; ;) {
      const c = this.#tokens.peek()
      if (c === 0) throw new Broken()
      if (c === 0x5d || c === 0x29) break
      if (c === 0x2c) this.#tokens.next()
      else this.#any(row, column++)
    }
    this.#tokens.next()
    this.#give(row, top.grid)
  }

  /** A value among objects, or a value by itself: a row of one cell. */
  #lone(grid: JsonGrid | null, above: ByteRow | null = null): void {
    const row = this.#row(this.#stack.length)
    this.#number(row, grid)
    if (grid && above) this.#nameAbove(row, above)
    this.#any(row, grid && this.#stack.at(-1)?.kind === 'objects' ? grid.column(grid.value) : 0)
    this.#give(row, grid)
  }

  #any(row: ByteRow, column: number): void {
    const c = this.#tokens.peek()
    if (c === 0x7b || c === 0x5b || c === 0x28) this.#raw(row, column, null)
    else this.#cell(row, column, null)
  }

  #openRow(grid: JsonGrid | null, path: string, repeated: boolean, above: ByteRow | null): ByteRow {
    this.#tokens.blanks()
    const row = this.#row(this.#stack.length)
    this.#number(row, grid)
    const began = this.#input.offset
    this.#tokens.next()
    if (above) this.#nameAbove(row, above)
    const node = grid?.root ?? NOWHERE
    node.begin()
    this.#stack.push({ kind: 'row', row, grid, began, node, path, repeated, map: undefined })
    return row
  }

  #nameAbove(row: ByteRow, above: ByteRow): void {
    const from = row.length
    row.text(String(above.row))
    row.cell(0, CELL.NUMBER, from)
  }

  #row(depth: number): ByteRow {
    return (this.#rows[depth] ??= new ByteRow())
  }

  #number(row: ByteRow, grid: JsonGrid | null): void {
    const line = this.#shape.byLine ? this.#input.lineAt(this.#input.at) : 0
    row.begin(grid?.numbers.next(line) ?? 0)
  }

  #close(): void {
    const top = this.#stack.pop()
    if (top?.kind === 'row') this.#give(top.row, top.grid)
  }

  #give(row: ByteRow, grid: JsonGrid | null): void {
    if (grid === null) {
      this.#unreadRows++
      return
    }
    const beyond = this.#beyond.get(row)
    if (beyond) {
      const from = row.length
      row.text(beyond.join('\n'))
      row.cell(MOST_COLUMNS, CELL.TEXT, from)
      this.#beyond.delete(row)
    }
    if (row.count > grid.leading || grid.leading === 0) {
      if (row.count > 0) grid.sink.row(row)
    }
  }

  /** Where the value of a key stands in its row; a key that comes again has a column of its own. */
  #place(top: Open, node: KeyNode): number {
    if (top.grid === null) return 0
    let at = node
    while (at.column >= 0 && at.column < MOST_COLUMNS && top.row.has(at.column)) at = at.more()
    return top.grid.column(at)
  }

  /** The next value, which is no object or list. */
  #cell(row: ByteRow, column: number, node: KeyNode | null): void {
    const token = this.#tokens.next()
    const { input, from, to, escaped } = this.#tokens
    if (token !== TOKEN.STRING && token !== TOKEN.WORD) throw new Broken()
    if (column >= MOST_COLUMNS) {
      this.#keepBeyond(row, node, Buffer.from(input.buf.subarray(from, to)).toString('utf8'))
      return
    }
    const end = Math.min(to, from + LONGEST_CELL)
    if (end < to) this.#longCells++
    const begin = row.length
    if (escaped) {
      row.reserve(end - from)
      row.length = putString(input.buf, from, end, row.buf, begin)
    } else row.copy(input.buf, from, end)
    row.cell(
      column,
      token === TOKEN.STRING ? CELL.TEXT : typeOfWord(input.buf[from] as number),
      begin,
    )
  }

  #keepBeyond(row: ByteRow, node: KeyNode | null, text: string): void {
    const list = this.#beyond.get(row) ?? []
    list.push(`${node?.name ?? ''}: ${text}`)
    this.#beyond.set(row, list)
  }

  /** The next value, an object or list, as JSON in one cell: without blanks, with its characters shown. */
  #raw(row: ByteRow, column: number, node: KeyNode | null): void {
    const begin = row.length
    let depth = 0
    do {
      const token = this.#tokens.next()
      if (token === TOKEN.END) throw new Broken()
      if (token === TOKEN.OBJECT || token === TOKEN.ARRAY) depth++
      if (token === TOKEN.OBJECT_END || token === TOKEN.ARRAY_END) depth--
      if (row.length - begin < LONGEST_CELL) this.#putToken(row, token)
      else if (depth === 0) this.#longCells++
    } while (depth > 0)
    if (column >= MOST_COLUMNS) {
      this.#keepBeyond(row, node, Buffer.from(row.buf.subarray(begin, row.length)).toString('utf8'))
      row.length = begin
    } else row.cell(column, CELL.TEXT, begin)
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

  /** No JSON here: the row is unread, and the next one is looked for. */
  #broken(): void {
    const line = this.#input.lineAt(this.#input.at)
    const lost = this.#dropRow(line, false)
    if (!lost)
      this.#say(line, '此处不是JSON，从下一处继续 / no JSON here; read on from the next place')
    if (this.#shape.lines || this.#stack.length === 0) {
      this.#stack.length = 0
      this.#nextLine()
    } else this.#nextObject()
  }

  #cutOff(): void {
    const line = this.#input.lineAt(this.#input.at)
    this.#dropRow(line, true)
    this.#say(line, '文件在此中断 / the file is cut off here')
  }

  /** Drops the innermost row that is one of many; rows above it stay open, or are given as far as they are read. */
  #dropRow(line: number, atEnd: boolean): boolean {
    const at = this.#stack.findLastIndex((frame) => frame.kind === 'row' && frame.repeated)
    const listAt = this.#stack.findLastIndex(
      (frame) => frame.kind === 'objects' || frame.kind === 'values',
    )
    const frame = at > listAt ? this.#stack[at] : undefined
    const dropped = frame?.kind === 'row' ? frame : null
    if (dropped) {
      this.#stack.length = at
      if (!atEnd) this.#goBack(dropped.began)
      const message = `第${String(line)}行的数据不完整，未读 / a record that ends at line ${String(line)} is not whole`
      dropped.grid?.sink.unread('CORRUPT', dropped.row.row, 1, message)
    } else if (!atEnd && listAt >= 0) this.#stack.length = listAt + 1
    if (atEnd || listAt < 0) this.#giveRest()
    return dropped !== null
  }

  /** A quote that is missing has swallowed what follows: it is tried again behind the beginning of the broken row. */
  #goBack(began: number): void {
    const wasted = this.#input.offset - began
    if (this.#shape.lines || this.#wasted + wasted > WASTE) return
    if (this.#input.back(began + 1)) this.#wasted += wasted
  }

  #giveRest(): void {
    while (this.#stack.length > 0) {
      const top = this.#stack.pop()
      if (top?.kind === 'row' && !top.repeated) this.#give(top.row, top.grid)
    }
  }

  #nextLine(): void {
    const input = this.#input
    for (;;) {
      const at = input.buf.indexOf(10, input.at)
      if (at >= 0 && at < input.end) {
        input.at = at + 1
        return
      }
      input.at = input.end
      if (!input.more()) return
    }
  }

  /** Goes to the next `{` behind a comma or at the beginning of a line. */
  #nextObject(): void {
    const input = this.#input
    let before = 0
    for (;;) {
      const { buf, end } = input
      for (let p = input.at; p < end; p++) {
        const c = buf[p] as number
        if (c === 0x7b && (before === 0x2c || before === 10)) {
          input.at = p
          return
        }
        if (c > 0x20 || c === 10) before = c === 10 && before === 0x2c ? before : c
      }
      input.at = end
      if (!input.more()) return
    }
  }

  #say(line: number, message: string): void {
    this.#sink.issue({ code: 'CORRUPT', row: line, message: `第${String(line)}行：${message}` })
  }

  #tell(): void {
    const { undecodable, encoding } = this.#input
    if (undecodable > 0)
      this.#sink.issue({
        code: 'UNDECODABLE',
        message: `${String(undecodable)}处字节不能按${encoding}解码，以U+FFFD代替 / ${String(undecodable)} byte sequences are not valid ${encoding}`,
      })
    if (this.#unreadRows > 0)
      this.#sink.issue({
        code: 'LIMIT',
        message: `列表过多，${String(this.#unreadRows)}条未读 / too many lists, ${String(this.#unreadRows)} objects not read`,
      })
    if (this.#longCells > 0)
      this.#sink.issue({
        code: 'LIMIT',
        message: `${String(this.#longCells)}个超过32MB的值只读出开头 / only the beginning of ${String(this.#longCells)} values beyond 32 MB was read`,
      })
    if (this.#grids.numbersLeft)
      this.#sink.issue({
        code: 'ROW_NUMBERS_REPEAT',
        message: '一行有多条数据，行号按条顺延 / several rows on a line: numbers go on by row',
      })
  }
}

/** Keys of rows that are not read. */
const NOWHERE = new KeyNode('', new Uint8Array(0))

const SIGN: Readonly<Record<number, string>> = {
  [TOKEN.OBJECT]: '{',
  [TOKEN.OBJECT_END]: '}',
  [TOKEN.ARRAY]: '[',
  [TOKEN.ARRAY_END]: ']',
  [TOKEN.COLON]: ':',
  [TOKEN.COMMA]: ',',
}

/** `base` is where the row stands; a key knows its way inside the row. */
function pathOf(base: string, { name }: KeyNode): string {
  return base === '' || name === '' ? base + name : `${base}.${name}`
}

/** Numbers are numbers; `true`, `null` and other words are no text either. */
function typeOfWord(first: number): CellType {
  return (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b
    ? CELL.NUMBER
    : CELL.BOOLEAN
}
