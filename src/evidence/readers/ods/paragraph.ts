import { CellText } from '../cell-text.ts'

/**
 * Text of the paragraphs of one OpenDocument cell. White space runs count as one space, and as none at the beginning
 * of a paragraph (ODF 1.2, 6.1.2); spaces that are meant stand in elements of their own.
 */
export class Paragraphs {
  readonly #text = new CellText()
  #count = 0
  #afterSpace = true
  /** A space waits for what follows it. */
  #pending = false

  clear(): void {
    this.#text.clear()
    this.#count = 0
  }

  /** A paragraph begins; all but the first stand on a line of their own. */
  begin(): void {
    if (this.#count++ > 0) this.#text.add('\n')
    this.#afterSpace = true
    this.#pending = false
  }

  characters(text: string): void {
    if (!/[\t\n\r]| {2}|^ | $/.test(text)) {
      this.literal(text)
      return
    }
    for (const piece of text.split(/([ \t\n\r]+)/)) {
      if (piece === '') continue
      if (!/^[ \t\n\r]/.test(piece)) this.literal(piece)
      else if (!this.#afterSpace) this.#afterSpace = this.#pending = true
    }
  }

  /** Text that stands as it is: a tab, a line break, spaces that are meant. */
  literal(text: string): void {
    if (this.#pending) this.#text.add(' ')
    this.#pending = this.#afterSpace = false
    this.#text.add(text)
  }

  /** Spaces that are meant. */
  spaces(count: number): void {
    this.literal(' '.repeat(Math.min(count, 1 << 15)))
  }

  get overflow(): boolean {
    return this.#text.overflow
  }

  get text(): string {
    return this.#text.text
  }
}
