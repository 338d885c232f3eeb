import type { GridInfo, GridSink, ReadSink } from '../../row.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { RowNumbers } from '../row-numbers.ts'
import { Later } from './later.ts'
import { OwnKeys } from './own-keys.ts'

/** Columns that get a name of their own; what comes beyond stands together in one last column. */
export const MOST_COLUMNS = 1000
/** Grids of one file; rows of more are unread. */
const MOST_GRIDS = 1024

/** A key by those of the objects it lies in, one byte a character; none: a value without a key. */
export interface KeyPlace {
  readonly keys: readonly string[]
  /** So often it came in one object before. */
  readonly times: number
}

/** A key at its place in the objects of a grid: its column, and the keys of an object that stands there. */
export class KeyNode {
  readonly name: string
  readonly key: Uint8Array
  /** -1 until a value stands here. */
  column = -1
  /** The same key once more in one object. */
  #again: KeyNode | null = null
  /** The object that it is a key of, and how often it came in that before; null: no key. */
  readonly #above: KeyNode | null
  readonly #times: number
  /** Place among the keys beside it. */
  readonly #index: number
  readonly #children: KeyNode[] = []
  #byKey: Map<string, KeyNode> | null = null
  #next = 0

  constructor(name: string, key: Uint8Array, index = 0, above: KeyNode | null = null, times = 0) {
    this.name = name
    this.key = key
    this.#index = index
    this.#above = above
    this.#times = times
  }

