import { Paragraphs } from './ods/paragraph.ts'

/** Most characters of comments that are gathered before they are read. */
const MOST = 1 << 24

/** Gathers the comments of a sheet or document, each paragraph a line; what would be too much is counted. */
export class Notes {
  /** Comments that were not taken in whole. */
  lost = 0
  /** Text of the element at hand is the comment's. */
  wantsText = false
  readonly #lines: string[] = []
  #length = 0
  #full = false
  #paragraph = new Paragraphs()
  readonly #ofText: ReadonlySet<string>

  /** `texts`: the elements whose text is that of the comment, not who wrote it and when. */
  constructor(...texts: readonly string[]) {
    this.#ofText = new Set(texts)
  }

  /** A comment begins. */
  begin(): void {
    this.#full = this.#length > MOST
    if (this.#full) this.lost++
  }

  opened(name: string): void {
    if (name === 's') this.#paragraph.literal(' ')
    if (this.#full || !this.#ofText.has(name)) return
    this.#paragraph = new Paragraphs()
    this.#paragraph.begin()
    this.wantsText = true
  }

  characters(text: string): void {
    this.#paragraph.characters(text)
  }

  /** A comment that is there as a whole. */
  add(text: string): void {
    this.begin()
    if (this.#full) return
    this.#length += text.length + 1
    if (text !== '') this.#lines.push(text)
  }

  /** Text whose line ends and blanks are meant. */
  literal(text: string): void {
    this.#paragraph.literal(text)
  }

  closed(name: string): void {
    if (!this.wantsText || !this.#ofText.has(name)) return
    this.wantsText = false
    const { text, overflow } = this.#paragraph
    if (overflow) this.lost++
    this.#length += text.length + 1
    if (text !== '') this.#lines.push(text)
  }

  /** Lines that were gathered. */
  get count(): number {
    return this.#lines.length
  }

  get text(): string {
    return this.#lines.join('\n')
  }
}
