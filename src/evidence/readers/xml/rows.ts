import { CELL, type ReadSink } from '../../row.ts'
import type { ByteRow } from '../json/byte-row.ts'
import { JsonGrids, MOST_COLUMNS, type JsonGrid, KeyNode } from '../json/grids.ts'
import { OpenRows } from '../json/open-rows.ts'
import { Element, ElementWalk } from './walk.ts'
import type { Place } from './place.ts'

/** The row that an open element fills, and the element's column in it. */
interface Filled {
  row: ByteRow
  grid: JsonGrid | null
  node: KeyNode
}

/** Gives the rows of a file whose places are known: the second of two passes. */
export class XmlRows extends ElementWalk {
  readonly #grids: JsonGrids
  /** By level. */
  readonly #filled: Filled[] = []
  readonly #rows = new OpenRows()
  /** One element holds the whole file; it has no place in the names of grids. */
  readonly #hasOneRoot: boolean
  #hasOuterText = false

  constructor(root: Place, sink: ReadSink) {
    super(root)
    this.#grids = new JsonGrids(sink, false)
    this.#hasOneRoot = root.below.length === 1 && root.below[0]?.most === 1
    root.grid = this.#grids.objects('', false, false)
    this.#filled[0] = this.#newRow(0, root.grid)
  }

  #newRow(level: number, grid: JsonGrid | null): Filled {
    return { row: this.#rows.begin(level, grid), grid, node: grid?.root ?? NOWHERE }
  }

  /** Rows that no grid was left for. */
  get unreadRows(): number {
    return this.#rows.unread
  }

  protected override begin(element: Element): void {
    const { place } = element
    const above = this.#filled[this.level - 1] as Filled
    if (!place.isRow) {
      const node = this.level === 1 && this.#hasOneRoot ? above.node : place.column(above.node)
      this.#filled[this.level] = { ...above, node }
      return
    }
    const inRow = above.row !== this.#filled[0]?.row
    place.grid ??= this.#grids.objects(this.#path(), inRow, false)
    const filled = (this.#filled[this.level] = this.#newRow(this.level, place.grid))
    if (inRow) this.#rows.nameAbove(filled.row, above.row)
  }

  /** Where the element stands, without the root. */
  #path(): string {
    const from = this.#hasOneRoot ? 2 : 1
    return this.stack
      .slice(from, this.level + 1)
      .map(({ place }) => place.label)
      .join('.')
  }

  protected override value(attribute: Place, text: string): void {
    const filled = this.#filled[this.level] as Filled
    this.#cell(filled, attribute.column(filled.node), text)
  }

  protected override finishElement(element: Element): void {
    const filled = this.#filled[this.level + 1] as Filled
    const { place, text } = element
    const isBlank = text === '' || (element.hasParts && text.trim() === '')
    if (!isBlank && filled.row === this.#filled[0]?.row) this.#hasOuterText = true
    if (!isBlank || !element.hasParts)
      this.#cell(filled, place.isRow ? place.column(filled.node) : filled.node, text)
    if (place.isRow) this.#rows.give(filled.row, filled.grid)
  }

  #cell({ row, grid }: Filled, node: KeyNode, text: string): void {
    if (grid === null) return
    const column = this.#rows.place(row, grid, node)
    if (column >= MOST_COLUMNS) {
      this.#rows.keepBeyond(row, node.name, text)
      return
    }
    const from = row.length
    row.text(text)
    row.cell(column, CELL.TEXT, from)
  }

  /** What stands around all rows is a record of its own, unless it is nothing but attributes: a version, a count. */
  #giveOuter(filled: Filled): void {
    const { row, grid } = filled
    if (this.#hasOuterText || row.count === 0) this.#rows.give(filled.row, filled.grid)
    else grid?.sink.other?.('NOTE', row)
  }

  /** The file is at its end: the row that is open is not whole, those around it are given as far as they go. */
  end(whole: boolean): void {
    let lost = whole
    for (; this.level > 0; this.level--) {
      const filled = this.#filled[this.level] as Filled
      if (!this.top.place.isRow) continue
      if (lost) this.#rows.give(filled.row, filled.grid)
      else filled.grid?.sink.unread('CORRUPT', filled.row.row, 1, CUT)
      lost = true
    }
    this.#giveOuter(this.#filled[0] as Filled)
    this.#grids.end()
  }
}

const CUT = '此条数据不完整，未读 / a record that is not whole, not read'
const NOWHERE = new KeyNode('', new Uint8Array(0))