  /** Which key it is, to be found by {@link at} among the keys of another reader. */
  get place(): KeyPlace {
    const above = this.#above
    if (above === null) return { keys: [], times: this.#times }
    return { keys: [...above.place.keys, latin(this.key)], times: this.#times }
  }

  /** The key of this place, as if objects had held it. */
  at({ keys, times }: KeyPlace): KeyNode {
    const node = keys.reduce<KeyNode>((above, key) => {
      const bytes = Buffer.from(key, 'latin1')
      return above.child(bytes, 0, bytes.length)
    }, this)
    return Array.from({ length: times }).reduce<KeyNode>((before) => before.more(), node)
  }

  /** An object begins: its keys most likely come in the order of the one before. */
  begin(): void {
    this.#next = 0
  }

  /** For the value of this key when it stands in one object once more. */
  more(): KeyNode {
    this.#again ??= new KeyNode(
      `${this.name}#2`.replace(/#\d+#2$/, (n) => `#${String(Number.parseInt(n.slice(1)) + 1)}`),
      this.key,
      0,
      this.#above,
      this.#times + 1,
    )
    return this.#again
  }

  child(buf: Uint8Array, from: number, to: number): KeyNode {
    const expected = this.#children[this.#next]
    if (expected && isKey(expected.key, buf, from, to)) {
      this.#next++
      return expected
    }
    const key = Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('latin1')
    this.#byKey ??= new Map(this.#children.map((c) => [latin(c.key), c]))
    const known = this.#byKey.get(key) ?? this.#add(key, buf.slice(from, to))
    this.#next = known.#index + 1
    return known
  }

  #add(key: string, bytes: Uint8Array): KeyNode {
    const text = Buffer.from(bytes).toString('utf8')
    const index = this.#children.length
    const name = this.name === '' ? text : `${this.name}.${text}`
    const node = new KeyNode(name, bytes, index, this)
    if (index < 4 * MOST_COLUMNS) {
      this.#children.push(node)
      this.#byKey?.set(key, node)
    }
    return node
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function isKey(key: Uint8Array, buf: Uint8Array, from: number, to: number): boolean {
  if (key.length !== to - from) return false
  for (let i = 0; i < key.length; i++) if (key[i] !== buf[from + i]) return false
  return true
}

/** The rows that stand at one path of a file. */
export class JsonGrid {
  readonly sink: GridSink
  /** What takes keys of rows for content where each row has its own; null for rows that have none. */
  readonly own: OwnKeys | null
  readonly numbers: RowNumbers
  /** Columns that say nothing of their row: that of the row above. */
  readonly leading: number
  #root = new KeyNode('', new Uint8Array(0))
  #value = new KeyNode('值', new Uint8Array(0))
  readonly #first: number
  readonly #names: string[]

  readonly sheet: string | null
  /** No row was met that is no map of objects. */
  mayBeMaps = true

  constructor(sink: GridSink, names: string[], byLine: boolean, sheet: string | null = null) {
    this.sink = sink
    this.own = sink instanceof OwnKeys ? sink : null
    this.sheet = sheet
    this.#names = names
    this.#first = names.length
    this.leading = names[0] === ROW_ABOVE ? 1 : 0
    this.numbers = new RowNumbers(byLine)
  }

  /** Where the values of its columns stand, in their order. */
  readonly places: KeyPlace[] = []

  /** The keys of a row, and its value without one. */
  get root(): KeyNode {
    return this.#root
  }

  get value(): KeyNode {
    return this.#value
  }

  /** Gives up the columns of the rows so far: the next row names its own. */
  forget(): void {
    this.#root = new KeyNode('', new Uint8Array(0))
    this.#value = new KeyNode('值', new Uint8Array(0))
    this.#names.length = this.#first
    this.places.length = 0
  }

  /** Takes columns for known that another reader has found. */
  know(places: readonly KeyPlace[]): void {
    if (places.length > 0) this.own?.settle()
    for (const place of places)
      this.column(place.keys.length === 0 ? this.value.at(place) : this.root.at(place))
  }

  /** Keys have no column of their own any more. */
  get isFull(): boolean {
    return this.#names.length > MOST_COLUMNS || this.own?.isFull === true
  }

  /** The column of a key; MOST_COLUMNS for all keys beyond the limit. */
  column(node: KeyNode): number {
    if (node.column < 0) {
      const full = this.#names.length >= MOST_COLUMNS
      node.column = full ? MOST_COLUMNS : this.#names.push(node.name) - 1
      if (!full) this.places.push(node.place)
      if (full && this.#names.length === MOST_COLUMNS) this.#names.push('…')
    }
    return node.column
  }
}

/** Names of the columns for the values of these places. */
export function namesOf(places: readonly KeyPlace[]): string[] {
  const names: string[] = []
  const nowhere = { row: () => undefined, unread: () => undefined, end: () => undefined }
  new JsonGrid(nowhere, names, false).know(places)
  return names
}

/** Column names that no key of the file gave. */
const ROW_ABOVE = '上级行号'
export const MAP_KEY = '键'

/** The grids of a file by path. */
export class JsonGrids {
  readonly #sink: ReadSink
  readonly #byLine: boolean
  readonly #asksForKeys: boolean
  /** Grids that hold their first rows, in the order of these. */
  readonly #holding: OwnKeys[] = []
  readonly #open = new Map<string, JsonGrid>()

  /** `asksForKeys`: keys are content where each row has its own; the first rows are held until that is known. */
  constructor(sink: ReadSink, byLine: boolean, asksForKeys = false) {
    this.#sink = sink
    this.#byLine = byLine
    this.#asksForKeys = asksForKeys
  }

  /**
   * The grid of the objects at `path` ('' for the file itself); `linked`: they stand inside a row of another grid;
   * `keyed`: each has a key of its own. Null where there are too many.
   */
  objects(path: string, linked: boolean, keyed: boolean, byLine = this.#byLine): JsonGrid | null {
    const names = [...(linked ? [ROW_ABOVE] : []), ...(keyed ? [MAP_KEY] : [])]
    const sheet = keyed ? (path === '' ? '*' : `${path}.*`) : path === '' ? null : path
    return this.#grid(`${sheet ?? ''}${linked ? '^' : ''}`, sheet, names, byLine)
  }

  /** The grid of the values or lists at `path`, which have no keys; `names`: those that stand beside them for the columns. */
  lists(path: string, ofLists: boolean, names: readonly string[] | null = null): JsonGrid | null {
    const sheet = path === '' ? (ofLists ? '$' : null) : path
    const key = names === null ? '' : JSON.stringify(names)
    return this.#grid(`${path}[${key}`, sheet, names && [...names], this.#byLine)
  }

  #grid(
    key: string,
    sheet: string | null,
    names: string[] | null,
    byLine: boolean,
  ): JsonGrid | null {
    const open = this.#open.get(key)
    if (open) return open
    if (this.#open.size >= MOST_GRIDS) return null
    const list = names ?? []
    const info = { sheet, hidden: false, delimiter: null, delimiterByte: -1 }
    const grid = names
      ? this.#ofObjects(info, list, byLine)
      : new JsonGrid(new Later(() => this.#opened(info)), list, byLine, sheet)
    this.#open.set(key, grid)
    return grid
  }

  #ofObjects(info: GridInfo, names: string[], byLine: boolean): JsonGrid {
    const own: OwnKeys = new OwnKeys({
      names,
      holds: () => this.#holding.push(own),
      open: (header) => this.#opened({ ...info, header }, own),
      forget: () => grid.forget(),
    })
    if (!this.#asksForKeys) own.settle()
    const grid = new JsonGrid(own, names, byLine, info.sheet)
    return grid
  }

  /** Tables stand in the order of their first rows: grids that hold theirs go before. */
  #opened(info: GridInfo, by: OwnKeys | null = null): GridSink {
    for (let first = this.#holding[0]; first && first !== by; first = this.#holding[0])
      first.letGo()
    if (by !== null && this.#holding[0] === by) this.#holding.shift()
    return this.#sink.grid(info)
  }

  end(): void {
    for (const { sink, sheet, isFull } of this.#open.values()) {
      sink.end()
      if (isFull) this.#sink.issue(fieldsBeyond(sheet, MOST_COLUMNS))
    }
  }

  /** Grids with a place of their own so far. */
  get many(): number {
    return this.#open.size
  }

  get numbersLeft(): boolean {
    return [...this.#open.values()].some((g) => g.numbers.left)
  }
}
