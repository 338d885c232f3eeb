import { CELL, type ReadSink } from '../../row.ts'
import type { TextInput } from '../input.ts'
import { beginsAsJson, behindBracket, isListOfPeople, shortList } from './ahead.ts'
import { BesideNames } from './beside-names.ts'
import type { ByteRow } from './byte-row.ts'
import { DEEPEST_TEXT, embedded } from './embedded.ts'
import { putString } from './escapes.ts'
import { pathOf, type Frame, type List, type Open, type Ways } from './frames.ts'
import { JsonGrids, KeyNode, MOST_COLUMNS, type JsonGrid } from './grids.ts'
import { gridOfEntries, isEntry } from './maps.ts'
import { OpenRows } from './open-rows.ts'
import { isMapOfPeople } from './people-map.ts'
import { passScript } from './script.ts'
import type { JsonShape } from './shape.ts'
import type { Losses } from './told.ts'
import { Broken, JsonTokens, TOKEN } from './tokens.ts'
import { JsonValues } from './values.ts'
import { isListOfWays } from './ways-list.ts'

/** Objects and lists inside one another, beyond which the inner ones stay text. */
const DEEPEST = 64

/** One pass over a file, with a stack of what is open: what each place of it opens, fills and closes. */
export class JsonWalk {
  readonly grids: JsonGrids
  readonly rows = new OpenRows()
  readonly stack: Frame[] = []
  /** Nothing was met after which another reader, which has other bytes before it, might read on otherwise. */
  isSure = true
  /** Lines before the end of the stretch, once the last value is seen to end before it. */
  lines: number | null = null
  /** The row in which the texts stand that are read one by one. */
  above: ByteRow | null = null
  /** The file; while a text is read that is JSON itself, that text. */
  #input: TextInput
  #tokens: JsonTokens
  #values: JsonValues
  readonly #file: TextInput
  readonly #shape: JsonShape
  readonly #names = new BesideNames()
  /** So many texts are being read, one within the other. */
  #texts = 0
  /** Rows of grids that were begun. */
  #begun = 0

  constructor(input: TextInput, sink: ReadSink, shape: JsonShape) {
    this.#input = input
    this.#file = input
    this.#shape = shape
    this.#tokens = new JsonTokens(input, shape.lines)
    this.#values = new JsonValues(this.#tokens, this.rows)
    this.grids = new JsonGrids(sink, shape.byLine, shape.asksForKeys ?? true)
  }

  /** Values of the file that were too long, and those whose brackets do not match. */
  get valuesLost(): Pick<Losses, 'longCells' | 'crossedCells'> {
    return { longCells: this.#values.long, crossedCells: this.#values.crossed }
  }

  /** Reads a text of a row that is read elsewhere: an object is a row, each of a list one that names it. */
  ofRow(text: TextInput, above: ByteRow): void {
    this.#within(text, () => {
      if (this.#tokens.peek() === 0x5b) this.#openRows('', above)
      else this.#openRow(this.grids.objects('', false, false), '', true, null)
    })
  }

  /** One value of a list, one member of an object, or the end of either; false at the end of the file. */
  step(): boolean {
    const top = this.stack.at(-1)
    if (top === undefined) return this.#document()
    if (top.kind === 'ways') return this.#way(top)
    return 'row' in top ? this.#member(top) : this.#element(top)
  }

  /** Nothing but blanks stands up to the end of the stretch. */
  #atLimit(): boolean {
    const { atLimit, offset } = this.#input
    const c = this.#tokens.peek()
    if (!this.#input.atLimit) return c === 0
    const isBehind = atLimit && offset > this.#input.limit
    this.lines = isBehind ? null : this.#input.linesToLimit
    return true
  }

