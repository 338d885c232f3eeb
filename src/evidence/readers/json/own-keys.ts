import type { NonDataCode } from '../../codes.ts'
import { CELL, type CellType, type GridSink, type RowView } from '../../row.ts'
import { ByteRow } from './byte-row.ts'

/** Rows that are held until it is known whether their keys say more than what stands in them. */
const HELD_ROWS = 16
/** Of so many keys one may be that of several rows. */
const SHARED = 8
/** Keys that get columns of their own; what comes beyond stands together in one last column. */
const MOST_PAIRS = 499

/** What stands behind and beside the rows. */
interface Around {
  /** Names of the columns of the rows that come; it grows with them. */
  readonly names: string[]
  /** Hears that rows are held from now on. */
  readonly holds: () => void
  /** Opens the grid behind, with its first row, under these names. */
  readonly open: (header: string[]) => GridSink
  /** Gives up the columns of the row before. */
  readonly forget: () => void
}

/**
 * Rows each of which has keys of its own (`[{"张三": "138…"}, {"李四": "139…"}]`): the keys are content. They stand in columns
 * before their values, 键 and 值; a column for each key would be as wide as the list is long, and the names in it lost.
 */
export class OwnKeys implements GridSink {
  readonly #around: Around
  readonly #names: string[]
  readonly #base: number
  readonly #header: string[]
  readonly #pair = new ByteRow()
  #held: ByteRow[] | null = []
  /** In how many of the rows that are held each column stands. */
  readonly #filled: number[] = []
  #to: GridSink | null = null
  #isOwn = false

  constructor(around: Around) {
    this.#around = around
    this.#names = around.names
    this.#base = around.names.length
    this.#header = [...around.names]
  }

  /** Keys are content: no column stands for one. */
  get isOwn(): boolean {
    return this.#isOwn
  }

  /** A row has more keys than there are columns for. */
  get isFull(): boolean {
    return this.#header.length > this.#base + 2 * MOST_PAIRS
  }

  row(view: RowView): void {
    if (this.#held === null) this.#give(view)
    else this.#hold(view, this.#held)
  }

  other(code: NonDataCode, view: RowView): void {
    this.#plain().other?.(code, view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#plain().unread(...lost)
  }

  /** Columns are known from elsewhere, or nobody asks whether keys are content. */
  settle(): void {
    if (this.#held?.length === 0) this.#held = null
    this.letGo()
  }

  /** What is held goes on before rows of other grids do, as they stand in the file. */
  letGo(): void {
    if (this.#held !== null && this.#held.length > 0) this.#release(false)
  }

  end(): void {
    this.letGo()
    this.#to?.end()
  }

  #hold(view: RowView, held: ByteRow[]): void {
    if (held.push(copyOf(view)) === 1) this.#around.holds()
    let fresh = 0
    for (let i = this.#base; i < view.count; i++) {
      if (view.type[i] === CELL.ABSENT) continue
      if (this.#filled[i] === undefined) fresh++
      this.#filled[i] = (this.#filled[i] ?? 0) + 1
    }
    if (fresh === 0) this.#release(false)
    else if (held.length === HELD_ROWS) this.#release(this.#areOwn())
  }

  #areOwn(): boolean {
    const counts = this.#filled.filter((n) => n > 0)
    const shared = counts.filter((n) => n > 1).length
    return counts.length >= HELD_ROWS && shared * SHARED <= counts.length
  }

  #release(isOwn: boolean): void {
    const held = this.#held ?? []
    this.#held = null
    this.#isOwn = isOwn
    for (const row of held) this.#write(row)
    if (isOwn) this.#around.forget()
  }

  #give(view: RowView): void {
    this.#write(view)
    if (this.#isOwn) this.#around.forget()
  }

  #write(view: RowView): void {
    const row = this.#isOwn ? this.#paired(view) : view
    this.#to ??= this.#around.open(this.#isOwn ? this.#header : this.#names)
    this.#to.row(row)
  }

  #plain(): GridSink {
    if (this.#held !== null) this.#release(false)
    return (this.#to ??= this.#around.open(this.#isOwn ? this.#header : this.#names))
  }

  /** Key and value side by side, in the order of the row. */
  #paired(view: RowView): RowView {
    const row = this.#pair
    row.begin(view.row)
    for (let i = 0; i < Math.min(this.#base, view.count); i++) putCell(row, i, view, i)
    const beyond: string[] = []
    let pairs = 0
    for (let i = this.#base; i < view.count; i++) {
      if (view.type[i] === CELL.ABSENT) continue
      if (pairs < MOST_PAIRS) this.#putPair(row, pairs++, view, i)
      else beyond.push(`${this.#names[i] ?? ''}: ${textOf(view, i)}`)
    }
    if (beyond.length > 0) this.#putText(row, this.#columnOf(MOST_PAIRS), beyond.join('\n'))
    return row
  }

  #putPair(row: ByteRow, pair: number, view: RowView, i: number): void {
    const column = this.#columnOf(pair)
    this.#putText(row, column, this.#names[i] ?? '')
    putCell(row, column + 1, view, i)
  }

  #putText(row: ByteRow, column: number, text: string): void {
    const begin = row.length
    row.text(text)
    row.cell(column, CELL.TEXT, begin)
  }

  /** The first column of a pair; its names are added with the first row that has so many keys. */
  #columnOf(pair: number): number {
    const column = this.#base + 2 * pair
    if (this.#header.length > column) return column
    const often = pair === 0 ? '' : `#${String(pair + 1)}`
    this.#header.push(...(pair < MOST_PAIRS ? [`键${often}`, `值${often}`] : ['…']))
    return column
  }
}

function copyOf(view: RowView): ByteRow {
  const row = new ByteRow()
  row.begin(view.row)
  for (let i = 0; i < view.count; i++) putCell(row, i, view, i)
  return row
}

function putCell(row: ByteRow, at: number, from: RowView, i: number): void {
  if (from.type[i] === CELL.ABSENT) return
  const begin = row.length
  row.copy(from.buf, from.start[i] ?? 0, from.end[i] ?? 0)
  row.cell(at, (from.type[i] ?? CELL.TEXT) as CellType, begin)
}

function textOf(view: RowView, i: number): string {
  return Buffer.from(view.buf.subarray(view.start[i] ?? 0, view.end[i] ?? 0)).toString('utf8')
}
