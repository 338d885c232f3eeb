import type { GridSink, RowView } from '../../../row.ts'
import { giveRole, tellBlank } from './labelled-grid.ts'
import { beginsRecord } from './named-blocks.ts'
import { isRule, type TextShape } from './shape.ts'
import { lineText, TextRows } from './text-rows.ts'

type Blocks = Extract<TextShape, { kind: 'blocks' }>

/** A block of more lines than this goes on in another row. */
const MOST_LINES = 256

/** Takes lines of one value each and hands on a row for each block, its lines as cells. */
export function blockGrid(shape: Blocks, out: GridSink): GridSink {
  return new BlockGrid(shape, out)
}

class BlockGrid implements GridSink {
  readonly #shape: Blocks
  readonly #out: GridSink
  readonly #rows = new TextRows()
  #cells: string[] = []
  #first = 0
  #isNamed = false
  #blanks: number[] = []

  constructor(shape: Blocks, out: GridSink) {
    this.#shape = shape
    this.#out = out
  }

  row(view: RowView): void {
    const line = lineText(view)
    const apart = line.trim() === '' || isRule(line)
    if (apart && this.#shape.blankEnds) this.#flush()
    if (line.trim() === '') this.#blank(view.row)
    else if (apart) {
      this.#flush()
      giveRole('NOTE', view, this.#out)
    } else this.#line(view.row, line)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#flush()
    this.#out.unread(...lost)
  }

  end(): void {
    this.#flush()
    this.#out.end()
  }

  #line(row: number, line: string): void {
    if (this.#shape.named && beginsRecord(line)) {
      this.#flush()
      this.#isNamed = true
    }
    if (this.#cells.length === 0) this.#first = row
    this.#cells.push(line)
    if (this.#cells.length >= this.#most()) this.#flush()
  }

  /** Lines before the first name are rows of their own. */
  #most(): number {
    const { named, blankEnds, lines } = this.#shape
    if (named && !this.#isNamed) return 1
    return named || blankEnds ? MOST_LINES : lines
  }

  #blank(row: number): void {
    if (this.#cells.length > 0 && this.#blanks.length < 4096) this.#blanks.push(row)
    else {
      this.#flush()
      tellBlank(row, this.#out)
    }
  }

  #flush(): void {
    if (this.#cells.length > 0) this.#out.row(this.#rows.row(this.#first, this.#cells))
    this.#cells = []
    for (const row of this.#blanks) tellBlank(row, this.#out)
    this.#blanks = []
  }
}
