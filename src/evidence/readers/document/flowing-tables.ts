import { CellText } from '../cell-text.ts'
import type { DocumentOut } from './document-out.ts'

/** Cells of a row beyond which a file only pretends to be a table. */
const MOST_CELLS = 1024
/** Tables inside tables that are followed; those deeper go on in the deepest. */
const DEEPEST = 16

/**
 * Documents in which a table is no element but a way of ending paragraphs (Word 97-2003, RTF): takes the text as it
 * flows and hands on tables and paragraphs. A table inside a cell is a table of its own; its marks say how deep they stand.
 */
export class FlowingTables {
  readonly #out: DocumentOut
  /** Of the paragraph at hand, and of those before it in its cell. */
  readonly #text = new CellText()
  readonly #cell = new CellText()
  #row: string[] = []
  #hasTable = false
  readonly #depth: number
  /** The table inside the cell at hand. */
  #inner: FlowingTables | null = null

  constructor(out: DocumentOut, depth = 1) {
    this.#out = out
    this.#depth = depth
  }

  text(text: string): void {
    this.#text.add(text)
  }

  /** A paragraph ends; `level`: its cell goes on, in the table at hand (1), or in one inside it. */
  paragraph(level: number): void {
    if (this.#isDeeper(level)) {
      this.#inside().paragraph(level - 1)
      return
    }
    this.#endInner()
    const text = this.#taken(this.#text)
    if (level > 0) {
      this.#cell.add(`${text}\n`)
      return
    }
    this.#endTable()
    this.#out.beginParagraph()
    this.#out.text?.literal(text)
    this.#out.endParagraph()
  }

  /** What was put together; the next text begins. */
  #taken(of: CellText): string {
    const { text, overflow } = of
    if (overflow) this.#out.noteTooLong()
    of.clear()
    return text
  }

  /** Nothing stands behind the last cell: where no formatting tells rows, a mark here ends one. */
  get isBehindCell(): boolean {
    return this.#text.empty && this.#cell.empty && this.#row.length > 0
  }

  #isDeeper(level: number): boolean {
    return level > 1 && this.#depth < DEEPEST
  }

  /** The table inside the cell at hand, which takes the text at hand. */
  #inside(): FlowingTables {
    this.#beginTable()
    this.#inner ??= new FlowingTables(this.#out, this.#depth + 1)
    this.#inner.text(this.#taken(this.#text))
    return this.#inner
  }

  #endInner(): void {
    this.#inner?.end()
    this.#inner = null
  }

  #beginTable(): void {
    if (!this.#hasTable) this.#out.beginTable()
    this.#hasTable = true
  }

  cell(level = 1): void {
    if (this.#isDeeper(level)) {
      this.#inside().cell(level - 1)
      return
    }
    this.#endInner()
    this.#cell.add(this.#taken(this.#text))
    const text = this.#taken(this.#cell)
    if (this.#row.length < MOST_CELLS) this.#row.push(text)
    else this.#row.push(`${this.#row.pop() ?? ''}\t${text}`)
  }

  row(level = 1): void {
    if (this.#isDeeper(level)) {
      this.#inside().row(level - 1)
      return
    }
    this.#endInner()
    if (!this.#text.empty || !this.#cell.empty) this.cell()
    this.#beginTable()
    this.#out.beginRow()
    for (const text of this.#row) {
      this.#out.beginCell()
      this.#out.beginParagraph()
      this.#out.text?.literal(text)
      this.#out.endCell()
    }
    this.#out.endRow()
    this.#row = []
  }

  #endTable(): void {
    // A row without its end, as where a file is cut off.
    if (this.#row.length > 0 || !this.#cell.empty) this.row()
    if (this.#hasTable) this.#out.endTable()
    this.#hasTable = false
  }

  end(): void {
    this.#endInner()
    if (!this.#text.empty && this.#row.length === 0) this.paragraph(0)
    this.#endTable()
  }
}
