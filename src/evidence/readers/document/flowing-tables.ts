import type { DocumentOut } from './document-out.ts'

/** Cells of a row and characters of a cell beyond which a file only pretends to be a table. */
const MOST_CELLS = 1024
const LONGEST = 32 << 20

/**
 * Documents in which a table is no element but a way of ending paragraphs (Word 97-2003, RTF): takes the text as it
 * flows and hands on tables and paragraphs.
 */
export class FlowingTables {
  readonly #out: DocumentOut
  #text = ''
  #cell = ''
  #row: string[] = []
  #hasTable = false

  constructor(out: DocumentOut) {
    this.#out = out
  }

  text(text: string): void {
    if (this.#text.length + text.length <= LONGEST) this.#text += text
  }

  /** A paragraph ends; `inCell`: its cell goes on. */
  paragraph(inCell: boolean): void {
    if (inCell) {
      if (this.#cell.length <= LONGEST) this.#cell += `${this.#text}\n`
      this.#text = ''
      return
    }
    this.#endTable()
    this.#out.beginParagraph()
    this.#out.text?.literal(this.#text)
    this.#out.endParagraph()
    this.#text = ''
  }

  /** Nothing stands behind the last cell: where no formatting tells rows, a mark here ends one. */
  get isBehindCell(): boolean {
    return this.#text === '' && this.#cell === '' && this.#row.length > 0
  }

  cell(): void {
    this.#cell += this.#text
    this.#text = ''
    if (this.#row.length < MOST_CELLS) this.#row.push(this.#cell)
    else this.#row.push(`${this.#row.pop() ?? ''}\t${this.#cell}`)
    this.#cell = ''
  }

  row(): void {
    if (this.#text !== '' || this.#cell !== '') this.cell()
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
    if (this.#row.length > 0 || this.#cell !== '') this.row()
    if (this.#hasTable) this.#out.endTable()
    this.#hasTable = false
  }

  end(): void {
    if (this.#text !== '' && this.#row.length === 0) this.paragraph(false)
    this.#endTable()
  }
}