  #document(): boolean {
    if (this.#atLimit()) return false
    const c = this.#tokens.peek()
    if (c !== 0x7b && c !== 0x5b && c !== 0x2c && passScript(this.#input)) {
      this.isSure = false
      return true
    }
    if (c === 0x7b)
      this.#openRow(
        this.grids.objects('', false, false, this.#shape.byLine),
        '',
        this.#shape.lines,
        null,
      )
    else if (c === 0x5b || c === 0x28) this.#topList()
    else if (c === 0x2c) this.#tokens.next()
    else this.#lone(this.grids.lists('', false))
    return true
  }

  /** A list that stands by itself: rows, or one of the rows that stand below each other. */
  #topList(): void {
    const next = this.#shape.listRows ? behindBracket(this.#input) : 0
    const isRow = this.#shape.listRows && next !== 0x7b && next !== 0x5b && next !== 0x28
    if (isRow) this.#listRow(this.grids.lists('', true))
    else this.#openList('', null)
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
    if (top.ofPeople && c !== 0x7b) this.#entry(top, node)
    else if (c === 0x7b) this.#object(top, node)
    else if (c === 0x5b || c === 0x28) this.#array(top, node)
    else if (c === 0x22 && beginsAsJson(this.#input)) this.#text(top, node)
    else this.#values.cell(top.row, this.#place(top, node), node.name)
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
    const depth = this.stack.length
    this.#input = text
    this.#tokens = new JsonTokens(text, false)
    this.#values = new JsonValues(this.#tokens, this.rows)
    this.#texts++
    try {
      read()
      while (this.stack.length > depth) if (!this.step()) throw new Broken()
    } finally {
      this.#texts--
      this.#input = input
      this.#tokens = tokens
      this.#values = values
    }
  }

  #object(top: Open, node: KeyNode): void {
    if (isEntry(top, this.#input)) {
      const grid = gridOfEntries(top, this.grids)
      const all = pathOf(top.path, top.node)
      putKey(this.#openRow(grid, all === '' ? '*' : `${all}.*`, true, null), node)
      return
    }
    if (behindBracket(this.#input) === 0x7d || this.stack.length >= DEEPEST) {
      this.#values.raw(top.row, this.#place(top, node), node.name)
      return
    }
    const ofPeople = !top.repeated && isMapOfPeople(this.#input, false)
    this.#tokens.next()
    node.begin()
    this.stack.push({ ...top, kind: 'inside', node, ofPeople, map: undefined })
  }

  /** An entry of a map that is a value: a row of the key and the value. */
  #entry(top: Open, node: KeyNode): void {
    const grid = gridOfEntries(top, this.grids)
    const row = this.#row(grid)
    putKey(row, node)
    this.#values.any(row, grid ? grid.column(grid.value) : 0)
    this.rows.give(row, grid)
  }

  #array(top: Open, node: KeyNode): void {
    const next = behindBracket(this.#input)
    const path = pathOf(top.path, node)
    const deep = this.stack.length >= DEEPEST
    if (next === 0x22) this.#names.look(top, node, this.#input)
    const names = next === 0x5b || next === 0x28 ? this.#names.at(path, top) : null
    if (next === 0x7b && !deep && top.repeated && isListOfWays(node, this.#input)) {
      this.#tokens.next()
      this.stack.push({ kind: 'ways', of: top, key: node })
    } else if (next === 0x7b && !deep) this.#openList(path, top.repeated ? top.row : null)
    else if (next === 0x22 && !deep && isListOfPeople(this.#input))
      this.#openRows(path, top.repeated ? top.row : null)
    else if ((next === 0x5b || next === 0x28) && (!top.repeated || names) && !deep)
      this.#openList(path, null, names)
    else if (!top.repeated && !deep && shortList(this.#input) === null) this.#openList(path, null)
    else this.#values.raw(top.row, this.#place(top, node), node.name)
  }

  /** One of the numbers of whom the row is about: its fields are those of the row. */
  #way({ of, key }: Ways): boolean {
    const token = this.#tokens.next()
    if (token === TOKEN.END) return false
    if (token === TOKEN.OBJECT) {
      key.begin()
      this.stack.push({ ...of, kind: 'inside', node: key, ofPeople: false, map: undefined })
    } else if (token === TOKEN.ARRAY_END) this.stack.pop()
    else if (token !== TOKEN.COMMA) throw new Broken()
    return true
  }

  /** Opens a list each of whose values is a row: an object, or a line about somebody. */
  #openRows(path: string, above: ByteRow | null): void {
    this.#tokens.next()
    const grid = this.grids.objects(path, above !== null, false)
    this.stack.push({ kind: 'objects', grid, path, above })
  }

  /** Opens the list whose bracket comes next. */
  #openList(path: string, above: ByteRow | null, names: readonly string[] | null = null): void {
    if (behindBracket(this.#input) === 0x7b) {
      this.#openRows(path, above)
      return
    }
    this.#tokens.next()
    const c = this.#tokens.peek()
    const ofLists = c === 0x5b || c === 0x28
    const grid = this.grids.lists(path, ofLists, ofLists ? names : null)
    this.stack.push({ kind: 'values', grid, path, above })
  }

  #element(top: List): boolean {
    const c = this.#tokens.peek()
    if (c === 0) return false
    if (c === 0x5d || c === 0x29) {
      this.#tokens.next()
      this.stack.pop()
    } else if (c === 0x2c) this.#tokens.next()
    else if (top.kind === 'objects' && c === 0x7b)
      this.#openRow(top.grid, top.path, true, top.above)
    else if (top.kind === 'values' && (c === 0x5b || c === 0x28)) this.#listRow(top.grid)
    else this.#lone(top.grid, top.kind === 'objects' ? top.above : null)
    return true
  }

  /** A list in a list: its values are the cells of a row. */
  #listRow(grid: JsonGrid | null): void {
    const row = this.#row(grid)
    this.#tokens.next()
    for (let column = 0; ;) {
      const c = this.#tokens.peek()
      if (c === 0) throw new Broken()
      if (c === 0x5d || c === 0x29) break
      if (c === 0x2c) this.#tokens.next()
      else this.#values.any(row, column++)
    }
    this.#tokens.next()
    this.rows.give(row, grid)
  }

  /** A value among objects, or a value by itself: a row of one cell. */
  #lone(grid: JsonGrid | null, above: ByteRow | null = null): void {
    const row = this.#row(grid)
    if (grid && above) this.rows.nameAbove(row, above)
    this.#values.any(
      row,
      grid && this.stack.at(-1)?.kind === 'objects' ? grid.column(grid.value) : 0,
    )
    this.rows.give(row, grid)
  }

  #openRow(grid: JsonGrid | null, path: string, repeated: boolean, above: ByteRow | null): ByteRow {
    this.#tokens.blanks()
    const row = this.#row(grid)
    const began = this.#input.offset
    const ofPeople = isMapOfPeople(this.#input, repeated)
    this.#tokens.next()
    if (above) this.rows.nameAbove(row, above)
    const node = grid?.root ?? NOWHERE
    node.begin()
    this.stack.push({
      kind: 'row',
      row,
      grid,
      began,
      node,
      path,
      repeated,
      ofPeople,
      map: undefined,
    })
    return row
  }

  #row(grid: JsonGrid | null): ByteRow {
    if (grid !== null) this.#begun++
    const line = this.above?.row ?? (this.#shape.byLine ? this.#file.lineAt(this.#file.at) : 0)
    return this.rows.begin(this.stack.length, grid, line)
  }

  #close(): void {
    const top = this.stack.pop()
    if (top?.kind === 'row') this.rows.give(top.row, top.grid)
  }

  #place(top: Open, node: KeyNode): number {
    return top.grid === null ? 0 : this.rows.place(top.row, top.grid, node)
  }
}

/** An entry of a map says its key in the first column. */
function putKey(row: ByteRow, { key }: KeyNode): void {
  const from = row.length
  row.copy(key, 0, key.length)
  row.cell(0, CELL.TEXT, from)
}

/** Keys of rows that are not read. */
const NOWHERE = new KeyNode('', new Uint8Array(0))
