import { CellText } from '../cell-text.ts'
import type { DocumentOut } from './document-out.ts'

/** Cells of a row beyond which a file only pretends to be a table. */
const MOST_CELLS = 1024

/**
 * Documents in which a table is no element but a way of ending paragraphs (Word 97-2003, RTF): takes the text as it
 * flows and hands on tables and paragraphs.
 */
export class FlowingTables {
  readonly #out: DocumentOut
  /** Of the paragraph at hand, and of those before it in its cell. */
  readonly #text = new CellText()
  readonly #cell = new CellText()
  #row: string[] = []
  #hasTable = false

  constructor(out: DocumentOut) {
    this.#out = out
  }

  text(text: string): void {
    this.#text.add(text)
  }

  /** A paragraph ends; `inCell`: its cell goes on. */
  paragraph(inCell: boolean): void {
    const text = this.#taken(this.#text)
    if (inCell) {
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

  cell(): void {
    this.#cell.add(this.#taken(this.#text))
    const text = this.#taken(this.#cell)
    if (this.#row.length < MOST_CELLS) this.#row.push(text)
    else this.#row.push(`${this.#row.pop() ?? ''}\t${text}`)
  }

  row(): void {
    if (!this.#text.empty || !this.#cell.empty) this.cell()
    if (!this.#hasTable) this.#out.beginTable()
    this.#hasTable = true
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
    if (!this.#text.empty && this.#row.length === 0) this.paragraph(false)
    this.#endTable()
  }
}
