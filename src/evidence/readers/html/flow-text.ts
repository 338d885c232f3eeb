import { CellText } from '../cell-text.ts'

/**
 * Text as a page shows it: runs of white space are one space, and none at the ends of a line; block elements stand on
 * lines of their own. A no-break space stays what it is.
 */
export class FlowText {
  readonly #text: CellText
  #space = false
  #lineEnd = true
  #breaks = 0
  /** Cells that were begun on the line at hand. */
  #cells = 0
  #tabs = 0
  /** Inside how many elements whose blanks and line ends stand as they are. */
  kept = 0

  constructor(text = new CellText()) {
    this.#text = text
  }

  clear(): void {
    this.#text.clear()
    this.#space = false
    this.#lineEnd = true
    this.#breaks = 0
    this.#cells = this.#tabs = 0
    this.kept = 0
  }

  add(text: string): void {
    if (this.kept > 0) this.#asItStands(text)
    else this.#flow(text)
  }

  #asItStands(text: string): void {
    for (const piece of text.split(/(\r\n?|\n)/)) {
      if (/^[\r\n]/.test(piece)) this.lineBreak()
      else if (piece !== '') this.#literal(piece)
    }
  }

  #flow(text: string): void {
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue
      if (/^[ \t\r\n\f]/.test(piece)) this.#space = !this.#lineEnd
      else this.#literal(piece)
    }
  }

  #literal(piece: string): void {
    if (this.#breaks > 0 && !this.#text.empty) this.#text.add('\n'.repeat(this.#breaks))
    if (this.#tabs > 0) this.#text.add('\t'.repeat(this.#tabs))
    else if (this.#space && this.#breaks === 0) this.#text.add(' ')
    this.#breaks = this.#tabs = 0
    this.#space = this.#lineEnd = false
    this.#text.add(piece)
  }

  /** `<br>`: one line further. */
  lineBreak(): void {
    this.#breaks = Math.min(this.#breaks + 1, 100)
    this.#space = false
    this.#lineEnd = true
  }

  /** A cell begins that is no element of a table: tabs stand between those of a line. */
  cell(): void {
    if (this.#cells++ > 0) this.#tabs = Math.min(this.#tabs + 1, 1000)
    this.#space = false
    this.#lineEnd = true
  }

  /** What follows stands in another column of the line at hand. */
  tab(): void {
    if (this.#breaks === 0 && !this.#text.empty) this.#tabs = Math.max(this.#tabs, 1)
  }

  /** The edge of a block within such a cell. */
  space(): void {
    this.#space = !this.#lineEnd
  }

  /** The edge of a block: what follows stands on another line. */
  block(): void {
    this.#breaks = Math.max(this.#breaks, 1)
    this.#cells = this.#tabs = 0
    this.#space = false
    this.#lineEnd = true
  }

  get overflow(): boolean {
    return this.#text.overflow
  }

  /** A cell of nothing but no-break spaces is how a page writes an empty one. */
  get text(): string {
    const { text } = this.#text
    return /^\u00a0+$/.test(text) ? '' : text
  }
}
